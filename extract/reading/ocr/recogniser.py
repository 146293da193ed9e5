"""Text that is only in pictures, by optical character recognition (RapidOCR, PP-OCR models, no network).

Recognised text takes the same way as printed text: its characters get boxes, straight edges in the picture
become the rules of tables, and the page is laid out from both.
"""

from __future__ import annotations

import functools
import logging
import os
from typing import TYPE_CHECKING, Any

import pypdfium2

from extract.reading.layout.draft import Rect
from extract.reading.layout.marks import BULLET
from extract.reading.ocr.strokes import edges, rules_of
from extract.reading.page.characters import Char
from extract.reading.page.ink import Ink
from extract.reading.page.paths import Shapes
from extract.reading.page.radicals import unify

if TYPE_CHECKING:
    import numpy

_PIXELS_PER_POINT = 200 / 72
"""How finely a page of usual print is drawn to be recognised."""
_LONGEST_SIDE = 2_400
"""Pixels: the models look at no more, and a larger picture only costs memory."""
_USUAL_PRINT = 10.5
"""Points of the usual print of a page, 五号."""
_LARGE_PRINT = 1.6
"""From so many times the usual print on, a page is a smaller one blown up."""
_LEAST_SCORE = 0.6
_UPRIGHT_STACK = 1.5
"""A box so many times taller than wide holds characters that stand one below the other."""
_NARROW, _WIDE = 0.55, 1.0
_SAME_SIZE = 1.2


def recognise(
    page: pypdfium2.PdfPage, number: int, box: Rect, origin: tuple[float, float], whole: bool = False
) -> tuple[Ink, float]:
    """The text and rules in a part of a page, and how many points of the page are one of theirs.

    `box` is in the page's coordinates, which the visible page's upper left corner has as `origin`. Where the
    `whole` page is a picture of a smaller one blown up, it is given at the smaller one's size.
    """
    pixels, density = _pixels(page, box, origin)
    found = _engine()(pixels[:, :, ::-1])
    lines = []
    if found.txts is not None:
        rows = zip(found.boxes, found.txts, found.scores, strict=True)
        lines = [(corners, text) for corners, text, score in rows if score >= _LEAST_SCORE]
    scale = _blown_up(lines, density) if whole else 1.0
    density *= scale
    chars: list[Char] = []
    for corners, text in lines:
        chars += _chars(corners, text, len(chars), density)
    rules = rules_of(pixels, density, chars)
    _even_sizes(chars)
    for thing in (*chars, *rules):
        for key, distance in (("x0", box[0]), ("x1", box[0]), ("top", box[1]), ("bottom", box[1])):
            thing[key] += distance / scale
    width, height = page.get_size()
    return Ink(number, width / scale, height / scale, chars, Shapes(lines=rules)), scale


def _blown_up(lines: list[tuple[Any, str]], density: float) -> float:
    """How many times larger than usual the print is; 1 where it is not much larger."""
    heights = sorted(
        max(float(p[1]) for p in corners) - min(float(p[1]) for p in corners) for corners, text in lines
    )
    times = heights[len(heights) // 2] / density / _USUAL_PRINT if heights else 1.0
    return times if times > _LARGE_PRINT else 1.0


def shows_grid(page: pypdfium2.PdfPage, box: Rect, origin: tuple[float, float]) -> bool:
    """Whether a picture has the rules of a table: several straight edges across and down most of it."""
    found = edges(*_pixels(page, box, origin))
    width, height = box[2] - box[0], box[3] - box[1]
    across = {round(e["top"] / 4) for e in found if e["width"] > 0.6 * width}
    down = {round(e["x0"] / 4) for e in found if e["height"] > 0.4 * height}
    return len(across) >= 4 and len(down) >= 3


def _pixels(
    page: pypdfium2.PdfPage, box: Rect, origin: tuple[float, float]
) -> tuple[numpy.ndarray[Any, Any], float]:
    """A part of a page as a picture, and its pixels a point."""
    import numpy as np

    left, up = origin
    width, height = page.get_size()
    crop = (box[0] - left, height - (box[3] - up), width - (box[2] - left), box[1] - up)
    longest = max(1.0, box[2] - box[0], box[3] - box[1])
    density = min(_PIXELS_PER_POINT, _LONGEST_SIDE / longest)
    image = page.render(scale=density, crop=tuple(max(0.0, v) for v in crop)).to_pil().convert("RGB")
    return np.asarray(image), density


_threads = os.cpu_count() or 1


def use_threads(count: int) -> None:
    """How many threads one recognition may use: fewer where several processes recognise at once."""
    global _threads
    _threads = max(1, count)


@functools.cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": _threads,
            # Memory that was wanted once is given back: pages differ in size.
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
        }
    )


def _chars(corners: Any, text: str, index: int, density: float) -> list[Char]:
    """Characters of one recognised line, spread over its box by their usual widths."""
    text = unify(text.strip())
    mark = BULLET.match(text)
    if mark:
        text = text[mark.end() :].strip()  # a bullet is recognised now and then; it says nothing
    if not text:
        return []
    xs = [float(p[0]) / density for p in corners]
    ys = [float(p[1]) / density for p in corners]
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
        "text": text,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "upright": True,
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
        char["top"] = middle - size / 2
        char["bottom"] = middle + size / 2
        char["size"] = size
