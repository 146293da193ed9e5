"""Reads Chinese PDFs into tables, each row with the place it came from.

    from extract import read, ingest

    document = read("x.pdf")            # pages, headings, tables, figures: a schemas.Document
    report = ingest(["x.pdf"], "x.db")  # all of its rows into a database: a schemas.Report

Both are imported when they are first used, so that `import extract` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.jobs.ingest import ingest
    from extract.reading.reader import read

_HOMES = {
    "ingest": "extract.jobs.ingest",
    "read": "extract.reading.reader",
}

__all__ = ["ingest", "read"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
