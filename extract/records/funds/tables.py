"""Tables whose head says that their rows are funds."""

from __future__ import annotations

from extract.records.grid import Grid
from extract.records.headings import Columns
from extract.records.rounds.tables import read_amount
from schemas import Fund

_NO_FUND = frozenset({"合计", "总计", "小计"})


def funds_in(grid: Grid, columns: Columns) -> list[Fund]:
    """One fund for every row that names one."""
    found = []
    for row in grid.body:
        name = grid.text(row, columns.get("fund_name"))
        evidence = grid.evidence(row)
        if not name or name in _NO_FUND or evidence is None:
            continue
        fund = Fund(
            name=name,
            level=grid.filled(row, columns.get("level")) or None,
            mode=grid.filled(row, columns.get("mode")) or None,
            fields=grid.filled(row, columns.get("fields")) or None,
            region=grid.filled(row, columns.get("region")) or None,
            founder=grid.filled(row, columns.get("founder")) or None,
            evidence=evidence,
            table_index=grid.index,
        )
        size = read_amount(grid, row, columns.get("size"))
        if size is not None:
            fund.size_text = grid.text(row, columns.get("size"))
            fund.size_low, fund.size_high = size.low, size.high
            fund.qualifier, fund.currency = size.qualifier, size.currency or "CNY"
        found.append(fund)
    return found
