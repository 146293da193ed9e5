"""Statistics from tables of figures: one for each cell that holds a number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extract.language.quantities import CellNumber, parse_unit, read_cell
from extract.language.regions import find_regions
from extract.records.statistics.topic import topic_of
from extract.records.statistics.words import growth_metric, share_metric, unit_metrics
from extract.records.tables import Field, Frame, HeadPeriod, Modality, Row, Tables, tables_of
from extract.records.tables.celltypes import cell_type
from extract.records.tables.columns import is_code_head, is_yes_no
from extract.records.tables.heads import ends_in_metric, head_words, modality_of
from extract.records.tables.units import unit_of
from schemas import Document, Statistic, TableCell
from schemas.statistic import Relation

_BASE = re.compile(r"占(?P<base>[^/占]{2,24}?)(?:总额|总数)?的?(?:比重|比例|比率|百分比|份额|比|[（(]%)")
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．](?!\d)|[①-⑳])\s*"
)
_PART = re.compile(r"^(?:其\s*中|加|减)\s*[：:]\s*")


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
        self.topic = topic_of(self.document, index)
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
                label = f"{_plain(row.groups[-1])}/{label}"
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
        subject, metric, guessed = self._named(frame, row, field, label, number)
        inferred += guessed
        stated = number.unit
        if stated is None and row.unit is not None and parse_unit(row.unit) is None:
            stated = row.unit  # a unit nobody knows, as printed in its column
        if inferred_unit and parse_unit(cell.text) is None and number.unit is not None:
            inferred.append("unit")
        period = self._period(frame, row, field)
        relation = _relation(metric, label, number)
        iso = period.iso if period is not None else None
        if iso is not None and relation == "growth" and re.fullmatch(r"\d{4}/\d{4}", iso):
            iso = iso.split("/")[1]  # growth from 2022 to 2023 is of 2023
        if period is not None and period.inferred:
            inferred.append("period")
        regions = find_regions(label)
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
            region=regions[0].name if regions else None,
            relation=relation,
            modality=_modality(frame, field, row),
            base=base["base"] if base is not None and relation == "share" else None,
            inferred="、".join(dict.fromkeys(inferred)) or None,
            evidence=frame.grid.cite(cell, 0, len(cell.text)),
            table_index=frame.index,
            cell_index=self.by_id[id(cell)],
        )

    def _named(
        self, frame: Frame, row: Row, field: Field, label: str, number: CellNumber
    ) -> tuple[str, str, list[str]]:
        """(subject, metric, what of them was inferred).

        Where the heads tell periods only, the label is the aspect and the table's topic or the issuer what it is of.
        """
        bare = _plain(label)
        if field.name:
            if bare:
                return bare, field.name, []
            upper = field.name.rpartition("/")[0]
            whole = _plain(frame.title) or self.topic or upper or self._reporter() or field.name
            return whole, field.name, ["subject"]
        if ends_in_metric(bare.rsplit("/", 1)[-1]):
            return _plain(frame.title) or self._reporter() or bare, bare, ["subject"]
        if self.topic and ends_in_metric(self.topic):
            return bare, self.topic, ["metric"]
        if number.currency is not None:
            return bare, "金额", ["metric"]
        if number.unit is None:
            return bare, "数值", ["metric"]
        return bare, unit_metrics().get(number.unit) or ("比例" if number.unit == "%" else "数量"), ["metric"]

    def _reporter(self) -> str:
        """Who reports on itself in the document: whose figures those are that name nobody."""
        document = self.document
        own = document.kind == "prospectus" or (
            document.kind != "white_paper" and self.tables.reporting.year is not None
        )
        return (document.issuer or "") if own else ""

    def _period(self, frame: Frame, row: Row, field: Field) -> HeadPeriod | None:
        """The nearest period: of the head, the row, a heading within the table, what is said around it."""
        for period in (field.period, row.period, head_words([frame.title], self.tables.reporting).period):
            if period is not None:
                return period
        for group in reversed(row.groups):
            if (period := head_words([group], self.tables.reporting).period) is not None:
                return period
        if frame.around.period is not None:
            return frame.around.period
        default = self.tables.default_period if self._told_apart(frame, field) else None
        return HeadPeriod(default, default, inferred=True) if default is not None else None

    def _told_apart(self, frame: Frame, field: Field) -> bool:
        """Whether a column is told from its neighbours: of several without heads nobody knows which is of when."""
        return all(other is field or other.levels != field.levels for other in frame.used("figure"))


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
    texts = [frame.filled(row, field) for field in labels]
    joined = " ".join(dict.fromkeys(t for t in texts if t and cell_type(t) != "blank"))
    if joined:
        return joined
    dates = [frame.text(row, field) for field in frame.used("date")]
    return next((text for text in dates if text), "") if not labels else ""


def _plain(label: str) -> str:
    """A label without numbering, unit and 其中."""
    plain = _PART.sub("", _ORDINAL.sub("", _PART.sub("", label.strip())))
    return _without_unit(plain).strip(" ：:—") or label.strip()


def _without_unit(label: str) -> str:
    match = re.search(r"\s*[（(\[【]([^（()）\[\]【】]{1,16})[）)\]】]$", label)
    if match is not None and parse_unit(f"（{match[1]}）") is not None:
        return label[: match.start()]
    return label


def _relation(metric: str, label: str, number: CellNumber) -> Relation:
    if number.unit not in ("%", "百分点", "‰"):
        return "level"
    if share_metric().search(metric) or (share_metric().search(label) and not growth_metric().search(metric)):
        return "share"
    if growth_metric().search(metric) or growth_metric().search(label):
        return "change" if number.unit == "百分点" else "growth"
    return "level"
