"""Tables whose rules run under some of their columns only, so that the labels left of them span rows.

There are no vertical rules: columns begin where short rules begin, and right of that where texts leave gaps. With these
as vertical edges the lattice has the cells, those that span rows among them.
"""

from __future__ import annotations

import itertools

from extract.reading.layout.draft import overlap
from extract.reading.layout.runs import Run, rows_of, runs_of
from extract.reading.page.ink import Ink
from extract.reading.page.paint import Edge
from extract.reading.tables.aligned import column_edges, split_runs
from extract.reading.tables.bodies import horizontal_rules, stacks

_SAME_END = 4.0
_LEAST_SHORT = 3
_APART = 6.0
_LEAST_COLUMN = 20.0
_DEEPEST_HEAD = 40.0
"""Points: the rule over a head is no further above the one under it."""


def column_rules(page: Ink) -> list[Edge]:
    """Vertical edges for the columns of tables that are ruled in part."""
    across, down = page.rules
    found: list[Edge] = []
    for full in stacks(horizontal_rules(across, page.width)):
        x0, x1 = full[0][0], full[0][2]
        levels = [rule[1] for rule in full]
        short = [r for r in across if r[1] > x0 + _LEAST_COLUMN and abs(r[2] - x1) < _SAME_END]
        inside = [pair for pair in itertools.pairwise(levels) if any(pair[0] < r[0] < pair[1] for r in short)]
        if not inside:
            continue
        top, bottom = inside[0][0], inside[-1][1]
        heads = [level for level in levels if top - _DEEPEST_HEAD < level < top]
        levels = [*heads[-1:], *(level for level in levels if top <= level <= bottom)]
        short = [r for r in short if top < r[0] < bottom]
        drawn = any(overlap(d[1], d[2], top, bottom) > _APART and x0 - 1 < d[0] < x1 + 1 for d in down)
        if len(short) >= _LEAST_SHORT and not drawn:
            found += _columns(page, x0, x1, levels, top, sorted(r[1] for r in short))
    return found


def _columns(
    page: Ink, x0: float, x1: float, levels: list[float], body: float, starts: list[float]
) -> list[Edge]:
    """The edges between the first and the last of `levels`, where no text runs across; `body` is where the head ends."""
    inside = page.within((x0, levels[0], x1, levels[-1]))
    rows = split_runs(rows_of(runs_of([page.chars[i] for i in inside if page.characters.upright[i]])))
    edges = [x0]
    for start in starts:
        if start - edges[-1] > _APART:
            edges.append(start)
    last = edges[-1]
    right = [[r for r in row if r.x0 > last - _APART / 2] for row in rows if row[0].middle > body]
    edges += column_edges([row for row in right if row], last, x1)[1:]
    found: list[Edge] = []
    for upper, lower in itertools.pairwise(levels):
        between = [r for row in rows for r in row if upper < r.middle < lower]
        found += [(x, upper, lower, lower - upper) for x in edges if not _crossed(x, between)]
    return found


def _crossed(x: float, runs: list[Run]) -> bool:
    return any(r.x0 + 1 < x < r.x1 - 1 for r in runs)
