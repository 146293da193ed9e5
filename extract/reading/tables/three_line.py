"""Tables with horizontal rules or shaded bands only: 三线表, those with a rule under every row, zebra tables.

Rules and the borders of bands that begin and end at the same x are a stack. Between them, and as long as the rows
above and below fit its columns, text is a table's; so are the labels left of it. Stacks side by side are tables of
their own, whatever rule runs over both.
"""

from __future__ import annotations

import itertools

from extract.reading.layout.columns import columns_of
from extract.reading.layout.draft import DraftTable, Rect, overlap
from extract.reading.layout.runs import Boldness, Run, em_of
from extract.reading.tables.above import before_table, count_above, furthest_row
from extract.reading.tables.aligned import column_edges, place, row_starts, split_runs
from extract.reading.tables.bodies import (
    LONGEST_HEAD,
    SAME_LEVEL,
    Body,
    find_bodies,
    is_note,
    rows_between,
)
from extract.reading.tables.cells import to_table
from extract.reading.tables.heads import is_value
from extract.reading.tables.rows import head_lines, level_starts, table_rows, unstaggered, widen_heads

_NEAR_LABEL = 30.0
"""Widths of a character that the longest label left of a table's rules may have."""
_STACKED = 0.3
_LINE, _MUCH, _FEW_ROWS = 24.0, 0.4, 6
"""Widths of a character from which on a text is a line of prose; what share of the rows, and of how many, are such."""


def find_three_line(
    rules: list[Rect], bands: list[Rect], rows: list[list[Run]], boldness: Boldness
) -> list[DraftTable]:
    """Tables between stacked rules of the same extent; `rows` are the printed rows outside ruled tables."""
    rows = split_runs(rows)
    bodies = find_bodies(rules, bands, rows)
    pairs = [(a, b) for a, b in itertools.combinations(bodies, 2) if a.beside(b)]
    whole = [w for w in bodies if any(w.covers(a) and w.covers(b) for a, b in pairs)]
    found: list[DraftTable] = []
    for body in [*(b for b in bodies if b not in whole), *whole]:
        if any(_clash(body, other) for other in found):
            continue
        others = [b for b in bodies if b is not body and b not in whole]
        table = _table(body, others, rows, boldness)
        if table is not None and not any(table.meets(other) for other in found):
            found.append(table)
    return found


def _table(body: Body, others: list[Body], rows: list[list[Run]], boldness: Boldness) -> DraftTable | None:
    x0 = _with_labels(body, others, rows)
    printed = rows_between(rows, x0, body.x1, body.top, body.bottom)
    top, bottom, levels = body.top, body.bottom, body.levels
    limit = min((b.top for b in others if b.top > bottom - SAME_LEVEL and _share(b, body)), default=1e9)
    below = _fitting(printed, rows_between(rows, x0, body.x1, bottom, limit))
    above: list[list[Run]] = []
    if printed and any(is_value(r.text) for r in printed[0]):
        before = rows_between(rows, x0, body.x1, top - 200, top)
        above = before[len(before) - count_above(printed, before, column_edges(printed, x0, body.x1)) :]
    if above:
        top = min(r.top for r in above[0]) - 1
        levels = [top, *levels]
    if below:
        bottom = max(r.bottom for r in below[-1]) + 1
        levels = [*levels, bottom]
    printed = unstaggered([*above, *printed, *below])
    while len(printed) > 2 and (skip := before_table(printed, x0)):
        printed = printed[skip:]
        top = min(r.top for r in printed[0]) - 1
        levels = [top, *(level for level in levels if level > top)]
    if len(printed) < 2 or _is_stacked(printed):
        return None
    first = (
        next((i for i, row in enumerate(printed) if row[0].middle > levels[1]), 0) if len(levels) > 2 else 0
    )
    head, rest = printed[:first], printed[first:]
    valued = [row for row in rest if len(row) > 1 and any(is_value(r.text) for r in row)]
    edges = column_edges(valued if len(valued) > 2 else rest, x0, body.x1, head)
    if len(edges) < 3 or (len(valued) < 3 and _is_prose(printed)):
        return None
    if len(body.levels) == 2 and _runs_on(printed):
        return None
    grid = place(printed, edges)
    box = (x0, top, body.x1, bottom)
    if len(levels) > 3 and len(levels) - 1 >= 0.7 * len(row_starts(grid)) and not below:
        # A rule under every row: the rules say where rows begin, but for the levels of the head.
        starts = level_starts(grid, len(head))
        bounds = [top, *(printed[start][0].top for start in starts[1:]), *(levels[1:2] if head else ())]
        for upper, lower in itertools.pairwise(levels[1:] if head else levels):
            line = next((i for i, row in enumerate(printed) if upper < row[0].middle < lower), None)
            if line is not None:
                starts.append(line)
                bounds.append(lower)
        return to_table(grid, box, starts, "three_line", boldness, bounds)
    if any(is_value(r.text) for row in head for r in row):
        head = []
    depth = len(head) or head_lines(grid)
    widen_heads(grid, depth)
    starts = table_rows(grid, depth)
    if head:
        starts = sorted({*starts, len(head)})
    if len(starts) < 2:
        return None
    return to_table(grid, box, starts, "three_line", boldness)


def _with_labels(body: Body, others: list[Body], rows: list[list[Run]]) -> float:
    """The left edge of a table whose labels stand left of its rules or its shade."""
    printed = [row for row in rows if body.top < row[0].middle < body.bottom]
    valued = [
        row
        for row in printed
        if any(is_value(r.text) for r in row if body.x0 - 3 < r.x0 and r.x1 < body.x1 + 3)
    ]
    beside = max((b.x1 for b in others if b.beside(body) and b.x1 < body.x0), default=0.0)
    labels: list[Run] = []
    for row in valued:
        left = [r for r in row if beside < r.x0 and r.x1 < body.x0 + 3]
        inside = [r for r in row if body.x0 - 3 < r.x0 < body.x1]
        if len(left) == 1 and not is_value(left[0].text) and inside and all(is_value(r.text) for r in inside):
            labels.append(left[0])
    if len(valued) < 2 or len(labels) < 0.7 * len(valued):
        return body.x0
    if any(r.x1 - r.x0 > _NEAR_LABEL * em_of(r.chars[0]) for r in labels):
        return body.x0
    return min(r.x0 for r in labels) - 2


def _fitting(printed: list[list[Run]], below: list[list[Run]]) -> list[list[Run]]:
    """The rows under the last rule that go on with the table: figures under its columns, and labels of groups."""
    columns = [(r.x0, r.x1) for row in printed for r in row if len(row) > 1]
    if not columns:
        return []
    furthest = furthest_row([*printed, *below[:3]])
    taken: list[list[Run]] = []
    kept, last = 0, max(r.bottom for r in printed[-1])
    for row in below:
        if min(r.top for r in row) - last > furthest or any(is_note(r.text) for r in row):
            break
        if len(row) > 1 and any(is_value(r.text) for r in row):
            labelled = row[0].x1 < min(x for x, _ in columns) and not is_value(row[0].text)
            if not all(_under(r, columns) for r in row[labelled:]):
                break
            columns += [(r.x0, r.x1) for r in row]
            kept = len(taken) + 1
        elif len(row) > 1 or not _is_label(row[0], columns):
            break
        taken.append(row)
        last = max(r.bottom for r in row)
    return taken[:kept]


def _under(run: Run, columns: list[tuple[float, float]]) -> bool:
    return any(overlap(run.x0, run.x1, a, b) > 0 for a, b in columns)


def _is_label(run: Run, columns: list[tuple[float, float]]) -> bool:
    """Whether a text alone on its line is the label of a group: at the left, and no line of prose."""
    em = em_of(run.chars[0])
    return run.x0 < min(x for x, _ in columns) + 2 * em and run.x1 - run.x0 < LONGEST_HEAD * em


def _is_prose(rows: list[list[Run]]) -> bool:
    """Whether the rows are columns of prose in a frame."""
    return len(columns_of(rows)) > 1


def _is_stacked(rows: list[list[Run]]) -> bool:
    """Whether much of what is printed is words whose characters stand one below the other: labels of a diagram."""
    lone = [r for row in rows for r in row if len(r.text) == 1 and r.text >= "\u4e00"]
    at = {(round(r.x0), round(r.middle / (1.3 * r.size))) for r in lone}
    below = sum((round(r.x0), round(r.middle / (1.3 * r.size)) + 1) in at for r in lone)
    return below > _STACKED * sum(map(len, rows))


def _runs_on(rows: list[list[Run]]) -> bool:
    """Whether much of what stands between two rules is lines of prose."""
    long = sum(any(r.x1 - r.x0 > _LINE * em_of(r.chars[0]) for r in row) for row in rows)
    return len(rows) > _FEW_ROWS and long > _MUCH * len(rows)


def _share(one: Body, other: Body) -> bool:
    return overlap(one.x0, one.x1, other.x0, other.x1) > 0


def _clash(body: Body, table: DraftTable) -> bool:
    return (
        overlap(body.top, body.bottom, table.top, table.bottom) > 0
        and overlap(body.x0, body.x1, table.x0, table.x1) > 0
    )
