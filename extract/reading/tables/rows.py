"""Which printed lines are one row of a table that no rules divide.

Figures say it first: two in one column are two rows. A line without figures goes on with the one above it where that
had no room for another word, or stands closer than rows do; otherwise it is a row of its own, as the label of a
group is (流动资产：).
"""

from __future__ import annotations

import itertools
import re
import statistics
from dataclasses import dataclass

from extract.reading.layout.runs import Run, em_of
from extract.reading.tables.aligned import Grid, row_starts
from extract.reading.tables.heads import is_value

_ENDS_LABEL = re.compile(r"[:：—–]$")
_OVERLAP = 0.25
"""Share of their height by which printed lines must overlap to be one whose cells are staggered."""
_TIGHT = 0.5
"""Lines closer than this share of the distance between rows belong to one row."""
_LOOSE = 1.6
_ROOM, _WIDE_ROOM = 2.5, 6.0
"""Widths of a character left to the next column beside a line that had no room for more; the other for long lines."""
_LONG = 10.0
_APART = 0.25
"""Levels of a head are further apart than this share of their height; the lines of one head may not be."""


@dataclass(slots=True)
class _Text:
    """What one printed line has in one column."""

    x0: float
    x1: float
    text: str
    em: float
    last: int


class _Lines:
    """The printed lines of a grid, column by column."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.texts = [{first: _text(runs, last) for first, last, runs in row if runs} for row in grid.rows]
        self.tops = [min(r.top for _, _, runs in row for r in runs) for row in grid.rows]
        self.bottoms = [max(r.bottom for _, _, runs in row for r in runs) for row in grid.rows]
        self.figures = _figure_columns(self.texts)
        self.valued = [bool(self.values(line)) for line in range(len(grid.rows))]

    def values(self, line: int) -> set[int]:
        """The columns of figures in which a line has one."""
        return {c for c, t in self.texts[line].items() if c in self.figures and is_value(t.text)}

    def gap(self, line: int) -> float:
        """The distance of a line from the one above."""
        return self.tops[line] - self.bottoms[line - 1]


def table_rows(grid: Grid, head: int) -> list[int]:
    """The printed lines at which rows begin; the first `head` lines are the table's head.

    Where there are too few figures to go by, rows are told by how many of their columns are filled.
    """
    lines = _Lines(grid)
    if sum(lines.valued[head:]) < 2:
        return row_starts(grid)
    apart = [
        lines.gap(line)
        for line in range(max(head, 1), len(grid.rows))
        if lines.valued[line] and lines.valued[line - 1]
    ]
    pitch = statistics.median(apart) if apart else _wide_gap(lines, max(head, 1))
    starts = level_starts(grid, head)
    for line in range(head, len(grid.rows)):
        if line == head or not _goes_on(lines, starts[-1], line, pitch):
            starts.append(line)
    return starts


def _wide_gap(lines: _Lines, first: int) -> float | None:
    """The distance of rows all of which have labels of several lines: much wider than that of the lines."""
    gaps = [lines.gap(line) for line in range(first + 1, len(lines.grid.rows))]
    height = lines.bottoms[-1] - lines.tops[-1]
    wide = [gap for gap in gaps if gap > 2 * max(min(gaps), 0.1 * height)]
    return statistics.median(wide) if wide and len(wide) < len(gaps) else None


def head_lines(grid: Grid) -> int:
    """How many printed lines stand above the first figures and are no labels of groups: the head."""
    lines = _Lines(grid)
    first = next((line for line, valued in enumerate(lines.valued) if valued), 0)
    return max((line + 1 for line in range(first) if set(lines.texts[line]) - {0}), default=0)


def unstaggered(rows: list[list[Run]]) -> list[list[Run]]:
    """Printed lines, those taken together that overlap in height and have their texts in different places."""
    found: list[list[Run]] = []
    for row in rows:
        if found and _is_beside(found[-1], row):
            found[-1] = sorted([*found[-1], *row], key=lambda run: run.x0)
        else:
            found.append(row)
    return found


def _is_beside(above: list[Run], row: list[Run]) -> bool:
    height = min(max(r.bottom - r.top for r in row), max(r.bottom - r.top for r in above))
    common = min(r.bottom for r in above) - max(r.top for r in row)
    if common < _OVERLAP * height:
        return False
    return all(r.x1 <= other.x0 or other.x1 <= r.x0 for r in row for other in above)


def _text(runs: list[Run], last: int) -> _Text:
    text = "".join(run.text for run in runs).strip()
    return _Text(min(r.x0 for r in runs), max(r.x1 for r in runs), text, em_of(runs[-1].chars[-1]), last)


def _figure_columns(texts: list[dict[int, _Text]]) -> set[int]:
    """The columns, other than the first, that hold figures more than anything else."""
    found = set()
    for column in {c for line in texts for c in line} - {0}:
        values = [is_value(line[column].text) for line in texts if column in line]
        values = values[values.index(True) :] if True in values else []  # without the levels of the head
        if sum(values) >= 2 and sum(values) > 0.5 * len(values):
            found.add(column)
    return found


def level_starts(grid: Grid, head: int) -> list[int]:
    """The printed lines at which the levels of a head of so many lines begin; cells of upper ones are widened."""
    lines = _Lines(grid)
    starts: list[int] = []
    for line in range(head):
        if not starts or _is_level(lines.texts[line - 1], lines.texts[line]):
            starts.append(line)
    if len(starts) > 1:
        widen_heads(grid, head)
    return starts


def _is_level(above: dict[int, _Text], below: dict[int, _Text]) -> bool:
    """Whether a line of the head divides what stands above it, or stands under a title."""
    if len(above) == 1 and len(below) > 1:
        return True
    return any(sum(column <= c <= text.last for c in below) > 1 for column, text in above.items())


def _goes_on(lines: _Lines, start: int, line: int, pitch: float | None) -> bool:
    """Whether a printed line belongs to the row that began at `start`."""
    above = range(start, line)
    if lines.values(line) & set().union(*(lines.values(a) for a in above)):
        return False
    height = lines.bottoms[line] - lines.tops[line]
    gap = lines.gap(line)
    if pitch is not None:
        if gap > _LOOSE * pitch + 0.2 * height:
            return False
        if pitch > 0.4 * height and gap < _TIGHT * pitch:
            return True
    before = [_above(lines, above, column) for column in lines.texts[line]]
    if all(text is None for text in before):
        return gap < -0.1 * height
    return all(
        text is None or (_is_full(lines, column, text) and not _is_new(text, own))
        for (column, own), text in zip(lines.texts[line].items(), before, strict=True)
    )


def _above(lines: _Lines, above: range, column: int) -> _Text | None:
    return next((lines.texts[a][column] for a in reversed(above) if column in lines.texts[a]), None)


def _is_new(above: _Text, text: _Text) -> bool:
    """Whether a text cannot be the rest of the one above: that ended, or it begins further left."""
    return bool(_ENDS_LABEL.search(above.text)) or text.x0 < above.x0 - 0.5 * text.em < text.x1 < above.x1


def _is_full(lines: _Lines, column: int, text: _Text) -> bool:
    """Whether there was no room for another word beside a text."""
    widest = max(line[column].x1 for line in lines.texts if column in line and line[column].last == text.last)
    if text.x1 < widest - 1.1 * text.em:
        return False
    edges = lines.grid.edges
    after = [line[text.last + 1].x0 for line in lines.texts if text.last + 1 in line]
    room = min(after, default=edges[-1]) - text.x1
    return room < (_WIDE_ROOM if text.x1 - text.x0 > _LONG * text.em else _ROOM) * text.em


def widen_heads(grid: Grid, head: int) -> None:
    """Widen the cells of upper heads over the columns they stand centred over."""
    below = list(grid.rows[head - 1]) if head else []
    """What stands under a level: cells of the next, and of lower ones where that has none."""
    for row in reversed(grid.rows[: max(0, head - 1)]):
        height = row[0][2][0].bottom - row[0][2][0].top
        for index, (column, last, runs) in enumerate(row if len(row) < len(below) else []):
            left = row[index - 1][1] + 1 if index else 0
            right = row[index + 1][0] - 1 if index + 1 < len(row) else len(grid.edges)
            own = [c for c in below if left <= c[0] and c[1] <= right]
            span = _centred_over(grid.edges, runs, column, last, own)
            # Over three columns a head stands as over the middle one alone, as the first line of a head of two does.
            if span is not None:
                apart = min(c[2][0].top for c in own) - runs[0].bottom > _APART * height
                if apart or (span[1] - span[0]) % 2:
                    row[index] = (*span, runs)
        covered = {c for first, last, _ in row for c in range(first, last + 1)}
        below = sorted([*row, *(c for c in below if c[0] not in covered)], key=lambda c: c[0])


def _centred_over(
    edges: list[float], runs: list[Run], column: int, last: int, below: list[tuple[int, int, list[Run]]]
) -> tuple[int, int] | None:
    """(first, last) of the columns below, more than its own, in whose middle an upper head stands."""
    middle = (runs[0].x0 + runs[-1].x1) / 2
    places = {c[0]: (c[2][0].x0, c[2][-1].x1, c[1]) for c in below}
    best: tuple[int, int] | None = None
    for a, b in itertools.combinations(sorted(places), 2):
        end = places[b][2]
        if not a <= column <= last <= end or end - a <= last - column:
            continue
        sides = places[a][0] + places[b][1], edges[a] + edges[end + 1]
        off = min(abs(both / 2 - middle) for both in sides)
        if off < em_of(runs[0].chars[0]) and (best is None or end - a > best[1] - best[0]):
            best = (a, end)
    return best
