"""Whether a stated number is what others make it, allowing for how each was rounded and qualified."""

from __future__ import annotations

from dataclasses import dataclass

from extract.checking.reconcile.intervals import Interval
from extract.checking.reconcile.numbers import Number
from schemas.check import CheckVerdict

_DUST = 1e-12


@dataclass(frozen=True, slots=True)
class Computed:
    """What the members of a relation make: from the printed values, and as far as their words allow."""

    value: float
    near: Interval
    reach: Interval


def judge(stated: Number, computed: Computed) -> CheckVerdict:
    """`consistent` where the printed values give the stated one in its own rounding, `within_rounding` where
    some unrounded values do, `undetermined` where only an open side such as 超过 leaves room for it.
    """
    dust = _DUST * max(abs(stated.value), abs(computed.value))
    if stated.near.low - dust <= computed.value <= stated.near.high + dust:
        return "consistent"
    if computed.near.meets(stated.near, dust):
        # 83.7 % of 超475亿 against 超390亿: the words leave room, nothing was rounded wrongly
        return "within_rounding" if computed.near == computed.reach and not stated.open else "consistent"
    return "undetermined" if computed.reach.meets(stated.reach, dust) else "inconsistent"
