"""Tables whose head says that their rows are policies, or measures by region."""

from __future__ import annotations

import re

from extract.language.periods import parse_date
from extract.records.grid import Grid
from extract.records.headings import Columns
from extract.records.parties import split_names
from extract.records.policy_titles import DOCUMENT_NUMBER, clean_title
from schemas import Policy, PolicyMeasure

_MARKS = re.compile(r"[《》〈〉]")


def policies_in(grid: Grid, columns: Columns) -> list[Policy]:
    """One policy for every row: its title where a column has one, and what the row says of its measures."""
    found = []
    for row in grid.body:
        evidence = grid.evidence(row)
        raw = grid.text(row, columns.get("title"))
        measures = grid.text(row, columns.get("measures"))
        if evidence is None or not (raw or measures):
            continue
        title, number = _title(raw)
        issuer = grid.filled(row, columns.get("issuer")) if columns.get("issuer") is not None else ""
        policy = Policy(
            title=title,
            document_number=grid.text(row, columns.get("number")) or number,
            issuers=[issuer[a:b] for a, b in split_names(issuer)],
            issued_on=parse_date(grid.text(row, columns.get("date"))),
            region=grid.filled(row, columns.get("region")) or None,
            evidence=evidence,
            table_index=grid.index,
        )
        column = columns.get("measures")
        cell = grid.cells.get((row, column)) if column is not None else None
        if cell is not None and cell.row == row and cell.evidence is not None:
            policy.measures.append(PolicyMeasure(text=cell.text, role="measure", evidence=cell.evidence))
        found.append(policy)
    return found


def _title(text: str) -> tuple[str | None, str | None]:
    """Title and document number of a cell that may hold both."""
    if not text:
        return None, None
    number = DOCUMENT_NUMBER.search(text)
    if number:
        text = (text[: number.start()] + text[number.end() :]).strip(" （）()，,")
    return clean_title(text) or None, "".join(number.group().split()) if number else None
