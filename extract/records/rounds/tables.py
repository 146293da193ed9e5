"""Tables whose head says that their rows are funding rounds."""

from __future__ import annotations

import re

from extract.language.names import find_names
from extract.language.periods import parse_date
from extract.language.quantities import CellNumber, read_cell
from extract.language.rounds import round_name
from extract.records.grid import Grid
from extract.records.headings import Columns
from extract.records.parties import investors
from schemas import FundingParticipant, FundingRound
from schemas.funding import RoundKind

_KINDS: dict[str, RoundKind] = {"并购": "merger", "IPO": "ipo"}
_INVESTED = re.compile(
    r"(?:所|已|参与|领投|跟投)?投资?(?:的|了)?(?:部分|主要|重点|典型|代表性?)*(?:企业|项目|公司|案例|标的)|投资布局|投资事件|投资情况"
)
_NO_FIRM = frozenset({"合计", "总计", "小计", "-", "—"})


def rounds_in(grid: Grid, columns: Columns) -> list[FundingRound]:
    """One round for every row that names a firm."""
    found = []
    common = (
        []
        if columns.get("investors") is not None or columns.get("lead") is not None
        else _caption_investors(grid)
    )
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
                    FundingParticipant(
                        name=party.name, role=stated, evidence=grid.cite(cell, party.start, party.end)
                    )
                )
        event.participants += [party.model_copy() for party in common]
        if name or amount or event.participants or event.date:
            found.append(event)
    return found


def _caption_investors(grid: Grid) -> list[FundingParticipant]:
    """Who invested in every firm of a table whose caption says so: 某某资本投资的部分企业."""
    caption = grid.table.caption or ""
    invested = _INVESTED.search(caption)
    block = next(
        (b for b in grid.document.blocks if b.kind == "caption" and caption and caption in b.text), None
    )
    if invested is None or block is None:
        return []
    at = block.text.index(caption)
    return [
        FundingParticipant(
            name=span.text, evidence=grid.document.cite(block.locate(at + span.start, at + span.end))
        )
        for span in find_names(caption)
        if span.end <= invested.start() and span.kind in ("investor", "fund", "firm")
    ]


def read_amount(grid: Grid, row: int, column: int | None) -> CellNumber | None:
    """The sum in a cell, with the unit of its column, of the table, or of the cell itself."""
    if column is None:
        return None
    text = grid.text(row, column)
    return read_cell(text, grid.column_unit(column, "元")) if text else None
