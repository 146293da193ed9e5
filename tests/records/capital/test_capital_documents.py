"""The sample prospectus against its expected rows and, where they are at hand, real ones against labels."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from extract.checking.evaluate import evaluate, load
from extract.jobs.ingest import ingest
from extract.options import Options
from extract.store.found import found_in

SAMPLE = "prospectus-chengyu-2024"
LEAST = {"funding_rounds": 0.95, "shareholdings": 0.99, "proceeds": 0.99, "organizations": 0.9, "header": 1.0}
KEYPAGES = {
    "pr12-301581-gujie": "pr12-301581-gujie-keypages-noannots.pdf",
    "pr13-603418-yousheng": "pr13-603418-yousheng-keypages-noannots.pdf",
}


def scores(db: Path, gold: Path) -> dict[str, float]:
    expected = load(gold)
    connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        found = found_in(connection, expected.file_name)
    finally:
        connection.close()
    assert found is not None
    return {score.name: score.f1 for score in evaluate(expected, found)}


def missed(found: dict[str, float]) -> dict[str, float]:
    return {name: f1 for name, f1 in found.items() if f1 < LEAST.get(name, 0.0)}


def test_the_sample_prospectus(samples_db: Path, samples: Path) -> None:
    found = scores(samples_db, samples / f"{SAMPLE}.yaml")
    assert set(LEAST) <= set(found)
    assert missed(found) == {}


@pytest.mark.parametrize("name", KEYPAGES)
def test_labelled_prospectuses(name: str, shared: Path, tmp_path: Path) -> None:
    db = tmp_path / "labelled.db"
    assert ingest([shared / "documents" / KEYPAGES[name]], db, options=Options(ocr="never"), engine="here").ok
    found = scores(db, shared / "gold" / f"{name}.yaml")
    assert {"funding_rounds", "shareholdings", "organizations"} <= set(found)
    assert missed(found) == {}
