"""A page that pdfplumber's algorithms accept, read several times faster than pdfplumber reads it.

pdfplumber spends most of its time in pdfminer's parser. Its word and table algorithms ask a page only for
characters and edges; here both come from PDFium. `reference.py` reads the same through pdfplumber itself.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Any

import pypdfium2
from pdfplumber import utils
from pdfplumber.table import Table, TableFinder, TableSettings
from pdfplumber.utils.geometry import curve_to_edges, line_to_edge, rect_to_edges

from extract.reading.frames import Frame, media_frame
from extract.reading.glyphs import Char, Glyphs
from extract.reading.paths import Shape, Shapes, read_shapes

_DIAGONAL = 1.0
"""A line that moves further than this in both directions is no edge of a table."""


class FastPage:
    """Characters and edges of one page; pdfplumber's `TableFinder` and `extract_words` work on it.

    Coordinates are pdfplumber's. Close it, or use it in a `with`, before the page itself is closed.
    """

    def __init__(
        self,
        page: pypdfium2.PdfPage,
        number: int,
        frame: Frame | None = None,
        doctop: float = 0.0,
    ) -> None:
        self.page_number = number
        self.initial_doctop = doctop
        self.frame = frame or media_frame(page)
        self.width, self.height = self.frame.width, self.frame.height
        self.bbox = (0.0, 0.0, self.width, self.height)
        self.glyphs = Glyphs(page, self.frame)
        self.chars: list[Char] = self.glyphs.read(doctop)
        self.control_characters = self.glyphs.control_characters
        self.shapes: Shapes = read_shapes(page, self.frame, doctop)

    def __enter__(self) -> FastPage:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release PDFium's text page; characters and shapes remain."""
        self.glyphs.close()

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
