"""The lines, rectangles, curves and images of a page, read through PDFium."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.reading.frames import Frame

Shape = dict[str, Any]
"""A line, rectangle or curve as pdfplumber describes it, with `fill` and `stroke`."""

_SNAP = 0.01
"""Points by which a line may be off the level for want of precision (PDFium computes with 32 bits)."""
_DEEPEST_FORM = 12
_BEZIER_POINTS = 3

_Matrix = tuple[float, float, float, float, float, float]


@dataclass
class Shapes:
    """What is drawn on a page besides text."""

    lines: list[Shape] = field(default_factory=list)
    rects: list[Shape] = field(default_factory=list)
    curves: list[Shape] = field(default_factory=list)
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    invisible_text: bool = False
    """Whether some text is printed without fill and outline."""


def read_shapes(page: pypdfium2.PdfPage, frame: Frame, doctop: float = 0.0) -> Shapes:
    """Everything drawn on the page, form objects opened, in the coordinates of `frame`."""
    walker = _Walker(frame, doctop)
    walker.walk(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, (1, 0, 0, 1, 0, 0), 0)
    return walker.shapes


class _Walker:
    def __init__(self, frame: Frame, doctop: float) -> None:
        self.frame = frame
        self.doctop = doctop
        self.shapes = Shapes()
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_reference = ctypes.byref(self.matrix)
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.x_reference, self.y_reference = ctypes.byref(self.x), ctypes.byref(self.y)
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()

    def walk(self, container: Any, count: Any, get: Any, matrix: _Matrix, depth: int) -> None:
        """Visit the objects of a page or of a form."""
        kind_of = pdfium.FPDFPageObj_GetType
        for index in range(count(container)):
            found = get(container, index)
            kind = kind_of(found)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(found, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
                if pdfium.FPDFTextObj_GetTextRenderMode(found) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
                    self.shapes.invisible_text = True
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._image(found, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                inner = _multiply(self._matrix_of(found), matrix)
                self.walk(found, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1)

    def _matrix_of(self, found: Any) -> _Matrix:
        pdfium.FPDFPageObj_GetMatrix(found, self.matrix_reference)
        m = self.matrix
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _image(self, found: Any, matrix: _Matrix) -> None:
        a, b, c, d, e, f = _multiply(self._matrix_of(found), matrix)
        corners = [(e, f), (a + e, b + f), (c + e, d + f), (a + c + e, b + d + f)]
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        self.shapes.images.append(self.frame.box(min(xs), min(ys), max(xs), max(ys)))

    def _path(self, found: Any, matrix: _Matrix) -> None:
        count = pdfium.FPDFPath_CountSegments(found)
        if count < 2:
            return
        a, b, c, d, e, f = _multiply(self._matrix_of(found), matrix)
        frame = self.frame
        segment_of, type_of = pdfium.FPDFPath_GetPathSegment, pdfium.FPDFPathSegment_GetType
        point_of, closes = pdfium.FPDFPathSegment_GetPoint, pdfium.FPDFPathSegment_GetClose
        points: list[tuple[float, float]] = []
        operators, closed, beziers = "", False, 0
        subpaths: list[tuple[list[tuple[float, float]], str, bool]] = []
        for index in range(count):
            segment = segment_of(found, index)
            kind = type_of(segment)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                beziers = (beziers + 1) % _BEZIER_POINTS
                if beziers:
                    continue  # a control point
                operators += "c"
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                operators += "l"
            else:
                if len(points) > 1:
                    subpaths.append((points, operators, closed))
                points, operators, closed, beziers = [], "m", False, 0
            point_of(segment, self.x_reference, self.y_reference)
            x, y = self.x.value, self.y.value
            points.append(frame.point(a * x + c * y + e, b * x + d * y + f))
            closed = closed or bool(closes(segment))
        if len(points) > 1:
            subpaths.append((points, operators, closed))
        pdfium.FPDFPath_GetDrawMode(found, ctypes.byref(self.fill), ctypes.byref(self.stroke))
        for subpath in subpaths:
            self._shape(*subpath)

    def _shape(self, points: list[tuple[float, float]], operators: str, closed: bool) -> None:
        xs, tops = [p[0] for p in points], [p[1] for p in points]
        x0, x1, top, bottom = min(xs), max(xs), min(tops), max(tops)
        if x1 - x0 < _SNAP:
            x1 = x0
        if bottom - top < _SNAP:
            bottom = top
        shape: Shape = {
            "x0": x0,
            "x1": x1,
            "top": top,
            "bottom": bottom,
            "doctop": self.doctop + top,
            "y0": 0.0,
            "y1": 0.0,
            "width": x1 - x0,
            "height": bottom - top,
            "fill": bool(self.fill.value),
            "stroke": bool(self.stroke.value),
        }
        if operators == "ml" or (operators == "mll" and points[0] == points[2]):
            shape["object_type"] = "line"
            self.shapes.lines.append(shape)
        elif _is_rectangle(xs, tops, operators, closed):
            shape["object_type"] = "rect"
            self.shapes.rects.append(shape)
        else:
            shape["object_type"] = "curve"
            shape["pts"] = [*points, points[0]] if closed and points[0] != points[-1] else points
            self.shapes.curves.append(shape)


def _is_rectangle(xs: list[float], tops: list[float], operators: str, closed: bool) -> bool:
    if not (operators == "mllll" or (operators == "mlll" and closed)):
        return False
    if len(xs) == 5 and abs(xs[0] - xs[4]) + abs(tops[0] - tops[4]) > _SNAP:
        return False

    def same(i: int, j: int, values: list[float]) -> bool:
        return abs(values[i] - values[j]) < _SNAP

    across = same(0, 1, tops) and same(1, 2, xs) and same(2, 3, tops) and same(3, 0, xs)
    down = same(0, 1, xs) and same(1, 2, tops) and same(2, 3, xs) and same(3, 0, tops)
    return across or down


def _multiply(m: _Matrix, n: _Matrix) -> _Matrix:
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
