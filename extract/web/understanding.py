"""Filters as a person writes them: 1亿, 5000万元, 2022年, 2022年以后, a region with what lies in it.

Datasette compares what stands in the address with what stands in the database. What a person writes is turned into
that, condition by condition, before Datasette sees it; what is not understood is left as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from extract.language.periods import find_periods
from extract.language.quantities import find_quantities
from extract.language.regions import find_regions, regions_around
from extract.web import columns

if TYPE_CHECKING:
    from extract.language.periods import Period

Condition = tuple[str, str]
"""A parameter of the address and its value: `amount_low__gte`, `100000000`."""

DATES = frozenset(
    {
        *("date", "listed_on", "issued_on", "effective_on", "expires_on", "published_on", "printed_on"),
        *("as_of", "period", "due", "ingested_at", "started_at"),
    }
)
REGIONS = frozenset({"region", "province"})
_ORDERS = frozenset({"gt", "gte", "lt", "lte"})
_LONGEST = 60


def understood(
    table: str, conditions: Sequence[Condition], regions: Callable[[], Sequence[str]]
) -> list[Condition]:
    """The conditions as Datasette needs them; `regions` gives the values of the table's column of regions."""
    return list(chain.from_iterable(_understood(table, *condition, regions) for condition in conditions))


def _understood(table: str, key: str, value: str, regions: Callable[[], Sequence[str]]) -> list[Condition]:
    name, _, operator = key.partition("__")
    operator = operator or "exact"
    if name.startswith("_") or not value.strip() or len(value) > _LONGEST:
        return [(key, value)]
    if name in DATES and operator in {"exact", *_ORDERS}:
        return _dates(name, operator, value.strip()) or [(key, value)]
    if name in REGIONS and operator == "exact":
        inside = _inside(value.strip(), regions())
        return [(f"{name}__in", json.dumps(inside, ensure_ascii=False))] if inside else [(key, value)]
    if operator in {"exact", *_ORDERS} and columns.is_number(table, name) and not _plain(value):
        return _numbers(name, operator, value.strip()) or [(key, value)]
    return [(key, value)]


def _plain(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _numbers(name: str, operator: str, text: str) -> list[Condition]:
    """`1亿元以上` is what is at least that; `1亿-5亿` has two ends; an operator of the form goes before words."""
    found = find_quantities(text)
    if len(found) != 1:
        return []
    low, high, qualifier = found[0].low, found[0].high, found[0].qualifier
    point = low if low is not None else high
    if point is None:
        return []
    if operator in _ORDERS:
        return [(f"{name}__{operator}", _written(point))]
    if low is None or high is None:
        sign = {"more_than": "gt", "at_least": "gte", "less_than": "lt", "nearly": "lt", "at_most": "lte"}
        return [(f"{name}__{sign.get(qualifier, 'gte' if high is None else 'lte')}", _written(point))]
    if low != high:
        return [(f"{name}__gte", _written(low)), (f"{name}__lte", _written(high))]
    return [(name, _written(point))]


def _written(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(value)


def _dates(name: str, operator: str, text: str) -> list[Condition]:
    """ISO dates compare as text: all of 2022 lies from 2022 on and before what follows 2022."""
    if text.isascii() and text.isdigit() and len(text) == 4:
        return _span(name, operator, text, text)
    found = find_periods(text)
    if len(found) != 1 or found[0].iso is None:
        return []
    first, _, last = found[0].iso.partition("/")
    return _span(name, _with_words(operator, found[0]), first, last or first)


def _with_words(operator: str, period: Period) -> str:
    """以后 and 以前 of the value count where the form says only that it equals."""
    if operator != "exact":
        return operator
    words = {"since": "gte", "after": "gte", "until": "lte", "before": "lt"}
    return words.get(period.relation or "", "exact")


def _span(name: str, operator: str, first: str, last: str) -> list[Condition]:
    after = following(last)
    if operator == "gte":
        return [(f"{name}__gte", first)]
    if operator == "gt":
        return [(f"{name}__gte", after)]
    if operator == "lt":
        return [(f"{name}__lt", first)]
    if operator == "lte":
        return [(f"{name}__lt", after)]
    return [(f"{name}__gte", first), (f"{name}__lt", after)]


def following(iso: str) -> str:
    """The text that sorts just behind everything that lies in a date of its precision: 2022-12 -> 2022-13."""
    head, _, last = iso.rpartition("-")
    number = str(int(last) + 1).zfill(len(last)) if last.isdigit() else f"{last}~"
    return f"{head}-{number}" if head else number


def _inside(text: str, values: Sequence[str]) -> list[str]:
    """The values that name the region, or one that lies in it."""
    named = find_regions(text)
    if not named or len(named) > 1:
        return []
    usual = named[0].name
    return [value for value in values if value == text or usual in regions_around(value)]
