"""From printed rows in their columns to the cells of a table; labels span the rows that they are printed for."""

from __future__ import annotations

from extract.reading.layout.draft import DraftCell, DraftTable, Rect
from extract.reading.layout.lines import line_of
from extract.reading.layout.runs import Boldness, Run
from extract.reading.tables.aligned import Grid

_BELOW = 3.0
"""Points by which a label in the middle of several rows stands lower than the first of them."""


def to_table(
    grid: Grid,
    box: Rect,
    starts: list[int],
    ruling: str,
    boldness: Boldness,
    bounds: list[float] | None = None,
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
    cells.sort(key=lambda c: (c.row, c.column))
    return DraftTable(
        box=box,
        cells=cells,
        n_rows=len(starts),
        n_columns=len(grid.edges) - 1,
        edges=grid.edges,
        ruling="three_line" if ruling == "three_line" else "borderless",
    )


def _stretch_labels(cells: list[DraftCell], n_rows: int, n_columns: int) -> None:
    """A label printed once for the rows it stands beside, which fill all other columns, spans them: those below it, or
    those in whose middle it stands."""
    if n_columns < 3:
        return
    by_row: dict[int, list[DraftCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    if _centred_labels(by_row, n_rows):
        return
    label: DraftCell | None = None
    for row in range(1, n_rows):
        first = next((c for c in by_row.get(row, []) if c.column == 0), None)
        if first is not None:
            label = first if first.column_span == 1 else None
        elif label is not None and len(by_row.get(row, [])) == n_columns - 1:
            label.row_span = row - label.row + 1
        else:
            label = None


def _centred_labels(by_row: dict[int, list[DraftCell]], n_rows: int) -> bool:
    """Let labels span the rows in whose middle they stand, if those of all labels make up all rows of the body."""
    body = range(1, n_rows)
    places = {row: place for row in body if (place := _place(by_row.get(row, []))) is not None}
    labels = [c for row in body for c in by_row.get(row, []) if c.column == 0 and c.lines]
    if not labels or len(places) < len(body) or _middle_of(labels[0]) < sum(places[1]) / 2 + _BELOW:
        return False  # the first label stands beside the first row
    spans: list[tuple[DraftCell, int, int]] = []
    row = 1
    for label in labels:
        if row >= n_rows:
            return False
        end = min(
            range(row, n_rows), key=lambda r: abs(places[row][0] + places[r][1] - 2 * _middle_of(label))
        )
        if not row <= label.row <= end:
            return False
        spans.append((label, row, end))
        row = end + 1
    if row != n_rows:
        return False
    for label, first, last in spans:
        label.row, label.row_span = first, last - first + 1
    return True


def _middle_of(cell: DraftCell) -> float:
    return (cell.lines[0].top + cell.lines[-1].bottom) / 2


def _place(row: list[DraftCell]) -> tuple[float, float] | None:
    """Top and bottom of what a row prints right of its label."""
    lines = [line for cell in row if cell.column > 0 for line in cell.lines]
    return (min(ln.top for ln in lines), max(ln.bottom for ln in lines)) if lines else None


def _bounds(grid: Grid, starts: list[int], box: Rect) -> list[float]:
    tops = [box[1]]
    for start in starts[1:]:
        above = max(r.bottom for _, _, runs in grid.rows[start - 1] for r in runs)
        below = min(r.top for _, _, runs in grid.rows[start] for r in runs)
        tops.append((above + below) / 2)
    return [*tops, box[3]]
