"""Whether a stated number is what others make it, allowing for how each was rounded and qualified."""

from __future__ import annotations

from typing import NamedTuple

from extract.checking.reconcile.arithmetic.intervals import Interval
from extract.checking.reconcile.arithmetic.numbers import Number
from schemas.check import CheckVerdict

_DUST = 1e-12


class Computed(NamedTuple):
    """What the members of a relation make: from the printed values, and as far as their words allow."""

    value: float
    near: Interval
    reach: Interval


def judge(stated: Number, computed: Computed) -> CheckVerdict:
    """Compare a stated number with what the others make.

    `consistent`: the printed values give the stated one in its own rounding, or its words (超86%) hold of them.
    `within_rounding`: some values that round to the printed ones do. `undetermined`: only an open side such as
    超过 leaves room for it. `inconsistent`: nothing does.
    """
    dust = _DUST * max(abs(stated.value), abs(computed.value))
    near = stated.near
    if near.low - dust <= computed.value <= near.high + dust:
        return "consistent"
    if stated.open and stated.reach.low <= computed.near.low and computed.near.high <= stated.reach.high:
        return "consistent"
    if computed.near.meets(near, dust):
        return "consistent" if stated.open or computed.near != computed.reach else "within_rounding"
    return "undetermined" if computed.reach.meets(stated.reach, dust) else "inconsistent"
