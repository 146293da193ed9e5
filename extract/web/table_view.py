"""`/-/table/<id>`: a table of the source, rebuilt, every cell leading to its place on the page."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from extract.store import browse
from extract.store.export import harmless
from extract.store.rows import Record
from extract.web import answers, columns, site
from extract.web.page_view import summary

if TYPE_CHECKING:
    from datasette.app import Datasette

_LARGEST = 20_000
"""Cells that a table may have at most on the screen, whatever the spans in the database say."""


@dataclass(frozen=True)
class Cell:
    """A cell of the rebuilt table; an empty one has no text and no address."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    address: str | None = None
    page: int | None = None


async def view(datasette: Datasette, request: Request) -> Response:
    """The table with its caption, unit and note, and what was read from it."""
    table, document = await _load(datasette, request)
    links = await site.links(datasette)
    grid = rebuilt(
        [{**cell, "address": links.page(cell["document_id"], cell["page"], evidence=cell["evidence_id"])}
         for cell in table["cells"]],
        table["n_rows"],
        table["n_columns"],
    )  # fmt: skip
    head = _head(grid, table["header_rows"] or 0)
    context = {
        "links": links,
        "table_row": table,
        "document": document,
        "title": summary("source_tables", table),
        "head": grid[:head],
        "body": grid[head:],
        "read": [(name, columns.table_title(name), count) for name, count in table["rows"].items()],
    }
    return await site.respond(datasette, request, "gouji_source_table.html", context)


async def as_csv(datasette: Datasette, request: Request) -> Response:
    """The table as a file that a spreadsheet opens; a merged cell's text stands in its first cell."""
    table, _ = await _load(datasette, request)
    grid = [[""] * (table["n_columns"] or 0) for _ in range(table["n_rows"] or 0)]
    for cell in table["cells"]:
        if cell["row"] < len(grid) and cell["column"] < len(grid[cell["row"]]):
            grid[cell["row"]][cell["column"]] = harmless(cell["text"] or "")
    buffer = io.StringIO()
    csv.writer(buffer).writerows(grid)
    headers = {"Content-Disposition": f'attachment; filename="table-{table["id"]}.csv"'}
    # Excel takes a file for UTF-8 only with the mark at its head.
    return answers.content("\ufeff" + buffer.getvalue(), "text/csv; charset=utf-8", headers)


def rebuilt(cells: list[Record], n_rows: int, n_columns: int) -> list[list[Cell]]:
    """Rows of cells with their spans; places that no cell covers are empty cells."""
    width = max([n_columns or 0, *(cell["column"] + 1 for cell in cells)], default=0)
    height = max([n_rows or 0, *(cell["row"] + 1 for cell in cells)], default=0)
    if width * height > _LARGEST:
        height = _LARGEST // width
    starts = {(cell["row"], cell["column"]): cell for cell in cells}
    covered: set[tuple[int, int]] = set()
    grid: list[list[Cell]] = []
    for row in range(height):
        line: list[Cell] = []
        for column in range(width):
            if (row, column) in covered:
                continue
            cell = starts.get((row, column))
            if cell is None:
                line.append(Cell())
                continue
            rows, across = _span(cell, starts, covered, height, width)
            covered |= {(r, c) for r in range(row, row + rows) for c in range(column, column + across)}
            line.append(Cell(cell["text"] or "", rows, across, cell["address"], cell["page"]))
        grid.append(line)
    return grid


def _head(grid: list[list[Cell]], rows: int) -> int:
    """How many rows are the head: none where a cell of it reaches into the body, which HTML would cut."""
    reach = max((row + cell.rows for row, line in enumerate(grid[:rows]) for cell in line), default=0)
    return rows if reach <= rows < len(grid) else 0


def _span(
    cell: Record,
    starts: dict[tuple[int, int], Record],
    covered: set[tuple[int, int]],
    height: int,
    width: int,
) -> tuple[int, int]:
    """Rows and columns that a cell spans, within the table and not over another cell."""
    row, column = cell["row"], cell["column"]
    rows = min(max(cell["row_span"] or 1, 1), height - row)
    across = min(max(cell["column_span"] or 1, 1), width - column)

    def taken(r: int, c: int) -> bool:
        return (r, c) in starts or (r, c) in covered

    across = next((c - column for c in range(column + 1, column + across) if taken(row, c)), across)
    block = range(column, column + across)
    rows = next((r - row for r in range(row + 1, row + rows) if any(taken(r, c) for c in block)), rows)
    return rows, across


async def _load(datasette: Datasette, request: Request) -> tuple[Record, Record]:
    table_id = site.number(request.url_vars["table"], "表格编号")
    table = await site.query(datasette, browse.source_table, table_id)
    if table is None:
        raise NotFound(f"没有编号为 {table_id} 的表格")
    document = await site.query(datasette, browse.document, table["document_id"])
    if document is None:
        raise NotFound(f"表格 {table_id} 的文件已不在数据库里")
    return table, document
