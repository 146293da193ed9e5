"""The same event or figure in two documents: the later row names the first, so that it is counted once."""

from __future__ import annotations

import sqlite3

from schemas import (
    Financial,
    Fund,
    FundingRound,
    Listing,
    Proceeds,
    Shareholding,
    StatedRow,
    Statistic,
)

_EQUAL = "{0}.{1} = {2}.{1}"
_BOTH = "({0}.{1} IS NULL OR {2}.{1} IS NULL OR {0}.{1} = {2}.{1})"
_DATES = (
    "(b.date = a.date OR (length(b.date) >= 7 AND length(a.date) >= 7"
    " AND substr(b.date, 1, 7) = substr(a.date, 1, 7) AND (length(a.date) = 7 OR length(b.date) = 7)))"
)
_A_PARTY = (
    "(EXISTS (SELECT 1 FROM funding_participants p JOIN funding_participants q"
    " ON q.round_id = b.id AND (q.organization_id = p.organization_id OR q.name = p.name) WHERE p.round_id = a.id)"
    " OR NOT EXISTS (SELECT 1 FROM funding_participants p WHERE p.round_id = a.id)"
    " OR NOT EXISTS (SELECT 1 FROM funding_participants p WHERE p.round_id = b.id))"
)

_SAME: dict[type[StatedRow], tuple[tuple[str, ...], tuple[str, ...], str]] = {
    FundingRound: (
        ("organization_id", "kind"),
        ("round", "amount_low", "amount_high", "capital_after"),
        f"{_DATES} AND {_A_PARTY}",
    ),
    Shareholding: (("organization_id", "holder", "as_of"), ("shares", "ratio"), "1"),
    Listing: (("organization_id",), ("board", "listed_on", "shares_offered"), "1"),
    Proceeds: (("organization_id", "project"), ("total_investment", "planned_use"), "1"),
    Financial: (("organization_id", "indicator", "period", "value"), ("unit", "statement"), "1"),
    Fund: (("organization_id",), ("size_low", "size_high"), "1"),
    Statistic: (("subject", "metric", "period", "value", "unit"), ("region", "relation"), "1"),
}
"""What must be equal, what may be missing on one side but not differ, and what else must hold."""


def link(connection: sqlite3.Connection, document_id: int) -> None:
    """Set `same_as` of a document's rows."""
    _set(connection, f"a.document_id = {document_id:d}")


def link_anew(connection: sqlite3.Connection) -> None:
    """Set `same_as` of rows that name one which is no longer there, after rows have been deleted."""
    _set(
        connection, "a.same_as IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {table} AS c WHERE c.id = a.same_as)"
    )


def _set(connection: sqlite3.Connection, which: str) -> None:
    for model, (equal, compatible, more) in _SAME.items():
        table = model.table_name
        conditions = [
            *(_EQUAL.format("b", name, "a") for name in equal),
            *(_BOTH.format("b", name, "a") for name in compatible),
        ]
        named = f"SELECT min(b.id) FROM {table} AS b WHERE b.id < a.id AND b.document_id != a.document_id"
        connection.execute(
            f"UPDATE {table} AS a SET same_as = ({named} AND {' AND '.join(conditions)} AND {more})"
            f" WHERE {which.format(table=table)}"
        )
