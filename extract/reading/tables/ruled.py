"""Tables drawn with lines: pdfplumber's finder, with the rules that its result needs.

The finder gives cells as rectangles. Here they become a grid with spans; rows and columns that only stem from
double lines are dropped, and tables without outer verticals are closed first so that their outer columns
count.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from pdfplumber.table import Table

from extract.reading.layout.draft import DraftCell, DraftTable, Rect, overlap
from extract.reading.layout.lines import Line, line_of
from extract.reading.layout.runs import Run, rows_of, runs_of
from extract.reading.page.ink import Ink
from extract.reading.page.paint import Edge
from extract.reading.tables.heads import is_value
from extract.reading.tables.partial import column_rules

_NARROW = 6.0
"""A row or column without text that is thinner than this comes from a double line."""
_LEVEL = 2.0
_LEAST_RULE = 20.0
_SAME_END = 4.0
_MOST = 0.6
"""Share of the rules of a table that must end at one x to close its side there."""
_NESTED = 0.25
_LEAST_LEVELS = 4
"""Boxes of a diagram have fewer rules one below the other."""
_OUTSIDE = 12.0
"""How far rules must run past the outermost vertical to show that the table goes on there."""


def find_ruled(page: Ink) -> list[DraftTable]:
    """The ruled tables of a page, text boxes and page frames among them; `refusal` sorts those out."""
    tables = page.find_tables()
    closing = [*_closing_edges(page, tables), *column_rules(page)]
    ends = _open_ends(page, tables)
    if closing or ends:
        tables = page.find_tables(ends, closing)
    found = (_draft(table, page) for table in tables)
    drafts = [d for d in found if d is not None and not _is_crowded(d) and not _is_nested(d)]
    return [d for d in drafts if not any(_lies_in(d, other) for other in drafts if other is not d)]


def _is_crowded(draft: DraftTable) -> bool:
    """Whether a cell holds several columns of figures: then the lines only frame or shade parts of a table whose rows
    and columns they don't divide."""
    return any(sum(_is_row_of_figures(line.text) for line in cell.lines) > 1 for cell in draft.cells)


def _is_nested(draft: DraftTable) -> bool:
    """Whether boxes stand in boxes, as in a diagram."""
    large = [c for c in draft.cells if c.row_span > 1 and c.column_span > 1]
    inner = [
        c
        for c in draft.cells
        if any(
            o is not c
            and o.row <= c.row < o.row + o.row_span
            and o.column <= c.column < o.column + o.column_span
            for o in large
        )
    ]
    return len(inner) > _NESTED * len(draft.cells)


def _is_row_of_figures(text: str) -> bool:
    words = text.split()[-2:]
    return len(words) == 2 and all(map(is_value, words))


def _lies_in(inner: DraftTable, outer: DraftTable) -> bool:
    """Whether a grid stands in a cell of another, whose text it then is."""
    return outer.n_columns > 1 and (
        outer.x0 <= inner.x0
        and outer.top <= inner.top
        and inner.x1 <= outer.x1
        and inner.bottom <= outer.bottom
    )


def _closing_edges(page: Ink, tables: list[Table]) -> list[Edge]:
    """Vertical edges for the open sides of tables, where their horizontal rules end or run on past the last
    vertical."""
    found: list[Edge] = []
    across, down = page.rules
    rules = [rule for rule in across if rule[3] > _LEAST_RULE]
    for table in tables:
        x0, top, x1, bottom = table.bbox
        levels = sorted({row.bbox[1] for row in table.rows} | {bottom})
        beside = [
            [r for r in rules if abs(r[0] - level) < _LEVEL and overlap(r[1], r[2], x0, x1) > 0]
            for level in levels
        ]
        held = [b for b in beside if b]
        if len(held) < 2 or len(held) < _MOST * len(levels):
            continue
        left = [min(r[1] for r in b) for b in held]
        right = [max(r[2] for r in b) for b in held]
        for values, limit, sign in ((left, x0, 1), (right, x1, -1)):
            ends = [v for v in values if sign * (limit - v) > -_SAME_END]
            outside = [v for v in ends if sign * (limit - v) > _OUTSIDE]
            ends = (
                outside
                if len(outside) >= max(2, _MOST * len(held))
                else [v for v in ends if v not in outside]
            )
            if len(ends) < max(2, _MOST * len(held)) or max(ends) - min(ends) >= _SAME_END:
                continue
            x = sum(ends) / len(ends)
            if ends is not outside and len(levels) < _LEAST_LEVELS:
                continue
            if ends is outside and not page.within((min(x, limit), top, max(x, limit), bottom)):
                continue
            drawn = sum(overlap(d[1], d[2], top, bottom) for d in down if abs(d[0] - x) < _LEVEL)
            if drawn < 0.95 * (bottom - top):
                found.append((x, top, bottom, bottom - top))
    return found


def _open_ends(page: Ink, tables: list[Table]) -> list[Edge]:
    """Horizontal edges where the verticals of a table run on past its last rule, on both sides and over text: a row
    that a page's end has cut is not ruled there."""
    found: list[Edge] = []
    for table in tables:
        x0, top, x1, bottom = table.bbox
        inside = [d for d in page.rules[1] if x0 - _LEVEL < d[0] < x1 + _LEVEL]
        for limit, level in ((top, min), (bottom, max)):
            through = [d for d in inside if d[1] < limit + _LEVEL and limit - _LEVEL < d[2]]
            ends = [d[1] if level is min else d[2] for d in through]
            if not ends:
                continue
            end = level(ends)
            same = [d[0] for d, other in zip(through, ends, strict=True) if abs(other - end) < _LEVEL]
            outer = min(same) < x0 + _LEVEL and max(same) > x1 - _LEVEL
            if abs(end - limit) < _NARROW or len(same) < len(through) or not outer:
                continue
            if page.within((x0, min(end, limit), x1, max(end, limit))):
                found.append((end, x0, x1, x1 - x0))
    return found


def _draft(table: Table, page: Ink) -> DraftTable | None:
    boxes: list[Rect] = [tuple(cell) for cell in table.cells]
    xs = sorted({b[0] for b in boxes} | {b[2] for b in boxes})
    ys = sorted({b[1] for b in boxes} | {b[3] for b in boxes})
    texts = [_lines_inside(box, page) for box in boxes]
    filled = [box for box, lines in zip(boxes, texts, strict=True) if lines]
    xs = _without_narrow(xs, [(b[0], b[2]) for b in filled])
    ys = _without_narrow(ys, [(b[1], b[3]) for b in filled])
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells: dict[tuple[int, int], DraftCell] = {}
    for box, lines in zip(boxes, texts, strict=True):
        column, row = _index(xs, box[0]), _index(ys, box[1])
        column_end, row_end = _index(xs, box[2]), _index(ys, box[3])
        if column_end <= column or row_end <= row:
            continue  # lay between two lines of a double rule
        if (row, column) in cells and not lines:
            continue
        for cell in _dealt_out(
            DraftCell(row, column, row_end - row, column_end - column, box, lines), xs, page
        ):
            cells[cell.row, cell.column] = cell
    for cell in _open_cells(list(cells.values()), xs, ys, page):
        cells[cell.row, cell.column] = cell
    ordered = [cells[key] for key in sorted(cells)]
    return DraftTable(
        box=(xs[0], ys[0], xs[-1], ys[-1]),
        cells=ordered,
        n_rows=len(ys) - 1,
        n_columns=len(xs) - 1,
        edges=xs,
        ruling="ruled",
    )


def _index(values: list[float], value: float) -> int:
    """The place of the boundary that `value` has become, dropped boundaries counted to the nearest left
    one."""
    position = bisect_left(values, value - 1e-6)
    candidates = [i for i in (position - 1, position) if 0 <= i < len(values)]
    return min(candidates, key=lambda i: abs(values[i] - value))


def _without_narrow(bounds: list[float], filled: list[tuple[float, float]]) -> list[float]:
    """Boundaries without those of thin strips in which no text stands."""
    kept = bounds[:1]
    for value in bounds[1:]:
        strip = (kept[-1], value)
        thin = value - kept[-1] < _NARROW
        if thin and not any(abs(a - strip[0]) < 0.5 and abs(b - strip[1]) < 0.5 for a, b in filled):
            if value == bounds[-1] and len(kept) > 1:
                kept[-1] = value
            continue
        kept.append(value)
    return kept


def _open_cells(cells: list[DraftCell], xs: list[float], ys: list[float], page: Ink) -> list[DraftCell]:
    """Cells in the grid of which a side is not drawn, as at the end of a page, where text stands in them."""
    closed = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    found: list[DraftCell] = []
    for column in range(len(xs) - 1):
        row = 0
        while row < len(ys) - 1:
            end = row
            while end < len(ys) - 1 and (end, column) not in closed:
                end += 1
            box = xs[column], ys[row], xs[column + 1], ys[end]
            lines = _lines_inside(box, page) if end > row else []
            if any(line.x0 < box[0] or line.x1 > box[2] for line in lines):
                return []  # text runs over several of them: whose cell it is in is not told
            if lines:
                found.append(DraftCell(row, column, end - row, 1, box, lines))
            row = end + 1
    return found


def _dealt_out(cell: DraftCell, xs: list[float], page: Ink) -> list[DraftCell]:
    """A cell, or those of a row without visible borders: where a text of its own stands in each of its columns."""
    if cell.column_span == 1 or not cell.lines:
        return [cell]
    _, top, _, bottom = cell.box
    edges = xs[cell.column : cell.column + cell.column_span + 1]
    parts: list[list[list[Run]]] = [[] for _ in edges[1:]]
    for row in rows_of(runs_of([page.chars[i] for i in page.within(cell.box) if page.characters.upright[i]])):
        for run in row:
            column = bisect_left(edges, (run.x0 + run.x1) / 2) - 1
            if not 0 <= column < len(parts) or run.x0 < edges[column] or run.x1 > edges[column + 1]:
                return [cell]
            parts[column].append([run])
    if not all(parts[1:]) or sum(map(bool, parts)) < 2:
        return [cell]
    return [
        DraftCell(
            cell.row,
            cell.column + number,
            cell.row_span,
            1,
            (left, top, right, bottom),
            [line_of(runs, page.is_bold) for runs in part],
        )
        for number, (part, (left, right)) in enumerate(zip(parts, pairwise(edges), strict=True))
    ]


def _lines_inside(box: Rect, page: Ink) -> list[Line]:
    every, upright = page.chars, page.characters.upright
    chars = [every[i] for i in page.within(box) if upright[i]]
    return [line_of(row, page.is_bold) for row in rows_of(runs_of(chars))]
