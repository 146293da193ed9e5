"""In a worker: its end when its parent ends, when it takes too long, or when it swells.

A page that hangs may hang within a library, where nothing can be raised. So a thread watches, and ends the whole
process; the parent sees which page it was at, and goes on without that page. Libraries let other threads run
while they work, which is what makes the watch possible; for the rest the parent has a clock of its own.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

TOO_LONG, TOO_LARGE, ORPHANED = 71, 72, 73
"""Exit statuses of a worker that ended itself."""
OPENING, ROWS = 0, -1
"""Steps of the work that are no page: finding out how many there are, and making rows of them."""
PATIENCE = 10
"""How many times longer than it may work a step may take by the clock."""
HOME = uuid4().hex
"""Another one in every process: whoever gives out a call sends theirs along."""
_LOOKS_EVERY = 0.05


@dataclass
class _Watch:
    cpu: float | None = None
    """Seconds of work of this process at which the step has taken too long."""
    clock: float = 0.0
    """The time of the clock at which it has, working or waiting."""
    memory: int | None = None
    """Bytes."""
    note: Path | None = None
    """Where the step under way is written down, for the parent."""


_watch = _Watch()
_started = False


def start(parent: int | None) -> None:
    """Begin to watch this process; with a parent, it ends when the parent does."""
    global _started
    if _started:
        return
    _started = True
    if parent is not None:
        # Ctrl+C reaches the workers too; they stop without a traceback, and the parent says what happened.
        signal.signal(signal.SIGINT, lambda *_: os._exit(ORPHANED))
    threading.Thread(target=_keep_watch, args=(parent,), name="guard", daemon=True).start()


def guarded(
    call: Callable[..., Any], *args: Any, memory_mb: int, note: str | None = None, home: str | None = None
) -> Any:
    """Do a call under watch; `note` is the file in which the steps are written down.

    In the process that gave it out (`home` is its `HOME`), as where a cluster works in threads of its client,
    it is done without: to end that process would end everything.
    """
    if home == HOME:
        return call(*args)
    start(None)
    _watch.memory = memory_mb * 1_000_000
    _watch.note = Path(note) if note else None
    try:
        return call(*args)
    finally:
        _watch.cpu = _watch.memory = None


def step(number: int, seconds: float) -> None:
    """Say that a step begins (a page's number, `OPENING` or `ROWS`), and how many seconds of work it may take.

    Work is counted, not the clock, so that a busy machine reads the same pages as an idle one; what only waits
    is ended by the clock.
    """
    if _watch.note is not None:
        _watch.note.write_text(str(number), encoding="ascii")
    _watch.clock = time.monotonic() + PATIENCE * seconds
    _watch.cpu = time.process_time() + seconds


def last_step(note: Path) -> int | None:
    """The step at which a worker was that has ended; None where that is not known."""
    try:
        return int(note.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _keep_watch(parent: int | None) -> None:
    while True:
        time.sleep(_LOOKS_EVERY)
        if parent is not None and os.getppid() != parent:
            os._exit(ORPHANED)
        cpu, memory = _watch.cpu, _watch.memory
        if cpu is not None and (time.process_time() > cpu or time.monotonic() > _watch.clock):
            os._exit(TOO_LONG)
        if memory is not None and _resident() > memory:
            os._exit(TOO_LARGE)


def _resident() -> int:
    """Bytes of memory that this process holds; where the system does not tell, the most it ever held."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
