"""The lines, rectangles, curves and images of a page, read through PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.reading.page.calls import (
    address,
    count_in_form,
    count_in_page,
    count_segments,
    draw_mode,
    fill_color,
    object_in_form,
    object_in_page,
    object_kind,
    object_matrix,
    render_mode,
    segment,
    segment_closes,
    segment_kind,
    segment_point,
    stroke_color,
)
from extract.reading.page.frames import Frame, rounded

Shape = dict[str, Any]
"""A line, rectangle or curve as pdfplumber describes it; `fill` and `stroke` are the colours as 0xRRGGBB, or None
where it has none, `order` its place in the order of painting."""

_SNAP = 0.01
"""Points by which a line may be off the level for want of precision (PDFium computes with 32 bits)."""
_DEEPEST_FORM = 12
_TRANSPARENT = 16
"""Of 255: what is painted thinner than this is not seen."""
_NO_COLOR = 0x808080
"""For patterns, and where PDFium does not say."""
_BEZIER_POINTS = 3
_LETTERS = {
    pdfium.FPDF_SEGMENT_LINETO: "l",
    pdfium.FPDF_SEGMENT_BEZIERTO: "c",
    pdfium.FPDF_SEGMENT_MOVETO: "m",
}
_PATH, _TEXT, _IMAGE, _FORM = (
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_FORM,
)


class TooManyError(Exception):
    """More is drawn on a page than is wanted; the argument says how much was counted until then."""


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass
class Shapes:
    """What is drawn on a page besides text."""

    lines: list[Shape] = field(default_factory=list)
    rects: list[Shape] = field(default_factory=list)
    curves: list[Shape] = field(default_factory=list)
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    """PDFium's text objects, of use while the page is open."""

    def has_invisible_text(self) -> bool:
        """Whether some text is printed without fill and outline; to be asked while the page is open."""
        return pdfium.FPDF_TEXTRENDERMODE_INVISIBLE in map(render_mode, self.texts)


def read_shapes(page: pypdfium2.PdfPage, frame: Frame, most: int | None = None) -> Shapes:
    """Everything drawn on the page, form objects opened, in the coordinates of `frame`.

    Raises:
        TooManyError: more than `most` objects are drawn, those of a form each time that it is used.
    """
    walker = _Walker(frame, most)
    walker.walk(address(page.raw), count_in_page, object_in_page, _IDENTITY, 0)
    return walker.shapes


class _Walker:
    def __init__(self, frame: Frame, most: int | None) -> None:
        self.frame = frame
        self.most = most
        self.seen = 0
        self.shapes = Shapes()
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.addressof(self._matrix)
        self._modes = (ctypes.c_int * 2)()
        self._modes_at = ctypes.addressof(self._modes)
        self._color = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._color)
        self._color_at = (start, start + 4, start + 8, start + 12)
        self._order = 0
        self._paint: tuple[int | None, int | None] = (None, None)
        self._make_room(64)

    def _make_room(self, points: int) -> None:
        """Room for the coordinates of a path."""
        self._points = (ctypes.c_float * (2 * points))()
        start = ctypes.addressof(self._points)
        self._x_at, self._y_at = (
            range(start, start + 8 * points, 8),
            range(start + 4, start + 4 + 8 * points, 8),
        )

    def walk(
        self, container: int, count: Callable[..., int], get: Callable[..., int], matrix: _Matrix, depth: int
    ) -> None:
        """Visit the objects of a page or of a form."""
        n_objects = count(container)
        self.seen += n_objects
        if self.most is not None and self.seen > self.most:
            raise TooManyError(self.seen)
        objects = list(map(get, repeat(container), range(n_objects)))
        for found, kind in zip(objects, map(object_kind, objects), strict=True):
            if kind == _TEXT:
                self.shapes.texts.append(found)
            elif kind == _PATH:
                self._path(found, matrix)
            elif kind == _IMAGE:
                self._image(found, matrix)
            elif kind == _FORM and depth < _DEEPEST_FORM:
                inner = _multiply(self._matrix_of(found), matrix)
                self.walk(found, count_in_form, object_in_form, inner, depth + 1)

    def _matrix_of(self, found: int) -> _Matrix:
        object_matrix(found, self._matrix_at)
        a, b, c, d, e, f = self._matrix
        return a, b, c, d, e, f

    def _image(self, found: int, matrix: _Matrix) -> None:
        a, b, c, d, e, f = _multiply(self._matrix_of(found), matrix)
        corners = [(e, f), (a + e, b + f), (c + e, d + f), (a + c + e, b + d + f)]
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        self.shapes.images.append(self.frame.box(min(xs), min(ys), max(xs), max(ys)))

    def _path(self, found: int, matrix: _Matrix) -> None:
        count = count_segments(found)
        if count < 2:
            return
        segments = list(map(segment, repeat(found), range(count)))
        letters = "".join([_LETTERS.get(kind, "m") for kind in map(segment_kind, segments)])
        points = self._points_of(segments, _multiply(self._matrix_of(found), matrix))
        draw_mode(found, self._modes_at, self._modes_at + 4)
        filled, stroked = self._modes
        fill = self._color_of(found, fill_color) if filled else None
        stroke = self._color_of(found, stroke_color) if stroked else None
        if fill is None and stroke is None:
            return
        self._order += 1
        self._paint = fill, stroke
        if "c" not in letters and letters.rfind("m") == 0:
            self._shape(points, letters, segments)
            return
        for start, end in _subpaths(letters):
            kept, operators = _without_controls(letters[start:end])
            if len(kept) > 1:
                self._shape([points[start + i] for i in kept], operators, segments[start:end])

    def _color_of(self, found: int, read: Callable[..., int]) -> int | None:
        """The colour with which something is painted; None where it is transparent."""
        if not read(found, *self._color_at):
            return _NO_COLOR
        red, green, blue, alpha = self._color
        return None if alpha < _TRANSPARENT else red << 16 | green << 8 | blue

    def _points_of(self, segments: list[int], matrix: _Matrix) -> list[tuple[float, float]]:
        """The points of a path on the page."""
        count = len(segments)
        if count > len(self._x_at):
            self._make_room(2 * count)
        list(map(segment_point, segments, self._x_at, self._y_at))
        values = self._points[: 2 * count]
        a, b, c, d, e, f = matrix
        xs, ys = values[0::2], values[1::2]
        frame = self.frame
        if frame.upright:
            dx, dy = frame.x_offset, frame.y_offset
            across = rounded([a * x + c * y + e + dx for x, y in zip(xs, ys, strict=True)])
            down = rounded([dy - (b * x + d * y + f) for x, y in zip(xs, ys, strict=True)])
            return list(zip(across, down, strict=True))
        points = [frame.point(a * x + c * y + e, b * x + d * y + f) for x, y in zip(xs, ys, strict=True)]
        return list(zip(*map(rounded, zip(*points, strict=True)), strict=True))

    def _shape(self, points: list[tuple[float, float]], operators: str, segments: list[int]) -> None:
        xs, tops = zip(*points, strict=True)
        x0, x1, top, bottom = min(xs), max(xs), min(tops), max(tops)
        if x1 - x0 < _SNAP:
            x1 = x0
        if bottom - top < _SNAP:
            bottom = top
        fill, stroke = self._paint
        shape: Shape = {
            "x0": x0,
            "x1": x1,
            "top": top,
            "bottom": bottom,
            "width": x1 - x0,
            "height": bottom - top,
            "fill": fill,
            "stroke": stroke,
            "order": self._order,
        }
        if operators == "ml" or (operators == "mll" and points[0] == points[2]):
            self.shapes.lines.append(shape)
        elif _is_rectangle(xs, tops, operators, segments):
            self.shapes.rects.append(shape)
        else:
            shape["bent"] = "c" in operators
            closed = points[0] != points[-1] and any(map(segment_closes, segments))
            shape["pts"] = [*points, points[0]] if closed else points
            self.shapes.curves.append(shape)


def _subpaths(letters: str) -> list[tuple[int, int]]:
    """(start, end) of each run of segments that begins with a move."""
    starts = [i for i, letter in enumerate(letters) if letter == "m"]
    if starts[:1] != [0]:
        starts.insert(0, 0)
    return list(zip(starts, [*starts[1:], len(letters)], strict=True))


def _without_controls(letters: str) -> tuple[list[int], str]:
    """Positions and letters of the points on the path: of the three points of a Bézier segment the last."""
    kept, operators, beziers = [], "", 0
    for i, letter in enumerate(letters):
        if letter == "c":
            beziers = (beziers + 1) % _BEZIER_POINTS
            if beziers:
                continue
        kept.append(i)
        operators += letter
    return kept, operators


def _is_rectangle(
    xs: tuple[float, ...], tops: tuple[float, ...], operators: str, segments: list[int]
) -> bool:
    if not (operators == "mllll" or (operators == "mlll" and any(map(segment_closes, segments)))):
        return False
    if len(xs) == 5 and abs(xs[0] - xs[4]) + abs(tops[0] - tops[4]) > _SNAP:
        return False
    xa, xb, xc, xd = xs[:4]
    ya, yb, yc, yd = tops[:4]
    across = abs(ya - yb) < _SNAP and abs(xb - xc) < _SNAP and abs(yc - yd) < _SNAP and abs(xd - xa) < _SNAP
    down = abs(xa - xb) < _SNAP and abs(yb - yc) < _SNAP and abs(xc - xd) < _SNAP and abs(yd - ya) < _SNAP
    return across or down


def _multiply(m: _Matrix, n: _Matrix) -> _Matrix:
    if n is _IDENTITY:
        return m
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
