"""The head of a table: how many rows from the top it takes, and what it calls each column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas import TableCell

_NUMBER = re.compile(
    r"^[-+(（]?[￥¥$]?[\d,，.]+\s*[%％)）]?(?:/[\d,，.]+|\s*(?:万|亿|元|个|家|次|万元|亿元))*$|^[-—–/]+$"
)
_YEAR = re.compile(r"^(?:19|20)\d{2}\s*(?:年|年度|年末|[./-]\d{1,2}.*)?$")
_DIGIT = re.compile(r"\d")
_MEANS = "指"
_NAMES_DEFINITIONS = re.compile(r"释义|简称|全称|含义|定义|术语|名词")
_LONGEST_HEAD, _LONGEST_TITLE = 30, 60
_DEEPEST_HEAD = 5


def title_of(cells: Sequence[TableCell], n_rows: int, n_columns: int) -> TableCell | None:
    """A title printed inside the table's frame: a first row that is one cell over the whole width."""
    first = [c for c in cells if c.row == 0]
    if n_rows < 2 or len(first) != 1 or not 1 < n_columns <= first[0].column_span:
        return None
    return first[0] if len(first[0].text) <= _LONGEST_TITLE else None


def count_head_rows(cells: Sequence[TableCell], n_rows: int, n_columns: int) -> int:
    """How many rows from the top are the head, a title within the frame counted; 0 where there is none."""
    first = [c for c in cells if c.row == 0]
    if n_rows < 2 or not first:
        return 1 if n_rows == 1 and len(first) == n_columns else 0
    start = 0
    if len(first) == 1:
        if first[0].column_span < n_columns:
            return _head_of_one(first[0], cells)
        start = 1
        first = [c for c in cells if c.row == 1]
        if len(first) < 2:
            return 0
    if any((len(c.text) > _LONGEST_HEAD and not _is_stub(c, first)) or is_value(c.text) for c in first):
        return start
    if _is_form_row(first, n_columns) and _is_form_row([c for c in cells if c.row == start + 1], n_columns):
        return start
    if _is_definition(first) or _are_pairs(first, cells, n_columns):
        return start
    depth = max(c.row_span for c in first)
    if depth == 1 and any(c.column_span > 1 for c in first):
        below = [c for c in cells if c.row == start + 1]
        if below and not any(is_value(c.text) or len(c.text) > _LONGEST_HEAD for c in below):
            depth = 2
    while depth < _DEEPEST_HEAD and _is_lower_level(cells, start, depth):
        depth += 1
    body = any(c.row >= start + depth for c in cells)
    # The head of several levels of a table without a body; two rows alike are rather a table without a head.
    return start + depth if body or (depth > 1 and max(c.row_span for c in first) > 1) else start


def header_of(cells: Sequence[TableCell], head_rows: int, n_columns: int) -> list[str]:
    """For each column the texts of its head from above, joined by /, a spanning one counted for all it spans.

    Empty where no column has a name: a title over the whole width names none.
    """
    names: list[list[str]] = [[] for _ in range(n_columns)]
    for cell in cells:
        if cell.row >= head_rows or (cell.column_span >= n_columns > 1):
            continue
        text = "".join(cell.text.split())
        for column in range(cell.column, min(n_columns, cell.column + cell.column_span)):
            if not names[column] or names[column][-1] != text:
                names[column].append(text)
    return ["/".join(parts) for parts in names] if any(names) else []


def is_value(text: str) -> bool:
    """Whether a cell holds a figure or stands for none; a year may head a column."""
    text = text.strip()
    return bool(_NUMBER.match(text)) and not _YEAR.match(text)


def _is_lower_level(cells: Sequence[TableCell], start: int, depth: int) -> bool:
    """Whether the row is a further level of the head: under wide cells only, the first column empty there."""
    row = [c for c in cells if c.row == start + depth]
    wide = any(c.row < start + depth and c.column_span > 1 for c in cells)
    if not row or not wide or row[0].column == 0:
        return False
    return not any(is_value(c.text) or len(c.text) > _LONGEST_HEAD for c in row)


def _head_of_one(lone: TableCell, cells: Sequence[TableCell]) -> int:
    """How many rows a head takes that begins with one cell, the column of labels having no name."""
    below = [c for c in cells if c.row == lone.row + 1]
    under = [c for c in below if lone.column <= c.column]
    if lone.column > 0 and lone.column_span > 1 and len(under) > 1 and len(under) == len(below):
        return 0 if any(is_value(c.text) or len(c.text) > _LONGEST_HEAD for c in (lone, *below)) else 2
    return 1 if _stands_over_values(lone, cells) else 0


def _is_stub(cell: TableCell, first: Sequence[TableCell]) -> bool:
    """Whether a cell of the first row only says what the labels under it are, beside a head of several levels."""
    return cell.column == 0 and cell.row_span > 1 and all(c.column_span > 1 for c in first if c is not cell)


def _stands_over_values(lone: TableCell, cells: Sequence[TableCell]) -> bool:
    """Whether the only filled cell of a first row heads a column of figures; that of the labels has no name."""
    if lone.column == 0 or lone.column_span > 1 or is_value(lone.text) or len(lone.text) > _LONGEST_HEAD:
        return False
    below = [c for c in cells if c.column == lone.column and c.row > lone.row]
    return bool(below) and sum(is_value(c.text) for c in below) > 0.5 * len(below)


def _is_form_row(row: Sequence[TableCell], n_columns: int) -> bool:
    """Whether a row is a label and one cell that takes all the rest, as in a form to be filled in."""
    return n_columns > 2 and len(row) == 2 and row[0].column_span == 1 and row[1].column_span == n_columns - 1


def _is_definition(row: Sequence[TableCell]) -> bool:
    """Whether a row tells what a name means (甲公司 指 …), and is not the head over such rows."""
    means = any(c.text.strip() == _MEANS for c in row)
    return means and not any(_NAMES_DEFINITIONS.search(c.text) for c in row)


def _are_pairs(first: Sequence[TableCell], cells: Sequence[TableCell], n_columns: int) -> bool:
    """Whether labels and what they are of stand side by side, twice in a row: 注册资本 7,500万元 成立日期 2014年.

    In a row below one may take all the rest: 经营范围.
    """
    if n_columns != 4 or any(
        _DIGIT.search(c.text) for c in cells if c.column in (0, 2) and c.column_span == 1
    ):
        return False
    below = {c.row for c in cells if c.row > first[0].row}
    if any(_is_form_row([c for c in cells if c.row == row], n_columns) for row in below):
        return True
    return sum(bool(_DIGIT.search(c.text)) for c in first if c.column in (1, 3)) == 1
