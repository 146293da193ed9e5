"""The notice that issues the measures: red head, addressees, body, signature."""

from __future__ import annotations

from corpus.generator.blocks import Heading, Html, para
from corpus.generator.facts import Spot

BUREAU = "湖州市新型储能产业发展局"
NUMBER = "湖储发〔2024〕18号"
ATTACHED = "湖州市促进新型储能产业高质量发展若干措施"
TITLE = f"{BUREAU}关于印发《{ATTACHED}》的通知"
RECIPIENTS = "各区县人民政府，湖州南太湖新区管委会，市级有关部门"

NOTICE = (
    Html(
        f'<div class="red-head">{BUREAU}文件</div><div class="number">{NUMBER}</div><div class="red-rule"><'
        f"/div>"
    ),
    Html(
        f'<div class="title" id="notice-title">{BUREAU}关于印发<br>《湖州市促进新型储能产业高质量发展<br>若'
        f"干措施》的通知</div>"
    ),
    para(f"{RECIPIENTS}：", css="recipients"),
    para(
        "《{}》已经市政府常务会议审议通过，现印发给你们，请结合实际认真贯彻执行。",
        Spot(ATTACHED, "named-measures"),
    ),
    para(
        "各地各有关部门要高度重视新型储能产业发展，建立工作专班，细化任务清单，压实工作责任，"
        "确保各项措施落地见效。市新型储能产业发展局要会同市财政局等部门抓紧制定资金管理办法和申报指南，"
        "优化申报流程，推行免申即享、快享快兑，及时向社会公布兑现情况，接受社会监督。"
    ),
    para(
        "执行中遇到的问题，请径向市新型储能产业发展局反映。已经按照原有政策申报但尚未兑现的项目，"
        "按照原政策继续执行，不得与本措施重复享受。"
    ),
    Html(
        f'<div class="attachments"><p>附件：1．{ATTACHED}</p><p class="second">2．湖州市新型储能产业支持事项'
        f"一览表</p></div>"
        f'<div class="signature">{BUREAU}<br>2024年4月26日</div><p class="public">（此件公开发布）</p>'
        '<div class="page-break"></div>'
    ),
    Html('<p class="attachment-mark">附件1</p>'),
    Heading(1, ATTACHED, "attached-title", css="attached-title"),
)
