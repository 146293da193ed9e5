"""Boxes on a page as places over its picture, in percent, so that they stay true at every zoom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas import Box

Area = tuple[float, float, float, float]
"""(x0, top, x1, bottom) of the part of the page that the picture shows."""


@dataclass(frozen=True)
class Place:
    """Where a box lies over the picture: percentages of its width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def style(self) -> str:
        """As CSS."""
        return f"left:{self.left:.4f}%;top:{self.top:.4f}%;width:{self.width:.4f}%;height:{self.height:.4f}%"


def places(boxes: Iterable[Box], page: int, shown: Area) -> list[Place]:
    """The boxes that stand on the page and in the part of it that is shown."""
    x0, top, x1, bottom = shown
    width, height = (x1 - x0) or 1.0, (bottom - top) or 1.0
    found = []
    for number, left, upper, right, lower in boxes:
        left, right = max(left, x0), min(right, x1)
        upper, lower = max(upper, top), min(lower, bottom)
        if number == page and left < right and upper < lower:
            found.append(
                Place(
                    100 * (left - x0) / width,
                    100 * (upper - top) / height,
                    100 * (right - left) / width,
                    100 * (lower - upper) / height,
                )
            )
    return found
