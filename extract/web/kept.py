"""What is computed from the whole database, kept until somebody has written to it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from extract.web import site

if TYPE_CHECKING:
    from datasette.app import Datasette

State = tuple[tuple[int, int], ...]
_QUICK = 0.15
"""Seconds. What takes no longer is computed anew at once; what does is shown as it was while that happens."""


@dataclass
class _Entry:
    state: State
    value: Any
    seconds: float


@dataclass
class _Kept:
    entries: dict[str, _Entry] = field(default_factory=dict)
    running: dict[str, asyncio.Task[Any]] = field(default_factory=dict)


_ALL: WeakKeyDictionary[Datasette, _Kept] = WeakKeyDictionary()


async def kept(datasette: Datasette, key: str, compute: Callable[[], Awaitable[Any]]) -> Any:
    """The value of `compute`, from memory while the database is the same."""
    store = _ALL.setdefault(datasette, _Kept())
    state = await _state(datasette)
    entry = store.entries.get(key)
    if entry is not None and entry.state == state:
        return entry.value

    async def renew() -> Any:
        begin = time.perf_counter()
        value = await compute()
        store.entries[key] = _Entry(state, value, time.perf_counter() - begin)
        return value

    running = store.running.get(key)
    if running is None or running.done() or running.get_loop() is not asyncio.get_running_loop():
        running = store.running[key] = asyncio.ensure_future(renew())
    if entry is not None and entry.seconds > _QUICK:
        return entry.value
    return await asyncio.shield(running)


async def _state(datasette: Datasette) -> State:
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
