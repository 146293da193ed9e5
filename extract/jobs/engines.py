"""Where work runs: here, in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from extract.jobs.work import Result, work
from extract.options import Options

Task = tuple[Path, str]
"""A file and its SHA-256."""


def run(
    tasks: list[Task], options: Options, workers: int | None, engine: str, scheduler: str | None
) -> Iterator[Result]:
    """The results, in the order in which they are ready.

    Raises:
        ImportError: the Dask engine is wanted and not installed.
        OSError: the Dask scheduler cannot be reached.
    """
    if engine == "dask":
        yield from _on_dask(tasks, options, workers, scheduler)
        return
    count = min(workers or os.cpu_count() or 1, len(tasks))
    if count <= 1:
        for path, sha256 in tasks:
            yield work(path, sha256, options)
        return
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        yield from _drain(pool, tasks, options, 2 * count)


def _drain(pool: Executor, tasks: list[Task], options: Options, window: int) -> Iterator[Result]:
    """Keep a few tasks ahead, so that results do not pile up in memory before they are written."""
    waiting = iter(tasks)
    running: dict[Future[Result], Task] = {}

    def submit(items: Iterable[Task]) -> None:
        for path, sha256 in items:
            running[pool.submit(work, path, sha256, options)] = (path, sha256)

    submit(_take(waiting, window))
    while running:
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            path, sha256 = running.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                sentence = f"{path.name} 处理时进程被终止（可能内存不足）；请用 --workers 1 单独重试"
                yield Result(path, sha256, 0.0, error=sentence)
                if not running:
                    for rest, digest in waiting:
                        yield Result(
                            rest, digest, 0.0, error=f"{rest.name} 未处理：工作进程已终止；请重新运行"
                        )
                    return
        try:
            submit(_take(waiting, len(done)))
        except BrokenProcessPool:
            continue


def _take(items: Iterator[Task], count: int) -> list[Task]:
    return [item for _, item in zip(range(count), items, strict=False)]


def _on_dask(
    tasks: list[Task], options: Options, workers: int | None, scheduler: str | None
) -> Iterator[Result]:
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise ImportError(
            "没有安装 Dask；请运行 pip install 'gouji[cluster]' 后再用 --engine dask"
        ) from error
    settings: dict[str, Any] = (
        {"address": scheduler}
        if scheduler
        else {
            "n_workers": workers or os.cpu_count() or 1,
            "threads_per_worker": 1,  # PDFium is not thread-safe
            "dashboard_address": None,
        }
    )
    with Client(**settings) as client:
        futures = [client.submit(work, path, sha256, options, pure=False) for path, sha256 in tasks]
        named = {future.key: task for future, task in zip(futures, tasks, strict=True)}
        for future in as_completed(futures):
            path, sha256 = named[future.key]
            try:
                yield future.result()
            except Exception as error:
                yield Result(
                    path,
                    sha256,
                    0.0,
                    error=f"{path.name} 在集群上失败（{error}）；请检查各节点能否读到该文件",
                )
            future.release()


Progress = Callable[[str, int, int], None]
"""Called with what was just finished, how many files are done, and how many there are."""
