"""Statistics from tables of figures: one for each cell that holds a number."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import CellNumber, parse_unit, read_cell
from extract.language.regions import find_regions
from extract.records.grid import Grid
from extract.records.passages import report_year
from extract.records.statistics.words import growth_metric, share_metric
from schemas import Document, Statistic, TableCell
from schemas.statistic import Relation

_ORDINAL = re.compile(r"^(?:序号|编号|行次|No\.?|排名|位次|名次|#)$", re.I)
_UNIT_IN_HEAD = re.compile(r"\s*[（(\[【][^（()）\[\]【】]{1,16}[）)\]】]")
_TEXT_COLUMN = re.compile(
    r"电话|手机|邮编|邮政编码|代码|证号|文号|编码|账号|身份证|传真|网址|日期|时间|页码|[证编]书?号"
)
_YEAR_CELL = re.compile(r"(?:19|20)\d{2}\s*年?")
_ENOUGH = 0.5
"""The share of a column's filled cells that must be numbers for it to be a column of figures."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures."""

    index: int
    metric: str
    unit: str | None
    period: tuple[str, str] | None


def statistics_of_tables(document: Document, claimed: Collection[int]) -> list[Statistic]:
    """The figures of every table that no other reader has claimed; `claimed` are indexes of tables."""
    found: list[Statistic] = []
    for index in range(len(document.tables)):
        if index not in claimed:
            found += _TableReader(Grid(document, index)).read()
    return found


class _TableReader:
    """Reads one table."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.header = grid.table.header
        self.context = PeriodContext(
            published_on=grid.document.published_on, report_period=report_year(grid.document)
        )
        self.by_id = {id(cell): number for number, cell in enumerate(grid.table.cells)}

    def read(self) -> list[Statistic]:
        """The statistics, row by row; none of a table without a column of labels and one of figures."""
        figures = self._figures()
        labels = self._labels(figures)
        if not figures or not labels or not any(self.header):
            return []
        caption = self._period(self.grid.table.caption or "")
        found = []
        for row in self.grid.body:
            parts = [self.grid.filled(row, c) for c in labels]
            label = "".join(dict.fromkeys(p for p in parts if p))
            if not label:
                continue
            unit = parse_unit(label) if _UNIT_IN_HEAD.search(label) else None
            period = self._period(label)
            for column in figures:
                cell = self.grid.cells.get((row, column.index))
                if cell is None or cell.row != row or cell.column != column.index or not cell.parts:
                    continue
                number = read_cell(cell.text, label if unit else column.unit)
                if number is not None and number.qualifier != "undisclosed":
                    found.append(
                        self._statistic(cell, label, column, number, column.period or period or caption)
                    )
        return found

    def _figures(self) -> list[_Column]:
        found = []
        for index in range(self.grid.table.n_columns):
            head = self.header[index] if index < len(self.header) else ""
            if _ORDINAL.match(head.strip()) or _TEXT_COLUMN.search(head):
                continue
            texts = [t for row in self.grid.body if (t := self.grid.text(row, index))]
            numbers = [t for t in texts if read_cell(t, self.grid.column_unit(index)) is not None]
            years = [t for t in texts if _YEAR_CELL.fullmatch(t)]
            if (
                texts
                and len(numbers) >= _ENOUGH * len(texts)
                and len(years) < len(texts)
                and not _counts_up(texts)
            ):
                metric = _UNIT_IN_HEAD.sub("", head).strip()
                found.append(_Column(index, metric, self.grid.column_unit(index), self._period(head)))
        return found

    def _labels(self, figures: list[_Column]) -> list[int]:
        """The columns of words left of the first column of figures, without numbering."""
        first = figures[0].index if figures else 0
        return [
            i
            for i in range(first)
            if not _ORDINAL.match((self.header[i] if i < len(self.header) else "").strip())
            and not _counts_up([t for row in self.grid.body if (t := self.grid.text(row, i))])
        ]

    def _period(self, text: str) -> tuple[str, str] | None:
        """(ISO 8601, words) of the period that a heading or label names."""
        periods = [p for p in find_periods(text, self.context) if p.iso]
        return (periods[-1].iso or "", periods[-1].text) if periods else None

    def _statistic(
        self, cell: TableCell, label: str, column: _Column, number: CellNumber, period: tuple[str, str] | None
    ) -> Statistic:
        regions = find_regions(label)
        relation: Relation = "level"
        if number.unit == "%" or number.unit == "百分点":
            relation = "growth" if growth_metric().search(column.metric or label) else "level"
            if share_metric().search(column.metric) or share_metric().search(label):
                relation = "share"
        if period is not None and relation == "growth" and "/" in period[0]:
            period = (period[0].split("/")[1], period[1])  # growth from 2022 to 2023 is of 2023
        year = report_year(self.grid.document)
        inferred = None
        if period is None and year is not None:
            period, inferred = (year, year), "period"
        return Statistic(
            subject=_UNIT_IN_HEAD.sub("", label).strip() or label,
            metric=column.metric or None,
            text=cell.text.strip(),
            value=number.value,
            low=number.low,
            high=number.high,
            unit=number.unit,
            qualifier=number.qualifier,
            period=period[0] if period else None,
            period_text=period[1] if period else None,
            region=regions[0].name if regions else None,
            relation=relation,
            inferred=inferred,
            evidence=self.grid.cite(cell, 0, len(cell.text)),
            table_index=self.grid.index,
            cell_index=self.by_id[id(cell)],
        )


def _counts_up(texts: list[str]) -> bool:
    """Whether a column numbers its rows: 1, 2, 3 …."""
    plain = [t.strip().rstrip(".、") for t in texts]
    return (
        len(plain) > 1
        and all(t.isdigit() for t in plain)
        and [int(t) for t in plain] == list(range(int(plain[0]), int(plain[0]) + len(plain)))
    )
