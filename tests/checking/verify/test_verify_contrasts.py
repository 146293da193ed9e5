"""True sentences with one thing changed: nothing of them is borne out, and told in other words they are."""

from __future__ import annotations

import pytest
from verify_world import verdict

COUNTS = "2022年，青川省新增企业55家，平湖省新增企业38家，全省累计达到210家。"
MONEY = "2022年公司营业收入10.35亿元，同比增长12.4%，净利润2.18亿元，同比下降3.6%。"
FORECAST = "预计到2025年，市场规模达到480亿元。"
LIMIT = "对获得认定的企业，给予不超过65万元的奖励。"
TRANSFER = "2021年3月，海岳投资将所持12%的股权以3,600万元转让给岭南创投。"
TABLE = "项目\t2022年\t2021年\n营业收入（万元）\t1,200.50\t980.30\n营业成本（万元）\t760.20\t655.10\n净利润（万元）\t210.40\t150.70"
NAMES = [("海岳投资", 1), ("岭南创投", 2), ("东湖基金", 3)]

TRUE = [
    ("平湖省2022年新增38家企业。", COUNTS),
    ("青川省新增企业55家，平湖省新增企业38家。", COUNTS),
    ("2022年公司净利润为2.18亿元。", MONEY),
    ("公司2022年营业收入103,500万元，比上年增长12.4%。", MONEY),
    ("到2025年，市场规模预计将达到480亿元。", FORECAST),
    ("企业获得认定的，最高给予65万元奖励。", LIMIT),
    ("海岳投资以3600万元的价格把12%的股权转让给岭南创投。", TRANSFER),
    ("2021年营业成本为655.10万元。", TABLE),
    ("2022年净利润210.4万元。", TABLE),
]
FALSE = [
    ("平湖省2022年新增55家企业。", COUNTS),
    ("青川省新增企业38家，平湖省新增企业55家。", COUNTS),
    ("平湖省2021年新增38家企业。", COUNTS),
    ("平湖省累计企业38家。", COUNTS),
    ("2022年公司净利润为10.35亿元。", MONEY),
    ("2022年公司营业收入10.35亿元，同比下降12.4%。", MONEY),
    ("2022年公司营业收入10.35亿元，同比增长3.6%。", MONEY),
    ("2022年公司营业成本10.35亿元。", MONEY),
    ("2025年，市场规模达到480亿元。", FORECAST),
    ("对获得认定的企业，给予不少于65万元的奖励。", LIMIT),
    ("对未获得认定的企业，给予不超过65万元的奖励。", LIMIT),
    ("岭南创投将所持12%的股权以3,600万元转让给海岳投资。", TRANSFER),
    ("东湖基金将所持12%的股权以3,600万元转让给岭南创投。", TRANSFER),
    ("2021年营业成本为760.20万元。", TABLE),
    ("2022年营业成本为210.40万元。", TABLE),
    ("2022年营业成本为760.20万美元。", TABLE),
    ("火星上有3家企业。", COUNTS),
]


@pytest.mark.parametrize(("claim", "source"), TRUE)
def test_told_otherwise(claim: str, source: str) -> None:
    assert verdict(claim, source, names=NAMES) == "supported"


@pytest.mark.parametrize(("claim", "source"), FALSE)
def test_one_thing_changed(claim: str, source: str) -> None:
    assert verdict(claim, source, names=NAMES) != "supported"
