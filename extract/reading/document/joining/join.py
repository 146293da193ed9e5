"""Tables that go on overleaf become one table."""

from __future__ import annotations

import itertools

from extract.reading.document.joining.cut import is_cut, labels_going_on, levels_below
from extract.reading.document.joining.fitting import column_map, counts_on
from extract.reading.document.joining.joined import HEAD_ROWS, JoinedCell, JoinedTable
from extract.reading.layout.draft import DraftTable


def start(fragment: DraftTable) -> JoinedTable:
    """A table that so far has one fragment."""
    cells = [JoinedCell(c.row, c.column, c.row_span, c.column_span, [(0, c)]) for c in fragment.cells]
    return JoinedTable([fragment], fragment, cells, fragment.n_rows)


def extend(table: JoinedTable, fragment: DraftTable) -> bool:
    """Add the fragment that heads the next page, if it goes on with the table; whether it does."""
    columns = column_map(table.layout, fragment)
    if columns is None and (table.n_rows <= HEAD_ROWS or _has_coarse_rows(table, fragment)):
        _refine(table, fragment)
        columns = column_map(table.layout, fragment)
    if columns is None:
        whole = next((f for f in reversed(table.fragments) if f.n_columns == table.n_columns), table.layout)
        columns = column_map(whole, fragment)
        if columns is None and _counts_on(table, fragment):
            columns = list(range(len(fragment.edges)))
        if columns is None:
            return False
    index = len(table.fragments)
    repeated = _repeated_header(table, fragment)
    base = table.n_rows - repeated
    carried: dict[int, JoinedCell] = {}
    if repeated < fragment.n_rows:
        carried = levels_below(table, fragment, columns) if not repeated else {}
        if not carried and is_cut(table, fragment, repeated, columns):
            base -= 1
        elif not carried:
            carried = labels_going_on(table, fragment, repeated, columns)
    table.fragments.append(fragment)
    existing = {(row, c.column): c for c in table.cells for row in range(c.row, c.row + c.row_span)}
    for cell in fragment.cells:
        if cell.row < repeated:
            continue
        row, column = cell.row + base, columns[cell.column]
        span = columns[min(cell.column + cell.column_span, len(columns) - 1)] - column
        above = existing.get((row, column))
        if cell.row == repeated and column in carried:
            above = carried[column]
        if above is not None:
            above.row_span = max(above.row_span, row + cell.row_span - above.row)
            if cell.lines:
                above.pieces.append((index, cell))
            continue
        table.cells.append(JoinedCell(row, column, cell.row_span, max(1, span), [(index, cell)]))
    table.n_rows = base + fragment.n_rows
    return True


def _counts_on(table: JoinedTable, fragment: DraftTable) -> bool:
    """Whether as many columns, laid out anew, go on with the next ordinal."""
    ordinals = [cell for cell in table.cells if cell.column == 0 and cell.text]
    first = next((cell.text for cell in fragment.row(0) if cell.column == 0), "")
    last = max(ordinals, key=lambda cell: cell.row).text if ordinals else ""
    return fragment.n_columns == table.n_columns and counts_on(last, first)


def _has_coarse_rows(table: JoinedTable, fragment: DraftTable) -> bool:
    """Whether some rows overleaf have the columns that the table has so far, and others divide them."""
    wider = column_map(fragment, table.layout)
    if wider is None:
        return False
    coarse = set(itertools.pairwise(wider))
    rows = [
        {(c.column, c.column + c.column_span) for c in fragment.row(row)} for row in range(fragment.n_rows)
    ]
    return any(row == coarse for row in rows)


def _refine(table: JoinedTable, fragment: DraftTable) -> None:
    """Take over finer columns: those of the lower level of a head, or of rows, that only the next page has."""
    wider = column_map(fragment, table.layout)
    if wider is None or fragment.n_columns <= table.n_columns:
        return
    for cell in table.cells:
        end = wider[cell.column + cell.column_span]
        cell.column = wider[cell.column]
        cell.column_span = end - cell.column
    table.layout = fragment


def _repeated_header(table: JoinedTable, fragment: DraftTable) -> int:
    """How many rows at the head of the fragment repeat the head of the table."""
    count = 0
    for row in range(min(4, fragment.n_rows, table.n_rows)):
        ours = {c.column: c.text for c in table.cells if c.row == row and c.text}
        theirs = {c.column: c.text for c in fragment.cells if c.row == row and c.text}
        if not theirs or ours != theirs:
            break
        if row and all(c.isdigit() for t in theirs.values() for c in t):
            break
        count = row + 1
    return count if count < fragment.n_rows or count == table.n_rows == 1 else 0
