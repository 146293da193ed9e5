"""Claims about the policy, with the verdict each deserves."""

from __future__ import annotations

from corpus.generator.facts import Check, Claim


def yes(text: str, at: str, evidence: str, why: str) -> Claim:
    return Claim(text, "supported", at, evidence, why)


def wrong(text: str, at: str, evidence: str, why: str) -> Claim:
    return Claim(text, "contradicted", at, evidence, why)


def silent(text: str, why: str) -> Claim:
    return Claim(text, "not_found", why=why)


CLAIMS = (
    yes("到2025年，湖州新型储能产业年营业收入要达到600亿元。", "target-2025", "600亿元", "第二条"),
    yes(
        "2027年前要新增大约20家国家级专精特新“小巨人”企业。",
        "target-giants",
        "20家左右",
        "第二条，左右即大约",
    ),
    yes("设备投资补助比例为10%，单个项目封顶3000万元。", "invest-cap", "最高不超过3000万元", "第四条"),
    yes("年营收首次突破百亿元的企业可获500万元奖励。", "scale-100", "500万元", "第五条，分别对应"),
    yes("国际首台（套）储能装备最高奖励五百万元。", "first-set", "最高500万元", "第七条，中文数字写法"),
    yes("长时储能攻关项目按研发投入的40%资助。", "long-ratio", "资助比例提高到40%", "第八条"),
    yes("用户侧储能按放电量每千瓦时补0.2元，补两年。", "discharge", "0.2元/千瓦时", "第十一条"),
    yes("湖州太湖源新型储能产业基金总规模为50亿元。", "fund-size", "总规模50亿元", "第十四条"),
    yes("本措施2024年6月1日起施行。", "validity", "自2024年6月1日起施行", "第二十条"),
    yes("通知的文号是湖储发〔2024〕18号。", "notice-title", "湖储发〔2024〕18号", "红头下方"),
    wrong("年营收首次突破50亿元的企业奖励500万元。", "scale-50", "300万元", "50亿元对应300万元"),
    wrong("到2027年建成独立储能电站8座。", "stations", "到2026年，建成独立储能电站8座", "期限是2026年"),
    wrong("国家级单项冠军企业奖励50万元。", "champion", "奖励100万元", "50万元是“小巨人”企业"),
    wrong("单户企业每年贴息至少200万元。", "interest-cap", "最高200万元", "是上限，不是下限"),
    wrong(
        "攻关项目资助由市经济和信息化局负责。",
        "research-cap",
        "单个项目最高800万元",
        "责任单位是市科技局、市财政局",
    ),
    wrong("措施有效期至2026年底。", "validity", "有效期至2027年12月31日", "应为2027年12月31日"),
    wrong("骗取资金的单位五年内不得申报。", "ban", "三年", "应为三年"),
    silent("全市每年安排储能专项资金10亿元。", "未写资金总盘子"),
    silent("市区两级财政按6:4分担奖补资金。", "未写分担比例"),
    silent("储能电站须投保安全责任险。", "只说首台（套）保险"),
    silent("新能源项目配储比例不低于10%。", "未写配储比例"),
)

CHECKS = (
    Check(
        "caption",
        "500万元 = 500万元",
        "500万元",
        "最高500万元",
        "consistent",
        ("first-set", "items-r4"),
        note="第七条与一览表第4行",
    ),
    Check(
        "caption",
        "50亿元 = 50亿元",
        "50亿元",
        "总规模50亿元",
        "consistent",
        ("fund-size", "items-r11"),
        note="第十四条与一览表第11行",
    ),
)
