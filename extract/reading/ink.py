"""Characters and edges as pdfplumber's algorithms take them, whatever they were read with."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Any

from pdfplumber import utils
from pdfplumber.table import Table, TableFinder, TableSettings
from pdfplumber.utils.geometry import curve_to_edges, line_to_edge, rect_to_edges

from extract.reading.glyphs import Char
from extract.reading.paths import Shape, Shapes

_DIAGONAL = 1.0
"""A line that moves further than this in both directions is no edge of a table."""


class Ink:
    """What is printed on a page or a part of one; pdfplumber's `TableFinder` and `extract_words` work on it."""

    def __init__(
        self, number: int, width: float, height: float, chars: list[Char], shapes: Shapes, doctop: float = 0.0
    ) -> None:
        self.page_number = number
        self.initial_doctop = doctop
        self.width, self.height = width, height
        self.bbox = (0.0, 0.0, width, height)
        self.chars = chars
        self.shapes = shapes

    def is_bold(self, char: Char) -> bool:
        """Whether a character is printed bold, as far as the source says."""
        return False

    @property
    def lines(self) -> list[Shape]:
        """Straight lines."""
        return self.shapes.lines

    @property
    def rects(self) -> list[Shape]:
        """Axis-parallel rectangles."""
        return self.shapes.rects

    @property
    def curves(self) -> list[Shape]:
        """All other paths."""
        return self.shapes.curves

    @cached_property
    def edges(self) -> list[Shape]:
        """Every edge that may rule a table."""
        found = [
            line_to_edge(line) for line in self.lines if line["width"] < _DIAGONAL or line["height"] < _DIAGONAL
        ]
        for rect in self.rects:
            found += rect_to_edges(rect)
        for curve in self.curves:
            found += curve_to_edges(curve)
        return found

    def extract_words(self, **settings: Any) -> list[dict[str, Any]]:
        """pdfplumber's words."""
        words: list[dict[str, Any]] = utils.extract_words(self.chars, **settings)
        return words

    def find_tables(self, settings: dict[str, Any] | None = None) -> list[Table]:
        """pdfplumber's tables; their `extract` works, `extract_table` here is faster."""
        tables: list[Table] = TableFinder(self, TableSettings.resolve(settings)).tables
        return tables

    def extract_table(self, table: Table) -> list[list[str | None]]:
        """The same text as `table.extract()`, looking at each character once instead of once a cell."""
        grid: list[list[str | None]] = []
        for row in table.rows:
            inside = self.chars_between(row.bbox[1], row.bbox[3])
            texts: list[str | None] = []
            for cell in row.cells:
                if cell is None:
                    texts.append(None)
                    continue
                x0, top, x1, bottom = cell
                chars = [c for mid, y, c in inside if x0 <= mid < x1 and top <= y < bottom]
                texts.append(utils.extract_text(chars) if chars else "")
            grid.append(texts)
        return grid

    def chars_between(self, top: float, bottom: float) -> list[tuple[float, float, Char]]:
        """(x middle, y middle, character) of the characters whose middle lies between two heights, in page order."""
        middles, ordered = self._by_height
        found = ordered[bisect_left(middles, top) : bisect_left(middles, bottom)]
        return [(x, y, char) for _, x, y, char in sorted(found, key=lambda entry: entry[0])]

    @cached_property
    def _by_height(self) -> tuple[list[float], list[tuple[int, float, float, Char]]]:
        entries = [
            (i, (c["x0"] + c["x1"]) / 2, (c["top"] + c["bottom"]) / 2, c) for i, c in enumerate(self.chars)
        ]
        entries.sort(key=lambda entry: entry[2])
        return [entry[2] for entry in entries], entries
