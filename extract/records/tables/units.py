"""The unit of each figure of a frame: of its cell, row, head, or of what is said around the table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language import vocabularies
from extract.language.quantities import CellNumber, UnitScale, parse_unit, read_cell
from extract.records.tables.model import Field, Frame, Row
from schemas import SourceTable

_SHARE = re.compile(
    r"占[^/]{0,16}比|占比|比重|份额|百分比|(?:持股|出资|股权|毛利|费用|发行|计提|变动|增减|认购)比例|^比例$|/比例$"
)
_STATED = re.compile(r"[（(【\[].+[）)】\]]|单位|[%％]")
_SEVERAL = re.compile(r"[、，,；;／/]|和|及|\s{1,}")
_UNIT_WORD = re.compile(r"^.*?单\s*位\s*[:：为]?\s*|[（()）]")
_CENTS = re.compile(r"[-−(（]?\d{1,3}(?:,\d{3})+\.\d\d[)）]?")
_GROUPED = re.compile(r"\d,\d{3}(?!\d)")
_ACCOUNTS = 3
_POWERS = {0: "", 3: "千", 4: "万", 5: "十万", 6: "百万", 7: "千万", 8: "亿"}


@dataclass(frozen=True, slots=True)
class StatedUnit:
    """The words that state a unit, and whether they were found by what the figures are."""

    words: str | None
    inferred: bool = False


def spelled(scale: UnitScale) -> str:
    """A unit in words that `read_cell` reads: 单位：万元."""
    return f"单位：{_POWERS.get(scale.power, '')}{scale.unit}"


def column_unit(table: SourceTable, column: int, default: str | None = None) -> str | None:
    """The unit that the printed head of a column states, or else what stands beside the table; `default` where neither."""
    head = table.header[column] if column < len(table.header) else ""
    if parse_unit(head) is not None and _STATED.search(head):
        return head
    if _SHARE.search(head):
        return "%"
    return _fitting(table.unit, head) if table.unit is not None else default


def unit_of(frame: Frame, row: Row, field: Field) -> StatedUnit:
    """The unit of a figure."""
    said, usual = frame.around, frame.around.money
    name, label = field.name, _label(frame, row)
    if row.unit is not None:
        return StatedUnit(row.unit)
    if field.unit is not None:
        return StatedUnit(field.unit)
    text = frame.text(row, field)
    grouped = _GROUPED.search(text) is not None
    if not grouped and _SHARE.search(name or label) is not None:
        return StatedUnit("%")
    around = _corner_unit(frame) or said.unit
    near = said.near or around != said.unit
    told = _of_words(name) or (_of_words(label) if not _of_money(name) else None)
    if (told == "个" and _CENTS.fullmatch(text)) or (told == "%" and grouped):
        told = None  # 724,488,382.98 is neither a count nor a share
    if around is not None:
        fitting = _fitting(around, name or label)
        scale = parse_unit(fitting)
        money = scale is not None and scale.currency is not None
        if told not in (None, "个") and not _same(told or "", scale):
            return StatedUnit(told, inferred=True)
        if near or not money or _of_money(name) or _of_money(label):
            return StatedUnit(fitting)
    if told is not None:
        return StatedUnit(told, inferred=True)
    if (above := _unit_above(frame, row)) is not None:
        return StatedUnit(above, inferred=True)
    if usual is not None and (_CENTS.fullmatch(text) or _is_money(frame, field, label)):
        return StatedUnit(spelled(usual), inferred=True)
    return (
        StatedUnit(around) if around is not None and not near and _CENTS.fullmatch(text) else StatedUnit(None)
    )


def _is_money(frame: Frame, field: Field, label: str) -> bool:
    """Whether a head, or where it tells a period only the row or a column beside it, is of money."""
    if field.name:
        return _of_money(field.name)
    return (
        _of_money(label)
        or _is_statement(frame)
        or any(_of_money(other.name) for other in frame.used("figure") if other.name)
    )


def _label(frame: Frame, row: Row) -> str:
    labels = frame.used("label")
    return frame.text(row, labels[-1]) if labels else ""


def _is_statement(frame: Frame) -> bool:
    """Whether the rows are accounts: some name money, and the heads tell periods only."""
    labels = frame.used("label")
    if not labels or any(field.name for field in frame.used("figure")):
        return False
    return sum(_of_money(frame.text(row, labels[-1])) for row in frame.rows) >= _ACCOUNTS


def _corner_unit(frame: Frame) -> str | None:
    """利润表（百万元） over the labels is the unit of all rows."""
    return next((field.unit for field in frame.used("label") if field.unit is not None), None)


def _unit_above(frame: Frame, row: Row) -> str | None:
    """The count that a row above states: under 研发人员数量（人） the rows by age and degree count the same."""
    for place in range(row.place - 1, -1, -1):
        unit = frame.rows[place].unit
        scale = parse_unit(unit) if unit is not None else None
        if scale is not None and scale.unit != "%":
            return unit if scale.currency is None and row.groups else None
    return None


def _same(words: str, scale: UnitScale | None) -> bool:
    own = parse_unit(words)
    return own is not None and scale is not None and own.unit == scale.unit


@vocabularies.derived
def _of_words(text: str) -> str | None:
    """The unit that the end of a head tells: 人数, 周转率, 毛利率."""
    if text.startswith(tuple(vocabularies.load("table_words")["per_unit"])):
        return "元"
    units: dict[str, list[str]] = vocabularies.load("table_words")["unit_of_head"]
    for level in reversed(text.split("/")):
        ends = [(len(word), unit) for unit, words in units.items() for word in words if level.endswith(word)]
        if ends:
            best = max(ends)[1]
            return None if best == "个" and _of_money(level) else best
    return None


@vocabularies.derived
def _of_money(text: str) -> bool:
    """Whether words are of sums of money."""
    lowest = text.rsplit("/", 1)[-1]
    return any(word in lowest for word in vocabularies.load("table_words")["money_heads"])


def _fitting(stated: str, name: str) -> str:
    """Of several units that a caption states (单位：起、亿元) the one that fits a head."""
    several = [u for u in _SEVERAL.split(_UNIT_WORD.sub("", stated)) if parse_unit(u) is not None]
    if len(several) < 2:
        return stated
    money = [u for u in several if (scale := parse_unit(u)) is not None and scale.currency is not None]
    others = [u for u in several if u not in money]
    told = _of_words(name)
    if told in others:
        return told or several[0]
    fitting = money if _of_money(name) else [u for u in others if u != "%"] or others
    return (fitting or several)[0]


def read_sum(frame: Frame, row: Row, field: Field | None) -> CellNumber | None:
    """The sum of money in a cell, in yuan where nothing states a unit."""
    if field is None or not (text := frame.text(row, field)):
        return None
    return read_cell(text, unit_of(frame, row, field).words or "元")
