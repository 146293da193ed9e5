"""Measures that a policy gives as a table, a row each: 项目, 申报条件, 奖励标准, 责任单位."""

from __future__ import annotations

import re

from extract.records.grid import Grid
from extract.records.policies.instruments import instruments_in
from extract.records.policies.labels import kind_of_head
from extract.records.policies.lines import lines_of_cell
from extract.records.policies.responsible import from_label
from extract.records.policies.roles import tells_standard
from extract.records.policies.rows import amounts_in
from extract.records.tables.roles import plain_head
from schemas import Document, PolicyMeasure, TableCell

_NUMBER = re.compile(r"\d{1,3}|[一二三四五六七八九十]{1,3}")
_NAME = 24
"""Characters of the name of a measure; longer cells are its words."""
_TEXTS = ("condition", "scope", "content", "goal")
"""Columns whose cells say what a measure is."""


def table_measures(document: Document, index: int) -> list[PolicyMeasure]:
    """A measure for every row of a table whose heads announce what is given, and to whom or by whom; else none."""
    grid = Grid(document, index)
    columns = _columns(grid)
    if (
        not {"content", "goal"} & columns.keys()
        or len(columns) < 2
        or not {"title", "responsible"} & columns.keys()
    ):
        return []
    return [row for number in grid.body if (row := _measure(document, grid, number, columns)) is not None]


def _columns(grid: Grid) -> dict[str, int]:
    """The column of each kind of words; ordinals and the names of the measures are known by their cells."""
    found: dict[str, int] = {}
    for column, heading in enumerate(grid.table.header):
        cells = [text for row in grid.body if (text := grid.text(row, column))]
        kind = kind_of_head(plain_head(heading))
        if cells and all(map(_NUMBER.fullmatch, cells)):
            kind = "number"
        elif kind not in (*_TEXTS, "responsible") and not {*_TEXTS} & found.keys():
            kind = "title" if cells and all(len(text) <= _NAME for text in cells) else None
        if kind is not None:
            found.setdefault(kind, column)
    return found


def _measure(document: Document, grid: Grid, row: int, columns: dict[str, int]) -> PolicyMeasure | None:
    texts = {kind: cell for kind in _TEXTS if (cell := _cell(grid, row, columns.get(kind))) is not None}
    if not {"content", "goal"} & texts.keys():
        return None
    title = grid.text(row, columns.get("title"))
    cells = sorted(texts.values(), key=lambda cell: cell.column)
    words = "\n".join(cell.text for cell in cells)
    found = PolicyMeasure(
        number=grid.text(row, columns.get("number")) or None,
        title=title or None,
        text=words,
        role="measure",
        instruments=instruments_in(f"{title}\n{words}"),
        responsible=from_label(grid.filled(row, columns.get("responsible"))),
        evidence=document.cite([part for cell in cells for part in cell.parts]),
    )
    for kind, cell in texts.items():
        standard = "support" if tells_standard(grid.table.header[columns[kind]]) else None
        meant = "condition" if kind in ("condition", "scope") else standard
        found.amounts += amounts_in(document, lines_of_cell(cell), meant)
    return found


def _cell(grid: Grid, row: int, column: int | None) -> TableCell | None:
    cell = grid.cells.get((row, column)) if column is not None else None
    return cell if cell is not None and cell.row == row and cell.parts else None
