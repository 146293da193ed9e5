"""Tables whose heads stand at the left: each further column is one thing, each row one aspect of it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.records.tables.area import Area
from extract.records.tables.celltypes import CellType, cell_type, profile

_AT_ONE = 0.99
_LEAST_KINDS = 3


def is_turned(area: Area, head_rows: int) -> bool:
    """Whether rows are of one type each and columns of several: 轮次 | A轮 | B轮 over 金额 | 1亿元 | 3亿元.

    Numbers alone say nothing of the way a table lies; at least three kinds of rows must alternate.
    """
    if head_rows > 1 or len(area.columns) < 3 or len(area.rows) < _LEAST_KINDS:
        return False
    rows = [_one_type(area, [(row, c) for c in area.columns[1:]]) for row in area.rows[head_rows:]]
    columns = [_one_type(area, [(r, column) for r in area.rows[head_rows:]]) for column in area.columns[1:]]
    telling = {kind for kind in rows if kind not in (None, "words", "prose")}
    return (
        len(telling) >= _LEAST_KINDS
        and None not in rows
        and all(kind is None for kind in columns)
        and all(area.text(row, area.columns[0]) for row in area.rows[head_rows:])
    )


def _one_type(area: Area, places: Sequence[tuple[int, int]]) -> CellType | None:
    """The type that all filled cells of some places share, or None."""
    texts = [text for row, column in places if (text := area.text(row, column))]
    types = profile(texts)
    best = max(types, key=lambda kind: types[kind], default=None)
    if best is None or types[best] < _AT_ONE or not any(cell_type(text) == best for text in texts):
        return None
    return best
