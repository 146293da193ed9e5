"""Documents of tables and paragraphs made in the test, and their checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.checking.reconcile import reconcile
from schemas import Block, Check, Document, Evidence, Extraction, Page, SourceTable, TableCell

Rows = Sequence[Sequence[str]]
Reconciled = Callable[..., list[Check]]


class Book:
    """A document of one page that grows by paragraphs and tables."""

    def __init__(self, kind: str) -> None:
        self.document = Document(kind=kind, pages=1)  # type: ignore[arg-type]
        self.text = ""

    def add(self, words: str, ending: str = "\n") -> tuple[int, int, int]:
        """Print words; the slice of the page that they are."""
        part = (1, len(self.text), len(self.text) + len(words))
        self.text += words + ending
        return part

    def block(self, kind: str, words: str) -> None:
        """A block of text."""
        self.document.blocks.append(Block(kind=kind, text=words, parts=[self.add(words)]))  # type: ignore[arg-type]

    def table(self, rows: Rows, unit: str | None = None, caption: str | None = None) -> None:
        """A table whose first row is its head."""
        cells = []
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if not text:
                    continue
                part = self.add(text, "\t")
                evidence = Evidence(page=1, quote=text, char_start=part[1], char_end=part[2])
                cells.append(TableCell(row=r, column=c, text=text, parts=[part], page=1, evidence=evidence))
        table = SourceTable(
            header=list(rows[0]),
            header_rows=1,
            unit=unit,
            caption=caption,
            n_rows=len(rows),
            n_columns=len(rows[0]),
            cells=cells,
            page=1,
        )
        self.document.tables.append(table)

    def checks(self) -> list[Check]:
        """The checks of the finished document."""
        self.document.page_list.append(Page(page=1, text=self.text))
        found = reconcile(Extraction(self.document))
        for check in found:
            for evidence in (check.evidence, *(m.evidence for m in check.members)):
                assert evidence is not None
                assert evidence.char_start is not None
                assert self.text[evidence.char_start : evidence.char_end] == evidence.quote
        return found


@pytest.fixture
def of_table() -> Reconciled:
    """The checks of a table given by its rows."""

    def make(rows: Rows, unit: str | None = None) -> list[Check]:
        book = Book("other")
        book.table(rows, unit)
        return book.checks()

    return make


@pytest.fixture
def of_text() -> Reconciled:
    """The checks of paragraphs."""

    def make(*paragraphs: str, kind: str = "white_paper") -> list[Check]:
        book = Book(kind)
        for words in paragraphs:
            book.block("paragraph", words)
        return book.checks()

    return make


@pytest.fixture
def book() -> Callable[[str], Book]:
    """An empty document of a kind."""
    return Book
