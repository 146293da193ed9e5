"""The words above a column, taken apart: the period they name, the unit, how sure the figures are, and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from extract.language import vocabularies
from extract.language.periods import find_periods
from extract.language.quantities import parse_unit
from extract.records.tables.area import Area
from extract.records.tables.reporting import Reporting
from schemas import TableCell

Modality = Literal["actual", "planned", "expected", "target"]

_UNIT = re.compile(r"\s*[（(\[【]([^（()）\[\]【】]{1,24})[）)\]】]")
_SPACES = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
_MARKED = re.compile(r"(?P<year>(?:19|20)\d\d)\s*(?P<mark>[AaEePpFf])(?![A-Za-z])")
_PART_OF_YEAR = re.compile(
    r"(?P<year>(?:19|20)?\d\d)\s*(?:年)?\s*(?P<part>Q[1-4]|[1-4]Q|H[12]|[12]H)(?P<mark>[AaEePp])?|(?P<part2>[1-4]Q|[12]H)\s*(?P<year2>(?:20)?\d\d)(?P<mark2>[AaEePp])?"
)
_ENDS = {
    "Q1": ("01", "03"), "Q2": ("04", "06"), "Q3": ("07", "09"), "Q4": ("10", "12"), "H1": ("01", "06"), "H2": ("07", "12"),
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)(?:\s*年度?)?")
_EDGES = " /·:：、，,的-—*＊"
_LETTER = re.compile(r"[^\W\d_]")
_EMPTY_BRACKETS = re.compile(r"[（(【\[]\s*[）)】\]]")


@dataclass(frozen=True, slots=True)
class HeadPeriod:
    """The period that a head or label names."""

    iso: str
    text: str
    inferred: bool = False
    """Resolved by what the document reports on."""


@dataclass(frozen=True, slots=True)
class HeadWords:
    """A head taken apart."""

    name: str
    """What is left without period and unit, levels joined by /."""
    unit: str | None = None
    """The words that state the unit, for `parse_unit` and `read_cell`."""
    period: HeadPeriod | None = None
    modality: Modality | None = None


def levels_above(area: Area, rows: Sequence[int], column: int) -> tuple[str, ...]:
    """The head cells above a column, from the top, each once.

    A narrow cell under a narrow one is its next line, not a level: a head wrapped into cells, a word written downwards.
    """
    found: list[str] = []
    last: TableCell | None = None
    for row in rows:
        cell = area.cell(row, column)
        if cell is None or cell is last:
            continue
        text = _SPACES.sub("", area.text(row, column))
        if not text:
            continue
        narrow = last is not None and last.column_span == 1 and cell.column_span == 1
        if found and narrow:
            found[-1] += text
        else:
            found.append(text)
        last = cell
    return tuple(found)


def head_words(levels: Sequence[str], reporting: Reporting) -> HeadWords:
    """What the levels of a head say together: the lowest that names a period or unit is the one that counts."""
    read = [_words(level, reporting) for level in levels]
    if len(read) == 1:
        return read[0]
    name = "/".join(dict.fromkeys(words.name for words in read if words.name))
    unit = next((words.unit for words in reversed(read) if words.unit), None)
    modality = next((words.modality for words in reversed(read) if words.modality), None)
    return HeadWords(name, unit, reduce(_joined, (words.period for words in read), None), modality)


def _joined(upper: HeadPeriod | None, lower: HeadPeriod | None) -> HeadPeriod | None:
    """2022年 over 第一季度 is a quarter of it; else the lower level says more than the upper."""
    if lower is None or upper is None:
        return lower or upper
    return upper if lower.inferred and not upper.inferred else lower


@vocabularies.derived
def _words(text: str, reporting: Reporting) -> HeadWords:
    """One level of a head."""
    rest, unit = _without_unit(text)
    period, rest, modality = _without_period(rest, reporting)
    if modality is None:
        modality = modality_of(text)
    name = _EMPTY_BRACKETS.sub("", rest).strip(_EDGES)
    return HeadWords(name if _LETTER.search(name) else "", unit, period, modality)


@vocabularies.derived
def ends_in_metric(text: str, least: int = 1) -> bool:
    """Whether words end in the name of an aspect of at least so many signs: 营业收入, 处理决定数量."""
    metrics: list[str] = vocabularies.load("statistics")["metrics"]
    return text.endswith(tuple(metric for metric in metrics if len(metric) >= least))


@vocabularies.derived
def modality_of(text: str) -> Modality | None:
    """Whether words say that a figure is expected, planned, a target or actual."""
    words: dict[Modality, list[str]] = vocabularies.load("table_words")["modality"]
    return next((name for name, forms in words.items() if any(form in text for form in forms)), None)


def _without_unit(text: str) -> tuple[str, str | None]:
    """(the words without a unit, the unit as printed)."""
    for match in reversed(list(_UNIT.finditer(text))):
        if parse_unit(f"（{match[1].strip()}）") is not None or "单位" in match[1]:
            stated = match[1] if "单位" in match[1] else f"（{match[1].strip()}）"
            if parse_unit(stated) is not None:
                return text[: match.start()] + text[match.end() :], stated
    if text.endswith(("%", "％")) and len(text) > 1:
        return text[:-1], "%"
    name, stroke, last = text.rpartition("/")
    if stroke and name and parse_unit(last) is not None and parse_unit(text) is None:
        return name, last
    return text, None


def _without_period(text: str, reporting: Reporting) -> tuple[HeadPeriod | None, str, Modality | None]:
    """(the period, the words without it, whether it is expected)."""
    if not text:
        return None, text, None
    marked = _MARKED.search(text)
    if marked is not None:
        marks: dict[str, Modality] = vocabularies.load("table_words")["modality_marks"]
        rest = text[: marked.start()] + text[marked.end() :]
        return HeadPeriod(marked["year"], marked[0]), rest, marks.get(marked["mark"].upper())
    part = _PART_OF_YEAR.search(text)
    if part is not None:
        return _part_of_year(text, part)
    relative = _relative(text, reporting)
    if relative is not None:
        return (*relative, None)
    found = [p for p in find_periods(text) if p.iso and not p.inferred and p.kind in ("point", "span")]
    if found:
        last = found[-1]
        rest = text[: last.start] + text[last.end :]
        return HeadPeriod(last.iso or "", last.text), rest, None
    year = _YEAR.fullmatch(text.strip())
    if year is not None:
        return HeadPeriod(year[0][:4], year[0]), "", None
    return None, text, None


def _part_of_year(text: str, part: re.Match[str]) -> tuple[HeadPeriod, str, Modality | None]:
    year, name = part["year"] or part["year2"], part["part"] or part["part2"]
    year = year if len(year) == 4 else f"20{year}"
    sign = name.upper() if name[0].isalpha() else name[::-1].upper()
    first, last = _ENDS[sign]
    marks: dict[str, Modality] = vocabularies.load("table_words")["modality_marks"]
    mark = (part["mark"] or part["mark2"] or "").upper()
    return (
        HeadPeriod(f"{year}-{first}/{year}-{last}", part[0]),
        text[: part.start()] + text[part.end() :],
        marks.get(mark),
    )


def _relative(text: str, reporting: Reporting) -> tuple[HeadPeriod, str] | None:
    """期末余额, 本年发生额: a period that only the document resolves; its words stay, as they say which aspect."""
    words = vocabularies.load("table_words")
    form, name = relative_form(text)
    if not form:
        return None
    iso = reporting.resolve(name)
    if iso is None:
        return None
    rest = text[len(form) :].strip(_EDGES)
    bare = not rest or rest in words["empty_rest"]
    return HeadPeriod(iso, form, inferred=True), "" if bare else text


def relative_form(text: str) -> tuple[str, str]:
    """(the words with which a text begins that only the document resolves, what they stand for: this, last, end, begin)."""
    return next(((form, name) for form, name in _relative_forms() if text.startswith(form)), ("", ""))


@vocabularies.derived
def _relative_forms() -> tuple[tuple[str, str], ...]:
    """(words, period), the longest words first: 期末 before 本期."""
    groups: dict[str, dict[str, list[str]]] = vocabularies.load("table_words")["relative"]
    forms = [(form, name) for name, rules in groups.items() for form in rules["starts"]]
    return tuple(sorted(forms, key=lambda pair: -len(pair[0])))
