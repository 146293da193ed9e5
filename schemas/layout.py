"""What a page is made of in memory: printed lines with their geometry, and blocks of reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from schemas.evidence import Box, Part


@dataclass(slots=True)
class TextLine:
    """One printed line: the slice of the page's text it holds, and where each character stands.

    `edges` has the two edges of every character of the slice along the line, `2 * (end - start)` numbers in
    PDF points: left and right, or upper and lower where `vertical`.
    """

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    edges: list[float] = field(default_factory=list)
    vertical: bool = False

    def box(self, start: int, end: int) -> tuple[float, float, float, float]:
        """The box of the characters `start` to `end` of the page's text that stand on this line."""
        if not self.edges:
            return self.x0, self.top, self.x1, self.bottom
        first = 2 * (max(start, self.start) - self.start)
        last = 2 * (min(end, self.end) - self.start)
        low, high = min(self.edges[first:last]), max(self.edges[first:last])
        if self.vertical:
            return self.x0, low, self.x1, high
        return low, self.top, high, self.bottom


def boxes_of(lines: list[TextLine], page: int, start: int, end: int) -> list[Box]:
    """One box for each line that holds part of the slice `start` to `end` of the page's text."""
    first = max(0, bisect_right(lines, start, key=lambda line: line.start) - 1)
    boxes: list[Box] = []
    for line in lines[first:]:
        if line.start >= end:
            break
        if line.end > start:
            x0, top, x1, bottom = line.box(start, end)
            boxes.append((page, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)))
    return boxes


BlockKind = Literal[
    "heading", "paragraph", "caption", "source_note", "footnote", "contents", "table", "figure", "title"
]


@dataclass(slots=True)
class Block:
    """A piece of reading order: a heading, a paragraph that may run over pages, a table's or a figure's text.

    The text is exactly the slices of `parts` joined, so every offset in it leads back to a page.
    """

    kind: BlockKind
    text: str
    parts: list[Part]
    section: int | None = None
    """Index of the nearest heading above in `Document.sections`."""
    table: int | None = None
    """Index in `Document.tables`, for the text of a table and for its caption and notes."""
    figure: int | None = None
    """Index in `Document.figures`, likewise."""
    size: float = 0.0
    bold: bool = False
    lead: int = 0
    """How many characters from the start are bold: a run-in title."""
    centered: bool = False

    @property
    def page(self) -> int:
        """The page on which the block begins."""
        return self.parts[0][0]

    def locate(self, start: int, end: int) -> list[Part]:
        """The slices of page texts that hold the characters `start` to `end` of this block's text."""
        found: list[Part] = []
        offset = 0
        for page, first, last in self.parts:
            length = last - first
            a, b = max(start - offset, 0), min(end - offset, length)
            if a < b:
                found.append((page, first + a, first + b))
            offset += length
        return found


def of_kind(blocks: Iterable[Block], *kinds: str) -> Iterator[Block]:
    """The blocks of the given kinds, in order."""
    return (block for block in blocks if block.kind in kinds)
