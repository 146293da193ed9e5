"""From a PDF's own coordinates to those that boxes are given in.

A PDF's origin is at the bottom left of the media box and its pages may carry a rotation. Boxes here follow
pdfplumber: points, origin at the top left, page shown as a viewer shows it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass

import numpy
import pypdfium2
import pypdfium2.raw as pdfium

Positions = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float64]]

_ROUNDING = 1.5 * 2.0**52
"""Added and taken off again, it leaves a whole number: a fourth of the time that `round` takes."""


def rounded(values: Iterable[float]) -> list[float]:
    """Positions to a thousandth of a point: PDFium computes with 32 bits, files print three decimals at most.

    Two that are 3 points apart in the file are so here; pdfplumber's tolerances ask for just that.
    """
    return [(value * 1000 + _ROUNDING - _ROUNDING) / 1000 for value in values]


def all_rounded(values: Positions) -> list[float]:
    """What `rounded` gives, of many positions at once."""
    found: list[float] = ((values * 1000 + _ROUNDING - _ROUNDING) / 1000).tolist()
    return found


@dataclass(frozen=True, slots=True)
class Frame:
    """An axis-parallel map from PDF space to page space, and the size of the page there.

    `x = xx * px + xy * py + x_offset`, `top = yx * px + yy * py + y_offset`, where one of each pair of
    factors is zero and the other is 1 or -1.
    """

    xx: int
    xy: int
    yx: int
    yy: int
    x_offset: float
    y_offset: float
    width: float
    height: float

    @property
    def upright(self) -> bool:
        """Whether the map is the ordinary one: x is kept, y is turned over."""
        return self.xx == 1 and self.yy == -1

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(x0, top, x1, bottom) of a PDF rectangle."""
        x_a, y_a = self.point(left, bottom)
        x_b, y_b = self.point(right, top)
        return min(x_a, x_b), min(y_a, y_b), max(x_a, x_b), max(y_a, y_b)

    def point(self, px: float, py: float) -> tuple[float, float]:
        """(x, top) of a PDF point."""
        return self.xx * px + self.xy * py + self.x_offset, self.yx * px + self.yy * py + self.y_offset


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of the page that makes its text run from left to right, for pages shown lying on their side.

    `degrees` is the direction of the text as shown, clockwise; `width` and `height` are the page's as shown. A
    picture of a page that is printed much larger than people write is read at `scale`: one point of what is read
    are so many points of the page.
    """

    degrees: int
    width: float
    height: float
    scale: float = 1.0

    def frame(self, shown: Frame) -> Frame:
        """The frame of the turned page, from the frame of the page as shown."""
        s, w, h = shown, self.width, self.height
        if self.degrees == 90:
            return Frame(s.yx, s.yy, -s.xx, -s.xy, s.y_offset, w - s.x_offset, h, w)
        if self.degrees == 180:
            return Frame(-s.xx, -s.xy, -s.yx, -s.yy, w - s.x_offset, h - s.y_offset, w, h)
        if self.degrees == 270:
            return Frame(-s.yx, -s.yy, s.xx, s.xy, h - s.y_offset, s.x_offset, h, w)
        return s

    def back(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A box of the turned page on the page as shown."""
        if self.scale != 1.0:
            x0, top, x1, bottom = (value * self.scale for value in (x0, top, x1, bottom))
        w, h = self.width, self.height
        if self.degrees == 90:
            return w - bottom, x0, w - top, x1
        if self.degrees == 180:
            return w - x1, h - bottom, w - x0, h - top
        if self.degrees == 270:
            return top, h - x1, bottom, h - x0
        return x0, top, x1, bottom

    def back_along(self, value: float) -> float:
        """A position along a line of the turned page: x as shown, or top where lines run up or down."""
        value *= self.scale
        if self.degrees == 180:
            return self.width - value
        return self.height - value if self.degrees == 270 else value


def media_frame(page: pypdfium2.PdfPage) -> Frame:
    """The frame of the page as shown, in pdfplumber's coordinates."""
    left, bottom, right, top = _media_box(page)
    width, height = right - left, top - bottom
    # Where the media box does not begin at (0, 0), pdfplumber adds its corner to positions taken from it.
    rotation = page.get_rotation()
    if rotation == 90:
        return Frame(0, 1, 1, 0, 0.0, -2 * left, height, width)
    if rotation == 180:
        return Frame(-1, 0, 0, 1, right + left, -2 * bottom, width, height)
    if rotation == 270:
        return Frame(0, -1, -1, 0, top + bottom, right - left, height, width)
    return Frame(1, 0, 0, -1, 0.0, top - bottom, width, height)


def visible_box(page: pypdfium2.PdfPage, frame: Frame) -> tuple[float, float, float, float]:
    """The part of the page that a viewer shows (the crop box), in the coordinates of `frame`."""
    left, bottom, right, top = page.get_bbox()
    return frame.box(left, bottom, right, top)


def _media_box(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    values = [ctypes.c_float() for _ in range(4)]
    if pdfium.FPDFPage_GetMediaBox(page.raw, *(ctypes.byref(v) for v in values)):
        x_a, y_a, x_b, y_b = (v.value for v in values)
        return min(x_a, x_b), min(y_a, y_b), max(x_a, x_b), max(y_a, y_b)
    # PDFium does not report a media box that the page inherits; without a crop box the two are the same.
    left, bottom, right, top = page.get_bbox()
    return left, bottom, right, top
