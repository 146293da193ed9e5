"""The same figure in two tables: an item of a statement and the total of its note, a key figure and its source.

Two numbers are taken for the same figure when their tables call them alike, for the same year and the same
reporting entity, and they agree. One that agrees with none but is a slip of the pen away from one that should be
the same is called wrong.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.checking.reconcile.arithmetic.numbers import Number, significant
from extract.checking.reconcile.arithmetic.relation import same_check, slip_note
from extract.checking.reconcile.arithmetic.slips import Slip, find_slip
from extract.checking.reconcile.tables.entries import Entry, agree
from schemas import Check

_FEWEST_FIGURES = 5
_LONG = 7
_MOST_ALIKE = 4
_SHORTEST_NAME = 3
_ONE_CENT = 0.0101


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
        if significant(entry.number) >= _LONG:
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
                if a.year == b.year != first.year and facets and not agree(a.number, b.number):
                    near.append((b, a))


def _key(first: Entry, second: Entry) -> tuple[int, int]:
    return id(first.number), id(second.number)


def _clusters(group: Sequence[Entry]) -> list[list[Entry]]:
    """Entries that agree with each other; the one of the largest table first."""
    clusters: list[list[Entry]] = []
    for entry in sorted(group, key=lambda e: (-e.size, e.table)):
        for cluster in clusters:
            if cluster[0].table != entry.table and agree(cluster[0].number, entry.number):
                cluster.append(entry)
                break
        else:
            clusters.append([entry])
    return clusters


def _check(entry: Entry, other: Entry, slip: Slip | None = None) -> Check:
    name = f"{entry.name}（{entry.year}年）"
    return same_check("flow_snapshot", entry.number, other.number, name, slip_note(slip))


def _near_miss(number: Number, other: Number, agreeing: int) -> Slip | None:
    """The slip that makes one number of another. Tables may choose their signs and units differently, so those
    count only where the two tables agree on other figures.
    """
    if max(significant(number), significant(other)) < _FEWEST_FIGURES:
        return None
    if abs(number.value - other.value) <= _ONE_CENT:
        return None  # rounded on the way from one table to the other
    coarse, fine = (number, other) if number.precision >= other.precision else (other, number)
    slip = find_slip([(1, fine)], coarse)
    return slip if slip is not None and (agreeing or slip.of_figures) else None
