"""The numbers of all tables by what they are called: item, facet, year, reporting entity."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.checking.reconcile.arithmetic.numbers import Number, significant
from extract.checking.reconcile.tables.sheet import Sheet
from extract.checking.reconcile.tables.words import bare, is_a, listed

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_FACTORS = (1.0, 1e3, 1e4, 1e6, 1e8)
_PARENT = "母公司"
_FEWEST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a table with what it is called."""

    name: str
    facet: str
    """账面余额, 坏账准备 …: what of the item is meant, empty for the item itself."""
    year: int | None
    parent: bool
    """It is of the parent company alone, not of the group."""
    number: Number
    table: int
    row: int
    size: int
    """How many rows its table has."""


def entries_of(sheets: Sequence[Sheet]) -> list[Entry]:
    """All numbers of a document's tables whose names say what they are."""
    latest = _latest_year(sheets)
    found: list[Entry] = []
    for index, sheet in enumerate(sheets):
        titles = _titles(sheet)
        parent = any(_PARENT in title for title in titles)
        for (row, column), number in sheet.numbers.items():
            info, head = sheet.rows[row], sheet.columns[column]
            if is_a(head.name, "growth") or head.measure != "amount" or number.unit in ("%", "‰"):
                continue
            name = info.name
            if listed(name, "pure_total"):
                name = bare(titles[0]) if titles else ""
            year = _year((*head.levels, info.label), latest)
            entry = Entry(name, _facet(head.levels), year, parent, number, index, row, len(sheet.rows))
            found.append(entry)
    return _with_units(found)


def _with_units(entries: list[Entry]) -> list[Entry]:
    """The entries of tables that state no unit, in the one in which they agree with most of the others."""
    known: dict[tuple[str, int | None], list[Number]] = defaultdict(list)
    for entry in entries:
        if entry.number.currency is not None:
            known[entry.name, entry.year].append(entry.number)
    unstated: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.number.unit is None:
            unstated[entry.table].append(entry)
    factors: dict[int, float] = {}
    for table, own in unstated.items():
        agreeing = Counter(
            factor
            for entry in own
            for factor in _FACTORS
            if any(agree(_scaled(entry.number, factor), number) for number in known[entry.name, entry.year])
        )
        if agreeing and agreeing.most_common(1)[0][1] >= 2:
            factors[table] = agreeing.most_common(1)[0][0]
    return [
        replace(e, number=_scaled(e.number, factors[e.table]))
        if e.number.unit is None and e.table in factors
        else e
        for e in entries
    ]


def _scaled(number: Number, factor: float) -> Number:
    """The number as it is meant where its unit is `factor` yuan."""
    return replace(number, value=number.value * factor, precision=number.precision * factor, currency="CNY")


def agree(first: Number, second: Number) -> bool:
    """Whether two numbers of some length are one, each in its own rounding."""
    if min(significant(first), significant(second)) < _FEWEST_FIGURES:
        return False
    return first.near.meets(second.near, 1e-12 * abs(first.value))


def _titles(sheet: Sheet) -> list[str]:
    """The caption and the headings above a table, the nearest first."""
    found = [sheet.table.caption] if sheet.table.caption else []
    section = sheet.table.section
    while section is not None:
        found.append(section.title)
        section = section.parent
    return found


def _facet(levels: Sequence[str]) -> str:
    names = [bare(level) for level in levels]
    return next((n for n in reversed(names) if listed(n, "facet")), "")


def _latest_year(sheets: Iterable[Sheet]) -> int | None:
    """The year that most tables begin with: 期末 and 本期 are of it."""
    years: Counter[int] = Counter()
    for sheet in sheets:
        found = [int(y) for column in sheet.columns for y in _YEAR.findall(column.header)]
        if found:
            years[max(found)] += 1
    return years.most_common(1)[0][0] if years else None


def _year(texts: Sequence[str], latest: int | None) -> int | None:
    """The year of a number by the heads of its column and row; the first of January ends the year before."""
    for text in texts:
        found = _YEAR.search(text)
        if found:
            begins = re.match(r"年?[-/.年]?0?1[-/.月]0?1日?|年初", text[found.end() :]) is not None
            return int(found[1]) - begins
    if latest is None:
        return None
    for text in texts:
        name = bare(text)
        if any(word in name for word in ("期末", "本期", "年末", "本年", "报告期")) and "上" not in name:
            return latest
        if any(word in name for word in ("期初", "上期", "年初", "上年", "上年同期")):
            return latest - 1
    return None
