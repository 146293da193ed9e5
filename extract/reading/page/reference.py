"""The same page read by pdfplumber: it steps in where `fastpage` fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.page import Page

from extract.reading.page.characters import Char
from extract.reading.page.ink import Ink
from extract.reading.page.paths import Shapes
from extract.reading.page.radicals import unify

_BOLD_NAMES = ("bold", "black", "heavy", "hei", "黑体")


class ReferencePage(Ink):
    """Characters and paths of one page as pdfplumber reads them; `frame` and turned text excepted.

    It knows neither invisible text nor the spaces of the font.
    """

    def __init__(self, page: Page) -> None:
        shapes = Shapes(
            lines=[_shape(line, order) for order, line in enumerate(page.lines)],
            rects=[_shape(rect, order) for order, rect in enumerate(page.rects)],
            curves=[_shape(curve, order) for order, curve in enumerate(page.curves)],
            images=[(i["x0"], i["top"], i["x1"], i["bottom"]) for i in page.images],
        )
        chars = [_char(char, index) for index, char in enumerate(page.chars) if char["text"].isprintable()]
        super().__init__(page.page_number, float(page.width), float(page.height), chars, shapes)
        self._page = page
        self._fonts = [str(char.get("fontname", "")).lower() for char in page.chars]

    @property
    def visible(self) -> tuple[float, float, float, float]:
        """The part of the page that a viewer shows (the crop box)."""
        x0, top, x1, bottom = self._page.cropbox
        return x0, top, x1, bottom

    def is_bold(self, char: Char) -> bool:
        """By the font's name."""
        return any(name in self._fonts[char["index"]] for name in _BOLD_NAMES)


@contextmanager
def reference_page(path: Path, number: int, password: str | None = None) -> Iterator[ReferencePage]:
    """One page of a file, from 1."""
    with pdfplumber.open(path, pages=[number], password=password) as pdf:
        page = pdf.pages[0]
        try:
            yield ReferencePage(page)
        finally:
            page.close()


def _char(char: dict[str, Any], index: int) -> Char:
    return {**char, "text": unify(char["text"]), "index": index, "spaced": False}


def _shape(shape: dict[str, Any], order: int) -> dict[str, Any]:
    fill = _color(shape.get("non_stroking_color")) if shape.get("fill") else None
    stroke = _color(shape.get("stroking_color")) if shape.get("stroke") else None
    return {
        **shape,
        "fill": fill,
        "stroke": stroke if fill is not None or stroke is not None else 0,
        "order": order,
    }


def _color(value: Any) -> int:
    """0xRRGGBB of a colour in grey, red, green and blue, or cyan, magenta, yellow and black; black where it is
    unknown."""
    parts = [float(v) for v in value if isinstance(v, int | float)] if isinstance(value, tuple | list) else []
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    if len(parts) == 1:
        parts *= 3
    if len(parts) != 3:
        return 0
    red, green, blue = (round(255 * min(1.0, max(0.0, part))) for part in parts)
    return red << 16 | green << 8 | blue
