"""Periods in running text and in cells: phrases read by eye."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extract.language.periods import PeriodContext, find_periods, parse_date

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "periods.yaml").read_text(encoding="utf-8"))
FOUND = [(group["context"], case) for group in CASES["groups"] for case in group["found"]]


def expected(text: str) -> tuple[str | None, str, str | None, bool]:
    """What a line of the case table says of one period."""
    iso, kind, relation, *inferred = text.split()
    return (None if iso == "none" else iso), kind, (None if relation == "-" else relation), bool(inferred)


@pytest.mark.parametrize(("context", "case"), FOUND, ids=[case[0] for _, case in FOUND])
def test_periods_found(context: dict[str, object], case: list[str]) -> None:
    phrase = case[0]
    marked = [part.partition("】")[0] for part in phrase.split("【")[1:]]
    found = find_periods(phrase.replace("【", "").replace("】", ""), PeriodContext(**context))  # type: ignore[arg-type]
    assert [period.text for period in found] == marked
    assert [(p.iso, p.kind, p.relation, p.inferred) for p in found] == [expected(line) for line in case[1:]]


@pytest.mark.parametrize("text", CASES["nothing"])
def test_periods_not_found_in_look_alikes(text: str) -> None:
    assert find_periods(text, PeriodContext("2023-04", 2022, "2022")) == []


@pytest.mark.parametrize("often", ["每年", "每年的", "每年度"])
@pytest.mark.parametrize("part", ["第一季度", "上半年", "三季度末"])
def test_a_part_of_every_year_is_none_of_this_one(often: str, part: str) -> None:
    found = find_periods(f"{often}{part}召开会议", PeriodContext(published_on="2023-05-01"))
    assert all(period.iso is None for period in found)


def test_periods_inferred_name_what_they_were_resolved_from() -> None:
    said, inferred = find_periods("2021年增长，上半年下降")
    assert (said.inferred, said.resolved_from) == (False, None)
    assert (inferred.iso, inferred.resolved_from) == ("2021-01/2021-06", "2021年")
    (published,) = find_periods("今年以来", PeriodContext(published_on="2023-04"))
    assert published.resolved_from == "2023-04"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022.1.5", "2022-01-05"),
        ("2022.06", "2022-06"),
        ("2022/3", "2022-03"),
        ("2022-12-21", "2022-12-21"),
        ("20221221", "2022-12-21"),
        ("2018年4月13日", "2018-04-13"),
        ("2018 年 4 月 13 日", "2018-04-13"),
        ("2022 年\n6 月", "2022-06"),
        ("２０２２年", "2022"),
        ("2022", "2022"),
        ("2022年度", "2022"),
        ("二〇二二年十二月", "2022-12"),
        ("2022年末", "2022-12-31"),
        ("截至2022年底", "2022-12-31"),
        ("2022年1-9月", "2022-01/2022-09"),
        ("2022Q3", "2022-07/2022-09"),
        ("2019年至2022年", "2019/2022"),
        ("12月21日", None),
        ("2021-02-30", None),
        ("2022.13", None),
        ("202212", None),
        ("1,234", None),
        ("99", None),
        ("A轮", None),
        ("", None),
    ],
)
def test_dates_of_whole_strings(text: str, iso: str | None) -> None:
    assert parse_date(text) == iso
