"""What verification asks of the sources. The store answers; here only the questions are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from schemas import Box


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document that claims may be about."""

    id: int
    file_name: str
    title: str | None
    issuer: str | None
    kind: str
    published_on: str | None
    number: str | None
    pages: frozenset[int]
    """Ids of its pages."""
    state: str = ""
    """Another one when the document was read or corrected anew."""


@dataclass(frozen=True, slots=True)
class SourceFact:
    """What ingest made of a number of the page: whose it is, and when."""

    start: int
    end: int
    """Slice of the page's text that it was read from: a clause or a cell."""
    text: str
    subject: str
    """Subject, metric and base, as one string."""
    period: str | None
    """ISO 8601."""
    region: str | None
    inferred: bool
    """The period was not printed beside the number."""
    value: float | None
    """In base units."""
    unit: str | None
    """Of the value; None where it was not printed with the number or around its table."""
    ahead: bool
    """Planned or expected, not told as done."""
    in_table: bool
    """Of a cell."""


@dataclass(frozen=True, slots=True)
class SourceTableView:
    """What stands around the cells of a table."""

    caption: str
    unit: str | None
    header: tuple[str, ...]
    header_rows: int
    section: str
    texts: dict[tuple[int, int], str]
    """Words by row and column, merged cells repeated."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands in the page's text."""

    start: int
    end: int
    table: int
    row: int
    column: int


@dataclass(slots=True)
class SourcePage:
    """A page with its headings, tables and facts."""

    id: int
    document: SourceDocument
    number: int
    text: str
    headings: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """Offset in the text from which headings hold, with their titles, the nearest first; ascending."""
    cells: list[CellPlace] = field(default_factory=list)
    facts: list[SourceFact] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SourceDoubt:
    """A figure of a document that does not agree with the document's other figures."""

    page: int
    start: int
    end: int
    reason: str


class Sources(Protocol):
    """The documents of a database."""

    def documents(self) -> Sequence[SourceDocument]:
        """All documents."""

    def pages_with(self, words: str) -> frozenset[int]:
        """Ids of the pages whose text has these words as a substring."""

    def page(self, page_id: int) -> SourcePage:
        """A page by id."""

    def table(self, table_id: int) -> SourceTableView:
        """A table by id."""

    def names(self, document_id: int) -> Sequence[tuple[str, int]]:
        """Every name of an organization in a document with the organization's id."""

    def doubts(self, document_id: int) -> Sequence[SourceDoubt]:
        """The figures of a document that its own arithmetic contradicts."""

    def boxes(self, document_id: int, page: int, start: int, end: int) -> list[Box]:
        """The boxes of a slice of a page's text."""
