"""Ingest: a document is known by its content, and nothing is done twice."""

from __future__ import annotations

import functools
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import odd_files
import pytest

from extract.jobs import ingest as jobs
from extract.jobs.engines import Step
from extract.jobs.ingest import ingest as ingest_anywhere
from extract.jobs.verify import verify
from extract.jobs.work import work
from extract.options import Options
from extract.reading.ocr import presence
from extract.store import writer

ingest = functools.partial(ingest_anywhere, engine="here")


def documents(db: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(
            "SELECT id, file_name, extractor_version, ingested_at FROM documents ORDER BY id"
        ).fetchall()


def dump(db: Path) -> list[str]:
    """All rows that the database holds, but for the log of attempts and the inner workings of the indexes."""
    with closing(sqlite3.connect(db)) as connection:
        rows = [line for line in connection.iterdump() if line.startswith("INSERT INTO")]
    return [line for line in rows if '"ingest_log"' not in line and "_fts" not in line.split("VALUES")[0]]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "x.db"


def test_again_without_change_does_nothing(tmp_path: Path, db: Path) -> None:
    file = odd_files.notice(tmp_path / "a.txt")
    assert [entry.status for entry in ingest(file, db).files] == ["done"]
    before = dump(db)
    report = ingest(file, db)
    assert [(entry.status, entry.pages, entry.error) for entry in report.files] == [("unchanged", 1, None)]
    assert dump(db) == before


def test_force_does_it_again_and_gives_the_same_rows(tmp_path: Path, db: Path, samples: Path) -> None:
    file = samples / "policy-huzhou-storage-2024.pdf"
    ingest(file, db, options=Options(ocr="never"))
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE documents SET ingested_at = ''")
        connection.commit()
    before = [line for line in dump(db) if 'INTO "documents"' not in line]
    assert [entry.status for entry in ingest(file, db, options=Options(ocr="never"), force=True).files] == [
        "done"
    ]
    assert [line for line in dump(db) if 'INTO "documents"' not in line] == before
    assert documents(db)[0][3]


def test_another_version_of_the_extractor_ingests_again(
    tmp_path: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = odd_files.notice(tmp_path / "a.txt")
    ingest(file, db)
    monkeypatch.setattr(jobs, "VERSION", "99.0")
    assert [entry.status for entry in ingest(file, db).files] == ["done"]
    assert [(row[0], row[2]) for row in documents(db)] == [(1, "99.0")]
    assert [entry.status for entry in ingest(file, db).files] == ["unchanged"]


def test_another_kind_asked_for_ingests_again(tmp_path: Path, db: Path) -> None:
    file = odd_files.notice(tmp_path / "a.txt")
    ingest(file, db)
    assert [e.status for e in ingest(file, db, options=Options(kind="white_paper")).files] == ["done"]
    assert [e.status for e in ingest(file, db, options=Options(kind="white_paper")).files] == ["unchanged"]


def test_pages_left_unread_are_tried_again_once_recognition_is_there(
    tmp_path: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = odd_files.scanned(tmp_path / "scan.pdf")
    monkeypatch.setattr(presence, "available", lambda: False)
    assert [e.status for e in ingest(file, db).files] == ["partial"]
    (again,) = ingest(file, db).files
    assert (again.status, again.error) == ("unchanged", "没有变化；仍有 1/1 页没有读出文字")
    monkeypatch.setattr(presence, "available", lambda: True)
    monkeypatch.setattr(
        jobs, "run", lambda tasks, *rest: (work(*task, Options(ocr="never"), {}) for task in tasks)
    )
    assert [e.status for e in ingest(file, db).files] == ["partial"]
    assert [e.status for e in ingest(file, db).files] == ["unchanged"]


def test_same_content_under_two_names_is_one_document(tmp_path: Path, db: Path) -> None:
    first, second = odd_files.notice(tmp_path / "a.txt"), odd_files.notice(tmp_path / "b.txt")
    report = ingest([first, second], db)
    assert [(entry.status, entry.error) for entry in report.files] == [
        ("done", None),
        ("unchanged", "与 a.txt 内容相同，记为同一份文件"),
    ]
    third = odd_files.notice(tmp_path / "c.txt")
    assert [entry.status for entry in ingest(third, db).files] == ["unchanged"]
    assert [row[1] for row in documents(db)] == ["a.txt"]
    with closing(sqlite3.connect(db)) as connection:
        names = connection.execute("SELECT file_name FROM document_files ORDER BY id").fetchall()
    assert names == [("a.txt",), ("b.txt",), ("c.txt",)]


def test_copies_of_a_file_that_fails_fail_with_it(tmp_path: Path, db: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_text("no PDF")
    report = ingest(tmp_path, db)
    assert [entry.status for entry in report.files] == ["failed", "failed"]
    assert report.files[1].error == "与 a.pdf 内容相同，同样没有导入"


def test_same_path_given_twice_is_read_once(tmp_path: Path, db: Path) -> None:
    file = odd_files.notice(tmp_path / "a.txt")
    assert len(ingest([file, tmp_path, tmp_path / "." / "a.txt"], db).files) == 1


def test_a_new_version_of_a_file_takes_the_place_of_the_old(tmp_path: Path, db: Path) -> None:
    """The old one stays, but bears out nothing any more; put back, it is the current one again."""

    def versions() -> list[tuple[int, int | None]]:
        with closing(sqlite3.connect(db)) as connection:
            return connection.execute("SELECT id, superseded_by FROM documents ORDER BY id").fetchall()

    text = odd_files.NOTICE
    file = odd_files.notice(tmp_path / "a.txt", text)
    ingest(file, db)
    odd_files.notice(file, text.replace("200万元", "150万元"))
    ingest(file, db)
    assert versions() == [(1, 2), (2, None)]
    assert verify("对首次通过认定的数据企业，给予最高150万元一次性奖励。", db, "a.txt").verdict == "supported"
    assert verify("对首次通过认定的数据企业，给予最高200万元一次性奖励。", db, "a.txt").verdict != "supported"
    assert verify("对首次通过认定的数据企业，给予最高200万元一次性奖励。", db).verdict != "supported"
    odd_files.notice(file, text)
    ingest(file, db)
    assert versions() == [(1, None), (2, 1)]


def test_an_old_version_that_lies_elsewhere_too_stays_current(tmp_path: Path, db: Path) -> None:
    file, copy = odd_files.notice(tmp_path / "a.txt"), odd_files.notice(tmp_path / "copy.txt")
    ingest([file, copy], db)
    odd_files.notice(file, odd_files.NOTICE.replace("200万元", "150万元"))
    ingest(file, db)
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT superseded_by FROM documents").fetchall() == [(None,), (None,)]


def test_links_pipes_and_strange_names_are_said_and_stop_nothing(tmp_path: Path, db: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    odd_files.notice(folder / "a.txt")
    (folder / "deep" / "loop").symlink_to(folder)
    (folder / "gone.pdf").symlink_to(folder / "nowhere.pdf")
    os.mkfifo(folder / "pipe.pdf")
    strange = os.fsencode(folder) + b"/" + "旧档".encode("gb18030") + b".txt"
    with os.fdopen(os.open(strange, os.O_CREAT | os.O_WRONLY), "w", encoding="utf-8") as out:
        out.write(odd_files.NOTICE + "另一份\n")
    report = ingest(folder, db)
    assert {entry.file_name: entry.status for entry in report.files} == {
        "a.txt": "done",
        "gone.pdf": "failed",
        "pipe.pdf": "failed",
        "旧档.txt": "done",
    }
    assert [entry.status for entry in ingest(folder, db).files if entry.status != "failed"] == [
        "unchanged"
    ] * 2


def test_hidden_files_are_passed_over(tmp_path: Path, db: Path) -> None:
    (tmp_path / ".cache").mkdir()
    odd_files.notice(tmp_path / ".cache" / "a.txt")
    odd_files.notice(tmp_path / "._b.txt")
    odd_files.notice(tmp_path / "C.TXT")
    assert [entry.file_name for entry in ingest(tmp_path, db).files] == ["C.TXT"]


def test_progress_counts_every_file(tmp_path: Path, db: Path) -> None:
    for name in "abc":
        odd_files.notice(tmp_path / f"{name}.txt", odd_files.NOTICE + name)
    seen: list[Step] = []
    ingest(tmp_path, db, progress=seen.append)
    assert seen[0] == Step("", 0, 3, 0)
    assert sorted(step.files for step in seen) == [step.files for step in seen]
    assert seen[-1] == Step("c.txt", 3, 3, 3)


def test_a_defect_of_ours_is_said_and_the_others_get_in(
    tmp_path: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = odd_files.notice(tmp_path / "a.txt"), odd_files.notice(tmp_path / "b.txt", "另一份文件\n")
    whole = writer.Writer.write

    def stumble(self: writer.Writer, extraction: object) -> None:
        whole(self, extraction)  # type: ignore[arg-type]
        if self.document_id == 1:
            raise ValueError("a row without evidence")

    monkeypatch.setattr(writer.Writer, "write", stumble)
    report = ingest([bad, good], db)
    assert "请把文件与本条信息一并反馈" in (report.files[0].error or "")
    assert [entry.status for entry in report.files] == ["failed", "failed"]
    monkeypatch.undo()
    assert ingest([bad, good], db).ok


_KILLED = """
import os, signal, sys
from extract.jobs.ingest import ingest
from extract.jobs.work import work
from extract.store import writer

flush = writer.Writer._flush

def die(self):
    flush(self)
    os.kill(os.getpid(), signal.SIGKILL)

writer.Writer._flush = die
ingest(sys.argv[1], sys.argv[2], force=True)
"""


def test_a_process_killed_in_the_middle_of_writing_leaves_what_was_there(tmp_path: Path, db: Path) -> None:
    file, other = (
        odd_files.notice(tmp_path / "a.txt"),
        odd_files.notice(tmp_path / "b.txt", odd_files.NOTICE * 2),
    )
    ingest(file, db)
    before = dump(db)
    for path in (file, other):
        done = subprocess.run([sys.executable, "-c", _KILLED, path, db], capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert dump(db) == before
    assert [entry.status for entry in ingest([file, other], db).files] == ["unchanged", "done"]


def test_the_database_can_be_copied_as_one_file(tmp_path: Path, db: Path) -> None:
    ingest(odd_files.notice(tmp_path / "a.txt"), db)
    assert [file.name for file in tmp_path.glob("x.db*")] == ["x.db"]
