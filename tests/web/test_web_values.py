"""How stored values are read."""

import pytest

from extract.web.values import shown


@pytest.mark.parametrize(
    ("table", "column", "value", "row", "text", "exact"),
    [
        ("funding_rounds", "amount_low", 1584000000.0, {"currency": "CNY"}, "15.84 亿元", "1,584,000,000 元"),
        (
            "funding_rounds",
            "amount_low",
            1584000000.0,
            {"currency": "USD"},
            "15.84 亿美元",
            "1,584,000,000 美元",
        ),
        ("funding_rounds", "amount_low", 5e6, {"currency": "CNY"}, "500 万元", "5,000,000 元"),
        (
            "funding_rounds",
            "amount_low",
            123456789.12,
            {"currency": "CNY"},
            "1.2346 亿元",
            "123,456,789.12 元",
        ),
        ("funding_rounds", "amount_low", 9999.5, {"currency": "CNY"}, "9,999.5 元", None),
        ("funding_rounds", "amount_low", 0.0, {"currency": "CNY"}, "0 元", None),
        ("funding_rounds", "amount_low", -2.5e8, {"currency": "CNY"}, "-2.5 亿元", "-250,000,000 元"),
        ("funding_rounds", "amount_low", 1e8, {"currency": None}, "100,000,000", None),
        ("funding_rounds", "price_per_share", 12.5, {}, "12.5 元", None),
        ("funding_rounds", "capital_after", 5e7, {}, "50,000,000", None),
        ("statistics", "value", 4.75e10, {"unit": "元"}, "475 亿元", "47,500,000,000 元"),
        ("statistics", "value", 35.5, {"unit": "%"}, "35.5%", None),
        ("statistics", "value", 3.2, {"unit": "百分点"}, "3.2 百分点", None),
        ("statistics", "low", 262.0, {"unit": "家"}, "262 家", None),
        ("statistics", "value", 262.0, {"unit": None}, "262", None),
        ("measure_amounts", "high", 5e6, {"unit": None, "currency": "CNY"}, "500 万元", "5,000,000 元"),
        ("financials", "value", 1.25, {"unit": "元/股"}, "1.25 元/股", None),
        ("shareholdings", "ratio", 87.41, {}, "87.41%", None),
        ("shareholdings", "shares", 161706052.0, {}, "161,706,052", None),
        ("listings", "shares_offered", 7.15e7, {}, "71,500,000 股", None),
        ("documents", "pages", 1200, {}, "1200", None),
        ("documents", "kind", "prospectus", {}, "招股说明书", "prospectus"),
        ("checks", "verdict", "within_rounding", {}, "舍入所致", "within_rounding"),
        ("policies", "is_document", 1, {}, "文件本身", "1"),
        ("policies", "issuers", '["工业和信息化部","财政部"]', {}, "工业和信息化部、财政部", None),
        ("policies", "issuers", "[]", {}, "", None),
        ("policies", "issuers", "not json", {}, "not json", None),
        ("evidence", "boxes", "[[1,2,3,4,5],[1,2,3,4,5]]", {}, "2 处", None),
        ("table_cells", "box", "[1,2,3,4]", {}, "1 处", None),
        ("organizations", "kind", "unheard of", {}, "unheard of", None),
        (None, "amount_low", 1e8, {"currency": "CNY"}, "1 亿元", "100,000,000 元"),
        ("statistics", "inferred", "unit、period", {}, "单位、时期", None),
        ("documents", "inferred", "policies.level 由责任单位推定", {}, "政策的级别 由责任单位推定", None),
        (None, "qualifier", "more_than", {}, "超过", "more_than"),
    ],
)
def test_shown(table, column, value, row, text, exact):
    found = shown(table, column, value, row)
    assert (found.text, found.exact) == (text, exact)
