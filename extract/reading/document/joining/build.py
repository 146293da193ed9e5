"""Joined tables to the rows that are stored."""

from __future__ import annotations

from collections.abc import Callable

from extract.reading.document.captions import Attached
from extract.reading.document.joining.joined import JoinedTable
from extract.reading.layout.compose import Composer
from extract.reading.tables.heads import count_head_rows, header_of, title_of
from schemas import Evidence, Part, SourceTable, TableCell

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
    head_rows = count_head_rows(cells, joined.n_rows, joined.n_columns)
    title = title_of(cells, joined.n_rows, joined.n_columns) if attached.title is None else None
    first = min(cells, key=lambda c: (c.row, c.column))
    table = SourceTable(
        page=pages[0],
        last_page=pages[-1],
        number=attached.number,
        caption="".join(title.text.split("\n")) if title else attached.title,
        header=header_of(cells, head_rows, joined.n_columns),
        header_rows=head_rows,
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
