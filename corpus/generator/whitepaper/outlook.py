"""Chapters three and four of the white paper, and the notes on definitions at its end."""

from __future__ import annotations

from corpus.generator.blocks import Heading, Html, para
from corpus.generator.facts import Fund, Spot, Stat
from corpus.generator.quantities import about, at_least, at_most, exact, more_than, nearly, said
from corpus.generator.tables import Row, Table
from corpus.generator.text import Strong
from corpus.generator.whitepaper.deals import FUND_TABLE
from corpus.generator.whitepaper.figures import FUND_CHART

YEAR, YEAR_END = "2023", "2023-12-31"

FUNDS_CHAPTER = (
    Heading(1, "政府引导基金与产业资本", "chapter-3", "三、"),
    Heading(2, "引导基金加快布局，母基金比重上升", "section-3-1", "（一）"),
    para(
        "2023年，各地新设储能相关政府引导基金{}，目标总规模{}，其中省级基金{}、市级和区级基金{}。"
        "表7列出了其中{}基金，规模合计{}。从投资模式看，采用母基金或“母基金+直投”模式的基金规模占比超过{}，"
        "“以投带引”成为地方招商的重要手段。",
        Stat(exact("27", "只"), "新设储能相关政府引导基金", "数量", YEAR, key="funds"),
        Stat(about("1860", "亿元"), "新设储能相关政府引导基金", "目标总规模", YEAR, key="funds-size"),
        Stat(exact("16", "只"), "省级新设储能相关政府引导基金", "数量", YEAR),
        Stat(exact("11", "只"), "市级和区级新设储能相关政府引导基金", "数量", YEAR),
        Stat(exact("12", "只"), "表7所列基金", "数量", YEAR),
        Stat(exact("848", "亿元"), "表7所列基金", "规模合计", YEAR, key="funds-listed"),
        Stat(
            said("七成", 70, None, "%", "more_than"),
            "采用母基金或“母基金+直投”模式的基金规模",
            "占比",
            YEAR,
            relation="share",
            base="新设储能相关政府引导基金规模",
        ),
    ),
    para(
        "从返投要求看，多数基金将返投比例由{}下调至{}左右，并把招引企业、子公司迁入等情形一并纳入认定。"
        "从存续期看，母基金一般为{}，其中投资期{}、退出期{}，早期项目可适当延长。",
        Stat(said("1.5倍", 1.5, 1.5, "倍"), "基金返投", "返投比例", "2022", relation="multiple"),
        Stat(about("1.1", "倍", "{n}{u}"), "基金返投", "返投比例", YEAR, relation="multiple", key="reinvest"),
        Stat(exact("12", "年"), "母基金", "存续期", YEAR, minor=True),
        Stat(exact("7", "年"), "母基金", "投资期", YEAR, minor=True),
        Stat(exact("5", "年"), "母基金", "退出期", YEAR, minor=True),
    ),
    FUND_CHART,
    para(
        "从级别看，省级基金仍是主力，市级和区级基金数量增长较快（图6）。从地区看，东部地区新设基金{}，"
        "中部和西部地区分别新设{}和{}，东北地区新设{}。从管理看，{}的基金委托市场化机构管理，"
        "管理费率多在{}之间；{}的基金设立了容错条款，明确单个子基金亏损不超过{}且尽职合规的，"
        "不追究相关人员责任。",
        Stat(exact("15", "只"), "东部地区新设储能相关政府引导基金", "数量", YEAR, "东部"),
        Stat(exact("7", "只"), "中部地区新设储能相关政府引导基金", "数量", YEAR, "中部", key="central-funds"),
        Stat(exact("4", "只"), "西部地区新设储能相关政府引导基金", "数量", YEAR, "西部"),
        Stat(exact("1", "只"), "东北地区新设储能相关政府引导基金", "数量", YEAR, "东北"),
        Stat(
            said("六成以上", 60, None, "%", "at_least"),
            "委托市场化机构管理的基金",
            "占比",
            YEAR,
            relation="share",
            base="新设储能相关政府引导基金",
        ),
        Stat(said("1%至2%", 1, 2, "%", "range"), "政府引导基金", "管理费率", YEAR, key="fee"),
        Stat(
            said("三分之一", 100 / 3, 100 / 3, "%"),
            "设立容错条款的基金",
            "占比",
            YEAR,
            relation="share",
            base="新设储能相关政府引导基金",
        ),
        Stat(at_most("40", "%", "{n}{u}"), "容错条款中单个子基金", "亏损上限", YEAR, minor=True),
    ),
    para(
        "值得关注的是，基金设立进度与实际投资进度存在一定差距。截至2023年底，{}新设基金实缴资金{}，"
        "实缴比例为{}；已完成投资决策的项目{}，涉及金额{}。社会资本平均出资占比仅为{}，低于{}的预期水平。",
        Stat(exact("27", "只"), "新设储能相关政府引导基金", "数量", YEAR),
        Stat(exact("558", "亿元"), "新设储能相关政府引导基金", "实缴资金", YEAR_END, key="paid-in"),
        Stat(
            exact("30.0", "%"),
            "新设储能相关政府引导基金",
            "实缴比例",
            YEAR_END,
            relation="share",
            base="目标总规模",
            key="paid-share",
        ),
        Stat(exact("74", "个"), "新设储能相关政府引导基金已完成投资决策的项目", "数量", YEAR_END),
        Stat(at_least("96", "亿元"), "新设储能相关政府引导基金已完成投资决策的项目", "涉及金额", YEAR_END),
        Stat(
            exact("34.5", "%"),
            "新设储能相关政府引导基金",
            "社会资本出资占比",
            YEAR_END,
            relation="share",
            key="social",
        ),
        Stat(
            exact("50", "%"), "新设储能相关政府引导基金", "社会资本出资占比预期", YEAR_END, relation="share"
        ),
    ),
    FUND_TABLE,
    Heading(2, "产业资本加速下场，投早投小成为共识", "section-3-2", "（二）"),
    para(
        "产业资本方面，储能产业链上市公司全年对外投资{}，其中{}投向种子期和初创期企业。2023年11月，"
        "融昇电气联合远樟资本发起设立总规模{}的{}，重点投资电力电子和储能控制方向，首期{}已完成募集。",
        Stat(exact("58", "起"), "储能产业链上市公司对外投资", "数量", YEAR, key="corporate"),
        Stat(
            said("四成以上", 40, None, "%", "at_least"),
            "投向种子期和初创期企业的对外投资",
            "占比",
            YEAR,
            relation="share",
            base="储能产业链上市公司对外投资",
        ),
        Stat(exact("15", "亿元"), "融昇储能产业基金", "总规模", "2023-11", minor=True),
        Spot("融昇储能产业基金", "rongsheng"),
        Stat(exact("6", "亿元"), "融昇储能产业基金", "首期规模", "2023-11", minor=True),
    ),
)

FUND_IN_TEXT = Fund(
    "融昇储能产业基金", exact("15", "亿元"), "rongsheng", None, None, "电力电子和储能控制", None
)

TRENDS = (
    Heading(1, "发展趋势与建议", "chapter-4", "四、"),
    Heading(2, "发展趋势", "section-4-1", "（一）"),
    para(
        "{}预计到2025年底，全国新型储能累计装机规模将超过{}，2024—2025年年均新增装机保持在{}。"
        "随着现货市场扩围，储能收益来源将由单一容量租赁转向“容量+电能量+辅助服务”组合，"
        "独立储能项目内部收益率有望提高{}。",
        Strong("一是规模增长由高速转向中高速。"),
        Stat(more_than("80", "吉瓦", "{n}{u}"), "新型储能", "累计装机规模预测", "2025-12-31", key="forecast"),
        Stat(about("23", "吉瓦", "{n}{u}左右"), "新型储能", "年均新增装机预测", "2024/2025"),
        Stat(
            said("2至3个百分点", 2, 3, "百分点", "range"),
            "独立储能项目内部收益率",
            "提高",
            None,
            relation="change",
        ),
    ),
    para(
        "{}长时储能、钠离子电池和构网型储能将成为投资重点，预计2025年长时储能融资规模有望达到{}，"
        "占全行业的比重接近{}。安全、回收等配套环节的价值将被重新评估，退役电池回收市场空间达到{}。",
        Strong("二是投资由拼产能转向拼技术。"),
        Stat(at_least("150", "亿元"), "长时储能", "融资规模预测", "2025", key="long-forecast"),
        Stat(
            said("四分之一", None, 25, "%", "nearly"),
            "长时储能融资规模",
            "占比预测",
            "2025",
            relation="share",
            base="全行业融资规模",
        ),
        Stat(nearly("300", "亿元"), "退役电池回收", "市场空间", None),
    ),
    para(
        "{}上市审核趋严、并购政策放宽，将推动一批中型企业以并购方式退出。2023年储能领域已披露并购事件{}，"
        "较上年增加{}，预计未来{}仍将保持{}增长。",
        Strong("三是退出由依赖上市转向上市与并购并举。"),
        Stat(exact("13", "起"), "储能领域已披露并购事件", "数量", YEAR, key="mergers"),
        Stat(exact("5", "起"), "储能领域已披露并购事件", "较上年增加", YEAR, relation="change"),
        Stat(said("两年", 2, 2, "年"), "储能领域并购事件增长预测", "时长", None, minor=True),
        Stat(
            said("两位数", 10, 99, "%", "range"),
            "储能领域并购事件",
            "增长预测",
            "2024/2025",
            relation="growth",
            minor=True,
        ),
    ),
    Heading(2, "有关建议", "section-4-2", "（二）"),
    para(
        "{}建议加快完善容量电价和辅助服务市场，稳定社会资本的收益预期；统筹新型储能与抽水蓄能、"
        "煤电灵活性改造的规划布局，避免低水平重复建设。",
        Strong("完善市场机制。"),
    ),
    para(
        "{}建议扩大知识产权质押、供应链金融等业务在储能企业的覆盖面，引导保险机构开发储能电站安全责任险；"
        "鼓励国有基金建立以整个基金为单位的考核评价办法，容忍单个项目的正常亏损。",
        Strong("创新金融供给。"),
    ),
    para(
        "{}建议健全储能电站设计、验收、运维、退役全过程标准，建立安全信息强制报送制度，推动形成覆盖电芯、"
        "模组、系统{}的检测认证体系。",
        Strong("强化安全约束。"),
        Stat(said("三级", 3, 3, "级"), "储能检测认证体系", "级数", None, minor=True),
    ),
)

DEFINITIONS = Table(
    "table-a",
    ("指标", "口径", "数据来源"),
    (
        Row(("累计装机规模", "统计期末已投运项目的额定功率之和，不含抽水蓄能", "联盟项目库")),
        Row(("融资事件", "公开披露的股权融资，以披露日期为准", "公开资料、企业填报")),
        Row(("融资金额", "外币按披露当日汇率折算；未披露金额的事件按同轮次中位数估算", "联盟测算")),
        Row(("上市企业", "储能相关收入占比不低于30%的境内上市公司", "证券交易所公告")),
        Row(("四大地区", "东部、中部、西部、东北，按国家统计局划分", "国家统计局")),
    ),
    (20, 54, 26),
    "lll",
    "主要指标口径说明",
    "附表",
    ruling="borderless",
)

APPENDIX = (
    Heading(1, "附录　指标口径说明", "appendix"),
    para("本白皮书所用主要指标的口径如下。未注明来源的数据均由联盟根据公开资料整理。"),
    DEFINITIONS,
    Html(
        '<div class="colophon"><b>江海储能产业研究院</b><br>地址：江苏省南通市崇川区<br>电话：'
        "0513-5550 0188<br>"
        "网址：www.jianghai-storage.example</div>"
    ),
)

BLOCKS = (*FUNDS_CHAPTER, *TRENDS, *APPENDIX)
