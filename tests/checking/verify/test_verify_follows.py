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


@pytest.mark.parametrize(
    ("one", "other"),
    [("国产品牌", "进口品牌"), ("经销模式", "直销模式"), ("夏茶", "春茶"), ("女员工", "男员工")],
)
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("{a}比{b}多", "supported"),
        ("{a}比{b}少", "contradicted"),
        ("{b}要少于{a}", "supported"),
        ("{b}超过{a}", "contradicted"),
    ],
)
def test_which_of_two_is_more(one: str, other: str, told: str, expected: str) -> None:
    source = f"2018年登记的产品共903种，其中{other}449种，{one}454种。"
    assert verdict(f"2018年登记的产品里，{told.format(a=one, b=other)}。", source) == expected


@pytest.mark.parametrize("rate", ["毛利率", "良品率", "退货率"])
def test_which_of_two_rows_is_more_under_the_head_that_the_claim_names(rate: str) -> None:
    head = f"模式\t收入（万元）\t{rate}（%）\t{rate}比上年增减（%）"
    table = f"{head}\n线上销售\t1,387.90\t31.11\t4.66\n线下销售\t214.21\t34.82\t0.05"
    assert verdict(f"线上销售的{rate}低于线下销售。", table) == "supported"
    assert verdict(f"线上销售的{rate}高于线下销售。", table) == "contradicted"


def test_what_is_nowhere_compared_is_not_found() -> None:
    assert verdict("国产品牌比进口品牌多。", "国产品牌共449个。进口机床的价格为30万元。") == "not_found"
