"""The tables of a document in normal form, each made once."""

from __future__ import annotations

from functools import cached_property

from extract.records.grid import Grid
from extract.records.tables.inherited import with_head_of
from extract.records.tables.model import Frame
from extract.records.tables.normal import frames_of
from extract.records.tables.reporting import Reporting, default_period, reporting_of
from extract.records.tables.surroundings import Surroundings
from extract.records.tables.unpivot import unpivoted
from schemas import Document

_ABOVE = 6
"""How many tables back one is looked for whose head holds for a table without any."""


class Tables:
    """The tables of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._frames: dict[int, list[Frame]] = {}
        self._printed: dict[int, list[Frame]] = {}
        self._records: dict[int, list[Frame]] = {}

    @cached_property
    def reporting(self) -> Reporting:
        """The period that the document reports on."""
        return reporting_of(self.document)

    @cached_property
    def surroundings(self) -> Surroundings:
        """What is said around each table."""
        return Surroundings(self.document, self.reporting)

    @cached_property
    def default_period(self) -> str | None:
        """What a figure without a period is taken to be of."""
        return default_period(self.document, self.reporting)

    def frames(self, index: int) -> list[Frame]:
        """The frames of a table: columns as printed, for what is read figure by figure."""
        if index not in self._frames:
            made = self._made(index)
            if any(not frame.head_rows for frame in made):
                above, beside = self._above(index), self._beside(index)
                made = [with_head_of(frame, above, beside) for frame in made]
            self._frames[index] = made
        return self._frames[index]

    def _made(self, index: int) -> list[Frame]:
        """The frames of a table by what it prints itself."""
        if index not in self._printed:
            around = self.surroundings.of(index)
            self._printed[index] = frames_of(Grid(self.document, index), self.reporting, around)
        return self._printed[index]

    def _above(self, index: int) -> list[Frame]:
        """The frames of the tables before, the nearest first, on the page of a table and the one before it."""
        page = (self.document.tables[index].page or 0) - 1
        near = range(index - 1, max(-1, index - 1 - _ABOVE), -1)
        return [f for t in near if (self.document.tables[t].last_page or 0) >= page for f in self._made(t)]

    def _beside(self, index: int) -> list[Frame]:
        """The frames of the other tables of the page."""
        page, tables = self.document.tables[index].page, self.document.tables
        near = range(max(0, index - _ABOVE), min(len(tables), index + _ABOVE + 1))
        return [f for t in near if t != index and tables[t].page == page for f in self._made(t)]

    def records(self, index: int) -> list[Frame]:
        """The same with groups of heads that return turned into rows, for what is read row by row."""
        if index not in self._records:
            self._records[index] = [unpivoted(frame) for frame in self.frames(index)]
        return self._records[index]


_latest: list[Tables] = []
"""Those of the document last asked for: they are asked for again and again."""


def tables_of(document: Document) -> Tables:
    """The tables of a document in normal form."""
    if not _latest or _latest[0].document is not document:
        _latest[:] = [Tables(document)]
    return _latest[0]
