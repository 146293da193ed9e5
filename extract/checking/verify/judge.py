"""From alignments to a verdict. Where the sources leave doubt, a figure is never `supported`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.checking.verify.alignment import Alignment
from extract.checking.verify.labels import Label
from extract.checking.verify.numbers import Match, significant
from schemas.check import VerdictKind

_SUPPORTS = 0.56
"""Share of the claim's words that a number must have around it to bear out a figure."""
_DENIES = 0.62
"""The same for a number that denies it."""
_TELLING = 0.05
"""For each digit that carries information beyond the first, less is asked of an equal number: two numbers of five
digits are not equal by chance."""
_MOST_DIGITS = 4
_AHEAD = 0.07
"""Another number must be of the claim's thing by so much more to win over the one that is equal."""
_ABSENT = 0.3
"""A number denies nothing where this share of the claim's words is not near it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the sources say of one figure, and the alignment that says it."""

    verdict: VerdictKind
    by: Alignment | None
    reason: str
    """equal, number, unit, bound, period, round, region, side, subject, noun, or empty."""


def decide(alignments: Sequence[Alignment]) -> Decision:
    """Weigh the numbers that are equal against those that are not."""
    equal = _best(a for a in alignments if a.match is Match.EQUAL and not a.conflicts and not a.lacks_name)
    other = _best(a for a in alignments if a.match is not Match.EQUAL and not a.conflicts and _speaks(a))
    crossed = _best(a for a in alignments if a.match is not Match.UNEQUAL and a.conflicts)
    bonus = _TELLING * _digits(equal)
    ahead = other.score - equal.score if other and equal else 0.0
    # The same digits with another unit or bound beside them are no other fact: there the better alignment decides.
    twin = other is not None and other.match is not Match.UNEQUAL
    if equal and equal.score >= _SUPPORTS - bonus and ahead <= (0.0 if twin else bonus + _AHEAD):
        return Decision("supported", equal, "equal")
    if crossed and crossed.match is Match.EQUAL and crossed.conflicts == ("subject",) and _digits(crossed) == _MOST_DIGITS and not other:
        return Decision("supported", crossed, "equal")
    if other and other.score >= _DENIES:
        reason = "number" if other.match is Match.UNEQUAL else other.match.value
        return Decision("contradicted", other, reason)
    if crossed and crossed.score >= _DENIES and _speaks(crossed):
        return Decision("contradicted", crossed, crossed.conflicts[0])
    return Decision("not_found", equal or other or crossed, "")


def _speaks(alignment: Alignment) -> bool:
    """Whether a number is of the claim's thing closely enough to deny what the claim says."""
    lacks = alignment.lacks_key or alignment.lacks_name or alignment.wider
    return alignment.missing < _ABSENT and not lacks


def _digits(alignment: Alignment | None) -> int:
    """Digits beyond the first that carry information."""
    if alignment is None or isinstance(alignment.mention.value, Label):
        return 0
    return min(_MOST_DIGITS, significant(alignment.mention.value) - 1)


def _best(alignments: Iterable[Alignment]) -> Alignment | None:
    return max(alignments, key=lambda a: a.score, default=None)
