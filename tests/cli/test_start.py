"""A command loads what it needs and nothing else: most of the time of a short command would be imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_HEAVY = frozenset(
    [
        "datasette",
        "distributed",
        "jieba",
        "numpy",
        "openpyxl",
        "pdfplumber",
        "pyarrow",
        "pypdfium2",
        "rapidocr",
        "rjieba",
        "spacy",
        "vl_convert",
    ]
)
_WRITES = frozenset(["numpy"])
"""sqlite-utils, which migrates the database before it is written to, loads it where it is installed."""

_RUN = """
import sys
from extract.cli.main import main
try:
    main()
finally:
    print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


def loaded(*arguments: str | Path) -> frozenset[str]:
    """The packages that a command has loaded when it ends well."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return frozenset(done.stderr.splitlines()[-1].split())


def test_help_loads_no_models() -> None:
    assert not loaded("--help") & (_HEAVY | {"pydantic", "sqlite_utils", "rich"})


@pytest.mark.parametrize("name", ["ingest", "verify", "serve", "export", "check"])
def test_help_of_a_command_loads_nothing_heavy(name: str) -> None:
    assert not loaded(name, "--help") & _HEAVY


def test_status_loads_no_reader(samples_db: Path) -> None:
    assert not loaded("status", "--db", samples_db, "--json") & (_HEAVY - _WRITES)


def test_files_without_change_load_no_reader(tmp_path: Path) -> None:
    from extract.jobs.ingest import ingest

    file, db = tmp_path / "a.txt", tmp_path / "x.db"
    file.write_text("云溪市2024年有示范驿亭37座。", encoding="utf-8")
    assert ingest(file, db, engine="here").ok
    assert not loaded("ingest", file, "--db", db) & (_HEAVY - _WRITES)


def test_export_loads_no_reader(samples_db: Path, tmp_path: Path) -> None:
    found = loaded("export", tmp_path / "out", "--db", samples_db, "--table", "documents")
    assert not found & (_HEAVY - _WRITES)
