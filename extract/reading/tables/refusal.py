"""What has the lines of a table and is none: page frames, text boxes, grids of charts, boxes of diagrams."""

from __future__ import annotations

import re

from extract.reading.layout.draft import DraftCell, DraftTable

_FRAME_SHARE = 0.85
_LEAST_FILLED = 0.3
_MOSTLY = 0.6
_HEAD = 0.2
_LONGEST_HEAD = 30
_AXIS_NUMBER = re.compile(r"^[-+]?[\d.,]+%?$")


def judge(draft: DraftTable, width: float, height: float) -> bool:
    """Whether a ruled grid is a table, or may be the rest of one: then it is marked tentative.

    A single row of two or more filled cells passes: the head of a table that goes on overleaf looks so.
    """
    if draft.n_columns < 2 or _is_page_frame(draft, width, height):
        return False
    filled = [cell for cell in draft.cells if cell.lines]
    if not filled:
        return False
    if draft.n_rows == 1:
        whole = len(filled) == len(draft.cells) and all(len(cell.text) <= _LONGEST_HEAD for cell in filled)
    else:
        several = len({cell.column for cell in filled}) > 1
        whole = several and (len(filled) >= _LEAST_FILLED * len(draft.cells) or _is_form(draft))
    whole = whole and not _is_chart(draft)
    draft.tentative = not whole
    # The rest of a row that a page's end has cut stands at the head of the page, most of its cells empty.
    return whole or draft.top < _HEAD * height


def is_full(draft: DraftTable) -> bool:
    """Whether a grid seen in a picture is a table beyond doubt: the boxes of a diagram leave most of it
    empty."""
    filled = [cell for cell in draft.cells if cell.lines]
    area = sum(cell.row_span * cell.column_span for cell in filled)
    large = draft.n_rows >= 3 and draft.n_columns >= 2 and len(filled) >= 6
    wide = [cell for cell in filled if cell.column_span > 1 or cell.row_span > 1]
    return large and area >= 0.75 * draft.n_rows * draft.n_columns and len(wide) <= 0.3 * len(filled)


def _is_form(draft: DraftTable) -> bool:
    """Whether a grid that is mostly empty has the head and a column of labels of a table to be filled in.

    The labels stand in the first column, or in that of the longer side of a mirrored table.
    """
    columns = [[c for c in draft.cells if c.column == column] for column in range(draft.n_columns)]
    return _is_filled(draft.row(0)) and any(
        _is_filled(column) and not all(_AXIS_NUMBER.match(c.text) for c in column if c.lines)
        for column in columns
        if len(column) > 1
    )


def _is_filled(cells: list[DraftCell]) -> bool:
    return sum(bool(c.lines) for c in cells) > _MOSTLY * len(cells)


def _is_page_frame(draft: DraftTable, width: float, height: float) -> bool:
    x0, top, x1, bottom = draft.box
    covers = (x1 - x0) > _FRAME_SHARE * width and (bottom - top) > _FRAME_SHARE * height
    return covers and draft.n_rows * draft.n_columns <= 4


def _is_chart(draft: DraftTable) -> bool:
    """Grid lines and bars make cells too: most are empty, and what stands in them are bare numbers, without labels."""
    filled = [cell for cell in draft.cells if cell.lines]
    labels = [cell for cell in draft.cells if cell.column == 0]
    labelled = all(cell.lines and not _AXIS_NUMBER.match(cell.text) for cell in labels)
    if labelled or len(filled) > 0.6 * len(draft.cells):
        return False
    numbers = sum(bool(_AXIS_NUMBER.match(cell.text)) for cell in filled)
    return numbers > 0.8 * len(filled)
