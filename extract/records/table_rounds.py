"""Tables whose head says that their rows are funding rounds."""

from __future__ import annotations

from extract.language.periods import parse_date
from extract.language.quantities import CellNumber, read_cell
from extract.language.rounds import round_name
from extract.records.grid import Grid
from extract.records.headings import Columns
from extract.records.parties import investors
from schemas import FundingParticipant, FundingRound
from schemas.funding import RoundKind

_KINDS: dict[str, RoundKind] = {"并购": "merger", "IPO": "ipo"}
_NO_FIRM = frozenset({"合计", "总计", "小计", "-", "—"})


def rounds_in(grid: Grid, columns: Columns) -> list[FundingRound]:
    """One round for every row that names a firm."""
    found = []
    for row in grid.body:
        firm = grid.filled(row, columns.get("firm"))
        evidence = grid.evidence(row)
        if not firm or firm in _NO_FIRM or evidence is None:
            continue
        text = grid.filled(row, columns.get("round")) if grid.text(row, columns.get("round")) else ""
        name = round_name(text) if text else None
        event = FundingRound(
            firm=firm,
            date=parse_date(grid.text(row, columns.get("date"))),
            kind=_KINDS.get(name or "", "round"),
            round=name,
            evidence=evidence,
            table_index=grid.index,
        )
        amount = read_amount(grid, row, columns.get("amount"))
        if amount is not None:
            event.amount_text = grid.text(row, columns.get("amount"))
            event.amount_low, event.amount_high = amount.low, amount.high
            event.qualifier, event.currency = amount.qualifier, amount.currency or "CNY"
        for role in ("lead", "investors"):
            column = columns.get(role)
            cell = grid.cells.get((row, column)) if column is not None else None
            if cell is None:
                continue
            for party in investors(cell.text):
                stated = "lead" if role == "lead" else party.role
                event.participants.append(
                    FundingParticipant(name=party.name, role=stated, evidence=grid.cite(cell, party.start, party.end))
                )
        if name or amount or event.participants or event.date:
            found.append(event)
    return found


def read_amount(grid: Grid, row: int, column: int | None) -> CellNumber | None:
    """The sum in a cell, with the unit of its column, of the table, or of the cell itself."""
    if column is None:
        return None
    text = grid.text(row, column)
    return read_cell(text, grid.column_unit(column, "元")) if text else None
