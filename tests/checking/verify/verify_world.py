"""A small world of sources for the tests of verification: pages written in the test, no database."""

from __future__ import annotations

from collections.abc import Sequence

from extract.checking.verify import Verifier
from extract.checking.verify.sources import (
    CellPlace,
    SourceDocument,
    SourceDoubt,
    SourceFact,
    SourcePage,
    SourceTableView,
)
from schemas import Box


class Pages:
    """Implements `Sources` on texts: a line with tabs is a row of a table whose first row is its head."""

    def __init__(
        self,
        *pages: str,
        file_name: str = "a.pdf",
        names: Sequence[tuple[str, int]] = (),
        published: str = "2023-03",
    ) -> None:
        ids = frozenset(range(1, len(pages) + 1))
        self.document = SourceDocument(1, file_name, "测试报告", None, "white_paper", published, None, ids)
        self._names = names
        self.doubted: list[SourceDoubt] = []
        self._tables: dict[int, SourceTableView] = {}
        self._pages = {number: self._page(number, text) for number, text in enumerate(pages, 1)}

    def documents(self) -> list[SourceDocument]:
        return [self.document]

    def pages_with(self, words: str) -> frozenset[int]:
        plain = "".join(words.split())
        return frozenset(n for n, page in self._pages.items() if plain in "".join(page.text.split()))

    def page(self, page_id: int) -> SourcePage:
        return self._pages[page_id]

    def table(self, table_id: int) -> SourceTableView:
        return self._tables[table_id]

    def names(self, document_id: int) -> Sequence[tuple[str, int]]:
        return self._names

    def doubts(self, document_id: int) -> list[SourceDoubt]:
        return self.doubted

    def boxes(self, document_id: int, page: int, start: int, end: int) -> list[Box]:
        return []

    def _page(self, number: int, text: str) -> SourcePage:
        page = SourcePage(number, self.document, number, text)
        place, row, header = 0, 0, ()
        for line in text.split("\n"):
            if "\t" in line:
                cells = line.split("\t")
                if row == 0:
                    header = tuple(cells)
                    self._tables[number] = SourceTableView("", None, header, 1, "", {})
                at = place
                for column, words in enumerate(cells):
                    page.cells.append(CellPlace(at, at + len(words), number, row, column))
                    self._tables[number].texts[row, column] = words
                    at += len(words) + 1
                row += 1
            place += len(line) + 1
        return page


def fact(
    page: SourcePage, words: str, value: float, unit: str | None, period: str, ahead: bool = False
) -> SourceFact:
    """What ingest made of the first cell of a page with these words."""
    cell = next(c for c in page.cells if page.text[c.start : c.end] == words)
    return SourceFact(cell.start, cell.end, words, "", period, None, False, value, unit, ahead, True)


def verdict(claim: str, *pages: str, names: Sequence[tuple[str, int]] = ()) -> str:
    """The verdict on a claim against pages."""
    return Verifier(Pages(*pages, names=names)).verify(claim).verdict
