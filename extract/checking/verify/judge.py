"""From comparisons to a verdict. Where the sources leave doubt, a figure is never `supported`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.checking.verify.agreement import Slot
from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.copies import Copy
from extract.checking.verify.held import Held
from extract.checking.verify.numbers import Match, is_opposed
from extract.checking.verify.rivals import TableOf, is_beaten, rivalry
from extract.checking.verify.slots import fits, is_planned, relation_of
from extract.checking.verify.statement import CLAUSE, OWN, PARAGRAPH, SISTER, TITLE, Date, Statement
from extract.checking.verify.substitutes import narrows
from extract.checking.verify.words import Word, counter_class, nouns_of
from schemas.check import VerdictKind

_BINDING: frozenset[Slot] = frozenset({"partner", "place", "base"})
"""Slots that bind figures of one sentence to each other."""
_OPEN: frozenset[Slot] = frozenset({"modality"})
"""A plan and a fact may both be true."""
_MOST = 3
"""One part of a claim may be missing for so many that are there, where a source gives another figure for the rest."""
_BEHIND = 10
"""So near behind a number stands what it counts."""
_FEW = 2
"""So many slots may be filled otherwise where a source denies a figure and does not just speak of something else."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the sources say of one figure, the comparison that says it, and in which slots it differs."""

    verdict: VerdictKind
    by: Held | None = None
    statement: Statement | None = None
    """What the verdict rests on where nothing was compared slot by slot."""
    slots: tuple[Slot | str, ...] = ()
    also: tuple[Held, ...] = ()
    """Other statements that say the same."""
    against: Held | None = None
    """A statement of another document that gives another figure for the same."""

    @property
    def source(self) -> Statement | None:
        """The statement that decides."""
        return self.by.statement if self.by is not None else self.statement


def decide(held: Sequence[Held], names_in: NamesIn, table_of: TableOf) -> Decision:
    """The verdict on a figure from all the numbers it was held against."""
    ranked = sorted(held, key=_order)
    doubtful = False
    supports: list[Held] = []
    beaten: list[Held] = []
    """Equal numbers of which the sources say the claim less than of another."""
    for each in ranked:
        if each.match is not Match.EQUAL or not each.accounted or not each.telling:
            continue
        rival = "beaten" if is_beaten(each, held) else rivalry(each, names_in, table_of)
        if rival == "none":
            supports.append(each)
        elif rival == "beaten":
            beaten.append(each)
        doubtful = doubtful or rival == "tied"
    denying = next((each for each in ranked if _denies(each, names_in, table_of)), None)
    supports = [each for each in supports if not (each.grave and denying) and not _is_outdone(each, held)]
    if supports:
        against = next(
            (h for h in ranked if _is_elsewhere(h, supports) and _denies(h, names_in, table_of)), None
        )
        return Decision("supported", supports[0], also=tuple(supports[1:]), against=against)
    if doubtful:
        tied = next(each for each in ranked if each.match is Match.EQUAL)
        if denying is not None and _is_nearer(denying, tied):
            return Decision("contradicted", denying, slots=(_slot(denying),))
        return Decision("not_found", ranked[0])
    for each in ranked:
        if each.match is Match.EQUAL and 0 < len(denied := each.denied) <= _FEW and is_told(each):
            if not (_BINDING & {*each.different} and not each.is_together):
                if _OPEN.isdisjoint(each.different) or each.asked.done:
                    return Decision("contradicted", each, slots=tuple(denied))
    for each in ranked:
        if each.match is Match.EQUAL and each.is_of_another:
            return Decision("contradicted", each, slots=("name",))
    best = next((each for each in ranked if each.match is Match.EQUAL), None)
    outdone = _outdoing(best, ranked) if best is not None else None
    if outdone is not None:
        return Decision("contradicted", outdone, slots=("value",))
    crossing = _crossing(best) if best is not None else None
    if crossing is not None:
        return Decision("contradicted", statement=crossing, slots=("value",))
    equal = [each for each in ranked if each.match is Match.EQUAL and each not in beaten]
    denying = next(
        (
            each
            for each in ranked
            if _denies_most(each, names_in, table_of) and not any(_says_as_much(one, each) for one in equal)
        ),
        None,
    )
    if denying is not None:
        return Decision("contradicted", denying, slots=(_slot(denying),))
    return Decision("not_found", ranked[0] if ranked else None)


def _slot(denying: Held) -> str:
    return "value" if denying.match is Match.UNEQUAL else denying.match.value


def _is_nearer(one: Held, other: Held) -> bool:
    """Whether a number has all of the claim that another one has, as near, and some of it nearer or more."""
    pairs = [(one.depths.get(key, TITLE + depth), depth) for key, depth in other.depths.items()]
    more = len(one.depths) > len(other.depths) or any(a < b for a, b in pairs)
    return more and all(a <= b for a, b in pairs)


def _outdoing(held: Held, others: Sequence[Held]) -> Held | None:
    """Of an equal number that lacks a word of the claim, the number beside it that has this word and all the others."""
    if not held.left or held.telling < _MOST - 1:
        return None
    for other in others:
        same_line = other.statement.page is held.statement.page and (
            other.statement.quote == held.statement.quote or other.statement.row is held.statement.row is None
        )
        if (
            other.match is Match.UNEQUAL
            and same_line
            and not other.different
            and not other.unsaid
            and len(other.left) * 2 <= other.telling
            and set(other.left) < set(held.left)
            and set(held.depths) < set(other.depths)
            and all(other.depths[key] <= CLAUSE for key in set(other.depths) - set(held.depths))
            and comparable(other)
        ):
            return other
    return None


def _crossing(held: Held) -> Statement | None:
    """Of an equal number under another head, the cell of its row that stands under the one that the claim names."""
    if held.statement.row is None or not held.left or held.different or held.unsaid:
        return None
    here = [key for key, depth in held.depths.items() if depth == OWN and isinstance(key, Word)]
    named = bool(here) or any(depth == OWN for depth in held.depths.values())
    for sister in held.statement.sisters:
        if sister.row is None or sister.value is None or sister.quote != held.statement.quote:
            continue
        period, relation = held.asked.statement.period, held.asked.relation
        if relation is not None and relation_of(sister) != relation:
            continue
        if period is not None and (sister.period is None or not fits(period, sister.period)):
            continue
        if named and all(word.within(sister.own) for word in (*held.left, *here)):
            return sister
    return None


def _is_outdone(held: Held, others: Sequence[Held]) -> bool:
    """Whether another number has all of the claim that this one has, and a word more."""
    return bool(held.left) and any(
        other.match is Match.UNEQUAL
        and other.fits
        and comparable(other)
        and len(other.left) < len(held.left)
        and set(held.depths) < set(other.depths)
        for other in others
    )


def is_told(held: Held) -> bool:
    """Whether the sources have nearly all that the claim says: what is missing is little beside what is there."""
    missing = _missing(held)
    if missing and isinstance(held.asked.value, Date):
        return False  # 2028年底失效 is not denied by the day on which something begins
    asked, unsaid = held.asked, {*held.unsaid, *held.different}
    labels = bool(asked.rounds and "round" not in unsaid) + bool(asked.periods and "period" not in unsaid)
    return len(missing) * _MOST <= held.telling + labels and len(missing) * 2 <= held.near


def _missing(held: Held) -> list[object]:
    named = any(isinstance(key, str) and depth == OWN for key, depth in held.depths.items())
    denied = "".join(each.mine for each in held.instead)
    left = [
        word
        for word in held.left
        if word.kind != "generic" and (word.kind != "verb" or not named) and word.text not in denied
    ]
    return [*held.unsaid, *left]


def _denies_most(held: Held, names_in: NamesIn, table_of: TableOf) -> bool:
    """Whether another number is of nearly all that the claim says."""
    if held.match is Match.EQUAL or held.different or not is_told(held):
        return False
    if held.asked.planned and held.statement.row is not None and not is_planned(held.statement):
        return False  # a forecast is not denied by what was
    if not _is_near(held) or any(word in held.asked.head for word in held.left):
        return False
    if (
        held.statement.row is not None
        and held.spare
        and any(
            PARAGRAPH <= depth < TITLE and not isinstance(key, str) and key.kind == "noun"
            for key, depth in held.depths.items()
        )
    ):
        return False  # it is of something of its own
    if narrows(held.left, held.asked.everything, held.statement):
        return False
    if held.near < _MOST and _has_another_head(held):
        return False
    return comparable(held) and rivalry(held, names_in, table_of) == "none"


def _says_as_much(equal: Held, held: Held) -> bool:
    """Whether an equal number has as much of the claim beside it as another: then this one does not deny it."""
    if equal.different or not set(equal.unsaid) <= set(held.unsaid):
        return False
    return set(held.depths) <= set(equal.depths)


def _is_elsewhere(held: Held, supports: Sequence[Held]) -> bool:
    page = held.statement.page
    return page is not None and all(
        h.statement.page and h.statement.page.document is not page.document for h in supports
    )


def _denies(held: Held, names_in: NamesIn, table_of: TableOf) -> bool:
    """Whether another number is of all that the claim says, and of more of it than of anything else."""
    named = any(isinstance(key, str) and depth == OWN for key, depth in held.depths.items())
    left = [word for word in held.left if word.kind != "verb" or not named]
    if (
        held.match is Match.EQUAL
        or not held.fits
        or left
        or not _is_near(held)
        or len(held.spare) > held.near
    ):
        return False
    return not _has_another_head(held) and comparable(held) and rivalry(held, names_in, table_of) == "none"


def _is_near(held: Held) -> bool:
    """Whether a number has words of the claim beside it, or none of its own: 增加值 100 亿元，增长 3.3 %."""
    return held.near > 0 or not nouns_of(held.statement.own)


def _has_another_head(held: Held) -> bool:
    """Whether what the claim measures is told far from a number that has nouns of its own, in a row those of another thing."""
    if any(isinstance(key, str) and depth == OWN for key, depth in held.depths.items()):
        return False
    heads_far = any(held.depths.get(word, SISTER) > SISTER for word in held.asked.head)
    return heads_far and bool(nouns_of(held.statement.own) if held.statement.row is None else held.spare)


def decide_copy(
    copy: Copy, asked: Asked, held: Sequence[Held], figures: Sequence[tuple[int, int]]
) -> Decision:
    """The verdict on a figure of a claim that repeats a sentence."""
    change = copy.of(asked.statement.start, asked.statement.end, figures)
    there = [
        h
        for h in held
        if h.statement.quote == copy.statement.quote and h.statement.page is copy.statement.page
    ]
    by = next((h for h in there if h.match is Match.EQUAL), None)
    if change is None:
        return Decision("supported", by, copy.statement)
    if not change.denies:
        return Decision("not_found", by, copy.statement)
    printed = [
        h for h in there if h.statement.value and "".join(h.statement.value.text.split()) in change.theirs
    ]
    if printed and change.start < asked.statement.end and asked.statement.start < change.end:
        slot = "value" if printed[0].match in (Match.UNEQUAL, Match.EQUAL) else printed[0].match.value
        return Decision("contradicted", printed[0], slots=(slot,))
    return Decision(
        "contradicted", by, copy.statement, (f"“{change.theirs or copy.statement.layers[0].text}”",)
    )


def comparable(held: Held) -> bool:
    """Whether two numbers count the same: 33 项 does not deny 六个."""
    one, other = held.asked.statement.quantity, held.statement.quantity
    if one is not None and other is not None and held.match is Match.UNEQUAL and is_opposed(one, other):
        return False
    if one is None or other is None or one.kind != "count" or other.kind != "count":
        return True
    page = held.statement.page
    behind = page.text[held.statement.end : held.statement.end + _BEHIND] if page is not None else ""
    behind = re.split(r"[\t\n，。；、]", behind)[0]
    if one.unit == other.unit or any(word.within(behind) for word in held.asked.head):
        return True
    return "any" not in (counter_class(one.unit), counter_class(other.unit))


def _order(held: Held) -> tuple[int, int, int, int, int]:
    """The best first: fewest faults, nearest words."""
    faults = len(held.different) + len(held.unsaid) + len(held.grave)
    return (
        faults,
        held.match is not Match.EQUAL,
        len(held.left),
        sum(held.depths.values()),
        len(held.spare),
    )
