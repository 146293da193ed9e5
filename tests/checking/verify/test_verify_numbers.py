"""Is a printed number what a claimed number says? Units, numerals, rounding, qualifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.checking.verify.numbers import Match, compare
from extract.checking.verify.segments import priced
from extract.language.quantities import Quantity, find_quantities


def number(text: str) -> Quantity:
    found = find_quantities(f"共{text}。")
    assert len(found) == 1, (text, found)
    return found[0]


EQUAL = [
    ("475亿元", "475亿元"),
    ("4750000万元", "475亿元"),
    ("四百七十五亿元", "475亿元"),
    ("约475亿元", "475.3亿元"),
    ("475亿元", "475.3亿元"),
    ("3.7亿元", "37,000.00万元"),
    ("九成以上", "91.2%"),
    ("近四成", "39.8%"),
    ("超过八成", "81.7%"),
    ("一半以上", "50.4%"),
    ("近4000起", "近4000起"),
    ("二百六十二家", "262家"),
    ("53家", "53个"),
    ("不少于5个", "5个以上"),
    ("约20家", "20家左右"),
    ("1-2个", "1-2个"),
    ("数千万元", "数千万元"),
    ("0.32万亿元", "3200亿元"),
    ("31.39元/股", "31.39元"),
    ("五百万元", "500万元"),
    ("400 million美元", "4亿美元"),
    ("3.4 pct", "3.4个百分点"),
]

UNEQUAL = [
    ("475亿元", "457亿元"),
    ("475.1亿元", "475.3亿元"),
    ("超过20家", "26万家"),
    ("近四成", "43%"),
    ("超过八成", "79.9%"),
    ("10亿元", "100亿元"),
    ("至多4年", "至多3年"),
    ("25个", "2-5个"),
    ("数千万元", "数亿元"),
    ("三年", "五年"),
    ("7个工作日", "30天"),
]


@pytest.mark.parametrize(("claimed", "printed"), EQUAL)
def test_numbers_that_say_the_same(claimed: str, printed: str) -> None:
    assert compare(number(claimed), number(printed)) is Match.EQUAL


@pytest.mark.parametrize(("claimed", "printed"), UNEQUAL)
def test_numbers_that_differ(claimed: str, printed: str) -> None:
    assert compare(number(claimed), number(printed)) is Match.UNEQUAL


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [("16.2个百分点", "16.2%"), ("9.6%", "9.6个百分点"), ("15亿美元", "15亿元")],
)
def test_the_same_digits_of_another_unit(claimed: str, printed: str) -> None:
    assert compare(number(claimed), number(printed)) is Match.UNIT


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [
        ("至少10万元", "不超过10万元"),
        ("不超过30万个", "超过30万个"),
        ("超过90%", "近90%"),
        ("3亿元整", "超3亿元"),
        ("500万元", "最高500万元"),
    ],
)
def test_the_same_number_meant_as_another_bound(claimed: str, printed: str) -> None:
    assert compare(number(claimed), number(printed)) is Match.BOUND


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [("200人", "200元"), ("50%", "50家"), ("三年", "3亿元"), ("200人", "180起")],
)
def test_numbers_of_different_kinds_of_things(claimed: str, printed: str) -> None:
    assert compare(number(claimed), number(printed)) is Match.OTHER


def test_a_price_is_not_denied_by_a_sum() -> None:
    price = priced(number("33.63元"), "每股价格为")
    assert price.unit == "元/股"
    assert compare(price, number("37,000万元")) is Match.OTHER
    assert compare(price, priced(number("38.21元"), "每股价格为")) is Match.UNEQUAL


@given(st.integers(1, 10**6), st.sampled_from(["家", "个", "万元", "亿元", "%"]))
def test_every_number_says_itself(value: int, unit: str) -> None:
    same = number(f"{value}{unit}")
    assert compare(same, same) is Match.EQUAL


@given(st.integers(11, 10**6), st.integers(1, 9), st.sampled_from(["家", "万元", "%"]))
def test_no_exact_number_says_another(value: int, more: int, unit: str) -> None:
    assert compare(number(f"{value}{unit}"), number(f"{value + more}{unit}")) is not Match.EQUAL
