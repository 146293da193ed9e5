"""Verification of the quotations that come with the samples, and with the shared documents where they are there."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

import pytest
import yaml

from extract import verify as verify_one
from extract.checking.verify import UnknownDocumentError
from extract.jobs.verify import verifier


def test_quotations_of_the_samples(samples: Path, samples_db: Path) -> None:
    outcome: Counter[tuple[str, str]] = Counter()
    wrong = []
    with verifier(samples_db) as against:
        for file in sorted(samples.glob("*.yaml")):
            expected = yaml.safe_load(file.read_text(encoding="utf-8"))
            for quote in expected["quotes"]:
                found = against.verify(quote["claim"], Path(expected["document"]["file"]).name)
                outcome[quote["verdict"], found.verdict] += 1
                if found.verdict != quote["verdict"]:
                    wrong.append((quote["verdict"], found.verdict, quote["claim"]))
    assert sum(outcome.values()) > 50
    assert not [w for w in wrong if w[1] == "supported"]
    assert len(wrong) <= 0.05 * sum(outcome.values()), wrong


def test_evidence_is_a_slice_of_its_page_and_has_boxes(
    samples: Path, samples_db: Path, connection: sqlite3.Connection
) -> None:
    expected = yaml.safe_load((samples / "whitepaper-storage-2023.yaml").read_text(encoding="utf-8"))
    claims = [q["claim"] for q in expected["quotes"] if q["verdict"] != "not_found"]
    places = [place for claim in claims for place in verify_one(claim, samples_db).evidence]
    assert places
    for place in places:
        (text,) = connection.execute(
            "SELECT text FROM pages WHERE document_id = ? AND page = ?", (place.document_id, place.page)
        ).fetchone()
        assert place.quote in text
        assert place.boxes and all(box[0] == place.page for box in place.boxes)


def test_a_document_that_is_not_there(samples_db: Path) -> None:
    with pytest.raises(UnknownDocumentError, match=r"nothing\.pdf"):
        verify_one("共53家。", samples_db, "nothing.pdf")


def test_every_verdict_is_explained(samples: Path, samples_db: Path) -> None:
    expected = yaml.safe_load((samples / "prospectus-chengyu-2024.yaml").read_text(encoding="utf-8"))
    with verifier(samples_db) as against:
        for quote in expected["quotes"]:
            found = against.verify(quote["claim"])
            assert found.explanation.endswith("。")
            assert bool(found.evidence) == (found.verdict != "not_found")
            assert all(figure.explanation for figure in found.figures)
