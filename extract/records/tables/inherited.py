"""Tables without a head that go on under the head of one above: the same columns at the same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.records.tables.model import Field, Frame

_APART = 12.0
"""Points by which the right edges of one column may differ: figures are set flush right, but not to the point."""


def with_head_of(frame: Frame, above: Sequence[Frame], beside: Sequence[Frame]) -> Frame:
    """The frame with the heads of the nearest one above that has its columns, or as it is.

    Where none is above, the periods are taken in which all others of the page with as many columns agree: statements
    side by side. What is taken over is inferred.
    """
    own = frame.used("figure")
    if frame.head_rows or len(own) < 2 or any(field.levels for field in frame.fields):
        return frame
    for other in above:
        heads = other.used("figure")
        if not other.head_rows or len(heads) != len(own) or other.turned:
            continue
        edges = [(_edge(frame, a), _edge(other, b)) for a, b in zip(own, heads, strict=True)]
        if all(a is not None and b is not None and abs(a - b) <= _APART for a, b in edges):
            return _headed(frame, own, heads)
    agreed = [heads for other in beside if other.head_rows and len(heads := other.used("figure")) == len(own)]
    told = {tuple(field.period.iso if field.period else None for field in heads) for heads in agreed}
    if len(told) == 1 and None not in next(iter(told)):
        return _headed(frame, own, [replace(field, name="") for field in agreed[0]])
    return frame


def _headed(frame: Frame, own: Sequence[Field], heads: Sequence[Field]) -> Frame:
    by_number = {a.number: b for a, b in zip(own, heads, strict=True)}
    fields = [_under(field, by_number.get(field.number)) for field in frame.fields]
    return replace(frame, fields=fields, _types={})


def _under(field: Field, head: Field | None) -> Field:
    if head is None:
        return field
    period = replace(head.period, inferred=True) if head.period is not None else None
    return replace(field, levels=head.levels, name=head.name, period=period, modality=head.modality)


def _edge(frame: Frame, field: Field) -> float | None:
    """The right edge of a column's cells, the middle one of them all."""
    edges = sorted(
        cell.box[2] for row in frame.rows if (cell := frame.cell(row, field)) is not None and cell.box
    )
    return edges[len(edges) // 2] if edges else None
