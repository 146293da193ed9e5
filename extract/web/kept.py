"""What is computed from the whole database, kept until somebody has written to it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.database import QueryInterrupted

from extract.web import apart, site

if TYPE_CHECKING:
    from datasette.app import Datasette

T = TypeVar("T")
State = tuple[tuple[int, int], ...]
_QUICK = 0.15
"""Seconds. What takes no longer is computed anew at once; what does is shown as it was while that happens."""
_REST = 20
"""What takes long is computed at most in one part of so many of the time, however often somebody writes."""
_LARGE = 200_000_000
_PATIENCE = (3.0, 0.12)
"""Bytes from which on a database is large, and the seconds that a page waits for all its counts in a small and a large one."""
_WAITING = 10
"""So many may wait for their turn; what nobody must have is then left until somebody asks again."""
_MOST = 3_000
_LONGEST = 3.0
"""Seconds that a count may take."""
_LABELS_HOLD = 0.2
"""Seconds for which what rows are called is not compared with the file again: a page asks hundreds of times."""
_WAITED: ContextVar[list[float]] = ContextVar("waited")
_LACKS: ContextVar[list[str]] = ContextVar("lacks")


def begin_page() -> None:
    """A request begins: what it waits for counts is added up from here, and what it goes without."""
    _WAITED.set([0.0])
    _LACKS.set([])


def is_whole() -> bool:
    """Whether the page has all that it asked for."""
    return not _LACKS.get([])


@dataclass
class _Entry:
    state: State
    value: Any
    seconds: float
    made: float


@dataclass
class _Kept:
    entries: dict[str, _Entry] = field(default_factory=dict)
    running: dict[str, asyncio.Task[Any]] = field(default_factory=dict)
    labels: dict[Any, Any] = field(default_factory=dict)
    labels_of: State = ()
    labels_seen: float = 0.0


_ALL: WeakKeyDictionary[Datasette, _Kept] = WeakKeyDictionary()


async def kept(
    datasette: Datasette, key: str, compute: Callable[[], Awaitable[Any]], is_needed: bool = True
) -> Any:
    """The value of `compute`, from memory while the database is the same.

    None where the page can do without it, and it takes longer than a page should.
    """
    store = _ALL.setdefault(datasette, _Kept())
    state = await state_of(datasette)
    entry = store.entries.get(key)
    if entry is not None and entry.state == state:
        return entry.value
    is_slow = entry is not None and entry.seconds > _QUICK
    if entry is not None and is_slow and time.monotonic() - entry.made < _REST * entry.seconds:
        return entry.value
    running = store.running.get(key)
    if running is None or running.get_loop() is not asyncio.get_running_loop() or running.done():
        if not is_needed and len(store.running) >= _WAITING:
            _LACKS.get([]).append(key)
            return None
        running = asyncio.ensure_future(_renew(store, key, state, compute))
        store.running[key] = running
    if entry is not None and is_slow:
        return entry.value
    if not is_needed and not await _has_come(running, sum(size for _, size in state) > _LARGE):
        _LACKS.get([]).append(key)
        return None
    return await asyncio.shield(running)


async def _has_come(running: asyncio.Task[Any], is_large: bool) -> bool:
    """Wait as long as the page still has patience."""
    waited, begin = _WAITED.get([0.0]), time.monotonic()
    await asyncio.wait({running}, timeout=max(0.0, _PATIENCE[is_large] - waited[0]))
    waited[0] += time.monotonic() - begin
    return running.done()


async def counted(
    datasette: Datasette, query: Callable[..., T], *arguments: Any, is_needed: bool = False
) -> T | None:
    """What a query of the store counts; None while that is not known yet, or where it takes too long."""

    async def count() -> T | None:
        try:
            return await site.query_apart(datasette, query, *arguments, seconds=_LONGEST)
        except QueryInterrupted:
            return None

    found: T | None = await kept(datasette, f"{query.__name__} {arguments}", count, is_needed)
    return found


async def _renew(store: _Kept, key: str, state: State, compute: Callable[[], Awaitable[Any]]) -> Any:
    begin, queued = time.perf_counter(), apart.queued()
    try:
        value = await compute()
    finally:
        store.running.pop(key, None)
    store.entries[key] = _Entry(state, value, time.perf_counter() - begin - queued[0], time.monotonic())
    while len(store.entries) > _MOST:
        store.entries.pop(next(iter(store.entries)))
    return value


async def remembered(datasette: Datasette, key: Any, compute: Callable[[], Awaitable[Any]]) -> Any:
    """What a row is called, or the like: many cells of a page ask the same, and the next page again."""
    store = _ALL.setdefault(datasette, _Kept())
    if time.monotonic() - store.labels_seen > _LABELS_HOLD:
        state = await state_of(datasette)
        if store.labels_of != state or len(store.labels) > 20 * _MOST:
            store.labels_of, store.labels = state, {}
        store.labels_seen = time.monotonic()
    labels = store.labels
    if key not in labels:
        labels[key] = await compute()
    return labels[key]


async def state_of(datasette: Datasette) -> State:
    """Changes whenever something has been written: size and time of the file and of its log."""
    database = await site.our_database(datasette)
    path = Path(database.path) if database is not None and database.path else None
    files = [path, path.with_name(f"{path.name}-wal")] if path is not None else []
    return tuple(_stat(file) for file in files)


def _stat(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
