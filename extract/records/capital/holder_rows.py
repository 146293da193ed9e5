"""The rows of a table of holders: who holds how much, up to the row of totals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language.quantities import UnitScale, parse_unit, read_cell
from extract.records.capital.cells import is_total, name_in, states_unit
from extract.records.capital.heads import Head, words
from extract.records.capital.holder_kinds import is_kind
from extract.records.capital.model import Snapshot
from extract.records.grid import Grid
from schemas import Shareholding

_WHOLE, _ROUNDED = 100.0, 0.6
_APART, _OF_ITSELF = 0.02, 0.01
"""Percent, and share of the ratio, by which rounding moves a ratio from what the shares say."""


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one snapshot."""

    label: str
    shares: int | None
    ratio: int | None


def read_rows(grid: Grid, head: Head, rows: range, holder: int, group: Group) -> Snapshot | None:
    """The holders of one group of columns; None where no row is one."""
    unit = _unit(grid, head, group.shares)
    percent = "%" if group.ratio is not None and re.search(r"[%％]", head.names[group.ratio]) else None
    snapshot = Snapshot(None, None, group.label, 0, [], table_index=grid.index)
    snapshot.currency = unit.currency if unit else None
    note = _note(unit, head, group)
    more: dict[int, list[float]] = {}
    """What further lines of a holder add, whose name is printed once: cash, then goods."""
    for row in rows:
        name = name_in(grid, row, holder)
        shares = _number(grid, row, group.shares, unit)
        ratio = _number(grid, row, group.ratio, UnitScale("%") if percent else None)
        if is_total(name):
            if snapshot.rows and snapshot.total_shares is None and snapshot.total_ratio is None:
                snapshot.total_shares, snapshot.total_ratio = shares, ratio
            continue
        if shares is None and ratio is None:
            continue
        last = snapshot.rows[-1] if snapshot.rows else None
        if last is not None and (name, ratio) == (last.holder, last.ratio) and shares is not None:
            more.setdefault(id(last), []).append(shares)
            continue
        if not name or _is_subtotal(grid, row, rows, holder, name):
            continue
        snapshot.rows.append(
            Shareholding(
                holder=name,
                shares=shares,
                ratio=ratio,
                note=note if shares is not None else None,
                table_index=grid.index,
                evidence=grid.evidence(row),
            )
        )
    _add_lines(snapshot, more)
    return snapshot if snapshot.rows else None


def _add_lines(snapshot: Snapshot, more: dict[int, list[float]]) -> None:
    """Add to holders what they hold in further lines, where only so the rows make up the total."""
    counted = [row.shares or 0.0 for row in snapshot.rows]
    whole = sum(counted) + sum(map(sum, more.values()))
    if more and snapshot.total_shares and abs(whole - snapshot.total_shares) <= _ROUNDED:
        for row in snapshot.rows:
            row.shares = (row.shares or 0.0) + sum(more.get(id(row), ()))


def _unit(grid: Grid, head: Head, column: int | None) -> UnitScale | None:
    if column is None:
        return None
    for name in reversed(head.names[column].split("/")):
        scale = parse_unit(name) if states_unit(name) else None
        if scale is not None and scale.unit != "%":
            return scale
    scale = parse_unit(grid.table.unit) if grid.table.unit else None
    return scale if scale is not None and scale.unit != "%" else None


def _note(unit: UnitScale | None, head: Head, group: Group) -> str | None:
    """What is doubtful of the unit of shares."""
    if group.shares is None:
        return None
    if unit is None:
        return "表中未注明单位，数为印出之数"
    if unit.currency not in (None, "CNY"):
        return f"出资额以{unit.unit}计"
    return None


def _number(grid: Grid, row: int, column: int | None, unit: UnitScale | None) -> float | None:
    text = grid.text(row, column)
    scale = f"单位：{unit.spelled}" if unit else None
    number = read_cell(text, scale)
    return number.value if number is not None else None


def _is_subtotal(grid: Grid, row: int, rows: range, holder: int, name: str) -> bool:
    """Whether a row sums those below it: 一、有限售条件的股份."""
    if not any(sign in name for sign in words("subtotals")):
        return False
    below = name_in(grid, row + 1, holder) if row + 1 in rows else ""
    return bool(below) and not is_total(below)


def are_holders(snapshot: Snapshot, sure: bool, announced: bool) -> bool:
    """Whether rows are what their heads promise: names, and ratios of one whole that go with the shares.

    Counts without ratios are a structure of
    holders only where they are summed or `announced` as one.
    """
    rows = snapshot.rows
    ratios = [row.ratio for row in rows if row.ratio is not None]
    if (not ratios and not (announced or snapshot.total_shares)) or all(is_kind(row.holder) for row in rows):
        return False
    if sum(ratios) > _WHOLE + _ROUNDED:
        return False
    return sure or len(_out_of_proportion(rows)) * 2 <= len(rows)


def note_doubts(snapshot: Snapshot) -> None:
    """Say of rows whose ratio and shares don't go together, and of rows that don't make up the total, that they don't."""
    for row in _out_of_proportion(snapshot.rows):
        row.doubt = "持股数与持股比例不成比例"
    counted = [row.shares for row in snapshot.rows if row.shares is not None]
    total = snapshot.total_shares
    if total and len(counted) == len(snapshot.rows) and abs(sum(counted) - total) > max(1.0, 0.0005 * total):
        for row in snapshot.rows:
            row.doubt = row.doubt or f"各行之和{sum(counted):g}与合计{total:g}不符"


def _out_of_proportion(rows: list[Shareholding]) -> list[Shareholding]:
    both = [(row, row.shares, row.ratio) for row in rows if row.shares and row.ratio]
    if len(both) < 2:
        return []
    one = sorted(shares / ratio for _, shares, ratio in both)[len(both) // 2]
    return [row for row, shares, ratio in both if abs(shares / one - ratio) > _APART + _OF_ITSELF * ratio]
