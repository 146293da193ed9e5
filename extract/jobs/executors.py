"""Where calls run: in this process, in watched processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

from extract.errors import GoujiError
from extract.jobs import guard
from extract.jobs.course import Call, Failure

_GRACE = 5.0
"""Seconds by which a worker may overrun before its parent ends it: its own watch is the more exact."""
_GIVES_WAY = 10
"""By how much less urgent reading is than a person who opens a page on the same machine (`nice`)."""
_SELDOM = (1_000_000, 20, 50)
"""How often rings of dead objects are looked for (`gc.set_threshold`) where documents are in hand: each is some hundred
thousand objects that live as long as the work on it, and to walk them all again and again costs a tenth of the time."""
_RETRIES = 2
"""How often a cluster makes a call again whose worker is lost; then the call itself is held to be at fault."""


class EngineError(GoujiError):
    """Work cannot be run where it was asked to; the message says why and what to do."""


class Executor(Protocol):
    """Takes calls and gives their answers in the order in which they are ready."""

    width: int
    """Calls that can be under way at once."""

    def submit(self, key: int, call: Call) -> None:
        """Begin a call; its answer comes with the key."""

    def answers(self) -> Iterable[tuple[int, Any]]:
        """The answers that are ready, one at the least: results, or `Failure`."""

    def close(self) -> None:
        """End everything that is under way."""


class Here:
    """One call after the other in this process: without limits of time and memory, for tests and scripts."""

    width = 1

    def __init__(self) -> None:
        self._waiting: list[tuple[int, Call]] = []

    def submit(self, key: int, call: Call) -> None:
        """Keep the call until its answer is wanted."""
        self._waiting.append((key, call))

    def answers(self) -> Iterator[tuple[int, Any]]:
        """Do the calls."""
        waiting, self._waiting = self._waiting, []
        for key, call in waiting:
            try:
                yield key, call.what(*call.arguments)
            except Exception as error:
                yield key, Failure("error", error=error)

    def close(self) -> None:
        """Nothing to end."""


class Processes:
    """Processes of this machine, each under watch; one that ends takes only its own call with it."""

    def __init__(self, width: int, memory_mb: int) -> None:
        from pebble import ProcessPool

        self.width = width
        self._memory_mb = memory_mb
        self._notes = tempfile.TemporaryDirectory(prefix="gouji-")
        # Not forked: PDFium and the thread of the progress bar would come along in an unknown state.
        self._pool = ProcessPool(
            width,
            initializer=_begin,
            initargs=(os.getpid(), max(1, (os.cpu_count() or 1) // width)),
            context=get_context("spawn"),
        )
        self._running: dict[Future[Any], tuple[int, Path]] = {}
        self._often = gc.get_threshold()
        gc.set_threshold(*_SELDOM)

    def submit(self, key: int, call: Call) -> None:
        """Give the call to the next free process."""
        note = Path(self._notes.name) / str(key)
        note.unlink(missing_ok=True)
        future = self._pool.schedule(
            guard.guarded,
            args=(call.what, *call.arguments),
            kwargs={"memory_mb": self._memory_mb, "note": str(note)},
            timeout=guard.PATIENCE * call.seconds + _GRACE,
        )
        self._running[future] = (key, note)

    def answers(self) -> Iterator[tuple[int, Any]]:
        """Wait for an answer."""
        done, _ = wait(self._running, return_when=FIRST_COMPLETED)
        for future in done:
            key, note = self._running.pop(future)
            yield key, _answer(future, note)

    def close(self) -> None:
        """End the processes."""
        gc.set_threshold(*self._often)
        self._pool.stop()
        self._pool.join()
        self._notes.cleanup()


def _begin(parent: int, threads: int) -> None:
    """In a new process: watch it, share the cores with the others, and let people who wait for a page go first."""
    os.nice(_GIVES_WAY)
    gc.set_threshold(*_SELDOM)
    from extract.reading.ocr import recogniser

    guard.start(parent)
    recogniser.use_threads(threads)


def _answer(future: Future[Any], note: Path) -> Any:
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        return Failure("time", guard.last_step(note))
    except ProcessExpired as error:
        kinds = {guard.TOO_LONG: "time", guard.TOO_LARGE: "memory"}
        return Failure(kinds.get(error.exitcode, "died"), guard.last_step(note))  # type: ignore[arg-type]
    except MemoryError:
        return Failure("memory", guard.last_step(note))
    except Exception as error:
        return Failure("error", guard.last_step(note), error)


@dataclass
class Cluster:
    """A Dask cluster, or one of this machine's own where no scheduler is named.

    A call whose worker is lost is made again elsewhere; after two more losses it counts as a failure of its own.
    """

    scheduler: str | None
    workers: int | None
    memory_mb: int

    def __post_init__(self) -> None:
        try:
            import dask
            from distributed import Client, as_completed
        except ImportError as error:
            raise EngineError(
                "没有安装 Dask；请运行 pip install 'gouji[cluster]' 后再用 --engine dask"
            ) from error
        settings: dict[str, Any] = (
            {"address": self.scheduler, "timeout": 10}
            if self.scheduler
            else {
                "n_workers": self.workers or os.cpu_count() or 1,
                "threads_per_worker": 1,  # PDFium is not thread-safe
                "dashboard_address": None,
            }
        )
        dask.config.set({"distributed.scheduler.allowed-failures": _RETRIES})
        try:
            self._client = Client(**settings)
        except (OSError, ValueError) as error:
            raise EngineError(f"连不上 Dask 调度器 {self.scheduler}；请检查 --scheduler 与网络") from error
        self.width = max(1, sum(self._client.nthreads().values()))
        self._keys: dict[Any, int] = {}
        self._ready = as_completed()

    def submit(self, key: int, call: Call) -> None:
        """Send the call; paths are sent whole, since other machines have other working folders."""
        arguments = [a.resolve() if isinstance(a, Path) else a for a in call.arguments]
        future = self._client.submit(
            guard.guarded,
            call.what,
            *arguments,
            memory_mb=self.memory_mb,
            home=guard.HOME,
            pure=False,
            retries=0,
        )
        self._keys[future.key] = key
        self._ready.add(future)

    def answers(self) -> Iterator[tuple[int, Any]]:
        """Wait for an answer."""
        from distributed import KilledWorker

        future = next(self._ready)
        key = self._keys.pop(future.key)
        try:
            answer = future.result()
        except KilledWorker as error:
            answer = Failure("died", error=error)
        except Exception as error:
            answer = Failure("error", error=error)
        future.release()
        yield key, answer

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()
