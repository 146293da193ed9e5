"""Statistics of sentences: subject, metric, value, unit, qualifier, period and relation, each read by eye."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records.statistics import statements
from schemas import Extraction, Statistic

Tell = Callable[..., Extraction]


def said(row: Statistic) -> str:
    """A statistic on one line: subject | metric | value unit qualifier | period | relation (of the base)."""
    value = row.value if row.value is not None else f"{row.low}~{row.high}"
    base = f" of {row.base}" if row.base else ""
    figure = f"{value:g}" if isinstance(value, float) else value
    return f"{row.subject}|{row.metric}|{figure} {row.unit} {row.qualifier}|{row.period}|{row.relation}{base}"


CASES = {
    "a clause after 其中 takes the subject of the one before": (
        "截至2023年底，全国共有储能企业1,280家，其中，广东320家，江苏275家。",
        [
            "全国储能企业|数量|1280 家 exact|2023-12-31|level",
            "广东储能企业|数量|320 家 exact|2023-12-31|level",
            "江苏储能企业|数量|275 家 exact|2023-12-31|level",
        ],
    ),
    "分别 deals the numbers out to the names": (
        "2023年，湖南、湖北和江西分别新增45个、38个和21个。",
        [
            "湖南|新增数量|45 个 exact|2023|level",
            "湖北|新增数量|38 个 exact|2023|level",
            "江西|新增数量|21 个 exact|2023|level",
        ],
    ),
    "分别 deals the numbers out to the years": (
        "2021年、2022年和2023年，公司产量分别为12万吨、15万吨和18.6万吨。",
        [
            "公司|产量|120000 吨 exact|2021|level",
            "公司|产量|150000 吨 exact|2022|level",
            "公司|产量|186000 吨 exact|2023|level",
        ],
    ),
    "分别 after a list of numbers is the growth of each": (
        "全年融资事件262起，涉及企业240家，同比分别增长33.0%和26.6%。",
        [
            "融资事件|数量|262 起 exact|2023|level",
            "融资事件涉及企业|数量|240 家 exact|2023|level",
            "融资事件|数量同比增长|33 % exact|2023|growth",
            "融资事件涉及企业|数量同比增长|26.6 % exact|2023|growth",
        ],
    ),
    "slashes deal the numbers out to the years": (
        "预计公司2025-2027年营业收入为18.6/19.5/20.4亿元。",
        [
            "公司|营业收入|1.86e+09 元 exact|2025|level",
            "公司|营业收入|1.95e+09 元 exact|2026|level",
            "公司|营业收入|2.04e+09 元 exact|2027|level",
        ],
    ),
    "分别 deals the numbers out to the list of the sentence before": (
        "主要产品有锂电池、钠电池和燃料电池。2023年产量分别为3万吨、2万吨和1万吨。",
        [
            "锂电池|产量|30000 吨 exact|2023|level",
            "钠电池|产量|20000 吨 exact|2023|level",
            "燃料电池|产量|10000 吨 exact|2023|level",
        ],
    ),
    "依次 deals the numbers out to the first of a longer list": (
        "2023年排名靠前的设备是甲类网关、乙类终端、丙类探针、丁类镜头，前两种设备占比依次为26%和17%。",
        ["甲类网关|占比|26 % exact|2023|share", "乙类终端|占比|17 % exact|2023|share"],
    ),
    "a clause without a subject has that with which the sentence begins": (
        "2023年，云帆科技在西岭设立两处基地，海外客户近千个，拥有228家经销商。",
        [
            "云帆科技基地|数量|2 处 exact|2023|level",
            "云帆科技海外客户|数量|1000 个 nearly|2023|level",
            "云帆科技经销商|数量|228 家 exact|2023|level",
        ],
    ),
    "what lies in a field is of that field": (
        "2023年，在安全服务领域，咨询市场份额为35.4%。",
        ["安全服务领域咨询|市场份额|35.4 % exact|2023|share"],
    ),
    "an aside dates nothing but itself": (
        "2024年，全市新签项目52个，含上年结转6个，按期投产41个。项目总投资78亿元。",
        [
            "全市新签项目|数量|52 个 exact|2024|level",
            "全市新签项目|结转数量|6 个 exact|2023|level",
            "全市按期投产|数量|41 个 exact|2024|level",
            "项目总投资|金额|7.8e+09 元 exact|2024|level",
        ],
    ),
    "what is compared with dates nothing": (
        "油价已逼近2009年的高点。1—2月份，全市天然气产量31亿立方米。",
        ["全市天然气|产量|3.1e+09 立方米 exact|2023-01/2023-02|level"],
    ),
    "a founding dates nothing": (
        "2023年，云帆科技成立于2015年3月，营业收入2.4亿元。",
        ["云帆科技|营业收入|2.4e+08 元 exact|2023|level"],
    ),
    "numbers of a list that belong to no name stay with their subject": (
        "公司的应收账款周转率分别为6.38、5.92和2.47，研发费用分别为318.24万元和-74.15万元。",
        [
            "公司|应收账款周转率|6.38 None exact|2023|level",
            "公司|应收账款周转率|5.92 None exact|2023|level",
            "公司|应收账款周转率|2.47 None exact|2023|level",
            "公司|研发费用|3.1824e+06 元 exact|2023|level",
            "公司|研发费用|-741500 元 exact|2023|level",
        ],
    ),
    "占…的 is a share with its base; 较上年提高…个百分点 its change": (
        "锂电池占新增装机规模的92.7%，较上年提高2.3个百分点。",
        [
            "锂电池|占比|92.7 % exact|2023|share of 新增装机规模",
            "锂电池|占新增装机规模比重同比提高|2.3 百分点 exact|2023|change",
        ],
    ),
    "同比增长 is growth of the metric before; 回落 of its rate": (
        "2023年电池出口额达到1,058亿元，同比增长24.5%，增速比上年回落6个百分点。",
        [
            "电池|出口额|1.058e+11 元 exact|2023|level",
            "电池|出口额同比增长|24.5 % exact|2023|growth",
            "电池|出口额增速同比回落|6 百分点 exact|2023|change",
        ],
    ),
    "tenths are shares": (
        "A轮及以前的融资占比超过六成，B轮占三成。",
        [
            "A轮及以前的融资|占比|60 % more_than|2023|share",
            "B轮|占比|30 % exact|2023|share",
        ],
    ),
    "a share before what it is of": (
        "一半以上的项目布局在长三角地区。",
        ["项目布局在长三角地区|占比|50 % more_than|2023|share"],
    ),
    "是…的…倍 is a multiple of a base": (
        "产业规模是2019年的3.2倍。",
        ["None|产业规模倍数|3.2 倍 exact|2023|multiple of 2019年"],
    ),
    "a rank is of the metric before it": (
        "产量突破50万台，位居全国第一。",
        ["None|产量|500000 台 more_than|2023|level", "产量|排名|1 位 exact|2023|rank"],
    ),
    "由…降至… names the thing once; the first date is of the first number only": (
        "进口量由2022年的30万吨下降至12万吨，降幅为60%。",
        [
            "None|进口量|300000 吨 exact|2022|level",
            "None|进口量|120000 吨 exact|2023|level",
            "None|进口量降幅|60 % exact|2023|growth",
        ],
    ),
    "separators of thousands end no clause": (
        "市场规模预计由1,200亿元增长至2,100亿元。",
        ["None|市场规模|1.2e+11 元 exact|2023|level", "None|市场规模|2.1e+11 元 exact|2023|level"],
    ),
    "a verb alone tells the metric": (
        "园区入驻企业超过300家，带动就业近2万人。",
        ["园区入驻企业|数量|300 家 more_than|2023|level", "园区入驻企业|就业|20000 人 nearly|2023|level"],
    ),
    "a pronoun stands for the subject before": (
        "专营换电的机构有15家，它们在备案机构中占比近30%。",
        [
            "专营换电的机构|数量|15 家 exact|2023|level",
            "专营换电的机构在备案机构|占比|30 % nearly|2023|share",
        ],
    ),
    "who reports a number is not its subject": (
        "据行业协会统计，共有近4,000起相关事故。",
        ["相关事故|数量|4000 起 nearly|2023|level"],
    ),
    "what a sum is paid for, after the sum": (
        "单趟空驶会给车队造成高达260美元的成本。",
        ["单趟空驶会给车队|成本|260 美元 exact|2023|level"],
    ),
    "names that are listed before count as one subject": (
        "江苏、广东、浙江三省融资金额合计超过260亿元，占全国的一半以上。",
        [
            "江苏、广东、浙江三省|融资金额|2.6e+10 元 more_than|2023|level",
            "江苏、广东、浙江三省|融资金额占比|50 % more_than|2023|share of 全国",
        ],
    ),
    "a threshold that makes a group is not stated, the group's size is": (
        "出口额超过3亿元的企业共57家。",
        ["出口额超过3亿元的企业|数量|57 家 exact|2023|level"],
    ),
    "what holds every year is of no year": (
        "每年节约用电2.4亿千瓦时。",
        ["节约用电|电量|2.4e+08 千瓦时 exact|None|level"],
    ),
    "who counted is not of what the number is": (
        "2023年，协会累计监测到268家工厂的315次融资。其中2023年新增18家。",
        [
            "工厂|累计数量|268 家 exact|2023|level",
            "工厂融资|累计次数|315 次 exact|2023|level",
            "工厂融资|新增数量|18 家 exact|2023|level",
        ],
    ),
    "words that announce a subject are none of it": (
        "值得注意的是，2023年共有6家工厂通过绿色认证，民营工厂占比接近七成。",
        [
            "工厂通过绿色认证|数量|6 家 exact|2023|level",
            "民营工厂|占比|70 % nearly|2023|share",
        ],
    ),
    "a comparison begins no subject": (
        "2021年冷链物流规模6.2万亿元，同比名义增长13.7%，占比达到28.4%。",
        [
            "冷链物流|规模|6.2e+12 元 exact|2021|level",
            "冷链物流|规模同比名义增长|13.7 % exact|2021|growth",
            "冷链物流|占比|28.4 % exact|2021|share",
        ],
    ),
    "an aspect is what is told, not of what": (
        "增速方面，逆变器2018年市场增速达到17.6%，其次是储能电池，增速为12.8%。",
        [
            "逆变器市场|增速|17.6 % exact|2018|growth",
            "储能电池|增速|12.8 % exact|2018|growth",
        ],
    ),
    "who did it is not spoken of": (
        "2021年，晨光数据被市场委员会处以5000万元的罚金。",
        [
            "晨光数据|罚金|5e+07 元 exact|2021|level",
        ],
    ),
    "what is counted at the head of a clause is its subject": (
        "海外厂商提供服务，2021年数千个工业系统由其维护，75%的参评项目具备监控功能，70%的被查企业缺少备份。",
        [
            "工业系统由其维护|数量|1000.0~10000.0 个 several|2021|level",
            "参评项目具备监控功能|占比|75 % exact|2021|share",
            "被查企业缺少备份|占比|70 % exact|2021|share",
        ],
    ),
    "a noun aimed at something": (
        "2021年发现约24000种针对充电系统的恶意软件。",
        [
            "针对充电系统的恶意软件|数量|24000 种 about|2021|level",
        ],
    ),
    "several nouns are counted together": (
        "2021年，9万名学生和教师参加了培训。",
        [
            "学生和教师参加了培训|数量|90000 名 exact|2021|level",
        ],
    ),
    "growth right behind a number is of its time": (
        "截至2022年6月底，园区企业200家，上半年新设60万户，同比增长20.0%。",
        [
            "园区企业|数量|200 家 exact|2022-06-30|level",
            "园区企业|新设数量|600000 户 exact|2022-01/2022-06|level",
            "园区企业|新设数量同比增长|20 % exact|2022-01/2022-06|growth",
        ],
    ),
    "a date that no number was told of dates what follows": (
        "事件发生在2018年5月14日。设备约63万台受到影响。",
        [
            "设备受到影响|数量|630000 台 about|2018-05-14|level",
        ],
    ),
    "what shows a number begins no subject": (
        "2021年的调查结果显示，77.4%受访者介意数据的使用。",
        [
            "受访者介意数据的使用|比例|77.4 % exact|2021|level",
        ],
    ),
    "places named by their first characters": (
        "2019年和2020年出口回落。2021年法德两国通胀展望分别由3.8%和1.4%下调至3.3%和1.1%。",
        [
            "法国通胀展望|比例|3.8 % exact|2021|level",
            "德国通胀展望|比例|1.4 % exact|2021|level",
            "法国通胀展望|比例|3.3 % exact|2021|level",
            "德国通胀展望|比例|1.1 % exact|2021|level",
        ],
    ),
    "names with 与 within are one of the list": (
        "2023年，网关、终端、识别与控制产品位列市场前三位，分别占比25%、24%、11%。",
        [
            "网关|占比|25 % exact|2023|share",
            "终端|占比|24 % exact|2023|share",
            "识别与控制产品|占比|11 % exact|2023|share",
        ],
    ),
    "what a noun counts goes on as subject": (
        "2023年，加入计划第二期的9家企业已融资340万元。",
        [
            "加入计划第二期的企业|数量|9 家 exact|2023|level",
            "加入计划第二期的企业已融资|金额|3.4e+06 元 exact|2023|level",
        ],
    ),
    "a noun sums up what is listed before it": (
        "2023年，云帆实验室提出优化机制、鼓励投资、保障土地等十项重点举措。",
        ["云帆实验室重点举措|数量|10 项 exact|2023|level"],
    ),
    "a short name is completed by the full one": (
        "2023年，全省工业技能大赛在西岭开幕，大赛吸引近200名选手。",
        ["全省工业技能大赛选手|数量|200 名 nearly|2023|level"],
    ),
    "how high a number is names nothing": (
        "2023年，云计算产值增速达到历史新高21.8%。",
        ["云计算|产值增速|21.8 % exact|2023|growth"],
    ),
    "a metric that is pointed at is the one before": (
        "2023年，10%的预算被用在检测上，预计2030年该比例将上升至60%。",
        [
            "预算被用在检测上|占比|10 % exact|2023|share",
            "预算被用在检测上|占比|60 % exact|2030|share",
        ],
    ),
    "a deed without a doer is that of the sentence": (
        "2023年，云帆科技扩大布局，召集来自全国各地的战队49支。",
        ["云帆科技召集来自全国各地的战队|数量|49 支 exact|2023|level"],
    ),
    "what is said instead of a noun": (
        "2023年4月，5部门共同印发《关于规范充电的通告》。",
        ["共同印发《关于规范充电的通告》|数量|5 个 exact|2023-04|level"],
    ),
    "brackets part no clause": (
        "2023年，个人信息（即，可以识别本人的信息）在泄露数据中占比高达44%。",
        ["个人信息（即，可以识别本人的信息）在泄露数据|占比|44 % exact|2023|share"],
    ),
    "what is pointed at is named in full": (
        "2023年，一家跨省物流集团入驻园区，该集团在24个不同城市设立网点3600个，共投入约4亿元。",
        [
            "跨省物流集团不同城市|数量|24 个 exact|2023|level",
            "跨省物流集团设立网点|数量|3600 个 exact|2023|level",
            "跨省物流集团设立网点|投入|4e+08 元 about|2023|level",
        ],
    ),
    "a place within a metric": (
        "2023年，北部地区产业规模达到386亿元，市场规模全国占比41%。",
        [
            "北部地区|产业规模|3.86e+10 元 exact|2023|level",
            "北部地区|市场规模全国占比|41 % exact|2023|share",
        ],
    ),
    "a clause that ranks names the subject of the next": (
        "2020年，订单集中于沿海港口，但内河航运板块的订单金额位居首位，高达427亿元。",
        ["内河航运板块的订单金额位居首位|金额|4.27e+10 元 exact|2020|level"],
    ),
    "what a firm does is no subject": (
        "2023年，云帆公司为全资子公司，主要从事各类新型电池的研发和销售，注册资本为5000万元。",
        ["云帆公司|注册资本|5e+07 元 exact|2023|level"],
    ),
    "numbers in brackets are of the names before them and of what the head tells": (
        "2023年，涨幅居前的品种有白糖（8.42%）、棉花（6.15%），跌幅较大的则有玻璃（-5.3%）、纯碱（-5.26%）。",
        [
            "白糖|涨幅|8.42 % exact|2023|growth",
            "棉花|涨幅|6.15 % exact|2023|growth",
            "玻璃|跌幅|-5.3 % exact|2023|growth",
            "纯碱|跌幅|-5.26 % exact|2023|growth",
        ],
    ),
    "what was expected is of the same": (
        "■ 2023年，云岫市原油库存增1383.4万桶，预期增399.7万桶；汽油库存减219.4万桶，前值减67.9万桶。",
        [
            "云岫市原油库存|增加|1.3834e+07 桶 exact|2023|change",
            "云岫市原油库存|增加|3.997e+06 桶 exact|2023|change",
            "汽油库存|减少|2.194e+06 桶 exact|2023|change",
            "汽油库存|减少|679000 桶 exact|2023|change",
        ],
    ),
    "days of work": (
        "2023年，平台节省人力约18.75人天。",
        ["平台节省人力|None|18.75 人天 about|2023|level"],
    ),
    "a whole is not said of its parts": (
        "2020年，全球有融资事件200起，中国有99起融资事件。",
        [
            "全球融资事件|数量|200 起 exact|2020|level",
            "中国融资事件|数量|99 起 exact|2020|level",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_statistics_told(text: str, expected: list[str], told: Tell) -> None:
    assert [said(row) for row in told(text).statistics] == expected


@pytest.mark.parametrize(
    "text",
    [
        "本报告分为五个部分，围绕三大环节展开。",
        "近三年来，企业数量稳步增长。",
        "北京、上海两地集聚了大量企业。",
        "借款为一年内到期的长期借款。",
        "持有公司5%以上股份的股东应当申报。",
        "93.1%",
        "该方案在冷库巡检方面主要有三个突出优势。",
        "详见《15000字长文详解十大场景》一文。",
        "经过十多年发展，产业日趋成熟。",
        "供热7% 照明设施7%",
        "有色金属+0.36%",
        "增持：相对同期基准指数涨幅在5%以上。",
        "产能利用率＝（实际产量÷设计产能）×100%",
        "其他流动资产 317.26 0.83% 241.09 0.61% 19.57 0.09%",
    ],
)
def test_statistics_left_out(text: str, told: Tell) -> None:
    assert told(text).statistics == []


def test_statistics_region_is_that_of_the_name_dealt_out(told: Tell) -> None:
    rows = told("东部和中部地区分别获得融资352.6亿元和88.7亿元。").statistics
    assert [row.region for row in rows] == ["东部地区", "中部地区"]


def test_statistics_evidence_is_the_clause_on_the_page(told: Tell) -> None:
    extraction = told("市场规模达1,200亿元，增长12%。")
    page = extraction.document.page_list[0].text
    quotes = [row.evidence.quote for row in extraction.statistics if row.evidence]
    assert quotes == ["市场规模达1,200亿元，", "增长12%。"]
    for row in extraction.statistics:
        assert row.evidence is not None
        assert page[row.evidence.char_start : row.evidence.char_end] == row.evidence.quote


def test_statistics_of_a_notice_leave_sums_and_targets_to_its_measures(told: Tell) -> None:
    extraction = told(
        "一、到2025年，建成20个示范项目。",
        "二、对获评示范项目的，给予最高50万元一次性奖励，同一企业累计奖励产品不超过20款。",
        "三、公示时间不少于5个工作日。本措施自印发之日起施行，有效期3年。",
        kind="policy_notice",
    )
    amounts = [a.low or a.high for p in extraction.policies for m in p.measures for a in m.amounts]
    assert amounts == [20.0, 500000.0]
    assert [(row.value, row.unit) for row in extraction.statistics] == [
        (20.0, "款"),
        (5.0, "工作日"),
        (3.0, "年"),
    ]


def test_statistics_tell_how_a_number_is_meant(told: Tell) -> None:
    rows = told(
        "2023年，产量为3万吨。预计2024年产量将达到4万吨。公司计划投资5亿元。力争利润达到6亿元。", year=2023
    ).statistics
    assert [row.modality for row in rows] == ["actual", "expected", "planned", "target"]


def test_statistics_of_shares_name_the_whole(told: Tell) -> None:
    rows = told("2023年，全国储能企业1,280家，其中，民营企业占比80%。").statistics
    assert [row.base for row in rows] == [None, "全国储能企业"]


def test_statements_of_a_sentence_without_a_document() -> None:
    found = statements("2023年，云岫市储能产量12万吨，同比下降3%。")
    assert [(s.subject, s.metric, s.unit, s.relation, s.polarity) for s in found] == [
        ("云岫市储能", "产量", "吨", "level", None),
        ("云岫市储能", "产量同比下降", "%", "growth", "down"),
    ]
    assert [s.period.iso if s.period else None for s in found] == ["2023", "2023"]
    assert statements("近三年来，企业数量稳步增长。") == []
