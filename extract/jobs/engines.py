"""Many files: their calls are given to workers as these come free, the results come as they are ready."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from extract.jobs.course import Call, Course, Task
from extract.jobs.executors import Cluster, EngineError, Executor, Here, Processes
from extract.jobs.work import Result
from extract.options import Options

__all__ = ["EngineError", "Progress", "Step", "Task", "run"]

_WORTH_A_PROCESS = 1_000_000
"""Bytes."""
_AHEAD = 1
"""Calls given out beyond those that can run at once, so that no worker waits for the next."""


@dataclass(frozen=True)
class Step:
    """How far a run has come."""

    file: str
    """What was worked on last."""
    files: int
    of_files: int
    pages: int
    """Pages read, of files under way as well."""


Progress = Callable[[Step], None]


def run(
    tasks: list[Task],
    options: Options,
    workers: int | None = None,
    engine: str = "processes",
    scheduler: str | None = None,
    progress: Callable[[str, int], None] = lambda file, pages: None,
) -> Generator[Result, None, None]:
    """The results, in the order in which they are ready; the largest files begin.

    `progress` is told the file of each answer and how many more pages have been read.

    Raises:
        EngineError: Dask is wanted and not installed, or its scheduler cannot be reached.
    """
    if not tasks:
        return
    tasks = sorted(tasks, key=lambda task: -_size(task[0]))
    executor = _executor(tasks, options, workers, engine, scheduler)
    try:
        yield from worked_off([Course(path, sha256, options) for path, sha256 in tasks], executor, progress)
    finally:
        executor.close()


def worked_off(
    courses: list[Course], executor: Executor, progress: Callable[[str, int], None]
) -> Generator[Result, None, None]:
    """Give the calls of some files to an executor, and yield each file's result as it is ready."""
    waiting = courses[::-1]
    del courses  # a course holds its document's pages and rows, and is done with when these are written
    begun: list[Course] = []
    under_way: dict[int, tuple[Course, Call]] = {}
    number = 0
    while waiting or begun:
        while len(under_way) < executor.width + _AHEAD:
            course = _next(begun, bool(waiting), executor.width)
            if course is None:
                if not waiting:
                    break
                course = waiting.pop()
                begun.append(course)
            call = course.take()
            number += 1
            under_way[number] = (course, call)
            executor.submit(number, call)
        for key, answer in executor.answers():
            course, call = under_way.pop(key)
            before = course.pages_done
            course.answer(call, answer)
            progress(course.path.name, max(0, course.pages_done - before))
            if course.result is not None:
                begun.remove(course)
                yield course.result


def _next(begun: list[Course], waiting: bool, width: int) -> Course | None:
    """Of what has begun, the file to go on with; None where all of it is under way.

    Rows come first, as the pages they are made of wait in memory. But rows are made by one process: at the end of a
    run it is kept for the rows of several documents at once, and pages are read by all processes until then.
    """
    read = [course for course in begun if course.is_read]
    rows = next((course for course in read if course.ready), None)
    pages = next((course for course in begun if course.ready and not course.is_read), None)
    return pages if pages and not waiting and len(read) < width else rows or pages


def _executor(
    tasks: list[Task], options: Options, workers: int | None, engine: str, scheduler: str | None
) -> Executor:
    if engine == "here":
        return Here()
    if engine == "dask":
        return Cluster(scheduler, workers, options.memory_mb)
    return Processes(workers or _processes_worth_starting(tasks), options.memory_mb)


def _processes_worth_starting(tasks: list[Task]) -> int:
    """One for each megabyte to read, as starting one takes about as long, and no more than there are cores."""
    size = sum(_size(path) for path, _ in tasks)
    return min(os.cpu_count() or 1, 1 + size // _WORTH_A_PROCESS)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
