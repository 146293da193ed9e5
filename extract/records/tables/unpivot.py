"""Groups of heads that return under different upper heads, turned into rows: the upper head becomes a value."""

from __future__ import annotations

from dataclasses import replace

from extract.records.tables.model import Field, Frame
from schemas import TableCell


def unpivoted(frame: Frame) -> Frame:
    """A row for every printed row and group; the frame itself where no groups return.

    天使轮 | A轮 over 金额 | 投资方 gives fields 金额, 投资方 and one without a name that holds 天使轮 or A轮.
    """
    groups = _groups(frame.fields)
    if groups is None:
        return frame
    uppers, inner = groups
    grouped = {field.number for own in uppers.values() for field in own}
    shared = [field for field in frame.fields if field.number not in grouped]
    fields = [replace(field, number=number) for number, field in enumerate(shared)]
    upper = Field(len(fields), -1, (), "", "words", upper=True)
    values = [
        replace(field, number=len(fields) + 1 + place, levels=(inner[place],), name=inner[place], period=None)
        for place, field in enumerate(next(iter(uppers.values())))
    ]
    made = replace(frame, fields=[*fields, upper, *values], rows=[], _types={})
    for row in frame.rows:
        for own in uppers.values():
            cells: dict[int, TableCell] = {}
            for new, old in zip(fields, shared, strict=True):
                if (cell := frame.cell(row, old)) is not None:
                    cells[new.number] = cell
            filled = False
            for new, old in zip(values, own, strict=True):
                if (cell := frame.cell(row, old)) is not None:
                    cells[new.number] = cell
                    filled = True
            head = _upper_cell(frame, own[0])
            if filled and head is not None:
                cells[upper.number] = head
                made.rows.append(
                    replace(row, place=len(made.rows), cells=cells, period=own[0].period or row.period)
                )
    return made


def _groups(fields: list[Field]) -> tuple[dict[str, list[Field]], list[str]] | None:
    """(the fields under each upper head, the heads that return); None where none do."""
    uppers: dict[str, list[Field]] = {}
    for field in fields:
        if len(field.levels) > 1:
            uppers.setdefault(field.levels[0], []).append(field)
    if len(uppers) < 2:
        return None
    inner = {tuple("/".join(field.levels[1:]) for field in own) for own in uppers.values()}
    if len(inner) != 1:
        return None
    heads = list(inner.pop())
    return (uppers, heads) if len(set(heads)) == len(heads) else None


def _upper_cell(frame: Frame, field: Field) -> TableCell | None:
    """The head cell that is the uppermost level of a field."""
    for row in frame.head_rows:
        cell = frame.area.cell(row, field.column)
        if cell is not None and "".join(frame.area.words(cell).split()) == "".join(field.levels[0].split()):
            return cell
    return None
