"""From the paths a person gives to the files to ingest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from extract.reading.reader import PDF_SUFFIXES, TEXT_SUFFIXES

SUFFIXES = PDF_SUFFIXES | TEXT_SUFFIXES


@dataclass
class Found:
    """Files to ingest, each once, and a sentence for every path that gave none."""

    files: list[Path] = field(default_factory=list)
    problems: list[tuple[Path, str]] = field(default_factory=list)


def discover(paths: Iterable[Path]) -> Found:
    """Files named, and PDF and text files in folders named and below; hidden ones are passed over."""
    found = Found()
    seen: set[Path] = set()

    def add(file: Path) -> None:
        resolved = file.resolve()
        if resolved not in seen:
            seen.add(resolved)
            found.files.append(file)

    for path in paths:
        if path.is_dir():
            inside = [p for p in sorted(path.rglob("*")) if p.is_file() and p.suffix.lower() in SUFFIXES]
            visible = [
                p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts)
            ]
            if not visible:
                found.problems.append((path, f"{path} 里没有 PDF 或 TXT 文件；请检查路径"))
            for file in visible:
                add(file)
        elif not path.exists():
            found.problems.append((path, f"{path} 不存在；请检查路径"))
        elif path.suffix.lower() not in SUFFIXES:
            found.problems.append((path, f"{path.name} 不是 PDF 或 TXT 文件；请先转换格式"))
        else:
            add(path)
    return found
