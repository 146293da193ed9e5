"""A table as a reader takes it: rows that are of one kind, and fields that say what their cells are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.language.quantities import UnitScale
from extract.records.grid import Grid
from extract.records.tables.area import Area
from extract.records.tables.celltypes import CellType, profile
from extract.records.tables.heads import HeadPeriod, Modality
from schemas import Evidence, TableCell

Use = str
"""ordinal, code, unit, label (words that name the row), figure, date, words."""


@dataclass(slots=True, eq=False)
class Field:
    """A column of a frame."""

    number: int
    """Its place among the fields."""
    column: int
    """The column of the area it is read from; the upper head of groups that return has none of its own: -1."""
    levels: tuple[str, ...]
    """Its heads as printed, from above."""
    name: str
    """What the heads say besides period and unit; empty where they say nothing else."""
    use: Use
    unit: str | None = None
    """The words that state its unit, for `read_cell`."""
    period: HeadPeriod | None = None
    modality: Modality | None = None
    inferred_unit: bool = False
    upper: bool = False

    @property
    def lowest(self) -> str:
        """The lowest head as printed."""
        return self.levels[-1] if self.levels else ""


@dataclass(slots=True, eq=False)
class Row:
    """A row of a frame."""

    place: int
    """Its place among the rows of the frame."""
    index: int
    """The row of the area."""
    groups: tuple[str, ...] = ()
    """Labels of groups printed above, the widest first."""
    unit: str | None = None
    period: HeadPeriod | None = None
    cells: Mapping[int, TableCell] | None = None
    """The cells by field, where they do not simply stand in the field's column."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is said around a table and holds for all of it."""

    unit: str | None = None
    """Words that state the unit."""
    near: bool = False
    """The unit is stated at the table and not for a whole part of the document."""
    period: HeadPeriod | None = None
    money: UnitScale | None = None
    """The money in which the tables nearby are drawn up."""


@dataclass(slots=True, eq=False)
class Frame:
    """Rows under one head."""

    grid: Grid
    area: Area
    head_rows: tuple[int, ...]
    fields: list[Field]
    rows: list[Row]
    around: Around = field(default_factory=Around)
    title: str = ""
    """A heading within the table that stands over these rows, or the upper head over one half of it."""
    turned: bool = False
    """The table was printed on its side: rows of the area are columns of the table."""
    _types: dict[int, dict[CellType, float]] = field(default_factory=dict)

    @property
    def index(self) -> int:
        """The number of the table in the document."""
        return self.grid.index

    @property
    def caption(self) -> str:
        """The caption of the table."""
        return self.grid.table.caption or ""

    def used(self, *uses: Use) -> list[Field]:
        """The fields of some uses."""
        return [f for f in self.fields if f.use in uses]

    def cell(self, row: Row, field: Field | None) -> TableCell | None:
        """The cell of a row in a field."""
        if field is None:
            return None
        if row.cells is not None:
            return row.cells.get(field.number)
        return self.area.cell(row.index, field.column)

    def own(self, row: Row, field: Field | None) -> TableCell | None:
        """The cell of a row in a field if it begins there, so that one that spans is read once."""
        cell = self.cell(row, field)
        if cell is None or field is None or field.upper:
            return cell
        for other in self.fields[: field.number]:
            if not other.upper and self.cell(row, other) is cell:
                return None
        if row.cells is None and not self.area.begins(row.index, field.column):
            above = self.area.cell(row.index - 1, field.column)
            return None if above is cell else cell
        return cell

    def text(self, row: Row, field: Field | None) -> str:
        """The words of a cell, white space made even."""
        return self.area.words(self.cell(row, field))

    def filled(self, row: Row, field: Field | None) -> str:
        """The words of a cell, or of the nearest above where a label is printed once for several rows."""
        for place in range(row.place, -1, -1):
            text = self.text(self.rows[place], field)
            if text not in _SAME:
                return text
        return ""

    def evidence(self, row: Row) -> Evidence | None:
        """The words of a row, from its first cell to its last."""
        cells = list(row.cells.values()) if row.cells is not None else self.area.row_cells(row.index)
        upper = {f.number for f in self.fields if f.upper}
        if row.cells is not None and upper:
            cells = [cell for number, cell in row.cells.items() if number not in upper]
        parts = [part for cell in cells for part in cell.parts]
        if not parts:
            return None
        spans = []
        for page in sorted({page for page, _, _ in parts}):
            own = [part for part in parts if part[0] == page]
            spans.append((page, min(p[1] for p in own), max(p[2] for p in own)))
        return self.grid.document.cite(spans)

    def types(self, field: Field) -> dict[CellType, float]:
        """The share of each type among a field's cells, names told apart from other words."""
        if field.number not in self._types:
            texts = [self.text(row, field) for row in self.rows]
            self._types[field.number] = profile(texts, names=True)
        return self._types[field.number]


_SAME = frozenset({"", "同上", "〃", "″"})
