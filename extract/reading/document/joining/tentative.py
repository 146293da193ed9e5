"""Grids that are tables only as the rest of one on the page before."""

from __future__ import annotations

import itertools

from extract.reading.document.joining.fitting import SAME_EDGE, column_map
from extract.reading.layout.draft import Draft, DraftCell, DraftTable, Item, union


def resolve_tentative(drafts: list[Draft]) -> None:
    """Keep tentative tables that go on with one of the page before; give the text of the others back to the
    page.

    A grid within a cell, or a chart's, is part of the outer table where that goes on with the page before.
    """
    before: DraftTable | None = None
    for draft in drafts:
        for zone in draft.zones:
            for index, item in enumerate(zone.items):
                if not isinstance(item, DraftTable) or item.ruling != "ruled":
                    continue
                if before is not None and index == 0 and zone is draft.zones[0]:
                    nested = _coarser(before, item)
                    if nested is not None:
                        zone.items[index] = item = nested
                    elif item.tentative and column_map(before, item) is not None:
                        item.tentative = False
        for zone in draft.zones:
            kept: list[Item] = []
            for item in zone.items:
                if isinstance(item, DraftTable) and item.tentative:
                    lines = [line for cell in item.cells for line in cell.lines]
                    kept += sorted(lines, key=lambda line: (round(line.top), line.x0))
                else:
                    kept.append(item)
            zone.items = kept
        last = draft.zones[-1].items[-1] if draft.zones and draft.zones[-1].items else None
        before = last if isinstance(last, DraftTable) else None


def _coarser(first: DraftTable, second: DraftTable) -> DraftTable | None:
    """The second table with the columns of the first, where a grid nested in its cells has divided them
    further."""
    if second.n_columns <= first.n_columns or first.n_columns < 2:
        return None
    matches = [
        min(range(len(second.edges)), key=lambda i: abs(second.edges[i] - edge)) for edge in first.edges
    ]
    if any(abs(second.edges[m] - e) > SAME_EDGE for m, e in zip(matches, first.edges, strict=True)):
        return None
    starts = sorted({c.row for c in second.cells if c.column == 0} | {0})
    if len(set(matches)) != len(matches) or not _is_nested(matches, starts, second):
        return None

    def outer(column: int) -> int:
        return max(i for i, m in enumerate(matches) if m <= column)

    def outer_row(row: int) -> int:
        return max(i for i, s in enumerate(starts) if s <= row)

    cells: dict[tuple[int, int], DraftCell] = {}
    for cell in second.cells:
        key = (outer_row(cell.row), outer(cell.column))
        if key in cells:
            known = cells[key]
            known.lines += cell.lines
            known.box = union([known.box, cell.box])
        else:
            last = min(cell.column + cell.column_span - 1, second.n_columns - 1)
            span = outer(last) - key[1] + 1
            cells[key] = DraftCell(*key, 1, span, cell.box, list(cell.lines))
    ordered = [cells[key] for key in sorted(cells)]
    return DraftTable(second.box, ordered, len(starts), first.n_columns, first.edges, "ruled")


def _is_nested(matches: list[int], starts: list[int], table: DraftTable) -> bool:
    """Whether finer columns belong to a cell's own grid: some rows fill each outer column with one cell, and the other
    cells of a row go on beside all rows of such a grid."""
    divided = [(a, b) for a, b in itertools.pairwise(matches) if b - a > 1]
    whole = [c for c in table.cells if (c.column, c.column + c.column_span) in divided]
    if len({c.column for c in whole}) != len(divided) or len(whole) < 2:
        return False
    rows = dict(itertools.pairwise([*starts, table.n_rows]))
    return not any(
        c.row not in rows or c.row + c.row_span < rows[c.row]
        for c in table.cells
        if not any(a <= c.column < b for a, b in divided)
    )
