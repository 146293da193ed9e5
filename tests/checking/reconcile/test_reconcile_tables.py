"""Relations of tables, each as it holds and as it fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from schemas import Check

Rows = list[list[str]]
Reconciled = Callable[..., list[Check]]

TOTAL = [
    ["项目", "2023年", "2022年"],
    ["甲", "1,200.50", "900.00"],
    ["乙", "2,300.00", "850.25"],
    ["丙", "480.75", "1,020.10"],
    ["合计", "3,981.25", "2,770.35"],
]
ACROSS = [
    ["地区", "一季度", "二季度", "三季度", "合计"],
    ["东部", "1,204", "1,310", "1,425", "3,939"],
    ["中部", "604", "710", "825", "2,139"],
    ["西部", "314", "412", "525", "1,251"],
]
SHARES = [
    ["股东", "持股数（万股）", "持股比例"],
    ["甲公司", "3,112.20", "51.87%"],
    ["乙公司", "1,539.00", "25.65%"],
    ["丙某", "1,348.80", "22.48%"],
    ["合计", "6,000.00", "100.00%"],
]
GROWTH = [
    ["项目", "2023年（万元）", "2022年（万元）", "同比增减"],
    ["营业收入", "66,382.91", "48,905.72", "35.74%"],
    ["营业成本", "47,131.87", "35,652.26", "32.20%"],
    ["研发费用", "4,115.74", "2,836.53", "45.10%"],
]
BALANCE = [
    ["项目", "期初余额", "本期增加", "本期减少", "期末余额"],
    ["房屋", "10,250,300.00", "2,100,000.00", "350,120.50", "12,000,179.50"],
    ["设备", "35,120,480.20", "8,450,310.75", "1,203,990.10", "42,366,800.85"],
    ["车辆", "1,980,000.00", "460,000.00", "120,000.00", "2,320,000.00"],
]
OF_WHICH = [
    ["项目", "2023年（元）", "2022年（元）"],
    ["营业收入", "250,000,000.00", "210,000,000.00"],
    ["其中：主营业务收入", "240,120,000.50", "203,500,000.00"],
    ["其他业务收入", "9,879,999.50", "6,500,000.00"],
]
PRODUCT = [
    ["认购方", "认购股数（万股）", "认购价格（元/股）", "认购金额（万元）"],
    ["甲基金", "297.3333", "33.6323", "10,000.00"],
    ["乙基金", "148.6667", "33.6323", "5,000.00"],
    ["丙基金", "89.2000", "33.6323", "3,000.00"],
]
ACCOUNTS = [
    ["项目", "2023年末（元）", "2022年末（元）"],
    ["资产总计", "879,596,300.00", "741,744,200.00"],
    ["负债合计", "279,369,200.00", "231,081,300.00"],
    ["股东权益合计", "600,227,100.00", "510,662,900.00"],
    ["负债和股东权益总计", "879,596,300.00", "741,744,200.00"],
]

CASES = [
    pytest.param(
        TOTAL, "sum", [("1,200.50", "1,300.50"), ("2,770.35", "2,770.53"), ("480.75", "-480.75")], id="total"
    ),
    pytest.param(
        ACROSS, "sum", [("1,310", "1,370"), ("3,939", "39,390,000"), ("2,139", "2,319")], id="across"
    ),
    pytest.param(
        SHARES, "share", [("51.87%", "57.87%"), ("25.65%", "0.2565%"), ("22.48%", "22.84%")], id="shares"
    ),
    pytest.param(SHARES, "sum", [("3,112.20", "3,112.02"), ("6,000.00", "60,000,000.00")], id="holders"),
    pytest.param(
        GROWTH, "growth", [("35.74%", "37.54%"), ("32.20%", "-32.20%"), ("2,836.53", "2,386.53")], id="growth"
    ),
    pytest.param(
        BALANCE,
        "flow_snapshot",
        [("8,450,310.75", "8,540,310.75"), ("12,000,179.50", "12,000,719.50"), ("120,000.00", "-120,000.00")],
        id="balance",
    ),
    pytest.param(
        OF_WHICH, "sum", [("9,879,999.50", "9,897,999.50"), ("210,000,000.00", "220,000,000.00")], id="其中"
    ),
    pytest.param(PRODUCT, "product", [("5,000.00", "5,500.00"), ("297.3333", "279.3333")], id="product"),
    pytest.param(
        ACCOUNTS,
        "sum",
        [("741,744,200.00", "714,744,200.00"), ("600,227,100.00", "-600,227,100.00")],
        id="accounts",
    ),
]


def with_slip(rows: Rows, printed: str, wrong: str) -> Rows:
    """The table with one number misprinted, where it first stands."""
    done = False
    made: Rows = []
    for row in rows:
        made.append([])
        for text in row:
            slip = text == printed and not done
            made[-1].append(wrong if slip else text)
            done = done or slip
    assert done
    return made


@pytest.mark.parametrize(("rows", "kind", "slips"), CASES)
def test_relations_hold(
    of_table: Reconciled, rows: Rows, kind: str, slips: Sequence[tuple[str, str]]
) -> None:
    found = of_table(rows)
    assert any(check.kind == kind for check in found)
    assert {check.verdict for check in found} <= {"consistent", "within_rounding"}, found


@pytest.mark.parametrize(("rows", "kind", "slips"), CASES)
def test_a_slip_of_the_pen_is_found_and_cited(
    of_table: Reconciled, rows: Rows, kind: str, slips: Sequence[tuple[str, str]]
) -> None:
    for printed, wrong in slips:
        found = [c for c in of_table(with_slip(rows, printed, wrong)) if c.verdict == "inconsistent"]
        cited = {m.evidence.quote for check in found for m in check.members if m.evidence}
        assert wrong in cited, (printed, wrong, found)


def test_what_rounding_explains_is_no_error(of_table: Reconciled) -> None:
    found = of_table(
        [
            ["项目", "占比", "金额（亿元）"],
            ["甲", "33.3%", "3.3"],
            ["乙", "33.3%", "3.3"],
            ["丙", "33.3%", "3.3"],
            ["合计", "100.0%", "10.0"],
        ]
    )
    assert found
    assert {check.verdict for check in found} <= {"consistent", "within_rounding"}
    assert any(check.verdict == "within_rounding" for check in found)


@pytest.mark.parametrize(
    "rows",
    [
        [["年份", "企业数"], ["2021", "31"], ["2022", "45"], ["2023", "76"]],
        [["项目", "单价（元）"], ["甲", "12.50"], ["乙", "13.75"], ["丙", "26.25"]],
        [["指标", "2023年", "2022年"], ["资产负债率", "31.76%", "31.15%"], ["毛利率", "29.00%", "27.10%"]],
        [["序号", "项目", "投资额（万元）"], ["1", "甲", "386"], ["2", "乙", "124"], ["3", "丙", "512"]],
    ],
)
def test_what_is_not_meant_to_add_up_is_left(of_table: Reconciled, rows: Rows) -> None:
    assert [c for c in of_table(rows) if c.verdict == "inconsistent"] == []


def test_codes_are_no_amounts(of_table: Reconciled) -> None:
    found = of_table(
        [
            ["类", "款", "项", "科目名称", "本年收入合计", "拨款"],
            ["201", "", "", "公共服务", "249.75", "249.75"],
            ["201", "06", "", "事务", "249.75", "249.75"],
            ["201", "06", "01", "运行", "249.75", "249.75"],
            ["208", "05", "05", "养老", "160.75", "160.75"],
        ]
    )
    assert not [check.formula for check in found if check.verdict == "inconsistent"]


def test_a_total_explained_in_one_sentence(of_table: Reconciled) -> None:
    found = of_table(with_slip(TOTAL, "1,200.50", "1,300.50"))
    wrong = next(c for c in found if c.verdict == "inconsistent")
    assert wrong.formula == "1,300.50 + 2,300.00 + 480.75 ≠ 3,981.25"
    assert wrong.explanation.startswith("合计：3项相加得4,081.25，与印出的3,981.25不符")
    assert wrong.stated == 3981.25
    assert [m.role for m in wrong.members] == ["合计", "部分", "部分", "部分"]


@pytest.mark.parametrize(("second", "verdict"), [("48,905.72", "consistent"), ("49,805.72", "inconsistent")])
def test_one_figure_in_two_tables(book: Callable[[str], Any], second: str, verdict: str) -> None:
    made = book("other")
    made.table(
        [
            ["项目", "2023年", "2022年"],
            ["营业收入", "66,382.91", "48,905.72"],
            ["营业成本", "47,131.87", "35,652.26"],
        ]
    )
    made.table(
        [
            ["项目", "2023年", "2022年"],
            ["营业收入", "66,382.91", second],
            ["研发费用", "4,115.74", "2,836.53"],
        ]
    )
    assert verdict in {c.verdict for c in _restated(made.checks())}


def _restated(checks: list[Check]) -> list[Check]:
    return [check for check in checks if check.kind == "flow_snapshot"]


@pytest.mark.parametrize(
    ("listed", "verdict"),
    [
        ("2019年-2021年沿海五省上市企业数量", "consistent"),
        ("2019 年-2021 年沿海五省上市企业数量", "consistent"),
        ("2019年-2021年沿五省上市企业数量", "inconsistent"),
        ("储能装机规模", "undetermined"),
    ],
)
def test_contents_against_captions(book: Callable[[str], Any], listed: str, verdict: str) -> None:
    made = book("white_paper")
    made.block("contents", f"表 1 {listed} .....\t12\n表 2 另一张表 .....\t14")
    made.table([["省份", "家数"], ["浙江", "12"], ["福建", "9"]], caption="2019年-2021年沿海五省上市企业数量")
    table = made.document.tables[0]
    table.number, table.evidence = "表 1", table.cells[0].evidence
    assert [c.verdict for c in made.checks() if c.kind == "caption"] == [verdict]
