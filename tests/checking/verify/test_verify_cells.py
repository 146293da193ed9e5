"""Cells whose unit and period ingest found around the table, and rows that a claim names word for word."""

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
