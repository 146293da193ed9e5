"""What a reader should find in a sample: the rows of the expected file before they have pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from corpus.generator.quantities import Number, Quantity


@dataclass(frozen=True)
class Mark:
    """A stretch of a paragraph that has a place of its own on the page; `key` names it for claims."""

    @property
    def text(self) -> str:
        """What is printed."""
        raise NotImplementedError


@dataclass(frozen=True)
class Spot(Mark):
    """Printed words that other facts refer to by `key`."""

    words: str
    key: str

    @property
    def text(self) -> str:
        """What is printed."""
        return self.words


@dataclass(frozen=True)
class QuantityMark(Mark):
    """A quantity in a paragraph."""

    quantity: Quantity

    @property
    def text(self) -> str:
        """What is printed."""
        return self.quantity.text


@dataclass(frozen=True)
class Stat(QuantityMark):
    """A quantitative statement. `minor` ones (durations, small counts) are not asked of a reader."""

    subject: str
    metric: str
    period: str | None = None
    region: str | None = "中国"
    relation: str = "level"
    base: str | None = None
    minor: bool = False
    key: str | None = None


@dataclass(frozen=True)
class Amount(QuantityMark):
    """A sum in a measure. Roles: support, cap_total, threshold, price, loan."""

    role: str = "support"
    condition: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class Ratio(QuantityMark):
    """A percentage in a measure, and what it is taken of."""

    of: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class Target(QuantityMark):
    """A numeric goal of a measure."""

    due: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class Organization:
    """An organization that the document names."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Party:
    """A party in a funding round; `shares` counts them, or yuan of registered capital before."""

    name: str
    role: str = "unspecified"
    amount: Quantity | None = None
    shares: Number | None = None
    ratio: Number | None = None


@dataclass(frozen=True)
class Round:
    """A financing or capital event; `at` is the key of the row or spot that states it."""

    firm: str
    at: str
    date: str | None = None
    round: str | None = None
    kind: str = "round"
    amount: Quantity | None = None
    parties: tuple[Party, ...] = ()
    price_per_share: Number | None = None
    dates: tuple[tuple[str, str], ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Holder:
    """A holder in a snapshot: shares (or yuan of registered capital) and the printed percentage."""

    name: str
    shares: Number
    ratio: Number


@dataclass(frozen=True)
class Snapshot:
    """Who held what after an event; `at` is the key of the table."""

    firm: str
    as_of: str
    at: str
    unit: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class Project:
    """A project that the proceeds of an offering pay for, in yuan."""

    name: str
    total: Number
    use: Number
    at: str


@dataclass(frozen=True)
class Fund:
    """A government guidance or industry fund."""

    name: str
    size: Quantity
    at: str
    level: str | None = None
    mode: str | None = None
    fields: str | None = None
    region: str | None = None


@dataclass(frozen=True)
class Policy:
    """A policy that the document names."""

    title: str
    at: str
    issuers: tuple[str, ...] = ()
    date: str | None = None
    number: str | None = None
    region: str | None = "国家"
    level: str | None = "national"


@dataclass(frozen=True)
class Claim:
    """A sentence to verify. `evidence` is printed on the page of `at`; both are empty for `not_found`."""

    text: str
    verdict: str
    at: str | None = None
    evidence: str | None = None
    why: str = ""


@dataclass(frozen=True)
class Check:
    """An arithmetic relation in the document, with the verdict that a checker should reach."""

    kind: str
    formula: str
    computed: str
    stated: str
    verdict: str
    at: tuple[str, ...]
    table: str | None = None
    column: str | None = None
    note: str | None = None
