"""Boxes on a page as places over its picture, in the page's own points: an SVG over the picture scales them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas import Box, TextLine

Area = tuple[float, float, float, float]
"""(x0, top, x1, bottom) of a part of the page."""

_MARGIN = 9.0
"""Points that are left around what a picture is cut to."""
_LINES_AROUND, _HIGHEST = 0.6, 150.0


@dataclass(frozen=True)
class Place:
    """Where a box lies on the page, cut to what is shown."""

    left: float
    top: float
    width: float
    height: float


def places(boxes: Iterable[Box], page: int, shown: Area) -> list[Place]:
    """The boxes that stand on the page and in the part of it that is shown."""
    x0, top, x1, bottom = shown
    found = []
    for number, left, upper, right, lower in boxes:
        left, right = max(left, x0), min(right, x1)
        upper, lower = max(upper, top), min(lower, bottom)
        if number == page and left < right and upper < lower:
            found.append(Place(left, upper, right - left, lower - upper))
    return found


def columns_of_text(lines: Sequence[TextLine], boxes: Sequence[Box], page: int, shown: Area) -> Area:
    """The page from the beginning of its lines to their ends: what stands beside a row shows them whole."""
    sides = [(line.x0, line.x1) for line in lines] + [(box[1], box[3]) for box in boxes if box[0] == page]
    if not sides:
        return shown
    left, right = min(x0 for x0, _ in sides) - _MARGIN, max(x1 for _, x1 in sides) + _MARGIN
    return _within((left, shown[1], right, shown[3]), shown)


def lines_around(lines: Sequence[TextLine], boxes: Sequence[Box], page: int, shown: Area) -> Area | None:
    """The whole lines in which boxes stand, and a little above and below; None where none stands on the page."""
    here = [box for box in boxes if box[0] == page]
    if not here:
        return None
    first = here[0]
    room = _LINES_AROUND * (first[4] - first[2])
    bottom = max(box[4] for box in here if box[4] - first[2] < _HIGHEST)
    x0, _, x1, _ = columns_of_text(lines, here, page, shown)
    return _within((x0, first[2] - room, x1, bottom + room), shown)


def _within(area: Area, shown: Area) -> Area:
    x0, top, x1, bottom = shown
    cut = max(area[0], x0), max(area[1], top), min(area[2], x1), min(area[3], bottom)
    return cut if cut[0] < cut[2] and cut[1] < cut[3] else shown
