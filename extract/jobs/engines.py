"""Where work runs: here, in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from extract.errors import GoujiError
from extract.jobs.work import Result, work
from extract.options import Options

Task = tuple[Path, str]
"""A file and its SHA-256."""

Job = Callable[[Path, str, Options], Result]
"""What is done with a task; never raises."""


_WORTH_A_PROCESS = 1_000_000
"""Bytes."""


class EngineError(GoujiError):
    """Work cannot be run where it was asked to; the message says why and what to do."""


def run(
    tasks: list[Task],
    options: Options,
    workers: int | None = None,
    engine: str = "processes",
    scheduler: str | None = None,
    job: Job = work,
) -> Generator[Result, None, None]:
    """The results, in the order in which they are ready.

    Raises:
        EngineError: Dask is wanted and not installed, or its scheduler cannot be reached.
    """
    if engine == "dask":
        yield from _on_dask(tasks, options, workers, scheduler, job)
        return
    count = min(workers or _processes_worth_starting(tasks), len(tasks))
    if count <= 1:
        for path, sha256 in tasks:
            yield job(path, sha256, options)
        return
    waiting = deque(tasks)
    while waiting:
        # A process that dies takes the pool with it. What was in it then runs once more, each file in a
        # process of its own, so that only the file at fault is lost.
        suspects = yield from _in_pool(waiting, options, count, job)
        for task in suspects:
            yield _alone(task, options, job)


def _processes_worth_starting(tasks: list[Task]) -> int:
    """One for each megabyte to read, as starting one takes about as long, and no more than there are cores."""
    size = sum(path.stat().st_size for path, _ in tasks if path.exists())
    return min(os.cpu_count() or 1, 1 + size // _WORTH_A_PROCESS)


def _in_pool(
    waiting: deque[Task], options: Options, count: int, job: Job
) -> Generator[Result, None, list[Task]]:
    """Work off the tasks; returns those that were under way when a process died."""
    running: dict[Future[Result], Task] = {}
    with _pool(count) as pool:
        while waiting or running:
            try:
                # A few tasks ahead only, so that results do not pile up before they are written.
                while waiting and len(running) < 2 * count:
                    running[pool.submit(job, *waiting[0], options)] = waiting[0]
                    waiting.popleft()
            except BrokenProcessPool:
                if not running:
                    return [waiting.popleft()]
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            lost = [running.pop(f) for f in done if isinstance(f.exception(), BrokenProcessPool)]
            for future in done & running.keys():
                del running[future]
                yield future.result()
            if lost:
                return [*lost, *running.values()]
    return []


def _alone(task: Task, options: Options, job: Job) -> Result:
    path, sha256 = task
    try:
        with _pool(1) as pool:
            return pool.submit(job, path, sha256, options).result()
    except BrokenProcessPool:
        return Result(
            path, sha256, 0.0, error=f"{path.name} 处理时进程被终止（可能内存不足）；请关闭其他程序后重试"
        )


def _pool(count: int) -> ProcessPoolExecutor:
    # Not forked: PDFium and the thread of the progress bar would come along in an unknown state.
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_stop_on_interrupt)


def _stop_on_interrupt() -> None:
    """Ctrl+C reaches the workers too; they stop without a traceback, and the main process says what happened."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(1))


def _on_dask(
    tasks: list[Task], options: Options, workers: int | None, scheduler: str | None, job: Job
) -> Iterator[Result]:
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise EngineError(
            "没有安装 Dask；请运行 pip install 'gouji[cluster]' 后再用 --engine dask"
        ) from error
    settings: dict[str, Any] = (
        {"address": scheduler, "timeout": 10}
        if scheduler
        else {
            "n_workers": workers or os.cpu_count() or 1,
            "threads_per_worker": 1,  # PDFium is not thread-safe
            "dashboard_address": None,
        }
    )
    try:
        client = Client(**settings)
    except (OSError, ValueError) as error:
        raise EngineError(f"连不上 Dask 调度器 {scheduler}；请检查 --scheduler 与网络") from error
    with client:
        # Other machines have other working folders.
        futures = [client.submit(job, path.resolve(), sha256, options, pure=False) for path, sha256 in tasks]
        named = {future.key: task for future, task in zip(futures, tasks, strict=True)}
        for future in as_completed(futures):
            path, sha256 = named[future.key]
            try:
                result: Result = future.result()
                result.path = path
            except Exception as error:
                sentence = f"{path.name} 在集群上失败（{error}）；请检查各节点能否读到该文件"
                result = Result(path, sha256, 0.0, error=sentence)
            yield result
            future.release()


Progress = Callable[[str, int, int], None]
"""Called with what was just finished, how many files are done, and how many there are."""
