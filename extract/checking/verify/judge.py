"""From alignments to a verdict. Where the sources leave doubt, a figure is never `supported`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.checking.verify.alignment import Alignment
from extract.checking.verify.numbers import Match, significant
from schemas.check import VerdictKind

_SUPPORTS = 0.58
"""Share of the claim's words that a number must have around it to bear out a figure."""
_DENIES = 0.62
"""The same for a number that denies it."""
_TELLING = 0.06
"""Of these shares less is asked for each digit that carries information beyond the first, up to two."""
_AHEAD = 0.07
"""Another number must be of the claim's thing by so much more to win over the one that is equal."""
_KEY = 0.95
"""A word that weighs this much and is nowhere around the number speaks against it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the sources say of one figure, and the alignment that says it."""

    verdict: VerdictKind
    by: Alignment | None
    reason: str
    """equal, number, unit, bound, period, round, region, side, subject, or empty."""


def decide(alignments: Sequence[Alignment]) -> Decision:
    """Weigh the numbers that are equal against those that are not."""
    equal = _best(a for a in alignments if a.match is Match.EQUAL and not a.conflicts)
    other = _best(a for a in alignments if a.match is not Match.EQUAL and not a.conflicts)
    crossed = _best(a for a in alignments if a.match is Match.EQUAL and a.conflicts)
    supports = _supports(equal)
    if equal and equal.score >= supports and not (other and other.score > equal.score + _AHEAD):
        return Decision("supported", equal, "equal")
    if other and other.score >= _DENIES:
        reason = "number" if other.match is Match.UNEQUAL else other.match.value
        return Decision("contradicted", other, reason)
    if crossed and crossed.score >= _DENIES:
        return Decision("contradicted", crossed, crossed.conflicts[0])
    return Decision("not_found", equal or other or crossed, "")


def _supports(alignment: Alignment | None) -> float:
    if alignment is None:
        return 1.0
    digits = min(2, significant(alignment.mention.quantity) - 1)
    return _SUPPORTS - _TELLING * digits


def _best(alignments: object) -> Alignment | None:
    return max(alignments, key=lambda a: a.score, default=None)  # type: ignore
