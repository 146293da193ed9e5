"""A period while it is being read, before the words around it are."""

from __future__ import annotations

from dataclasses import dataclass

from extract.language.periods.model import PeriodKind, Relation


@dataclass(slots=True)
class Mention:
    """Where the date itself stands and what it has been resolved to."""

    start: int
    end: int
    iso: str | None
    kind: PeriodKind = "point"
    inferred: bool = False
    resolved_from: str | None = None
    relation: Relation | None = None
    """Said by the date itself: 底 and 末 are ends."""
    yearless: bool = False
    """The year was supplied; a range may supply a better one."""
