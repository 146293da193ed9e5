"""What a worker does with a file, or with some of its pages. Nothing here touches the database; results are plain
and can be sent.

What reads and what makes rows is loaded by the worker that does so: who gives out the work needs neither.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import shown_name
from extract.jobs import guard
from extract.options import Options
from extract.reading.files import ReadingError, is_text

if TYPE_CHECKING:
    from schemas import Document, Extraction

Skip = Mapping[int, str]
"""Pages that are not to be read, and the sentence that says why."""

SMALL = 24
"""Pages of a document that one worker reads and finishes by itself; more are read in ranges of that size."""


@dataclass
class Result:
    """What became of one file: its rows, or why there are none."""

    path: Path
    sha256: str | None
    seconds: float
    extraction: Extraction | None = None
    error: str | None = None
    pages_left: int = 0
    """Pages beyond the limit, which were not read."""


@dataclass
class Large:
    """A document that is worth reading in ranges of pages."""

    pages: int
    left: int
    """Pages beyond the limit, which are not to be read."""


@dataclass
class Ranged:
    """The pages of a range, and how long they took."""

    pages: range
    drafts: bytes | None = None
    """Pickled, as they only pass through on their way to the worker that makes the rows; None where none was read."""
    seconds: float = 0.0


def work(path: Path, sha256: str, options: Options, skip: Skip) -> Result | Large:
    """Read a file, make its rows and reconcile its figures; of a large one only say how large it is.

    Never raises: a failure is a result.
    """
    from extract.reading.document.drafting import count_pages, read_drafts
    from extract.reading.reader import document_of

    begin = time.perf_counter()
    guard.step(guard.OPENING, options.limits.opening_seconds)
    try:
        if path.stat().st_size > options.limits.file_megabytes * 1_000_000:
            raise ReadingError(
                f"{shown_name(path)} 超过 {options.limits.file_megabytes} MB，没有导入；"
                "请拆分，或用 --limit file_megabytes=N 放宽"
            )
        if is_text(path):
            return _finished(path, sha256, document_of(path, None, options), options, begin)
        count = count_pages(path, options.password)
        pages = min(count, options.limits.pages)
        if pages > SMALL:
            return Large(pages, count - pages)
        drafts = read_drafts(path, options, range(1, pages + 1), skip, guard.step)
        return _finished(path, sha256, document_of(path, drafts, options), options, begin)
    except Exception as error:
        return _failure(path, sha256, begin, error)


def read_range(path: Path, options: Options, pages: range, skip: Skip) -> Ranged:
    """Read some pages of a file. Raises what `read_drafts` does."""
    from extract.reading.document.drafting import read_drafts

    begin = time.perf_counter()
    guard.step(guard.OPENING, options.limits.opening_seconds)
    drafts = read_drafts(path, options, pages, skip, guard.step)
    return Ranged(pages, pickle.dumps(drafts, pickle.HIGHEST_PROTOCOL), time.perf_counter() - begin)


def finish(path: Path, sha256: str, options: Options, ranges: Sequence[Ranged], skip: Skip) -> Result:
    """Make the rows of a document whose pages have been read. Never raises."""
    from extract.reading.document.drafting import unread
    from extract.reading.reader import document_of

    begin = time.perf_counter() - sum(part.seconds for part in ranges)
    try:
        drafts = []
        for part in ranges:
            if part.drafts is None:
                drafts += [unread(number, "skipped", skip[number]) for number in part.pages]
            else:
                drafts += pickle.loads(part.drafts)
        return _finished(path, sha256, document_of(path, drafts, options), options, begin)
    except Exception as error:
        return _failure(path, sha256, begin, error)


def _finished(path: Path, sha256: str, document: Document, options: Options, begin: float) -> Result:
    from extract.checking.reconcile import doubt_tables, reconcile
    from extract.jobs import vocabulary
    from extract.records.pipeline import extract_records

    guard.step(guard.ROWS, options.limits.rows_seconds)
    vocabulary.use(options.vocabulary)
    extraction = extract_records(document, options)
    extraction.checks = reconcile(extraction)
    doubt_tables(extraction)
    return Result(path, sha256, time.perf_counter() - begin, extraction=extraction)


def _failure(path: Path, sha256: str, begin: float, error: Exception) -> Result:
    # A defect of ours in one file must not take the others with it.
    sentence = str(error) if isinstance(error, ReadingError) else defect(path, error)
    return Result(path, sha256, time.perf_counter() - begin, error=sentence)


def defect(path: Path, error: Exception) -> str:
    """What to say of a file that our own mistake keeps out: what happened, and what to send us."""
    return f"{shown_name(path)} 处理时出错（{type(error).__name__}: {error}）；请把文件与本条信息一并反馈"
