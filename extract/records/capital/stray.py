"""Tables of holders that say nothing of the issuer: repeats of a longer table, and those of a firm left unnamed."""

from __future__ import annotations

import re

from extract.records.capital.firms import Firms
from extract.records.capital.model import Snapshot

_NUMBER = re.compile(r"^[（(].{1,3}[）)]|^\d+[、.．]|本次")
_APART = 0.05
"""Relative difference up to which the capital that a table implies is the issuer's."""
_LEAST_RATIO = 0.5
"""Percent from which a ratio printed with two decimals tells the whole."""


def distinct(snapshots: list[Snapshot], firms: Firms) -> list[Snapshot]:
    """The snapshots without those that repeat rows of another, and without those of an unnamed firm.

    A table below which no firm is named is the issuer's where the whole that its shares and ratios imply is the
    issuer's capital at some time; partners of a fund whose heading was on the page before imply another.
    """
    wholes = [s.total_shares for s in snapshots if s.total_shares and _is_issuers(s, firms)]
    kept: list[Snapshot] = []
    for snapshot in snapshots:
        if any(_repeats(snapshot, other, firms) for other in snapshots if other is not snapshot):
            continue
        if any(_equals(snapshot, other, firms) for other in kept):
            continue
        unnamed = snapshot.firm is None or firms.is_issuer(snapshot.firm)
        if unnamed and snapshot.event is None and not snapshot.label and wholes:
            implied = _implied(snapshot)
            if implied and not any(abs(i - w) <= _APART * w for i in implied for w in wholes):
                continue
        kept.append(snapshot)
    return kept


def _is_issuers(snapshot: Snapshot, firms: Firms) -> bool:
    return snapshot.event is not None and firms.is_issuer(snapshot.event.firm)


def _implied(snapshot: Snapshot) -> list[float]:
    return [
        100 * row.shares / row.ratio
        for row in snapshot.rows
        if row.shares and row.ratio and row.ratio >= _LEAST_RATIO
    ]


def _repeats(snapshot: Snapshot, other: Snapshot, firms: Firms) -> bool:
    """Whether all rows stand in a longer snapshot of the same firm, time and label."""
    if len(snapshot.rows) >= len(other.rows) or snapshot.event is not None:
        return False
    return _are_of_one_time(snapshot, other, firms) and _rows(snapshot) <= _rows(other)


def _equals(snapshot: Snapshot, other: Snapshot, firms: Firms) -> bool:
    """Whether a table is printed a second time: 发行前 in each of two scenarios."""
    same = snapshot.event is None and _are_of_one_time(snapshot, other, firms)
    return same and _rows(snapshot) == _rows(other)


def _rows(snapshot: Snapshot) -> set[tuple[str, float | None, float | None]]:
    return {(row.holder, row.shares, row.ratio) for row in snapshot.rows}


def _are_of_one_time(snapshot: Snapshot, other: Snapshot, firms: Firms) -> bool:
    if firms.lineage(snapshot.firm) != firms.lineage(other.firm) or snapshot.as_of != other.as_of:
        return False
    return _NUMBER.sub("", snapshot.label) == _NUMBER.sub("", other.label)
