"""Who is right where gouji and pdfplumber find other tables: the page as it is shown says which rules a reader sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2

Box = tuple[float, float, float, float]
Side = tuple[bool, int, int, int]
"""Vertical or not, level, start and end, in points."""

_SCALE = 3
_AROUND = 1.5
"""Points on either side of a rule within which it must stand out."""
_CONTRAST = 12
"""Of 255."""
_SEEN = 0.6
"""Share of its length in which a rule must stand out to be seen."""
UNDECIDED = "需看原页"


class Picture:
    """A page as a reader sees it."""

    def __init__(self, path: Path, number: int) -> None:
        with pypdfium2.PdfDocument(path) as pdf:
            self.pixels = (
                pdf[number - 1].render(scale=_SCALE, grayscale=True).to_numpy().squeeze().astype(int)
            )

    def shows(self, side: Side) -> bool:
        """Whether something is drawn along the side of a cell, or two colours meet there."""
        vertical, level, start, end = side
        pixels: np.ndarray[Any, Any] = self.pixels.T if vertical else self.pixels
        first, last = (max(0, int((level + away) * _SCALE)) for away in (-_AROUND, _AROUND))
        strip = pixels[first : last + 1, start * _SCALE : end * _SCALE]
        if strip.size == 0:
            return False
        return bool(np.mean(strip.max(axis=0) - strip.min(axis=0) > _CONTRAST) >= _SEEN)


def sides_of(cells: list[Box]) -> set[Side]:
    """The sides of cells."""
    found: set[Side] = set()
    for x0, top, x1, bottom in (map(round, cell) for cell in cells):
        found |= {(True, x, top, bottom) for x in (x0, x1)} | {(False, y, x0, x1) for y in (top, bottom)}
    return found


def judge_page(path: Path, number: int, ours: list[Box], theirs: list[Box]) -> str:
    """Who is right about the rules of a page: who has fewer sides of cells that nobody sees."""
    mine, other = sides_of(ours), sides_of(theirs)
    if mine == other:
        return UNDECIDED
    picture = Picture(path, number)
    unseen = [sum(not picture.shows(side) for side in sides) for sides in (mine - other, other - mine)]
    if unseen[0] < unseen[1]:
        return f"gouji 对：pdfplumber 另有 {unseen[1]} 条格线在页上看不见"
    if unseen[0] > unseen[1]:
        return f"pdfplumber 对：gouji 另有 {unseen[0]} 条格线在页上看不见"
    return UNDECIDED
