"""What a prospectus says of a firm's capital."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from schemas import Evidence, Financial, FundingRound, Listing, Proceeds, Shareholding

DefinitionKind = Literal[
    "issuer",
    "predecessor",
    "platform",
    "fund",
    "shareholder",
    "subsidiary",
    "customer",
    "supplier",
    "intermediary",
    "agency",
    "former_name",
    "other",
]
"""What the text says that a defined name is: 系发行人员工持股平台, 系发行人客户, 曾用名 …"""


@dataclass(frozen=True, slots=True)
class Definition:
    """Short names that a document uses for an organization, with its full name."""

    short_names: tuple[str, ...]
    full_name: str
    kind: DefinitionKind | None
    evidence: Evidence
    inferred: bool = False
    """Not said in so many words: 清澜股份 for the issuer named on the cover."""


@dataclass(slots=True)
class Snapshot:
    """Who holds a firm at one time: the rows of one table, or of one group of its columns."""

    firm: str | None
    as_of: str | None
    label: str
    """The words above the table or its columns: 本次增资后, 吸收合并前."""
    block: int
    """Index of the block in the document, for the order of snapshots and events."""
    rows: list[Shareholding]
    table_index: int | None = None
    total_shares: float | None = None
    """What the row of totals prints, in the unit of the rows' shares."""
    total_ratio: float | None = None
    currency: str | None = None
    """The currency of registered capital, None for a count of shares."""
    event: FundingRound | None = None
    """The event after which it is printed."""


@dataclass(slots=True)
class CapitalRecords:
    """Everything that a document says of who holds what, who paid what, and when."""

    funding_rounds: list[FundingRound] = field(default_factory=list)
    shareholdings: list[Shareholding] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    proceeds: list[Proceeds] = field(default_factory=list)
    financials: list[Financial] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    snapshots: list[Snapshot] = field(default_factory=list)
    """The same holders as in `shareholdings`, by table, with totals and the event they follow."""
