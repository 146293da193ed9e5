"""Claims that set one thing above or below another without a figure: the sentence or column that prints both numbers decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from extract.checking.verify.claim import Claim
from extract.checking.verify.judge import Decision
from extract.checking.verify.slots import fits
from extract.checking.verify.statement import AROUND, Statement
from extract.checking.verify.words import says
from extract.language.segmenter import segmenter

_THING = r"[\u4e00-\u9fffA-Za-z]{2,16}?"
_ORDER = re.compile(
    rf"(?P<one>{_THING})(?:的(?P<what>[\u4e00-\u9fff]{{2,10}}?))?(?:要|略|明显|远)?"
    rf"(?:(?P<above>高于|多于|大于|快于|超过)|(?P<below>低于|少于|小于|慢于|不及|不如)|比(?=.{{2,16}}[多高大快少低小慢]))"
    rf"(?P<other>{_THING})(?:的[\u4e00-\u9fff]{{2,10}})?(?:要|更|还|略|稍|微|明显|得)*"
    r"(?:(?P<more>[多高大快])|(?P<less>[少低小慢]))?(?:一?[点些]|得多|出不少)?[。；]?$"
)


class _Order(NamedTuple):
    """Two things of a claim, what of them is compared, and whether the first is said to be above."""

    things: tuple[str, str]
    what: str
    is_above: bool


def decide_order(claim: Claim, numbers: Sequence[Statement]) -> Decision | None:
    """The verdict on a claim that 甲比乙多, where the two numbers stand side by side; None for another claim."""
    order = _order(claim.text)
    if order is None:
        return None
    for one, other in (order.things, _apart(*order.things)):
        told = _told(numbers, claim, order.what, one, other) if one and other else []
        # Of several columns the one whose head says no more than the claim.
        least = min((len(statement.own) for statement, _ in told), default=0)
        found = {is_above: statement for statement, is_above in told if len(statement.own) == least}
        if len(found) == 1:
            is_above, statement = found.popitem()
            if is_above == order.is_above:
                return Decision("supported", statement=statement)
            return Decision("contradicted", statement=statement, slots=("order",))
    return None


def _told(
    numbers: Sequence[Statement], claim: Claim, what: str, one: str, other: str
) -> list[tuple[Statement, bool]]:
    """The numbers of the one thing that stand beside one of the other, and whether they are above it."""
    ones, others = (
        [s for s in numbers if _is_of(s, claim, what, *pair)] for pair in ((one, other), (other, one))
    )
    return [
        (a, x > y)
        for a, b in product(ones, others)
        if _are_alike(a, b) and (x := _value(a)) is not None and (y := _value(b)) is not None and x != y
    ]


def _order(text: str) -> _Order | None:
    match = _ORDER.search(text)
    if match is None:
        return None
    above, below = match["above"] or match["more"], match["below"] or match["less"]
    if bool(above) == bool(below) or any(c.isdigit() for c in match[0]):
        return None
    return _Order((match["one"], match["other"]), match["what"] or "", bool(above))


def _apart(one: str, other: str) -> tuple[str, str]:
    """What tells two things apart: the words before the one that they share, 经销 and 直销 of 经销模式 and 直销模式."""
    cut = [[w for w in segmenter().cut(text, False) if len(w) > 1] for text in (one, other)]
    mine, theirs = _split(*cut), _split(*reversed(cut))
    shared = next((word for word in reversed(theirs) if word in mine), None)
    if shared is not None:
        mine, theirs = mine[: mine.index(shared)], theirs[: theirs.index(shared)]
    return (mine[-1:] or [""])[0], (theirs[-1:] or [""])[0]


def _split(words: list[str], others: list[str]) -> list[str]:
    """Words, those in two that end in one of the others: 国外品牌 beside 品牌."""
    found: list[str] = []
    for word in words:
        end = next((other for other in others if word != other and word.endswith(other)), "")
        found += filter(None, (word.removesuffix(end), end)) if end else [word]
    return found


def _is_of(statement: Statement, claim: Claim, what: str, thing: str, other: str) -> bool:
    """Whether a number is of one of two things and not of the other, in the claim's time."""
    own, period = statement.own, claim.whole.statement.period
    if not says(own, thing, True) or says(own, other, True):
        return False
    if what and not says(statement.text(AROUND), what, True):
        return False
    return period is None or statement.period is None or fits(period, statement.period)


def _value(statement: Statement) -> float | None:
    return statement.quantity.value if statement.quantity is not None else None


def _are_alike(one: Statement, other: Statement) -> bool:
    """Whether two numbers measure the same in one sentence or one column."""
    if one.quantity is None or other.quantity is None:
        return False
    if (one.quantity.kind, one.quantity.unit) != (other.quantity.kind, other.quantity.unit):
        return False
    if one.row is not None and other.row is not None:
        return one.row[::2] == other.row[::2]
    return one.row is other.row and one.page is other.page and one.quote == other.quote
