"""Tables that go on overleaf become one table."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from extract.reading.draft import Draft, DraftCell, DraftTable, Item, union
from extract.reading.marks import ENDS_CLAUSE, numbering

_SAME_EDGE = 7.0
_LOOSE_EDGE = 45.0
_HEAD_ROWS = 3


@dataclass(slots=True)
class JoinedCell:
    """A cell with the pieces of it that stand on one page or on several."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: list[tuple[int, DraftCell]]
    """(index of the fragment, cell of the fragment)."""

    @property
    def text(self) -> str:
        """The pieces run together."""
        return "".join(cell.text for _, cell in self.pieces)


@dataclass(slots=True)
class JoinedTable:
    """A table of one or more fragments, top to bottom."""

    fragments: list[DraftTable]
    layout: DraftTable
    """The fragment whose columns are the table's."""
    cells: list[JoinedCell] = field(default_factory=list)
    n_rows: int = 0

    @property
    def n_columns(self) -> int:
        """How many columns the table has."""
        return self.layout.n_columns


def start(fragment: DraftTable) -> JoinedTable:
    """A table that so far has one fragment."""
    cells = [JoinedCell(c.row, c.column, c.row_span, c.column_span, [(0, c)]) for c in fragment.cells]
    return JoinedTable([fragment], fragment, cells, fragment.n_rows)


def extend(table: JoinedTable, fragment: DraftTable) -> bool:
    """Add the fragment that heads the next page, if it goes on with the table; whether it does."""
    columns = _column_map(table.layout, fragment)
    if columns is None and table.n_rows <= _HEAD_ROWS:
        _refine(table, fragment)
        columns = _column_map(table.layout, fragment)
    if columns is None:
        columns = _column_map(table.fragments[-1], fragment)
        if columns is None or table.fragments[-1].n_columns != table.n_columns:
            return False
    index = len(table.fragments)
    repeated = _repeated_header(table, fragment)
    rows = list(range(repeated, fragment.n_rows))
    base = table.n_rows - repeated
    if rows and _is_cut(table, fragment, rows[0], columns):
        base -= 1
    table.fragments.append(fragment)
    existing = {(c.row, c.column): c for c in table.cells}
    for cell in fragment.cells:
        if cell.row < repeated:
            continue
        row, column = cell.row + base, columns[cell.column]
        span = columns[min(cell.column + cell.column_span, len(columns) - 1)] - column
        above = existing.get((row, column))
        if above is not None:
            if cell.lines:
                above.pieces.append((index, cell))
            continue
        table.cells.append(JoinedCell(row, column, cell.row_span, max(1, span), [(index, cell)]))
    table.n_rows = base + fragment.n_rows
    return True


def _refine(table: JoinedTable, fragment: DraftTable) -> None:
    """Take over finer columns: where a page ends within a head of several levels, only the upper one is
    above."""
    wider = _column_map(fragment, table.layout)
    if wider is None or fragment.n_columns <= table.n_columns:
        return
    for cell in table.cells:
        end = wider[cell.column + cell.column_span]
        cell.column = wider[cell.column]
        cell.column_span = end - cell.column
    table.layout = fragment


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
                    elif item.tentative and _column_map(before, item) is not None:
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
    if any(abs(second.edges[m] - e) > _SAME_EDGE for m, e in zip(matches, first.edges, strict=True)):
        return None
    if len(set(matches)) != len(matches) or not _is_nested(matches, second):
        return None

    def outer(column: int) -> int:
        return max(i for i, m in enumerate(matches) if m <= column)

    starts = sorted({c.row for c in second.cells if c.column == 0} | {0})

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


def _is_nested(matches: list[int], table: DraftTable) -> bool:
    """Whether some rows fill each outer column with one cell, so that finer columns belong to a cell's own
    grid."""
    divided = [(a, b) for a, b in itertools.pairwise(matches) if b - a > 1]
    whole = [c for c in table.cells if (c.column, c.column + c.column_span) in divided]
    return len({c.column for c in whole}) == len(divided) and len(whole) >= 2


def _column_map(first: DraftTable, second: DraftTable) -> list[int] | None:
    """For every column of `second`, and its right end, the column of `first`; None where they do not fit."""
    a, b = first.edges, second.edges
    loose = _SAME_EDGE if first.ruling == second.ruling == "ruled" else _LOOSE_EDGE
    if len(a) == len(b):
        # Mirrored margins move the whole table sideways.
        shift = sum(y - x for x, y in zip(a, b, strict=True)) / len(a)
        if all(abs(y - x - shift) < loose for x, y in zip(a, b, strict=True)) and abs(shift) < 60:
            return list(range(len(b)))
        # A table may be laid out anew on each page; then only its outer edges stay.
        if (
            abs(a[0] - b[0]) < _SAME_EDGE
            and abs(a[-1] - b[-1]) < _SAME_EDGE
            and not _has_other_header(first, second)
        ):
            return list(range(len(b)))
        return None
    if first.ruling != "ruled" or second.ruling != "ruled":
        return None
    if abs(a[0] - b[0]) > _SAME_EDGE or abs(a[-1] - b[-1]) > _SAME_EDGE or len(b) > len(a):
        return None
    found = []
    for edge in b:
        nearest = min(range(len(a)), key=lambda i: abs(a[i] - edge))
        if abs(a[nearest] - edge) > _SAME_EDGE or nearest in found:
            return None
        found.append(nearest)
    return found


def _has_other_header(first: DraftTable, second: DraftTable) -> bool:
    """Whether the second table opens with a head of its own: bold like the first's, in other words."""

    def bold(cells: list[DraftCell]) -> bool:
        return bool(cells) and all(line.is_bold for cell in cells for line in cell.lines)

    ours, theirs = first.row(0), second.row(0)
    return bold(ours) and bold(theirs) and [c.text for c in ours] != [c.text for c in theirs]


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


def _is_cut(table: JoinedTable, fragment: DraftTable, row: int, columns: list[int]) -> bool:
    """Whether the first row overleaf is the rest of the last row before the page's end.

    It is when its first cell is empty and some text above was not finished where text goes on below.
    """
    if table.n_rows <= 1:
        return False
    below = {columns[c.column]: c for c in fragment.cells if c.row == row}
    filled = {column: c for column, c in below.items() if c.lines}
    if not filled or 0 in filled:
        return _word_is_cut(table, filled, fragment)
    last = {c.column: c for c in table.cells if c.row <= table.n_rows - 1 < c.row + c.row_span}
    unfinished = [
        column
        for column, cell in filled.items()
        if column in last and last[column].text and not ENDS_CLAUSE.search(last[column].text)
    ]
    if unfinished and numbering(filled[unfinished[0]].text) is None:
        return True
    # Long cells that go on with a full sentence: the row is cut when nothing but running text is below.
    long = [c for column, c in filled.items() if column in last and len(last[column].text) > 60]
    return bool(long) and all(len(c.text) > 30 for c in filled.values()) and len(filled) < len(columns) - 1


def _word_is_cut(table: JoinedTable, filled: dict[int, DraftCell], fragment: DraftTable) -> bool:
    """Every cell filled: the row is cut only if several cells above break off and none below starts anew."""
    last = {c.column: c for c in table.cells if c.row == table.n_rows - 1 and c.text}
    if set(filled) != set(last) or len(filled) < 2 or len(fragment.row(0)) != len(last):
        return False
    longest = max(filled, key=lambda column: len(last[column].text))
    above, below = last[longest].text, filled[longest].text
    if len(above) < 40 or ENDS_CLAUSE.search(above) or numbering(below) is not None:
        return False
    first = filled.get(0)
    # The first cell's text must itself be the rest of a word: a date or name that broke off.
    return (
        first is not None and len(first.text) <= 6 and not first.text[0].isdigit() and len(last[0].text) > 3
    )
