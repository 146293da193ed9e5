"""One document is written in one transaction: all of its rows, or none."""

from __future__ import annotations

import sqlite3
from pathlib import PurePath

import sqlite_utils

from extract.store import former as former_rows
from extract.store import organizations, review
from extract.store.database import transaction
from extract.store.ddl import FULL_TEXT
from extract.store.fulltext import spaced
from extract.store.lasting import LastingIds
from extract.store.rows import insert
from extract.store.same import link, link_anew
from extract.store.writer import Writer
from schemas import Document, Extraction, IngestLog


def write_document(database: sqlite_utils.Database, extraction: Extraction, path: str) -> int:
    """Store a document, in place of what the database had of the same content; its id.

    Raises:
        sqlite3.Error: nothing was written.
    """
    connection = database.conn
    with transaction(connection):
        known = connection.execute(
            "SELECT id, file_name FROM documents WHERE sha256 = ?", (extraction.document.sha256,)
        ).fetchone()
        if known:
            review.take_back(connection, known[0])
        ids = LastingIds(connection, known[0] if known else None)
        former = organizations.former(connection, known[0]) if known else {}
        if known:
            extraction.document.id, extraction.document.file_name = known
            former_rows.note(connection, known[0])
            delete_rows(connection, known[0])
        Writer(connection, ids, former).write(extraction)
        if known:
            organizations.forget_unnamed(connection, former)
            former_rows.settle(connection, *known)
            link_anew(connection)
        if extraction.document.id is not None:
            link(connection, extraction.document.id)
            review.apply(connection, extraction.document.id, extraction.document.sha256)
        add_path(connection, extraction.document, path)
    assert extraction.document.id is not None
    return extraction.document.id


def add_path(connection: sqlite3.Connection, document: Document, path: str) -> None:
    """Note that a document was met at a path.

    What lay there before is an older version, unless it lies somewhere else too.
    """
    former = connection.execute("SELECT document_id FROM document_files WHERE path = ?", (path,)).fetchone()
    if former is not None and former[0] == document.id:
        return
    connection.execute(
        "INSERT INTO document_files (document_id, file_name, path) VALUES (?, ?, ?)"
        " ON CONFLICT (path) DO UPDATE SET document_id = excluded.document_id",
        (document.id, PurePath(path).name, path),
    )
    connection.execute("UPDATE documents SET superseded_by = NULL WHERE id = ?", (document.id,))
    if former is not None:
        connection.execute(
            "UPDATE documents SET superseded_by = ?1 WHERE id = ?2"
            " AND NOT EXISTS (SELECT 1 FROM document_files WHERE document_id = ?2)",
            (document.id, former[0]),
        )


def log(database: sqlite_utils.Database, entry: IngestLog) -> None:
    """Note an attempt on a file."""
    insert(database.conn, "ingest_log", {c.name: getattr(entry, c.name) for c in IngestLog.columns()})


def delete_rows(connection: sqlite3.Connection, document_id: int) -> None:
    """Delete the rows of a document, keeping the document itself and the paths it was met at."""
    for fts, (table, column) in FULL_TEXT.items():
        # A contentless index forgets a row only when told what the row said.
        rows = connection.execute(f"SELECT id, {column} FROM {table} WHERE document_id = ?", (document_id,))
        gone = [(row_id, spaced(text)) for row_id, text in rows]
        connection.executemany(f"INSERT INTO {fts} ({fts}, rowid, {column}) VALUES ('delete', ?, ?)", gone)
    owned = [
        name
        for (name,) in connection.execute(
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND c.name = 'document_id' AND m.name != 'document_files'"
        )
    ]
    connection.execute(
        "DELETE FROM check_members WHERE check_id IN (SELECT id FROM checks WHERE document_id = ?)",
        (document_id,),
    )
    for name in owned:
        connection.execute(f"DELETE FROM {name} WHERE document_id = ?", (document_id,))
