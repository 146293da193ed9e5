"""Columns of prose: where a page is to be read down one side before the other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from extract.reading.layout.draft import Rect
from extract.reading.layout.runs import Run, em_of

_LEAST_ROWS = 4
_LEAST_GUTTER = 0.8
_PROSE, _LINE = 9.0, 15.0
"""Widths of a character that half of the texts on either side of a gutter must reach: a table's are shorter; on one side
only, where the other is a column of notes whose lines stand on levels of their own."""
_PARTED, _FAR = 0.9, 2.5
"""Heights of a line by which paragraphs are apart, and by which what is none of a column's stands off."""
_LEVEL, _MOSTLY = 0.1, 0.6
"""Share of its height by which the lines on both sides of a row of a table or list are off one level at most, and share
of its rows from which on they are."""


@dataclass(slots=True)
class Column:
    """Rows of runs to be read together."""

    x0: float
    x1: float
    rows: list[list[Run]]


def columns_of(
    rows: list[list[Run]], tables: Sequence[Rect] = (), depth: int = 0, notes_only: bool = False
) -> list[Column]:
    """The rows in reading order: above a gutter, left of it, right of it, below.

    No gutter goes on past one of `tables` that lies across it. With `notes_only` columns of prose are left together, as
    these may be a table's.
    """
    rows = [row for row in rows if row]
    if not rows:
        return []
    found = _gutter(rows, tables, notes_only) if depth < 3 else None
    if found is None:
        x0 = min(r.x0 for row in rows for r in row)
        x1 = max(r.x1 for row in rows for r in row)
        return [Column(x0, x1, rows)]
    start, end, x = found
    left = [[r for r in row if r.x1 <= x] for row in rows[start:end]]
    right = [[r for r in row if r.x0 >= x] for row in rows[start:end]]
    return [
        *columns_of(rows[:start], tables, depth + 1, notes_only),
        *columns_of(left, tables, depth + 1, notes_only),
        *columns_of(right, tables, depth + 1, notes_only),
        *columns_of(rows[end:], tables, depth + 1, notes_only),
    ]


def _gutter(rows: list[list[Run]], tables: Sequence[Rect], notes_only: bool) -> tuple[int, int, float] | None:
    """(first row, row after the last, x) of the longest gutter with prose on both sides, or beside notes."""
    best: tuple[int, int, float] | None = None
    tried: set[int] = set()
    for index, row in enumerate(rows):
        for left, right in itertools.pairwise(row):
            if right.x0 - left.x1 < _LEAST_GUTTER * em_of(right.chars[0]):
                continue
            key = round((left.x1 + right.x0) / 20)
            if key in tried:
                continue
            found = _follow(rows, index, left.x1, right.x0, tables, notes_only)
            if found is None:
                continue
            tried.add(key)
            if best is None or found[1] - found[0] > best[1] - best[0]:
                best = found
    return best


def _follow(
    rows: list[list[Run]], index: int, x0: float, x1: float, tables: Sequence[Rect], notes_only: bool
) -> tuple[int, int, float] | None:
    """Follow a gap up and down as far as nothing crosses it."""
    least = _LEAST_GUTTER * em_of(rows[index][0].chars[0])
    start = end = index
    for step in (-1, 1):
        at = index
        while 0 <= at < len(rows):
            a, b = x0, x1
            for run in rows[at]:
                middle = (run.x0 + run.x1) / 2
                if middle < (a + b) / 2:
                    a = max(a, run.x1)
                else:
                    b = min(b, run.x0)
            if b - a < least or _crossed(
                (a + b) / 2, rows[at], rows[at - step] if at != index else [], tables
            ):
                break
            x0, x1 = a, b
            start, end = min(start, at), max(end, at + 1)
            at += step
    x = (x0 + x1) / 2
    start, end = _trimmed(rows, start, end, x)
    block = rows[start:end]
    left = [r.x1 - r.x0 for row in block for r in row if r.x1 <= x]
    right = [r.x1 - r.x0 for row in block for r in row if r.x0 >= x]
    both = sum(any(r.x1 <= x for r in row) and any(r.x0 >= x for r in row) for row in block)
    if min(len(left), len(right)) < _LEAST_ROWS:
        return None
    em = em_of(block[0][0].chars[0])
    prose = not notes_only and both >= max(_LEAST_ROWS, 0.4 * len(block))
    if prose and min(map(_median, (left, right))) >= _PROSE * em:
        return start, end, x
    return (start, end, x) if _has_notes(block, x, em) else None


def _crossed(x: float, row: list[Run], before: list[Run], tables: Sequence[Rect]) -> bool:
    """Whether a table lies across a gutter between two neighbouring rows."""
    if not before or not tables:
        return False
    upper, lower = sorted((row[0].middle, before[0].middle))
    return any(left < x < right and upper < (top + bottom) / 2 < lower for left, top, right, bottom in tables)


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _has_notes(block: list[list[Run]], x: float, em: float) -> bool:
    """Whether notes stand beside prose, their lines hardly ever on one level with its own, as those of a row are."""
    sides = [([r for r in row if r.x1 <= x], [r for r in row if r.x0 >= x]) for row in block]
    places = [[i for i, side in enumerate(sides) if side[which]] for which in (0, 1)]
    fewer, more = sorted(places, key=len)
    beside = [i for i in fewer if more[0] <= i <= more[-1]]
    if len(beside) < max(_LEAST_ROWS, _MOSTLY * len(fewer)):
        return False
    sides = sides[beside[0] : beside[-1] + 1]
    widths = [[r.x1 - r.x0 for side in sides for r in side[which]] for which in (0, 1)]
    level = sum(bool(left and right) and _is_level(left[-1], right[0]) for left, right in sides)
    return max(map(_median, widths)) >= _LINE * em and level < _MOSTLY * len(beside)


def _is_level(one: Run, other: Run) -> bool:
    off = min(abs(one.middle - other.middle), abs(one.bottom - other.bottom))
    return off < _LEVEL * min(one.bottom - one.top, other.bottom - other.top)


def _trimmed(rows: list[list[Run]], start: int, end: int, x: float) -> tuple[int, int]:
    """Rows at the ends that have text on the left only belong to what stands above and below, where they stand apart from
    the next text there; so does a first or last one of both that stands far off, as a running foot does."""
    left = [side for row in rows[start:end] if (side := [r for r in row if r.x1 <= x])]
    usual = _median([_gap(*pair) for pair in itertools.pairwise(left)]) if len(left) > 1 else 0.0
    first, last = start, end - 1
    while start < end and _is_apart(rows[start], rows[start + 1 : end], x, usual, start == first):
        start += 1
    while end > start and _is_apart(rows[end - 1], rows[start : end - 1][::-1], x, usual, end - 1 == last):
        end -= 1
    return start, end


def _is_apart(row: list[Run], others: list[list[Run]], x: float, usual: float, outermost: bool) -> bool:
    one_sided = all(r.x1 <= x for r in row)
    if not one_sided and not outermost:
        return False
    sides = ([r for r in other if r.x1 <= x] if one_sided else other for other in others)
    near = next(filter(None, sides), None)
    if near is None:
        return one_sided
    height = near[0].bottom - near[0].top
    least = min(_PARTED * height, max(usual, 0.0) + 0.4 * height) if one_sided else _FAR * height
    return _gap(row, near) > least


def _gap(row: list[Run], other: list[Run]) -> float:
    """The distance of two rows, whichever is above."""
    return max(
        min(r.top for r in one) - max(r.bottom for r in two) for one, two in ((row, other), (other, row))
    )
