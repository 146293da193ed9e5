"""A watched folder: what comes in is taken up once, and only when it has come in whole."""

from __future__ import annotations

from pathlib import Path

import odd_files

from extract.jobs.watch import watch
from schemas import Report


def test_files_are_taken_up_once_when_they_no_longer_grow(tmp_path: Path) -> None:
    taken: list[list[str]] = []
    growing = tmp_path / "growing.txt"

    def ingest(paths: list[Path]) -> Report:
        taken.append(sorted(path.name for path in paths))
        return Report(files=[])

    looks = 0

    class EnoughError(Exception):
        pass

    def wait(seconds: float) -> None:
        """Between two looks: something happens in the folder."""
        nonlocal looks
        looks += 1
        if looks in (2, 3, 4):
            with growing.open("a", encoding="utf-8") as out:
                out.write(odd_files.NOTICE)
        if looks == 8:
            odd_files.notice(tmp_path / "a.txt", odd_files.NOTICE * 2)
        if looks == 12:
            raise EnoughError

    odd_files.notice(tmp_path / "a.txt")
    reports = watch(tmp_path, ingest, wait=wait)
    try:
        for _ in reports:
            pass
    except EnoughError:
        pass
    assert taken == [["a.txt"], ["growing.txt"], ["a.txt"]]
