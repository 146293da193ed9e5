"""Characters and rules of a page, whatever they were read with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import numpy
from pdfplumber.table import Table

from extract.reading.page import lattice
from extract.reading.page.characters import Char, Characters, together
from extract.reading.page.paint import Edge, Paint, paint_of
from extract.reading.page.paths import Shapes


class Ink:
    """What is printed on a page or a part of one."""

    def __init__(
        self,
        number: int,
        width: float,
        height: float,
        chars: Characters | list[Char],
        shapes: Shapes,
    ) -> None:
        self.page_number = number
        self.width, self.height = width, height
        self.characters = chars if isinstance(chars, Characters) else together(chars)
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
        for name in ("chars", "_by_height", "_levels"):
            self.__dict__.pop(name, None)

    @cached_property
    def chars(self) -> list[Char]:
        """The characters one by one."""
        return self.characters.each()

    @cached_property
    def paint(self) -> Paint:
        """What is seen of the paths: rules and bands."""
        return paint_of(self.shapes, self.width, self.height)

    @cached_property
    def rules(self) -> tuple[list[Edge], list[Edge]]:
        """The horizontal and the vertical rules: visible edges, those that touch each other taken together."""
        paint = self.paint
        return lattice.merged(paint.across, vertical=False), lattice.merged(paint.down, vertical=True)

    def find_tables(self, rules: Sequence[Edge] = (), verticals: Sequence[Edge] = ()) -> list[Table]:
        """The tables between the visible rules, as pdfplumber's finder takes them from edges, and some horizontal and
        vertical edges taken as drawn besides."""
        across, down = self.rules
        if rules:
            across = lattice.merged([*self.paint.across, *rules], vertical=False)
        if verticals:
            down = lattice.merged([*self.paint.down, *verticals], vertical=True)
        return [Table(self, cells) for cells in lattice.tables_of(lattice.cells_of(across, down))]

    def within(self, box: lattice.Cell) -> list[int]:
        """The positions of the characters whose middle lies in a box, in page order."""
        x0, top, x1, bottom = box
        return [i for i, x in self._between(top, bottom) if x0 <= x < x1]

    def _between(self, top: float, bottom: float) -> list[tuple[int, float]]:
        """(position, x middle) of the characters whose middle lies between two heights, in page order; the cells of a
        row of a table ask for the same."""
        if (top, bottom) not in self._levels:
            levels, ordered = self._by_height
            self._levels[top, bottom] = sorted(
                ordered[bisect_left(levels, top) : bisect_left(levels, bottom)]
            )
        return self._levels[top, bottom]

    @cached_property
    def _levels(self) -> dict[tuple[float, float], list[tuple[int, float]]]:
        return {}

    @cached_property
    def _by_height(self) -> tuple[list[float], list[tuple[int, float]]]:
        chars = self.characters
        ys = (numpy.array(chars.top) + chars.bottom) / 2
        order = ys.argsort(kind="stable")
        xs = ((numpy.array(chars.x0) + chars.x1) / 2)[order]
        return ys[order].tolist(), list(zip(order.tolist(), xs.tolist(), strict=True))
