"""What the parser is told of a paragraph, and what it says of each number in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.quantity import Qualifier

Kind = Literal["amount", "ratio", "target"]
Role = Literal["support", "cap", "threshold", "base", "target", "fine", "fund"]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a paragraph before its clauses are read."""

    kind: str | None = None
    """`goal`, `deadline`, `condition` or `support`, by what it stands under; None for a measure."""
    published_on: str | None = None
    due: str | None = None
    """The date that the words before it last set."""
    condition: str | None = None
    """Whom the line that introduces it speaks of: holds where its own words name nobody."""
    supported: bool = False
    """The line that introduces it gives something: what its items print is how much."""


@dataclass(slots=True)
class Figure:
    """A sum, ratio or target, with its slice of the text and what its clause says of it."""

    kind: Kind
    role: Role | None
    start: int
    end: int
    """The words that are quoted as its text."""
    clause: tuple[int, int]
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    currency: str | None = None
    condition: str | None = None
    per: str | None = None
    due: str | None = None
