"""Taking documents out of a database, with all of their rows; judgements on them stay in review.db."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from extract.store import former, organizations
from extract.store.database import (
    DatabaseError,
    checkpoint,
    explain,
    open_for_reading,
    open_for_writing,
    transaction,
)
from extract.store.same import link_anew
from extract.store.write import delete_rows


def remove(db: Path, documents: Iterable[str]) -> list[str]:
    """Remove documents named by file name, number or the first digits of their hash; the names of those removed.

    All of them are looked up before the first is removed. A file that came in by upload is deleted with its rows;
    files elsewhere are their owners'.

    Raises:
        DatabaseError: there is no such database or document, or a name means several.
    """
    open_for_reading(db).close()
    database = open_for_writing(db)
    connection = database.conn
    try:
        found = dict(_find(connection, name) for name in dict.fromkeys(documents))
        for document_id in found:
            paths = [
                p
                for (p,) in connection.execute(
                    "SELECT path FROM document_files WHERE document_id = ?", (document_id,)
                )
            ]
            with transaction(connection):
                alone = organizations.former(connection, document_id)
                former.note(connection, document_id)
                delete_rows(connection, document_id)
                connection.execute("DELETE FROM document_files WHERE document_id = ?", (document_id,))
                connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
                organizations.forget_unnamed(connection, alone)
                former.settle(connection, document_id, found[document_id])
                link_anew(connection)
            _delete_uploaded(db, paths)
    except sqlite3.Error as error:
        raise DatabaseError(explain(error, db)) from error
    finally:
        connection.close()
    checkpoint(db)
    return list(found.values())


def _find(connection: sqlite3.Connection, name: str) -> tuple[int, str]:
    rows = connection.execute(
        "SELECT id, file_name FROM documents WHERE file_name = ?1 OR CAST(id AS TEXT) = ?1"
        " OR (length(?1) >= 6 AND sha256 LIKE ?2) OR id IN (SELECT document_id FROM document_files WHERE file_name = ?1)",
        (name, f"{name.lower()}%" if name.isalnum() and name.isascii() else ""),
    ).fetchall()
    if not rows:
        raise DatabaseError(f"数据库里没有 {name}；可用 gouji status 看有哪些文件")
    if len(rows) > 1:
        raise DatabaseError(
            f"{name} 指的不止一份文件：编号 {'、'.join(str(row[0]) for row in rows)}；请用编号"
        )
    return int(rows[0][0]), str(rows[0][1])


def _delete_uploaded(db: Path, paths: Iterable[str]) -> None:
    uploads = db.with_name("uploads").resolve()
    for path in paths:
        file = Path(path)
        if file.parent == uploads:
            with suppress(OSError):
                file.unlink()
