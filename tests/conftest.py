"""What the tests of several rooms share."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and hand-made labels, which is not part of the project."""
    folder = Path(os.environ.get("GOUJI_SHARED") or ROOT.parent / "shared")
    if not (folder / "documents").is_dir():
        pytest.skip("the shared documents are not there; name their folder in GOUJI_SHARED")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the project's own samples."""
    return ROOT / "corpus" / "samples"


@pytest.fixture(scope="session")
def samples_db(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the three samples; only to be read."""
    from extract.jobs.ingest import ingest
    from extract.options import Options

    db = tmp_path_factory.mktemp("samples") / "samples.db"
    assert ingest(samples, db, options=Options(ocr="never"), engine="here").ok
    return db


@pytest.fixture
def connection(samples_db: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the database of the samples, rows by name."""
    connection = sqlite3.connect(f"file:{samples_db}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()
