"""Measures that a policy gives as a table: 支持事项, 支持标准, 责任单位."""

from __future__ import annotations

from extract.language import vocabularies
from extract.records.grid import Grid
from extract.records.policies.instruments import instruments_in
from extract.records.policies.labels import kind_of_label
from extract.records.policies.lines import lines_of_cell
from extract.records.policies.responsible import from_label
from extract.records.policies.roles import tells_standard
from extract.records.policies.rows import amounts_in
from extract.records.tables.roles import plain_head
from schemas import Document, PolicyMeasure, TableCell

_ROLES = {
    "content": "text",
    "goal": "text",
    "responsible": "responsible",
    "deadline": "due",
    "condition": "condition",
}
_NUMBERS = frozenset({"序号", "编号", "No", "NO"})


def table_measures(document: Document, index: int) -> list[PolicyMeasure]:
    """A measure for every row of a table whose head names contents, with bodies or items; else none."""
    grid = Grid(document, index)
    columns = _columns(grid.table.header)
    if "text" not in columns or not {"title", "responsible"} & columns.keys():
        return []
    return [row for number in grid.body if (row := _measure(document, grid, number, columns)) is not None]


def _columns(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, heading in enumerate(header):
        plain = plain_head(heading)
        role = "number" if plain in _NUMBERS else "title" if plain in _items() else None
        role = role or _ROLES.get(kind_of_label(plain) or "")
        if role is not None:
            found.setdefault(role, column)
    return found


def _measure(document: Document, grid: Grid, row: int, columns: dict[str, int]) -> PolicyMeasure | None:
    cell = _cell(grid, row, columns["text"])
    if cell is None:
        return None
    title = grid.text(row, columns.get("title"))
    found = PolicyMeasure(
        number=grid.text(row, columns.get("number")) or None,
        title=title or None,
        text=cell.text,
        role="measure",
        instruments=instruments_in(f"{title}\n{cell.text}"),
        responsible=from_label(grid.filled(row, columns.get("responsible"))),
        evidence=document.cite(cell.parts),
    )
    standard = "support" if tells_standard(grid.table.header[columns["text"]]) else None
    found.amounts = amounts_in(document, lines_of_cell(cell), standard)
    condition = _cell(grid, row, columns.get("condition"))
    if condition is not None:
        found.amounts += amounts_in(document, lines_of_cell(condition), "condition")
    return found


def _cell(grid: Grid, row: int, column: int | None) -> TableCell | None:
    cell = grid.cells.get((row, column)) if column is not None else None
    return cell if cell is not None and cell.row == row and cell.parts else None


@vocabularies.derived
def _items() -> frozenset[str]:
    return frozenset(vocabularies.load("policy_labels")["table_items"])
