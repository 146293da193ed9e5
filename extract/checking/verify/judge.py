"""From comparisons to a verdict. Where the sources leave doubt, a figure is never `supported`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.checking.verify.agreement import Slot
from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.copies import Copy
from extract.checking.verify.denials import (
    crossing,
    denies,
    denies_most,
    is_nearer,
    is_outdone,
    is_told,
    outdoing,
    says_as_much,
)
from extract.checking.verify.held import Held
from extract.checking.verify.numbers import Match
from extract.checking.verify.rivals import TableOf, is_beaten, rivalry
from extract.checking.verify.statement import Statement
from schemas.check import VerdictKind

_BINDING: frozenset[Slot] = frozenset({"partner", "place", "base"})
"""Slots that bind figures of one sentence to each other."""
_OPEN: frozenset[Slot] = frozenset({"modality"})
"""A plan and a fact may both be true."""
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
    denying = next((each for each in ranked if denies(each, names_in, table_of)), None)
    supports = [each for each in supports if not (each.grave and denying) and not is_outdone(each, held)]
    if any(_is_turned(each) for each in ranked):
        # A row names who gives and who takes in its columns alone.
        supports = [each for each in supports if each.statement.row is None]
    if supports:
        against = next(
            (h for h in ranked if _is_elsewhere(h, supports) and denies(h, names_in, table_of)), None
        )
        return Decision("supported", supports[0], also=tuple(supports[1:]), against=against)
    if doubtful:
        tied = next(each for each in ranked if each.match is Match.EQUAL)
        if denying is not None and is_nearer(denying, tied):
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
    outdone = outdoing(best, ranked) if best is not None else None
    if outdone is not None:
        return Decision("contradicted", outdone, slots=("value",))
    cell = crossing(best) if best is not None else None
    if cell is not None:
        return Decision("contradicted", statement=cell, slots=("value",))
    equal = [each for each in ranked if each.match is Match.EQUAL and each not in beaten]
    denying = next(
        (
            each
            for each in ranked
            if denies_most(each, names_in, table_of) and not any(says_as_much(one, each) for one in equal)
        ),
        None,
    )
    if denying is not None:
        return Decision("contradicted", denying, slots=(_slot(denying),))
    return Decision("not_found", ranked[0] if ranked else None)


def _is_turned(held: Held) -> bool:
    """Whether a sentence has all that a claim says, with two parties in each other's place."""
    return held.match is Match.EQUAL and held.different == ["role"] and not held.left and not held.unsaid


def _slot(denying: Held) -> str:
    return "value" if denying.match is Match.UNEQUAL else denying.match.value


def _is_elsewhere(held: Held, supports: Sequence[Held]) -> bool:
    page = held.statement.page
    return page is not None and all(
        h.statement.page and h.statement.page.document is not page.document for h in supports
    )


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
