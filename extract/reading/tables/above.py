"""The head of a table that stands over its first rule, or over rows of figures with which nothing else connects it."""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_right

from extract.reading.layout.runs import Run, em_of
from extract.reading.tables.bodies import DEEPEST_HEAD, LONGEST_HEAD, is_note
from extract.reading.tables.heads import is_value

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


def _names(row: list[Run]) -> bool:
    """Whether texts may name columns or rows."""
    if is_note(" ".join(r.text for r in row)):
        return False
    long = any(r.x1 - r.x0 > LONGEST_HEAD * em_of(r.chars[0]) for r in row)
    return not (long or any(is_note(r.text) or is_value(r.text) for r in row))
