"""The normal form of a table: frames of rows that mean the same, made before anybody asks what the table is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.language import vocabularies
from extract.records.grid import Grid
from extract.records.tables.area import Area
from extract.records.tables.celltypes import FIGURES, cell_type
from extract.records.tables.columns import columns_of
from extract.records.tables.groups import Groups, unnumbered
from extract.records.tables.halves import halves_of
from extract.records.tables.heads import head_words
from extract.records.tables.model import Around, Field, Frame, Row
from extract.records.tables.reporting import Reporting
from extract.records.tables.stretches import Stretch, lone, stretches_of
from extract.records.tables.turning import is_turned

_BRACKETED = re.compile(r"[（(\[【]")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed table and what is known around it."""

    grid: Grid
    reporting: Reporting
    around: Around
    turned: bool


def frames_of(grid: Grid, reporting: Reporting, around: Around) -> list[Frame]:
    """The frames of a table, from above and from the left."""
    area = Area.of(grid.table, traditional=grid.document.traditional)
    if not area.rows or not area.columns:
        return []
    head_rows = grid.table.header_rows
    printed = _Printed(grid, reporting, around, is_turned(area, head_rows))
    if printed.turned:
        area, head_rows = area.turn(), 1
    found: list[Frame] = []
    for stretch in stretches_of(area, head_rows):
        own = area.joined(stretch.head, stretch.body)
        sides = halves_of(own, stretch.body, columns_of(own, stretch.head, stretch.body, reporting))
        if len(sides) == 1:
            found.append(_frame(printed, own, stretch, sides[0]))
            continue
        for side in sides:
            part = own.crop(columns=[field.column for field in side])
            found.append(_side(printed, part, stretch, side))
    return [frame for frame in found if frame.rows]


def _side(printed: _Printed, area: Area, stretch: Stretch, side: list[Field]) -> Frame:
    """One side of a mirrored table: what stands over the whole of it is its title, and no part of its columns' names."""
    title = stretch.title
    uppers = {field.levels[0] for field in side if len(field.levels) > 1}
    if len(uppers) == 1 and all(len(field.levels) > 1 for field in side):
        title = uppers.pop()
        side = [_under(field, printed.reporting) for field in side]
    fields = [replace(field, number=number) for number, field in enumerate(side)]
    first = next((f.number for f in fields if f.use == "figure"), len(fields))
    for field in fields[:first]:
        if field.use == "words":
            field.use = "label"
    return _frame(printed, area, replace(stretch, title=title), fields)


def _frame(printed: _Printed, area: Area, stretch: Stretch, fields: list[Field]) -> Frame:
    return Frame(
        printed.grid,
        area,
        stretch.head,
        fields,
        _rows(area, stretch, fields, printed.reporting),
        printed.around,
        stretch.title,
        printed.turned,
    )


def _under(field: Field, reporting: Reporting) -> Field:
    """A field without its uppermost head, whose period and unit still hold."""
    words = head_words(field.levels[1:], reporting)
    return replace(field, levels=field.levels[1:], name=words.name)


def _rows(area: Area, stretch: Stretch, fields: list[Field], reporting: Reporting) -> list[Row]:
    figures = [f for f in fields if f.use == "figure"]
    labels = [f for f in fields if f.use == "label"]
    units = [f for f in fields if f.use == "unit"]
    dates = [f for f in fields if f.use == "date" and _is_period_head(f)]
    groups = Groups(parted=bool(figures))
    rows: list[Row] = []
    for index in stretch.body:
        heading = lone(area, index)
        if heading is not None:
            groups.heading(heading)
            continue
        cells = area.row_cells(index)
        if not cells:
            continue
        label = " ".join(dict.fromkeys(t for f in labels if (t := area.text(index, f.column))))
        told = any(cell_type(area.text(index, f.column)) in FIGURES for f in figures)
        if figures and not told and groups.opens(label, [area.text(index, f.column) for f in figures]):
            continue
        row = Row(len(rows), index, groups.above(label))
        row.unit = _row_unit(area, index, labels, units) or _group_unit(row)
        for field in (*dates, *labels):
            text = unnumbered(area.text(index, field.column))
            words = head_words([text], reporting) if text else None
            if words is not None and words.period is not None:
                row.period = words.period
                break
        rows.append(row)
    return rows


def _group_unit(row: Row) -> str | None:
    """盈利能力（%） over rows is the unit of each."""
    return head_words([row.groups[-1]], Reporting()).unit if row.groups else None


def _is_period_head(field: Field) -> bool:
    """Whether a column of dates says when the figures of the row are of: 年份, not 成立时间."""
    return not field.name or field.name in vocabularies.load("table_words")["period_heads"]


def _row_unit(area: Area, index: int, labels: Sequence[Field], units: Sequence[Field]) -> str | None:
    """The unit that a row's label states, or a column of units gives."""
    for field in units:
        if text := area.text(index, field.column):
            return text
    for field in labels:
        text = area.text(index, field.column)
        if _BRACKETED.search(text) or text.endswith(("%", "％")):
            unit = head_words([text], Reporting()).unit
            if unit is not None:
                return unit
    return None
