"""Columns and rows of a table that no vertical lines divide: found by where its texts stand."""

from __future__ import annotations

from dataclasses import dataclass

from extract.reading.draft import DraftCell, DraftTable, Rect, overlap
from extract.reading.lines import Boldness, Run, em_of, line_of


@dataclass(slots=True)
class Grid:
    """Printed rows with the column that each run falls in."""

    edges: list[float]
    rows: list[list[tuple[int, int, list[Run]]]]
    """For each printed row: (first column, last column, runs)."""


def split_runs(rows: list[list[Run]]) -> list[list[Run]]:
    """Runs divided where a printed blank wider than a character parts them, as it does between columns."""
    return [[part for run in row for part in _split(run)] for row in rows]


def _split(run: Run) -> list[Run]:
    parts: list[list[int]] = [[]]
    for index, char in enumerate(run.chars):
        if char["text"].isspace():
            continue
        if parts[-1]:
            last = run.chars[parts[-1][-1]]
            blanks = index - parts[-1][-1] - 1
            if blanks and char["x0"] - last["x1"] > 0.9 * em_of(char):
                parts.append([])
        parts[-1].append(index)
    if len(parts) == 1:
        return [run]
    found = []
    for part in parts:
        chars = run.chars[part[0] : part[-1] + 1]
        found.append(
            Run(
                chars,
                chars[0]["x0"],
                min(c["top"] for c in chars),
                chars[-1]["x1"],
                max(c["bottom"] for c in chars),
                max(c["size"] for c in chars),
            )
        )
    return found


def column_edges(rows: list[list[Run]], x0: float, x1: float) -> list[float]:
    """Edges of the columns: the middles of the gaps that (nearly) all rows leave free.

    A row that spans columns, such as a heading within the table, may cross a gap where there are ten rows or
    more.
    """
    allowed = len(rows) // 10
    marks: list[tuple[float, int]] = []
    for row in rows:
        for run in row:
            marks += [(run.x0, 1), (run.x1, -1)]
    marks.sort()
    edges = [x0]
    depth, free_from = 0, None
    for x, change in marks:
        before = depth
        depth += change
        if before > allowed >= depth:
            free_from = x
        elif before <= allowed < depth:
            if free_from is not None and x - free_from > 1.0:
                edges.append((free_from + x) / 2)
            free_from = None
    return [*edges, x1]


def place(rows: list[list[Run]], edges: list[float]) -> Grid:
    """Put every run into the columns it stands in."""
    placed = []
    for row in rows:
        cells: list[tuple[int, int, list[Run]]] = []
        for run in row:
            spans = [
                i
                for i in range(len(edges) - 1)
                if overlap(run.x0, run.x1, edges[i], edges[i + 1]) > 0.3 * min(run.x1 - run.x0, edges[i + 1] - edges[i])
            ]
            first, last = (spans[0], spans[-1]) if spans else (0, 0)
            if cells and cells[-1][1] >= first:
                before = cells[-1]
                cells[-1] = (before[0], max(before[1], last), [*before[2], run])
            else:
                cells.append((first, last, [run]))
        placed.append(cells)
    return Grid(edges, placed)


def to_table(
    grid: Grid, box: Rect, starts: list[int], ruling: str, boldness: Boldness, bounds: list[float] | None = None
) -> DraftTable:
    """A table from printed rows; `starts` are the printed rows at which a row of the table begins."""
    cells: list[DraftCell] = []
    ends = [*starts[1:], len(grid.rows)]
    tops = bounds or _bounds(grid, starts, box)
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        by_column: dict[tuple[int, int], list[list[Run]]] = {}
        for printed in grid.rows[start:end]:
            for first, last, runs in printed:
                key = next((k for k in by_column if k[0] <= first and last <= k[1]), (first, last))
                by_column.setdefault(key, []).append(runs)
        for (first, last), lines in sorted(by_column.items()):
            area = (grid.edges[first], tops[index], grid.edges[last + 1], tops[index + 1])
            made = [line_of(runs, boldness) for runs in lines]
            cells.append(DraftCell(index, first, 1, last - first + 1, area, made))
    _stretch_labels(cells, len(starts), len(grid.edges) - 1)
    return DraftTable(
        box=box,
        cells=cells,
        n_rows=len(starts),
        n_columns=len(grid.edges) - 1,
        edges=grid.edges,
        ruling="three_line" if ruling == "three_line" else "borderless",
    )


def _stretch_labels(cells: list[DraftCell], n_rows: int, n_columns: int) -> None:
    """A label printed once for the rows below it, which fill all other columns, spans them."""
    if n_columns < 3:
        return
    by_row: dict[int, list[DraftCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    label: DraftCell | None = None
    for row in range(1, n_rows):
        first = next((c for c in by_row.get(row, []) if c.column == 0), None)
        if first is not None:
            label = first if first.column_span == 1 else None
        elif label is not None and len(by_row.get(row, [])) == n_columns - 1:
            label.row_span = row - label.row + 1
        else:
            label = None


def _bounds(grid: Grid, starts: list[int], box: Rect) -> list[float]:
    tops = [box[1]]
    for start in starts[1:]:
        above = max(r.bottom for _, _, runs in grid.rows[start - 1] for r in runs)
        below = min(r.top for _, _, runs in grid.rows[start] for r in runs)
        tops.append((above + below) / 2)
    return [*tops, box[3]]


def row_starts(grid: Grid) -> list[int]:
    """The printed rows at which a row of the table begins; the others continue the cells above them.

    A printed row continues when it only goes on with columns that the row above holds, lacks the first
    column, and either fills a single cell or stands closer to the row above than rows usually do.
    """
    starts = [0]
    pitches = [_top(grid.rows[i]) - _top(grid.rows[i - 1]) for i in range(1, len(grid.rows))]
    complete = [
        pitches[i - 1] for i in range(1, len(grid.rows)) if grid.rows[i] and grid.rows[i][0][0] == 0 and i > 1
    ]
    usual = sorted(complete)[len(complete) // 2] if complete else None
    for index in range(1, len(grid.rows)):
        row = grid.rows[index]
        columns = {first for first, _, _ in row}
        above = {first for printed in grid.rows[starts[-1] : index] for first, _, _ in printed}
        close = usual is None or pitches[index - 1] < 0.85 * usual
        n_columns = len(grid.edges) - 1
        lacks_first = 0 not in columns
        few = len(columns) == 1 and n_columns > 1
        if columns <= above and ((lacks_first and (few or close)) or (few and close and n_columns > 2)):
            continue
        starts.append(index)
    return starts


def _top(row: list[tuple[int, int, list[Run]]]) -> float:
    return min(r.top for _, _, runs in row for r in runs)
