"""The rules of tables that are only in a picture: its long straight edges, without those of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.reading.layout.draft import overlap
from extract.reading.page.characters import Char
from extract.reading.page.paths import Shape

if TYPE_CHECKING:
    import numpy

_EDGE_CONTRAST = 4
"""Steps of 256 by which colours on both sides of an edge differ at least."""
_LEAST_ACROSS, _LEAST_DOWN = 20.0, 14.5
"""Points that a straight edge in a picture must have to be a rule: longer than the strokes of letters."""
_SAME_PLACE = 1.5
"""Points by which the pieces of one rule may lie apart."""
_TALLER, _BESIDE = 1.6, 3.0
"""Heights of a letter: an edge less tall, and within such a distance, is the letter's."""


def rules_of(pixels: numpy.ndarray[Any, Any], density: float, chars: list[Char]) -> list[Shape]:
    """The rules among the edges of a picture with recognised letters, in points from its upper left corner."""
    return _without_noise([rule for rule in edges(pixels, density) if not _crosses_text(rule, chars)], chars)


def edges(pixels: numpy.ndarray[Any, Any], density: float) -> list[Shape]:
    """Long straight changes of colour: the rules of a table, or the borders of its coloured bands.

    `density` is in pixels a point.
    """
    import numpy as np

    values = pixels.astype(np.int16)
    across = np.abs(values[1:] - values[:-1]).max(axis=2) > _EDGE_CONTRAST
    down = np.abs(values[:, 1:] - values[:, :-1]).max(axis=2) > _EDGE_CONTRAST
    found = []
    for level, start, end in _runs(across, int(_LEAST_ACROSS * density)):
        found.append(_rule(start, level + 0.5, end, level + 0.5, density))
    for level, start, end in _runs(down.T, int(_LEAST_DOWN * density)):
        found.append(_rule(level + 0.5, start, level + 0.5, end, density))
    return found


def _crosses_text(rule: Shape, chars: list[Char]) -> bool:
    """Whether a straight edge runs through letters: then it is their own, or the picture's noise around
    them."""
    crossed = 0.0
    for char in chars:
        inset = 0.15 * char["size"]
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
        height = char["size"]
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


def _rule(x0: float, top: float, x1: float, bottom: float, density: float) -> Shape:
    x0, top, x1, bottom = (v / density for v in (x0, top, x1, bottom))
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "fill": None,
        "stroke": 0,
        "order": 0,
    }
