"""Filters as a person writes them become what the database holds."""

import json

import pytest
from web_sample import Site

from extract.web.understanding import understood

REGIONS = ["山东威海", "北京", "江苏", "苏州", "中国"]


@pytest.mark.parametrize(
    ("table", "key", "value", "expected"),
    [
        ("funding_rounds", "amount_low__gte", "1亿", {"amount_low__gte": "100000000"}),
        ("funding_rounds", "amount_low__gt", "5000万元", {"amount_low__gt": "50000000"}),
        ("funding_rounds", "amount_low", "1亿元以上", {"amount_low__gte": "100000000"}),
        ("funding_rounds", "amount_low", "超过1亿元", {"amount_low__gt": "100000000"}),
        ("funding_rounds", "amount_high", "不足1亿", {"amount_high__lt": "100000000"}),
        ("funding_rounds", "amount_low", "1亿-5亿元", {"amount_low__gte": "100000000", "amount_low__lte": "500000000"}),
        ("policy_support", "cap__lte", "50万元", {"cap__lte": "500000"}),
        ("statistics", "value", "12.5%", {"value": "12.5"}),
        ("funding_rounds", "date", "2022年", {"date__gte": "2022", "date__lt": "2023"}),
        ("funding_rounds", "date", "2022年以后", {"date__gte": "2022"}),
        ("funding_rounds", "date", "2022年以前", {"date__lt": "2022"}),
        ("funding_rounds", "date__gt", "2022年", {"date__gte": "2023"}),
        ("funding_rounds", "date__lte", "2022", {"date__lt": "2023"}),
        ("funding_rounds", "date", "2022年第三季度", {"date__gte": "2022-07", "date__lt": "2022-10"}),
        ("funding_rounds", "date", "2022Q4", {"date__gte": "2022-10", "date__lt": "2022-13"}),
        ("funding_rounds", "date", "2020-2022年", {"date__gte": "2020", "date__lt": "2023"}),
        ("policies", "region", "江苏", {"region__in": ["江苏", "苏州"]}),
        ("policies", "region", "山东", {"region__in": ["山东威海"]}),
        ("policies", "region", "东部地区", {"region__in": ["山东威海", "北京", "江苏", "苏州"]}),
        # What is said exactly, or is no amount, date or region, stays as it is.
        ("funding_rounds", "amount_low__gte", "1e8", {"amount_low__gte": "1e8"}),
        ("funding_rounds", "amount_low", "很多", {"amount_low": "很多"}),
        ("funding_rounds", "firm", "2022年", {"firm": "2022年"}),
        ("funding_rounds", "round", "1亿", {"round": "1亿"}),
        ("funding_rounds", "_sort", "date", {"_sort": "date"}),
        ("policies", "region", "无此地", {"region": "无此地"}),
    ],
)  # fmt: skip
def test_a_condition_becomes_what_the_database_holds(table, key, value, expected):
    found = dict(understood(table, [(key, value)], lambda: REGIONS))
    assert {k: json.loads(v) if k.endswith("__in") else v for k, v in found.items()} == expected


def test_what_a_person_types_into_the_filters_finds_rows(site: Site):
    found = site.get("/gouji/funding_rounds.json?amount_low__gte=15亿&date=2022年&_shape=array").json()
    assert [row["firm"] for row in found] == ["澄工汉禾"]
    assert site.get("/gouji/funding_rounds.json?amount_low__gte=16亿&_shape=array").json() == []
    assert site.get("/gouji/funding_rounds.json?date=2021年以前&_shape=array").json() == []
