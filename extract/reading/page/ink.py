"""Characters and edges as pdfplumber's algorithms take them, whatever they were read with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from typing import Any

from pdfplumber import utils
from pdfplumber.table import Table, TableFinder, TableSettings
from pdfplumber.utils.geometry import curve_to_edges, line_to_edge, rect_to_edges

from extract.reading.page import lattice
from extract.reading.page.characters import Char, Characters, together
from extract.reading.page.paint import Edge, Paint, paint_of
from extract.reading.page.paths import Shape, Shapes
from extract.reading.page.words import find_words, text_of

_DIAGONAL = 1.0
"""A line that moves further than this in both directions is no edge of a table."""


class Ink:
    """What is printed on a page or a part of one; pdfplumber's `TableFinder` and `extract_words` work on
    it."""

    def __init__(
        self,
        number: int,
        width: float,
        height: float,
        chars: Characters | list[Char],
        shapes: Shapes,
        doctop: float = 0.0,
    ) -> None:
        self.page_number = number
        self.initial_doctop = doctop
        self.width, self.height = width, height
        self.bbox = (0.0, 0.0, width, height)
        self.characters = chars if isinstance(chars, Characters) else together(chars, doctop)
        self.shapes = shapes

    def is_bold(self, char: Char) -> bool:
        """Whether a character is printed bold, as far as the source says."""
        return False

    def printed(self, positions: list[int]) -> list[int]:
        """Of some characters those that are printed visibly, as far as the source says."""
        return positions

    def keep(self, positions: Sequence[int]) -> None:
        """Go on with the characters at these positions only."""
        self.characters = self.characters.picked(positions)
        for name in ("chars", "_by_height"):
            self.__dict__.pop(name, None)

    @cached_property
    def chars(self) -> list[Char]:
        """The characters one by one."""
        return self.characters.each()

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
            line_to_edge(line)
            for line in self.lines
            if line["width"] < _DIAGONAL or line["height"] < _DIAGONAL
        ]
        for rect in self.rects:
            found += rect_to_edges(rect)
        for curve in self.curves:
            found += curve_to_edges(curve)
        return found

    @cached_property
    def paint(self) -> Paint:
        """What is seen of the paths: rules and bands."""
        return paint_of(self.shapes, self.width, self.height)

    @cached_property
    def rules(self) -> tuple[list[Edge], list[Edge]]:
        """The horizontal and the vertical rules: visible edges, those that touch each other taken together."""
        paint = self.paint
        return lattice.merged(paint.across, vertical=False), lattice.merged(paint.down, vertical=True)

    def extract_words(self, **settings: Any) -> list[dict[str, Any]]:
        """pdfplumber's words."""
        if settings:
            words: list[dict[str, Any]] = utils.extract_words(self.chars, **settings)
            return words
        return find_words(self.characters)

    def find_tables(self, settings: dict[str, Any] | None = None) -> list[Table]:
        """pdfplumber's tables; their `extract` works, `extract_table` here is faster."""
        if settings:
            tables: list[Table] = TableFinder(self, TableSettings.resolve(settings)).tables
            return tables
        return self.tables_with((), ())

    def tables_with(self, rules: Sequence[Edge], verticals: Sequence[Edge]) -> list[Table]:
        """pdfplumber's tables, some horizontal and vertical edges taken as drawn besides."""
        across, down = self.rules
        if rules:
            across = lattice.merged([*self.paint.across, *rules], vertical=False)
        if verticals:
            down = lattice.merged([*self.paint.down, *verticals], vertical=True)
        return [Table(self, cells) for cells in lattice.tables_of(lattice.cells_of(across, down))]

    def extract_table(self, table: Table) -> list[list[str | None]]:
        """The same text as `table.extract()`, looking at each character once instead of once a cell."""
        columns = sorted({cell[0] for cell in table.cells})
        grid: list[list[str | None]] = []
        for _, row in groupby(sorted(table.cells, key=lambda c: (c[1], c[0])), key=lambda c: c[1]):
            cells = {cell[0]: cell for cell in row}
            texts = self._texts(list(cells.values()))
            by_column = dict(zip(cells, texts, strict=True))
            grid.append([by_column.get(column) for column in columns])
        return grid

    def _texts(self, cells: list[lattice.Cell]) -> list[str]:
        """The text of each cell of a row."""
        inside = self._between(min([cell[1] for cell in cells]), max([cell[3] for cell in cells]))
        found = []
        for x0, top, x1, bottom in cells:
            members = [i for i, x, y in inside if x0 <= x < x1 and top <= y < bottom]
            found.append(text_of(self.characters, members) if members else "")
        return found

    def within(self, box: lattice.Cell) -> list[int]:
        """The positions of the characters whose middle lies in a box, in page order."""
        x0, top, x1, bottom = box
        return [i for i, x, _ in self._between(top, bottom) if x0 <= x < x1]

    def _between(self, top: float, bottom: float) -> list[tuple[int, float, float]]:
        """(position, x middle, y middle) of the characters whose middle lies between two heights, in page
        order."""
        levels, ordered = self._by_height
        return sorted(ordered[bisect_left(levels, top) : bisect_left(levels, bottom)])

    @cached_property
    def _by_height(self) -> tuple[list[float], list[tuple[int, float, float]]]:
        chars = self.characters
        xs = [(x0 + x1) / 2 for x0, x1 in zip(chars.x0, chars.x1, strict=True)]
        ys = [(top + bottom) / 2 for top, bottom in zip(chars.top, chars.bottom, strict=True)]
        order = sorted(range(len(ys)), key=ys.__getitem__)
        return [ys[i] for i in order], [(i, xs[i], ys[i]) for i in order]
