"""Cover, imprint and foreword of the white paper."""

from __future__ import annotations

from corpus.generator.blocks import Heading, Html, para
from corpus.generator.facts import Stat
from corpus.generator.quantities import about, exact, said

COVER = Html(
    """
<div class="cover">
  <svg class="logo" width="300" height="46" viewBox="0 0 300 46" font-family="Noto Sans CJK SC">
    <path d="M4 30 q11 -22 22 0 t22 0" fill="none" stroke="#17788c" stroke-width="4"/>
    <path d="M4 38 q11 -22 22 0 t22 0" fill="none" stroke="#f0a13a" stroke-width="4"/>
    <text x="60" y="26" font-size="17" font-weight="bold" fill="#17788c">江海储能产业研究院</text>
    <text x="60" y="40" font-size="7.6" fill="#38474d">Jianghai Energy Storage Industry Institute</text>
  </svg>
  <div class="series"><b>研究报告</b>　No.202403</div>
  <div class="title">中国新型储能产业<br>投融资白皮书</div>
  <div class="year">（2023年）</div>
  <div class="publisher">江海储能产业研究院<br>江海新型储能产业联盟<br>2024年3月</div>
</div>
"""
)

IMPRINT = Html(
    """
<div class="imprint">
  <div class="imprint-title">版权声明</div>
  <p>江海储能产业研究院享有本白皮书的著作权。欢迎在注明出处的前提下引用文字和图表；用于商业出版或者作较大改动的，
  请事先与本院联系并取得书面同意。</p>
  <div class="imprint-title">样例说明</div>
  <p>本文件是演示文档读取的样例。文中的企业、投资机构、基金、地方政策和市场数据均属虚构，与任何实际主体无关，不构成投资建议，请勿引用。</p>
  <div class="people"><b>主　编</b>　　季云舟　　温若棠</div>
  <div class="people"><b>编写组</b>　　邵以宁　　戚望川　　卓听雨　　骆秋白　　阮知非</div>
  <div class="people"><b>牵头单位</b>　江海储能产业研究院</div>
  <div class="people"><b>参编单位</b>　江海新型储能产业联盟　　泽晖会计师事务所（特殊普通合伙）</div>
</div>
"""
)


FOREWORD = (
    Heading(1, "前　言", "foreword", listed=False, css="front-title"),
    para(
        "新型储能是构建新型电力系统的重要支撑，也是资本市场近年来持续关注的方向。2023年，"
        "我国新型储能由示范应用迈入规模化发展阶段，产业链各环节加快成熟，技术路线由锂离子电池一枝独秀转向多元"
        "并进，资本的着眼点也由“拼规模”转向“拼质量”。"
    ),
    para(
        "从产业规模看，截至2023年底，全国新型储能累计装机规模达到{}，较上年末增长{}。从一级市场看，"
        "联盟全年追踪到新型储能领域融资事件{}，同比增长{}；披露融资金额合计{}，同比增长{}。从二级市场看，"
        "全年新增新型储能上市企业{}，首发募集资金{}。从政府引导基金看，各地全年新设储能相关基金{}，"
        "目标总规模{}。",
        Stat(exact("33.92", "吉瓦"), "新型储能", "累计装机规模", "2023-12-31"),
        Stat(exact("136.2", "%"), "新型储能累计装机规模", "较上年末增长", "2023-12-31", relation="growth"),
        Stat(exact("286", "起"), "新型储能领域融资事件", "数量", "2023"),
        Stat(exact("33.0", "%"), "新型储能领域融资事件", "同比增长", "2023", relation="growth"),
        Stat(exact("512.9", "亿元"), "新型储能领域", "披露融资金额", "2023"),
        Stat(exact("29.3", "%"), "新型储能领域披露融资金额", "同比增长", "2023", relation="growth"),
        Stat(exact("9", "家"), "新增新型储能上市企业", "数量", "2023"),
        Stat(exact("132.8", "亿元"), "新增新型储能上市企业", "首发募集资金", "2023"),
        Stat(exact("27", "只"), "新设储能相关政府引导基金", "数量", "2023"),
        Stat(about("1860", "亿元"), "新设储能相关政府引导基金", "目标总规模", "2023"),
    ),
    para(
        "本白皮书是联盟{}发布的新型储能投融资年度报告，从产业发展、投融资市场、政府引导基金和发展趋势{}方面，"
        "梳理2023年我国新型储能产业的资本运行状况，力求为主管部门、产业企业和投资机构提供参考。",
        Stat(
            said("连续第三年", 3, 3, "年"), "联盟新型储能投融资年度报告", "连续发布年数", "2023", minor=True
        ),
        Stat(said("四个", 4, 4, "个"), "白皮书内容", "方面数", None, minor=True),
    ),
    para(
        "白皮书编写过程中得到了联盟成员单位和多家投资机构的大力支持，在此一并致谢。受数据来源和编者水平所限，"
        "疏漏在所难免，恳请各界批评指正。"
    ),
)
