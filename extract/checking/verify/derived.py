"""Figures that a source does not print, but that follow from what it prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.compare import hold
from extract.checking.verify.held import Held
from extract.checking.verify.home import Found
from extract.checking.verify.judge import Decision
from extract.checking.verify.numbers import Match, compare
from extract.checking.verify.slots import fits
from extract.checking.verify.statement import SISTER, Statement
from extract.checking.verify.words import Word, nouns_of, says
from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import Quantity

_DIFFERENCE = re.compile(
    r"[比较](?P<other>(?!上年|去年|同期|重|例|率|上期|上月)[^，。；\d]{1,16}?)[多少高低快慢]出?\s*$"
)
_RATIO = re.compile(r"(?:[是为达到接近相当于约]+|[增升扩][至到])[^，。；]{0,16}$")
"""What is said of how many times as much something is as it was."""


def derive(found: Sequence[Found], numbers: Sequence[Statement], names_in: NamesIn) -> list[Found]:
    """Bear out what follows from two printed numbers of which the claim tells one.

    甲有109家，比乙多23家 where the source prints 109 for 甲 and 86 for 乙; 达到5.56亿部，是上年的两倍多 where it prints 2.51 for
    the year before.
    """
    found = [_priced(each, found) or _risen(each, numbers, names_in) or each for each in found]
    by = next((d.source for _, d, _ in found if d.verdict == "supported" and d.source is not None), None)
    if by is None:
        return list(found)
    return [
        (asked, (decision.verdict != "supported" and _derived(asked, by)) or decision, held)
        for asked, decision, held in found
    ]


def _priced(each: Found, found: Sequence[Found]) -> Found | None:
    """A price that is the claim's sum through its count, where the source bears out both: 660万股花了2,277万元，每股3.45元."""
    asked, decision, held = each
    price = asked.statement.quantity
    if decision.verdict == "supported" or price is None or not (price.unit or "").startswith("元/"):
        return None
    told = [d.source for _, d, _ in found if d.verdict == "supported" and d.source is not None]
    sums, counts = (
        [
            s.quantity.value
            for s in told
            if s.quantity is not None and s.quantity.value and s.quantity.kind == kind
        ]
        for kind in ("money", "count")
    )
    if len(sums) != 1 or len(counts) != 1:
        return None
    one = sums[0] / counts[0]
    same = compare(price, replace(price, value=one, low=one, high=one, qualifier="exact")) is Match.EQUAL
    return (
        asked,
        Decision("supported" if same else "contradicted", statement=told[0], slots=("price",)),
        held,
    )


def _risen(each: Found, numbers: Sequence[Statement], names_in: NamesIn) -> Found | None:
    """A figure in points that is how far apart two printed percentages are of which the sentence says all that the claim does."""
    asked, decision, held = each
    value = asked.statement.quantity
    if decision.verdict == "supported" or value is None or value.kind != "point" or value.value is None:
        return None
    level = replace(asked.statement, value=replace(value, kind="percent", unit="%"))
    rates = [
        s for s in numbers if (q := s.quantity) is not None and q.kind == "percent" and q.value is not None
    ]
    levels = [hold(replace(asked, statement=level, relation=None), s, names_in) for s in _in_order(rates)]
    for one, other in pairwise(h for h in levels if h is not None):
        first, last = one.statement, other.statement
        if first.quote != last.quote or first.page is not last.page or _lacks({*one.left} & {*other.left}):
            continue
        ends = [p for p in (first.period, last.period) if p]
        told = [p for span in asked.periods for p in span.split("/")]
        if not all(any(fits(p, end) for end in ends) for p in told) or not _is_named(one, other):
            continue
        apart = (last.quantity.value or 0) - (first.quantity.value or 0)  # type: ignore[union-attr]
        if last.period and first.period and last.period < first.period:
            apart = -apart
        rise = {"up": apart, "down": -apart}.get(asked.relation or "", abs(apart))
        if abs(rise - value.value) <= value.precision:
            return asked, Decision("supported", other), held
    return None


def _in_order(numbers: Sequence[Statement]) -> list[Statement]:
    """Numbers as they are printed."""
    return sorted(numbers, key=lambda s: (s.page.id if s.page else 0, s.start))


def _lacks(left: set[Word]) -> bool:
    """Whether a word that says what is measured stands beside neither of two numbers."""
    return any(word.kind in ("noun", "mark") for word in left)


def _is_named(one: Held, other: Held) -> bool:
    """Whether every party and place of the claim stands beside one of two numbers."""
    keys = {name.forms[0] for name in one.asked.names} | one.asked.regions
    return keys <= one.depths.keys() | other.depths.keys()


def _derived(asked: Asked, by: Statement) -> Decision | None:
    value = asked.statement.quantity
    if value is None or value.value is None:
        return None
    return _apart(asked, by, value.value, value.precision) or _times(asked, by, value)


def _apart(asked: Asked, by: Statement, value: float, precision: float) -> Decision | None:
    """The decision on a figure that says how far the number borne out is from another one of the paragraph."""
    match = _DIFFERENCE.search(asked.statement.before)
    words = nouns_of(match["other"]) if match is not None else []
    for sister, (one, other) in _pairs(by):
        near = sister.text(SISTER - 1)
        if words and all(says(near, word.text, word.known) for word in words):
            same = abs(abs(one - other) - value) <= precision
            return Decision("supported" if same else "contradicted", statement=sister, slots=("difference",))
    return None


def _times(asked: Asked, by: Statement, value: Quantity) -> Decision | None:
    """The decision on a figure that says by how much, or how many times, the number borne out is above an earlier one."""
    ratio = value.kind == "multiple" and asked.relation is None and _RATIO.search(asked.statement.before)
    if not ratio and not (value.kind in ("multiple", "percent") and asked.relation in ("up", "down")):
        return None
    named = [p.iso for p in find_periods(asked.text, PeriodContext(published_on=by.period)) if p.iso]
    earlier = [
        (sister, pair)
        for sister, pair in _pairs(by)
        if sister.quote == by.quote and (sister.is_base or _is_before(sister.period, by.period, named))
    ]
    if len(earlier) != 1:
        return None
    sister, (one, other) = earlier[0]
    if not other:
        return None
    times = one / other if ratio else abs(one / other - 1)
    times *= 100 if value.kind == "percent" else 1
    match = compare(value, replace(value, value=times, low=times, high=times, qualifier="exact"))
    same = match is Match.EQUAL and (ratio or (asked.relation == "up") == (one > other))
    return Decision("supported" if same else "contradicted", statement=sister, slots=("times",))


def _pairs(by: Statement) -> list[tuple[Statement, tuple[float, float]]]:
    """The other numbers of a paragraph or row that measure the same, each with both values."""
    one = by.quantity
    return [
        (sister, (one.value, other.value))
        for sister in by.sisters
        if (other := sister.quantity) is not None
        and one is not None
        and one.value is not None
        and other.value is not None
        and (other.kind, other.unit) == (one.kind, one.unit)
    ]


def _is_before(period: str | None, own: str | None, named: Sequence[str]) -> bool:
    """Whether a period is one that a claim names beside its own, else the year before."""
    if period is None or own is None or period == own:
        return False
    others = [p for p in named if not fits(p, own)]
    return any(fits(p, period) for p in others) or (not others and period[:4] == str(int(own[:4]) - 1))
