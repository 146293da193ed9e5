"""The sources of verification after somebody has written: what is the same stays read, what is not is read anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extract.checking.verify import Verifier
from extract.store import review
from extract.store.database import open_for_reading, open_for_writing
from extract.store.remove import remove
from extract.store.sources import StoredSources


@pytest.fixture
def db(samples_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(samples_db, tmp_path / "sources.db"))


def claims(db: Path) -> list[str]:
    with open_for_reading(db) as connection:
        rows = connection.execute(
            "SELECT period, subject, metric, text FROM statistics WHERE subject != '' AND metric != '' AND period IS NOT NULL"
            " GROUP BY document_id, metric"
        ).fetchall()
    return [f"{row['period'][:4]}年{row['subject']}{row['metric']}为{row['text']}。" for row in rows[:12]]


def renewed(older: Verifier, db: Path) -> Verifier:
    found = Verifier(StoredSources(open_for_reading(db)))
    found.reader.take_over(older.reader)
    return found


def judge_a_statistic(db: Path) -> int:
    with open_for_reading(db) as connection:
        row = connection.execute(
            "SELECT id, document_id FROM statistics WHERE period IS NOT NULL LIMIT 1"
        ).fetchone()
    review.judge(db, "statistics", row["id"], "wrong", "小王")
    return int(row["document_id"])


def remove_a_document(db: Path) -> int:
    with open_for_reading(db) as connection:
        number = int(connection.execute("SELECT min(document_id) FROM statistics").fetchone()[0])
    remove(db, [str(number)])
    return number


def read_again(db: Path) -> int:
    number = judge_a_statistic(db)
    database = open_for_writing(db)
    database.conn.execute(
        "UPDATE documents SET ingested_at = '2030-01-01T00:00:00+00:00' WHERE id = ?", (number,)
    )
    database.conn.close()
    return number


@pytest.mark.parametrize("write", [judge_a_statistic, remove_a_document, read_again])
def test_verdicts_after_a_write_are_those_of_who_reads_everything_anew(db: Path, write) -> None:
    wanted = claims(db)
    before = Verifier(StoredSources(open_for_reading(db)))
    assert {before.verify(claim).verdict for claim in wanted} >= {"supported"}
    changed = write(db)
    after, fresh = renewed(before, db), Verifier(StoredSources(open_for_reading(db)))
    assert [after.verify(claim) for claim in wanted] == [fresh.verify(claim) for claim in wanted]
    there = {page for document in after.sources.documents() for page in document.pages}
    kept = {page for page in there if before.reader.page(page) is after.reader.page(page)}
    documents = {d.id: d.pages for d in before.sources.documents()}
    assert kept and not kept & documents[changed]
