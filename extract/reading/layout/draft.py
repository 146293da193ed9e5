"""What reading one page gives, before the document is put together.

Everything here is plain and small, and holds nothing of PDFium's. Boxes are (x0, top, x1, bottom) of the page as
it is read, which is turned where its text is shown lying on its side. (Drafts that people write, and have
checked, are read in `drafts`.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.reading.layout.lines import Line
from extract.reading.page.frames import Turn

Rect = tuple[float, float, float, float]


@dataclass(slots=True)
class DraftCell:
    """A cell on one page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Rect
    lines: list[Line]

    @property
    def text(self) -> str:
        """The lines run together: enough to decide what the cell holds."""
        return "".join(line.text for line in self.lines)


@dataclass(slots=True)
class DraftTable:
    """A table, or the part of one, on a page."""

    box: Rect
    cells: list[DraftCell]
    n_rows: int
    n_columns: int
    edges: list[float]
    """Left and right edges of the columns, `n_columns + 1` values."""
    ruling: Literal["ruled", "three_line", "borderless"]
    tentative: bool = False
    """Whether it is a table only if it goes on with one of the page before."""

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.box[0]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.box[1]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.box[2]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.box[3]

    def meets(self, other: DraftTable) -> bool:
        """Whether two tables have a part of the page in common."""
        across = overlap(self.x0, self.x1, other.x0, other.x1)
        return across > 0 and overlap(self.top, self.bottom, other.top, other.bottom) > 0

    def row(self, index: int) -> list[DraftCell]:
        """The cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == index]


@dataclass(slots=True)
class Graphic:
    """A picture or drawing with the text inside it."""

    x0: float
    top: float
    x1: float
    bottom: float
    lines: list[Line]
    """The texts inside, each label a line of its own."""
    drawn: bool
    """Whether it is a drawing, whose labels are text, and not only an image."""


Item = Line | DraftTable | Graphic


@dataclass(slots=True)
class Zone:
    """A column, or the whole width, of a page: its items from top to bottom."""

    x0: float
    top: float
    x1: float
    bottom: float
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """One page as read."""

    number: int
    width: float
    height: float
    turn: Turn
    zones: list[Zone] = field(default_factory=list)
    rules: list[Rect] = field(default_factory=list)
    """Horizontal rules outside tables: under a running head, above footnotes."""
    source: Literal["native", "ocr", "none"] = "native"
    status: Literal["ok", "garbled", "scanned", "failed", "skipped"] = "ok"
    message: str | None = None

    @property
    def lines(self) -> list[Line]:
        """The lines of text that stand outside tables and graphics."""
        return [item for zone in self.zones for item in zone.items if isinstance(item, Line)]


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """Length that two intervals have in common; negative is their distance."""
    return min(a1, b1) - max(a0, b0)


def union(boxes: list[Rect]) -> Rect:
    """The smallest box around all of `boxes`."""
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
