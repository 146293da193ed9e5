"""Chapter two of the white paper: private rounds, listings, regions, and a firm's story in a box."""

from __future__ import annotations

from corpus.generator.blocks import Group, Heading, Paragraph, para
from corpus.generator.facts import Party, Round, Spot, Stat
from corpus.generator.quantities import about, exact, less_than, more_than, said, several
from corpus.generator.text import Strong, note
from corpus.generator.whitepaper import figures as f
from corpus.generator.whitepaper.deals import DEAL_TABLE, DEALS
from corpus.generator.whitepaper.tables import BOARD_TABLE, REGION_TABLE, SECTOR_TABLE, STAGE_TABLE

YEAR = "2023"

PRIVATE = (
    Heading(1, "新型储能投融资市场分析", "chapter-2", "二、"),
    Heading(2, "一级市场：规模稳中有进，长时储能成为热点", "section-2-1", "（一）"),
    para(
        "2023年，联盟共追踪到新型储能领域融资事件{}，涉及企业{}，披露融资金额合计{}，同比分别增长{}、{}和{}。"
        "{}分季度看，三季度最为活跃，融资事件达到{}，四季度小幅回落至{}（图3）。从单笔金额看，"
        "平均每起融资{}，较上年略降；单笔{}的融资有{}，占披露总额的比重不足{}。",
        Stat(exact("286", "起"), "新型储能领域融资事件", "数量", YEAR, key="events"),
        Stat(exact("243", "家"), "获得融资的新型储能企业", "数量", YEAR, key="firms"),
        Stat(exact("512.9", "亿元"), "新型储能领域", "披露融资金额", YEAR, key="amount"),
        Stat(exact("33.0", "%"), "新型储能领域融资事件", "同比增长", YEAR, relation="growth"),
        Stat(exact("26.6", "%"), "获得融资的新型储能企业", "同比增长", YEAR, relation="growth"),
        Stat(
            exact("29.3", "%"),
            "新型储能领域披露融资金额",
            "同比增长",
            YEAR,
            relation="growth",
            key="amount-growth",
        ),
        note(
            "统计口径为公开披露的股权融资，不含债权融资、政府补助和上市公司再融资，"
            "同一企业当年多轮融资分别计入。"
        ),
        Stat(exact("82", "起"), "三季度新型储能融资事件", "数量", "2023-07/2023-09", key="third-quarter"),
        Stat(exact("75", "起"), "四季度新型储能融资事件", "数量", "2023-10/2023-12"),
        Stat(about("1.8", "亿元"), "新型储能融资", "平均单笔金额", YEAR, key="mean"),
        Stat(more_than("10", "亿元"), "单笔融资", "金额", YEAR, minor=True),
        Stat(exact("8", "起"), "单笔超过10亿元的融资", "数量", YEAR, key="large"),
        Stat(
            said("三成", None, 30, "%", "less_than"),
            "单笔超过10亿元的融资",
            "占比",
            YEAR,
            relation="share",
            base="披露融资金额",
        ),
    ),
    f.QUARTER_CHART,
    para(
        "分领域看，电芯与电池材料仍是吸金最多的环节，融资金额{}，占全部的{}；长时储能技术增长最快，"
        "全年获得融资{}，同比增长{}，增速高于全行业{}。储能系统集成、变流器与电力电子环节的融资金额分别为{}和"
        "{}（表2）。",
        Stat(exact("201.5", "亿元"), "电芯与电池材料领域", "融资金额", YEAR),
        Stat(
            exact("39.3", "%"),
            "电芯与电池材料领域融资金额",
            "占比",
            YEAR,
            relation="share",
            base="新型储能披露融资金额",
            key="cells-share",
        ),
        Stat(exact("79.7", "亿元"), "长时储能技术领域", "融资金额", YEAR, key="long-amount"),
        Stat(
            exact("95.3", "%"),
            "长时储能技术领域融资金额",
            "同比增长",
            YEAR,
            relation="growth",
            key="long-growth",
        ),
        Stat(exact("66.0", "个百分点"), "长时储能技术领域融资增速", "高于全行业", YEAR, relation="change"),
        Stat(exact("118.6", "亿元"), "储能系统集成领域", "融资金额", YEAR),
        Stat(exact("62.4", "亿元"), "变流器与电力电子领域", "融资金额", YEAR),
    ),
    SECTOR_TABLE,
    # The share in this paragraph contradicts table 3 on purpose: 79 of 286 is 27.6 %.
    para(
        "分轮次看，早期融资依旧活跃，A轮及以前的融资事件共{}，占全部融资事件的{}；其中A轮融资事件{}，"
        "占比为{}。成熟期项目单笔金额较大，C轮和D轮及以后合计融资{}，占全部融资金额的{}（表3）。",
        Stat(exact("161", "起"), "A轮及以前的融资事件", "数量", YEAR),
        Stat(exact("56.3", "%"), "A轮及以前的融资事件", "占比", YEAR, relation="share", base="全部融资事件"),
        Stat(exact("79", "起"), "A轮融资事件", "数量", YEAR, key="round-a"),
        Stat(
            exact("29.6", "%"),
            "A轮融资事件",
            "占比",
            YEAR,
            relation="share",
            base="全部融资事件",
            key="round-a-share",
        ),
        Stat(exact("221.2", "亿元"), "C轮和D轮及以后", "融资金额", YEAR),
        Stat(
            exact("43.1", "%"),
            "C轮和D轮及以后融资金额",
            "占比",
            YEAR,
            relation="share",
            base="全部融资金额",
            key="late-share",
        ),
    ),
    STAGE_TABLE,
    para(
        "从投资方看，市场化机构与产业资本、国有资本形成合力。霁川资本全年出手{}，为储能领域最活跃的市场化机构"
        "；融昇电气等行业龙头通过战略投资和并购整合上下游资源。除表4所列项目外，储能热管理企业澄屿科技已于{}"
        "完成{}的增资，东序智造基金等{}投资方参与。",
        Stat(
            said("十余次", 10, None, "次", "more_than"), "霁川资本储能领域投资", "次数", YEAR, key="jichuan"
        ),
        Spot("2022年12月", "chengyu"),
        Stat(exact("2.25", "亿元"), "澄屿科技增资", "金额", "2022-12", minor=True, key="chengyu-amount"),
        Stat(exact("10", "名"), "参与澄屿科技增资的投资方", "数量", "2022-12", minor=True),
    ),
    DEAL_TABLE,
)

LISTED = (
    Heading(2, "二级市场：上市节奏放缓，科创板占比居首", "section-2-2", "（二）"),
    para(
        "2023年，新增新型储能上市企业{}，首发募集资金{}，同比分别减少{}和下降{}。受审核节奏变化影响，"
        "四季度仅有{}完成上市。截至2023年底，联盟累计追踪到新型储能上市企业{}，其中科创板{}、创业板{}，"
        "两者合计占比{}。",
        Stat(exact("9", "家"), "新增新型储能上市企业", "数量", YEAR, key="listed"),
        Stat(exact("132.8", "亿元"), "新增新型储能上市企业", "首发募集资金", YEAR, key="raised"),
        Stat(exact("2", "家"), "新增新型储能上市企业", "同比减少", YEAR, relation="change"),
        Stat(
            exact("28.8", "%"),
            "新型储能上市企业首发募集资金",
            "同比下降",
            YEAR,
            relation="growth",
            key="raised-drop",
        ),
        Stat(exact("1", "家"), "四季度新增新型储能上市企业", "数量", "2023-10/2023-12"),
        Stat(exact("64", "家"), "新型储能上市企业", "累计数量", "2023-12-31", key="listed-all"),
        Stat(exact("23", "家"), "科创板新型储能上市企业", "累计数量", "2023-12-31"),
        Stat(exact("21", "家"), "创业板新型储能上市企业", "累计数量", "2023-12-31"),
        Stat(
            said("近七成", None, 70, "%", "nearly"),
            "科创板和创业板新型储能上市企业",
            "占比",
            "2023-12-31",
            relation="share",
            base="新型储能上市企业",
            key="two-boards",
        ),
    ),
    f.LISTING_CHART,
    BOARD_TABLE,
)

REGIONS = (
    Heading(2, "区域格局：东部领跑，中部提速", "section-2-3", "（三）"),
    para(
        "东部地区融资事件{}，占全国的{}，继续保持领先；中部地区融资事件{}，同比增长{}，"
        "增速居四大地区首位（图5）。从金额看，东部、中部、西部和东北地区分别获得融资{}、{}、{}和{}（表6）。"
        "从省份看，江苏、广东、浙江{}省融资金额合计超过{}，占全国的{}。",
        Stat(exact("186", "起"), "东部地区新型储能融资事件", "数量", YEAR, "东部"),
        Stat(
            exact("65.0", "%"),
            "东部地区新型储能融资事件",
            "占比",
            YEAR,
            "东部",
            "share",
            "全国融资事件",
            key="east-share",
        ),
        Stat(exact("54", "起"), "中部地区新型储能融资事件", "数量", YEAR, "中部"),
        Stat(
            exact("42.1", "%"),
            "中部地区新型储能融资事件",
            "同比增长",
            YEAR,
            "中部",
            "growth",
            key="central-growth",
        ),
        Stat(exact("352.6", "亿元"), "东部地区新型储能", "融资金额", YEAR, "东部"),
        Stat(exact("88.7", "亿元"), "中部地区新型储能", "融资金额", YEAR, "中部"),
        Stat(exact("58.9", "亿元"), "西部地区新型储能", "融资金额", YEAR, "西部"),
        Stat(exact("12.7", "亿元"), "东北地区新型储能", "融资金额", YEAR, "东北"),
        Stat(said("三", 3, 3, "个"), "融资居前的省份", "数量", YEAR, minor=True),
        Stat(
            more_than("260", "亿元", "{n}{u}"),
            "江苏、广东、浙江三省新型储能",
            "融资金额",
            YEAR,
            "江苏、广东、浙江",
            key="three-provinces",
        ),
        Stat(
            said("一半以上", 50, None, "%", "more_than"),
            "江苏、广东、浙江三省新型储能融资金额",
            "占比",
            YEAR,
            "江苏、广东、浙江",
            "share",
            "全国新型储能融资金额",
        ),
    ),
    f.REGION_CHART,
    REGION_TABLE,
)

BOX = Group(
    (
        Paragraph(text=para("专栏1　衡谷液流：长时储能企业的融资路径").text, css="box-title", key="box"),
        para(
            "衡谷液流成立于2020年，专注全钒液流电池电堆与系统，是长时储能赛道的代表企业，现有员工{}，"
            "建有年产{}的自动化产线。",
            Stat(less_than("400", "人"), "衡谷液流", "员工人数", None),
            Stat(exact("300", "兆瓦"), "衡谷液流自动化产线", "年产能", None, key="box-capacity"),
        ),
        para(
            "{}2021年6月，{}获得{}天使轮融资，由青禾岭创投独家投资，用于电堆中试线建设。",
            Strong("起步阶段。"),
            Spot("衡谷液流", "hg-angel"),
            Stat(several("千万元"), "衡谷液流天使轮融资", "金额", "2021-06", minor=True),
        ),
        para(
            "{}2022年9月，{}完成{}A轮融资，霁川资本领投，砚池创投、旭麓资本跟投，资金主要用于扩建电解液产能。",
            Strong("成长阶段。"),
            Spot("衡谷液流", "hg-a"),
            Stat(exact("1.2", "亿元"), "衡谷液流A轮融资", "金额", "2022-09", minor=True, key="hg-a-amount"),
        ),
        para(
            "{}2023年8月，{}再获{}B轮融资，皖江新型储能产业母基金参与投资，公司估值较A轮提高{}，"
            "在手订单达到{}。",
            Strong("规模化阶段。"),
            Spot("衡谷液流", "hg-b"),
            Stat(exact("5", "亿元"), "衡谷液流B轮融资", "金额", "2023-08", minor=True),
            Stat(
                said("两倍多", 2, None, "倍", "more_than"),
                "衡谷液流估值",
                "较A轮提高",
                "2023-08",
                relation="growth",
            ),
            Stat(exact("1.6", "吉瓦时"), "衡谷液流", "在手订单", "2023", key="orders"),
        ),
    ),
    "box",
)

ROUNDS = (
    *(deal.fact(DEAL_TABLE.row_key(i)) for i, deal in enumerate(DEALS)),
    Round(
        "澄屿科技",
        "chengyu",
        "2022-12",
        None,
        "capital_increase",
        exact("2.25", "亿元"),
        (Party("东序智造基金"),),
        more={"investors_incomplete": "等10名"},
    ),
    Round(
        "衡谷液流",
        "hg-angel",
        "2021-06",
        "天使轮",
        amount=several("千万元"),
        parties=(Party("青禾岭创投", "sole"),),
    ),
    Round(
        "衡谷液流",
        "hg-a",
        "2022-09",
        "A轮",
        amount=exact("1.2", "亿元"),
        parties=(
            Party("霁川资本", "lead"),
            Party("砚池创投", "participant"),
            Party("旭麓资本", "participant"),
        ),
    ),
    Round(
        "衡谷液流",
        "hg-b",
        "2023-08",
        "B轮",
        amount=exact("5", "亿元"),
        parties=(Party("皖江新型储能产业母基金"),),
        more={"duplicate_of": "表 4 同一轮融资"},
    ),
)

BLOCKS = (*PRIVATE, *LISTED, *REGIONS, BOX)
