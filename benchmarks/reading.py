"""Reading against plain pdfplumber: pages a second, peak memory, and every difference in the tables found.

    python benchmarks/reading.py [PDF ...] [--chunk 20] [--repeat 2] [--json]

Both sides do the same for every page: its words, its tables, the text of every cell, then close the page.
Each side runs in a process of its own; they take turns chunk by chunk, so that whatever else the machine does
hits both alike, and of several runs of a chunk the best counts. Opening the file is counted.

Without arguments it takes four documents of the folder that GOUJI_SHARED names, else of the folder `shared`
beside the repository.
"""

from __future__ import annotations

import json
import multiprocessing
import re
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import zip_longest
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import click
import pdfplumber
from reading_judge import UNDECIDED, judge_page
from reading_words import find_words, table_text
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from shared import shared_folder

from extract.reading.page.fastpage import FastPage
from extract.reading.page.opening import open_pdf
from extract.reading.page.radicals import unify

_FILES = ("annual-report-*.pdf", "po06-*.pdf", "wp15-*.pdf", "pr01-*.pdf")
_SAME_PLACE = 0.05
"""Points by which a box may differ: PDFium computes with 32 bits."""
_MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)
"""In units of `ru_maxrss`."""
_LEAST_RATIO, _LEAST_MEAN, _MOST_MEMORY = 5.0, 8.0, 200.0

Box = tuple[float, float, float, float]
Grid = list[list[str | None]]
Found = tuple[Box, Grid, list[Box]]
"""A table: its box, the texts and the boxes of its cells."""


@dataclass
class PageResult:
    """What one side found on a page."""

    words: list[str]
    tables: list[Found]


@dataclass
class Difference:
    """One difference between the tables of a page."""

    page: int
    what: str
    fast: str
    plain: str
    judgement: str


@dataclass
class FileResult:
    """One file, both sides."""

    file: str
    pages: int
    fast: float
    plain: float
    ratio: float
    cpu_ratio: float
    memory: float
    tables: int
    cells: int
    same_words: float
    differences: list[Difference] = field(default_factory=list)


def shared_documents() -> list[Path]:
    """The documents measured by default, those of them that are there."""
    folder = shared_folder() / "documents"
    return [path for pattern in _FILES for path in sorted(folder.glob(pattern))]


@contextmanager
def fast_side(path: Path) -> Iterator[tuple[int, Callable[[int], PageResult]]]:
    """(number of pages, what reads one) of this project."""
    with open_pdf(path) as pdf:

        def read(index: int) -> PageResult:
            page = pdf[index]
            with FastPage(page, index + 1) as fast:
                words = find_words(fast.characters)
                tables = [(t.bbox, table_text(fast, t), t.cells) for t in fast.find_tables()]
            page.close()
            return PageResult([word["text"] for word in words], tables)

        yield len(pdf), read


@contextmanager
def plain_side(path: Path) -> Iterator[tuple[int, Callable[[int], PageResult]]]:
    """The same of pdfplumber."""
    with pdfplumber.open(path) as pdf:

        def read(index: int) -> PageResult:
            page = pdf.pages[index]
            words = page.extract_words()
            tables = [(t.bbox, t.extract(), t.cells) for t in page.find_tables()]
            page.close()
            return PageResult([word["text"] for word in words], tables)

        yield len(pdf.pages), read


_SIDES = {"fast": fast_side, "plain": plain_side}


def serve(side: str, path: Path, connection: Connection) -> None:
    """Run by a side's process: read the pages asked for until none are, then tell the peak memory."""
    clock, cpu = time.perf_counter(), time.process_time()
    with _SIDES[side](path) as (pages, read):
        connection.send((pages, time.perf_counter() - clock, time.process_time() - cpu))
        while (asked := connection.recv()) is not None:
            clock, cpu = time.perf_counter(), time.process_time()
            results = [read(index) for index in asked]
            connection.send((time.perf_counter() - clock, time.process_time() - cpu, results))
    connection.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE)


class Side:
    """A process that reads one file in one of the two ways."""

    def __init__(self, side: str, path: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(side, path, theirs), daemon=True)
        self.process.start()
        self.pages, self.seconds, self.cpu = self.connection.recv()
        self.results: list[PageResult] = []

    def ask(self, pages: range) -> tuple[float, float, list[PageResult]]:
        """(seconds by the clock, CPU seconds, what was found) for some pages."""
        self.connection.send(pages)
        answer: tuple[float, float, list[PageResult]] = self.connection.recv()
        return answer

    def close(self) -> float:
        """End the process; its peak memory in MB."""
        self.connection.send(None)
        memory: float = self.connection.recv()
        self.process.join()
        return memory


def measure(path: Path, chunk: int, repeat: int) -> FileResult:
    """Read a file in both ways, chunk by chunk in turn."""
    fast, plain = Side("fast", path), Side("plain", path)
    for start in range(0, fast.pages, chunk):
        pages = range(start, min(start + chunk, fast.pages))
        answers: dict[Side, list[tuple[float, float, list[PageResult]]]] = {fast: [], plain: []}
        for _ in range(repeat):
            for side in (fast, plain):
                answers[side].append(side.ask(pages))
        for side, given in answers.items():
            side.seconds += min(seconds for seconds, _, _ in given)
            side.cpu += min(cpu for _, cpu, _ in given)
            side.results += given[0][2]
    memory = fast.close()
    plain.close()
    tables = [table for page in fast.results for table in page.tables]
    return FileResult(
        file=path.name,
        pages=fast.pages,
        fast=fast.pages / fast.seconds,
        plain=fast.pages / plain.seconds,
        ratio=plain.seconds / fast.seconds,
        cpu_ratio=plain.cpu / fast.cpu,
        memory=memory,
        tables=len(tables),
        cells=sum(text is not None for _, grid, _ in tables for row in grid for text in row),
        same_words=same_words(fast.results, plain.results),
        differences=[
            difference
            for number, (ours, theirs) in enumerate(zip(fast.results, plain.results, strict=True), start=1)
            for difference in compare(path, number, ours.tables, theirs.tables)
        ],
    )


def same_words(fast: list[PageResult], plain: list[PageResult]) -> float:
    """Share of the words of both sides that the other has too, page by page."""
    common = every = 0
    for ours, theirs in zip(fast, plain, strict=True):
        a, b = Counter(ours.words), Counter(theirs.words)
        common += 2 * (a & b).total()
        every += a.total() + b.total()
    return common / every if every else 1.0


def compare(path: Path, page: int, fast: list[Found], plain: list[Found]) -> list[Difference]:
    """Every difference between the tables of a page; where the text does not say who is right, the page does."""
    found = list(_compare(page, fast, plain))
    if any(difference.judgement == UNDECIDED for difference in found):
        cells = ([cell for table in side for cell in table[2]] for side in (fast, plain))
        judgement = judge_page(path, page, *cells)
        for difference in found:
            if difference.judgement == UNDECIDED:
                difference.judgement = judgement
    return found


def _compare(page: int, fast: list[Found], plain: list[Found]) -> Iterator[Difference]:
    if len(fast) != len(plain):
        yield Difference(page, "表格数", str(len(fast)), str(len(plain)), UNDECIDED)
    for number, ((ours, our_grid, _), (theirs, their_grid, _)) in enumerate(
        zip(fast, plain, strict=False), start=1
    ):
        apart = max(abs(a - b) for a, b in zip(ours, theirs, strict=True))
        if apart > _SAME_PLACE:
            places = [", ".join(f"{value:.2f}" for value in box) for box in (ours, theirs)]
            judgement = UNDECIDED if apart >= 1 else "位置相差不足 1 点"
            yield Difference(page, f"表 {number} 位置", *places, judgement)
        for row, (our_row, their_row) in enumerate(zip_longest(our_grid, their_grid, fillvalue=[]), start=1):
            for column, (a, b) in enumerate(zip_longest(our_row, their_row, fillvalue="〈无此格〉"), start=1):
                if a != b:
                    yield Difference(page, f"表 {number} 行 {row} 列 {column}", repr(a), repr(b), judge(a, b))


_CID = re.compile(r"\(cid:\d+\)")


def judge(fast: str | None, plain: str | None) -> str:
    """Who is right about a cell, where that can be said without looking at the page."""
    if fast is None or plain is None:
        return UNDECIDED
    if "".join(fast.split()) == "".join(plain.split()):
        return "只差空白，文字相同"
    visible = "".join(c for c in plain if c.isprintable() or c == "\n")
    if visible != plain and "".join(visible.split()) == "".join(fast.split()):
        return "gouji 对：pdfplumber 的文字夹有 NUL 等控制字符"
    if unify(plain) == fast:
        return "gouji 对：pdfplumber 给出的是部首码位，不是汉字"
    if _CID.search(plain) and not _CID.search(fast):
        return "gouji 对：pdfplumber 没有这个字形的文字（cid）"
    if fast and _halved(plain) == fast:
        return "gouji 对：为加粗重印的字，pdfplumber 算了两遍"
    return UNDECIDED


def _halved(text: str) -> str:
    """The text with each character that is doubled taken once."""
    return re.sub(r"(\S)\1", r"\1", text)


def report(results: list[FileResult], shown: int) -> None:
    """Print the results for people."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    table = Table(title="字词与表格：gouji 与 pdfplumber，页/秒", box=SIMPLE, padding=(0, 1, 0, 0))
    table.add_column("文件", no_wrap=True)
    for heading in ("页", "gouji", "pdfplumber", "倍", "按CPU", "MB", "表", "格", "不同", "同词%"):
        table.add_column(heading, justify="right", no_wrap=True)
    for r in results:
        speeds = [f"{r.fast:.0f}", f"{r.plain:.1f}", f"{r.ratio:.2f}", f"{r.cpu_ratio:.2f}"]
        counts = [str(n) for n in (r.tables, r.cells, len(r.differences))]
        table.add_row(
            r.file[:8], str(r.pages), *speeds, f"{r.memory:.0f}", *counts, f"{r.same_words:.1%}"[:-1]
        )
    console.print(table)
    for r in results:
        console.print(f"{r.file}：表格 {len(r.differences)} 处不同")
        for judgement, count in Counter(d.judgement for d in r.differences).most_common():
            console.print(f"  {count} 处：{judgement}")
        for d in r.differences[:shown]:
            ours, theirs = excerpts(d.fast, d.plain)
            console.print(f"  第 {d.page} 页 {d.what}：gouji {ours}，pdfplumber {theirs}（{d.judgement}）")
    mean = statistics.geometric_mean(r.ratio for r in results)
    least, most = min(r.ratio for r in results), max(r.memory for r in results)
    met = least >= _LEAST_RATIO and mean >= _LEAST_MEAN and most <= _MOST_MEMORY
    console.print(
        f"几何平均 {mean:.2f} 倍（至少 {_LEAST_MEAN:.1f}），最低 {least:.2f} 倍（至少 {_LEAST_RATIO}），"
        f"内存最多 {most:.0f} MB（至多 {_MOST_MEMORY:.0f}）：{'达标' if met else '未达标'}"
    )


def excerpts(fast: str, plain: str, around: int = 12) -> tuple[str, str]:
    """Two texts about the place where they begin to differ."""
    same = next(
        (i for i, (a, b) in enumerate(zip(fast, plain, strict=False)) if a != b), min(len(fast), len(plain))
    )
    start = max(0, same - around)
    ours, theirs = (f"{'…' if start else ''}{text[start : same + around]}" for text in (fast, plain))
    return ours, theirs


def as_json(results: list[FileResult]) -> dict[str, Any]:
    """The results for programs."""
    return {
        "files": [asdict(result) for result in results],
        "geometric_mean": statistics.geometric_mean(r.ratio for r in results),
        "peak_memory_mb": max(r.memory for r in results),
    }


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--chunk", default=20, show_default=True, help="轮流读取时每次的页数")
@click.option("--repeat", default=2, show_default=True, help="每段读几遍，取最快的一遍")
@click.option("--show", default=30, show_default=True, help="每个文件列出多少处不同")
@click.option("--json", "in_json", is_flag=True, help="输出 JSON，列出全部不同之处")
def main(files: tuple[Path, ...], chunk: int, repeat: int, show: int, in_json: bool) -> None:
    """与 pdfplumber 比较读取速度、内存和表格。"""
    paths = list(files) or shared_documents()
    if not paths:
        click.echo(
            "跳过：没有可测的文件。请给出 PDF，或用环境变量 GOUJI_SHARED 指明共享资料所在的文件夹。", err=True
        )
        return
    results = [measure(path, chunk, repeat) for path in paths]
    if in_json:
        click.echo(json.dumps(as_json(results), ensure_ascii=False, indent=1))
    else:
        report(results, show)


if __name__ == "__main__":
    main()
