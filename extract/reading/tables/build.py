"""Joined tables to the rows that are stored."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.reading.captions import Attached
from extract.reading.compose import Composer
from extract.reading.tables.join import JoinedTable
from schemas import Evidence, Part, SourceTable, TableCell

_NUMBER = re.compile(
    r"^[-+(（]?[￥¥$]?[\d,，.]+\s*[%％)）]?(?:\s*(?:万|亿|元|个|家|次|万元|亿元))*$|^[-—–/]$"
)
_YEAR = re.compile(r"^(?:19|20)\d{2}\s*(?:年|年度|年末|[.-]\d{1,2}.*)?$")
_LONGEST_HEAD = 30
_DEEPEST_HEAD = 5

Cite = Callable[[list[Part]], Evidence]


def build(
    joined: JoinedTable,
    parts: dict[tuple[int, int], Part],
    composers: list[Composer],
    pages: list[int],
    attached: Attached,
    cite: Cite,
) -> SourceTable:
    """The stored form of a table.

    `parts` has the slice of page text of each cell, by (fragment, id of the fragment's cell); `pages` the
    page of each fragment.
    """
    cells: list[TableCell] = []
    texts = {composer.number: composer.text for composer in composers}
    for cell in sorted(joined.cells, key=lambda c: (c.row, c.column)):
        pieces = [(fragment, found) for fragment, found in cell.pieces if found.lines]
        if not pieces:
            continue
        slices = [parts[fragment, id(found)] for fragment, found in pieces]
        boxes = [composers[fragment].box(*found.box) for fragment, found in pieces]
        cells.append(
            TableCell(
                page=slices[0][0],
                row=cell.row,
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
                text="".join(texts[page][start:end] for page, start, end in slices),
                box=[round(v, 2) for v in boxes[0][1:]],
                parts=slices,
                boxes=boxes,
                evidence=cite(slices),
            )
        )
    header_rows = _header_rows(joined, cells)
    first = min(cells, key=lambda c: (c.row, c.column))
    table = SourceTable(
        page=pages[0],
        last_page=pages[-1],
        number=attached.number,
        caption=attached.title,
        header=_header(cells, header_rows, joined.n_columns),
        header_rows=header_rows,
        unit=attached.unit,
        source_note=attached.source_note,
        n_rows=joined.n_rows,
        n_columns=joined.n_columns,
        ruling=joined.fragments[0].ruling,
        cells=cells,
    )
    top_row = [c for c in cells if c.row == first.row]
    same_page = [c.parts[0] for c in top_row if c.parts[0][0] == first.parts[0][0]]
    table.evidence = cite([(same_page[0][0], min(p[1] for p in same_page), max(p[2] for p in same_page))])
    return table


def _header_rows(joined: JoinedTable, cells: list[TableCell]) -> int:
    """How many rows from the top are the head: those that a tall or wide cell of the first row spans, at
    least
    one if the first row is made of short words."""
    first = [c for c in cells if c.row == 0]
    if joined.n_rows < 2 or not first:
        return 1 if joined.n_rows == 1 and len(first) == joined.n_columns else 0
    if len(first) < 2 and first[0].column_span < joined.n_columns:
        return 0
    start = 0
    if len(first) == 1:
        # A title printed inside the table's frame.
        start = 1
        first = [c for c in cells if c.row == 1]
        if len(first) < 2:
            return 0
    if any(len(c.text) > _LONGEST_HEAD or _is_value(c.text) for c in first):
        return start
    depth = max(c.row_span for c in first)
    if depth == 1 and any(c.column_span > 1 for c in first):
        below = [c for c in cells if c.row == start + 1]
        if below and not any(_is_value(c.text) for c in below):
            depth = 2
    while depth < _DEEPEST_HEAD:
        # A further level of a head stands under wide cells only; the first column is empty there.
        row = [c for c in cells if c.row == start + depth]
        wide = any(c.row < start + depth and c.column_span > 1 for c in cells)
        if (
            not row
            or not wide
            or row[0].column == 0
            or any(_is_value(c.text) or len(c.text) > _LONGEST_HEAD for c in row)
        ):
            break
        depth += 1
    body = [c for c in cells if c.row >= start + depth]
    return start + depth if body else start


def _is_value(text: str) -> bool:
    text = text.strip()
    return bool(_NUMBER.match(text)) and not _YEAR.match(text)


def _header(cells: list[TableCell], header_rows: int, n_columns: int) -> list[str]:
    """For each column the texts of its head from above, joined by /, a spanning one counted for all it
    spans."""
    names: list[list[str]] = [[] for _ in range(n_columns)]
    for cell in cells:
        if cell.row >= header_rows or (cell.column_span >= n_columns > 1):
            continue
        text = "".join(cell.text.split())
        for column in range(cell.column, min(n_columns, cell.column + cell.column_span)):
            if not names[column] or names[column][-1] != text:
                names[column].append(text)
    return ["/".join(parts) for parts in names]
