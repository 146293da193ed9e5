"""A table as rows of cells, merged ones filled in, with evidence for each row."""

from __future__ import annotations

from functools import cached_property

from extract.language.characters import simplified
from schemas import Document, Evidence, SourceTable, TableCell

_BLANK = frozenset({"", "同上", "〃", "″"})


class Grid:
    """The cells of a table by row and column."""

    def __init__(self, document: Document, index: int) -> None:
        self.document = document
        self.index = index
        self.table: SourceTable = document.tables[index]

    @cached_property
    def cells(self) -> dict[tuple[int, int], TableCell]:
        """The cell that covers each place; places without text are absent."""
        found: dict[tuple[int, int], TableCell] = {}
        for cell in self.table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    found[row, column] = cell
        return found

    @property
    def body(self) -> range:
        """The rows below the head."""
        return range(self.table.header_rows, self.table.n_rows)

    def text(self, row: int, column: int | None) -> str:
        """The words of a cell without white space at the ends; empty where there are none."""
        if column is None:
            return ""
        cell = self.cells.get((row, column))
        if cell is None:
            return ""
        words = " ".join(cell.text.split())
        return simplified(words) if self.document.traditional else words

    def filled(self, row: int, column: int | None) -> str:
        """The words of a cell, or those of the nearest one above where a label is printed once for several rows."""
        if column is None:
            return ""
        while row >= self.table.header_rows:
            text = self.text(row, column)
            if text not in _BLANK:
                return text
            row -= 1
        return ""

    def row_cells(self, row: int) -> list[TableCell]:
        """The cells that begin in a row, from left to right."""
        return [cell for cell in self.table.cells if cell.row == row]

    def evidence(self, row: int) -> Evidence | None:
        """The words of a row, from its first cell to its last."""
        parts = [part for cell in self.row_cells(row) for part in cell.parts]
        if not parts:
            return None
        return self.document.cite(spanning(parts))

    def cite(self, cell: TableCell, start: int, end: int) -> Evidence:
        """Evidence for a slice of a cell's text."""
        found = []
        offset = 0
        for page, first, last in cell.parts:
            a, b = max(start - offset, 0), min(end - offset, last - first)
            if a < b:
                found.append((page, first + a, first + b))
            offset += last - first
        return self.document.cite(found)


def spanning(parts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """One slice of each page, from the first of its parts to the last."""
    return [
        (page, min(p[1] for p in parts if p[0] == page), max(p[2] for p in parts if p[0] == page))
        for page in sorted({page for page, _, _ in parts})
    ]
