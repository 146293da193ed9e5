"""Figures: a caption with its graphic, and the data labels of charts that are drawn as text."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from extract.reading.layout.draft import Graphic
from extract.reading.layout.lines import Line
from extract.reading.layout.marks import YEAR

VALUE = re.compile(
    r"^(?P<number>[-+]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[%％‰]|(?:万|亿|万亿)?[元家个次起件项户人台辆吨]?)$"
)
_PAIR = re.compile(
    r"^(?P<label>[^\d\s:：,，;；][^:：,，;；]*?)[\s:：,，;；]*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[%％]|(?:万|亿)?[元家个次]?)$"
)
_SAME_LEVEL = 4.0


@dataclass(slots=True)
class Label:
    """A number printed on a chart, with what it is of."""

    line: int
    """Index of the label among the graphic's lines."""
    value: float
    unit: str | None
    category: str | None


def data_labels(graphic: Graphic) -> list[Label]:
    """The data labels of a drawing: numbers above or beside the categories of an axis, or 名称 12% pairs.

    The numbers of a value axis are left out: they stand left or right of all categories, evenly spaced.
    """
    if not graphic.drawn:
        return []
    pairs = [_pair(i, line) for i, line in enumerate(graphic.lines)]
    found = [pair for pair in pairs if pair is not None]
    categories = _categories(graphic.lines)
    if categories:
        found += _over_categories(graphic.lines, categories)
    return sorted(found, key=lambda label: label.line)


def _pair(index: int, line: Line) -> Label | None:
    text = line.text.strip()
    if YEAR.match(text):
        return None
    match = _PAIR.match(text)
    if match is None or len(match["label"]) > 20:
        return None
    return Label(index, _number(match["number"]), match["unit"] or None, match["label"].strip())


def _categories(lines: list[Line]) -> list[Line]:
    """The lowest level of the chart on which at least two names (or years) stand side by side."""
    names = [ln for ln in lines if not VALUE.match(ln.text.strip()) or YEAR.match(ln.text.strip())]
    levels: list[list[Line]] = []
    for line in sorted(names, key=lambda ln: -ln.top):
        for level in levels:
            if abs(level[0].top - line.top) < _SAME_LEVEL:
                level.append(line)
                break
        else:
            levels.append([line])
    values = [ln for ln in lines if VALUE.match(ln.text.strip())]
    for level in levels:
        above = [v for v in values if v.bottom <= level[0].top + 2]
        if len(level) >= 2 and len(above) >= 2:
            return sorted(level, key=lambda ln: ln.x0)
    return []


def _over_categories(lines: list[Line], categories: list[Line]) -> list[Label]:
    centres = [(c.x0 + c.x1) / 2 for c in categories]
    spacing = min(b - a for a, b in itertools.pairwise(centres)) if len(centres) > 1 else 60.0
    found = []
    for index, line in enumerate(lines):
        match = VALUE.match(line.text.strip())
        if match is None or YEAR.match(line.text.strip()) or line.bottom > categories[0].top + 2:
            continue
        centre = (line.x0 + line.x1) / 2
        nearest = min(range(len(centres)), key=lambda i: abs(centres[i] - centre))
        if abs(centres[nearest] - centre) <= 0.5 * spacing:
            found.append(
                Label(
                    index, _number(match["number"]), match["unit"] or None, categories[nearest].text.strip()
                )
            )
    return found


def _number(text: str) -> float:
    return float(text.replace(",", ""))
