"""Opening a database: ours or none, at the newest schema, with the settings that every connection needs."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import GoujiError
from extract.store.resources import project_file

if TYPE_CHECKING:  # loaded by whoever writes: one claim from a shell must not wait for it
    import sqlite_utils
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x676F756A
"""Marks a file as a gouji database (`PRAGMA application_id`): the letters g o u j."""


_TRIES, _PAUSE = 50, 0.1
"""How often, and after how many seconds, a migration is tried that another process was making."""


class DatabaseError(GoujiError):
    """A database that cannot be used; the message says which and what to do."""


def open_for_writing(path: Path) -> sqlite_utils.Database:
    """The database at `path`, made or migrated as needed.

    Raises:
        DatabaseError: not a database, another program's, not writable, or its folder cannot be made.
    """
    import sqlite_utils

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, timeout=60)
    except (OSError, sqlite3.Error) as error:
        raise DatabaseError(explain(error, path)) from error
    try:
        _refuse_foreign(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database = sqlite_utils.Database(connection)
        _bring_up_to_date(database)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise DatabaseError(explain(error, path)) from error
        raise
    return database


def _bring_up_to_date(database: sqlite_utils.Database) -> None:
    """Apply the migrations that are wanting; where another process does the same just now, go on from where it is."""
    for attempt in range(_TRIES):
        try:
            migrations("gouji", "db/migrations").apply(database)
            _replace_views(database.conn)
            return
        except sqlite3.OperationalError as error:
            met = any(words in str(error) for words in ("already exists", "duplicate column", "no such view"))
            if not met or attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection with rows by name.

    Raises:
        DatabaseError: there is no such database, it is not ours, or an older version of gouji made it.
    """
    if not path.is_file():
        raise DatabaseError(f"数据库 {path} 不存在；请先用 gouji ingest 导入文件，或用 --db 指明位置")
    try:
        return _reader(path, "ro&immutable=1" if is_frozen(path) else "ro")
    except sqlite3.Error as error:
        raise DatabaseError(explain(error, path)) from error


def is_frozen(path: Path) -> bool:
    """Whether nobody can write to a database, as on a read-only disk: no log can be made beside it, and none is there.

    SQLite opens it only when told that it does not change.
    """
    if path.with_name(f"{path.name}-wal").exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        return True
    except sqlite3.Error:
        return False
    return False


def _reader(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    try:
        _refuse_foreign(connection, path)
        if not connection.execute("PRAGMA application_id").fetchone()[0]:
            raise DatabaseError(f"{path} 里还没有数据；请先用 gouji ingest 导入文件")
        if not _is_current(connection):
            raise DatabaseError(
                f"{path} 由较早的 gouji 建立；请运行一次 gouji ingest，会自动更新结构，数据不变"
            )
    except BaseException:
        connection.close()
        raise
    return connection


def explain(error: Exception, path: Path) -> str:
    """One sentence for a person: what is wrong with the database, and what to do."""
    text = str(error)
    if "disk is full" in text or "No space left" in text:
        return f"磁盘已满，{path} 没有写入；已导入的数据完好，腾出空间后重新运行即可"
    if "disk I/O" in text:
        return f"读写 {path} 时磁盘出错；已导入的数据完好，请检查磁盘与剩余空间后重新运行"
    if "readonly" in text or "Read-only" in text or isinstance(error, PermissionError):
        return f"{path} 或所在目录不可写；请检查权限，或用 --db 换一个位置"
    if "not a database" in text or "malformed" in text:
        return f"{path} 不是可用的 SQLite 数据库；请用 --db 换一个文件，或恢复备份"
    if "locked" in text:
        return f"{path} 正被另一个程序写入；请待其结束后再试"
    if "unable to open" in text or isinstance(error, OSError):
        return f"无法打开 {path}；请检查路径与权限"
    return f"数据库 {path} 出错：{text}"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of what is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # After a full disk SQLite has already rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def is_unusable(error: sqlite3.Error) -> bool:
    """Whether an error is one of the database as a whole (full, read-only, broken), not of what was written."""
    return type(error) in (sqlite3.OperationalError, sqlite3.DatabaseError)


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0]
    if found != APPLICATION_ID and (found or tables):
        raise DatabaseError(f"{path} 是其他程序的数据库，未作改动；请用 --db 换一个文件")


def _is_current(connection: sqlite3.Connection) -> bool:
    """Whether every migration that this version of gouji knows has been applied."""
    done = {name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")}
    return all(file.stem in done for file in _migration_files())


def _migration_files() -> list[Path]:
    return sorted(project_file("db/migrations").glob("*.sql"))


def migrations(name: str, folder: str) -> Migrations:
    """The SQL files of a folder of the project, in the order of their names."""
    from sqlite_utils.migrations import Migrations

    found = Migrations(name)
    for file in sorted(project_file(folder).glob("*.sql")):

        def apply(database: sqlite_utils.Database, script: str = file.read_text(encoding="utf-8")) -> None:
            for statement in _split(script):
                database.execute(statement)

        found(name=file.stem)(apply)
    return found


def _split(script: str) -> list[str]:
    """The statements of a script; `executescript` would commit the migration's transaction."""
    found, current = [], ""
    for line in script.splitlines():
        current += line + "\n"
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found


def _replace_views(connection: sqlite3.Connection) -> None:
    """Views hold no data: they are made anew whenever their text has changed."""
    wanted = _split(project_file("db/views.sql").read_text(encoding="utf-8"))
    for statement in wanted:
        body = statement[statement.index("CREATE VIEW") :].strip().rstrip(";")
        name = body.split()[2]
        row = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'view' AND name = ?", (name,)
        ).fetchone()
        if row and row[0] == body:
            continue
        with transaction(connection):
            connection.execute(f"DROP VIEW IF EXISTS {name}")
            connection.execute(body)


def checkpoint(path: Path) -> None:
    """Fold the write-ahead log into the database file, so that the file alone can be copied.

    Where that fails (a full disk), the log stays beside the file and nothing is lost.
    """
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
