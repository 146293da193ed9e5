"""The measures: chapters, articles, items, with their sums, ratios and targets."""

from __future__ import annotations

from corpus.generator.facts import Amount, Ratio, Spot, Stat, Target
from corpus.generator.measures import Chapters
from corpus.generator.quantities import about, at_least, at_most, exact, more_than, said
from corpus.generator.text import Text

REGION = "浙江湖州"
c = Chapters()


def most(number: str, unit: str = "万元", form: str = "最高{n}{u}", **more: str) -> Amount:
    """A capped sum of support."""
    return Amount(at_most(number, unit, form), **more)


def paid(number: str, unit: str = "万元", **more: str) -> Amount:
    """A sum of support that is given as it stands."""
    return Amount(exact(number, unit), **more)


def bar(number: str, unit: str, form: str = "{n}{u}以上", condition: str = "") -> Amount:
    """A sum that a firm or project must reach."""
    return Amount(at_least(number, unit, form), "threshold", condition)


def percent(number: str, of: str, key: str | None = None) -> Ratio:
    return Ratio(exact(number, "%"), of, key)


GENERAL = (
    c.section("第一章", "总体要求"),
    c.item(
        "第一条",
        None,
        "为贯彻落实国家、省关于加快新型储能发展的决策部署，"
        "打造全国有影响力的新型储能产业基地，结合我市实际，制定本措施。",
    ),
    c.item(
        "第二条",
        "发展目标",
        "到2025年，全市新型储能产业年营业收入达到{}，规模以上企业达到{}；到2027年，年营业收入突破{}，"
        "培育年营业收入{}企业{}、{}企业{}，新增国家级专精特新“小巨人”企业{}，新型储能装机规模达到{}。",
        Target(exact("600", "亿元"), "2025", "target-2025"),
        Target(exact("120", "家"), "2025"),
        Target(more_than("1000", "亿元", "{n}{u}"), "2027", "target-2027"),
        Amount(more_than("100", "亿元", "超{n}{u}"), "threshold", "年营业收入"),
        Target(exact("2", "家"), "2027"),
        Amount(more_than("10", "亿元", "超{n}{u}"), "threshold", "年营业收入"),
        Target(at_least("15", "家"), "2027", "target-firms"),
        Target(about("20", "家", "{n}{u}左右"), "2027", "target-giants"),
        Target(exact("150", "万千瓦"), "2027"),
    ),
    c.item(
        "第三条",
        "适用范围",
        "本措施适用于在本市依法登记注册、具有独立法人资格，从事新型储能研发制造、系统集成、"
        "应用服务和回收利用的企业、社会组织和科研机构。",
    ),
)

INDUSTRY = (
    c.section("第二章", "支持产业集聚"),
    c.item(
        "第四条",
        "招引重大项目",
        "对新引进的固定资产投资{}的新型储能制造项目，按设备投资额的{}给予补助，单个项目{}；"
        "对总投资{}的重大项目，实行“一事一议”。（责任单位：市新型储能产业发展局、市投资促进局、市财政局，"
        "各区县人民政府）",
        bar("1", "亿元", condition="固定资产投资"),
        percent("10", "设备投资额", "invest-ratio"),
        most("3000", form="最高不超过{n}{u}", condition="单个项目", key="invest-cap"),
        Amount(more_than("50", "亿元"), "threshold", "总投资"),
        instruments=("subsidy",),
        responsible=("市新型储能产业发展局", "市投资促进局", "市财政局", "各区县人民政府"),
    ),
    c.item(
        "第五条",
        "支持企业上规模",
        "对年营业收入首次突破{}、{}、{}的企业，分别给予{}、{}、{}的一次性奖励。（责任单位："
        "市新型储能产业发展局；配合单位：市财政局）",
        *(Amount(more_than(n, "亿元", "{n}{u}"), "threshold", "年营业收入") for n in ("10", "50", "100")),
        paid("100", condition="突破10亿元"),
        paid("300", condition="突破50亿元", key="scale-50"),
        paid("500", condition="突破100亿元", key="scale-100"),
        instruments=("reward",),
        responsible=("市新型储能产业发展局", "市财政局"),
    ),
    c.item(
        "第六条",
        "培育优质企业",
        "对首次获得以下认定的新型储能企业，给予一次性奖励：",
        instruments=("reward",),
    ),
    c.sub(
        "（一）", "国家级制造业单项冠军企业，奖励{}；", paid("100", key="champion"), instruments=("reward",)
    ),
    c.sub("（二）", "国家级专精特新“小巨人”企业，奖励{}；", paid("50", key="giant"), instruments=("reward",)),
    c.sub(
        "（三）",
        "省级专精特新中小企业，奖励{}。（牵头单位：市经济和信息化局）",
        paid("20"),
        instruments=("reward",),
        responsible=("市经济和信息化局",),
    ),
    c.item(
        "第七条",
        "推广首台（套）产品",
        "对经认定的国际、国内、省内首台（套）储能装备，按销售价格的{}分别给予{}、{}、{}奖励；"
        "对投保首台（套）保险的企业，按年度保费的{}给予{}的补贴。[市经济和信息化局、市财政局按职责分工负责]",
        percent("20", "销售价格"),
        most("500", condition="国际首台（套）", key="first-set"),
        most("300", form="{n}{u}", condition="国内首台（套）"),
        most("100", form="{n}{u}", condition="省内首台（套）"),
        percent("80", "年度保费"),
        most("200", form="不超过{n}{u}", condition="首台（套）保险"),
        instruments=("reward", "subsidy"),
        responsible=("市经济和信息化局", "市财政局"),
    ),
)

TECHNOLOGY = (
    c.section("第三章", "强化技术创新"),
    c.item(
        "第八条",
        "攻克关键技术",
        "采取“揭榜挂帅”“赛马”等方式，每年实施重大攻关项目{}，按项目研发投入的{}给予资助，单个项目{}；"
        "其中长时储能项目的资助比例提高到{}。",
        Target(about("10", "项", "{n}{u}左右"), None),
        percent("30", "项目研发投入", "research-ratio"),
        most("800", condition="单个项目", key="research-cap"),
        percent("40", "长时储能项目研发投入", "long-ratio"),
        instruments=("subsidy",),
        responsible=("市科技局", "市财政局"),
        tail=Text("责任单位：市科技局、市财政局。"),
    ),
    c.item(
        "第九条",
        "建设创新平台",
        "对新获批的国家级、省级重点实验室和技术创新中心，分别给予{}、{}支持；对企业牵头建设的检测认证、"
        "中试熟化平台，按实际投入的{}给予{}的补助。（市科技局牵头，市发展改革委、市市场监管局参与）",
        paid("1000", condition="国家级平台", key="platform"),
        paid("300", condition="省级平台"),
        percent("30", "实际投入"),
        most("1500", form="不超过{n}{u}", condition="检测认证、中试熟化平台"),
        instruments=("platform", "subsidy"),
        responsible=("市科技局", "市发展改革委", "市市场监管局"),
    ),
    c.item(
        "第十条",
        "参与标准制定",
        "主导制定国际标准、国家标准、行业标准并发布实施的，每项分别奖励{}、{}、{}，同一单位每年累计{}。"
        "（责任单位：市市场监管局）",
        paid("100", condition="国际标准"),
        paid("50", condition="国家标准", key="standard"),
        paid("20", condition="行业标准"),
        Amount(at_most("200", "万元"), "cap_total", "同一单位每年累计"),
        instruments=("standard", "reward"),
        responsible=("市市场监管局",),
    ),
)

SCENARIOS = (
    c.section("第四章", "拓展应用场景"),
    c.item(
        "第十一条",
        "支持用户侧储能",
        "对2024年1月1日以后并网、装机容量{}的用户侧储能项目，自投运次月起按放电量给予{}的补贴，补贴期{}，"
        "单个项目累计{}。（责任单位：市发展改革委、市能源局、市供电公司）",
        Stat(at_least("1", "兆瓦时"), "用户侧储能项目", "装机容量", None, REGION),
        Amount(exact("0.2", "元/千瓦时"), "price", "放电量", "discharge"),
        Stat(exact("2", "年"), "用户侧储能项目放电量补贴", "补贴期", None, REGION, key="discharge-years"),
        most("300", form="不超过{n}{u}", condition="单个项目累计", key="discharge-cap"),
        instruments=("subsidy",),
        responsible=("市发展改革委", "市能源局", "市供电公司"),
    ),
    c.item(
        "第十二条",
        "发展独立储能",
        "独立储能电站按并网容量给予每千瓦每年{}的容量补偿，补偿期{}。到2026年，建成独立储能电站{}，"
        "总功率达到{}。（市发展改革委、市能源局、市财政局负责）",
        Amount(exact("100", "元"), "price", "每千瓦每年"),
        Stat(at_most("3", "年"), "独立储能电站容量补偿", "补偿期", None, REGION),
        Target(exact("8", "座"), "2026", "stations"),
        Target(exact("80", "万千瓦"), "2026"),
        instruments=("subsidy",),
        responsible=("市发展改革委", "市能源局", "市财政局"),
    ),
    c.item(
        "第十三条",
        "建设虚拟电厂",
        "对聚合可调节资源{}的虚拟电厂运营商，给予{}的一次性建设奖励。2027年底前，全市形成可调节能力{}。"
        "（责任单位：市能源局、市供电公司）",
        Stat(at_least("5", "万千瓦"), "虚拟电厂运营商", "聚合可调节资源", None, REGION),
        most("200", condition="虚拟电厂运营商"),
        Target(at_least("60", "万千瓦"), "2027-12-31", "virtual-plant"),
        instruments=("reward",),
        responsible=("市能源局", "市供电公司"),
    ),
)

RESOURCES = (
    c.section("第五章", "加强要素保障"),
    c.item(
        "第十四条",
        "发挥基金引导作用",
        "设立总规模{}的{}，首期规模{}，投向种子期、初创期企业的比例不低于{}。（责任单位：市财政局、市国资委）",
        Amount(exact("50", "亿元"), "support", "基金总规模", "fund-size"),
        Spot("湖州太湖源新型储能产业基金", "fund"),
        Amount(exact("20", "亿元"), "support", "基金首期规模"),
        Ratio(at_least("20", "%", "{n}{u}"), "投向种子期、初创期企业"),
        instruments=("fund",),
        responsible=("市财政局", "市国资委"),
    ),
    c.item(
        "第十五条",
        "加大金融支持",
        "综合运用贴息、担保、上市奖励等方式，降低企业融资成本：",
        instruments=("loan", "reward"),
    ),
    c.sub(
        "（一）",
        "对储能企业用于设备更新的贷款，按不超过贷款市场报价利率的{}给予贴息，单户企业每年{}，贴息期限{}；",
        Ratio(at_most("50", "%", "{n}{u}"), "贷款市场报价利率"),
        most("200", condition="单户企业每年", key="interest-cap"),
        Stat(at_most("3", "年"), "设备更新贷款贴息", "贴息期限", None, REGION),
        instruments=("loan", "subsidy"),
    ),
    c.sub(
        "（二）",
        "政府性融资担保机构为储能企业提供单户{}的担保，年化担保费率不高于{}；",
        most("2000", role="loan", condition="单户担保"),
        Ratio(at_most("1", "%", "{n}{u}"), "年化担保费率"),
        instruments=("loan",),
    ),
    c.sub(
        "（三）",
        "对在境内外上市的储能企业，分阶段给予累计{}的奖励。（责任单位：市委金融办、"
        "人民银行湖州市分行，市财政局）",
        most("1000", form="不超过{n}{u}", condition="上市奖励累计", key="listing"),
        instruments=("reward",),
        responsible=("市委金融办", "人民银行湖州市分行", "市财政局"),
    ),
    c.item(
        "第十六条",
        "引育专业人才",
        "对入选的领军人才团队，给予{}资助；对新引进的储能专业博士、硕士，分别给予每人每年{}、{}生活补贴，"
        "连续发放{}；每年开展技能培训{}。（责任单位：市委人才办、市人力社保局、市教育局）",
        most("2000", condition="领军人才团队"),
        paid("3", condition="博士每人每年", key="doctor"),
        paid("1.5", condition="硕士每人每年"),
        Stat(exact("3", "年"), "储能专业博士、硕士生活补贴", "发放年限", None, REGION),
        Target(at_least("5000", "人次"), None, "training"),
        instruments=("talent", "subsidy"),
        responsible=("市委人才办", "市人力社保局", "市教育局"),
    ),
    c.item(
        "第十七条",
        "保障用地用能",
        "每年安排新型储能产业用地{}，优先保障重大项目能耗、环境容量等指标，鼓励采用长期租赁、"
        "先租后让等方式供应土地。（责任单位：市自然资源和规划局、市发展改革委、市生态环境局，各区县人民政府、"
        "湖州南太湖新区管委会）",
        Target(at_least("1000", "亩", "不少于{n}{u}"), None, "land"),
        instruments=("other",),
        responsible=(
            "市自然资源和规划局",
            "市发展改革委",
            "市生态环境局",
            "各区县人民政府",
            "湖州南太湖新区管委会",
        ),
    ),
)

FINAL = (
    c.section("第六章", "附则"),
    c.item(
        "第十八条",
        None,
        "同一项目、同一事项符合本市多项扶持政策的，按照就高不重复的原则执行。单个企业每年享受本措施奖补资金总"
        "额{}。",
        Amount(at_most("5000", "万元"), "cap_total", "单个企业每年", "firm-cap"),
        instruments=("supervision",),
    ),
    c.item(
        "第十九条",
        None,
        "申报单位弄虚作假骗取财政资金的，依法追回已拨付资金，{}内不得申报本市各类财政扶持资金，"
        "并将失信信息纳入公共信用信息平台；涉嫌犯罪的，移送司法机关处理。",
        Stat(said("三年", 3, 3, "年"), "弄虚作假的申报单位", "不得申报的期限", None, REGION, key="ban"),
        instruments=("supervision",),
    ),
    c.item(
        "第二十条",
        None,
        "本措施自2024年6月1日起施行，有效期至2027年12月31日。《{}》（湖储发〔2021〕7号）同时废止。",
        Spot("湖州市储能产业培育扶持暂行办法", "repealed"),
        key="validity",
    ),
)

BLOCKS = (*GENERAL, *INDUSTRY, *TECHNOLOGY, *SCENARIOS, *RESOURCES, *FINAL)
