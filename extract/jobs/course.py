"""The course of one file: read whole where it is small, in ranges of pages where it is large, round what hangs.

A course is asked for the calls that can be made now, and told what became of each. A call whose worker was ended
is made again without the page at which it was; where that is not known the range is halved, down to one page. So
every course ends: each failure leaves one page out, or makes a range smaller, and time for the whole file is
bounded.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from extract.errors import shown_name
from extract.jobs import guard
from extract.jobs.work import SMALL, Large, Ranged, Result, finish, read_range, work
from extract.options import Options

Task = tuple[Path, str]
"""A file and its SHA-256."""


@dataclass
class Call:
    """Something for a worker to do."""

    what: Any
    arguments: tuple[Any, ...]
    seconds: float
    """After which the parent ends it, should the worker not have done so itself."""
    pages: range | None = None


@dataclass
class Failure:
    """A call that ended without an answer."""

    kind: Literal["time", "memory", "died", "error"]
    step: int | None = None
    """The step at which its worker was, where that is known."""
    error: BaseException | None = None


@dataclass
class Course:
    """What has been done of one file, and what comes next."""

    path: Path
    sha256: str
    options: Options
    pages: int | None = None
    """How many there are, once that is known."""
    result: Result | None = None
    skip: dict[int, str] = field(default_factory=dict)
    ready: deque[Call] = field(default_factory=deque)
    _parts: dict[int, Ranged] = field(default_factory=dict)
    _left: int = 0
    _under_way: int = 0
    _completing: bool = False
    _begin: float | None = None

    def __post_init__(self) -> None:
        self.ready.append(self._whole())

    @property
    def pages_done(self) -> int:
        """Pages read so far."""
        if self.result is not None and self.pages is None:
            found = self.result.extraction
            return found.document.pages if found else 0
        return sum(len(part.pages) for part in self._parts.values())

    @property
    def is_read(self) -> bool:
        """Whether all pages have been read: what is left is to make the rows."""
        return self._completing

    def take(self) -> Call:
        """The next call to make."""
        self._begin = self._begin or time.monotonic()
        self._under_way += 1
        return self.ready.popleft()

    def answer(self, call: Call, answer: Result | Large | Ranged | Failure) -> None:
        """What became of a call."""
        self._under_way -= 1
        if isinstance(answer, Result):
            answer.pages_left = self._left
            self.result = answer
        elif isinstance(answer, Large):
            self.pages, self._left = answer.pages, answer.left
            self.ready.extend(map(self._range, _ranges(answer.pages)))
        elif isinstance(answer, Ranged):
            assert call.pages is not None
            self._parts[call.pages.start] = answer
        elif call.pages is None:
            self._without_pages(call, answer)
        else:
            self._once_more(call.pages, answer)
        if self._parts and not self.ready and not self._under_way and not self._completing:
            self._complete()

    def _whole(self) -> Call:
        limits = self.options.limits
        seconds = limits.opening_seconds + self.options.page_seconds * SMALL + limits.rows_seconds
        return Call(work, (self.path, self.sha256, self.options, self.skip), seconds)

    def _range(self, pages: range) -> Call:
        seconds = self.options.limits.opening_seconds + self.options.page_seconds * len(pages)
        return Call(read_range, (self.path, self.options, pages, self.skip), seconds, pages)

    def _without_pages(self, call: Call, failure: Failure) -> None:
        """The whole file failed, or the making of its rows did."""
        if call.what is work and failure.step is not None and failure.step > guard.OPENING:
            if failure.step not in self.skip and len(self.skip) < SMALL:
                self.skip[failure.step] = _page_sentence(failure, failure.step, self.options)
                self.ready.append(self._whole())
                return
        self.result = Result(self.path, self.sha256, self._seconds, error=self._file_sentence(failure))

    def _once_more(self, pages: range, failure: Failure) -> None:
        """A range failed: read it without the page at fault, or in halves."""
        limits = self.options.limits
        if self._seconds > limits.document_seconds:
            sentence = (
                f"读到第 {pages.start} 页时已用 {limits.document_seconds:g} 秒，其后未读；"
                "可用 --limit document_seconds=N 放宽"
            )
            for number in pages:
                self.skip.setdefault(number, sentence)
        elif failure.step is not None and failure.step in pages and failure.step not in self.skip:
            self.skip[failure.step] = _page_sentence(failure, failure.step, self.options)
        elif len(pages) > 1:
            middle = len(pages) // 2
            self.ready.extend(self._range(half) for half in (pages[:middle], pages[middle:]))
            return
        else:
            self.skip.setdefault(pages.start, _page_sentence(failure, pages.start, self.options))
        if all(number in self.skip for number in pages):
            self._parts[pages.start] = Ranged(pages)
        else:
            self.ready.appendleft(self._range(pages))

    def _complete(self) -> None:
        """All pages have been read, or left out: make the rows."""
        parts = [self._parts[start] for start in sorted(self._parts)]
        arguments = (self.path, self.sha256, self.options, parts, self.skip)
        self.ready.append(Call(finish, arguments, self.options.limits.rows_seconds * 1.5))
        self._completing = True

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._begin if self._begin else 0.0

    def _file_sentence(self, failure: Failure) -> str:
        name, limits = shown_name(self.path), self.options.limits
        if failure.kind == "memory":
            return f"{name} 所需内存超过 {self.options.memory_mb} MB，没有导入；可用 --limit memory_mb=N 放宽"
        if failure.kind == "time":
            if failure.step == guard.OPENING:
                return (
                    f"{name} 打开时超过 {limits.opening_seconds:g} 秒没有回应，没有导入；"
                    "请检查文件是否完好，或用 --limit opening_seconds=N 放宽"
                )
            return (
                f"{name} 整理数据超过 {limits.rows_seconds:g} 秒，没有导入；可用 --limit rows_seconds=N 放宽"
            )
        if failure.kind == "error":
            return f"{name} 没有导入（{failure.error}）；请检查各节点能否读到该文件"
        return f"{name} 处理时进程被终止（可能内存不足）；请关闭其他程序后重试"


def _ranges(pages: int) -> Iterator[range]:
    return (range(first, min(first + SMALL, pages + 1)) for first in range(1, pages + 1, SMALL))


def _page_sentence(failure: Failure, number: int, options: Options) -> str:
    name = "" if options.ocr == "never" else "ocr_"
    if failure.kind == "time":
        return (
            f"第 {number} 页读了 {options.page_seconds:g} 秒仍未读完，已跳过；"
            f"可用 --limit {name}page_seconds=N 放宽"
        )
    if failure.kind == "memory":
        most = options.memory_mb
        return f"第 {number} 页所需内存超过 {most} MB，已跳过；可用 --limit {name}memory_mb=N 放宽"
    return f"第 {number} 页使读取进程意外终止，已跳过；请把文件一并反馈"
