"""Intervals, what a printed number leaves open, verdicts, and slips of the pen."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.checking.reconcile.arithmetic.forms import COMPOUND, GROWTH, PRODUCT, SHARE, fits
from extract.checking.reconcile.arithmetic.intervals import EVERYTHING, Interval, total
from extract.checking.reconcile.arithmetic.numbers import Number, shown
from extract.checking.reconcile.arithmetic.slips import find_slip, one_figure_apart
from extract.checking.reconcile.arithmetic.verdicts import judge
from extract.language.quantities import find_quantities
from schemas import Evidence

INF = math.inf


def number(text: str) -> Number:
    """The number that a text prints."""
    found = find_quantities(text)[0]
    value = found.value
    assert value is not None
    printed = text[found.number_start : found.number_end]
    decimals = len("".join(c for c in printed.partition(".")[2] if c.isdigit()))
    unit = "%" if found.kind == "percent" else found.unit
    return Number(
        text,
        value,
        found.precision,
        lambda: Evidence(),
        found.qualifier,
        unit,
        found.currency,
        decimals=decimals,
    )


@pytest.mark.parametrize(
    ("compute", "expected"),
    [
        (lambda: Interval(1, 2) + Interval(10, 20), Interval(11, 22)),
        (lambda: Interval(1, 2) - Interval(10, 20), Interval(-19, -8)),
        (lambda: Interval(-1, 2) * Interval(3, 4), Interval(-4, 8)),
        (lambda: Interval(0, 0) * Interval(1, INF), Interval(0, 0)),
        (lambda: Interval(1, 2) / Interval(4, 8), Interval(0.125, 0.5)),
        (lambda: Interval(1, 2) / Interval(-8, -4), Interval(-0.5, -0.125)),
        (lambda: Interval(1, 2) / Interval(0, 4), Interval(0.25, INF)),
        (lambda: Interval(1, 2) / Interval(-1, 1), EVERYTHING),
        (lambda: Interval(1, 2) / Interval(4, INF), Interval(0, 0.5)),
        (lambda: Interval(1, 2).scaled(-3), Interval(-6, -3)),
        (lambda: total([Interval(0.1, 0.2)] * 10), Interval(1.0, 2.0)),
    ],
)
def test_interval_arithmetic(compute: Callable[[], Interval], expected: Interval) -> None:
    found = compute()
    assert found.low == pytest.approx(expected.low)
    assert found.high == pytest.approx(expected.high)


BOUNDED = st.tuples(st.floats(-1e6, 1e6), st.floats(0, 1e3)).map(lambda x: Interval(x[0], x[0] + x[1]))


@given(BOUNDED, BOUNDED, st.floats(0, 1), st.floats(0, 1))
def test_the_sum_and_the_product_of_members_lie_in_those_of_their_intervals(
    first: Interval, second: Interval, a: float, b: float
) -> None:
    x = first.low + a * (first.high - first.low)
    y = second.low + b * (second.high - second.low)
    slack = 1e-6 * (1 + abs(x * y) + abs(x) + abs(y))
    assert (first + second).meets(Interval(x + y, x + y), slack)
    assert (first - second).meets(Interval(x - y, x - y), slack)
    assert (first * second).meets(Interval(x * y, x * y), slack)


@pytest.mark.parametrize(
    ("text", "near", "reach"),
    [
        ("76家", (76, 76), (76, 76)),
        ("581.34亿元", (58133500000, 58134500000), None),
        ("29.1%", (29.05, 29.15), None),
        ("超390亿元", (390e8, 400e8), (390e8, INF)),
        ("不低于25%", (25, 26), (25, INF)),
        ("近九成", (85, 90), (0, 90)),
        ("不足三成", (20, 30), (0, 30)),
        ("约5亿元", (4e8, 6e8), None),
        ("92,000,000.00元", (92e6, 92e6), None),
    ],
)
def test_what_a_number_may_stand_for(
    text: str, near: tuple[float, float], reach: tuple[float, float] | None
) -> None:
    found = number(text)
    assert (found.near.low, found.near.high) == pytest.approx(near)
    assert (found.reach.low, found.reach.high) == pytest.approx(reach or near)


@pytest.mark.parametrize(
    ("part", "whole", "stated", "verdict"),
    [
        ("93家", "262家", "35.5%", "consistent"),
        ("76家", "262家", "29.1%", "inconsistent"),
        ("37.6亿元", "581.34亿元", "11.7%", "inconsistent"),
        ("179次", "443次", "40.96%", "inconsistent"),
        ("超390亿元", "超过475亿元", "83.7%", "consistent"),
        ("308.52亿元", "581.34亿元", "一半以上", "consistent"),
        ("250亿元", "581.34亿元", "一半以上", "inconsistent"),
        ("7.5万亿元", "10.4万亿元", "72.3%", "within_rounding"),
        ("9家", "46家", "近20%", "consistent"),
        ("12家", "46家", "近20%", "inconsistent"),
        ("超过300亿元", "500亿元", "90%", "undetermined"),
    ],
)
def test_verdicts_on_shares(part: str, whole: str, stated: str, verdict: str) -> None:
    computed = SHARE.of((number(part), number(whole)))
    assert computed is not None
    assert judge(number(stated), computed) == verdict


@pytest.mark.parametrize(
    ("now", "then", "stated", "holds"),
    [
        ("33.92吉瓦", "14.36吉瓦", "136.2%", True),
        ("33.92吉瓦", "14.36吉瓦", "163.2%", False),
        ("45.5万亿元", "39.2万亿元", "16.2%", True),
        ("45.5万亿元", "39.2万亿元", "18.2%", False),
    ],
)
def test_growth(now: str, then: str, stated: str, holds: bool) -> None:
    assert fits(GROWTH, (number(now), number(then)), number(stated)) is holds


@pytest.mark.parametrize(
    ("price", "shares", "stated", "holds"),
    [
        ("8.3333元", "840万股", "7000万元", True),
        ("33.6323元", "297.3333万股", "10,000.00万元", True),
        ("33.6323元", "297.3333万股", "11,000.00万元", False),
        ("31.39元", "71,500,000股", "2,244,385,000元", True),
        ("31.39元", "71,500,000股", "2,244,835,000元", False),
    ],
)
def test_products(price: str, shares: str, stated: str, holds: bool) -> None:
    assert fits(PRODUCT, (number(shares), number(price)), number(stated)) is holds


def test_compound_growth() -> None:
    last, first = number("66,382.91万元"), number("31,246.58万元")
    assert fits(COMPOUND[2], (last, first), number("45.76%"))
    assert not fits(COMPOUND[2], (last, first), number("47.56%"))


@pytest.mark.parametrize(
    ("members", "stated", "kind", "meant"),
    [
        (["1,200.50元", "2,300.00元"], "3,600.50元", "数字", "3,500.50元"),
        (["1,200.50元", "2,300.00元"], "-3,500.50元", "正负", "3,500.50元"),
        (["1,200.50元", "2,300.00元"], "35,005,000.00元", "单位", "3,500.50元"),
        (["126,885.00元", "1,000.00元"], "127,858.00元", "数字", "127,885.00元"),
        (["12元", "15元"], "28元", None, None),
        (["1,200.50元", "2,300.00元"], "9,999.99元", None, None),
    ],
)
def test_slips(members: list[str], stated: str, kind: str | None, meant: str | None) -> None:
    numbers = [number(m) for m in members]
    whole = number(stated)
    slip = find_slip([(1, n) for n in numbers], whole)
    assert (slip and slip.kind, slip and slip.meant) == (kind, meant)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("147822", "147802", True),
        ("12685862", "12688562", True),
        ("1234", "124", True),
        ("1234", "1234", False),
        ("1234", "1243", True),
        ("1234", "2143", False),
        ("1234", "12", False),
    ],
)
def test_one_figure_apart(first: str, second: str, expected: bool) -> None:
    assert one_figure_apart(first, second) is expected
    assert one_figure_apart(second, first) is expected


def test_values_are_shown_in_the_scale_of_the_printed_number() -> None:
    assert shown(47530000000.0, number("475.3亿元")) == "475.3"
    assert shown(53.07, number("一半以上"), 2) == "53.07"
