"""Judgements as labelled rows for `gouji evaluate`: what staff have found right, or put right, on pages done in full."""

from __future__ import annotations

import sqlite3
from typing import Any

from extract.store.rows import Record, every, one

_LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "statistics": ("statistics", {"text": "number_text"}),
    "funds": ("funds", {}),
    "policies": ("policies", {"issued_on": "date"}),
    "funding_rounds": ("funding_rounds", {}),
}
"""The lists of a gold file, the table of each, and the columns that are called otherwise there."""
_LEFT = frozenset(
    {"id", "document_id", "evidence_id", "table_id", "cell_id", "organization_id", "same_as", "doubt"}
)


def gold(connection: sqlite3.Connection, document_id: int) -> dict[str, Any] | None:
    """A gold file's content for a document; None where no page has been judged in full.

    Only pages of which every row of a list has been judged are named as labelled: on others, what nobody has looked
    at would count as missing.
    """
    document = one(connection, "SELECT * FROM documents WHERE id = ?", document_id)
    if document is None:
        return None
    found: dict[str, Any] = {"document": {"file": document["file_name"], "sha256": document["sha256"]}}
    layers: dict[str, list[int]] = {}
    for name, (table, renamed) in _LISTS.items():
        pages = _pages_done(connection, table, document_id)
        if pages:
            layers[name] = pages
            found[name] = [_entry(row, renamed) for row in _right(connection, table, document_id, pages)]
    if not layers:
        return None
    found["document"]["annotated_pages_by_layer"] = layers
    return found


def _pages_done(connection: sqlite3.Connection, table: str, document_id: int) -> list[int]:
    rows = connection.execute(
        f"SELECT page FROM {table} t WHERE document_id = ? GROUP BY page HAVING count(*) ="
        " sum(EXISTS (SELECT 1 FROM corrections c WHERE c.table_name = ? AND c.row_id = t.id)) ORDER BY page",
        (document_id, table),
    )
    return [page for (page,) in rows]


def _right(connection: sqlite3.Connection, table: str, document_id: int, pages: list[int]) -> list[Record]:
    marks = ", ".join("?" * len(pages))
    return every(
        connection,
        f"SELECT t.*, e.quote AS quote FROM {table} t JOIN evidence e ON e.id = t.evidence_id"
        f" WHERE t.document_id = ? AND t.page IN ({marks}) AND NOT EXISTS (SELECT 1 FROM corrections c"
        " WHERE c.table_name = ? AND c.row_id = t.id AND c.judgement = 'wrong') ORDER BY t.id",
        document_id,
        *pages,
        table,
    )


def _entry(row: Record, renamed: dict[str, str]) -> Record:
    kept = {
        renamed.get(name, name): value for name, value in row.items() if name not in _LEFT and name != "page"
    }
    return kept | {"pdf_page": row["page"]}
