"""Verdicts on claims against sources of a few lines: each rule on its own."""

from __future__ import annotations

import pytest
from verify_world import Pages, verdict

from extract.checking.verify import Verifier
from extract.checking.verify.sources import SourceDoubt

BOARDS = (
    "截至2023年底，协会名录中累计有87家储能企业在科创板上市，占名录内上市企业的41.6%。其中2023年新增19家，融资金额264.37亿元。"
    "名录中累计有58家储能企业在创业板上市，其中2023年新增13家，融资147.26亿元。"
)
REGIONS = "从金额看，东部、中部、西部和东北地区分别获得融资352.6亿元、88.7亿元、58.9亿元和12.7亿元。"
TIERS = "对年营业收入首次突破10亿元、50亿元、100亿元的企业，分别给予100万元、300万元、500万元的奖励。"
HOLDERS = "本次发行前后的股权结构如下：\n股东名称\t发行前比例\t发行后比例\n陆景行\t32.00%\t24.00%\n何屿\t16.00%\t12.00%\n合计\t100.00%\t100.00%"
ROUNDS = (
    "公司\t融资时间\t融资轮次\t融资金额（元）\t投资机构\n"
    "青岚智造\t2022-03-11\tA轮\t3亿\t北辰资本、云帆创投\n"
    "鹿鸣数科\t2022-05-20\tB+轮\t超2亿\t海桐资本\n"
    "梧桐云\t2022-08-02\tPre-A轮\t数千万\t未披露"
)
PARTIES = "（三）平台建设行动\n建成一批工业互联网平台。\n责任部门：财政部、国资委、科技部。"
DRIVE = "砺石行动。到2025年，培育5个左右集技术、应用于一体的示范基地。"
GRADES = "对高级工、技师、高级技师，分别给予1000元、1500元、2000元引进奖励。"
STEPS = "主要程序包括提交认证材料、专家初审、厂商补齐缺项、开展再审核工作。"
AUDITS = "本次抽查所有在册电站均配备烟雾探测装置，但仅有2座在册电站配备了自动喷淋系统。"
DEAL = "同日，青岚智造以3亿元的对价将所持北辰资本20%的股权转让给鹿鸣数科。"
NAMES = [
    ("青岚智造", 1),
    ("鹿鸣数科", 2),
    ("北辰资本", 3),
    ("海桐资本", 4),
    ("财政部", 5),
    ("国资委", 6),
    ("科技部", 7),
    ("商务部", 8),
]

CASES = [
    # unit, numeral, rounding
    ("2023年科创板新增19家，募资2643700万元。", BOARDS, "supported"),
    ("科创板上市企业累计八十七家。", BOARDS, "supported"),
    ("2023年创业板新增企业融资约147亿元。", BOARDS, "supported"),
    # another number; the number of another thing
    ("2023年科创板新增29家企业。", BOARDS, "contradicted"),
    ("累计有87家企业在创业板上市。", BOARDS, "contradicted"),
    # what the source does not speak of
    ("新三板挂牌企业员工总数为4.2万人。", BOARDS, "not_found"),
    ("科创板企业平均净利润为1.8亿元。", BOARDS, "not_found"),
    # 分别
    ("中部地区获得融资88.7亿元。", REGIONS, "supported"),
    ("中部地区获得融资58.9亿元。", REGIONS, "contradicted"),
    ("年营业收入首次突破100亿元的企业奖励500万元。", TIERS, "supported"),
    ("年营业收入首次突破50亿元的企业奖励500万元。", TIERS, "contradicted"),
    # tables
    ("发行后陆景行的持股比例为24%。", HOLDERS, "supported"),
    ("发行后陆景行的持股比例为32%。", HOLDERS, "contradicted"),
    ("发行前何屿的持股比例为16%。", HOLDERS, "supported"),
    ("发行前何屿的持股比例为32%。", HOLDERS, "contradicted"),
    # rounds
    ("青岚智造A轮融资3亿元。", ROUNDS, "supported"),
    ("青岚智造B轮融资3亿元。", ROUNDS, "contradicted"),
    ("鹿鸣数科B+轮融资2亿元整。", ROUNDS, "contradicted"),
    ("青岚智造完成C轮融资。", ROUNDS, "contradicted"),
    ("梧桐云的投后估值为20亿元。", ROUNDS, "not_found"),
    # bounds
    ("储能应用孵化目标不超过45万个。", "到2028年，孵化超过45万个储能应用。", "contradicted"),
    ("到2028年孵化储能应用超过45万个。", "到2028年，孵化超过45万个储能应用。", "supported"),
    ("单家企业每年最高补贴200万元。", "单家企业每年补贴不超过200万元。", "supported"),
    ("单家企业每年至少补贴200万元。", "单家企业每年补贴不超过200万元。", "contradicted"),
    # unit
    ("冷链物流规模同比增长13.7个百分点。", "2021年，冷链物流规模同比名义增长13.7%。", "contradicted"),
    # period
    ("2021年新增备案企业48家。", "2020年新增备案企业35家，2021年新增备案企业48家。", "supported"),
    ("2020年新增备案企业48家。", "2020年新增备案企业35家，2021年新增备案企业48家。", "contradicted"),
    # dates
    (
        "青岚智造于2021年9月7日获准注销登记。",
        "2021年9月7日，市场监督管理局核准青岚智造注销登记。",
        "supported",
    ),
    (
        "青岚智造于2021年10月获准注销登记。",
        "2021年9月7日，市场监督管理局核准青岚智造注销登记。",
        "contradicted",
    ),
    # a figure of nearly all that the claim says is denied, one of something else is not
    ("砺石行动要培育15个示范基地。", DRIVE, "contradicted"),
    ("砺石行动要培育5个左右示范基地。", DRIVE, "supported"),
    ("砺石行动要培训15万名示范工匠。", DRIVE, "not_found"),
    # members of a list, and what stands behind all of them
    ("引进技师奖励1500元。", GRADES, "supported"),
    ("引进高级技师奖励1500元。", GRADES, "contradicted"),
    (
        "获评副高职称的人才资助8000元。",
        "对获评副高、正高职称的人才，分别给予4000元、8000元资助。",
        "contradicted",
    ),
    ("博士落户奖励5万元。", "按博士5万元、硕士3万元的标准给予落户奖励。", "supported"),
    ("博士落户奖励3万元。", "按博士5万元、硕士3万元的标准给予落户奖励。", "contradicted"),
    # an aside ends no clause
    (
        "需求方的采购总额达到350万元。",
        "对采购总额不低于350万元（不含运费，含安装）的需求方给予奖励。",
        "supported",
    ),
    # who is named beside another
    ("青岚智造和鹿鸣科技的9万名客户受到影响。", "青岚智造和梧桐科技的9万名客户受到影响。", "contradicted"),
    # told as done, and planned
    ("2024年营业收入已达到18亿元。", "预计2024年营业收入达到18亿元。", "contradicted"),
    # ordinals in either numerals, bounds that deny nothing
    ("第3年租金优惠三成。", "第一年免租金，第二年租金优惠50%，第三年租金优惠30%。", "supported"),
    ("第三年租金优惠五成。", "第一年免租金，第二年租金优惠50%，第三年租金优惠30%。", "contradicted"),
    ("金额最低不超过80万元。", "发放补贴，金额最高不超过80万元。", "contradicted"),
    # who gives and who takes
    ("青岚智造以3亿元向鹿鸣数科转让北辰资本股权。", DEAL, "supported"),
    ("鹿鸣数科以3亿元向青岚智造转让北辰资本股权。", DEAL, "contradicted"),
    ("鹿鸣数科以3亿元受让青岚智造所持北辰资本股权。", DEAL, "supported"),
    # who or what fills a place
    ("青岚智造的证券代码是920111。", "青岚智造股票挂牌，证券代码为873222，属于基础层。", "contradicted"),
    ("《储能管理办法》由国资委发布。", "财政部于2021年11月发布《储能管理办法》，强调安全。", "contradicted"),
    (
        "平台建设由科技部牵头。",
        "1.平台建设。（牵头单位：财政部）\n2.人才引进。（牵头单位：科技部）",
        "contradicted",
    ),
    # members of a list before and after each other; clauses set against each other; growth told without a figure
    ("按规定的程序，厂商补齐缺项排在再审核之后。", STEPS, "contradicted"),
    ("按规定的程序，厂商补齐缺项排在再审核之前。", STEPS, "supported"),
    ("所有在册电站都配备了自动喷淋系统，而配备烟雾探测装置的只有2座。", AUDITS, "contradicted"),
    ("所有在册电站都配备烟雾探测装置，而配备自动喷淋系统的只有2座。", AUDITS, "supported"),
    ("生物柴油产量47万吨，同比上升。", "生物柴油产量47万吨，同比增长8.3%。", "supported"),
    ("生物柴油产量47万吨，同比下降。", "生物柴油产量47万吨，同比增长8.3%。", "contradicted"),
    ("据统计，生物柴油产量为47万吨。", "生物柴油产量47万吨，同比增长8.3%。", "supported"),
    # parties and wording
    ("平台建设行动由财政部和国资委负责。", PARTIES, "supported"),
    ("平台建设行动由财政部会同商务部负责。", PARTIES, "contradicted"),
    ("奖励经费列入区工信局部门预算。", "第九条 奖励经费列入区工信局部门预算。", "supported"),
    (
        "奖励经费不列入区工信局部门预算。",
        "第九条 奖励经费列入区工信局部门预算。",
        "contradicted",
    ),
]


@pytest.mark.parametrize(("claim", "source", "expected"), CASES)
def test_verdict(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source, names=NAMES) == expected


def test_a_number_of_all_is_not_the_number_of_one() -> None:
    source = "截至当日，北辰资本和海桐资本缴纳的出资合计514.29万元。"
    assert verdict("海桐资本缴纳出资514.29万元。", source, names=NAMES) != "supported"


def test_a_difference_that_the_source_does_not_print_is_worked_out() -> None:
    source = "航运服务类公司数量达到74家，仓储服务类公司数量达到102家。"
    assert verdict("仓储服务类公司有102家，比航运服务类多28家。", source) == "supported"
    assert verdict("仓储服务类公司有102家，比航运服务类多38家。", source) != "supported"


def test_a_sentence_goes_on_over_the_page_and_its_evidence_stands_on_its_page() -> None:
    sources = Pages("储能材料业销售额增长9.4%，占", "全县制造业销售额的比重为27.3%。")
    found = Verifier(sources).verify("储能材料业销售额占全县制造业销售额的比重为27.3%。")
    assert found.verdict == "supported"
    assert [place.page for place in found.evidence] == [2]


def test_printed_lines_of_a_text_file_are_read_as_one() -> None:
    text = "交货以前，采购方依照合同向供货方结清整套设备的\n安装货款，整套设备安装货款为人民币 462.00 万元。"
    sources = Pages(text, file_name="a.txt")
    found = Verifier(sources).verify("整套设备安装货款为462万元。")
    assert found.verdict == "supported"
    page = sources.page(1).text
    assert found.evidence[0].quote in page


def test_one_statement_on_two_pages_is_shown_on_both() -> None:
    sources = Pages("2023年新增挂牌企业46家。", "小结。", "回顾全年，2023年新增挂牌企业46家。")
    found = Verifier(sources).verify("2023年新增挂牌企业46家。")
    assert sorted(place.page for place in found.evidence) == [1, 3]


def test_what_is_not_found_comes_with_the_nearest_statements() -> None:
    found = Verifier(Pages(BOARDS)).verify("科创板企业平均净利润为1.8亿元。")
    assert found.verdict == "not_found" and not found.evidence
    assert any("264.37亿元" in place.quote for place in found.candidates)


def test_a_figure_that_its_own_document_contradicts_comes_with_a_caution() -> None:
    sources = Pages(BOARDS)
    start = sources.page(1).text.index("87家")
    sources.doubted = [SourceDoubt(1, start, start + 3, "各板块之和与总数不符。")]
    found = Verifier(sources).verify("截至2023年底，累计87家企业在科创板上市。")
    assert found.verdict == "supported"
    assert found.caution is not None and "不符" in found.caution.reason and found.caution.evidence
    assert Verifier(Pages(BOARDS)).verify("截至2023年底，累计87家企业在科创板上市。").caution is None


@pytest.mark.parametrize("claim", ["", "？", "12", "的", "\t\n"])
def test_a_claim_that_says_nothing_is_not_found(claim: str) -> None:
    assert verdict(claim, BOARDS) == "not_found"
