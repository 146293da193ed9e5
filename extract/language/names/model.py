"""What a finder of names returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.organization import NameKind, OrganizationKind

Source = Literal["lexicon", "legal", "agency", "list", "context", "ending", "definition", "known"]
"""How a name was recognised, from a vocabulary to the words around it."""


@dataclass(slots=True, frozen=True)
class NameSpan:
    """A name at a place in a text."""

    start: int
    end: int
    text: str
    kind: OrganizationKind
    source: Source
    form: NameKind = "short"
    canonical: str | None = None
    """The name that a vocabulary gives as the full one, or as the usual one."""
