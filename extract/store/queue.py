"""What staff should look at next: rows that contradict themselves, figures that do not agree, then what is read from
pictures, and last whatever nobody has judged."""

from __future__ import annotations

import sqlite3

from extract.store.review import REVIEWED
from extract.store.rows import Record, one

_ORDER = ("funding_rounds", "shareholdings", "funds", "listings", "policies", "measure_amounts", "statistics")
_NOT_JUDGED = "NOT EXISTS (SELECT 1 FROM corrections c WHERE c.table_name = '{0}' AND c.row_id = t.id)"


def following(
    connection: sqlite3.Connection, table: str | None, document_id: int | None, after: tuple[str, int] | None
) -> tuple[str, int] | None:
    """The next row to judge, as table and id, behind the row `after`; None when all have been judged."""
    tables = [table] if table else [t for t in _ORDER if t in REVIEWED]
    if not table:
        doubtful = one(
            connection,
            "SELECT table_name, row_id FROM doubtful_rows d WHERE NOT EXISTS (SELECT 1 FROM corrections c"
            " WHERE c.table_name = d.table_name AND c.row_id = d.row_id)"
            " AND (?1 IS NULL OR document_id = ?1) AND (?2 IS NULL OR table_name != ?2 OR row_id > ?3) LIMIT 1",
            document_id,
            *(after or (None, None)),
        )
        if doubtful is not None:
            return doubtful["table_name"], doubtful["row_id"]
    if after is not None and after[0] in tables:
        tables = tables[tables.index(after[0]) :]
    for name in tables:
        behind = after[1] if after is not None and after[0] == name else 0
        row = _first(connection, name, document_id, behind)
        if row is not None:
            return name, row
    return None


def _first(connection: sqlite3.Connection, table: str, document_id: int | None, behind: int) -> int | None:
    where = "" if document_id is None else f" AND t.document_id = {int(document_id)}"
    order = "t.doubt IS NULL, t.id" if "doubt" in REVIEWED[table].model_fields else "t.id"
    row = connection.execute(
        f"SELECT t.id FROM {table} t WHERE t.id > ? AND {_NOT_JUDGED.format(table)}{where} ORDER BY {order} LIMIT 1",
        (behind,),
    ).fetchone()
    return int(row[0]) if row is not None else None


def counts(connection: sqlite3.Connection) -> dict[str, Record]:
    """By table, how many rows there are and how many have been judged."""
    found = {}
    for table in _ORDER:
        rows = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        judged = connection.execute(
            "SELECT count(DISTINCT row_id) FROM corrections WHERE table_name = ?", (table,)
        ).fetchone()[0]
        if rows:
            found[table] = {"rows": rows, "judged": judged}
    return found
