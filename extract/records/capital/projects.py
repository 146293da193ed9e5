"""What the proceeds of an offering pay for: the list of projects, and the plan of payments that goes with it."""

from __future__ import annotations

from extract.language import vocabularies
from extract.records.capital.cells import figure_in, is_total, states_unit
from extract.records.capital.heads import columns, words
from extract.records.capital.snapshots import lead_above
from extract.records.capital.story import plain
from extract.records.grid import Grid
from extract.records.passages import Passage
from schemas import Document, Proceeds


def projects_in(document: Document) -> list[Proceeds]:
    """The projects, by the first table that lists them."""
    for index, block in enumerate(document.blocks):
        if block.kind == "table" and block.table is not None:
            if found := _listed(document, index, block.table):
                return found
    return []


def _listed(document: Document, index: int, number: int) -> list[Proceeds]:
    """The projects of a table, none where it lists something else."""
    grid = Grid(document, number)
    by_role = columns("proceeds", grid.table.header, ("project", "planned", "total"))
    if "project" not in by_role or not ({"total", "planned"} & set(by_role)):
        return []
    said = (
        lead_above(document, index)
        + plain(" ".join(Passage(document, index).headings[:4]))
        + "".join(grid.table.header)
    )
    if not any(word in said for word in words("proceeds_lead")):
        return []
    if any(word in name for name in grid.table.header for word in words("proceeds/not_proceeds")):
        return []
    money = [by_role[role] for role in ("total", "planned") if role in by_role]
    unit = next((name for c in money if states_unit(name := grid.table.header[c])), grid.table.unit)
    rows = _rows(grid, by_role, unit)
    costs = vocabularies.load("capital_words")["cost_items"]
    return [] if any(cost in row.project for row in rows for cost in costs) else rows


def _rows(grid: Grid, by_role: dict[str, int], unit: str | None) -> list[Proceeds]:
    found: list[Proceeds] = []
    for row in grid.body:
        name = plain(grid.text(row, by_role["project"]))
        evidence = grid.evidence(row)
        total = _number(grid, row, by_role.get("total"), unit)
        planned = _number(grid, row, by_role.get("planned"), unit)
        labels = [plain(cell.text) for cell in grid.row_cells(row)[:2]]
        if evidence is None or not name or any(map(is_total, [name, *labels])):
            continue
        if total is None and planned is None:
            continue  # the name of a group of projects
        found.append(
            Proceeds(
                project=name,
                total_investment=total,
                planned_use=planned,
                table_index=grid.index,
                evidence=evidence,
            )
        )
    return found


def _number(grid: Grid, row: int, column: int | None, unit: str | None) -> float | None:
    number = figure_in(grid, row, column, unit)
    return number.value if number is not None else None
