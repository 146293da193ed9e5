"""Cells whose unit and period ingest found around the table; rows that a claim names word for word, and cells by row and head."""

from __future__ import annotations

import pytest
from verify_world import Pages, fact, verdict

from extract.checking.verify import Verifier

FORECAST = "利润表\t2022A\t2024E\n营业总收入\t1,275\t1,804\n研发投入\t310\t412"
HEADS = "科目\t合计（万元）\n行政事业单位医疗\t2.71\n行政单位医疗\t2.22\n事业单位医疗\t0.49"
REGIONS = "地区\t营业收入（万元）\t毛利率（%）\n国内\t165,412\t91.87\n国外\t5,188\t90.23"


def forecast() -> Pages:
    world = Pages(FORECAST)
    page = world.page(1)
    page.facts = [
        fact(page, "1,275", 1.275e9, "元", "2022"),
        fact(page, "1,804", 1.804e9, "元", "2024", ahead=True),
        fact(page, "310", 3.1e8, "元", "2022"),
        fact(page, "412", 4.12e8, "元", "2024", ahead=True),
    ]
    return world


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2022年营业总收入为12.75亿元。", "supported"),
        ("预计2024年营业总收入为18.04亿元。", "supported"),
        ("2022年营业总收入为18.04亿元。", "contradicted"),
        ("2022年研发投入为12.75亿元。", "contradicted"),
        ("2022年营业总收入为12.75万元。", "contradicted"),
    ],
)
def test_unit_and_period_of_a_cell(claim: str, expected: str) -> None:
    assert Verifier(forecast()).verify(claim).verdict == expected


def test_a_forecast_is_no_fact() -> None:
    assert Verifier(forecast()).verify("2024年营业总收入已达18.04亿元。").verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("行政单位医疗2.22万元", HEADS, "supported"),
        ("行政单位医疗2.22万元，事业单位医疗0.49万元", HEADS, "supported"),
        ("国外营业收入5,188万元，毛利率90.23%", REGIONS, "supported"),
    ],
)
def test_the_row_that_a_claim_names(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("事业单位医疗2.22万元", HEADS),
        ("行政单位医疗2.71万元", HEADS),
        ("国外营业收入5,188万元，毛利率91.87%", REGIONS),
    ],
)
def test_the_figure_of_another_row(claim: str, source: str) -> None:
    assert verdict(claim, source) != "supported"


QUARTERS = "2022年分季度主要财务指标\n项目\t第二季度\t第三季度\n营业收入（万元）\t2,523\t4,551"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2022年第三季度营业收入为4,551万元。", "supported"),
        ("2023年第三季度营业收入为4,551万元。", "contradicted"),
        ("2022年第二季度营业收入为4,551万元。", "contradicted"),
    ],
)
def test_a_quarter_is_of_the_year_above(claim: str, expected: str) -> None:
    assert verdict(claim, QUARTERS) == expected


STAFF = "类别\t人数（人）\t占比（%）\n制瓷工\t318\t61.51\n画师\t122\t23.60"
SHARES = "公司\t总股本（万股）\t流通股本（万股）\n丰泽瓷业\t6,000\t2,246\n南岸陶艺\t9,120\t3,870"
PRICES = "项目\t面值（元）\t发行费用（元）\n每股\t1.00\t0.67\n合计\t2,500.00\t1,675.00"


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("制瓷工的占比为61.51%。", STAFF, "supported"),
        ("制瓷工的人数为61.51%。", STAFF, "contradicted"),
        ("画师的人数为23.60%。", STAFF, "contradicted"),
        ("丰泽瓷业的总股本为6000万股。", SHARES, "supported"),
        ("丰泽瓷业的总股本为2246万股。", SHARES, "contradicted"),
        ("南岸陶艺的流通股本为3870万股。", SHARES, "supported"),
        ("每股的发行费用为0.67元。", PRICES, "supported"),
    ],
)
def test_the_cell_that_row_and_head_name_decides(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


def test_a_number_without_unit_is_taken_as_it_is_printed() -> None:
    source = "项目（万元）\t期初\t期末\n窑炉折旧\t92.09\t95.31"
    assert verdict("窑炉折旧期初为92.09。", source) == "supported"
    assert verdict("窑炉折旧期末为92.09。", source) == "contradicted"
