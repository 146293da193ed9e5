"""Whether a table was read as it is printed: what it says of itself when it is asked.

Every figure printed within it stands in a cell, ordinals run on by one, a column of figures holds no two of them stuck
together. A table that fails is kept, and says so.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from extract.reading.layout.draft import Rect, overlap
from extract.reading.layout.lines import Line
from extract.reading.tables.heads import is_value
from schemas import TableCell

_FIGURE = re.compile(r"\d[\d,.]*\d")
_STUCK = re.compile(r"[%％]\d|\.\d+\.\d|\d,\d{3}\d|\d,\d{1,2}(?!\d)")
"""What no single figure has: 92.3%51.6%, 8.1417.38, 746,1111, 48,141,11."""
_MOST_ORDINAL = 999
_MOSTLY = 0.6
_LEAST = 3


def doubt_of(cells: Sequence[TableCell], head_rows: int, outside: Sequence[str] = ()) -> str | None:
    """One sentence on what does not fit; `outside` are the figures printed within the table that no cell holds."""
    if outside:
        return f"表格范围内印有 {len(outside)} 个数字不在任何单元格中，如“{outside[0]}”"
    columns: dict[int, list[TableCell]] = {}
    for cell in sorted(cells, key=lambda c: c.row):
        if cell.row >= head_rows and cell.text.strip():
            columns.setdefault(cell.column, []).append(cell)
    return _of_ordinals([c.text.strip() for c in columns.get(0, [])]) or next(
        (doubt for column in columns.values() if (doubt := _of_figures([c.text for c in column]))), None
    )


def figures_outside(box: Rect, lines: Iterable[Line]) -> list[str]:
    """The figures on lines that run through a table without being part of it."""
    x0, top, x1, bottom = box
    found: list[str] = []
    for line in lines:
        if (
            top < (line.top + line.bottom) / 2 < bottom
            and overlap(line.x0, line.x1, x0, x1) > 0.5 * line.width
        ):
            found += _FIGURE.findall(line.text)
    return found


def _of_ordinals(texts: list[str]) -> str | None:
    numbers = [int(t) for t in texts if t.isdecimal() and t[0] != "0" and int(t) <= _MOST_ORDINAL]
    steps = list(itertools.pairwise(numbers))
    if len(numbers) < _LEAST or len(numbers) < _MOSTLY * len(texts):
        return None
    if sum(b == a + 1 for a, b in steps) < _MOSTLY * len(steps):
        return None
    for a, b in steps:
        if b not in (a + 1, 1):
            return f"序号 {a} 之后是 {b}，其间可能有行没有读到"
    return None if numbers[0] == 1 else f"序号从 {numbers[0]} 开始，前面的行可能没有读到"


def _of_figures(texts: list[str]) -> str | None:
    texts = ["".join(text.split()) for text in texts]
    if len(texts) < _LEAST or sum(map(is_value, texts)) < _MOSTLY * len(texts):
        return None
    stuck = next((text for text in texts if _STUCK.search(text)), None)
    return f"数字列中的“{stuck}”像是几个数字连在一起，或缺了几位" if stuck else None
