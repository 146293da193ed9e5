"""Tables with horizontal rules only (三线表, and those with a rule under every row)."""

from __future__ import annotations

import itertools

from extract.reading.layout.columns import columns_of
from extract.reading.layout.draft import DraftTable, Rect, overlap
from extract.reading.layout.marks import BULLET
from extract.reading.layout.runs import Boldness, Run
from extract.reading.page.paint import Edge
from extract.reading.tables.aligned import column_edges, place, row_starts, split_runs, to_table

_SAME_END = 6.0
_SAME_LEVEL = 3.0
_LEAST_WIDTH = 80.0


def find_three_line(rules: list[Rect], rows: list[list[Run]], boldness: Boldness) -> list[DraftTable]:
    """Tables between stacked rules of the same extent; `rows` are the printed rows outside ruled tables."""
    found: list[DraftTable] = []
    for stack in _stacks(rules):
        for top, bottom, levels in _bodies(stack, rows):
            table = _table(stack, top, bottom, levels, rows, boldness)
            if table is not None and not any(_clash(table, other) for other in found):
                found.append(table)
    return found


def horizontal_rules(rules: list[Edge]) -> list[Rect]:
    """Long horizontal rules; the two edges of a thick bar are one."""
    wide = [(x0, top, x1, top) for top, x0, x1, length in rules if length >= _LEAST_WIDTH]
    kept: list[Rect] = []
    for rule in sorted(wide, key=lambda r: r[1]):
        if any(
            abs(rule[1] - k[1]) < _SAME_LEVEL and overlap(rule[0], rule[2], k[0], k[2]) > 0 for k in kept[-4:]
        ):
            continue
        kept.append(rule)
    return kept


def _stacks(rules: list[Rect]) -> list[list[Rect]]:
    """Rules that begin and end at the same x, from top to bottom."""
    stacks: list[list[Rect]] = []
    for rule in rules:
        for stack in stacks:
            if abs(stack[0][0] - rule[0]) < _SAME_END and abs(stack[0][2] - rule[2]) < _SAME_END:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= 2]


def _bodies(stack: list[Rect], rows: list[list[Run]]) -> list[tuple[float, float, list[float]]]:
    """(top, bottom, levels of the rules) of each run of rules with columns of text between them."""
    x0, x1 = stack[0][0], stack[0][2]
    levels = [rule[1] for rule in stack]
    bodies: list[tuple[float, float, list[float]]] = []
    current = [levels[0]]
    for above, below in itertools.pairwise(levels):
        between = _rows_between(rows, x0, x1, above, below)
        if between and _is_columnar(between, x0, x1):
            current.append(below)
        else:
            if len(current) > 1:
                bodies.append((current[0], current[-1], current))
            current = [below]
    if len(current) > 1:
        bodies.append((current[0], current[-1], current))
    return bodies


def _rows_between(rows: list[list[Run]], x0: float, x1: float, top: float, bottom: float) -> list[list[Run]]:
    found = []
    for row in rows:
        runs = [r for r in row if top < r.middle < bottom and r.x1 > x0 - 3 and r.x0 < x1 + 3]
        if runs:
            found.append(runs)
    return found


def _is_columnar(rows: list[list[Run]], x0: float, x1: float) -> bool:
    """Whether most rows have several texts with gaps in common."""
    rows = split_runs(rows)
    rows = [[r for r in row if not BULLET.fullmatch(r.text)] for row in rows]
    several = sum(len(row) > 1 for row in rows)
    return several >= 0.5 * len(rows) and len(column_edges(rows, x0, x1)) > 2


def _table(
    stack: list[Rect],
    top: float,
    bottom: float,
    levels: list[float],
    rows: list[list[Run]],
    boldness: Boldness,
) -> DraftTable | None:
    x0, x1 = stack[0][0], stack[0][2]
    printed = split_runs(_rows_between(rows, x0, x1, top, bottom))
    if len(printed) < 2:
        return None
    body = [row for row in printed if row[0].middle > levels[1]] if len(levels) > 2 else printed
    head = [row for row in printed if row[0].middle <= levels[1]] if body else []
    edges = column_edges(body or printed, x0, x1, head)
    if len(edges) < 3:
        return None
    if _is_prose(printed):
        return None
    grid = place(printed, edges)
    if len(levels) > 3 and len(levels) - 1 >= 0.7 * len(row_starts(grid)):
        # A rule under every row: the rules say where rows begin.
        starts, bounds = [], [top]
        for above, below in itertools.pairwise(levels):
            first = next((i for i, row in enumerate(printed) if above < row[0].middle < below), None)
            if first is not None:
                starts.append(first)
                bounds.append(below)
        return to_table(grid, (x0, top, x1, bottom), starts, "three_line", boldness, bounds)
    starts = _with_header(row_starts(grid), printed, levels)
    if len(starts) < 2:
        return None
    return to_table(grid, (x0, top, x1, bottom), starts, "three_line", boldness)


def _is_prose(rows: list[list[Run]]) -> bool:
    """Whether the rows are columns of prose in a frame."""
    return len(columns_of(rows)) > 1


def _with_header(starts: list[int], printed: list[list[Run]], levels: list[float]) -> list[int]:
    """A rule under the head always ends a row."""
    if len(levels) < 3:
        return starts
    first = next((i for i, row in enumerate(printed) if row[0].middle > levels[1]), None)
    return sorted({*starts, first}) if first is not None else starts


def _clash(a: DraftTable, b: DraftTable) -> bool:
    return overlap(a.top, a.bottom, b.top, b.bottom) > 0 and overlap(a.x0, a.x1, b.x0, b.x1) > 0
