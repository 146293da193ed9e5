"""A table put together from its parts on one page or on several."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.reading.layout.draft import DraftCell, DraftTable

HEAD_ROWS = 3
"""As many rows may stand at the foot of a page as the head of a table that goes on overleaf."""


@dataclass(slots=True)
class JoinedCell:
    """A cell with the pieces of it that stand on one page or on several."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: list[tuple[int, DraftCell]]
    """(index of the fragment, cell of the fragment)."""

    @property
    def text(self) -> str:
        """The pieces run together."""
        return "".join(cell.text for _, cell in self.pieces)


@dataclass(slots=True)
class JoinedTable:
    """A table of one or more fragments, top to bottom."""

    fragments: list[DraftTable]
    layout: DraftTable
    """The fragment whose columns are the table's."""
    cells: list[JoinedCell] = field(default_factory=list)
    n_rows: int = 0

    @property
    def n_columns(self) -> int:
        """How many columns the table has."""
        return self.layout.n_columns
