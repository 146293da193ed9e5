"""Tables whose head says that their rows are policies, or measures by region."""

from __future__ import annotations

from extract.language.periods import parse_date
from extract.records.grid import Grid
from extract.records.headings import Columns
from extract.records.policies.places import place_of
from extract.records.policies.responsible import from_label
from extract.records.policies.rows import measure_of_cell
from extract.records.policy_titles import split_title
from schemas import Policy


def policies_in(grid: Grid, columns: Columns) -> list[Policy]:
    """One policy for every row: its title where a column has one, and what the row says of its measures."""
    found = []
    for row in grid.body:
        evidence = grid.evidence(row)
        raw = grid.text(row, columns.get("title"))
        measures = grid.text(row, columns.get("measures"))
        if evidence is None or not (raw or measures):
            continue
        title, number = split_title(raw)
        issuer = grid.filled(row, columns.get("issuer")) if columns.get("issuer") is not None else ""
        policy = Policy(
            title=title,
            document_number=grid.text(row, columns.get("number")) or number,
            issuers=from_label(issuer),
            issued_on=parse_date(grid.text(row, columns.get("date"))),
            effective_on=parse_date(grid.text(row, columns.get("effective"))),
            region=grid.filled(row, columns.get("region")) or None,
            evidence=evidence,
            table_index=grid.index,
        )
        place, policy.level = place_of(*policy.issuers[:1], title, policy.region, grid.table.caption)
        policy.region = policy.region or place
        column = columns.get("measures")
        cell = grid.cells.get((row, column)) if column is not None else None
        if cell is not None and cell.row == row and cell.parts:
            policy.measures.append(measure_of_cell(grid.document, cell))
        found.append(policy)
    return found
