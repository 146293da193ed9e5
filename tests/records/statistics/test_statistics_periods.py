"""Of which time a statistic is: of its sentence, of the paragraph or section before, of the reporting periods that are defined."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records.passages import passages
from extract.records.statistics import statistics_in
from schemas import Block, Document, Extraction, Page

Tell = Callable[..., Extraction]


def test_year_goes_on_in_the_next_paragraph(told: Tell) -> None:
    rows = told("2021年，融资事件共120起。", "获投企业98家。", year=2023).statistics
    assert [(row.period, row.inferred) for row in rows] == [("2021", None), ("2021", "period")]


def test_of_a_section_about_a_year_long_past(told: Tell) -> None:
    rows = told("2010年，云帆公司举办大赛。", "大赛释放了1亿条信息。", year=2021).statistics
    assert [row.period for row in rows] == ["2010"]
    rows = told("2015年，融资120起。", "泄露始于2010年。", "企业98家。", year=2021).statistics
    assert [row.period for row in rows] == ["2015", "2015"]


def test_of_days_whose_year_is_told_before() -> None:
    texts = ["2020年，全市有企业120家。", "截至3月27日，库存83万桶。"]
    document = Document(kind="other", page_list=[Page(page=1, text="".join(texts))])
    document.blocks += [
        Block("paragraph", texts[0], [(1, 0, len(texts[0]))]),
        Block("paragraph", texts[1], [(1, len(texts[0]), len("".join(texts)))]),
    ]
    rows = statistics_in(passages(document, "paragraph"))
    assert [(row.period, row.inferred) for row in rows] == [("2020", None), ("2020-03-27", "period")]


def test_of_a_prospectus_take_no_year_from_elsewhere(told: Tell) -> None:
    rows = told("张先生1965年出生。", "公司拥有专利86项。", kind="prospectus").statistics
    assert [(row.value, row.period) for row in rows] == [(86.0, None)]


def test_are_never_of_the_year_of_birth(told: Tell) -> None:
    (row,) = told("张先生1965年出生，直接持有公司0.88%的股份。", kind="prospectus").statistics
    assert row.period is None


DEFINITION = "报告期 指 2021年、2022年、2023年和2024年1-6月"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "报告期内，公司检测费用分别为612.38万元、1,047.26万元、1,588.40万元和469.15万元。",
            ["2021", "2022", "2023", "2024-01/2024-06"],
        ),
        (
            "报告期各期末，公司存货余额分别为100万元、120万元、150万元和90万元。",
            ["2021-12-31", "2022-12-31", "2023-12-31", "2024-06-30"],
        ),
        ("公司检测费用分别为612.38万元、1,047.26万元、1,588.40万元和469.15万元。", [None] * 4),
        ("报告期内，公司检测费用分别为612.38万元和1,047.26万元。", ["2021-01/2024-06"] * 2),
        (
            "报告期内，存货、应收款、预付款和现金分别为10万元、20万元、30万元和40万元。",
            ["2021-01/2024-06"] * 4,
        ),
    ],
)
def test_of_the_reporting_periods(text: str, periods: list[str | None], told: Tell) -> None:
    rows = told(DEFINITION, text, kind="prospectus").statistics
    assert [row.period for row in rows if row.unit == "元"] == periods


def test_of_several_periods_of_different_lengths(told: Tell) -> None:
    rows = told("2022年、2023年和2024年1-6月，公司产量分别为12万吨、15万吨和8万吨。").statistics
    assert [(row.value, row.period) for row in rows] == [
        (120000.0, "2022"),
        (150000.0, "2023"),
        (80000.0, "2024-01/2024-06"),
    ]
