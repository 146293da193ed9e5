"""Documents of one table each, drawn as text: | parts cells, < goes on from the left, ^ goes on from above."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas import Block, Document, Page, SourceTable, TableCell

Draw = Callable[..., Document]


def draw(
    grid: str,
    *,
    head: int = 1,
    caption: str | None = None,
    unit: str | None = None,
    kind: str = "other",
    title: str | None = None,
    above: str = "",
    before: str = "",
    traditional: bool = False,
) -> Document:
    """A document whose one page has a title, a line above the table, and the table.

    `before` is a page that comes first.
    """
    document = Document(kind=kind, pages=1, title=title, traditional=traditional)  # type: ignore[arg-type]
    if before:
        document.page_list.append(Page(page=1, text=before))
    page = len(document.page_list) + 1
    text = f"{above}\n" if above else ""
    if above:
        document.blocks.append(Block(kind="paragraph", text=above, parts=[(page, 0, len(above))]))
    rows = [[part.strip() for part in line.strip().split("|")] for line in grid.strip().splitlines()]
    owners: dict[tuple[int, int], TableCell] = {}
    begin = len(text)
    for row, line in enumerate(rows):
        for column, words in enumerate(line):
            if words in ("<", "^"):
                cell = owners[row, column - 1] if words == "<" else owners[row - 1, column]
                cell.column_span = max(cell.column_span, column - cell.column + 1)
                cell.row_span = max(cell.row_span, row - cell.row + 1)
                owners[row, column] = cell
            elif words:
                part = (page, len(text), len(text) + len(words))
                owners[row, column] = TableCell(page=page, row=row, column=column, text=words, parts=[part])
                text += f"{words}\t"
        text += "\n"
    document.page_list.append(Page(page=page, text=text))
    document.blocks.append(Block(kind="table", text=text[begin:], parts=[(page, begin, len(text))], table=0))
    cells = list({id(cell): cell for cell in owners.values()}.values())
    for cell in cells:
        cell.evidence = document.cite(cell.parts)
    document.tables.append(
        SourceTable(
            page=page,
            caption=caption,
            unit=unit,
            header=_header(owners, head, len(rows[0])),
            header_rows=head,
            n_rows=len(rows),
            n_columns=max(len(line) for line in rows),
            cells=cells,
        )
    )
    return document


def _header(owners: dict[tuple[int, int], TableCell], head: int, columns: int) -> list[str]:
    names = []
    for column in range(columns):
        levels = [owners[row, column].text for row in range(head) if (row, column) in owners]
        names.append("/".join(dict.fromkeys(levels)))
    return names


@pytest.fixture(scope="session")
def drawn() -> Draw:
    """Documents of one drawn table."""
    return draw
