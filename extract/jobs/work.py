"""What a worker does with one file. Nothing here touches the database; results are plain and can be sent."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from extract.options import Options
from extract.reading.opening import ReadingError
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
    """Read a file and make its rows. Never raises: a failure is a result."""
    begin = time.perf_counter()
    try:
        document = read(path, password=options.password, ocr=options.ocr)
        extraction = extract_records(document, options)
    except ReadingError as error:
        return Result(path, sha256, time.perf_counter() - begin, error=str(error))
    except Exception as error:
        # A defect of ours in one file must not take the others with it; the report says what to send us.
        sentence = f"{path.name} 处理时出错（{type(error).__name__}: {error}）；请把文件与本条信息一并反馈"
        return Result(path, sha256, time.perf_counter() - begin, error=sentence)
    return Result(path, sha256, time.perf_counter() - begin, extraction=extraction)
