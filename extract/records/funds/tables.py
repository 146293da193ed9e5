"""Tables whose head says that their rows are funds."""

from __future__ import annotations

from extract.records.tables import Frame
from extract.records.tables.roles import Assignment
from extract.records.tables.units import read_sum
from schemas import Fund

_NO_FUND = frozenset({"合计", "总计", "小计"})


def funds_in(frame: Frame, roles: Assignment) -> list[Fund]:
    """One fund for every row that names one."""
    found = []
    for row in frame.rows:
        name = frame.text(row, roles.get("fund_name"))
        evidence = frame.evidence(row)
        if not name or name in _NO_FUND or evidence is None:
            continue
        fund = Fund(
            name=name,
            level=frame.filled(row, roles.get("level")) or None,
            mode=frame.filled(row, roles.get("mode")) or None,
            fields=frame.filled(row, roles.get("fields")) or None,
            region=frame.filled(row, roles.get("region")) or None,
            founder=frame.filled(row, roles.get("founder")) or None,
            evidence=evidence,
            table_index=frame.index,
        )
        size = read_sum(frame, row, roles.get("size"))
        if size is not None:
            fund.size_text = frame.text(row, roles.get("size"))
            fund.size_low, fund.size_high = size.low, size.high
            fund.qualifier, fund.currency = size.qualifier, size.currency or "CNY"
        found.append(fund)
    return found
