"""What of the paths of a page is seen as a rule: a painter's model.

A stroke and a thin filled bar rule where they stand out from what lies on both sides. A larger area rules only
along a border between two colours: a cell that is shaded, and then each of its lines in the same colour, is one
area. What is painted over is not seen.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy

from extract.reading.page.paths import Shape, Shapes

Edge = tuple[float, float, float, float]
"""Level, start, end and length of an edge: top, x0, x1, width of a horizontal one, x0, top, bottom, height of a
vertical one."""
Box = tuple[float, float, float, float]

_SCALE = 2
"""Pixels of the model to a point."""
_BESIDE = 1.0
"""Points from an edge at which it is asked what lies on that side."""
_THIN, _BAR = 3.0, 6.0
"""Points: up to the one the two edges of a bar are one rule for the lattice; a bar up to the other is a rule if it is
long."""
_LONG = 8.0
"""How many times as long as thick a bar is that is a rule."""
_SAME_COLOR = 8
"""Of 255: shades that a reader does not tell apart."""
_PAPER = 0xFFFFFF
_LEAST = 1.0
_SLACK = 0.05
"""Points by which two sides may differ that are one, as files state positions."""
_DIAGONAL = 1.0
"""A line that moves further than this in both directions is no edge of a table."""
_TOUCH = 3.0


@dataclass(slots=True)
class Paint:
    """The visible edges of a page, and its shaded bands."""

    across: list[Edge] = field(default_factory=list)
    down: list[Edge] = field(default_factory=list)
    bands: list[Box] = field(default_factory=list)
    """Areas of one colour, other than the paper's, that go on without a break from left to right."""


def paint_of(shapes: Shapes, width: float, height: float) -> Paint:
    """What is seen of the paths of a page; edges come in the order of lines, rectangles and curves."""
    frames = _frames(shapes.rects)
    areas = [rect for rect in shapes.rects if _is_area(rect) and id(rect) not in frames]
    sheet = _Sheet(areas, width, height) if areas else None
    found = Paint(bands=_bands(areas))
    for vertical, edge, color, order in _strokes(shapes, frames):
        if sheet is None:
            pieces: Iterator[Edge] = iter((edge,) if not _alike(color, _PAPER) else ())
        else:
            pieces = sheet.strokes_seen(vertical, edge, color, order)
        (found.down if vertical else found.across).extend(pieces)
    if sheet is not None:
        for area in areas:
            if area["stroke"] is None:
                for vertical, edge in _sides(area):
                    (found.down if vertical else found.across).extend(
                        sheet.borders_seen(vertical, edge, area)
                    )
    return found


def _is_area(rect: Shape) -> bool:
    """Whether a rectangle is filled and too large for a rule."""
    if rect["fill"] is None:
        return False
    thin, long = sorted((rect["width"], rect["height"]))
    return bool(thin > _BAR or (thin > _THIN and long < _LONG * thin))


def _frames(rects: list[Shape]) -> dict[int, Shape]:
    """For the id of a rectangle that is filled up to another within it, as part of one path, that other; and the other
    way round: borders drawn as frames."""
    found: dict[int, Shape] = {}
    for one, other in itertools.pairwise(rects):
        if one["order"] == other["order"] and one["fill"] is not None and one["stroke"] is None:
            outer, inner = (one, other) if one["width"] >= other["width"] else (other, one)
            inward = [inner[side] - outer[side] for side in ("x0", "top")]
            inward += [outer[side] - inner[side] for side in ("x1", "bottom")]
            if min(inward) >= -_SLACK and max(inward) <= _BAR:
                found[id(one)], found[id(other)] = other, one
    return found


def _alike(one: int, other: int) -> bool:
    return one == other or all(
        abs((one >> shift & 255) - (other >> shift & 255)) <= _SAME_COLOR for shift in (0, 8, 16)
    )


def _sides(shape: Shape) -> Iterator[tuple[bool, Edge]]:
    """(vertical, edge) of each side of a rectangle."""
    x0, x1, top, bottom = shape["x0"], shape["x1"], shape["top"], shape["bottom"]
    width, height = shape["width"], shape["height"]
    if width >= _LEAST:
        yield False, (top, x0, x1, width)
        yield False, (top + height, x0, x1, width)
    if height >= _LEAST:
        yield True, (x0, top, bottom, height)
        yield True, (x1, top, bottom, height)


def _strokes(shapes: Shapes, frames: dict[int, Shape]) -> Iterator[tuple[bool, Edge, int, int]]:
    """(vertical, edge, colour, order) of everything that is drawn as a line, thin bars among it."""
    for line in shapes.lines:
        color = line["stroke"] if line["stroke"] is not None else line["fill"]
        width, height, top = line["width"], line["height"], line["top"]
        if top == line["bottom"]:
            if width >= _LEAST:
                yield False, (top, line["x0"], line["x1"], width), color, line["order"]
        elif width < _DIAGONAL and height >= _LEAST:
            yield True, (line["x0"], top, line["bottom"], height), color, line["order"]
    for rect in shapes.rects:
        color = rect["stroke"]
        other = frames.get(id(rect))
        if other is not None:
            for (vertical, edge), (_, twin) in zip(_sides(rect), _sides(other), strict=False):
                if abs(edge[0] - twin[0]) > _SLACK:
                    yield vertical, edge, rect["fill"], rect["order"]
            continue
        if color is None:
            if _is_area(rect):
                continue
            color = rect["fill"]
        for vertical, edge in _sides(rect) if not _is_thick_bar(rect) else _middle(rect):
            yield vertical, edge, color, rect["order"]
    for curve in shapes.curves:
        color = curve["stroke"]
        if color is None:
            if curve.get("bent") or min(curve["width"], curve["height"]) > _BAR:
                continue  # letters of a watermark, areas of a chart
            color = curve["fill"]
        for (xa, ya), (xb, yb) in itertools.pairwise(curve["pts"]):
            if xa == xb:
                if abs(ya - yb) >= _LEAST:
                    yield True, (xa, min(ya, yb), max(ya, yb), abs(ya - yb)), color, curve["order"]
            elif ya == yb and abs(xa - xb) >= _LEAST:
                yield False, (ya, min(xa, xb), max(xa, xb), abs(xa - xb)), color, curve["order"]


def _is_thick_bar(rect: Shape) -> bool:
    return rect["stroke"] is None and min(rect["width"], rect["height"]) > _THIN


def _middle(rect: Shape) -> Iterator[tuple[bool, Edge]]:
    """The line along the middle of a bar."""
    if rect["width"] > rect["height"]:
        yield False, ((rect["top"] + rect["bottom"]) / 2, rect["x0"], rect["x1"], rect["width"])
    else:
        yield True, ((rect["x0"] + rect["x1"]) / 2, rect["top"], rect["bottom"], rect["height"])


class _Sheet:
    """The areas of a page painted one over the other."""

    def __init__(self, areas: list[Shape], width: float, height: float) -> None:
        self.colors = [_PAPER]
        painted = sorted(areas, key=lambda a: int(a["order"]))
        self.color = numpy.array([0, *[self.name(area["fill"]) for area in painted]])
        self.order = numpy.array([0, *[area["order"] for area in painted]])
        shape = int(height * _SCALE) + 2, int(width * _SCALE) + 2
        self.top = numpy.zeros(shape, numpy.min_scalar_type(len(painted)))
        """For every pixel the number of the area that is seen there, 0 for the paper."""
        for number, area in enumerate(painted, 1):
            rows = slice(_pixel(area["top"]), _pixel(area["bottom"]))
            self.top[rows, _pixel(area["x0"]) : _pixel(area["x1"])] = number

    def name(self, color: int) -> int:
        """The number of a colour among those of the page."""
        for number, known in enumerate(self.colors):
            if _alike(color, known):
                return number
        self.colors.append(color)
        return len(self.colors) - 1

    def strokes_seen(self, vertical: bool, edge: Edge, color: int, order: int) -> Iterator[Edge]:
        """The parts of a line that stand out and are not painted over."""
        own, sides = self.name(color), self._along(vertical, edge)
        (before, after), (under, over) = (
            [table[side] for side in sides] for table in (self.color, self.order)
        )
        yield from _parts(edge, ((before != own) | (after != own)) & ~((under == over) & (under > order)))

    def borders_seen(self, vertical: bool, edge: Edge, area: Shape) -> Iterator[Edge]:
        """The parts of the side of an area along which two colours meet, or the ground shows between it and the next:
        cells set a little apart on a shaded table."""
        first = edge[0] == area["x0" if vertical else "top"]
        along = self._along(vertical, edge, _pixel(edge[0]) - first)
        before, after, ground = (self.color[line] for line in along)
        yield from _parts(edge, (before != after) | ((ground != 0) & (ground != before) & (ground != after)))

    def _along(self, vertical: bool, edge: Edge, *levels: int) -> list[_Pixels]:
        """What lies along both sides of an edge, and on other lines of pixels along it."""
        level, start, end, _ = edge
        sheet = self.top.T if vertical else self.top
        last, first = len(sheet) - 1, _pixel(start)
        along = slice(first, max(_pixel(end), first + 1))
        sides = int((level - _BESIDE) * _SCALE), int((level + _BESIDE) * _SCALE)
        return [sheet[min(last, max(0, line)), along] for line in (*sides, *levels)]


_Pixels = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.unsignedinteger]]


def _pixel(value: float) -> int:
    return max(0, round(value * _SCALE))


def _parts(edge: Edge, seen: numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.bool_]]) -> Iterator[Edge]:
    """The parts of an edge where `seen` says so."""
    count = numpy.count_nonzero(seen)
    if count == 0:
        return
    if count == len(seen):
        yield edge
        return
    level, start, end, _ = edge
    first = _pixel(start)
    turns = numpy.flatnonzero(numpy.diff(numpy.concatenate(([False], seen, [False])).astype(numpy.int8)))
    for a, b in zip(turns[::2], turns[1::2], strict=True):
        x0 = start if a == 0 else (first + int(a)) / _SCALE
        x1 = end if b == len(seen) else (first + int(b)) / _SCALE
        if x1 - x0 >= _LEAST:
            yield level, x0, x1, x1 - x0


def _bands(areas: list[Shape]) -> list[Box]:
    """Areas side by side on one level in one colour, taken together, from top to bottom."""
    found: list[tuple[list[float], int]] = []
    visible = (a for a in areas if not _alike(a["fill"], _PAPER))
    for area in sorted(visible, key=lambda a: (round(a["top"]), round(a["bottom"]), a["x0"])):
        if found:
            box, color = found[-1]
            level = abs(area["top"] - box[1]) < _TOUCH and abs(area["bottom"] - box[3]) < _TOUCH
            if level and area["x0"] <= box[2] + _TOUCH and _alike(color, area["fill"]):
                box[2] = max(box[2], area["x1"])
                continue
        found.append(([area["x0"], area["top"], area["x1"], area["bottom"]], area["fill"]))
    return [(x0, top, x1, bottom) for (x0, top, x1, bottom), _ in found]
