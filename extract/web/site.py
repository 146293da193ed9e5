"""The database that this Datasette serves for us, and how our pages read it and render."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.database import QueryInterrupted
from datasette.utils.asgi import BadRequest, NotFound, Request, Response

from extract.store import browse
from extract.web import answers, apart
from extract.web.links import THINGS, Links

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

T = TypeVar("T")

_ROW = re.compile(rf"/(?P<database>[^/]+)/(?P<table>{'|'.join(THINGS)})/(?P<row>\d{{1,12}})$")
_STEPS = 100_000
"""Instructions of SQLite's between two looks at the clock: some milliseconds in queries of our own."""
_KNOWN: WeakKeyDictionary[Datasette, str] = WeakKeyDictionary()


async def our_database(datasette: Datasette) -> Database | None:
    """The first database that gouji made, or None: the plugin may stand beside other people's databases."""
    databases: dict[str, Database] = datasette.databases
    known = _KNOWN.get(datasette)
    if known is not None and known in databases:
        return databases[known]
    for name, database in databases.items():
        if database.path and await database.execute_fn(browse.is_ours):
            _KNOWN[datasette] = name
            return database
    return None


def is_known(datasette: Datasette, name: str | None = None) -> bool:
    """Whether a database of ours has been found, of that name if one is given; it is looked for before the first answer."""
    return datasette in _KNOWN and name in (None, _KNOWN[datasette])


async def database_name(datasette: Datasette) -> str | None:
    """The name of our database."""
    found = await our_database(datasette)
    return found.name if found else None


async def query(
    datasette: Datasette, function: Callable[..., T], *arguments: Any, seconds: float = 10.0
) -> T:
    """Call a query function of the store on a connection, in one of Datasette's threads where it takes long.

    Raises:
        NotFound: this Datasette serves no database of ours.
        QueryInterrupted: it has taken longer than `seconds`.
    """
    database = await _sought(datasette)

    def call(connection: sqlite3.Connection, limit: float = seconds) -> T:
        return within(connection, limit, function, *arguments)

    quick = getattr(database, "quick", None)  # not where the plugin stands in somebody else's Datasette
    answer: T = await (quick(function, seconds, call) if quick else database.execute_fn(call))
    return answer


async def query_apart(
    datasette: Datasette, function: Callable[..., T], *arguments: Any, seconds: float = 10.0
) -> T:
    """The same in a process of its own, for what counts much: no page waits for it that does not want it."""
    return await apart.queried(Path((await _sought(datasette)).path), seconds, function, *arguments)


async def _sought(datasette: Datasette) -> Database:
    database = await our_database(datasette)
    if database is None:
        raise NotFound("这里没有 gouji 的数据库")
    return database


def within(connection: sqlite3.Connection, seconds: float, function: Callable[..., T], *arguments: Any) -> T:
    """Call a query function of the store, for so many seconds at most."""
    with time_limit(connection, seconds):
        try:
            return function(connection, *arguments)
        except sqlite3.OperationalError as error:
            if error.args == ("interrupted",):
                raise QueryInterrupted(error, "", None) from error
            raise BadRequest(f"查询不成立：{error}") from error
        except sqlite3.Error as error:
            raise BadRequest(f"查询不成立：{error}") from error


@contextmanager
def time_limit(connection: sqlite3.Connection, seconds: float, steps: int = _STEPS) -> Iterator[None]:
    """Interrupt what takes longer.

    Datasette's own limit looks at the clock every thousand steps. Each look wants the interpreter, for which a slow query
    waits while pages are rendered, and they for it.
    """
    deadline = time.perf_counter() + seconds
    connection.set_progress_handler(lambda: time.perf_counter() >= deadline, steps)
    try:
        yield
    finally:
        connection.set_progress_handler(None, steps)


async def links(datasette: Datasette) -> Links:
    """Addresses of our pages."""
    return Links(datasette, await database_name(datasette) or "gouji")


async def thing_of(datasette: Datasette, path: str) -> str | None:
    """Where the address of a row leads whose thing has a page of its own."""
    match = _ROW.search(path)
    if match is None or match["database"] != await database_name(datasette):
        return None
    return (await links(datasette)).row(match["table"], int(match["row"]))


async def document_title(datasette: Datasette, document_id: int) -> str:
    """What a document is called."""
    return await label(datasette, "documents", ("title", "file_name"), document_id) or f"文件 {document_id}"


async def label(datasette: Datasette, table: str, names: tuple[str, ...], row_id: int) -> str | None:
    """What a row is called: the first of some columns that says something."""
    from extract.web import kept

    found: str | None = await kept.remembered(
        datasette, (table, row_id), lambda: query(datasette, browse.label, table, names, row_id)
    )
    return found


async def respond(datasette: Datasette, request: Request, template: str, context: dict[str, Any]) -> Response:
    """A page of ours."""
    body = await datasette.render_template(template, context, request=request, view_name="gouji")
    return answers.html(body)


def number(text: str | None, name: str, at_least: int = 0) -> int:
    """A number from an address.

    Raises:
        NotFound: it is not one.
    """
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 12 or int(text) < at_least:
        raise NotFound(f"{name}应为数字")
    return int(text)
