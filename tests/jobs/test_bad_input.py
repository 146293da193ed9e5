"""Whatever is given, the answer is one clear sentence, the other files get in, and nothing is lost."""

from __future__ import annotations

import functools
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import odd_files
import pytest

from extract.jobs import ingest as jobs
from extract.jobs.ingest import ingest as ingest_anywhere
from extract.options import Options
from extract.store.database import DatabaseError, explain, open_for_reading, open_for_writing
from extract.store.status import status

ingest = functools.partial(ingest_anywhere, engine="here")

QUICK = Options(ocr="never")

Maker = Callable[[Path, Path], object]

ODD: list[tuple[str, Maker, str, str]] = [
    ("empty.pdf", lambda path, sample: path.touch(), "failed", "空文件"),
    ("page.pdf", lambda path, sample: path.write_text("<html>404</html>"), "failed", "不是 PDF 文件"),
    ("cut.pdf", odd_files.cut, "failed", "不完整"),
    ("locked.pdf", lambda path, sample: odd_files.locked(path, sample, "geheim"), "failed", "有打开密码"),
    ("broken.pdf", lambda path, sample: path.write_bytes(b"%PDF-1.7\nnothing\n%%EOF"), "failed", "已损坏"),
    ("scan.pdf", lambda path, sample: odd_files.scanned(path), "partial", "只有图像"),
    ("garbled.pdf", lambda path, sample: odd_files.printed(path, "龘靐齉爩鱻麤龗灪"), "partial", "乱码"),
    ("empty.txt", lambda path, sample: path.touch(), "failed", "empty.txt"),
    (
        "binary.txt",
        lambda path, sample: path.write_bytes(bytes(range(128, 256)) * 40),
        "failed",
        "binary.txt",
    ),
]


@pytest.fixture
def sample(samples: Path) -> Path:
    return samples / "policy-huzhou-storage-2024.pdf"


@pytest.mark.parametrize(("name", "make", "expected", "words"), ODD, ids=[odd[0] for odd in ODD])
def test_odd_file_ends_in_one_sentence(
    tmp_path: Path, sample: Path, name: str, make: Maker, expected: str, words: str
) -> None:
    make(tmp_path / name, sample)
    report = ingest(tmp_path / name, tmp_path / "x.db", options=QUICK)
    assert not report.ok
    (entry,) = report.files
    assert entry.status == expected
    assert entry.error and words in entry.error
    assert "Traceback" not in entry.error and "Error" not in entry.error and "\n" not in entry.error
    assert [problem["error"] for problem in status(tmp_path / "x.db")["problems"]] == [entry.error]


def test_odd_files_do_not_stop_the_others(tmp_path: Path, sample: Path) -> None:
    for name, make, _, _ in ODD:
        make(tmp_path / name, sample)
    odd_files.notice(tmp_path / "good.txt")
    report = ingest(tmp_path, tmp_path / "x.db", options=QUICK, workers=2)
    assert {entry.file_name: entry.status for entry in report.files} == {
        "good.txt": "done",
        **{name: expected for name, _, expected, _ in ODD},
    }
    assert [entry.file_name for entry in report.files] == sorted(entry.file_name for entry in report.files)


def test_unreadable_pages_give_no_rows(tmp_path: Path) -> None:
    odd_files.printed(tmp_path / "garbled.pdf", "龘靐齉爩鱻麤龗灪")
    ingest(tmp_path / "garbled.pdf", tmp_path / "x.db", options=QUICK)
    rows = status(tmp_path / "x.db")["rows"]
    assert rows["pages"] == 1
    assert not any(rows[table] for table in ("source_tables", "organizations", "statistics", "policies"))


def test_password_opens_a_locked_file(tmp_path: Path, sample: Path) -> None:
    odd_files.locked(tmp_path / "locked.pdf", sample, "geheim")
    wrong = ingest(tmp_path, tmp_path / "x.db", options=Options(ocr="never", password="falsch"))
    assert "密码不对" in (wrong.files[0].error or "")
    assert ingest(tmp_path, tmp_path / "x.db", options=Options(ocr="never", password="geheim")).ok


@pytest.mark.shared
def test_shared_odd_files_each_end_in_a_sentence(shared: Path, tmp_path: Path) -> None:
    folder = shared / "documents" / "odd"
    report = ingest(folder, tmp_path / "x.db", options=QUICK)
    assert len(report.files) == sum(1 for file in folder.iterdir())
    readable = {"po01-miit-ROTATED-even.pdf"}
    for entry in report.files:
        if entry.file_name in readable:
            assert (entry.status, entry.error) == ("done", None)
        else:
            assert entry.status in ("failed", "partial")
            assert entry.error and "处理时出错" not in entry.error


# Paths ----------------------------------------------------------------------------------------------


def test_folder_without_documents(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "notes.docx").touch()
    report = ingest([folder, tmp_path / "absent.pdf", folder / "notes.docx"], tmp_path / "x.db")
    assert [entry.status for entry in report.files] == ["failed"] * 3
    assert [word in (entry.error or "") for entry, word in zip(report.files, ("里没有", "不存在", "不是 PDF"), strict=True)] == [True] * 3  # fmt: skip


# Databases ------------------------------------------------------------------------------------------


def test_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    db = tmp_path / "other.db"
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("CREATE TABLE invoices (id)")
        connection.commit()
    before = db.read_bytes()
    with pytest.raises(DatabaseError, match="其他程序的数据库"):
        ingest(odd_files.notice(tmp_path / "a.txt"), db)
    with pytest.raises(DatabaseError, match="其他程序的数据库"):
        open_for_reading(db)
    assert db.read_bytes() == before


def test_file_that_is_no_database(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    db.write_text("我的笔记" * 200, encoding="utf-8")
    for use in (open_for_writing, open_for_reading):
        with pytest.raises(DatabaseError, match="不是可用的 SQLite 数据库"):
            use(db)
    assert db.read_text(encoding="utf-8") == "我的笔记" * 200


def test_absent_database_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="不存在"):
        open_for_reading(tmp_path / "absent.db")
    assert not list(tmp_path.iterdir())


def test_database_without_documents_and_database_of_an_older_version(tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    sqlite3.connect(empty).close()
    empty.touch()
    with pytest.raises(DatabaseError, match="还没有数据"):
        open_for_reading(empty)
    old = tmp_path / "old.db"
    ingest(odd_files.notice(tmp_path / "a.txt"), old)
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DELETE FROM _sqlite_migrations WHERE name NOT LIKE '0001%'")
        connection.execute("UPDATE _sqlite_migrations SET name = '0000_before'")
        connection.commit()
    with pytest.raises(DatabaseError, match="由较早的 gouji 建立"):
        open_for_reading(old)


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder that this process may enter and read, and a process that root's rights do not help."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        odd_files.notice(folder / "a.txt")
        assert ingest(folder / "a.txt", folder / "x.db").ok  # all modules are loaded now
        (folder / "b.txt").write_text(odd_files.NOTICE.replace("数据局", "算力局"), encoding="utf-8")
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
            if not os.access(jobs.__file__, os.R_OK, effective_ids=True):
                os.seteuid(user)
                pytest.skip("root is not held back, and nobody else may read this checkout")
        else:
            folder.chmod(0o555)
            (folder / "x.db").chmod(0o444)
        try:
            yield folder
        finally:
            if user == 0:
                os.seteuid(user)
            else:
                folder.chmod(0o755)


def test_read_only_folder_and_database(unprivileged: Path) -> None:
    for db in ("x.db", "new.db", "sub/new.db"):
        with pytest.raises(DatabaseError, match=r"不可写|无法打开"):
            ingest(unprivileged / "b.txt", unprivileged / db)
    assert [row["file_name"] for row in status(unprivileged / "x.db")["documents"]] == ["a.txt"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite3.OperationalError("attempt to write a readonly database"), "不可写"),
        (sqlite3.OperationalError("unable to open database file"), "无法打开"),
        (sqlite3.OperationalError("database or disk is full"), "磁盘已满"),
        (sqlite3.OperationalError("disk I/O error"), "磁盘出错"),
        (sqlite3.OperationalError("database is locked"), "正被另一个程序写入"),
        (sqlite3.DatabaseError("file is not a database"), "不是可用的 SQLite 数据库"),
        (sqlite3.DatabaseError("database disk image is malformed"), "不是可用的 SQLite 数据库"),
        (PermissionError(13, "Permission denied"), "不可写"),
        (OSError(30, "Read-only file system"), "不可写"),
        (OSError(28, "No space left on device"), "磁盘已满"),
        (FileNotFoundError(2, "No such file or directory"), "无法打开"),
        (sqlite3.IntegrityError("UNIQUE constraint failed"), "出错：UNIQUE"),
    ],
    ids=str,
)
def test_errors_of_the_database_are_said_in_a_sentence(error: Exception, words: str) -> None:
    sentence = explain(error, Path("x.db"))
    assert words in sentence and "x.db" in sentence


def test_full_disk_loses_nothing_and_is_said_once(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "x.db"
    assert ingest(odd_files.notice(tmp_path / "a.txt"), db).ok

    def almost_full(path: Path) -> object:
        database = open_for_writing(path)
        pages = database.conn.execute("PRAGMA page_count").fetchone()[0]
        database.conn.execute(f"PRAGMA max_page_count = {pages + 20}")
        return database

    monkeypatch.setattr(jobs, "open_for_writing", almost_full)
    later = odd_files.notice(tmp_path / "z.txt", odd_files.NOTICE * 2)
    report = ingest([samples / "whitepaper-storage-2023.pdf", later], db, options=QUICK)
    assert [entry.status for entry in report.files] == ["failed", "failed"]
    assert all("磁盘已满" in (entry.error or "") for entry in report.files)
    monkeypatch.undo()
    found = status(db)
    assert [row["file_name"] for row in found["documents"]] == ["a.txt"]
    assert found["rows"]["pages"] == 1
    assert ingest([samples / "whitepaper-storage-2023.pdf", later], db, options=QUICK).ok
