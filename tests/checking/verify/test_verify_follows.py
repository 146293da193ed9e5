"""What follows from a sentence that doesn't print it: how many it lists, a loss, how far two rates are apart."""

from __future__ import annotations

import pytest

from tests.checking.verify.verify_world import verdict

FIRMS = [("青禾科技", 1), ("明岚创投", 2), ("云溪资本", 3), ("石桥基金", 4), ("远山投资", 5)]


@pytest.mark.parametrize(("act", "noun"), [("跟投", "机构"), ("受让", "公司"), ("签约", "企业")])
@pytest.mark.parametrize(("number", "expected"), [("三家", "supported"), ("五家", "not_found")])
def test_a_count_of_what_is_listed(act: str, noun: str, number: str, expected: str) -> None:
    source = f"青禾科技的项目由明岚创投发起，云溪资本、石桥基金和远山投资{act}。"
    assert verdict(f"青禾科技的项目由云溪资本等{number}{noun}{act}。", source, names=FIRMS) == expected


def test_a_count_of_others_than_those_listed() -> None:
    source = "青禾科技本轮融资由明岚创投领投，云溪资本、石桥基金、远山投资跟投。"
    assert verdict("青禾科技本轮融资由云溪资本等三家机构领投。", source, names=FIRMS) != "supported"


@pytest.mark.parametrize("place", ["茶叶加工业", "矿山机械业", "全县纺织业"])
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("净亏损约2.35亿元", "supported"),
        ("净亏损约3.25亿元", "contradicted"),
        ("净利润2.35亿元", "contradicted"),
    ],
)
def test_a_loss_is_a_profit_below_nought(place: str, told: str, expected: str) -> None:
    assert verdict(f"2021年，{place}{told}。", f"2021年，{place}净利润为-2.35亿元。") == expected


@pytest.mark.parametrize("what", ["占有率", "入学率", "回收利用率"])
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("上升了7.9个百分点", "supported"),
        ("上升了9.7个百分点", "not_found"),
        ("下降了7.9个百分点", "not_found"),
    ],
)
def test_points_that_two_rates_are_apart(what: str, told: str, expected: str) -> None:
    source = f"2014年至2017年，青岚县的{what}从49.2%提升至57.1%。"
    assert verdict(f"2014年到2017年，青岚县的{what}{told}。", source) == expected


def test_points_between_years_that_are_not_told_as_a_change() -> None:
    source = "茶园面积占全县耕地的12.7%，而2021年为11.2%。"
    claim = "茶园面积在全县耕地里的比重，{}会比2021年高1.5个百分点。"
    assert verdict(claim.format("2025年"), f"到2025年，{source}") == "supported"
    assert verdict(claim.format("2026年"), f"到2025年，{source}") != "supported"
