"""Tables whose own totals do not add up are read wrong, or printed wrong: they say so."""

from __future__ import annotations

from schemas import Extraction, Financial, FundingRound, Proceeds, Shareholding, Statistic


def doubt_tables(extraction: Extraction) -> None:
    """Mark the tables that a sum within them contradicts, and the rows that were read from any doubted table."""
    tables = {
        id(cell.evidence): table
        for table in extraction.document.tables
        for cell in table.cells
        if cell.evidence
    }
    for check in extraction.checks:
        if check.kind != "sum" or check.verdict != "inconsistent":
            continue
        found = [tables.get(id(member.evidence)) for member in check.members]
        table = found[0] if found else None
        if table is not None and table.doubt is None and all(other is table for other in found):
            table.doubt = f"合计与各项之和不符：{check.formula}"
    _mark_rows(extraction)


def _mark_rows(extraction: Extraction) -> None:
    rows: list[FundingRound | Shareholding | Proceeds | Financial | Statistic] = [
        *extraction.funding_rounds,
        *extraction.shareholdings,
        *extraction.proceeds,
        *extraction.financials,
        *extraction.statistics,
    ]
    for row in rows:
        if row.table_index is not None:
            row.doubt = row.doubt or extraction.document.tables[row.table_index].doubt
