"""What a worker does with one file. Nothing here touches the database; results are plain and can be sent."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from extract.checking.reconcile import reconcile
from extract.jobs import vocabulary
from extract.options import Options
from extract.reading.page.opening import ReadingError
from extract.reading.reader import read
from extract.records.pipeline import extract_records
from schemas import Extraction


@dataclass
class Result:
    """What became of one file: its rows, or why there are none."""

    path: Path
    sha256: str | None
    seconds: float
    extraction: Extraction | None = None
    error: str | None = None


def work(path: Path, sha256: str, options: Options) -> Result:
    """Read a file, make its rows and reconcile its figures. Never raises: a failure is a result."""
    begin = time.perf_counter()
    try:
        vocabulary.use(options.vocabulary)
        document = read(path, password=options.password, ocr=options.ocr)
        extraction = extract_records(document, options)
        extraction.checks = reconcile(extraction)
    except ReadingError as error:
        return Result(path, sha256, time.perf_counter() - begin, error=str(error))
    except Exception as error:
        # A defect of ours in one file must not take the others with it.
        return Result(path, sha256, time.perf_counter() - begin, error=defect(path, error))
    return Result(path, sha256, time.perf_counter() - begin, extraction=extraction)


def defect(path: Path, error: Exception) -> str:
    """What to say of a file that our own mistake keeps out: what happened, and what to send us."""
    return f"{path.name} 处理时出错（{type(error).__name__}: {error}）；请把文件与本条信息一并反馈"
