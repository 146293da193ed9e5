"""What hangs on a convention and not on the figures: the sign of a line that decreases, the sign of a growth rate
on a negative base, the last figure of a share.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.checking.reconcile.arithmetic.numbers import Number, decimals_of
from extract.checking.reconcile.arithmetic.relation import Term, sum_of
from extract.checking.reconcile.arithmetic.verdicts import judge
from extract.checking.reconcile.tables.view import Fit, View

_LONG = 1e7
_SEVERAL = 3
_ONE_UNIT = 2.001
"""Half units of the last figure within which a share may have been cut off or rounded up."""
NEGATIVE_BASE = "；上期为负数，增减幅的正负号依编制口径而定"


def terms_at(view: View, fit: Fit, place: int, turned: frozenset[int] = frozenset()) -> list[Term]:
    """The members of a sum at a place; the lines that are `turned` with the other sign."""
    found = []
    for line, printed in fit.members:
        number = view.number(line, place)
        if number is not None:
            sign = -printed if line in turned else printed
            found.append(Term("部分" if sign > 0 else "减项", number, sign))
    return found


def turned_lines(view: View, fit: Fit) -> dict[int, int]:
    """The lines whose sign nothing confirms, with how many places would agree if it were the other.

    A line confirms its sign where it is other than nought and the sum agrees as it stands.
    """
    found: dict[int, int] = {}
    for line, _ in fit.members:
        if any(_counts(view, line, place) for place in fit.matches):
            continue
        turned = frozenset({line})
        mended = [p for p in fit.misses if _counts(view, line, p) and _agrees(view, fit, p, turned)]
        if mended:
            found[line] = len(mended)
    return found


def _counts(view: View, line: int, place: int) -> bool:
    number = view.number(line, place)
    return number is not None and number.value != 0


def _agrees(view: View, fit: Fit, place: int, turned: frozenset[int]) -> bool:
    stated, terms = view.number(fit.total, place), terms_at(view, fit, place, turned)
    return stated is not None and bool(terms) and judge(stated, sum_of(terms)) != "inconsistent"


def sign_note(numbers: Sequence[Number]) -> str:
    """Why a sum is undecided: 若“1,234”作为减项则相符."""
    return f"；若“{numbers[0].text}”作为减项则相符，正负号依列示口径而定"


def is_cut(stated: Number, terms: Sequence[Term], computed: float) -> bool:
    """Whether a sum is off by no more than what figures printed with fewer decimals than the others leave open."""
    numbers = [stated, *(term.number for term in terms)]
    decimals = [decimals_of(n.text) for n in numbers]
    # Of a sum in 元 and 角 the 分 have been cut off.
    most = max(decimals) if max(decimals) != 1 or abs(stated.value) < _LONG else 2
    open_ = sum(10.0**-d for d in decimals if d < most)
    return 0 < abs(computed - stated.value) <= open_


def abridged(view: View, fit: Fit) -> bool:
    """Whether the parts come to less than the total in every one of several columns: some are not listed."""
    if fit.matches or len(fit.misses) < _SEVERAL:
        return False
    return all(
        (stated := view.number(fit.total, place)) is not None
        and sum_of(terms_at(view, fit, place)).value < stated.value
        for place in fit.misses
    )


def last_figure(stated: Number, computed: float) -> bool:
    """Whether a share is off by one of its last figure: cut off or rounded up, not another number."""
    return abs(computed - stated.value) <= _ONE_UNIT * stated.precision and stated.unit == "%"
