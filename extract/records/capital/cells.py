"""Names and figures in the rows of a table of capital."""

from __future__ import annotations

import re

from extract.language.quantities import CellNumber, parse_unit, read_cell
from extract.records.capital.heads import words
from extract.records.capital.story import plain
from extract.records.grid import Grid

_STATED = re.compile(r"[（(【].*[）)】]|[%％]")


def name_in(grid: Grid, row: int, column: int) -> str:
    """The name of a row; that of a total may stand before its column."""
    name = plain(grid.text(row, column))
    if not name and grid.row_cells(row):
        first = plain(grid.row_cells(row)[0].text)
        return first if is_total(first) else ""
    return name


def figure_in(grid: Grid, row: int, column: int | None, unit: str | None) -> CellNumber | None:
    """The figure of a cell in the unit that its head states, else in the one that holds for the table."""
    text = grid.text(row, column)
    if column is None or not text:
        return None
    head = grid.table.header[column]
    number = read_cell(text, head if states_unit(head) else unit)
    return number if number is not None and number.value is not None else None


def states_unit(head: str) -> bool:
    """Whether a head states a unit: 金额（万元）."""
    return _STATED.search(head) is not None and parse_unit(head) is not None


def is_total(name: str) -> bool:
    """Whether a row's label says that it sums the others."""
    return "".join(name.split()).strip("：:") in words("totals")
