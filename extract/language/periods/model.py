"""What the finder of periods returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["in", "end", "since", "until", "before", "after", "during"]
PeriodKind = Literal["point", "span", "duration", "relative"]


@dataclass(slots=True, frozen=True)
class Period:
    """A date or a stretch of time in running text."""

    start: int
    end: int
    text: str
    """Exactly text[start:end], with the words of the relation: 截至2022年底, 2025年前."""
    iso: str | None
    """ISO 8601, as precise as the source: 2022, 2022-06-30, 2021/2026; None when it cannot be resolved."""
    kind: PeriodKind
    """point: one year, month or day; span: it has two ends; duration: 近三年; relative: 今年."""
    relation: Relation | None
    inferred: bool
    """Resolved with something other than its own words."""
    resolved_from: str | None
    """The words or the date with which it was resolved."""


@dataclass(slots=True, frozen=True)
class PeriodContext:
    """What is known of the document and the paragraph when a text is read."""

    published_on: str | None = None
    year: int | None = None
    """The year that the paragraph or sentence last spoke of."""
    report_period: str | None = None
    """ISO 8601: 2022 for an annual report, 2021/2023 or 2021-01/2024-06 for a prospectus."""
