"""review.db: the judgements of staff and who they are, in a file of its own beside the database.

It is keyed by what a document says, not by rows: ingesting again, or a new database, finds every judgement again.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlite_utils

from extract.store.database import DatabaseError, explain, migrations, transaction

FILE_NAME = "review.db"


def beside(db: Path) -> Path:
    """Where the judgements on a database are kept."""
    return db.with_name(FILE_NAME)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for reading and writing; the file is made where it is missing.

    Raises:
        DatabaseError: it cannot be made, written or understood.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            migrations("gouji-review", "db/review").apply(sqlite_utils.Database(connection))
            connection.row_factory = sqlite3.Row
            yield connection
    except sqlite3.Error as error:
        raise DatabaseError(explain(error, path)) from error


def secret(path: Path) -> str:
    """The key that signs who is signed in; made once, so that a restart signs nobody out."""
    with opened(path) as connection, transaction(connection):
        row = connection.execute("SELECT value FROM settings WHERE name = 'secret'").fetchone()
        if row is not None:
            return str(row[0])
        made = secrets.token_hex(32)
        connection.execute("INSERT INTO settings VALUES ('secret', ?)", (made,))
        return made


def now() -> str:
    """The moment, as it is written down."""
    return datetime.now(UTC).isoformat(timespec="seconds")
