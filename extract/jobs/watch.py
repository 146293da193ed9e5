"""A folder that is looked into again and again: what comes in is taken up once it has come in whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from extract.jobs.discover import discover
from schemas import Report

State = tuple[int, int]
"""Time of change and size of a file."""


def watch(
    folder: Path,
    ingest: Callable[[list[Path]], Report],
    *,
    every: float = 2.0,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Report]:
    """A report for each lot of files that came in or changed, the first for what is there already. Never ends.

    A file is taken up when two looks in a row find it unchanged, so that one that is being copied is not read in
    halves. `every` is in seconds.
    """
    taken: dict[Path, State] = {}
    before: dict[Path, State] = {}
    while True:
        now = dict(_states(folder))
        ready = [path for path, state in now.items() if before.get(path) == state != taken.get(path)]
        before = now
        if ready:
            taken.update((path, now[path]) for path in ready)
            yield ingest(ready)
        wait(every)


def _states(folder: Path) -> Iterator[tuple[Path, State]]:
    for path in discover([folder]).files:
        try:
            state = path.stat()
        except OSError:
            continue
        yield path, (state.st_mtime_ns, state.st_size)
