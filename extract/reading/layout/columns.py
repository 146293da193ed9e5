"""Columns of prose: where a page is to be read down one side before the other."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from extract.reading.layout.runs import Run, em_of

_LEAST_ROWS = 4
_LEAST_GUTTER = 0.8
_PROSE = 9.0
"""Widths of a character that half of the texts on either side of a gutter must reach: a table's are
shorter."""


@dataclass(slots=True)
class Column:
    """Rows of runs to be read together."""

    x0: float
    x1: float
    rows: list[list[Run]]


def columns_of(rows: list[list[Run]], depth: int = 0) -> list[Column]:
    """The rows in reading order: above a gutter, left of it, right of it, below."""
    rows = [row for row in rows if row]
    if not rows:
        return []
    found = _gutter(rows) if depth < 3 else None
    if found is None:
        x0 = min(r.x0 for row in rows for r in row)
        x1 = max(r.x1 for row in rows for r in row)
        return [Column(x0, x1, rows)]
    start, end, x = found
    left = [[r for r in row if r.x1 <= x] for row in rows[start:end]]
    right = [[r for r in row if r.x0 >= x] for row in rows[start:end]]
    return [
        *columns_of(rows[:start], depth + 1),
        *columns_of(left, depth + 1),
        *columns_of(right, depth + 1),
        *columns_of(rows[end:], depth + 1),
    ]


def _gutter(rows: list[list[Run]]) -> tuple[int, int, float] | None:
    """(first row, row after the last, x) of the longest gutter with prose on both sides."""
    best: tuple[int, int, float] | None = None
    tried: set[int] = set()
    for index, row in enumerate(rows):
        for left, right in itertools.pairwise(row):
            if right.x0 - left.x1 < _LEAST_GUTTER * em_of(right.chars[0]):
                continue
            key = round((left.x1 + right.x0) / 20)
            if key in tried:
                continue
            found = _follow(rows, index, left.x1, right.x0)
            if found is None:
                continue
            tried.add(key)
            if best is None or found[1] - found[0] > best[1] - best[0]:
                best = found
    return best


def _follow(rows: list[list[Run]], index: int, x0: float, x1: float) -> tuple[int, int, float] | None:
    """Follow a gap up and down as far as no text crosses it."""
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
            if b - a < least:
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
    if both < _LEAST_ROWS or both < 0.4 * len(block):
        return None
    em = em_of(block[0][0].chars[0])
    if min(sorted(left)[len(left) // 2], sorted(right)[len(right) // 2]) < _PROSE * em:
        return None
    return start, end, x


def _trimmed(rows: list[list[Run]], start: int, end: int, x: float) -> tuple[int, int]:
    """Rows at the ends that have text on one side only belong to what stands above and below."""

    def one_sided(row: list[Run]) -> bool:
        return all(r.x1 <= x for r in row)

    while start < end and one_sided(rows[start]) and _apart(rows, start, start + 1):
        start += 1
    while end > start and one_sided(rows[end - 1]) and _apart(rows, end - 2, end - 1):
        end -= 1
    return start, end


def _apart(rows: list[list[Run]], above: int, below: int) -> bool:
    """Whether two neighbouring rows stand further apart than lines of one paragraph do."""
    if above < 0 or below >= len(rows):
        return True
    gap = min(r.top for r in rows[below]) - max(r.bottom for r in rows[above])
    return gap > 0.9 * (rows[above][0].bottom - rows[above][0].top)
