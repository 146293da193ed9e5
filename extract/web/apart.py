"""Work for which every page would wait, done in processes of its own: a thread that computes lets no other go on."""

from __future__ import annotations

import asyncio
import gc
import os
import sqlite3
import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from extract.jobs import guard

if TYPE_CHECKING:
    from pebble import ProcessPool

T = TypeVar("T")
Kind = Literal["charts", "claims", "counts"]
_LESS_URGENT = {"charts": 5, "claims": 0, "counts": 5}
"""How much each gives way to the pages themselves (`nice`): they can be shown before their counts and charts are there."""

_QUEUED: ContextVar[list[float]] = ContextVar("queued")
SELDOM = (100_000, 20, 50)
"""How often rings of dead objects are looked for (`gc.set_threshold`): what is kept of the database is walked each time, which
holds up a page, or the claims after a write, for a tenth of a second."""
_POOLS: dict[Kind, ProcessPool] = {}


def queued() -> list[float]:
    """The seconds that work begun from here will have waited for its process: none of the work's own."""
    found = [0.0]
    _QUEUED.set(found)
    return found


async def done(kind: Kind, function: Callable[..., T], *arguments: Any) -> T:
    """What a function of a module gives in the process of its kind."""
    pool, begin = _pool(kind), time.perf_counter()
    try:
        took, answer = await asyncio.wrap_future(pool.schedule(_timed, args=(function, *arguments)))
    except RuntimeError:
        # Its process was killed, as one that is short of memory may be: the pool says so in several ways.
        if _POOLS.get(kind) is pool:
            del _POOLS[kind]
        took, answer = await asyncio.wrap_future(_pool(kind).schedule(_timed, args=(function, *arguments)))
    _QUEUED.get([0.0])[0] += time.perf_counter() - begin - took
    found: T = answer
    return found


def _timed(function: Callable[..., T], *arguments: Any) -> tuple[float, T]:
    begin = time.perf_counter()
    answer = function(*arguments)
    return time.perf_counter() - begin, answer


async def queried(db: Path, seconds: float, function: Callable[..., T], *arguments: Any) -> T:
    """What a query function of the store finds out, however long it counts."""
    return await done("counts", _query, db, seconds, function, *arguments)


def _pool(kind: Kind) -> ProcessPool:
    from pebble import ProcessPool

    if kind not in _POOLS:
        given = (os.getpid(), _LESS_URGENT[kind])
        _POOLS[kind] = ProcessPool(1, initializer=_begin, initargs=given, context=get_context("spawn"))
    return _POOLS[kind]


def _begin(parent: int, less_urgent: int) -> None:
    guard.start(parent)
    os.nice(less_urgent)
    gc.set_threshold(*SELDOM)
    from extract.web import functions, site  # noqa: F401 - loaded before the first count is timed


def _query(db: Path, seconds: float, function: Callable[..., T], *arguments: Any) -> T:
    from extract.web import site

    return site.within(_connection(db), seconds, function, *arguments)


@lru_cache(maxsize=4)
def _connection(db: Path) -> sqlite3.Connection:
    from extract.store.database import open_for_reading
    from extract.web import functions

    connection = open_for_reading(db)
    functions.prepare(connection)
    return connection
