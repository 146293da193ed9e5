"""Databases of whole documents: the project's samples, and the shared documents where they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.jobs.ingest import ingest
from extract.options import Options


@pytest.fixture(scope="session")
def shared_db(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of all shared documents but the odd ones, without recognition; only to be read."""
    db = tmp_path_factory.mktemp("shared") / "shared.db"
    documents = shared / "documents"
    files = sorted([*documents.glob("*.pdf"), *documents.glob("text/*.txt")])
    report = ingest(files, db, options=Options(ocr="never"), workers=2)
    assert not [entry.error for entry in report.files if entry.status == "failed"]
    return db


@pytest.fixture(
    params=[
        pytest.param("samples_db", id="samples"),
        pytest.param("shared_db", id="shared", marks=pytest.mark.shared),
    ]
)
def library(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """A connection to one of the databases, rows by name."""
    connection = sqlite3.connect(f"file:{request.getfixturevalue(request.param)}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()
