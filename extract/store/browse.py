"""The queries behind the pages of a document. Every function takes an open connection whose rows are known by name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from extract.store.database import APPLICATION_ID
from extract.store.export import traced
from extract.store.rows import Record, every, one
from schemas import TABLES, Evidence, Row, RowEvidence

CITING: tuple[type[Row], ...] = tuple(
    model
    for model in TABLES
    if model is not RowEvidence and any(c.references == "evidence" for c in model.columns())
)
"""The tables whose rows say where they come from."""


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the database is one that gouji made."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


# Documents -------------------------------------------------------------------------------------------


def document(connection: sqlite3.Connection, document_id: int) -> Record | None:
    """A document with its `paths`."""
    row = one(connection, "SELECT * FROM documents WHERE id = ?", document_id)
    if row is not None:
        paths = connection.execute(
            "SELECT path FROM document_files WHERE document_id = ? ORDER BY id", (document_id,)
        )
        row["paths"] = [path for (path,) in paths]
    return row


def current_documents(connection: sqlite3.Connection) -> dict[int, Record]:
    """Every document of which there is no newer version, by title."""
    rows = every(connection, "SELECT * FROM documents WHERE superseded_by IS NULL")
    return {row["id"]: row for row in sorted(rows, key=lambda row: row["title"] or row["file_name"])}


def document_named(connection: sqlite3.Connection, file_name: str) -> Record | None:
    """The document that a file of that name was, the latest version where there are several."""
    return one(
        connection,
        "SELECT * FROM documents WHERE file_name = ?1"
        " OR id IN (SELECT document_id FROM document_files WHERE file_name = ?1)"
        " ORDER BY superseded_by IS NOT NULL, id DESC LIMIT 1",
        file_name,
    )


def document_by_hash(connection: sqlite3.Connection, sha256: str) -> Record | None:
    """The document with that content."""
    return one(connection, "SELECT * FROM documents WHERE sha256 = ?", sha256)


def row(connection: sqlite3.Connection, table: str, row_id: int) -> Record | None:
    """A row by its number."""
    return one(connection, f"SELECT * FROM {table} WHERE id = ?", row_id)


def label(connection: sqlite3.Connection, table: str, columns: Sequence[str], row_id: int) -> str | None:
    """The first of the columns of a row that says something."""
    row = one(connection, f"SELECT * FROM {table} WHERE id = ?", row_id)
    if row is None:
        return None
    return next((str(row[name]) for name in columns if row[name] not in (None, "")), None)


def related(connection: sqlite3.Connection, table: str, column: str, row_id: int, limit: int) -> list[Record]:
    """The first rows of a table whose foreign key names a row."""
    return every(connection, f'SELECT * FROM {table} WHERE "{column}" = ? ORDER BY id LIMIT ?', row_id, limit)


# Selections ------------------------------------------------------------------------------------------


def values_of(connection: sqlite3.Connection, table: str, column: str) -> list[str]:
    """The different texts of a column; none where the table has no such column."""
    if not has_column(connection, table, column):
        return []
    rows = connection.execute(f'SELECT DISTINCT "{column}" FROM {table} WHERE "{column}" != \'\'')
    return [value for (value,) in rows]


def has_column(connection: sqlite3.Connection, table: str, column: str) -> bool:
    """Whether a table or view has a column of that name."""
    names = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return column in {name for (name,) in names}


def number(connection: sqlite3.Connection, sql: str, params: Mapping[str, Any] | Sequence[Any]) -> int:
    """What a query counts."""
    return int(connection.execute(sql, params).fetchone()[0])


def count_empty(
    connection: sqlite3.Connection, table: str, where: str, params: dict[str, Any], column: str
) -> int:
    """How many rows of a selection have nothing in a column."""
    if not has_column(connection, table, column):
        return 0
    sql = f'SELECT count(*) FROM {table} WHERE ({where}) AND ("{column}" IS NULL OR "{column}" = \'\')'
    return int(connection.execute(sql, params).fetchone()[0])


def selected(
    connection: sqlite3.Connection, table: str, where: str, params: dict[str, Any], limit: int
) -> list[Record]:
    """The rows of a selection; those with evidence also with the file's name and the quote."""
    names = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    rows = f"(SELECT * FROM {table} WHERE {where} LIMIT {limit})"
    return [dict(row) for row in connection.execute(traced(table, names, rows), params)]


def parties(connection: sqlite3.Connection, round_ids: Sequence[int]) -> dict[int, list[Record]]:
    """The parties of each of some events, in the order of the source."""
    found: dict[int, list[Record]] = {}
    rows = every(
        connection,
        "SELECT round_id, organization_id, name, role FROM funding_participants"
        " WHERE round_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        json.dumps(list(round_ids)),
    )
    for row in rows:
        found.setdefault(row["round_id"], []).append(row)
    return found


def values_counted(
    connection: sqlite3.Connection,
    table: str,
    where: str,
    params: dict[str, Any],
    columns: Sequence[str],
    limit: int,
) -> dict[str, list[tuple[Any, int]]]:
    """By column, its most frequent values in a selection, and how often each stands there."""
    names = [name for name in columns if has_column(connection, table, name)]
    if not names:
        return {}
    # A selection is looked up once for all columns; of a whole table the index of each column knows as much.
    is_whole = where == "1" and any(table == model.table_name for model in TABLES)
    once = "NOT MATERIALIZED" if is_whole else "MATERIALIZED"
    rows = f"SELECT {', '.join(names)} FROM {table} WHERE {where}"
    counts = " UNION ALL ".join(
        f'SELECT * FROM (SELECT {place}, "{name}", count(*) FROM selected WHERE "{name}" != \'\' GROUP BY 2'
        f" ORDER BY 3 DESC, 2 LIMIT {limit})"
        for place, name in enumerate(names)
    )
    found: dict[str, list[tuple[Any, int]]] = {name: [] for name in names}
    for place, value, number in connection.execute(f"WITH selected AS {once} ({rows}) {counts}", params):
        found[names[place]].append((value, number))
    return found


# Pages and evidence ----------------------------------------------------------------------------------


def page(connection: sqlite3.Connection, document_id: int, number: int) -> Record | None:
    """A page of a document."""
    return one(connection, "SELECT * FROM pages WHERE document_id = ? AND page = ?", document_id, number)


def evidence(connection: sqlite3.Connection, evidence_id: int) -> Record | None:
    """A piece of evidence, its JSON columns read."""
    row = one(connection, "SELECT * FROM evidence WHERE id = ?", evidence_id)
    return _read_json(row) if row else None


def evidence_on(connection: sqlite3.Connection, document_id: int, number: int) -> list[Record]:
    """All evidence that stands on a page, also what begins on an earlier one."""
    rows = every(
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


def pieces(connection: sqlite3.Connection, table: str, row: Record) -> list[Record]:
    """Every piece of evidence of a row, each with the `fields` that it bears out; the first is the row's own."""
    found = every(
        connection,
        "SELECT e.*, r.fields FROM row_evidence r JOIN evidence e ON e.id = r.evidence_id"
        " WHERE r.table_name = ? AND r.row_id = ? ORDER BY r.id",
        table,
        row["id"],
    )
    known = {piece["id"] for piece in found}
    own = row.get("evidence_id")
    first = (
        [] if own is None or own in known else every(connection, "SELECT * FROM evidence WHERE id = ?", own)
    )
    return [
        _read_json(piece) | {"fields": json.loads(piece.get("fields") or "[]")} for piece in [*first, *found]
    ]


def citing(connection: sqlite3.Connection, evidence_row: Record) -> list[tuple[type[Row], Record]]:
    """Every row that rests on a piece of evidence, with the model of its table."""
    document_id, evidence_id = evidence_row["document_id"], evidence_row["id"]
    models = {model.table_name: model for model in CITING}
    merged = [
        (models[table], found)
        for table, row_id in connection.execute(
            "SELECT table_name, row_id FROM row_evidence WHERE evidence_id = ?", (evidence_id,)
        )
        if table in models
        and (found := row(connection, table, row_id)) is not None
        and found["evidence_id"] != evidence_id
    ]
    return merged + [
        (model, found)
        for model in CITING
        for found in every(
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
        rows = every(
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
    return every(connection, "SELECT * FROM sections WHERE document_id = ? ORDER BY id", document_id)


def contents(
    connection: sqlite3.Connection, document_id: int, number: int
) -> tuple[list[Record], list[Record]]:
    """The tables and the figures that stand on a page."""
    tables = every(
        connection,
        "SELECT * FROM source_tables WHERE document_id = ? AND ? BETWEEN page AND coalesce(last_page, page)"
        " ORDER BY id",
        document_id,
        number,
    )
    figures = every(
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
    row = one(connection, "SELECT * FROM source_tables WHERE id = ?", table_id)
    if row is None:
        return None
    row["header"] = json.loads(row["header"] or "[]")
    row["cells"] = every(
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
        neighbour = one(connection, around.format(sign, order), row["document_id"], table_id)
        row[name] = neighbour["id"] if neighbour else None
    return row


def _read_from(connection: sqlite3.Connection, model: type[Row], table: Record) -> int:
    sql = f"SELECT count(*) FROM {model.table_name} WHERE document_id = ? AND table_id = ?"
    return int(connection.execute(sql, (table["document_id"], table["id"])).fetchone()[0])


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
