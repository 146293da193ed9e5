"""Rows and heads of tables that the end of a page cuts in two."""

from __future__ import annotations

import re

from extract.reading.document.joining.joined import HEAD_ROWS, JoinedCell, JoinedTable
from extract.reading.layout.draft import DraftCell, DraftTable
from extract.reading.layout.marks import ENDS_CLAUSE, numbering
from extract.reading.tables.heads import is_value

_GROUPED = re.compile(r"[-－(（]?\d{1,3}(?:,\d{3})*(?:\.\d+)?[)）]?")


_MOST, _SENTENCE = 0.7, 40
_ROOM = 2.5
"""Widths of a character left beside a line that had no room for more, the cell's padding counted."""


def levels_below(table: JoinedTable, fragment: DraftTable, columns: list[int]) -> dict[int, JoinedCell]:
    """Where a page ends between the levels of a head: for each column that the lower level does not divide the
    cell above, which goes on overleaf.

    Nothing where the first row overleaf is no lower level.
    """
    if table.n_rows > HEAD_ROWS:
        return {}
    last = [c for c in table.cells if c.row <= table.n_rows - 1 < c.row + c.row_span]
    starts = [columns[c.column] for c in fragment.row(0)]
    wide = [c for c in last if c.column_span > 1]
    divided = [c for c in wide if sum(c.column <= s < c.column + c.column_span for s in starts) > 1]
    below = [c for c in fragment.row(0) if c.lines]
    if not divided or not below or any(is_value(c.text) for c in below):
        return {}
    if columns[below[0].column] == 0:
        # Words of the other columns may be cut in the same place.
        words = {
            columns[c.column]: c for c in below if not any(_lies_under(columns[c.column], w) for w in wide)
        }
        if not _words_go_on(words, {c.column: c for c in last if c not in wide}):
            return {}
    return {c.column: c for c in last if c not in wide}


def is_cut(table: JoinedTable, fragment: DraftTable, row: int, columns: list[int]) -> bool:
    """Whether the first row overleaf is the rest of the last row before the page's end.

    Figures say it first: one that is whole only with the digits overleaf is cut; two whole ones in a column are two
    rows. Else the row is cut when its first cell is empty, or no cell has a figure, and some text above was not
    finished where text goes on below.
    """
    if table.n_rows <= 1 and _head_is_cut(table, fragment, row, columns):
        return True
    below = {columns[c.column]: c for c in fragment.cells if c.row == row}
    filled = {column: c for column, c in below.items() if c.lines}
    last = _last_row(table)
    if table.n_rows <= HEAD_ROWS and _stands_over_figures(fragment, row) and _words_go_on(filled, last):
        return True
    if table.n_rows <= 1:
        return False
    figures = {column for column, cell in last.items() if is_value(cell.text)}
    both = figures & {column for column, cell in filled.items() if is_value(cell.text)}
    if any(_number_is_cut(last[column].text, filled[column].text) for column in both):
        return True
    if both:
        return False
    if 0 in filled and (figures or table.n_rows > HEAD_ROWS) and _texts_go_on(filled, last):
        return True
    if not filled or 0 in filled:
        return _word_is_cut(last, filled, fragment)
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


def labels_going_on(
    table: JoinedTable, fragment: DraftTable, row: int, columns: list[int]
) -> dict[int, JoinedCell]:
    """The labels that span rows on both sides of a page's end, by column: overleaf they are empty, or hold the rest of
    one whose like are numbered."""
    found: dict[int, JoinedCell] = {}
    last = _last_row(table)
    for cell in sorted((c for c in fragment.cells if c.row == row), key=lambda c: c.column):
        above = last.get(columns[cell.column])
        if above is None or not above.text or is_value(above.text):
            break
        spans = cell.row_span > 1 or above.row_span > 1
        rest = cell.text and numbering(above.text) and not numbering(cell.text)
        if not spans or not (rest or not cell.lines):
            break
        found[above.column] = above
    return found


def _last_row(table: JoinedTable) -> dict[int, JoinedCell]:
    """The cells that reach into the last row of a table, by column."""
    return {c.column: c for c in table.cells if c.row <= table.n_rows - 1 < c.row + c.row_span}


def _lies_under(column: int, cell: JoinedCell) -> bool:
    return cell.column <= column < cell.column + cell.column_span


def _words_go_on(below: dict[int, DraftCell], last: dict[int, JoinedCell]) -> bool:
    """Whether the words of a head break off before a page's end: no figures, and no room for more where they go on."""
    texts = [cell.text for cell in below.values()] + [cell.text for cell in last.values()]
    if len(below) < max(2, 0.5 * len(last)) or any(map(is_value, texts)) or not below.keys() <= last.keys():
        return False
    # Brackets and the like go over with the word that they belong to, and leave more room.
    full = sum(_fills(last[column].pieces[-1][1]) for column in below)
    return full >= _MOST * len(below) and all(last[column].text for column in below)


def _stands_over_figures(fragment: DraftTable, row: int) -> bool:
    """Whether a row without figures has a column of them under it."""
    for cell in fragment.row(row):
        under = [c.text for c in fragment.cells if c.column == cell.column and c.row > row and c.lines]
        if cell.lines and len(under) > 1 and 2 * sum(map(is_value, under)) > len(under):
            return True
    return False


def _texts_go_on(filled: dict[int, DraftCell], last: dict[int, JoinedCell]) -> bool:
    """Whether every text overleaf may be the rest of the one above, which filled its cell to the edge."""
    return all(
        column in last
        and last[column].text
        and not is_value(cell.text)
        and not ENDS_CLAUSE.search(last[column].text)
        and numbering(cell.text) is None
        and _fills(last[column].pieces[-1][1])
        for column, cell in filled.items()
    )


def _fills(cell: DraftCell) -> bool:
    """Whether the last line of a cell left no room for another word."""
    if not cell.lines:
        return False
    line = cell.lines[-1]
    return line.width > cell.box[2] - cell.box[0] - _ROOM * line.size


def _head_is_cut(table: JoinedTable, fragment: DraftTable, row: int, columns: list[int]) -> bool:
    """Whether the words of a head, which is all that the page before has of a table, go on overleaf."""
    below = {columns[c.column]: c.text for c in fragment.row(row) if c.lines}
    above = {c.column: c.text for c in table.cells if c.text and c.column_span == 1}
    if not below or not below.keys() <= above.keys() or any(is_value(text) for text in below.values()):
        return False
    if 0 not in below:
        return len(below) <= 0.5 * len(above) and all(numbering(text) is None for text in below.values())
    # Narrow columns broken after their first line: 受 托 | 机 构.
    first_lines = sum(len(text) == 1 for text in above.values()) > 0.5 * len(above)
    return first_lines and len(above) == len(table.cells) and len(below) > 0.8 * len(above)


def _word_is_cut(last: dict[int, JoinedCell], filled: dict[int, DraftCell], fragment: DraftTable) -> bool:
    """Every cell filled: the row is cut only if several cells above break off and none below starts anew."""
    last = {column: cell for column, cell in last.items() if cell.text}
    if set(filled) != set(last) or len(filled) < 2:
        return False
    if len(fragment.row(0)) != len(last):
        return False
    longest = max(filled, key=lambda column: len(last[column].text))
    above, below = last[longest].text, filled[longest].text
    if len(above) < _SENTENCE or ENDS_CLAUSE.search(above) or numbering(below) is not None:
        return False
    first = filled.get(0)
    if first is None:
        return False
    # The first cell's text must itself be the rest of a word, a date or name that broke off, or of a sentence.
    word = len(first.text) <= 6 and not first.text[0].isdigit() and len(last[0].text) > 3
    broken = len(last[0].text) > _SENTENCE and not ENDS_CLAUSE.search(last[0].text)
    return word or (broken and numbering(first.text) is None)


def _number_is_cut(above: str, below: str) -> bool:
    """Whether digits make one figure only when taken together: 1,234,56 and 7,890.12, or 65,842,326 and .22."""
    if not _GROUPED.fullmatch(above + below):
        return False
    return below[0] == "." or ("," in above and not _GROUPED.fullmatch(above))
