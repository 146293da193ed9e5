"""What the proceeds of an offering pay for: the list of projects, and the plan of payments that goes with it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.language import vocabularies
from extract.records.capital.cells import figure_in, is_total, states_unit
from extract.records.capital.heads import columns, words
from extract.records.capital.snapshots import lead_above
from extract.records.capital.story import plain
from extract.records.grid import Grid
from extract.records.passages import Passage
from schemas import Document, Proceeds

_ALIKE = 0.6


@dataclass(slots=True)
class _List:
    """The projects of one table."""

    rows: list[Proceeds]
    plan: bool
    """It plans payments by year: its sums are what the proceeds pay."""
    unit: str | None = None


def projects_in(document: Document) -> list[Proceeds]:
    """The projects, each once, with the sums that several tables print of it."""
    found: list[Proceeds] = []
    seen: set[int] = set()
    unit: str | None = None
    for index, block in enumerate(document.blocks):
        if block.kind != "table" or block.table is None or block.table in seen:
            continue
        seen.add(block.table)
        listed = _list(document, index, block.table, unit)
        if listed is None:
            continue
        if not found:
            found, unit = listed.rows, listed.unit
            continue
        _complete(found, listed)
    return found


def _complete(found: list[Proceeds], listed: _List) -> None:
    """Give projects what another table says of them."""
    pairs = sorted(
        (
            (_alike(a.project, b.project), i, j)
            for i, a in enumerate(found)
            for j, b in enumerate(listed.rows)
        ),
        key=lambda p: -p[0],
    )
    used: set[int] = set()
    taken: set[int] = set()
    for alike, i, j in pairs:
        if alike < _ALIKE or i in used or j in taken:
            continue
        used.add(i)
        taken.add(j)
        project, other = found[i], listed.rows[j]
        if project.planned_use is None:
            project.planned_use = other.planned_use
        if project.total_investment is None and not listed.plan:
            project.total_investment = other.total_investment


def _list(document: Document, index: int, number: int, unit: str | None) -> _List | None:
    """The projects of a table; `unit` is that of the list before, which a table without a unit of its own goes with."""
    grid = Grid(document, number)
    by_role = columns("proceeds", grid.table.header, ("project", "planned", "total"))
    if "project" not in by_role or not ({"total", "planned"} & set(by_role)):
        return None
    said = (
        lead_above(document, index)
        + plain(" ".join(Passage(document, index).headings[:4]))
        + "".join(grid.table.header)
    )
    if not any(word in said for word in words("proceeds_lead")):
        return None
    if any(word in name for name in grid.table.header for word in words("proceeds/not_proceeds")):
        return None
    nearest = plain(" ".join(Passage(document, index).headings[:1]))
    plan = "planned" not in by_role and any(word in nearest for word in words("proceeds_plan"))
    money = [by_role[role] for role in ("total", "planned") if role in by_role]
    own = next((name for c in money if states_unit(name := grid.table.header[c])), grid.table.unit)
    rows = _rows(grid, by_role, plan, own or unit)
    costs = vocabularies.load("capital_words")["cost_items"]
    if not rows or any(cost in row.project for row in rows for cost in costs):
        return None
    return _List(rows, plan, own or unit)


def _rows(grid: Grid, by_role: dict[str, int], plan: bool, unit: str | None) -> list[Proceeds]:
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
        if plan:
            total, planned = None, total
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


def _alike(a: str, b: str) -> float:
    """How many pairs of neighbouring signs the shorter of two names shares with the other."""
    x, y = ({name[i : i + 2] for i in range(len(name) - 1)} or {name} for name in (a, b))
    return len(x & y) / max(1, min(len(x), len(y)))
