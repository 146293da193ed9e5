"""Reads Chinese PDFs into tables, each row with the place it came from.

    from extract import read, ingest, verify

    document = read("x.pdf")            # pages, headings, tables, figures: a schemas.Document
    report = ingest(["x.pdf"], "x.db")  # all of its rows into a database: a schemas.Report
    verdict = verify("共 53 家。", "x.db") # what the database says of a claim: a schemas.Verdict

They are imported when they are first used, so that `import extract` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.jobs.ingest import ingest
    from extract.jobs.verify import verify
    from extract.reading.reader import read

_HOMES = {
    "ingest": "extract.jobs.ingest",
    "read": "extract.reading.reader",
    "verify": "extract.jobs.verify",
}

__all__ = ["ingest", "read", "verify"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
