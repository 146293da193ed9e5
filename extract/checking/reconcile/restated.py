"""The same figure in two tables: an item of a statement and the total of its note, a key figure and its source.

Two numbers are taken for the same figure when their tables call them alike, for the same year and the same
reporting entity, and they agree. One that agrees with none but is a slip of the pen away from one that should be
the same is called wrong.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.checking.reconcile.numbers import Number
from extract.checking.reconcile.relation import same_check, slip_note
from extract.checking.reconcile.sheet import Sheet
from extract.checking.reconcile.slips import Slip, find_slip
from extract.checking.reconcile.words import bare, is_a, listed
from schemas import Check

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_FEWEST_FIGURES = 5
_FACTORS = (1.0, 1e3, 1e4, 1e6, 1e8)
_LONG = 7
_MOST_ALIKE = 4
_SHORTEST_NAME = 3
_PARENT = "母公司"


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


def entries_of(sheets: Sequence[tuple[int, Sheet]]) -> list[Entry]:
    """All numbers of the tables whose names say what they are."""
    latest = _latest_year(sheet for _, sheet in sheets)
    found: list[Entry] = []
    for index, sheet in sheets:
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
            if any(_same(_scaled(entry.number, factor), number) for number in known[entry.name, entry.year])
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


def restated(entries: Iterable[Entry]) -> Iterator[Check]:
    """Checks of every figure that stands in more than one table."""
    entries = list(entries)
    groups: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.year is not None and len(entry.name) >= _SHORTEST_NAME:
            groups[entry.name, entry.facet, entry.year, entry.parent].append(entry)
    same: dict[tuple[int, int], tuple[Entry, Entry]] = {}
    near: list[tuple[Entry, Entry]] = []
    for group in groups.values():
        if len({entry.table for entry in group}) > 1:
            _by_name(group, same, near)
    agreeing = Counter(frozenset((a.table, b.table)) for a, b in same.values())
    _by_value(entries, same, near, agreeing)
    yield from (_check(a, b) for a, b in same.values())
    told: set[int] = set()
    for entry, other in near:
        slip = _near_miss(entry.number, other.number, agreeing[frozenset((entry.table, other.table))])
        if slip is not None and id(entry.number) not in told:
            told.add(id(entry.number))
            yield _check(entry, other, slip)


def _by_name(
    group: Sequence[Entry], same: dict[tuple[int, int], tuple[Entry, Entry]], near: list[tuple[Entry, Entry]]
) -> None:
    """Note the entries of one name that agree, and those that agree with none beside the ones they might have."""
    clusters = _clusters(group)
    for cluster in clusters:
        for entry in cluster[1:]:
            same[_key(entry, cluster[0])] = (entry, cluster[0])
    for place, cluster in enumerate(clusters):
        others = [*clusters[:place], *(c for c in clusters[place + 1 :] if len(c) > 1)]
        if len(cluster) == 1:
            near += [(cluster[0], c[0]) for c in others if c[0].table != cluster[0].table]


def _by_value(
    entries: Sequence[Entry],
    same: dict[tuple[int, int], tuple[Entry, Entry]],
    near: list[tuple[Entry, Entry]],
    agreeing: Counter[frozenset[int]],
) -> None:
    """Two rows that print one long number for one year are of one thing, whatever they call it; so the other
    years that both print should agree too.
    """
    by_value: dict[tuple[float, int | None], list[Entry]] = defaultdict(list)
    by_row: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_row[entry.table, entry.row].append(entry)
        if _figures(entry.number) >= _LONG:
            by_value[entry.number.value, entry.year].append(entry)
    linked: dict[tuple[tuple[int, int], tuple[int, int]], list[tuple[Entry, Entry]]] = defaultdict(list)
    for alike in by_value.values():
        for first, second in itertools.combinations(alike[:_MOST_ALIKE], 2):
            if first.table != second.table:
                linked[(first.table, first.row), (second.table, second.row)].append((second, first))
    for (one, other), pairs in linked.items():
        if len(pairs) > 1:
            agreeing[frozenset((one[0], other[0]))] += 1
            for pair in pairs:
                if _key(*reversed(pair)) not in same:
                    same.setdefault(_key(*pair), pair)
        for second, first in pairs:
            for a, b in itertools.product(by_row[one], by_row[other]):
                facets = (a.facet, b.facet) == (first.facet, second.facet)
                if a.year == b.year != first.year and facets and not _same(a.number, b.number):
                    near.append((b, a))


def _key(first: Entry, second: Entry) -> tuple[int, int]:
    return id(first.number), id(second.number)


def _clusters(group: Sequence[Entry]) -> list[list[Entry]]:
    """Entries that agree with each other; the one of the largest table first."""
    clusters: list[list[Entry]] = []
    for entry in sorted(group, key=lambda e: (-e.size, e.table)):
        for cluster in clusters:
            if cluster[0].table != entry.table and _same(cluster[0].number, entry.number):
                cluster.append(entry)
                break
        else:
            clusters.append([entry])
    return clusters


def _check(entry: Entry, other: Entry, slip: Slip | None = None) -> Check:
    name = f"{entry.name}（{entry.year}年）"
    return same_check("flow_snapshot", entry.number, other.number, name, slip_note(slip))


def same_figure(first: Number, second: Number) -> bool:
    """Whether two numbers are one, each in its own rounding, and long enough for that to mean something."""
    return _figures(first) >= _FEWEST_FIGURES and _same(first, second)


def _same(first: Number, second: Number) -> bool:
    if min(_figures(first), _figures(second)) < _FEWEST_FIGURES - 1:
        return False
    return first.near.meets(second.near, 1e-12 * abs(first.value))


def _near_miss(number: Number, other: Number, agreeing: int) -> Slip | None:
    """The slip that makes one number of another. Tables may choose their signs and units differently, so those
    count only where the two tables agree on other figures.
    """
    if max(_figures(number), _figures(other)) < _FEWEST_FIGURES:
        return None
    coarse, fine = (number, other) if number.precision >= other.precision else (other, number)
    slip = find_slip([(1, fine)], coarse)
    return slip if slip is not None and (agreeing or slip.kind in ("数字", "数位")) else None


def _figures(number: Number) -> int:
    return len("".join(c for c in number.text if c.isdigit()).strip("0"))


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
