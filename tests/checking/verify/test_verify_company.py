"""The figures of one claim: the sentence or row that bears out one is what the claim speaks of; each figure has its own number."""

from __future__ import annotations

import pytest

from tests.checking.verify.verify_world import verdict

INCOME = "产品\t2023年金额（万元）\t2023年占比\n单机设备\t45,725.84\t14.37%\n成套产线\t267,812.50\t84.15%"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2023年，单机设备收入约4.57亿元，占主营业务收入的14.37%。", "supported"),
        ("2023年，单机设备收入约4.57亿元，占主营业务收入的84.15%。", "not supported"),
    ],
)
def test_a_share_told_with_its_amount(claim: str, expected: str) -> None:
    text = f"报告期内，成套产线的收入占比为84.15%，是主要的营业收入来源。\n{INCOME}"
    said = verdict(claim, text)
    assert said == expected if expected == "supported" else said != "supported"


@pytest.mark.parametrize("thing", ["智慧仓储", "冷链运输", "茶叶追溯"])
@pytest.mark.parametrize(
    ("bound", "expected"), [("最高200万元", "supported"), ("不低于200万元", "contradicted")]
)
def test_one_number_bears_out_one_figure(thing: str, bound: str, expected: str) -> None:
    source = f"对投资200万元以上的{thing}项目给予奖励。按照项目投入的10%给予最高200万元奖励。"
    assert verdict(f"投资200万元以上的{thing}项目，按投入的10%给予{bound}的奖励。", source) == expected


def test_a_figure_said_again_is_no_second_one() -> None:
    assert verdict("制造业占比接近32%，为31.8%。", "2021年，制造业占比为31.8%。") == "supported"


@pytest.mark.parametrize(("one", "other"), [("县", "区"), ("镇", "乡"), ("个村", "个社区")])
def test_what_stands_behind_a_number_is_what_it_counts(one: str, other: str) -> None:
    one, other = (word if word.startswith("个") else f"个{word}" for word in (one, other))
    source = f"青岚地区辖19{one}、7{other}，总面积2840平方公里。"
    assert verdict(f"青岚地区辖19{one}、7{other}。", source) == "supported"
    assert verdict(f"青岚地区总面积2840平方公里，辖7{one}、19{other}。", source) != "supported"


@pytest.mark.parametrize("act", ["改造低产茶园", "新建高标准农田", "退耕还林"])
def test_so_much_each_is_not_so_much_in_all(act: str) -> None:
    source = f"青岚县将{act}2万亩，每年{act}4000亩。"
    assert verdict(f"青岚县将每年{act}4000亩。", source) == "supported"
    assert verdict(f"青岚县将每年{act}2万亩。", source) != "supported"


def test_a_part_does_not_take_the_number_of_its_whole() -> None:
    names = [("青禾化工", 1), ("林远舟", 2), ("陈小满", 3)]
    source = (
        "2020年8月，青禾化工将持有的1,650.00万股股份按1.75元/股的价格分别转让给林远舟和陈小满，"
        "其中700.00万股转让给林远舟，950.00万股转让给陈小满。"
    )
    claim = "2020年8月，青禾化工以每股1.75元的价格，把所持{}股分别转让给林远舟和陈小满。"
    assert verdict(claim.format("1,650万"), source, names=names) == "supported"
    assert verdict(claim.format("1,560万"), source, names=names) == "contradicted"


def test_the_row_of_an_earlier_table_is_not_denied_by_the_caption_of_a_later_one() -> None:
    first = "青禾有限设立时的股权结构如下：\n股东\t出资额（万元）\t持股比例\n明岚创投\t4,000.00\t40.00%"
    later = "各方认缴完成后，股权结构变更为：\n股东\t出资额（万元）\t持股比例\n明岚创投\t4,000.00\t34.78%"
    names = [("明岚创投", 1), ("青禾有限", 2)]
    assert verdict("青禾有限设立时，股东明岚创投认缴其中的40%。", first, later, names=names) == "supported"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("从2018年到2021年8月，导航产品累计交付了10万套。", "supported"),
        ("从2016年到2021年8月，导航产品累计交付了10万套。", "not supported"),
    ],
)
def test_a_span_is_told_by_its_ends(claim: str, expected: str) -> None:
    source = "自2018年开始，青禾科技持续为客户交付导航产品，截至2021年8月，已经累计交付10万套。"
    said = verdict(claim, source)
    assert said == expected if expected == "supported" else said != "supported"


def test_a_quarter_is_one_of_the_claims_year() -> None:
    table = "项目\t2024年第一季度\t2024年第四季度\n经营现金流量净额（万元）\t13,928\t24,789"
    assert verdict("2024年，经营现金流量净额在第四季度约2.48亿元。", table) == "supported"
    assert verdict("2024年，经营现金流量净额在第一季度约2.48亿元。", table) != "supported"


@pytest.mark.parametrize("what", ["研发中心已经建成", "生产线投入使用", "检测平台通过验收"])
def test_the_subject_may_stand_in_the_sentence_before(what: str) -> None:
    names = [("青禾生物", 1), ("明岚医药", 2)]
    source = f"青禾生物专注于干细胞药物。目前公司自主设计的细胞药物{what}，配套的质量控制体系同步运行。"
    assert (
        verdict(f"青禾生物自主设计的细胞药物{what}，质量控制体系同步运行。", source, names=names)
        == "supported"
    )
    assert (
        verdict(f"明岚医药自主设计的细胞药物{what}，质量控制体系同步运行。", source, names=names)
        != "supported"
    )


def test_what_rises_and_what_falls_are_not_told_as_one() -> None:
    source = "2013年至2017年，锦纶在化纤产量中的占比持续上升，而同期涤纶在化纤产量中的占比逐步下滑。"
    assert verdict("2013年至2017年，锦纶和涤纶在化纤产量中的占比都在上升。", source) != "supported"


@pytest.mark.parametrize("thing", ["亩均税收", "年研发投入", "年出口额"])
@pytest.mark.parametrize(("award", "expected"), [("10万元", "supported"), ("20万元", "contradicted")])
def test_two_like_sentences_do_not_bear_out_one_pair(thing: str, award: str, expected: str) -> None:
    source = f"{thing}达到30万元以上的企业，一次性奖励10万元；{thing}达到50万元以上的企业，一次性奖励20万元。"
    assert verdict(f"{thing}达到30万元以上的企业，一次性奖励{award}。", source) == expected


def test_who_gives_and_who_takes_is_told_by_the_sentence_and_not_by_two_cells() -> None:
    names = [("林远舟", 1), ("青禾合伙", 2), ("明岚新材", 3)]
    source = (
        "2022年11月，林远舟将其所持有明岚新材的26.50万股股份以每股10.80元的价格转让给青禾合伙。\n"
        "序号\t转让方\t受让方\t转让价格\t转让股份（万股）\n1\t林远舟\t青禾合伙\t10.80元/股\t26.50"
    )
    claim = "2022年11月，{}把所持明岚新材26.50万股以每股10.80元转让给{}。"
    assert verdict(claim.format("林远舟", "青禾合伙"), source, names=names) == "supported"
    assert verdict(claim.format("青禾合伙", "林远舟"), source, names=names) == "contradicted"


@pytest.mark.parametrize("role", ["母公司", "控股股东", "全资子公司"])
def test_whose_role_it_is(role: str) -> None:
    names = [("青禾科技", 1), ("明岚科技", 2)]
    source = f"青禾科技从{role}明岚科技分拆而来，专注于传感器。"
    assert verdict(f"青禾科技是明岚科技的{role}。", source, names=names) == "contradicted"
