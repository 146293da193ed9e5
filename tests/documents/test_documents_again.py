"""The same file gives the same rows, whatever order the process keeps its sets in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROWS = """
import sqlite3, sys
from extract.jobs.ingest import ingest
from extract.options import Options

ingest(sys.argv[1], sys.argv[2], options=Options(ocr="never"), engine="here")
for line in sqlite3.connect(sys.argv[2]).iterdump():
    table = line.split("VALUES")[0]
    if table.startswith("INSERT") and not any(name in table for name in ('"documents"', "ingest_log", "_migrations")):
        print(line)
"""


def test_rows_do_not_hang_on_the_order_of_sets(samples: Path, tmp_path: Path) -> None:
    found = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", _ROWS, samples, tmp_path / f"{seed}.db"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        )
        found.append(done.stdout)
    assert found[0]
    assert found[0] == found[1]
