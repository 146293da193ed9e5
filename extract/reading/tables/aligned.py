"""Columns and rows of a table that no vertical lines divide: found by where its texts stand."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.reading.layout.draft import overlap
from extract.reading.layout.runs import Run, em_of
from extract.reading.page.characters import Char

_BLANK, _FIGURE_GAP = 0.9, 0.3
"""Widths of a character by which a printed blank parts texts, and a gap parts figures."""
_FIGURE = re.compile(r"[-+(（]?\d[\d,]*(?:\.\d+)?[%％]?[)）]?|\d{4}[AE]|[-–—]+")
"""A figure or a year as it stands in a row of them."""


@dataclass(slots=True)
class Grid:
    """Printed rows with the column that each run falls in."""

    edges: list[float]
    rows: list[list[tuple[int, int, list[Run]]]]
    """For each printed row: (first column, last column, runs)."""


def split_runs(rows: list[list[Run]]) -> list[list[Run]]:
    """Runs divided where a printed blank wider than a character parts them, as it does between columns, and between
    figures, which stand closer."""
    return [[part for run in row for part in _split(run)] for row in rows]


def _split(run: Run) -> list[Run]:
    """The parts of a run between its blanks: all of them where each is a figure or a year, else those far apart."""
    tokens: list[tuple[int, int]] = []
    far: list[bool] = []
    for index, char in enumerate(run.chars):
        if char["text"].isspace():
            continue
        if tokens:
            start, end = tokens[-1]
            gap = char["x0"] - run.chars[end]["x1"]
            em = em_of(char)
            if gap <= _FIGURE_GAP * em:
                tokens[-1] = start, index
                continue
            far.append(index - end > 1 and gap > _BLANK * em)
        tokens.append((index, index))
    if len(tokens) < 2:
        return [run]
    if not all(
        _FIGURE.fullmatch("".join(c["text"] for c in run.chars[a : b + 1]).strip()) for a, b in tokens
    ):
        joined = tokens[:1]
        for token, apart in zip(tokens[1:], far, strict=True):
            if apart:
                joined.append(token)
            else:
                joined[-1] = joined[-1][0], token[1]
        tokens = joined
    return [run] if len(tokens) == 1 else [_part(run.chars[a : b + 1]) for a, b in tokens]


def _part(chars: list[Char]) -> Run:
    top, bottom = min(c["top"] for c in chars), max(c["bottom"] for c in chars)
    return Run(chars, chars[0]["x0"], top, chars[-1]["x1"], bottom, max(c["size"] for c in chars))


def column_edges(rows: list[list[Run]], x0: float, x1: float, heads: Sequence[list[Run]] = ()) -> list[float]:
    """Edges of the columns: the middles of the gaps that (nearly) all rows leave free.

    A row that spans columns, such as a heading within the table, may cross a gap where there are ten rows or
    more; where a long text only reaches into it, or one of `heads` does, the edge stands beyond. Upper levels of a head
    span columns.
    """
    allowed = len(rows) // 10
    marks = [(x, change, 1) for row in rows for run in row for x, change in ((run.x0, 1), (run.x1, -1))]
    most = max(map(len, heads), default=0)
    lowest = [run for row in heads if len(row) == most for run in row]
    marks += [(x, change, 0) for run in lowest for x, change in ((run.x0, 1), (run.x1, -1))]
    marks.sort()
    edges = [x0]
    gap: list[tuple[int, float, float]] | None = None
    """(texts that cross it, minus its width, its middle) of each part of the gap that is open."""
    depth = over = 0
    last = x0
    for x, change, counts in marks:
        if gap is not None and x > last:
            gap.append((depth + over, last - x, (last + x) / 2))
        last = x
        if not counts:
            over += change
            continue
        depth += change
        if depth > allowed:
            if gap and -sum(width for _, width, _ in gap) > 1.0:
                edges.append(min(gap)[2])
            gap = None
        elif gap is None and change < 0 and depth == allowed:
            gap = []
    return [*edges, x1]


def place(rows: list[list[Run]], edges: list[float]) -> Grid:
    """Put every run into the columns it stands in; headings set close to each other are parted at the
    edges."""
    placed = []
    for row in rows:
        cells: list[tuple[int, int, list[Run]]] = []
        for run in (part for whole in row for part in _at_edges(whole, edges)):
            spans = [
                i
                for i in range(len(edges) - 1)
                if overlap(run.x0, run.x1, edges[i], edges[i + 1])
                > 0.3 * min(run.x1 - run.x0, edges[i + 1] - edges[i])
            ]
            first, last = (spans[0], spans[-1]) if spans else (0, 0)
            if cells and cells[-1][1] >= first:
                before = cells[-1]
                cells[-1] = (before[0], max(before[1], last), [*before[2], run])
            else:
                cells.append((first, last, [run]))
        placed.append(cells)
    return Grid(edges, placed)


def _at_edges(run: Run, edges: list[float], least: float = 0.25) -> list[Run]:
    """A run over several columns divided at its widest gap, if its sides then have columns of their own.

    `least` is the gap that counts, in widths of a character; within the sides only gaps nearly as wide do.
    """
    chars = [char for char in run.chars if not char["text"].isspace()]
    if not any(run.x0 < edge < run.x1 for edge in edges[1:-1]) or len(chars) < 4:
        return [run]
    gaps = [(b["x0"] - a["x1"]) / em_of(b) for a, b in itertools.pairwise(chars)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    sides = chars[: widest + 1], chars[widest + 1 :]
    columns = [bisect_right(edges, (side[0]["x0"] + side[-1]["x1"]) / 2) for side in sides]
    if gaps[widest] <= least or columns[0] == columns[1] or min(map(len, sides)) < 2:
        return [run]
    return [part for side in sides for part in _at_edges(_part(side), edges, 0.7 * gaps[widest])]


def row_starts(grid: Grid, hanging: bool = False) -> list[int]:
    """The printed rows at which a row of the table begins.

    A row of the table has one printed row that fills most of its columns; printed rows that fill fewer, the
    wrapped lines of a cell, belong to the nearest of these, above where a cell is centred or below; to the one
    above where cells are known to be `hanging` from their first line.
    """
    n_columns = len(grid.edges) - 1
    most = max(2, n_columns - 1) if n_columns > 2 else 2
    filled = [len({first for first, _, _ in row}) for row in grid.rows]
    anchors = [i for i, row in enumerate(grid.rows) if filled[i] >= most or _is_label(grid, i, filled)]
    if not anchors:
        return [0]
    starts: list[int] = []
    owner = [_nearest(grid, index, anchors, hanging) for index in range(len(grid.rows))]
    for index, own in enumerate(owner):
        if index == 0 or own != owner[index - 1]:
            starts.append(index)
    return starts


def _is_label(grid: Grid, index: int, filled: list[int]) -> bool:
    """Whether a printed row is a row of the table although little stands in it: set apart from what is
    around."""
    if filled[index] >= 2 and grid.rows[index][0][0] == 0:
        return True
    height = max(r.bottom - r.top for _, _, runs in grid.rows[index] for r in runs)
    above = _gap(grid, index - 1, index) if index else 2 * height
    below = _gap(grid, index, index + 1) if index + 1 < len(grid.rows) else 2 * height
    return grid.rows[index][0][0] == 0 and min(above, below) > 0.5 * height


def _nearest(grid: Grid, index: int, anchors: list[int], hanging: bool) -> int:
    """The anchor to which a printed row belongs: itself, or the nearer of its neighbours, in doubt the
    upper."""
    before = max((a for a in anchors if a <= index), default=None)
    after = min((a for a in anchors if a >= index), default=None)
    if before is None or after is None:
        return before if before is not None else after or 0
    if hanging:
        return before
    to_before = _middle(grid, index) - _middle(grid, before)
    to_after = _middle(grid, after) - _middle(grid, index)
    return after if to_after < 0.8 * to_before else before


def _gap(grid: Grid, above: int, below: int) -> float:
    top = min(r.top for _, _, runs in grid.rows[below] for r in runs)
    bottom = max(r.bottom for _, _, runs in grid.rows[above] for r in runs)
    return top - bottom


def _middle(grid: Grid, index: int) -> float:
    runs = [r for _, _, found in grid.rows[index] for r in found]
    return sum(r.middle for r in runs) / len(runs)
