"""Where each printed line stands: kept with the page, and from a slice of its text back to its place."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from schemas import Box, TextLine, boxes_of


def packed(line: TextLine) -> list[Any]:
    """A line's geometry in tenths of a point, as `page_layouts` keeps it; a vertical line has a 1 at its end."""
    box = [round(10 * v) for v in (line.x0, line.top, line.x1, line.bottom)]
    row = [line.start, line.end, *box, [round(10 * v) for v in line.edges]]
    return [*row, 1] if line.vertical else row


def lines_of(connection: sqlite3.Connection, document_id: int, page: int) -> list[TextLine]:
    """The printed lines of a page, as they were when it was read; none for a text file."""
    row = connection.execute(
        "SELECT lines FROM page_layouts WHERE document_id = ? AND page = ?", (document_id, page)
    ).fetchone()
    return [_unpacked(line) for line in json.loads(row[0])] if row else []


def boxes(connection: sqlite3.Connection, document_id: int, page: int, start: int, end: int) -> list[Box]:
    """One box for each printed line that holds part of the characters `start` to `end` of the page's text."""
    return boxes_of(lines_of(connection, document_id, page), page, start, end)


def _unpacked(row: list[Any]) -> TextLine:
    start, end, x0, top, x1, bottom, edges, *vertical = row
    return TextLine(
        start, end, x0 / 10, top / 10, x1 / 10, bottom / 10, [v / 10 for v in edges], vertical=bool(vertical)
    )
