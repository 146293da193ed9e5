"""Statistics from tables of figures: one for each cell that holds a number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extract.language.quantities import CellNumber, parse_unit, read_cell
from extract.records.statistics.table_names import TableNaming, plain_label
from extract.records.statistics.words import growth_metric, share_metric
from extract.records.tables import Field, Frame, Modality, Row, Tables, tables_of
from extract.records.tables.celltypes import FIGURES, cell_type
from extract.records.tables.columns import is_code_head, is_yes_no
from extract.records.tables.heads import modality_of
from extract.records.tables.periods import period_of
from extract.records.tables.units import unit_of
from schemas import Document, Statistic, TableCell
from schemas.statistic import Relation

_BASE = re.compile(r"占(?P<base>[^/占]{2,24}?)的?(?:比重|比例|比率|百分比|份额|比)")
_CHANGED = re.compile(r"增减|变动(?:比例|比率|幅度|率)")


def statistics_of_tables(document: Document, claimed: Collection[int]) -> list[Statistic]:
    """The figures of every table that no other reader has claimed; `claimed` are indexes of tables."""
    tables = tables_of(document)
    found: list[Statistic] = []
    for index in range(len(document.tables)):
        if index not in claimed:
            found += _TableReader(tables, index).read()
    return found


class _TableReader:
    """Reads one table."""

    def __init__(self, tables: Tables, index: int) -> None:
        self.tables = tables
        self.document = tables.document
        self.frames = tables.frames(index)
        self.naming = TableNaming(tables, index)
        self.by_id = {id(cell): n for n, cell in enumerate(self.document.tables[index].cells)}

    def read(self) -> list[Statistic]:
        """The statistics, row by row."""
        return [statistic for frame in self.frames for statistic in self._frame(frame)]

    def _frame(self, frame: Frame) -> Iterator[Statistic]:
        figures = frame.used("figure")
        labels = _labels(frame)
        if not figures or (not frame.head_rows and not labels):
            return
        seen: dict[str, int] = {}
        for row in frame.rows:
            label = _label(frame, row, labels)
            seen[label] = seen.get(label, 0) + 1
        for row in frame.rows:
            label = _label(frame, row, labels)
            if not label and (labels or len(frame.rows) > 1):
                continue
            if seen[label] > 1 and row.groups:
                label = f"{plain_label(row.groups[-1])}/{label}"
            if is_code_head(label.rsplit(" ", 1)[-1]):
                continue
            for field in figures:
                cell = frame.own(row, field)
                if cell is None or not cell.parts:
                    continue
                unit = unit_of(frame, row, field)
                number = read_cell(cell.text, unit.words)
                if number is not None and number.qualifier != "undisclosed":
                    yield self._statistic(frame, row, field, cell, label, number, inferred_unit=unit.inferred)

    def _statistic(
        self,
        frame: Frame,
        row: Row,
        field: Field,
        cell: TableCell,
        label: str,
        number: CellNumber,
        *,
        inferred_unit: bool,
    ) -> Statistic:
        inferred = []
        subject, metric, guessed = self.naming.named(frame, field, label, number)
        inferred += guessed
        stated = number.unit
        if stated is None and row.unit is not None and parse_unit(row.unit) is None:
            stated = row.unit  # a unit nobody knows, as printed in its column
        if inferred_unit and parse_unit(cell.text) is None and number.unit is not None:
            inferred.append("unit")
        period = period_of(frame, row, field, self.tables.reporting, self.tables.default_period)
        relation = _relation(metric, label, number)
        iso = period.iso if period is not None else None
        if iso is not None and relation == "growth" and re.fullmatch(r"\d{4}/\d{4}", iso):
            iso = iso.split("/")[1]  # growth from 2022 to 2023 is of 2023
        if period is not None and period.inferred:
            inferred.append("period")
        region, from_caption = self.naming.region(label)
        if from_caption:
            inferred.append("region")
        base = _BASE.search(metric) or _BASE.search(label)
        return Statistic(
            subject=subject or None,
            metric=metric or None,
            text=cell.text.strip(),
            value=number.value,
            low=number.low,
            high=number.high,
            unit=stated,
            qualifier=number.qualifier,
            period=iso,
            period_text=period.text if period is not None else None,
            region=region,
            relation=relation,
            modality=_modality(frame, field, row),
            base=base["base"] if base is not None and relation == "share" else None,
            inferred="、".join(dict.fromkeys(inferred)) or None,
            evidence=frame.grid.cite(cell, 0, len(cell.text)),
            table_index=frame.index,
            cell_index=self.by_id[id(cell)],
        )


def _modality(frame: Frame, field: Field, row: Row) -> Modality:
    """Whether a figure is expected, planned or a target, by its head, its row or the table's own words."""
    if field.modality is not None:
        return field.modality
    if field.period is not None and not field.period.inferred:
        return "actual"
    return modality_of(" ".join((frame.title, *row.groups[-1:]))) or "actual"


def _labels(frame: Frame) -> list[Field]:
    """The fields that name rows: without those that only say yes or no, and without prose beside names."""
    labels = [
        f for f in frame.used("label") if not is_yes_no([t for r in frame.rows if (t := frame.text(r, f))])
    ]
    short = [f for f in labels if not _is_prose(frame, f)]
    return short or labels


def _is_prose(frame: Frame, field: Field) -> bool:
    texts = [text for row in frame.rows if (text := frame.text(row, field))]
    return 2 * sum(cell_type(text) == "prose" for text in texts) > len(texts)


def _label(frame: Frame, row: Row, labels: list[Field]) -> str:
    """The words that name a row; cells of codes and dates are no names."""
    texts = [t for field in labels if (t := frame.filled(row, field)) and cell_type(t) != "blank"]
    words = [t for t in texts if cell_type(t) not in FIGURES] or texts
    if words:
        return " ".join(dict.fromkeys(words))
    dates = [frame.text(row, field) for field in frame.used("date")]
    return next((text for text in dates if text), "") if not labels else ""


def _relation(metric: str, label: str, number: CellNumber) -> Relation:
    """What a percentage says of its subject, by its head or, where that tells nothing, its row."""
    if number.unit not in ("%", "百分点", "‰"):
        return "level"
    for words in (metric, label):
        grown = growth_metric().search(words) or _CHANGED.search(words)
        shared = share_metric().search(words)
        if grown is not None:
            return "change" if number.unit == "百分点" or shared is not None or "比重" in words else "growth"
        if shared is not None:
            return "share"
    return "level"
