"""Table cells and headings as numbers and units."""

from __future__ import annotations

import pytest

from extract.language.quantities import UnitScale, parse_unit, read_cell, spellings


@pytest.mark.parametrize(
    ("text", "heading", "value", "unit"),
    [
        ("1,234.56", None, 1234.56, None),
        ("8,976.00", "万元", 89760000, "元"),
        ("(1,234.56)", None, -1234.56, None),
        ("（1,234.56）", "万元", -12345600, "元"),
        ("-3.2%", None, -3.2, "%"),
        ("+5.2%", None, 5.2, "%"),
        ("(3.2)%", None, -3.2, "%"),
        ("74.80%", "万元", 74.8, "%"),
        ("74.80", "比例（%）", 74.8, "%"),
        ("3 亿", "万元", 3e8, "元"),
        ("15.84 亿人民币", None, 15.84e8, "元"),
        ("5,000万元", "元", 5e7, "元"),
        ("100", "持股数量（万股）", 1e6, "股"),
        ("US$500万", None, 5e6, "美元"),
        ("人民币叁佰万元整", None, 3e6, "元"),
        ("１２３．４５", None, 123.45, None),
        ("1 210 207", "亿元", 121020700000000, "元"),
        ("1,234,\n567.00", "元", 1234567, "元"),
        ("1,234.56*", "元", 1234.56, "元"),
        ("5,000.00（注1）", "千元", 5e6, "元"),
        ("三家", None, 3, "家"),
        ("0", None, 0, None),
        ("0.00", "%", 0, "%"),
        ("5年", None, 5, "年"),
    ],
)
def test_cells_hold_one_number(text: str, heading: str | None, value: float, unit: str | None) -> None:
    cell = read_cell(text, heading)
    assert cell is not None
    assert (cell.value, cell.low, cell.high) == (pytest.approx(value),) * 3
    assert (cell.unit, cell.qualifier, cell.text) == (unit, "exact", text)


@pytest.mark.parametrize(
    ("text", "heading", "qualifier", "low", "high"),
    [
        ("数千万", "元", "several", 1e7, 1e8),
        ("数亿人民币", None, "several", 1e8, 1e9),
        ("约5亿", None, "about", 5e8, 5e8),
        ("超 3 亿", None, "more_than", 3e8, None),
        ("近千万", "元", "nearly", None, 1e7),
        ("50家以上", None, "at_least", 50, None),
        ("3亿元以上", None, "at_least", 3e8, None),
        ("2亿至4亿元", None, "range", 2e8, 4e8),
        ("500-1000", "万元", "range", 5e6, 1e7),
        ("未披露", None, "undisclosed", None, None),
    ],
)
def test_cells_hold_a_qualified_number(
    text: str, heading: str | None, qualifier: str, low: float | None, high: float | None
) -> None:
    cell = read_cell(text, heading)
    assert cell is not None
    assert (cell.qualifier, cell.low, cell.high) == (qualifier, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "—",
        "–",
        "--",
        "/",
        "不适用",
        "N/A",
        "A轮",
        "2022.1.5",
        "2022年",
        "2019-2022",
        "12,345,67",
        "010-62301047",
        "董事",
    ],
)
def test_cells_without_a_number(text: str) -> None:
    assert read_cell(text) is None


def test_cells_tell_decimals_and_precision() -> None:
    cell = read_cell("8,976.00", "万元")
    assert cell is not None
    assert (cell.decimals, cell.precision, cell.currency) == (2, 50.0, "CNY")


@pytest.mark.parametrize(
    ("text", "unit", "power", "currency"),
    [
        ("单位：万元", "元", 4, "CNY"),
        ("单位: 人民币万元", "元", 4, "CNY"),
        ("（万元）", "元", 4, "CNY"),
        ("基金规模 (亿元)", "元", 8, "CNY"),
        ("人民币百万元", "元", 6, "CNY"),
        ("千元", "元", 3, "CNY"),
        ("单位：元 币种：人民币", "元", 0, "CNY"),
        ("单位：万元 币种：美元", "美元", 4, "USD"),
        ("转让价款（万美元）", "美元", 4, "USD"),
        ("金额（港币千元）", "港元", 3, "HKD"),
        ("(%)", "%", 0, None),
        ("持股比例（%）", "%", 0, None),
        ("占比%", "%", 0, None),
        ("万股", "股", 4, None),
        ("元/股", "元/股", 0, "CNY"),
        ("单位：元/吨", "元/吨", 0, "CNY"),
        ("数量（家）", "家", 0, None),
        ("万吨标准煤", "吨标准煤", 4, None),
    ],
)
def test_headings_declare_units(text: str, unit: str, power: int, currency: str | None) -> None:
    assert parse_unit(text) == UnitScale(unit, power, currency)


@pytest.mark.parametrize("text", ["金额", "日期", "序号", "股份类别", "（含税）", "（一）", ""])
def test_headings_without_units(text: str) -> None:
    assert parse_unit(text) is None


def test_spellings_cover_digits_magnitudes_and_characters() -> None:
    assert {"58134000000元", "58,134,000,000元", "581.34亿元", "581.34亿", "5,813,400万元"} <= set(
        spellings(58134000000, "元")
    )
    assert {"70%", "70.0%", "七成", "百分之七十"} <= set(spellings(70, "%"))
    assert {"2家", "二家", "两家"} <= set(spellings(2, "家"))
    assert "三千八百万元" in spellings(38000000, "元")
    assert "叁佰万元整" in spellings(3000000, "元")
