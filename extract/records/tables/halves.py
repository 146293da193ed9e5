"""Tables that stand side by side under one frame: 收入 | 金额 | 支出 | 金额. Each figure has the label of its own side."""

from __future__ import annotations

from collections.abc import Sequence

from extract.records.tables.area import Area
from extract.records.tables.celltypes import cell_type
from extract.records.tables.model import Field

_DISTINCT = 0.5
_LONGEST_LABEL = 30


def halves_of(area: Area, body: Sequence[int], fields: list[Field]) -> list[list[Field]]:
    """The fields of each side; one list where the table is one.

    Sides begin with words and have figures under the same lowest heads, in the same order.
    """
    runs: list[list[Field]] = []
    seen_figure = True
    for field in fields:
        if field.use == "figure":
            if not runs:
                return [fields]
            seen_figure = True
        elif seen_figure and field.use in ("label", "words", "code", "ordinal"):
            runs.append([])
            seen_figure = False
        if not runs:
            return [fields]
        runs[-1].append(field)
    if len(runs) < 2:
        return [fields]
    heads = {tuple(f.lowest for f in run if f.use == "figure") for run in runs}
    if len(heads) != 1 or not next(iter(heads)):
        return [fields]
    if not all(_labels(area, body, run) for run in runs):
        return [fields]
    return runs


def _labels(area: Area, body: Sequence[int], run: list[Field]) -> bool:
    """Whether a side begins with a column of names for its rows: short words, most of them different."""
    for field in run:
        if field.use not in ("label", "words"):
            continue
        texts = [t for row in body if (t := area.text(row, field.column)) and cell_type(t) != "blank"]
        if texts:
            short = sum(len(text) <= _LONGEST_LABEL for text in texts)
            return len(set(texts)) >= _DISTINCT * len(texts) and short >= 0.8 * len(texts)
    return False
