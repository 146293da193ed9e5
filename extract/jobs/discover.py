"""From the paths a person gives to the files to ingest."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import shown, shown_name
from extract.reading.files import PDF_SUFFIXES, TEXT_SUFFIXES

SUFFIXES = PDF_SUFFIXES | TEXT_SUFFIXES


@dataclass
class Found:
    """Files to ingest, each once, and a sentence for every path that gave none."""

    files: list[Path] = field(default_factory=list)
    problems: list[tuple[Path, str]] = field(default_factory=list)


def discover(paths: Iterable[Path]) -> Found:
    """Files named, and PDF and text files in folders named and below; hidden ones are passed over.

    Links are followed, each folder once; what cannot be looked into, and what is no file, is said.
    """
    found = Found()
    seen: set[Path] = set()
    for path in paths:
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            found.problems.append((path, f"{shown(path)} 不存在；请检查路径"))
            continue
        except OSError as error:
            found.problems.append((path, f"无法读取 {shown(path)}（{error.strerror}）；请检查权限与链接"))
            continue
        if stat.S_ISDIR(mode):
            before = len(found.files), len(found.problems)
            for file in _inside(path, found):
                _add(file, found, seen)
            if before == (len(found.files), len(found.problems)) and not _known(path, seen):
                found.problems.append((path, f"{shown(path)} 里没有 PDF 或 TXT 文件；请检查路径"))
        elif path.suffix.lower() not in SUFFIXES:
            found.problems.append((path, f"{shown_name(path)} 不是 PDF 或 TXT 文件；请先转换格式"))
        elif not stat.S_ISREG(mode):
            found.problems.append((path, f"{shown_name(path)} 不是普通文件（管道或设备）；请给出文件"))
        else:
            _add(path, found, seen)
    return found


def _add(file: Path, found: Found, seen: set[Path]) -> None:
    resolved = Path(os.path.realpath(file))
    if resolved not in seen:
        seen.add(resolved)
        found.files.append(file)


def _known(folder: Path, seen: set[Path]) -> bool:
    """Whether files of the folder were found by an earlier path."""
    real = Path(os.path.realpath(folder))
    return any(real in file.parents for file in seen)


def _inside(folder: Path, found: Found) -> Iterator[Path]:
    """The files of a folder and below, in the order of their paths."""

    def unreadable(error: OSError) -> None:
        where = Path(os.fsdecode(error.filename)) if error.filename else folder
        found.problems.append((where, f"无法打开文件夹 {shown(where)}（{error.strerror}）；请检查权限"))

    entered = {os.path.realpath(folder)}
    files: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=unreadable, followlinks=True):
        folders[:] = [name for name in folders if _is_new(os.path.join(place, name), entered)]  # noqa: PTH118
        for name in names:
            file = Path(place, name)
            if name.startswith(".") or file.suffix.lower() not in SUFFIXES:
                continue
            try:
                regular = stat.S_ISREG(file.stat().st_mode)
            except OSError as error:
                found.problems.append((file, f"无法读取 {shown(file)}（{error.strerror}）；请检查权限与链接"))
                continue
            if regular:
                files.append(file)
            else:
                found.problems.append((file, f"{shown_name(file)} 不是普通文件（管道或设备）；请给出文件"))
    return iter(sorted(files))


def _is_new(folder: str, entered: set[str]) -> bool:
    """Whether a folder is to be looked into: not hidden, and not looked into by another way."""
    real = os.path.realpath(folder)
    if Path(folder).name.startswith(".") or real in entered:
        return False
    entered.add(real)
    return True
