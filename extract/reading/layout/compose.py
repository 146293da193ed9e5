"""The text of a page, put together line by line, with the place of every character kept."""

from __future__ import annotations

import itertools

from extract.reading.layout.draft import Draft, DraftCell
from extract.reading.layout.lines import Line, joint
from extract.reading.layout.marks import ENDS_CLAUSE, opens_item
from extract.reading.page.frames import Turn
from schemas import Box, TextLine


class Composer:
    """Writes one page's text."""

    def __init__(self, draft: Draft) -> None:
        self.number = draft.number
        self.turn: Turn = draft.turn
        self.lines: list[TextLine] = []
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def separate(self, mark: str = "\n") -> None:
        """Write what parts blocks, rows and cells; nothing at the page's start."""
        if self._length:
            self._write(mark)

    def write_lines(self, lines: list[Line], breaks: set[int] | None = None) -> tuple[int, int]:
        """Write lines of one paragraph; before the lines whose index is in `breaks` a new line begins.

        Returns the slice of the page's text.
        """
        start = self._length
        for index, line in enumerate(lines):
            if index:
                self._write("\n" if breaks and index in breaks else joint(lines[index - 1].text, line.text))
            self._write_line(line)
        return start, self._length

    def write_cell(self, cell: DraftCell) -> tuple[int, int]:
        """Write the lines of a cell, its paragraphs each on a new line."""
        return self.write_lines(cell.lines, _paragraph_starts(cell))

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A box as shown on the page."""
        a, b, c, d = self.turn.back(x0, top, x1, bottom)
        return self.number, round(a, 2), round(b, 2), round(c, 2), round(d, 2)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _write_line(self, line: Line) -> None:
        start = self._length
        self._write(line.text)
        x0, top, x1, bottom = self.turn.back(line.x0, line.top, line.x1, line.bottom)
        edges = (
            line.edges
            if self.turn.degrees == 0 and self.turn.scale == 1.0
            else [self.turn.back_along(e) for e in line.edges]
        )
        vertical = self.turn.degrees in (90, 270)
        self.lines.append(TextLine(start, self._length, x0, top, x1, bottom, edges, vertical))


def _paragraph_starts(cell: DraftCell) -> set[int]:
    """The lines of a cell that begin a paragraph: after a line that ends early, with a mark or an indent."""
    lines = cell.lines
    if len(lines) < 2:
        return set()
    left, right = min(ln.x0 for ln in lines), max(ln.x1 for ln in lines)
    found = set()
    for index, (above, line) in enumerate(itertools.pairwise(lines), start=1):
        short = right - above.x1 > 1.5 * line.size
        indented = line.x0 - left > 1.2 * line.size and above.x0 - left <= line.x0 - left
        ended = ENDS_CLAUSE.search(above.text) is not None
        if (short and (ended or opens_item(line.text))) or (indented and (short or ended) and len(lines) > 2):
            found.add(index)
    return found
