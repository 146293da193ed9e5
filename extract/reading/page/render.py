"""Pages as pictures, for looking at evidence."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import pypdfium2

from extract.errors import shown_name
from extract.reading.files import ReadingError
from extract.reading.page.frames import media_frame, visible_box
from extract.reading.page.opening import open_pdf

_LARGEST = 4000
"""Pixels: a page is never rendered larger, whatever is asked for."""

_LOCK = Lock()
"""PDFium is not thread-safe."""


@dataclass(frozen=True)
class Picture:
    """A rendered page, and the part of the page's coordinates that it shows: (x0, top, x1, bottom)."""

    png: bytes
    shown: tuple[float, float, float, float]


def render_page(path: Path, page: int, scale: float = 2.0, password: str | None = None) -> Picture:
    """Render a page (from 1) at `scale` pixels a point.

    Raises:
        ReadingError: the file cannot be read, or has no such page.
    """
    with _page(path, page, password) as found:
        shown = visible_box(found, media_frame(found))
        longest = max(shown[2] - shown[0], shown[3] - shown[1], 1.0)
        image = found.render(scale=min(scale, _LARGEST / longest)).to_pil()
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        return Picture(buffer.getvalue(), shown)


def shown_area(path: Path, page: int, password: str | None = None) -> tuple[float, float, float, float]:
    """The part of the page's coordinates that its picture shows, without rendering it: (x0, top, x1, bottom).

    Raises:
        ReadingError: the file cannot be read, or has no such page.
    """
    with _page(path, page, password) as found:
        return visible_box(found, media_frame(found))


@contextmanager
def _page(path: Path, number: int, password: str | None) -> Iterator[pypdfium2.PdfPage]:
    with _LOCK, open_pdf(path, password, to_show=True) as pdf:
        if not 1 <= number <= len(pdf):
            raise ReadingError(f"{shown_name(path)} 没有第 {number} 页（共 {len(pdf)} 页）")
        page = pdf[number - 1]
        try:
            yield page
        finally:
            page.close()
