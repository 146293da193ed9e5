"""Sums, ratios and targets of a measure as rows."""

from __future__ import annotations

from collections.abc import Callable

from extract.records.policies.clauses import Figure, Parsed
from schemas import Evidence, MeasureAmount

Cite = Callable[[int, int], Evidence]


def rows_of(text: str, parsed: Parsed, cite: Cite) -> list[MeasureAmount]:
    """The figures of a paragraph as rows, each cited by its clause."""
    return [_row(text, figure, cite) for figure in parsed.figures]


def _row(text: str, figure: Figure, cite: Cite) -> MeasureAmount:
    start, end = figure.clause
    return MeasureAmount(
        kind=figure.kind,
        role=figure.role,
        text=text[figure.start : figure.end],
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        currency=figure.currency,
        qualifier=figure.qualifier,
        condition=figure.condition,
        per=figure.per,
        due=figure.due,
        evidence=cite(min(start, figure.start), max(end, figure.end)),
    )
