"""A table as numbers: rows and columns with their names, every cell that is a number, its unit and precision."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial

from extract.checking.reconcile.arithmetic.numbers import Number, middle
from extract.checking.reconcile.tables.cells import BLANK, is_integer, numbers_rows, read
from extract.checking.reconcile.tables.words import bare, header_levels, is_a, listed
from extract.language.quantities import parse_unit, read_cell
from extract.language.quantities.model import CellNumber
from extract.reading.tables.heads import is_value
from extract.records.grid import Grid
from extract.records.tables import tables_of
from extract.records.tables.units import column_unit
from schemas import Evidence, TableCell

_BRACKETED_UNIT = re.compile(r"[（(][^（）()]*[）)]|[%％]$")


@dataclass(slots=True)
class Column:
    """A column of numbers."""

    place: int
    """Which column of the table it is."""
    header: str
    levels: tuple[str, ...]
    name: str
    """The lowest level of the heading, bare."""
    measure: str = "amount"
    """amount, percent or price."""

    @property
    def group(self) -> tuple[str, ...]:
        """The levels of the heading above the lowest."""
        return self.levels[:-1]


@dataclass(slots=True)
class Row:
    """A row below the head."""

    index: int
    label: str
    """As printed, without white space at the ends."""
    name: str
    """Bare: without numbering, 其中：, remarks."""
    unit: str | None = None


class Sheet:
    """The numbers of a table."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.table = grid.table
        self.origins: dict[tuple[int, int], TableCell] = {(c.row, c.column): c for c in self.table.cells}
        labels = self._label_columns()
        self.unit_column = next((i for i, h in enumerate(self.table.header) if listed(bare(h), "unit")), None)
        self.rows = [row for index in grid.body if (row := self._row(index, labels)) is not None]
        self.columns = self._columns(labels)
        self.numbers: dict[tuple[int, int], Number] = {}
        """By row index in `rows` and column index in `columns`."""
        self.spoilt: set[tuple[int, int]] = set()
        """Cells with figures that cannot be read as one number."""
        self._read()
        self._even_out()
        self._measure()

    def number(self, row: int, column: int) -> Number | None:
        """The number at a place, None where there is none."""
        return self.numbers.get((row, column))

    def cell_at(self, row: int, column: int) -> TableCell | None:
        """The cell that begins at a row and a logical column and has text."""
        index = self.rows[row].index
        return self.origins.get((index, self.columns[column].place))

    # Reading --------------------------------------------------------------------------------------------------

    def _label_columns(self) -> set[int]:
        """The columns on the left whose cells are words, and those that only number the rows or hold codes."""
        frames = tables_of(self.grid.document).frames(self.grid.index)
        found = {
            field.column for frame in frames if not frame.turned for field in frame.used("ordinal", "code")
        }
        leading = True
        for column in range(self.table.n_columns):
            if column in found:
                continue
            texts = [c.text.strip() for r in self.grid.body if (c := self.origins.get((r, column)))]
            texts = [t for t in texts if t not in BLANK]
            header = self.table.header[column] if column < len(self.table.header) else ""
            if listed(bare(header_levels(header)[-1]), "index") or (leading and numbers_rows(texts)):
                found.add(column)
                continue
            # 1至2年 in the first column is the name of a row
            wordy = sum(not _is_figure(t) and (not column or read_cell(t) is None) for t in texts)
            if leading and (not texts or 2 * wordy > len(texts)):
                found.add(column)
            elif texts:
                leading = False
        return found

    def _row(self, index: int, labels: set[int]) -> Row | None:
        texts = []
        numbered = ""
        seen: set[int] = set()
        for column in sorted(labels):
            cell = self.grid.cells.get((index, column))
            if cell is None or id(cell) in seen or (cell.row != index and cell.column_span == 1):
                continue
            seen.add(id(cell))
            text = "".join(cell.text.split())
            if is_integer(text):
                numbered = numbered or text
            elif text and text not in BLANK:
                texts.append(text)
        if not any((index, column) in self.origins for column in range(self.table.n_columns)):
            return None
        label = texts[0] if len(texts) == 1 else " ".join(texts)
        # A total may stand in any of the columns of words: 序号 | 合 计
        name = next((b for t in texts if is_a(b := bare(t), "total")), "".join(bare(t) for t in texts))
        return Row(index, label, name or numbered, self._row_unit(index, label))

    def _row_unit(self, index: int, label: str) -> str | None:
        """The unit in the name of a row: 资产总额（万元）."""
        return label if _BRACKETED_UNIT.search(label) and parse_unit(label) is not None else None

    def _unit_beside(self, index: int) -> str | None:
        """The unit that a column of units gives for a row."""
        cell = self.grid.cells.get((index, self.unit_column)) if self.unit_column is not None else None
        return cell.text if cell is not None and parse_unit(cell.text) is not None else None

    def _columns(self, labels: set[int]) -> list[Column]:
        columns: list[Column] = []
        for place in range(self.table.n_columns):
            if place in labels:
                continue
            header = self.table.header[place] if place < len(self.table.header) else ""
            levels = header_levels(header)
            columns.append(Column(place, header, levels, bare(levels[-1])))
        return columns

    def _read(self) -> None:
        for number, column in enumerate(self.columns):
            own = column_unit(self.table, column.place)
            own = None if own == self.table.unit else own
            counted = is_a(column.name, "count")
            for place, row in enumerate(self.rows):
                cell = self.cell_at(place, number)
                if cell is None or (text := cell.text.strip()) in BLANK:
                    continue
                unit = row.unit or own or self._unit_beside(row.index) or self.table.unit
                found = read(text, unit)
                if found is not None and (found.value is not None or found.low is not None):
                    self.numbers[place, number] = self._number(found, text, cell, row, counted)
                elif _is_figure(text):
                    self.spoilt.add((place, number))

    def _number(self, found: CellNumber, text: str, cell: TableCell, row: Row, counted: bool) -> Number:
        value, precision = found.value, found.precision
        if value is None:
            value, half = middle(found.low, found.high)
            precision = max(precision, half)
        return Number(
            text,
            value,
            precision,
            partial(_cite, cell),
            "exact" if found.qualifier == "range" else found.qualifier,
            found.unit or ("个" if counted and value.is_integer() else None),
            found.currency,
            row.label,
            found.decimals,
        )

    def _even_out(self) -> None:
        """In a column of 76.71, 80.26 and 12 the last is 12.00: spreadsheets drop noughts at the end."""
        for column in range(len(self.columns)):
            own = [n for (_, c), n in self.numbers.items() if c == column]
            usual = Counter((n.decimals, n.precision) for n in own).most_common(1)
            if not usual or len({n.decimals for n in own}) < 2:
                continue
            (decimals, precision), count = usual[0]
            for number in own:
                finer = number.decimals < decimals and number.precision > precision
                if 2 * count > len(own) and finer and number.qualifier == "exact" and number.unit != "%":
                    number.precision, number.decimals = precision, decimals

    def _measure(self) -> None:
        """Say of every column whether it holds amounts, percentages or prices."""
        for index, column in enumerate(self.columns):
            found = [n for (_, c), n in self.numbers.items() if c == index]
            percent = sum(n.unit in ("%", "‰") for n in found)
            named = is_a(column.name, "share") and not is_a(column.name, "price")
            if found and (2 * percent > len(found) or (named and all(abs(n.value) <= 100 for n in found))):
                column.measure = "percent"
            elif is_a(column.name, "price"):
                column.measure = "price"


def _is_figure(text: str) -> bool:
    return is_value(text) or text.isdigit()


def _cite(cell: TableCell) -> Evidence:
    assert cell.evidence is not None
    return cell.evidence


def measure(sheet: Sheet, row: int, column: int) -> str:
    """What a number is: an amount, a percentage or a price, by itself, its column and its row."""
    number = sheet.number(row, column)
    if number is not None and number.unit in ("%", "‰"):
        return "percent"
    name = sheet.rows[row].name
    if sheet.columns[column].measure != "amount":
        return sheet.columns[column].measure
    if is_a(name, "price"):
        return "price"
    return "amount"
