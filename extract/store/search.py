"""Full-text search: pages, the documents they belong to, and organizations by any part of a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from extract.store.fulltext import phrase
from extract.store.rows import Record, every

_CURRENT = "document_id NOT IN (SELECT id FROM documents WHERE superseded_by IS NOT NULL)"
_MATCHING = "id IN (SELECT rowid FROM pages_fts WHERE pages_fts MATCH ?)"


def matching_pages(
    connection: sqlite3.Connection, query: str, document_id: int | None, after: int, limit: int
) -> list[Record]:
    """Pages whose text has the terms of a query, in the order of the documents, after the id `after`."""
    where, values = _of(document_id)
    return every(
        connection, f"SELECT * FROM pages WHERE {_MATCHING}{where} AND id > ? ORDER BY id LIMIT ?",
        phrase(query), *values, after, limit,
    )  # fmt: skip


def matching_documents(connection: sqlite3.Connection, query: str) -> list[Record]:
    """The documents that have matching pages, and how many `found` in each."""
    return every(
        connection,
        "SELECT d.*, count(*) AS found FROM pages p JOIN documents d ON d.id = p.document_id"
        f" WHERE p.{_MATCHING} AND d.superseded_by IS NULL GROUP BY d.id ORDER BY found DESC, d.id",
        phrase(query),
    )


def matching_organizations(connection: sqlite3.Connection, query: str, limit: int) -> list[Record]:
    """Organizations one of whose names has the terms of a query, those named most often first."""
    return every(
        connection,
        "SELECT o.*, (SELECT count(*) FROM mentions m WHERE m.organization_id = o.id) AS mentions"
        " FROM organizations o WHERE o.id IN (SELECT organization_id FROM organization_names WHERE id IN"
        " (SELECT rowid FROM organization_names_fts WHERE organization_names_fts MATCH ?))"
        " ORDER BY mentions DESC, o.id LIMIT ?",
        phrase(query),
        limit,
    )


def titled(connection: sqlite3.Connection, table: str, terms: Sequence[str], limit: int) -> list[Record]:
    """Documents or policies whose title has all terms, the shortest title first; a policy stands once."""
    bare = "lower(title)"
    for mark in "《》〈〉“”‘’「」":
        # Quotation marks around part of a title mean nothing to a search.
        bare = f"replace({bare}, '{mark}', '')"
    wanted = " AND ".join(f"instr({bare}, lower(?))" for _ in terms[:8]) or "0"
    whole = "superseded_by IS NULL" if table == "documents" else "1"
    return every(
        connection,
        f"SELECT min(id) AS id, title, count(*) AS n FROM {table} WHERE {wanted} AND {whole} GROUP BY title"
        " ORDER BY length(title), id LIMIT ?",
        *terms[:8],
        limit,
    )


def _of(document_id: int | None) -> tuple[str, list[int]]:
    return (f" AND {_CURRENT}", []) if document_id is None else (" AND document_id = ?", [document_id])
