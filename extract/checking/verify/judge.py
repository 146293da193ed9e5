"""From alignments to a verdict. Where the sources leave doubt, a figure is never `supported`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.checking.verify.alignment import Alignment
from extract.checking.verify.labels import Label
from extract.checking.verify.numbers import Match, significant
from schemas.check import VerdictKind

_SUPPORTS = 0.54
"""Share of the claim's words that a number must have around it to bear out a figure."""
_DENIES = 0.62
"""The same for a number that denies it."""
_TELLING = 0.035
"""For each digit that carries information beyond the first, less is asked of an equal number: two numbers of five
digits are not equal by chance."""
_MOST_DIGITS = 4
_AHEAD = 0.07
"""Another number must be of the claim's thing by so much more to win over the one that is equal."""
_DOUBT = 0.1
_CLEARLY = 0.03
_ABSENT = 0.3
"""A number denies nothing where this share of the claim's words is not near it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the sources say of one figure, and the alignment that says it."""

    verdict: VerdictKind
    by: Alignment | None
    reason: str
    """equal, number, unit, bound, period, round, region, side, subject, noun, or empty."""


def decide(alignments: Sequence[Alignment], is_difference: bool = False) -> Decision:
    """Weigh the numbers that are equal against those that are not.

    A figure that is a difference (比 A 多 23 家) need not be printed: no other number denies it.
    """
    equal = _best(a for a in alignments if a.match is Match.EQUAL and not a.conflicts and not a.lacks_name)
    other = _best(
        a for a in alignments if a.match is not Match.EQUAL and not a.conflicts and not a.is_another and _speaks(a)
    )
    crossed = _best(a for a in alignments if a.match is not Match.UNEQUAL and a.conflicts)
    bonus = _TELLING * _digits(equal)
    if equal and equal.score >= _SUPPORTS - bonus and not (other and _wins(other, equal, bonus)):
        doubt = _best(a for a in alignments if a.match is not Match.EQUAL and not a.conflicts and not a.is_another)
        if doubt and doubt.score > equal.score + bonus + _DOUBT:
            return Decision("not_found", equal, "")
        return Decision("supported", equal, "equal")
    if crossed and crossed.match is Match.EQUAL and crossed.conflicts == ("subject",) and _digits(crossed) == _MOST_DIGITS and not other:
        return Decision("supported", crossed, "equal")
    if other and other.score >= _DENIES and not is_difference:
        reason = "number" if other.match is Match.UNEQUAL else other.match.value
        return Decision("contradicted", other, reason)
    if crossed and crossed.score >= _DENIES and _speaks(crossed):
        return Decision("contradicted", crossed, crossed.conflicts[0])
    return Decision("not_found", equal or other or crossed, "")


def _wins(other: Alignment, equal: Alignment, bonus: float) -> bool:
    """Whether another number is of the claim's thing more clearly than the equal one."""
    ahead = other.score - equal.score
    if other.match is not Match.UNEQUAL:
        return ahead > 0  # the same digits with another unit or bound are no other fact
    if other.agreed > equal.agreed or other.mention.quote == equal.mention.quote:
        return ahead > _CLEARLY  # it has the claim's own period, or both stand in one sentence
    return ahead > bonus + _AHEAD


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
