"""Disks that cannot be written, files copied while they change, two who write at once: nothing is lost, all is said."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path

import odd_files
import pytest

from extract.jobs.ingest import ingest
from extract.store.status import status

_GOUJI = [sys.executable, "-c", "from extract.cli.main import main; main()"]


def whole(db: Path) -> list[str]:
    """The names of the documents of a database that is in order."""
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [name for (name,) in connection.execute("SELECT file_name FROM documents ORDER BY file_name")]


@pytest.fixture
def frozen(tmp_path: Path) -> list[str]:
    """A command before others, which then see `tmp_path / "disk"` as a disk that cannot be written."""
    disk = tmp_path / "disk"
    disk.mkdir()
    script = f'mount --bind "{disk}" "{disk}" && mount -o remount,ro,bind "{disk}" && exec "$0" "$@"'
    before = ["unshare", "-m", "sh", "-c", script]
    if shutil.which("unshare") is None or subprocess.run([*before, "true"], check=False).returncode:
        pytest.skip("no disk can be made read-only here")
    return before


def test_a_database_on_a_read_only_disk_is_served_and_read(tmp_path: Path, frozen: list[str]) -> None:
    db = tmp_path / "disk" / "x.db"
    assert ingest(odd_files.notice(tmp_path / "a.txt"), db, engine="here").ok
    shown = subprocess.run(
        [*frozen, *_GOUJI, "status", "--db", db], capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0 and "a.txt" in shown.stdout
    command = [*frozen, *_GOUJI, "serve", "--db", str(db), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            address = re.search(r"http://\S+", said := server.stderr.readline())
            assert address is not None, said + server.stderr.read()
            for page in ("", "gouji/pages", "-/page/1/1", "-/search?q=200"):
                with urllib.request.urlopen(address[0] + page) as answer:
                    assert answer.status == 200
        finally:
            server.terminate()
    refused = subprocess.run(
        [*frozen, *_GOUJI, "ingest", tmp_path / "a.txt", "--db", db],
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert refused.stderr.startswith("错误：") and refused.stderr.count("\n") == 1


def test_two_ingests_at_once_both_get_in(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        for number in range(4):
            odd_files.notice(tmp_path / name / f"{name}{number}.txt", f"{odd_files.NOTICE}{name}{number}")
    db = tmp_path / "x.db"
    runs = [
        subprocess.Popen(
            [*_GOUJI, "ingest", str(tmp_path / name), "--db", str(db), "--workers", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    for run in runs:
        _, said = run.communicate()
        assert run.returncode == 0, said
    assert whole(db) == [f"{name}{number}.txt" for name in "ab" for number in range(4)]


def test_a_database_copied_while_it_is_written_is_whole(tmp_path: Path) -> None:
    """With its log the copy has what was done when it was made; without, what the file alone held. Neither is broken."""
    db = tmp_path / "x.db"
    assert ingest(odd_files.notice(tmp_path / "a.txt"), db, engine="here").ok
    with closing(sqlite3.connect(db)) as holder:
        holder.execute("BEGIN")
        holder.execute(
            "SELECT count(*) FROM documents"
        ).fetchone()  # who reads keeps the log from being folded in
        assert ingest(odd_files.notice(tmp_path / "b.txt", odd_files.NOTICE * 2), db, engine="here").ok
        for name, files in (("both", ("x.db", "x.db-wal")), ("alone", ("x.db",))):
            (tmp_path / name).mkdir()
            for file in files:
                shutil.copy(tmp_path / file, tmp_path / name)
    assert whole(tmp_path / "both" / "x.db") == ["a.txt", "b.txt"]
    assert whole(tmp_path / "alone" / "x.db") == ["a.txt"]
    assert [row["file_name"] for row in status(tmp_path / "both" / "x.db")["documents"]] == ["a.txt", "b.txt"]
    again = ingest([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "alone" / "x.db", engine="here")
    assert [entry.status for entry in again.files] == ["unchanged", "done"]
