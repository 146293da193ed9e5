"""From alignments to a verdict. Where the sources leave doubt, a figure is never `supported`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.checking.verify.alignment import Alignment
from extract.checking.verify.labels import Label
from extract.checking.verify.numbers import Match
from extract.language.quantities import Quantity
from schemas.check import VerdictKind

_SUPPORTS = 0.54
"""Share of the claim's words that a number must have around it to bear out a figure."""
_DENIES, _DENIES_OPENLY = 0.56, 0.7
"""The same for a number that denies it; more is asked where any document may speak, and not one that was named."""
_TOGETHER = 0.4
"""The same for numbers of a claim that one sentence or row has together."""
_TELLING = 0.035
"""For each digit that carries information beyond the first, less is asked of an equal number: two numbers of five
digits are not equal by chance."""
_MOST_DIGITS = 4
_COMMON = 0.04
"""More is asked of a number that every page has."""
_SLIP = 3
_TRIED = 5
"""Equal numbers that are looked at, the best first."""
_BESIDE = 120
"""Characters."""
_SMALL, _YEAR = 10, 4
_AHEAD = 0.07
"""Another number must be of the claim's thing by so much more to win over the one that is equal."""
_CLEARLY = 0.03
"""The same where both stand in one sentence, or the other one alone is of the claim's period."""
_DOUBT = 0.1
"""An equal number so much behind another one, even one that denies nothing, bears out nothing."""
_LOST = 0.4
_HALF_LOST = 0.3
_SAME = 0.001
_ABSENT = 0.35
"""A number denies nothing where this share of the claim's words is not near it."""
_NEAR = 0.85
"""Above this score a name in an earlier sentence, or a rare word missing, is forgiven."""
_OWN = 0.56
_NEARER = 0.25
_ELSEWHERE, _ELSEWHERE_AHEAD, _ELSEWHERE_DIGITS = 0.5, 0.1, 2
"""Where the claimed number stands in the source for something else, less is asked of the one that denies it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the sources say of one figure, and the alignment that says it."""

    verdict: VerdictKind
    by: Alignment | None
    reason: str
    """equal, number, unit, bound, period, round, region, side, subject, noun, derived, or empty."""


def decide(alignments: Sequence[Alignment], is_difference: bool = False, is_open: bool = False) -> Decision:
    """Weigh the numbers that are equal against those that are not.

    A figure that is a difference (比 A 多 23 家) need not be printed: no other number denies it. `is_open` says that
    no document was named.
    """
    denies = _DENIES_OPENLY if is_open else _DENIES
    plain = [a for a in alignments if not a.conflicts]
    equals = sorted((a for a in plain if a.match is Match.EQUAL and not a.lacks_name), key=lambda a: -a.score)
    equal = equals[0] if equals else None
    rivals = [a for a in plain if a.match is not Match.EQUAL and _is_other(a)]
    rival = _best(rivals)
    speaking = [a for a in rivals if _speaks(a)]
    other = _best(speaking)
    crossed = _best(a for a in alignments if a.match is not Match.UNEQUAL and a.conflicts)
    # What is said twice may be said clearly once.
    beaten = equal is not None and any(_wins(a, equal) for a in speaking)
    bearing = [a for a in equals[:_TRIED] if a.score >= _SUPPORTS - _bonus(a) and not beaten]
    for each in bearing:
        lost = each.lacks_key and each.missing > _LOST and each.score < _DENIES_OPENLY
        nobody = each.lacks_key and each.far_name and _digits(each) < _MOST_DIGITS
        unclear = lost or nobody or each.wider or _is_unlabelled(each)
        if not unclear and not any(_leaves_doubt(rival, each) for rival in rivals):
            return Decision("supported", each, "equal")
    if bearing:
        return Decision("not_found", bearing[0], "")
    if crossed and crossed.match is Match.EQUAL and crossed.conflicts == ("subject",) and not other:
        if _digits(crossed) == _MOST_DIGITS and not (rival and rival.score > crossed.score):
            return Decision("supported", crossed, "equal")
    if is_difference:
        return Decision("not_found", equal or rival, "")
    if other and other.score >= denies:
        return _denied(other)
    if crossed and crossed.score >= denies and _speaks(crossed):
        return Decision("contradicted", crossed, crossed.conflicts[0])
    elsewhere = _best(a for a in alignments if a.match is Match.EQUAL and _digits(a) >= _ELSEWHERE_DIGITS)
    if elsewhere and rival and rival.score >= max(_ELSEWHERE, elsewhere.score + _ELSEWHERE_AHEAD):
        return _denied(rival)
    return Decision("not_found", equal or other or rival or crossed, "")


def together(decisions: Sequence[Decision], all_alignments: Sequence[Sequence[Alignment]]) -> list[Decision]:
    """Bear out figures that no single number could, where one sentence or row has two or more figures of the claim."""
    if len(decisions) < 2 or any(d.verdict == "contradicted" for d in decisions):
        return list(decisions)
    quotes: dict[tuple[int, ...], set[int]] = {}
    equal = [[a for a in alignments if _may_join(a)] for alignments in all_alignments]
    for index, alignments in enumerate(equal):
        for alignment in alignments:
            quotes.setdefault(_place(alignment), set()).add(index)
            if _digits(alignment) == _MOST_DIGITS:
                quotes.setdefault((alignment.mention.page.id,), set()).add(index)
    found = []
    for index, decision in enumerate(decisions):
        best = _best(a for a in equal[index] if _joined(a, quotes))
        joined = decision.verdict == "not_found" and best is not None
        found.append(Decision("supported", best, "equal") if joined else decision)
    return found


def _joined(alignment: Alignment, quotes: dict[tuple[int, ...], set[int]]) -> bool:
    """Whether another figure of the claim stands in the same sentence or row; numbers of five digits, on the page."""
    if len(quotes[_place(alignment)]) > 1 and alignment.score >= _TOGETHER:
        return True
    on_page = quotes.get((alignment.mention.page.id,), set())
    return _digits(alignment) == _MOST_DIGITS and len(on_page) > 1


def _may_join(alignment: Alignment) -> bool:
    return alignment.match is Match.EQUAL and not alignment.conflicts and not alignment.lacks_name


def _place(alignment: Alignment) -> tuple[int, ...]:
    return (alignment.mention.page.id, *alignment.mention.quote)


def _denied(other: Alignment) -> Decision:
    return Decision("contradicted", other, "number" if other.match is Match.UNEQUAL else other.match.value)


def _wins(other: Alignment, equal: Alignment) -> bool:
    """Whether another number is of the claim's thing more clearly than the equal one."""
    if other.agreed <= equal.agreed and equal.nearest - other.nearest >= _NEARER:
        return False  # the claim's rarest word stands beside the equal number, and not beside the other
    if equal.score >= _OWN and equal.mention.page.document.id != other.mention.page.document.id:
        return False  # what another document says of its own subject denies nothing
    ahead = other.score - equal.score
    if other.match is not Match.UNEQUAL:
        return ahead > 0  # the same digits with another unit or bound are no other fact
    nearer = equal.far_name and not other.far_name
    if other.mention.quote == equal.mention.quote and _digits(equal) == _MOST_DIGITS:
        return ahead > _bonus(equal)
    if nearer or other.agreed > equal.agreed or other.mention.quote == equal.mention.quote:
        return ahead > _CLEARLY  # it has the claim's own period, or both stand in one sentence
    return ahead > _bonus(equal) + _AHEAD


def _leaves_doubt(rival: Alignment, equal: Alignment) -> bool:
    """Whether another number of the document is of the claim's thing as much as the equal one is."""
    if rival.mention.page.document.id != equal.mention.page.document.id:
        return False
    near = _beside(rival, equal) and rival.missing < _ABSENT
    if near and _digits(equal) < _MOST_DIGITS - 1 and rival.score >= equal.score - _SAME:
        return True  # two numbers beside each other, and nothing in the claim tells which
    if (equal.lacks_key or equal.missing > _HALF_LOST) and rival.score >= equal.score:
        return True
    return rival.score > equal.score + _bonus(equal) + _DOUBT


def _beside(one: Alignment, other: Alignment) -> bool:
    a, b = one.mention, other.mention
    return a.page.id == b.page.id and (a.quote == b.quote or abs(a.start - b.start) < _BESIDE)


def _is_unlabelled(equal: Alignment) -> bool:
    """Whether a number stands in a table without a heading or a row's name that would say what it is."""
    in_table = equal.mention.head == "" and equal.mention.own.strip() == ""
    return in_table and _digits(equal) < _MOST_DIGITS


def _speaks(alignment: Alignment) -> bool:
    """Whether a number is of the claim's thing closely enough to deny what the claim says."""
    if alignment.wider or alignment.lacks_name or alignment.strays:
        return False
    if alignment.match is Match.UNIT and alignment.digits >= _SLIP:
        return True  # the same four digits of another magnitude
    if alignment.missing >= _ABSENT:
        return False
    return alignment.score >= _NEAR or not (alignment.lacks_key or alignment.far_name)


def _is_other(alignment: Alignment) -> bool:
    """Whether a number states something that the claim does not give elsewhere."""
    value = alignment.mention.value
    shapes = isinstance(value, Quantity) and value.rhetorical  # 四大产业 counts nothing
    return not alignment.is_another and not alignment.mention.is_condition and not shapes


def _bonus(equal: Alignment) -> float:
    """How much less is asked of a number that is not equal by chance."""
    return -_COMMON if _is_common(equal) else _TELLING * _digits(equal)


def _is_common(alignment: Alignment) -> bool:
    """Whether a number is one that every page has: a digit, a year."""
    value = alignment.mention.value
    if isinstance(value, Label):
        return value.kind == "date" and len(value.value) == _YEAR
    return value.value is not None and abs(value.value) < _SMALL and alignment.digits == 1


def _digits(alignment: Alignment | None) -> int:
    """Digits beyond the first that carry information."""
    return min(_MOST_DIGITS, alignment.digits - 1) if alignment else 0


def _best(alignments: Iterable[Alignment]) -> Alignment | None:
    return max(alignments, key=lambda a: a.score, default=None)
