"""Figures that a source does not print, but that follow from what it prints: the rows of a table, a difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.checking.verify.alignment import Alignment
from extract.checking.verify.claims import Claim
from extract.checking.verify.judge import Decision
from extract.checking.verify.sources import Sources, SourceTableView
from extract.checking.verify.words import totals
from extract.language.quantities import Quantity


def derive(claim: Claim, decisions: Sequence[Decision], sources: Sources) -> list[Decision]:
    """Bear out counts that are the number of rows of the table that bears out another figure of the claim."""
    by = next((d.by for d in decisions if d.verdict == "supported" and d.by and d.by.mention.head), None)
    if by is None:
        return list(decisions)
    rows = _rows(by, sources)
    found = []
    for figure, decision in zip(claim.figures, decisions, strict=True):
        value = figure.value
        counts = isinstance(value, Quantity) and value.kind == "count" and value.value == rows
        derived = decision.verdict == "not_found" and counts and rows > 1
        found.append(replace(decision, verdict="supported", by=by, reason="derived") if derived else decision)
    return found


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
