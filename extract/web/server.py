"""Datasette, run in process for one database of ours."""

from __future__ import annotations

import asyncio
import errno
import gc
import socket
import time
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml
from datasette.app import Datasette
from datasette.plugins import pm

from extract.store import reviews
from extract.store.database import DatabaseError, is_frozen, open_for_reading
from extract.store.resources import project_file
from extract.web import access, apart, plugin, start
from extract.web.access import Access
from extract.web.bounded import BoundedDatabase

NAME = "gouji"
"""What the database is called on the web, whatever its file is called; metadata.yml speaks of this name."""

SETTINGS: dict[str, Any] = {
    "default_page_size": 50,
    "allow_download": False,
    "suggest_facets": False,
    "allow_facet": True,
    "num_sql_threads": 4,
    "sql_time_limit_ms": 3000,
    "facet_time_limit_ms": 400,
    "max_returned_rows": 1000,
}


Refresh = Callable[[], Coroutine[Any, Any, None]]
_SCHEMA_HOLDS = 1.0
"""Seconds for which the tables are taken to be what they were: only a newer gouji changes them."""


class ServeError(DatabaseError):
    """The web pages cannot be served; the message says why and what to do."""


def datasette(
    db: Path, required: bool = False, header: str | None = None, hosts: Iterable[str] = ()
) -> Datasette:
    """A Datasette for the database, with our pages.

    `required`: reading, too, is for those who have signed in; `header`: in which a proxy says who is there; `hosts`:
    further names by which the pages may be called.

    Raises:
        DatabaseError: there is no such database, it is not ours, or another version of gouji made it.
    """
    open_for_reading(db).close()
    if any(sign in str(db) for sign in "?#%"):
        # Datasette puts the path into a URI as it is.
        raise DatabaseError(f"网页打不开路径中有 ? # % 的数据库（{db}）；请改名")
    if not pm.is_registered(plugin):
        pm.register(plugin, name="gouji")
    metadata = yaml.safe_load(project_file("metadata.yml").read_text(encoding="utf-8")) or {}
    key = reviews.secret(reviews.beside(db)) if reviews.beside(db).exists() else None
    made = Datasette([str(db)], metadata=metadata, settings=SETTINGS, secret=key)
    granted = Access(
        db.resolve(), reviews.beside(db.resolve()), required, header, frozenset(h.lower() for h in hosts)
    )
    access.grant(made, granted)
    made.refresh_schemas = _seldom(made.refresh_schemas)  # type: ignore[method-assign]
    # Under a name that does not depend on the file's, addresses and metadata are the same for every database.
    made.remove_database(next(name for name, found in made.databases.items() if found.path))
    bounded = BoundedDatabase(made, str(db), is_mutable=not is_frozen(db))
    made.add_database(bounded, name=NAME)
    return made


def _seldom(refresh: Refresh) -> Refresh:
    """Datasette asks before every page whether there are other tables."""
    looked = -_SCHEMA_HOLDS

    async def refreshed() -> None:
        nonlocal looked
        if time.monotonic() - looked > _SCHEMA_HOLDS:
            looked = time.monotonic()
            await refresh()

    return refreshed


def open_port(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        ServeError: the port is taken or not allowed, or the address is not this machine's.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.create_server(address, family=family)
        # asyncio does this for its own sockets only; the end of an answer would wait for the browser to confirm its head.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except socket.gaierror as error:
        raise ServeError(f"没有地址 {host}；请检查 --host") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ServeError(f"端口 {port} 已被占用；请用 --port 换一个，或先停止占用它的程序") from error
        if error.errno == errno.EACCES:
            raise ServeError(f"没有权限使用端口 {port}；请用 --port 换一个 1024 以上的") from error
        raise ServeError(
            f"不能在 {host}:{port} 上打开网页（{error.strerror}）；请检查 --host 与 --port"
        ) from error


def serve(made: Datasette, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until stopped; `ready` is called once the pages can be opened.

    Raises:
        DatabaseError: the database cannot be used.
    """
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            gc.set_threshold(*apart.SELDOM)
            self.warming = asyncio.ensure_future(start.warm(made))
            ready()

    server = Server(uvicorn.Config(made.app(), log_level="warning", lifespan="on", server_header=False))
    # Ctrl+C is how one stops it; nothing is amiss.
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
