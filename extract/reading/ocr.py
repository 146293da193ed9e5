"""Text that is only in pictures, by optical character recognition (RapidOCR, PP-OCR models, no network).

Recognised text takes the same way as printed text: its characters get boxes, straight edges in the picture
become the rules of tables, and the page is laid out from both.
"""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING, Any

import pypdfium2

from extract.reading.characters import Char
from extract.reading.draft import Rect, overlap
from extract.reading.ink import Ink
from extract.reading.marks import BULLET
from extract.reading.paths import Shape, Shapes
from extract.reading.radicals import unify

if TYPE_CHECKING:
    import numpy

_PIXELS_PER_POINT = 200 / 72
_LEAST_SCORE = 0.6
_UPRIGHT_STACK = 1.5
"""A box so many times taller than wide holds characters that stand one below the other."""
_EDGE_CONTRAST = 4
_LEAST_ACROSS, _LEAST_DOWN = 20.0, 14.5
"""Points that a straight edge in a picture must have to be a rule: longer than the strokes of letters."""
_NARROW, _WIDE = 0.55, 1.0
_SAME_PLACE = 1.5
"""Points by which the pieces of one rule may lie apart."""
_TALLER, _BESIDE = 1.6, 3.0
"""Heights of a letter: an edge less tall, and within such a distance, is the letter's."""


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
    rules = _without_noise([rule for rule in _edges(pixels) if not _crosses_text(rule, chars)], chars)
    for thing in (*chars, *rules):
        for key, distance in (("x0", box[0]), ("x1", box[0]), ("top", box[1]), ("bottom", box[1])):
            thing[key] += distance
    width, height = page.get_size()
    return Ink(number, width, height, chars, Shapes(lines=rules))


def shows_grid(page: pypdfium2.PdfPage, box: Rect, origin: tuple[float, float]) -> bool:
    """Whether a picture has the rules of a table: several straight edges across and down most of it."""
    edges = _edges(_pixels(page, box, origin))
    width, height = box[2] - box[0], box[3] - box[1]
    across = {round(e["top"] / 4) for e in edges if e["width"] > 0.6 * width}
    down = {round(e["x0"] / 4) for e in edges if e["height"] > 0.4 * height}
    return len(across) >= 4 and len(down) >= 3


def _pixels(page: pypdfium2.PdfPage, box: Rect, origin: tuple[float, float]) -> numpy.ndarray[Any, Any]:
    import numpy as np

    left, up = origin
    width, height = page.get_size()
    crop = (box[0] - left, height - (box[3] - up), width - (box[2] - left), box[1] - up)
    image = (
        page.render(scale=_PIXELS_PER_POINT, crop=tuple(max(0.0, v) for v in crop)).to_pil().convert("RGB")
    )
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
    xs = [float(p[0]) / _PIXELS_PER_POINT for p in corners]
    ys = [float(p[1]) / _PIXELS_PER_POINT for p in corners]
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


def _edges(pixels: numpy.ndarray[Any, Any]) -> list[Shape]:
    """Long straight changes of colour: the rules of a table, or the borders of its coloured bands."""
    import numpy as np

    values = pixels.astype(np.int16)
    across = np.abs(values[1:] - values[:-1]).max(axis=2) > _EDGE_CONTRAST
    down = np.abs(values[:, 1:] - values[:, :-1]).max(axis=2) > _EDGE_CONTRAST
    found = []
    for level, start, end in _runs(across, int(_LEAST_ACROSS * _PIXELS_PER_POINT)):
        found.append(_rule(start, level + 0.5, end, level + 0.5))
    for level, start, end in _runs(down.T, int(_LEAST_DOWN * _PIXELS_PER_POINT)):
        found.append(_rule(level + 0.5, start, level + 0.5, end))
    return found


def _crosses_text(rule: Shape, chars: list[Char]) -> bool:
    """Whether a straight edge runs through letters: then it is their own, or the picture's noise around
    them."""
    crossed = 0.0
    for char in chars:
        inset = 0.15 * char["height"]
        if rule["width"]:
            if char["top"] + inset < rule["top"] < char["bottom"] - inset:
                crossed += max(0.0, overlap(rule["x0"], rule["x1"], char["x0"], char["x1"]))
        elif char["x0"] + inset < rule["x0"] < char["x1"] - inset:
            crossed += max(0.0, overlap(rule["top"], rule["bottom"], char["top"], char["bottom"]))
    length: float = rule["width"] + rule["height"]
    return crossed > 0.25 * length


def _without_noise(rules: list[Shape], chars: list[Char]) -> list[Shape]:
    """The rules without the noise of compression beside letters; what goes on with a rule is one."""
    beside = {id(rule) for rule in rules if _stands_by(rule, chars)}
    sure = [rule for rule in rules if not rule["width"] and id(rule) not in beside]

    def goes_on(rule: Shape) -> bool:
        return any(
            abs(other["x0"] - rule["x0"]) < _SAME_PLACE
            and overlap(other["top"], other["bottom"], rule["top"], rule["bottom"]) > -rule["height"]
            for other in sure
        )

    return [rule for rule in rules if id(rule) not in beside or goes_on(rule)]


def _stands_by(rule: Shape, chars: list[Char]) -> bool:
    """Whether an upright edge is hardly taller than letters next to it: the noise of compression around them."""
    if rule["width"]:
        return False
    for char in chars:
        height = char["height"]
        if (
            rule["height"] < _TALLER * height
            and abs(rule["x0"] - (char["x0"] + char["x1"]) / 2) < _BESIDE * height
        ):
            slack = 0.5 * height
            if char["top"] - slack < rule["top"] and rule["bottom"] < char["bottom"] + slack:
                return True
    return False


def _runs(mask: numpy.ndarray[Any, Any], least: int) -> list[tuple[int, int, int]]:
    """(row, start, end) of the runs of true values at least `least` long."""
    import numpy as np

    candidates = np.flatnonzero(mask.sum(axis=1) >= least)
    found = []
    for row in candidates:
        line = np.concatenate(([0], mask[row].view(np.int8), [0]))
        change = np.flatnonzero(np.diff(line))
        starts, ends = change[::2], change[1::2]
        # Compression breaks an edge for a pixel or two.
        if len(starts) > 1:
            joined = starts[1:] - ends[:-1] > 3
            starts = starts[np.concatenate(([True], joined))]
            ends = ends[np.concatenate((joined, [True]))]
        for start, end in zip(starts, ends, strict=True):
            if end - start >= least:
                found.append((int(row), int(start), int(end)))
    return found


def _rule(x0: float, top: float, x1: float, bottom: float) -> Shape:
    x0, top, x1, bottom = (v / _PIXELS_PER_POINT for v in (x0, top, x1, bottom))
    return {
        "object_type": "line",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "y0": 0.0,
        "y1": 0.0,
        "width": x1 - x0,
        "height": bottom - top,
        "fill": False,
        "stroke": True,
    }
