"""Chapter one of the white paper: capacity, technology, and what governments did."""

from __future__ import annotations

from corpus.generator.blocks import Heading, para
from corpus.generator.facts import Policy, Spot, Stat
from corpus.generator.quantities import about, at_least, exact, more_than, said
from corpus.generator.tables import Row, Table
from corpus.generator.text import Strong, note
from corpus.generator.whitepaper import figures as f

YEAR_END = "2023-12-31"

# Region, policy, what it does.
REGIONAL = (
    (
        "北京",
        "北京市新型储能产业提质行动方案（2023—2025年）",
        "支持在京企业牵头组建储能创新联合体，对承担关键技术攻关任务的给予最高2000万元支持；"
        "建设储能安全检测公共平台，2025年前形成不少于15项团体标准。",
    ),
    (
        "天津",
        "天津市储能制造集聚发展若干措施",
        "对新建储能电芯、变流器产线按设备投资的8%给予补助，单个项目不超过3000万元；对实现本地配套的链主企业给予"
        "奖励。",
    ),
    (
        "江苏",
        "江苏省新型储能产业集群培育工作方案",
        "到2025年，全省新型储能产业规模达到3500亿元以上，培育年营业收入超百亿元企业10家以上；"
        "沿江布局电芯与材料基地，对首台（套）装备按售价的15%给予奖励。",
    ),
    (
        "浙江",
        "浙江省新型储能应用场景拓展计划",
        "每年遴选20个左右用户侧储能示范场景；鼓励设区的市设立储能产业基金，支持湖州、"
        "宁波建设储能安全与系统集成特色园区。",
    ),
    (
        "安徽",
        "安徽省长时储能技术攻关实施意见",
        "采取“揭榜挂帅”方式支持液流电池、压缩空气储能攻关，单个项目支持额度不超过1500万元；"
        "设立新型储能产业母基金，引导社会资本投早投小。",
    ),
    (
        "山东",
        "山东省独立储能参与电力市场规则（试行）",
        "明确独立储能容量补偿标准和充放电价格形成方式，允许同一电站在现货市场与调频辅助服务市场之间按日选择；"
        "对按期并网的示范项目优先安排并网接入，首批示范项目总功率不低于100万千瓦。",
    ),
    (
        "广东",
        "广东省新型储能制造业高质量发展专项规划",
        "到2027年，全省新型储能产业营业收入达到1万亿元；在广州、深圳、惠州布局电芯与储能变流器基地，"
        "建设3个以上国家级创新平台。",
    ),
    (
        "湖南",
        "湖南省先进储能材料强链补链行动方案",
        "围绕正负极材料、电解液和电池回收补链强链，对年新增投资额超过5亿元的项目实行“一事一议”；"
        "到2025年电池回收利用率达到90%。",
    ),
    (
        "四川",
        "四川省水光储一体化发展指导意见",
        "推动攀西、川西北清洁能源基地配套建设压缩空气储能和独立储能电站，对并网时长4小时以上的项目给予每千瓦时0."
        "25元放电补偿。",
    ),
    (
        "宁夏",
        "宁夏回族自治区共享储能管理办法",
        "建立共享储能容量租赁统一平台，租赁价格上限为每千瓦每年220元；新能源企业租赁比例不低于装机容量的10%、"
        "时长不少于2小时。",
    ),
)

POLICY_TABLE = Table(
    "table-1",
    ("地区", "政策名称", "主要举措"),
    tuple(Row((region, f"《{name}》", act)) for region, name, act in REGIONAL),
    (10, 30, 60),
    "cll",
    "2023年部分地区新型储能产业政策及主要举措",
    "表 1",
    source="资料来源：各地政府网站，联盟整理",
)

POLICIES = (
    Policy("关于加快推动新型储能发展的指导意见", "policy-guide", ("国家发展改革委", "国家能源局")),
    Policy("“十四五”新型储能发展实施方案", "policy-plan", ("国家发展改革委", "国家能源局")),
    Policy("关于推动能源电子产业发展的指导意见", "policy-electronics", ("工业和信息化部",), "2023-01"),
    *(
        Policy(name, POLICY_TABLE.row_key(i), (), "2023", None, region, "provincial")
        for i, (region, name, _) in enumerate(REGIONAL)
    ),
)

BLOCKS = (
    Heading(1, "2023年新型储能产业发展概况", "chapter-1", "一、"),
    para(
        "2023年，在“双碳”目标牵引和电力市场化改革推动下，我国新型储能装机持续快速增长，产业生态加快完善，"
        "政策重心由“强制配储”转向“市场化用储”，行业进入由政策驱动与市场驱动并重的新阶段。"
    ),
    Heading(2, "装机规模跨越式增长，技术路线多元并进", "section-1-1", "（一）"),
    para(
        "截至2023年底，全国已投运新型储能项目{}累计装机规模达{}，较2022年底的{}增长{}；全年新增装机{}，"
        "新增规模约为上年末存量的{}。按平均储能时长{}测算，对应储能电量{}。",
        note("新型储能指除抽水蓄能以外，以输出电力为主要形式并对外提供服务的储能项目。"),
        Stat(exact("33.92", "吉瓦"), "新型储能", "累计装机规模", YEAR_END, key="capacity"),
        Stat(exact("14.36", "吉瓦"), "新型储能", "累计装机规模", "2022-12-31"),
        Stat(
            exact("136.2", "%"),
            "新型储能累计装机规模",
            "增长",
            YEAR_END,
            relation="growth",
            key="capacity-growth",
        ),
        Stat(exact("19.56", "吉瓦"), "新型储能", "新增装机", "2023", key="capacity-new"),
        Stat(
            about("1.4", "倍", "{n}{u}"),
            "新型储能新增装机",
            "与上年末存量之比",
            "2023",
            relation="multiple",
            base="2022年末累计装机规模",
        ),
        Stat(exact("2.1", "小时"), "新型储能", "平均储能时长", YEAR_END),
        Stat(about("71", "吉瓦时"), "新型储能", "储能电量", YEAR_END, key="energy"),
    ),
    f.CAPACITY_CHART,
    para(
        "从技术路线看，锂离子电池仍占据主导地位，累计装机占比为{}，较上年末下降{}；液流电池、"
        "压缩空气储能占比分别为{}和{}，钠离子电池实现{}的突破。长时储能的商业化进程明显提速，"
        "{}的新立项项目储能时长达到{}（图2）。",
        Stat(
            exact("93.1", "%"),
            "锂离子电池储能累计装机",
            "占比",
            YEAR_END,
            relation="share",
            base="新型储能累计装机规模",
            key="lithium",
        ),
        Stat(
            exact("1.3", "个百分点"),
            "锂离子电池储能累计装机占比",
            "较上年末下降",
            YEAR_END,
            relation="change",
        ),
        Stat(
            exact("2.7", "%"),
            "液流电池储能累计装机",
            "占比",
            YEAR_END,
            relation="share",
            base="新型储能累计装机规模",
        ),
        Stat(
            exact("1.9", "%"),
            "压缩空气储能累计装机",
            "占比",
            YEAR_END,
            relation="share",
            base="新型储能累计装机规模",
        ),
        Stat(said("百兆瓦级", 100, 100, "兆瓦"), "钠离子电池储能", "装机突破", YEAR_END, minor=True),
        Stat(
            said("三成以上", 30, None, "%", "at_least"),
            "储能时长4小时的新立项项目",
            "占比",
            "2023",
            relation="share",
            base="新立项项目",
            key="long",
        ),
        Stat(exact("4", "小时"), "新立项储能项目", "储能时长", "2023", minor=True),
    ),
    para(
        "从应用场景看，新能源配储、独立储能和用户侧储能的装机占比分别为{}、{}和{}。独立储能占比首次接近{}，"
        "单体规模向大型化发展，全国单体功率{}的电站已有{}。从成本看，受碳酸锂价格回落影响，"
        "储能系统中标均价由年初的{}降至年末的{}，降幅为{}，行业竞争随之加剧。",
        Stat(
            exact("42.6", "%"),
            "新能源配储",
            "装机占比",
            YEAR_END,
            relation="share",
            base="新型储能累计装机规模",
        ),
        Stat(
            exact("38.9", "%"),
            "独立储能",
            "装机占比",
            YEAR_END,
            relation="share",
            base="新型储能累计装机规模",
            key="independent",
        ),
        Stat(
            exact("18.5", "%"),
            "用户侧储能",
            "装机占比",
            YEAR_END,
            relation="share",
            base="新型储能累计装机规模",
        ),
        Stat(
            said("四成", None, 40, "%", "nearly"),
            "独立储能",
            "装机占比",
            YEAR_END,
            relation="share",
            base="新型储能累计装机规模",
        ),
        Stat(at_least("10", "万千瓦", "{n}{u}及以上"), "储能电站", "单体功率", YEAR_END, minor=True),
        Stat(
            more_than("80", "座", "{n}余{u}"),
            "单体功率10万千瓦及以上的储能电站",
            "数量",
            YEAR_END,
            key="stations",
        ),
        Stat(exact("1.45", "元/瓦时"), "储能系统", "中标均价", "2023", key="price-high"),
        Stat(exact("0.82", "元/瓦时"), "储能系统", "中标均价", "2023", key="price-low"),
        Stat(exact("43.4", "%"), "储能系统中标均价", "降幅", "2023", relation="growth"),
    ),
    f.TECHNOLOGY_CHART,
    Heading(2, "政策体系持续完善，各地竞相布局", "section-1-2", "（二）"),
    para(
        "国家层面，国家发展改革委、国家能源局先后印发《{}》《{}》，明确了到2025年新型储能装机规模达到{}的目标"
        "。2023年1月，工业和信息化部等{}部门印发《{}》，把新型储能电池列为能源电子产业的重点方向。",
        Spot("关于加快推动新型储能发展的指导意见", "policy-guide"),
        Spot("“十四五”新型储能发展实施方案", "policy-plan"),
        Stat(at_least("3000", "万千瓦"), "新型储能", "装机规模目标", "2025", key="goal"),
        Stat(said("六", 6, 6, "个"), "联合印发文件的部门", "数量", "2023-01", minor=True),
        Spot("关于推动能源电子产业发展的指导意见", "policy-electronics"),
    ),
    para(
        "地方层面，{}截至2023年底已有{}省（区、市）出台新型储能政策，较上年末增加{}；"
        "{}省份建立了容量补偿机制，{}提出了产业规模目标。支持方式有设备补助、首台（套）奖励和产业基金等，"
        "比例多为投资额的{}（表1）。",
        Strong("政策密度提高。"),
        Stat(exact("26", "个"), "出台新型储能政策的省（区、市）", "数量", YEAR_END, key="provinces"),
        Stat(exact("7", "个"), "出台新型储能政策的省（区、市）", "较上年末增加", YEAR_END, relation="change"),
        Stat(exact("18", "个"), "建立容量补偿机制的省份", "数量", YEAR_END, key="compensation"),
        Stat(
            said("近半数", None, 50, "%", "nearly"),
            "提出产业规模目标的省份",
            "占比",
            YEAR_END,
            relation="share",
            minor=True,
        ),
        Stat(said("8%—15%", 8, 15, "%", "range"), "各地储能设备补助", "补助比例", "2023", key="subsidy"),
    ),
    POLICY_TABLE,
    para(
        "总体看，地方政策呈现{}特点：一是由单纯鼓励建设转向建设与运营并重，二是由普惠补贴转向按效果补偿，"
        "三是由支持制造转向支持全产业链协同。与此同时，部分地区仍存在项目重复布局、调用水平不高等问题，"
        "已投运电站年均等效充放电次数约为{}，距离{}的设计值还有较大差距。",
        Stat(said("三个", 3, 3, "个"), "地方政策", "特点数", None, minor=True),
        Stat(about("186", "次", "{n}{u}"), "已投运储能电站", "年均等效充放电次数", "2023", key="cycles"),
        Stat(exact("330", "次"), "储能电站", "年等效充放电次数设计值", "2023"),
    ),
)
