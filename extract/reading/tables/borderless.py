"""Tables without any rules: found only where the texts themselves say so.

Columns of text are common outside tables: lists of names, signatures, two-column prose. So a borderless table
needs a caption above it, a column of numbers, or the form of a list of definitions (… 指 …).
"""

from __future__ import annotations

import itertools
import re

from extract.reading.layout.columns import columns_of
from extract.reading.layout.draft import DraftTable, overlap
from extract.reading.layout.runs import Boldness, Run, em_of
from extract.reading.tables.above import before_table, count_above
from extract.reading.tables.aligned import Grid, column_edges, place, row_starts, split_runs
from extract.reading.tables.cells import to_table
from extract.reading.tables.heads import is_value
from extract.reading.tables.rows import head_lines, table_rows, widen_heads

_CAPTION = re.compile(r"^\s*(?:(?:续)?表\s*(?:\d+|[一二三四五六七八九十]+)(?:[-－—.·]\d+)*|附表)")
_DOTS = re.compile(r"[.…·]{4,}|(?:\.\s){4,}")
_MEANS = re.compile(r"^指")
_LEAST_ROWS = 3
_LABEL_LINES = 3


def find_borderless(rows: list[list[Run]], boldness: Boldness) -> list[DraftTable]:
    """The borderless tables among printed rows that belong to no other table."""
    found: list[DraftTable] = []
    for column in columns_of(rows, notes_only=True):
        found += _find(split_runs(column.rows), column.x0, column.x1, boldness)
    return found


def _find(rows: list[list[Run]], x0: float, x1: float, boldness: Boldness) -> list[DraftTable]:
    found: list[DraftTable] = []
    start = done = 0
    while start < len(rows):
        end = _block_end(rows, start)
        if end - start >= _LEAST_ROWS:
            first = _block_start(rows, start, done)
            block = rows[first:end]
            edges = _edges(
                block, min(r.x0 for row in block for r in row), max(r.x1 for row in block for r in row)
            )
            first -= count_above(block, rows[done:first], edges)
            tables = _tables(rows[first:end], rows[first - 1] if first else None, x0, x1, boldness)
            if tables:
                found += tables
                start = done = end
                continue
        start += 1
    return found


def _block_start(rows: list[list[Run]], start: int, done: int) -> int:
    """Lines right above a block that stand in one of its columns: the first line of a cell, or its rest
    overleaf."""
    while start > done and len(rows[start - 1]) == 1:
        run, below = rows[start - 1][0], rows[start]
        close = min(r.top for r in below) - run.bottom < 0.7 * (run.bottom - run.top)
        if not close or _CAPTION.match(run.text) or not any(abs(run.x0 - r.x0) < 3 for r in rows[start]):
            break
        if any(overlap(run.x0, run.x1, r.x0, r.x1) > 0 and abs(run.x0 - r.x0) >= 3 for r in below):
            break
        start -= 1
    return start


def _block_end(rows: list[list[Run]], start: int) -> int:
    """The end of a block of rows that have several texts each, or go on with one of the columns above."""
    opens = " ".join(r.text for r in rows[start])
    if len(rows[start]) < 2 or _DOTS.search(opens) or _CAPTION.match(opens):
        return start
    end, columns = start + 1, [(r.x0, r.x1) for r in rows[start]]
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        height = max(r.bottom - r.top for r in above)
        if row[0].top - above[0].bottom > 2.2 * height or any(_DOTS.search(r.text) for r in row):
            break
        if len(row) == 1:
            # A cell that runs on: it starts where a column starts; in the first column it must stand close, or
            # near with another row below it, of figures if further.
            gap = row[0].top - max(r.bottom for r in above)
            below = _row_below(rows, end, columns)
            near = 0.35 if not below else 1.2 if any(is_value(r.text) for r in below[1:]) else 0.6
            own = columns if gap < near * height else [c for c in columns if c[0] > columns[0][0] + 3]
            in_column = any(abs(row[0].x0 - x) < em_of(row[0].chars[0]) for x, _ in own)
            # The label of a group under a head that names no column of labels.
            is_label = bool(below) and row[0].x1 < min(x for x, _ in columns)
            if not (in_column or is_label) or _crosses(row[0], columns):
                break
        elif _disagrees(row, columns):
            break
        else:
            columns += [(r.x0, r.x1) for r in row if all(abs(r.x0 - x) > 3 for x, _ in columns)]
        end += 1
    while end > start and len(rows[end - 1]) < 2 and end - start <= 2:
        end -= 1
    return end


def _row_below(rows: list[list[Run]], line: int, columns: list[tuple[float, float]]) -> list[Run]:
    """The row of several texts that goes on with the columns, under a text alone and further lines of it."""
    for row in rows[line + 1 : line + _LABEL_LINES + 1]:
        if len(row) > 1:
            return row if not _disagrees(row, columns) else []
        if abs(row[0].x0 - rows[line][0].x0) > em_of(row[0].chars[0]):
            break
    return []


def _crosses(run: Run, columns: list[tuple[float, float]]) -> bool:
    """Whether a line runs through several columns: prose after the table."""
    return sum(overlap(run.x0, run.x1, a, b) > 0 for a, b in columns) > 1


def _disagrees(row: list[Run], columns: list[tuple[float, float]]) -> bool:
    """Whether no text of the row stands under a text of the row above."""
    return not any(overlap(r.x0, r.x1, a, b) > 0 for r in row for a, b in columns)


def _tables(
    rows: list[list[Run]], above: list[Run] | None, x0: float, x1: float, boldness: Boldness
) -> list[DraftTable]:
    """The table of a block of rows, or those that stand side by side in it."""
    x0 = min(x0, *(r.x0 for row in rows for r in row))
    x1 = max(x1, *(r.x1 for row in rows for r in row))
    edges = _edges(rows, x0, x1)
    if len(edges) < 3:
        return []
    grid = place(rows, edges)
    column = _second_labels(grid)
    if column is None:
        table = _table(rows, grid, above, boldness)
        return [] if table is None else [table]
    gutter = edges[column]
    sides = (
        [[r for r in row if r.x0 < gutter] for row in rows],
        [[r for r in row if r.x0 >= gutter] for row in rows],
    )
    found = []
    for side, left, right in zip(sides, (x0, gutter), (gutter, x1), strict=True):
        own = [row for row in side if row]
        table = _table(own, place(own, _edges(own, left, right)), above, boldness)
        if table is not None:
            found.append(table)
    return found


def _edges(rows: list[list[Run]], x0: float, x1: float) -> list[float]:
    """The edges of the columns; upper levels of the head, which stand over several, make none."""
    first = next((i for i, row in enumerate(rows) if any(is_value(r.text) for r in row)), 0)
    most = max(map(len, rows[:first]), default=0)
    edges = column_edges(rows[first:], x0, x1, rows[:first])
    if len(edges) > max(most, 2):
        return edges  # names in the middle of wide columns stand beside what is below them
    upper = next((i for i, row in enumerate(rows[:first]) if len(row) == most), 0)
    return column_edges(rows[upper:], x0, x1, rows[:upper])


def _second_labels(grid: Grid) -> int | None:
    """The column of labels at which a second table begins beside the first, each with several columns of figures."""
    texts: dict[int, list[str]] = {}
    for row in grid.rows:
        for first, last, runs in row:
            if first == last:
                texts.setdefault(first, []).append("".join(r.text for r in runs))
    figures = [
        2 * sum(map(is_value, texts.get(column, []))) > len(texts.get(column, [])) > 0
        for column in range(len(grid.edges) - 1)
    ]
    for column in range(3, len(figures) - 2):
        if not figures[column] and all(figures[1:column]) and all(figures[column + 1 :]) and not figures[0]:
            return column
    return None


def _table(
    rows: list[list[Run]], grid: Grid, above: list[Run] | None, boldness: Boldness
) -> DraftTable | None:
    edges = grid.edges
    if len(edges) < 3:
        return None
    if len(rows) > _LEAST_ROWS and (skip := before_table(rows)):
        return _table(rows[skip:], Grid(edges, grid.rows[skip:]), rows[skip - 1], boldness)
    definitions = _is_definitions(rows)
    head = head_lines(grid)
    widen_heads(grid, head)
    starts = row_starts(grid, hanging=True) if definitions else table_rows(grid, head)
    if len(starts) < _LEAST_ROWS:
        return None
    captioned = above is not None and bool(_CAPTION.match("".join(r.text for r in above)))
    if not (captioned or definitions or _has_numbers(grid, starts, head)):
        return None
    top = min(r.top for r in rows[0])
    bottom = max(r.bottom for row in rows for r in row)
    return to_table(grid, (edges[0], top, edges[-1], bottom), starts, "borderless", boldness)


def _is_definitions(rows: list[list[Run]]) -> bool:
    several = [row for row in rows if len(row) > 1]
    return sum(any(_MEANS.match(r.text) for r in row[1:]) for row in several) >= max(3, 0.6 * len(several))


def _has_numbers(grid: Grid, starts: list[int], head: int) -> bool:
    """Whether a column other than the first is mostly numbers, and the first is not, or counts the rows."""
    n_columns = len(grid.edges) - 1
    if n_columns < 2 or len(starts) < 4:
        return False
    body = [start for start in starts[1:] if start >= head]
    texts: dict[int, list[str]] = {}
    for start, end in itertools.pairwise([*body, len(grid.rows)]):
        row: dict[int, str] = {}
        for first, last, runs in (cell for line in grid.rows[start:end] for cell in line):
            if first == last:
                row[first] = row.get(first, "") + "".join(r.text for r in runs)
        for column, text in row.items():
            texts.setdefault(column, []).append(text)

    def share(column: int) -> float:
        return sum(map(is_value, texts.get(column, []))) / max(1, len(body))

    least = 0.7 if n_columns > 2 else 0.85
    counted = n_columns > 2 and texts.get(0, []) == [str(number) for number in range(1, len(body) + 1)]
    return (share(0) < 0.5 or counted) and any(
        share(c) >= least and not _go_up(texts[c]) for c in range(1, n_columns)
    )


def _go_up(texts: list[str]) -> bool:
    """Whether numbers go up line by line, as those of pages do in a list of contents."""
    numbers = [int(t) if t.isdigit() else -1 for t in texts if is_value(t)]
    return min(numbers) >= 0 and all(a <= b for a, b in itertools.pairwise(numbers))
