"""Text that is only in pictures, by optical character recognition (RapidOCR, PP-OCR models, no network).

Recognised text takes the same way as printed text: its characters get boxes, straight edges in the picture
become the rules of tables, and the page is laid out from both.
"""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING, Any

import pypdfium2

from extract.reading.layout.draft import Rect
from extract.reading.layout.marks import BULLET
from extract.reading.ocr.strokes import PIXELS_PER_POINT, edges, rules_of
from extract.reading.page.characters import Char
from extract.reading.page.ink import Ink
from extract.reading.page.paths import Shapes
from extract.reading.page.radicals import unify

if TYPE_CHECKING:
    import numpy

_LEAST_SCORE = 0.6
_UPRIGHT_STACK = 1.5
"""A box so many times taller than wide holds characters that stand one below the other."""
_NARROW, _WIDE = 0.55, 1.0
_SAME_SIZE = 1.2


@functools.cache
def available() -> bool:
    """Whether recognition is installed (`gouji[ocr]`)."""
    try:
        import rapidocr  # noqa: F401
    except ImportError:
        return False
    return True


def recognise(page: pypdfium2.PdfPage, number: int, box: Rect, origin: tuple[float, float]) -> Ink:
    """The text and rules in a part of a page.

    `box` is in the page's coordinates, which the visible page's upper left corner has as `origin`.
    """
    pixels = _pixels(page, box, origin)
    found = _engine()(pixels[:, :, ::-1])
    chars: list[Char] = []
    if found.txts is not None:
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            if score >= _LEAST_SCORE:
                chars += _chars(corners, text, len(chars))
    rules = rules_of(pixels, chars)
    _even_sizes(chars)
    for thing in (*chars, *rules):
        for key, distance in (("x0", box[0]), ("x1", box[0]), ("top", box[1]), ("bottom", box[1])):
            thing[key] += distance
    width, height = page.get_size()
    return Ink(number, width, height, chars, Shapes(lines=rules))


def shows_grid(page: pypdfium2.PdfPage, box: Rect, origin: tuple[float, float]) -> bool:
    """Whether a picture has the rules of a table: several straight edges across and down most of it."""
    found = edges(_pixels(page, box, origin))
    width, height = box[2] - box[0], box[3] - box[1]
    across = {round(e["top"] / 4) for e in found if e["width"] > 0.6 * width}
    down = {round(e["x0"] / 4) for e in found if e["height"] > 0.4 * height}
    return len(across) >= 4 and len(down) >= 3


def _pixels(page: pypdfium2.PdfPage, box: Rect, origin: tuple[float, float]) -> numpy.ndarray[Any, Any]:
    import numpy as np

    left, up = origin
    width, height = page.get_size()
    crop = (box[0] - left, height - (box[3] - up), width - (box[2] - left), box[1] - up)
    image = page.render(scale=PIXELS_PER_POINT, crop=tuple(max(0.0, v) for v in crop)).to_pil().convert("RGB")
    return np.asarray(image)


@functools.cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 2})


def _chars(corners: Any, text: str, index: int) -> list[Char]:
    """Characters of one recognised line, spread over its box by their usual widths."""
    text = unify(text.strip())
    mark = BULLET.match(text)
    if mark:
        text = text[mark.end() :].strip()  # a bullet is recognised now and then; it says nothing
    if not text:
        return []
    xs = [float(p[0]) / PIXELS_PER_POINT for p in corners]
    ys = [float(p[1]) / PIXELS_PER_POINT for p in corners]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if bottom - top > _UPRIGHT_STACK * (x1 - x0) and len(text) > 1:
        step = (bottom - top) / len(text)
        return [_char(c, x0, top + i * step, x1, top + (i + 1) * step, index + i) for i, c in enumerate(text)]
    # Boxes of recognition are a little taller than the letters.
    slack = 0.1 * (bottom - top)
    top, bottom = top + slack, bottom - slack
    weights = [_WIDE if c >= "\u2e80" else _NARROW for c in text]
    unit = (x1 - x0) / sum(weights)
    found, x = [], x0
    for offset, (c, weight) in enumerate(zip(text, weights, strict=True)):
        found.append(_char(c, x, top, x + weight * unit, bottom, index + offset))
        x += weight * unit
    return found


def _char(text: str, x0: float, top: float, x1: float, bottom: float, index: int) -> Char:
    return {
        "object_type": "char",
        "text": text,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "upright": True,
        "width": x1 - x0,
        "height": bottom - top,
        "size": bottom - top,
        "index": index,
        "spaced": False,
    }


def _even_sizes(chars: list[Char]) -> None:
    """Give print of nearly one size one height: recognition measures it by the letters that are there."""
    members: list[Char] = []
    for char in sorted(chars, key=lambda c: -c["size"]):
        if members and char["size"] * _SAME_SIZE < members[0]["size"]:
            _set_median(members)
            members = []
        members.append(char)
    _set_median(members)


def _set_median(members: list[Char]) -> None:
    size = members[len(members) // 2]["size"] if members else 0.0
    for char in members:
        middle = (char["top"] + char["bottom"]) / 2
        char["top"] = char["doctop"] = middle - size / 2
        char["bottom"] = middle + size / 2
        char["size"] = char["height"] = size
