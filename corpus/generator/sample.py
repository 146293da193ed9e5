"""One sample: what it prints and what a reader should find in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.generator.blocks import Block, walk
from corpus.generator.facts import Check, Claim, Fund, Organization, Policy, Project, Round, Snapshot

STYLES = Path(__file__).parent / "styles"


@dataclass(frozen=True)
class Sample:
    """A document: `front` has covers and contents, `body` begins with printed page 1.

    `label` names how pages are numbered. Lists that are None are left out of the expected file: they are not
    asked of this kind of document. `more` is added to it as it stands.
    """

    name: str
    header: dict[str, Any]
    style: str
    front: tuple[Block, ...]
    body: tuple[Block, ...]
    organizations: tuple[Organization, ...]
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...] = ()
    rounds: tuple[Round, ...] | None = None
    snapshots: tuple[Snapshot, ...] | None = None
    projects: tuple[Project, ...] | None = None
    funds: tuple[Fund, ...] | None = None
    policies: tuple[Policy, ...] | None = None
    statistics: bool = True
    spaced: bool = False
    label: str = "arabic"
    created: str = "2024-01-01T00:00:00Z"
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def css(self) -> str:
        """The style sheets of the sample."""
        return "\n".join((STYLES / name).read_text(encoding="utf-8") for name in ("base.css", self.style))

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order."""
        yield from walk((*self.front, *self.body))
