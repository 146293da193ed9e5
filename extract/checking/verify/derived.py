"""Figures that a source does not print, but that follow from what it prints: the rows of a table, a difference."""

from __future__ import annotations

from collections.abc import Sequence

from extract.checking.verify.alignment import Alignment
from extract.checking.verify.claims import Claim
from extract.checking.verify.judge import Decision
from extract.checking.verify.sources import Sources, SourceTableView
from extract.checking.verify.words import totals
from extract.language.quantities import Quantity

_NEARBY = 200
"""Characters."""


def derive(
    claim: Claim, decisions: Sequence[Decision], alignments: Sequence[Sequence[Alignment]], sources: Sources
) -> list[Decision]:
    """Bear out figures that follow from the number that bears out another figure of the claim."""
    by = next((d.by for d in decisions if d.verdict == "supported" and d.by is not None), None)
    if by is None:
        return list(decisions)
    found = []
    for figure, decision, each in zip(claim.figures, decisions, alignments, strict=True):
        value = figure.value
        if decision.verdict == "not_found" and isinstance(value, Quantity) and value.value is not None:
            if claim.differs and (other := _apart(value.value, by, each)) is not None:
                decision = Decision("supported", other, "difference")
            elif value.kind == "count" and by.mention.head and value.value == _rows(by, sources):
                decision = Decision("supported", by, "rows")
        found.append(decision)
    return found


def _apart(difference: float, by: Alignment, alignments: Sequence[Alignment]) -> Alignment | None:
    """A number of the same paragraph that is so far from the one borne out."""
    one = by.mention.value
    for alignment in alignments:
        other = alignment.mention.value
        if alignment.mention.page.id != by.mention.page.id or not isinstance(other, Quantity):
            continue
        if (
            not isinstance(one, Quantity)
            or one.value is None
            or other.value is None
            or one.kind != other.kind
        ):
            continue
        near = abs(alignment.mention.start - by.mention.start) < _NEARBY
        if near and abs(abs(one.value - other.value) - difference) <= 1e-9 * abs(one.value):
            return alignment
    return None


def _rows(alignment: Alignment, sources: Sources) -> int:
    """The number of rows of a table below its head that are no totals."""
    mention = alignment.mention
    cell = next((c for c in mention.page.cells if c.start <= mention.start < max(c.end, c.start + 1)), None)
    if cell is None:
        return 0
    table: SourceTableView = sources.table(cell.table)
    heads: dict[int, str] = {}
    for (row, _), text in sorted(table.texts.items()):
        if row >= table.header_rows and text.strip():
            heads.setdefault(row, "".join(text.split()))
    return sum(1 for head in heads.values() if head not in totals())
