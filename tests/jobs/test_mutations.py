"""Sample PDFs changed in one place by chance: each comes to an end with a status, and no process stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.hostile.mutations import mutated
from extract.jobs.ingest import ingest
from extract.options import Limits, Options

_SEEDS = 40


def test_a_seed_gives_the_same_change(samples: Path) -> None:
    content = (samples / "policy-huzhou-storage-2024.pdf").read_bytes()
    assert mutated(content, 3) == mutated(content, 3)
    assert len({mutated(content, seed) for seed in range(20)}) > 15


@pytest.mark.parametrize("name", ["policy-huzhou-storage-2024.pdf", "whitepaper-storage-2023.pdf"])
def test_every_changed_file_ends_with_a_status_and_a_sentence(
    tmp_path: Path, samples: Path, name: str
) -> None:
    content = (samples / name).read_bytes()
    for seed in range(_SEEDS):
        (tmp_path / f"{seed:02}.pdf").write_bytes(mutated(content, seed))
    options = Options(ocr="never", limits=Limits(page_seconds=10, rows_seconds=60))
    report = ingest(tmp_path, tmp_path / "x.db", options=options, workers=2)
    assert len(report.files) == _SEEDS
    for entry in report.files:
        assert entry.status in ("done", "partial", "failed", "unchanged")
        if entry.status in ("failed", "partial"):
            assert entry.error
            assert "请把文件与本条信息一并反馈" not in entry.error, entry.error
            assert "Traceback" not in entry.error
            assert "\n" not in entry.error
