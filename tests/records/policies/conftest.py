"""Documents made in the test: from lines of text, from blocks with bold leads, from rows of a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.options import Options
from extract.reading.reader import read
from extract.records.inventory import take_inventory
from extract.records.kind import describe
from schemas import Block, Document, Page, SourceTable, TableCell

Make = Callable[..., Document]


@pytest.fixture
def notice(tmp_path: Path) -> Make:
    """A document read from a text file with the given words."""

    def make(text: str, name: str = "notice.txt") -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        document = read(path)
        describe(document, Options(), take_inventory(document))
        return document

    return make


@pytest.fixture
def printed() -> Make:
    """A document of paragraphs given as (kind, text) or (kind, text, how many characters are bold)."""

    def make(*paragraphs: tuple[object, ...], title: str | None = None) -> Document:
        document = Document(kind="policy_notice", title=title, pages=1)
        text = ""
        for kind, words, *lead in paragraphs:
            start = len(text)
            text += f"{words}\n"
            document.blocks.append(
                Block(
                    kind=kind,  # type: ignore[arg-type]
                    text=str(words),
                    parts=[(1, start, start + len(str(words)))],
                    lead=int(lead[0]) if lead else 0,  # type: ignore[call-overload]
                    size=16.0,
                )
            )
        document.page_list.append(Page(page=1, text=text))
        return document

    return make


@pytest.fixture
def tabled() -> Make:
    """A document whose one table has the given rows; None leaves a place without a cell."""

    def make(
        *rows: tuple[str | None, ...],
        header: bool = False,
        before: tuple[str, ...] = (),
        title: str | None = None,
    ) -> Document:
        document = Document(kind="policy_notice", title=title, pages=1)
        text = ""
        for words in before:
            part = (1, len(text), len(text) + len(words))
            document.blocks.append(Block(kind="paragraph", text=words, parts=[part], size=16.0))
            text += f"{words}\n"
        width = max(map(len, rows))
        table = SourceTable(page=1, n_rows=len(rows), n_columns=width, header_rows=int(header))
        table.header = [words or "" for words in rows[0]] if header else [""] * width
        start = len(text)
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                if words is None:
                    continue
                span = width if len(cells) == 1 else 1
                cell = TableCell(page=1, row=row, column=column, column_span=span, text=words)
                cell.parts = [(1, len(text), len(text) + len(words))]
                table.cells.append(cell)
                text += f"{words}\t"
        document.blocks.append(Block(kind="table", text=text[start:], parts=[(1, start, len(text))], table=0))
        document.tables.append(table)
        document.page_list.append(Page(page=1, text=text))
        return document

    return make
