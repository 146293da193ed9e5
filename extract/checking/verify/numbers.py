"""Does a number of the source say what the claimed number says, at the claim's own precision?"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from functools import lru_cache

from extract.checking.verify.words import any_listed, counter_class
from extract.language.quantities import Kind, Quantity, find_quantities
from schemas.quantity import OPEN_ABOVE

_ABOUT = {1: 0.05, 2: 0.02}
"""约 500 holds for 475 to 525, 约 53 for 52 to 54; of more digits, 约 allows for one unit of the last."""
_NEARLY = 0.1
"""近 90 % holds for 81 to 90 %."""
_ABOVE = {1: 0.34}
"""超过 20 万 is a fair word for 26 万, not for 40 万; 超过 23 万 not for 26 万."""
_ABOVE_EXACT = 0.1
_LIMIT = re.compile(r"不超过|至多|以[内下]|不高于|不多于")
_OF_CLASS = re.compile(r"\s*$|的?[\u4e00-\u9fff]{0,2}(?:人口|人员|人数)?(?:占|为|有|达|比[重例])")
_EXACTLY = ("整", "恰好", "正好", "刚好")
_TELLING = 3
"""Digits of which an equal run in two magnitudes is a slip and not chance."""
_POWERS = (1e-8, 1e-4, 1e-3, 1e-2, 1e-1, 1e1, 1e2, 1e3, 1e4, 1e8)
_NEEDS_UNIT = frozenset({"measure", "percent", "multiple"})
"""A number without a unit does not deny one of these."""
_UPPER = frozenset({"less_than", "at_most"})
_BOUNDS = OPEN_ABOVE | _UPPER
LENGTHS_OF_TIME = frozenset(
    {"年", "个月", "月", "天", "日", "周", "小时", "分钟", "秒", "工作日", "个工作日", "季度"}
)


class Match(Enum):
    """How a number of the source stands to the claimed one."""

    EQUAL = "equal"
    UNEQUAL = "unequal"
    UNIT = "unit"
    """The same digits of another unit, magnitude or sign: 9.6 % and 9.6 个百分点, 875 亿 and 875 万."""
    BOUND = "bound"
    """The same number, meant as the other bound: 至少 10 万 and 不超过 10 万."""
    OTHER = "other"
    """A number of another kind of thing: people and yuan."""


def compare(claim: Quantity, source: Quantity) -> Match:
    """Compare two numbers, both in base units."""
    if source.qualifier == "undisclosed":
        return Match.OTHER
    claim, source = _in_percent(claim), _in_percent(source)
    kind = _kinds(claim, source)
    if kind is Match.UNIT and claim.value != source.value and not _same_value(claim, source):
        return Match.OTHER if {claim.kind, source.kind} == {"percent", "point"} else Match.UNEQUAL
    if kind is not Match.EQUAL:
        return kind
    if not _same_value(claim, source):
        return Match.UNEQUAL
    return Match.BOUND if _opposed(claim, source) else Match.EQUAL


def _in_percent(quantity: Quantity) -> Quantity:
    """4‰ is 0.4 %."""
    if quantity.unit != "‰":
        return quantity
    value, low, high = (None if x is None else x / 10 for x in (quantity.value, quantity.low, quantity.high))
    return replace(quantity, unit="%", value=value, low=low, high=high, precision=quantity.precision / 10)


def is_class(text: str, quantity: Quantity) -> bool:
    """Whether a number says which people and not how many: 65周岁及以上 by itself, or 65周岁及以上的占18%."""
    if quantity.unit != "岁" or quantity.qualifier == "exact":
        return False
    return _OF_CLASS.match(text, quantity.end) is not None


@lru_cache(1000)
def kind_of(unit: str | None) -> Kind:
    """What kind of number has a unit: a bare number in a column of 吨 is a measure."""
    found = find_quantities(f"共5{unit}。") if unit else []
    return found[0].kind if found and found[0].text.endswith(str(unit)) else "number"


def negated(quantity: Quantity) -> Quantity:
    """下降 12 % is what a column of changes prints as -12."""
    value = -quantity.value if quantity.value is not None else None
    low = -quantity.high if quantity.high is not None else None
    high = -quantity.low if quantity.low is not None else None
    return replace(quantity, value=value, low=low, high=high)


def slips(claim: Quantity, source: Quantity) -> bool:
    """Whether two numbers have the same digits, three or more, and another magnitude: 875.13亿 and 875.13万."""
    stated, value = _value(claim), _value(source)
    if not stated or not value or claim.kind != source.kind or significant(claim) < _TELLING:
        return False
    return any(abs(stated - value * power) <= claim.precision for power in _POWERS)


def significant(quantity: Quantity) -> int:
    """The number of digits that carry information: 3 for 475亿, 1 for 500万元."""
    digits = "".join(c for c in quantity.text if c.isdigit()).strip("0")
    return len(digits) or 1


def _kinds(claim: Quantity, source: Quantity) -> Match:
    """EQUAL where the two may be compared, UNIT where only the unit tells them apart."""
    one, other = claim.kind, source.kind
    if {one, other} == {"percent", "point"}:
        return Match.UNIT
    if _is_price(claim) != _is_price(source) and not _same_value(claim, source):
        return Match.OTHER  # 每股 33 元 is not denied by a sum
    if (claim.kind in _NEEDS_UNIT or source.kind in _NEEDS_UNIT) and _bare(claim) != _bare(source):
        return Match.EQUAL if _same_value(claim, source) else Match.OTHER
    if "money" in (one, other) or _is_price(claim) or _is_price(source):
        if not (_is_money(claim) and _is_money(source)):
            return Match.EQUAL if _bare(claim) or _bare(source) else Match.OTHER
        return Match.EQUAL if _currency(claim) == _currency(source) else Match.UNIT
    if _bare(claim) or _bare(source):
        return Match.EQUAL if not {one, other} & {"percent", "point", "rank"} else Match.OTHER
    if one != other:
        return (
            Match.UNIT
            if {one, other} == {"count", "measure"} and claim.value == source.value
            else Match.OTHER
        )
    if one == "count":
        a, b = counter_class(claim.unit), counter_class(source.unit)
        return Match.EQUAL if a == b or "any" in (a, b) else Match.OTHER
    if one == "measure" and claim.unit != source.unit and not _is_price(claim):
        if {claim.unit, source.unit} <= LENGTHS_OF_TIME:
            return Match.EQUAL
        return Match.UNIT if claim.unit and claim.value == source.value else Match.OTHER
    return Match.EQUAL


def _same_value(claim: Quantity, source: Quantity) -> bool:
    if (
        claim.kind == "measure"
        and claim.unit != source.unit
        and claim.unit
        and source.unit
        and not _is_price(claim)
    ):
        return False
    if claim.qualifier == "several" or source.qualifier == "several":
        return _same_order(claim, source)
    if claim.qualifier == "range" or source.qualifier == "range":
        if claim.qualifier == source.qualifier:
            return _near(claim.low, source.low) and _near(claim.high, source.high)
        if claim.qualifier in _UPPER:
            return _near(claim.high, source.high)  # 最高 20.6 % of 2.4 % to 20.6 %
        return claim.qualifier == "at_least" and _near(claim.low, source.low)
    value, stated = _value(source), _value(claim)
    if value is None or stated is None:
        return False
    if _bare(claim) and claim.text == source.text:
        return True  # as it is printed, where the unit stands in the head
    low, high = _interval(stated, claim)
    if claim.qualifier in _BOUNDS and source.qualifier in _BOUNDS:
        low, high = stated - claim.precision, stated + claim.precision  # a bound is rounded, not loosened
    slack = abs(stated) * 1e-9
    return low - slack <= value <= high + slack


def _interval(stated: float, claim: Quantity) -> tuple[float, float]:
    """The values for which the claim would be a fair thing to say."""
    size, exact, digits = abs(stated), claim.precision, significant(claim)
    beyond = size * _ABOVE.get(digits, _ABOVE_EXACT)
    match claim.qualifier:
        case "about":
            slack = max(2 * exact, _ABOUT.get(digits, 0.0) * size)
            return stated - slack, stated + slack
        case "nearly":
            return stated - _NEARLY * size, stated
        case "more_than" | "at_least":
            return stated, stated + beyond
        case "less_than" | "at_most":
            return stated - beyond, stated
    # A count is whole; what has a fraction, or a magnitude, may be the rounding of a longer number.
    return stated - exact, stated + exact


def _same_order(claim: Quantity, source: Quantity) -> bool:
    """数亿 beside 数亿, or beside a sum of that many digits."""
    if claim.qualifier == source.qualifier:
        return claim.low == source.low
    if claim.qualifier == "several":
        value = _value(source)
        return value is not None and claim.low is not None and claim.low <= value < 10 * claim.low
    return False


def is_opposed(one: Quantity, other: Quantity) -> bool:
    """Whether one of two numbers is a cap and the other a floor: 最高10万元 and 不低于200万元."""
    return {one.qualifier in OPEN_ABOVE, other.qualifier in OPEN_ABOVE} == {True, False} and bool(
        {one.qualifier, other.qualifier} & _UPPER
    )


def _opposed(claim: Quantity, source: Quantity) -> bool:
    """Whether the words around two like numbers contradict each other."""
    one, other = claim.qualifier, source.qualifier
    if source.unit in LENGTHS_OF_TIME and one == "exact" and source.text.endswith("内"):
        return False  # 5年内 is a time of five years
    if (one in _UPPER and any_listed("floors", claim.text)) or (
        one in OPEN_ABOVE and any_listed("caps", claim.text)
    ):
        return True  # 最低不超过 bounds on both sides
    if one in OPEN_ABOVE and other in (_UPPER | {"nearly"}):
        return True
    if one in (_UPPER | {"nearly"}) and other in OPEN_ABOVE:
        return True
    if one == "less_than" and other == "exact" and _near(claim.high, _value(source)):
        return True  # 不到 30 万 is not 30 万
    if one == "exact" and other in ("at_most", "less_than") and not _bare(claim):
        return True
    if (
        one == "at_most"
        and other == "exact"
        and _LIMIT.search(claim.text)
        and _near(_value(claim), _value(source))
    ):
        return True  # 不超过 30 万 is a limit, and 30 万 none
    exactly = one == "exact" and any(word in claim.text for word in _EXACTLY)
    return exactly and other in (OPEN_ABOVE | _UPPER | {"nearly", "about"})


def _value(quantity: Quantity) -> float | None:
    if quantity.value is not None:
        return quantity.value
    return quantity.low if quantity.low is not None else quantity.high


def _near(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= abs(one) * 1e-9


def _bare(quantity: Quantity) -> bool:
    return quantity.kind == "number" or quantity.unit is None


def _is_price(quantity: Quantity) -> bool:
    return quantity.kind == "measure" and (quantity.unit or "").startswith("元/")


def _is_money(quantity: Quantity) -> bool:
    return quantity.kind == "money" or _is_price(quantity)


def _currency(quantity: Quantity) -> str:
    return quantity.currency or "CNY"
