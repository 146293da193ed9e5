"""The head of a table that stands over its first rule, or over rows of figures with which nothing else connects it."""

from __future__ import annotations

import itertools
import math
import statistics
from bisect import bisect_right

from extract.reading.layout.marks import UNIT_NOTE
from extract.reading.layout.runs import Run, em_of
from extract.reading.tables.bodies import DEEPEST_HEAD, LONGEST_HEAD, is_note
from extract.reading.tables.heads import is_value

_FAR, _LARGE = 2.5, 1.3
"""Heights of a row by which the first ones may stand apart; how much larger than its rows the print of a title is."""
_FEW = 3
"""Of so many rows no distance is the usual one."""
_LABELS = 2
"""As many labels of groups may stand between a head and the first row of figures (流动资产：)."""


def furthest_row(rows: list[list[Run]]) -> float:
    """How far from a table's rows a further one of it may stand."""
    gaps = [min(r.top for r in b) - max(r.bottom for r in a) for a, b in itertools.pairwise(rows)]
    height = rows[0][0].bottom - rows[0][0].top
    return 1.6 * max(statistics.median(gaps or [0.0]), 0.0) + 0.5 * height


def count_above(block: list[list[Run]], before: list[list[Run]], edges: list[float]) -> int:
    """How many of the rows `before` those of a table are its head, with the labels of groups under it.

    The texts of a head stand over columns of their own. Over a block that has a head already only upper levels may
    stand, which have fewer texts.
    """
    headed = not any(is_value(r.text) for r in block[0])
    furthest = furthest_row(block)
    count, top = 0, min(r.top for r in block[0])
    for number, row in enumerate(reversed(before[-DEEPEST_HEAD - _LABELS :]), start=1):
        height = row[0].bottom - row[0].top
        if top - max(r.bottom for r in row) > max(furthest, 1.5 * height) or not _names(row):
            break
        columns = [bisect_right(edges, (r.x0 + r.x1) / 2) for r in row]
        if len(row) == 1:
            if headed or count or number > _LABELS or columns[0] != 1:
                break
        elif len(set(columns)) < len(row) or (headed and len(row) >= len(block[0])):
            break
        else:
            count = number
        top = min(r.top for r in row)
    return count


def before_table(rows: list[list[Run]], x0: float = -math.inf) -> int:
    """How many of the first rows are none of the table's: its name and unit, a title in larger print, or what stands far
    above the rest.

    `x0` is where a name begins; without it one stands left of the table's head.
    """
    usual = furthest_row(rows) if len(rows) > _FEW else 0.0
    size = statistics.median(row[0].size for row in rows)
    for count, (row, below) in enumerate(itertools.pairwise(rows[: DEEPEST_HEAD + 1]), start=1):
        gap = min(r.top for r in below) - max(r.bottom for r in row)
        if gap > max(usual, _FAR * (row[0].bottom - row[0].top)) or (
            len(row) == 1 and row[0].size > _LARGE * size
        ):
            return count
    row, below = rows[0], rows[1]
    em = em_of(row[0].chars[0])
    over_head = row[0].x0 < below[0].x0 - em and not any(is_value(r.text) for r in below)
    named = len(row) == 1 or (len(row) == 2 and UNIT_NOTE.match(row[1].text) is not None)
    at_left = row[0].x0 < x0 + 2 * em or over_head
    return int(named and at_left and len(below) > 1 and not is_value(row[0].text))


def _names(row: list[Run]) -> bool:
    """Whether texts may name columns or rows."""
    if is_note(" ".join(r.text for r in row)):
        return False
    long = any(r.x1 - r.x0 > LONGEST_HEAD * em_of(r.chars[0]) for r in row)
    return not (long or any(is_note(r.text) or is_value(r.text) for r in row))
