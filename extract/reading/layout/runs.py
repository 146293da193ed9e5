"""Characters to runs, and runs to rows: what stands close on one level."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extract.reading.page.characters import Char

Boldness = Callable[[Char], bool]
"""Says whether a character is bold."""
GAP = 1.2
"""Widths of a character by which a run may be interrupted; a wider gap ends it."""


_LOWER = 0.3
"""Shares of its height and width from which on a run that is lower stands under another."""


@dataclass(slots=True)
class Run:
    """Characters that stand next to each other on one level."""

    chars: list[Char]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Height of the middle of the run."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """The characters, without the spaces that gaps stand for."""
        return "".join(c["text"] for c in self.chars)


def runs_of(chars: Iterable[Char]) -> list[Run]:
    """Gather characters into runs, in the order in which they come; blanks are left to the gaps they make.

    Every character of a document comes through here, once or twice: nothing is called that can be said at once.
    """
    runs: list[Run] = []
    run: Run | None = None
    right = top = bottom = 0.0
    for char in chars:
        blank, size = char["text"].isspace(), char["size"]
        if run is not None:
            gap, least = char["x0"] - right, 0.5 * size
            if not -0.6 * least < gap < GAP * least:
                least = max(em_of(run.chars[-1]), least)
            if -0.6 * least < gap < GAP * least:
                # A superscript is small and off the middle, yet within the line's height.
                upper, lower = char["top"], char["bottom"]
                common = (lower if lower < bottom else bottom) - (upper if upper > top else top)
                height, of_run = lower - upper, bottom - top
                if common > 0.4 * (height if height < of_run else of_run):
                    run.chars.append(char)
                    right = char["x1"]
                    if not blank:
                        if right > run.x1:
                            run.x1 = right
                        if size > run.size:
                            run.size = size
                        if upper < top:
                            run.top = top = upper
                        if lower > bottom:
                            run.bottom = bottom = lower
                    continue
        if not blank:
            top, bottom, right = char["top"], char["bottom"], char["x1"]
            run = Run([char], char["x0"], top, right, bottom, size)
            runs.append(run)
    for run in runs:
        while run.chars[-1]["text"].isspace():
            run.chars.pop()
    return runs


def em_of(char: Char) -> float:
    """Width of a full character in the font of `char`; some fonts' boxes are half as high again."""
    width: float = char["x1"] - char["x0"]
    if char["text"] >= "\u2e80" and width > 0:
        return width
    least: float = 0.75 * char["size"]
    return width if width > least else least


def _is_below(row: list[Run], run: Run) -> bool:
    """Whether a run stands under one of a row; some fonts' boxes are so high that its box reaches up to it."""
    for other in row:
        if run.middle - other.middle > _LOWER * (other.bottom - other.top):
            if min(run.x1, other.x1) - max(run.x0, other.x0) > _LOWER * min(
                run.x1 - run.x0, other.x1 - other.x0
            ):
                return True
    return False


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that stand on one level, from top to bottom, each row from left to right."""
    rows: list[list[Run]] = []
    levels: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda r: (r.middle, r.x0)):
        if rows:
            top, bottom = levels[-1]
            overlap = min(bottom, run.bottom) - max(top, run.top)
            if overlap > 0.5 * min(bottom - top, run.bottom - run.top) and not _is_below(rows[-1], run):
                rows[-1].append(run)
                # A row's level is that of its tallest run, so that a column of small print does not chain on.
                if run.bottom - run.top > bottom - top:
                    levels[-1] = (run.top, run.bottom)
                continue
        rows.append([run])
        levels.append((run.top, run.bottom))
    for row in rows:
        row.sort(key=lambda r: r.x0)
    return rows
