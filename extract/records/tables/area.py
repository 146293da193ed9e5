"""A rectangle of a table's places; crops and turned tables are views of the same cells, which never change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.language.characters import simplified
from schemas import SourceTable, TableCell

Places = Mapping[tuple[int, int], TableCell]


class Area:
    """Some rows and columns of a table, in order, by their numbers in the table."""

    def __init__(
        self, places: Places, rows: Sequence[int], columns: Sequence[int], *, traditional: bool = False
    ) -> None:
        self.places = places
        self.rows = tuple(rows)
        self.columns = tuple(columns)
        self.traditional = traditional
        """The document is printed in traditional characters; words are read as simplified ones."""

    @classmethod
    def of(cls, table: SourceTable, *, traditional: bool = False) -> Area:
        """The whole of a table."""
        places: dict[tuple[int, int], TableCell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    places[row, column] = cell
        return cls(places, range(table.n_rows), range(table.n_columns), traditional=traditional)

    def crop(self, rows: Sequence[int] | None = None, columns: Sequence[int] | None = None) -> Area:
        """The part with those rows and columns."""
        return Area(
            self.places,
            self.rows if rows is None else rows,
            self.columns if columns is None else columns,
            traditional=self.traditional,
        )

    def turn(self) -> Area:
        """Rows as columns and columns as rows."""
        places = {(column, row): cell for (row, column), cell in self.places.items()}
        return Area(places, self.columns, self.rows, traditional=self.traditional)

    def cell(self, row: int, column: int) -> TableCell | None:
        """The cell that covers a place."""
        return self.places.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The words at a place, white space made even."""
        return self.words(self.places.get((row, column)))

    def words(self, cell: TableCell | None) -> str:
        """The words of a cell, likewise."""
        words = " ".join(cell.text.split()) if cell is not None else ""
        return simplified(words) if self.traditional else words

    def begins(self, row: int, column: int) -> bool:
        """Whether a cell is met first at a place, reading from above and from the left."""
        cell = self.places.get((row, column))
        if cell is None or self.places.get((row - 1, column)) is cell:
            return False
        place = self.columns.index(column)
        return place == 0 or self.places.get((row, self.columns[place - 1])) is not cell

    def row_cells(self, row: int) -> list[TableCell]:
        """The cells on a row of the area, each once, from the first column."""
        found: list[TableCell] = []
        for column in self.columns:
            cell = self.places.get((row, column))
            if cell is not None and (not found or found[-1] is not cell) and cell.text.strip():
                found.append(cell)
        return found

    def joined(self, head: Sequence[int], body: Sequence[int]) -> Area:
        """The area with columns made one that a reader sees as one.

        They are never filled by different cells, and either a cell spans both or only one of them has a head.
        """
        rows = (*head, *body)
        places = dict(self.places)
        kept: list[int] = []
        for column in self.columns:
            if kept and self._alike(places, kept[-1], column, head, rows):
                for row in rows:
                    if (row, kept[-1]) not in places and (cell := places.get((row, column))) is not None:
                        places[row, kept[-1]] = cell
            else:
                kept.append(column)
        return Area(places, self.rows, kept, traditional=self.traditional)

    @staticmethod
    def _alike(places: Places, left: int, right: int, head: Sequence[int], rows: Sequence[int]) -> bool:
        shared = False
        for row in rows:
            a, b = places.get((row, left)), places.get((row, right))
            if a is not None and b is not None:
                if a is not b:
                    return False
                shared = True
        if shared:
            return True
        headed = [any((row, column) in places for row in head) for column in (left, right)]
        return bool(head) and headed[0] != headed[1]
