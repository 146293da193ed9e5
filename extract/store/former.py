"""Rows that are no longer there: what became of them when their document was read again, or was taken out.

An address or an exported link lasts longer than a reading. A row that the new reading has in another form stands in the
same place of the document, so the place leads from the one to the other.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from extract.store.rows import Record, one
from schemas import TABLES, Correction, Document, DocumentFile, Evidence, Mention, RowEvidence, TableCell

_UNLINKED = (TableCell, Mention, RowEvidence, Correction, DocumentFile, Evidence, Document)
_KEPT = tuple(
    model.table_name
    for model in TABLES
    if model not in _UNLINKED
    and {"document_id", "evidence_id"} <= {column.name for column in model.columns()}
)
"""Tables whose rows have addresses that people keep."""
_STEPS = 20


def note(connection: sqlite3.Connection, document_id: int) -> None:
    """Remember where the rows of a document stand, before they are deleted; the caller holds the transaction."""
    connection.execute("DROP TABLE IF EXISTS temp.before")
    place = "e.page, e.char_start, e.char_end, substr(e.quote, 1, 80)"
    selects = [
        f"SELECT 'evidence' AS table_name, e.id AS row_id, {place} AS quote FROM evidence e WHERE e.document_id = ?1",
        *(
            f"SELECT '{table}', t.id, {place} FROM {table} t JOIN evidence e ON e.id = t.evidence_id"
            " WHERE t.document_id = ?1"
            for table in _KEPT
        ),
        "SELECT 'organizations', organization_id, NULL, NULL, NULL, key FROM organization_names"
        " WHERE document_id = ?1 AND kind != 'alias'",
    ]
    # SQLite takes no parameters in CREATE TABLE AS.
    connection.execute(
        "CREATE TEMP TABLE before (table_name TEXT, row_id INTEGER, page INTEGER, char_start INTEGER,"
        " char_end INTEGER, quote TEXT)"
    )
    for select in selects:
        connection.execute(f"INSERT INTO temp.before {select}", (document_id,))


def settle(connection: sqlite3.Connection, document_id: int, file_name: str) -> None:
    """Write down which of the remembered rows are gone, and which row each has become."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    columns = "table_name, row_id, of_document, file_name, page, quote, became, gone_at"
    for table in ("evidence", *_KEPT):
        join = "t" if table == "evidence" else "t JOIN evidence e ON e.id = t.evidence_id"
        e = "t" if table == "evidence" else "e"
        same_place = (
            f"{e}.page = b.page AND (({e}.char_start < b.char_end AND {e}.char_end > b.char_start)"
            f" OR substr({e}.quote, 1, 80) = b.quote)"
        )
        connection.execute(
            f"INSERT INTO former_rows ({columns}) SELECT '{table}', b.row_id, ?1, ?2, b.page, b.quote,"
            # ORDER BY does not see what stands outside of its own SELECT.
            f" (SELECT id FROM (SELECT t.id, abs({e}.char_start - b.char_start) AS far FROM {table} {join}"
            f"  WHERE t.document_id = ?1 AND {same_place}) ORDER BY far, id LIMIT 1), ?3"
            f" FROM temp.before b WHERE b.table_name = '{table}'"
            f" AND NOT EXISTS (SELECT 1 FROM {table} n WHERE n.id = b.row_id)",
            (document_id, file_name, now),
        )
    connection.execute(
        f"INSERT INTO former_rows ({columns}) SELECT 'organizations', b.row_id, ?1, ?2, NULL, min(b.quote),"
        " (SELECT n.organization_id FROM organization_names n WHERE n.key IN"
        "  (SELECT quote FROM temp.before o WHERE o.table_name = 'organizations' AND o.row_id = b.row_id)"
        "  AND n.kind != 'alias' ORDER BY n.organization_id LIMIT 1), ?3"
        " FROM temp.before b WHERE b.table_name = 'organizations'"
        " AND NOT EXISTS (SELECT 1 FROM organizations n WHERE n.id = b.row_id) GROUP BY b.row_id",
        (document_id, file_name, now),
    )
    if connection.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,)).fetchone() is None:
        connection.execute(
            f"INSERT INTO former_rows ({columns}) VALUES ('documents', ?1, ?1, ?2, NULL, NULL, NULL, ?3)",
            (document_id, file_name, now),
        )
    connection.execute("DROP TABLE temp.before")


def next_id(connection: sqlite3.Connection, table: str) -> int:
    """An id that no row has, nor ever had: an old address must not show another row."""
    last, former = connection.execute(
        f"SELECT (SELECT coalesce(max(id), 0) FROM {table}),"
        " (SELECT coalesce(max(row_id), 0) FROM former_rows WHERE table_name = ?)",
        (table,),
    ).fetchone()
    return 1 + int(max(last, former))


@dataclass(frozen=True)
class Fate:
    """What became of a row."""

    file_name: str
    gone_at: str
    became: int | None
    """The row that stands in its place now."""
    document_id: int | None
    """Its document, where that is still there."""
    page: int | None
    quote: str | None


def fate(connection: sqlite3.Connection, table: str, row_id: int) -> Fate | None:
    """What became of a row that is not there; None where there never was one."""
    found: Record | None = None
    became: int | None = row_id
    for _ in range(_STEPS):
        step = one(
            connection,
            "SELECT * FROM former_rows WHERE table_name = ? AND row_id = ? ORDER BY id DESC LIMIT 1",
            table,
            became,
        )
        if step is None:
            break
        found, became = step, step["became"]
        if became is None:
            break
    if found is None:
        return None
    there = became is not None and one(connection, f"SELECT id FROM {table} WHERE id = ?", became) is not None
    document = one(connection, "SELECT id FROM documents WHERE id = ?", found["of_document"])
    return Fate(
        found["file_name"],
        found["gone_at"],
        became if there else None,
        document["id"] if document else None,
        found["page"],
        found["quote"],
    )
