"""The scorer: what counts as right, in part, wrong, or neither."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.checking.evaluate import Found, Gold, Score, evaluate
from extract.checking.evaluate.compare import key, likeness, match, same

NAMES = {1: {"甲科技", "甲科技有限公司"}, 2: {"乙基金"}}
ROUND = {
    "id": 1, "page": 1, "organization_id": 1, "firm": "甲科技", "date": "2022-03", "kind": "round", "round": "A轮",
    "amount_low": 1e8, "amount_high": 1e8,
}  # fmt: skip
PARTY = {
    "round_id": 1,
    "organization_id": 2,
    "name": "乙基金",
    "role": "lead",
    "amount_low": None,
    "shares": None,
}
STATISTIC = {
    "page": 3, "table_id": None, "subject": "储能企业", "metric": "数量", "value": 53.0, "low": 53.0, "high": 53.0,
    "unit": "家", "qualifier": "exact", "period": "2022",
}  # fmt: skip
STATED = {"pdf_page": 3, "subject": "储能企业", "metric": "数量", "value": 53, "unit": "家", "period": 2022}
MEASURE = {
    "id": 1, "page": 1, "number": "一/（二）/3", "title": None, "text": "对获得认定的企业，给予最高200万元奖励。",
    "instruments": '["reward"]', "responsible": '["市财政局"]',
}  # fmt: skip
SUM = {"measure_id": 1, "kind": "amount", "low": None, "high": 2e6}
ASKED = {
    "quote": "对获得认定的企业，给予最高200万元", "number": "3", "instruments": ["reward", "other"],
    "responsible": ["市财政局"], "amounts": [{"low": None, "high": 2_000_000, "role": "support"}],
}  # fmt: skip


def score(expected: dict[str, Any], document: dict[str, Any] | None = None, **rows: Any) -> Score:
    """The one list that the expected rows have."""
    gold = Gold(Path("x.yaml"), {"document": {"file": "x.pdf"}, **expected})
    (only,) = evaluate(gold, Found(document or {}, rows, NAMES))
    return only


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        ("《甲 办法》（试行）", "甲办法(试行)", True),
        ("ＡＢＣ公司", "abc公司", True),
        ("甲公司", "乙公司", False),
        (None, "", True),
    ],
)
def test_keys(a: object, b: object, equal: bool) -> None:
    assert (key(a) == key(b)) is equal


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        (1, 1.0, True),
        (1e9, 1e9 + 1, True),
        (1.0, 1.01, False),
        (None, None, True),
        (None, 0, False),
        (0, None, False),
    ],
)
def test_same_numbers(a: float | None, b: float | None, equal: bool) -> None:
    assert same(a, b) is equal


def test_likeness_is_measured_against_the_shorter() -> None:
    assert likeness("储能企业数量", "企业数量") == 1.0
    assert likeness("储能企业", "光伏组件") == 0.0
    assert 0 < likeness("储能企业数量", "储能装机规模") < 1


def test_matching_takes_the_best_first_and_each_once() -> None:
    table = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 1.0}
    found = match(["a", "b"], ["x", "y"], lambda g, f: table.get((g, f), 0.0), 0.5)
    assert found.pairs == [(1, 1, 1.0), (0, 0, 0.6)]
    assert found.false == []
    unlike = match(["a"], ["x"], lambda g, f: 0.4, 0.5)
    assert (unlike.pairs, unlike.false) == ([], [0])


def test_scores_of_nothing_are_zero() -> None:
    empty = Score("x")
    assert (empty.precision, empty.recall, empty.f1) == (0.0, 0.0, 0.0)
    half = Score("x").add(4, 2, 2)
    assert (half.precision, half.recall, round(half.f1, 3)) == (1.0, 0.5, 0.667)


FULL = {"firm": "甲科技", "date": "2022-03", "round": "A轮", "amount_low": 1e8, "amount_high": 1e8,
        "investors": [{"name": "乙基金", "role": "lead"}]}  # fmt: skip


@pytest.mark.parametrize(
    ("gold", "row", "party", "hits"),
    [
        (FULL, ROUND, PARTY, 5.0),
        (FULL, ROUND | {"round": "B轮"}, PARTY, 4.0),
        (FULL, ROUND | {"date": "2021"}, PARTY, 4.0),
        (FULL, ROUND | {"amount_high": None}, PARTY, 4.0),
        (FULL, ROUND, PARTY | {"role": "participant"}, 4.5),
        (FULL, ROUND, PARTY | {"organization_id": None, "name": "丙基金"}, 4.0),
        (FULL, ROUND | {"organization_id": 2}, PARTY, 0.0),
        (FULL | {"firm": "甲科技有限公司"}, ROUND, PARTY, 5.0),
    ],
)
def test_rounds_are_judged_fact_by_fact(gold: Any, row: Any, party: Any, hits: float) -> None:
    found = score({"funding_rounds": [gold]}, funding_rounds=[row], funding_participants=[party])
    assert (found.expected, found.found, found.hits) == (5, 5, hits)


def test_repeated_rounds_are_neutral() -> None:
    gold = [FULL, FULL | {"round": "B轮", "duplicate": True}]
    rows = [ROUND, ROUND | {"id": 2, "round": "B轮"}]
    found = score({"funding_rounds": gold}, funding_rounds=rows, funding_participants=[PARTY])
    assert (found.expected, found.found, found.hits) == (5, 5, 5.0)


@pytest.mark.parametrize(
    ("change", "hits"),
    [
        ({}, 1.0),
        ({"page": 4}, 1.0),
        ({"page": 5}, 0.0),
        ({"value": 54.0}, 0.0),
        ({"unit": "个"}, 0.0),
        ({"qualifier": "about"}, 0.875),
        ({"period": "2021"}, 0.875),
        ({"subject": "光伏组件", "metric": "产量"}, 0.75),
    ],
)
def test_statistics(change: dict[str, Any], hits: float) -> None:
    assert score({"statistics": [STATED]}, statistics=[STATISTIC | change]).hits == hits


def test_statistics_of_tables_and_small_ones_are_neutral() -> None:
    rows = [STATISTIC, STATISTIC | {"table_id": 9}, STATISTIC | {"value": 3.0}]
    minor = STATED | {"value": 3, "salience": "minor"}
    found = score({"statistics": [STATED, minor]}, statistics=rows)
    assert (found.expected, found.found, found.hits) == (1, 1, 1.0)


def test_pages_without_labels_are_left_out_of_account() -> None:
    document = {"file": "x.pdf", "annotated_pages": [3]}
    rows = [STATISTIC, STATISTIC | {"page": 4, "value": 9.0}]
    found = score({"document": document, "statistics": [STATED]}, statistics=rows)
    assert (found.found, found.hits) == (1, 1.0)


def cells(table: int, grid: list[list[str]]) -> list[dict[str, Any]]:
    return [
        {"table_id": table, "row": r, "column": c, "row_span": 1, "column_span": 1, "text": text}
        for r, row in enumerate(grid)
        for c, text in enumerate(row)
        if text
    ]


def test_tables_are_judged_by_neighbouring_cells() -> None:
    gold = {"header": ["年份", "规模/金额", "规模/数量"], "rows": [["2021", "10", "3"], ["2022", "20", "4"]]}
    right = [["年份", "金额", "数量"], ["2021", "10", "3"], ["2022", "20", "4"]]
    table = {"id": 1, "page": 1}
    found = score({"tables": [gold]}, source_tables=[table], table_cells=cells(1, right))
    assert (found.expected, found.found, found.hits) == (12, 12, 12)
    wrong = [["年份", "金额", "数量"], ["2021", "10", "3"], ["2022", "25", "4"]]
    found = score({"tables": [gold]}, source_tables=[table], table_cells=cells(1, wrong))
    assert (found.expected, found.found, found.hits) == (12, 12, 9)
    extra = cells(1, right) + cells(2, [["图", "例"], ["甲", "乙"]])
    found = score({"tables": [gold]}, source_tables=[table, {"id": 2, "page": 1}], table_cells=extra)
    assert (found.found, found.hits) == (16, 12)


@pytest.mark.parametrize(
    ("row", "sums", "found", "hits"),
    [
        (MEASURE, [SUM], 5, 5),
        (MEASURE | {"number": "一/（二）/4"}, [SUM], 5, 4),
        (MEASURE | {"instruments": '["fund"]'}, [SUM], 5, 4),
        (MEASURE | {"responsible": "[]"}, [SUM], 4, 4),
        (MEASURE, [SUM | {"high": 3e6}], 5, 4),
        (MEASURE, [], 4, 4),
        (MEASURE | {"text": "第三条　别的事"}, [SUM], 5, 0),
    ],
)
def test_measures(row: Any, sums: Any, found: int, hits: int) -> None:
    result = score({"measures": [ASKED]}, policy_measures=[row], measure_amounts=sums)
    assert (result.expected, result.found, result.hits) == (5, found, hits)


def test_thresholds_in_measures_are_neutral() -> None:
    asked = ASKED | {"amounts": [*ASKED["amounts"], {"low": 1e8, "high": None, "role": "threshold"}]}
    sums = [SUM, SUM | {"low": 1e8, "high": None}]
    result = score({"measures": [asked]}, policy_measures=[MEASURE], measure_amounts=sums)
    assert (result.expected, result.found, result.hits) == (5, 5, 5)


@pytest.mark.parametrize(
    ("name", "gold", "rows", "hits"),
    [
        ("organizations", [{"name": "甲科技有限公司", "aliases": ["甲科技"]}],
         {"mentions": [{"organization_id": 1, "name": "甲科技", "page": 1}]}, 1.0),
        ("organizations", [{"name": "丁集团"}], {"mentions": [{"organization_id": 1, "name": "甲科技", "page": 1}]}, 0.0),
        ("policies", [{"title": "《甲办法》"}], {"policies": [{"title": "甲办法", "page": 1}]}, 1.0),
        ("shareholdings", [{"rows": [{"holder": "乙基金", "shares": 100, "ratio_percent": 5}]}],
         {"shareholdings": [{"holder": "乙基金", "shares": 100.0, "ratio": 6.0, "page": 1}]}, 0.5),
        ("proceeds", [{"project": "研发中心建设项目", "total_investment": 5e7, "planned_use": 4e7}],
         {"proceeds": [{"project": "研发中心项目", "total_investment": 5e7, "planned_use": 5e7}]}, 0.7),
        ("funds", [{"name": "乙产业基金", "size": 5e9, "level": "市级", "mode": None}],
         {"funds": [{"name": "乙产业基金", "size_low": 5e9, "level": "市级", "mode": "直投", "page": 1}]}, 0.875),
        ("figures", [{"caption": "装机规模"}], {"source_figures": [{"caption": "图1 装机规模", "page": 1}]}, 1.0),
    ],
)  # fmt: skip
def test_other_lists(name: str, gold: list[Any], rows: dict[str, Any], hits: float) -> None:
    result = score({name: gold}, **rows)
    assert (result.expected, result.found) == (1, 1)
    assert result.hits == pytest.approx(hits)


@pytest.mark.parametrize(
    ("document", "hits"),
    [
        ({"title": "甲白皮书（2023）", "published_on": "2023-05"}, 2),
        ({"title": "甲白皮书", "published_on": "2023-06"}, 1),
        ({"title": "乙报告", "published_on": None}, 0),
    ],
)
def test_header(document: dict[str, Any], hits: int) -> None:
    gold = {"document": {"file": "x.pdf", "title": "甲白皮书（2023）", "issued_on": "2023-05"}}
    assert score(gold, document).hits == hits
