"""The queries behind the web pages. Every function takes an open connection whose rows are known by name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.store.database import APPLICATION_ID
from extract.store.fulltext import phrase
from schemas import TABLES, Evidence, Row

Record = dict[str, Any]
"""A row by column name."""

CITING: tuple[type[Row], ...] = tuple(
    model for model in TABLES if any(c.references == "evidence" for c in model.columns())
)
"""The tables whose rows say where they come from."""


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the database is one that gouji made."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


# Documents -------------------------------------------------------------------------------------------


@dataclass
class Overview:
    """What the start page shows."""

    documents: list[Record] = field(default_factory=list)
    """The newest documents, each with `counts` of its rows by table, and how many pages are `unread` or
    `recognised` by OCR."""
    rows: dict[str, int] = field(default_factory=dict)
    """The number of rows of every table."""
    problems: list[Record] = field(default_factory=list)
    """What failed, or was read in part, and has not succeeded since."""


def overview(connection: sqlite3.Connection, counted: Iterable[str], limit: int) -> Overview:
    """The newest documents with counts of their rows in the tables `counted`, and the state of the whole."""
    found = Overview()
    found.documents = _all(
        connection, "SELECT * FROM documents ORDER BY ingested_at DESC, id DESC LIMIT ?", limit
    )
    found.rows = {model.table_name: _count(connection, model.table_name) for model in TABLES}
    found.problems = problems(connection)
    by_id = {row["id"]: row for row in found.documents}
    marks = ", ".join("?" * len(by_id))
    for row in found.documents:
        row |= {"counts": {}, "unread": 0, "recognised": 0}
    for table in counted:
        counts = connection.execute(
            f"SELECT document_id, count(*) FROM {table} WHERE document_id IN ({marks}) GROUP BY document_id",
            [*by_id],
        )
        for document_id, count in counts:
            by_id[document_id]["counts"][table] = count
    for name, condition in (
        ("unread", "status != 'ok' AND source != 'ocr'"),
        ("recognised", "source = 'ocr'"),
    ):
        counts = connection.execute(
            f"SELECT document_id, count(*) FROM pages WHERE {condition} AND document_id IN ({marks})"
            " GROUP BY document_id",
            [*by_id],
        )
        for document_id, count in counts:
            by_id[document_id][name] = count
    return found


def problems(connection: sqlite3.Connection) -> list[Record]:
    """The attempts that failed or were partial, newest first, unless the file has fared otherwise since."""
    return _all(
        connection,
        "SELECT * FROM ingest_log l WHERE status IN ('failed', 'partial') AND NOT EXISTS"
        " (SELECT 1 FROM ingest_log later WHERE later.file_name = l.file_name AND later.path IS l.path"
        "  AND later.id > l.id AND later.status != 'unchanged') ORDER BY id DESC",
    )


def document(connection: sqlite3.Connection, document_id: int) -> Record | None:
    """A document with its `paths`."""
    row = _one(connection, "SELECT * FROM documents WHERE id = ?", document_id)
    if row is not None:
        paths = connection.execute(
            "SELECT path FROM document_files WHERE document_id = ? ORDER BY id", (document_id,)
        )
        row["paths"] = [path for (path,) in paths]
    return row


def label(connection: sqlite3.Connection, table: str, columns: Sequence[str], row_id: int) -> str | None:
    """The first of the columns of a row that says something."""
    row = _one(connection, f"SELECT * FROM {table} WHERE id = ?", row_id)
    if row is None:
        return None
    return next((str(row[name]) for name in columns if row[name] not in (None, "")), None)


def related(connection: sqlite3.Connection, table: str, column: str, row_id: int, limit: int) -> list[Record]:
    """The first rows of a table whose foreign key names a row."""
    return _all(connection, f'SELECT * FROM {table} WHERE "{column}" = ? ORDER BY id LIMIT ?', row_id, limit)


# Pages and evidence ----------------------------------------------------------------------------------


def page(connection: sqlite3.Connection, document_id: int, number: int) -> Record | None:
    """A page of a document."""
    return _one(connection, "SELECT * FROM pages WHERE document_id = ? AND page = ?", document_id, number)


def evidence(connection: sqlite3.Connection, evidence_id: int) -> Record | None:
    """A piece of evidence, its JSON columns read."""
    row = _one(connection, "SELECT * FROM evidence WHERE id = ?", evidence_id)
    return _read_json(row) if row else None


def evidence_on(connection: sqlite3.Connection, document_id: int, number: int) -> list[Record]:
    """All evidence that stands on a page, also what begins on an earlier one."""
    rows = _all(
        connection,
        "SELECT * FROM evidence WHERE document_id = ? AND (page = ? OR (page < ? AND parts IS NOT NULL))"
        " ORDER BY id",
        document_id,
        number,
        number,
    )
    found = [_read_json(row) for row in rows]
    return [
        row for row in found if row["page"] == number or any(part[0] == number for part in row["parts"] or [])
    ]


def citing(connection: sqlite3.Connection, evidence_row: Record) -> list[tuple[type[Row], Record]]:
    """Every row that rests on a piece of evidence, with the model of its table."""
    document_id, evidence_id = evidence_row["document_id"], evidence_row["id"]
    return [
        (model, row)
        for model in CITING
        for row in _all(
            connection,
            f"SELECT t.* FROM {_of_document(model)} AND t.evidence_id = ?",
            document_id,
            evidence_id,
        )
    ]


def rows_on(connection: sqlite3.Connection, document_id: int, ids: Sequence[int]) -> dict[str, list[Record]]:
    """By table, the rows of a document that rest on any of the given evidence, in the order of the source."""
    found: dict[str, list[Record]] = {}
    chosen = json.dumps(list(ids))
    for model in CITING:
        rows = _all(
            connection,
            f"SELECT t.* FROM {_of_document(model)} AND t.evidence_id IN (SELECT value FROM json_each(?))"
            " ORDER BY t.id",
            document_id,
            chosen,
        )
        if rows:
            found[model.table_name] = rows
    return found


def sections(connection: sqlite3.Connection, document_id: int) -> list[Record]:
    """The headings of a document, in order."""
    return _all(connection, "SELECT * FROM sections WHERE document_id = ? ORDER BY id", document_id)


def contents(
    connection: sqlite3.Connection, document_id: int, number: int
) -> tuple[list[Record], list[Record]]:
    """The tables and the figures that stand on a page."""
    tables = _all(
        connection,
        "SELECT * FROM source_tables WHERE document_id = ? AND ? BETWEEN page AND coalesce(last_page, page)"
        " ORDER BY id",
        document_id,
        number,
    )
    figures = _all(
        connection,
        "SELECT * FROM source_figures WHERE document_id = ? AND page = ? ORDER BY id",
        document_id,
        number,
    )
    return tables, figures


# Tables of the source --------------------------------------------------------------------------------


def source_table(connection: sqlite3.Connection, table_id: int) -> Record | None:
    """A table of the source with its `cells`, its `rows` (how many in which table were read from it), and its
    neighbours in the document, `previous` and `next`.
    """
    row = _one(connection, "SELECT * FROM source_tables WHERE id = ?", table_id)
    if row is None:
        return None
    row["header"] = json.loads(row["header"] or "[]")
    row["cells"] = _all(
        connection, 'SELECT * FROM table_cells WHERE table_id = ? ORDER BY "row", "column"', table_id
    )
    row["rows"] = {
        model.table_name: count
        for model in TABLES
        if model.table_name != "table_cells"
        and any(c.name == "table_id" for c in model.columns())
        and (count := _read_from(connection, model, row))
    }
    around = "SELECT id FROM source_tables WHERE document_id = ? AND id {} ? ORDER BY id {} LIMIT 1"
    for name, sign, order in (("previous", "<", "DESC"), ("next", ">", "ASC")):
        neighbour = _one(connection, around.format(sign, order), row["document_id"], table_id)
        row[name] = neighbour["id"] if neighbour else None
    return row


def _read_from(connection: sqlite3.Connection, model: type[Row], table: Record) -> int:
    sql = f"SELECT count(*) FROM {model.table_name} WHERE document_id = ? AND table_id = ?"
    return int(connection.execute(sql, (table["document_id"], table["id"])).fetchone()[0])


# Search ----------------------------------------------------------------------------------------------

_MATCHING = "id IN (SELECT rowid FROM pages_fts WHERE pages_fts MATCH ?)"


def matching_pages(
    connection: sqlite3.Connection, query: str, document_id: int | None, after: int, limit: int
) -> list[Record]:
    """Pages whose text has the terms of a query, in the order of the documents, after the id `after`."""
    where, values = _of(document_id)
    return _all(
        connection, f"SELECT * FROM pages WHERE {_MATCHING}{where} AND id > ? ORDER BY id LIMIT ?",
        phrase(query), *values, after, limit,
    )  # fmt: skip


def matching_documents(connection: sqlite3.Connection, query: str) -> list[Record]:
    """The documents that have matching pages, and how many `found` in each."""
    return _all(
        connection,
        "SELECT d.*, count(*) AS found FROM pages p JOIN documents d ON d.id = p.document_id"
        f" WHERE p.{_MATCHING} GROUP BY d.id ORDER BY found DESC, d.id",
        phrase(query),
    )


def matching_organizations(connection: sqlite3.Connection, query: str, limit: int) -> list[Record]:
    """Organizations one of whose names has the terms of a query, those named most often first."""
    return _all(
        connection,
        "SELECT o.*, (SELECT count(*) FROM mentions m WHERE m.organization_id = o.id) AS mentions"
        " FROM organizations o WHERE o.id IN (SELECT organization_id FROM organization_names WHERE id IN"
        " (SELECT rowid FROM organization_names_fts WHERE organization_names_fts MATCH ?))"
        " ORDER BY mentions DESC, o.id LIMIT ?",
        phrase(query),
        limit,
    )


def _of(document_id: int | None) -> tuple[str, list[int]]:
    return ("", []) if document_id is None else (" AND document_id = ?", [document_id])


# -----------------------------------------------------------------------------------------------------


def _of_document(model: type[Row]) -> str:
    """FROM and WHERE for the rows `t` of a document; the index on document_id makes the rest cheap."""
    name = model.table_name
    if "document_id" in model.model_fields:
        return f"{name} t WHERE t.document_id = ?"
    return f"{name} t JOIN checks c ON c.id = t.check_id WHERE c.document_id = ?"


def _read_json(row: Record) -> Record:
    for column in Evidence.columns():
        if column.json and row[column.name] is not None:
            row[column.name] = json.loads(row[column.name])
    row["boxes"] = row["boxes"] or []
    return row


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _one(connection: sqlite3.Connection, sql: str, *values: Any) -> Record | None:
    row = connection.execute(sql, values).fetchone()
    return dict(row) if row is not None else None


def _all(connection: sqlite3.Connection, sql: str, *values: Any) -> list[Record]:
    return [dict(row) for row in connection.execute(sql, values)]
