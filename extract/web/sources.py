"""The file behind a document: the first of its known places that still has the same content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.reading.files import PDF_SUFFIXES, ReadingError, digest


@dataclass(frozen=True)
class Source:
    """The file, or why there is none in one sentence."""

    path: Path | None
    problem: str | None = None


def find(paths: Iterable[str], sha256: str, file_name: str) -> Source:
    """The first path whose content has the digest."""
    known = [Path(path) for path in paths]
    changed: list[Path] = []
    for path in known:
        try:
            state = path.stat()
            content = _digest(path, (state.st_mtime_ns, state.st_size))
        except (OSError, ReadingError):
            continue
        if content == sha256:
            return Source(path)
        changed.append(path)
    if changed:
        return Source(
            None, f"{changed[0]} 的内容已与导入时不同；请放回原来的文件，或用 gouji ingest 重新导入"
        )
    place = f"{known[0]} 已不在原处" if known else f"没有记下 {file_name} 的位置"
    return Source(None, f"{place}；请把文件放回，或用 gouji ingest 重新导入后再看页面图像")


def is_pdf(file_name: str) -> bool:
    """Whether a document has pages that can be rendered, by its file's name."""
    return Path(file_name).suffix.lower() in PDF_SUFFIXES


@lru_cache(maxsize=512)
def _digest(path: Path, _state: tuple[int, int]) -> str:
    """The digest of a file's content; its time and size stand for the content, so that it is read once."""
    return digest(path)
