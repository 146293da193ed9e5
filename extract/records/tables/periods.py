"""The period of each figure of a frame: of its head, its row, a heading above it, or of what is said around the table."""

from __future__ import annotations

from extract.records.tables.groups import unnumbered
from extract.records.tables.heads import HeadPeriod, head_words, relative_form
from extract.records.tables.model import Field, Frame, Row
from extract.records.tables.reporting import Reporting

_YEAR = len("2022")
_ENDS = ("end", "begin")


def period_of(
    frame: Frame, row: Row, field: Field, reporting: Reporting, default: str | None
) -> HeadPeriod | None:
    """The nearest period that is said; `default` is what figures without any are taken to be of."""
    own = field.period
    if own is not None:
        return _at_end(frame, row, own) or own
    for text in (frame.title, *reversed(row.groups)):
        said = row.period or head_words([text], reporting).period
        if said is not None:
            return said
    if frame.around.period is not None:
        return frame.around.period
    return HeadPeriod(default, default, inferred=True) if default and _told_apart(frame, field) else None


def _at_end(frame: Frame, row: Row, own: HeadPeriod) -> HeadPeriod | None:
    """期末余额 in a column of 2021年度 is of the end of that year, 上年期末余额 of the end of the one before."""
    labels = frame.used("label")
    if not labels or len(own.iso) != _YEAR:
        return None
    form, name = relative_form(unnumbered(frame.text(row, labels[-1])))
    iso = Reporting(int(own.iso)).resolve(name) if name in _ENDS else None
    return HeadPeriod(iso, f"{own.text}{form}", own.inferred) if iso is not None else None


def _told_apart(frame: Frame, field: Field) -> bool:
    """Whether a column is told from its neighbours: of several without heads nobody knows which is of when."""
    return bool(field.levels) or all(other is field or other.levels for other in frame.used("figure"))
