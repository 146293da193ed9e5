"""Drafts that come as PDF or text: the blocks that the reader of sources makes of them."""

from __future__ import annotations

from collections.abc import Iterator

from extract.reading.drafts.headings import heading_level
from extract.reading.drafts.tables import rows_of
from schemas import Document, DraftBlock, SourceTable

_LEFT_OUT = frozenset({"contents", "figure", "source_note"})


def blocks_of_document(document: Document) -> list[DraftBlock]:
    """Headings, paragraphs, captions and table rows in order; contents and labels of charts are left out."""
    return list(_blocks(document))


def _blocks(document: Document) -> Iterator[DraftBlock]:
    above = ""
    told: set[int] = set()
    for block in document.blocks:
        text = " ".join(block.text.split()) if block.kind != "table" else block.text
        if block.kind in _LEFT_OUT or not text.strip():
            continue
        if block.kind == "table" and block.table is not None:
            if block.table in told:
                continue  # the part of a table on another page
            told.add(block.table)
            table = document.tables[block.table]
            if table.unit and table.unit not in "".join((above, *table.header)):
                yield DraftBlock(kind="caption", text=f"单位：{table.unit}")
            yield from _rows(table, block.table)
        elif block.kind in ("heading", "title"):
            section = document.sections[block.section] if block.section is not None else None
            yield DraftBlock(kind="heading", text=text, level=(section and section.level) or 1)
        elif block.kind == "caption":
            above = text
            yield DraftBlock(kind="caption", text=text)
        else:
            level = heading_level(text)
            kind = "paragraph" if level is None else "heading"
            yield DraftBlock(kind=kind, text=text, level=level or 0)


def _rows(table: SourceTable, number: int) -> Iterator[DraftBlock]:
    shown = [[""] * table.n_columns for _ in range(table.n_rows)]
    filled = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        text = "".join(cell.text.split("\n")) if cell.text else ""
        for row in range(cell.row, min(cell.row + (cell.row_span or 1), table.n_rows)):
            for column in range(cell.column, min(cell.column + (cell.column_span or 1), table.n_columns)):
                filled[row][column] = text
        if cell.row < table.n_rows and cell.column < table.n_columns:
            shown[cell.row][cell.column] = text
    yield from rows_of(shown, filled, number, table.header_rows or None)
