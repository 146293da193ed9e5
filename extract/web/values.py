"""Stored values as a person reads them: sums in 万 and 亿, percentages with their sign, values by name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from extract.web import columns
from extract.web.naming import named
from schemas import Column
from schemas.labels import label, labels

MONEY_UNITS: dict[str, str] = {
    "CNY": "元",
    "USD": "美元",
    "HKD": "港元",
    "EUR": "欧元",
    "JPY": "日元",
    "GBP": "英镑",
}
_MONEY = frozenset({*MONEY_UNITS.values(), *labels("", "currency").values()} - {"人民币"})
_BY_ROW = frozenset({"value", "low", "high"})
_GEOMETRY = frozenset({"boxes", "box", "lines", "parts"})
_TIMES = frozenset({"ingested_at", "started_at"})
_COLUMN = re.compile(r"(?:([a-z_]+)\.)?([a-z_]+)")
_YI, _WAN = 100_000_000, 10_000


class Indexed(Protocol):
    """A row of any kind: what SQLite gives, what Datasette makes of it, or a dict."""

    def __getitem__(self, key: str, /) -> Any: ...


@dataclass(frozen=True)
class Shown:
    """A value as text, and what a pointer held over it adds."""

    text: str
    exact: str | None = None
    number: bool = False
    code: str | None = None
    """The stored value where the text is its name."""


def shown(table: str | None, name: str, value: Any, row: Indexed | None = None) -> Shown:
    """How the value of a column is shown; `row` gives the unit or the currency it is in."""
    column = columns.find(table, name)
    name_of_it = named(table, name, value)
    if name_of_it is not None:
        return Shown(name_of_it, str(value), code=str(value))
    if name == "inferred":
        return Shown(_COLUMN.sub(lambda found: _title(table, found), str(value)))
    if name in _GEOMETRY:
        return Shown(_places(value))
    if column is not None and column.json:
        return Shown(_listed(value))
    if name in _TIMES:
        return _time(str(value))
    if name == "sha256":
        return Shown(str(value)[:12], str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (
            quantity(value, _unit(column, name, row))
            if _measured(column, name)
            else Shown(plain(value), number=True)
        )
    return Shown(str(value))


def _title(table: str | None, found: re.Match[str]) -> str:
    """What a column that is named in a text is called, with its table where that is named too."""
    of = f"{columns.table_title(found[1])}的" if found[1] else ""
    return of + columns.title(found[1] or table, found[2])


def field(row: Indexed | None, name: str) -> Any:
    """A field of a row, None where the row lacks it; a foreign key that carries a label gives its value."""
    if row is None:
        return None
    try:
        value = row[name]
    except (KeyError, IndexError):
        return None
    return value["value"] if isinstance(value, Mapping) else value


def quantity(value: float, unit: str | None) -> Shown:
    """A number with its unit; large sums of money in 万 and 亿 with the exact sum beside."""
    if unit in _MONEY:
        exact = f"{grouped(value)} {unit}"
        for scale, word in ((_YI, "亿"), (_WAN, "万")):
            if abs(value) >= scale:
                return Shown(f"{grouped(value / scale, 4)} {word}{unit}", exact, number=True)
        return Shown(exact, number=True)
    if unit == "%":
        return Shown(f"{grouped(value)}%", number=True)
    return Shown(f"{grouped(value)} {unit}" if unit else grouped(value), number=True)


def grouped(value: float, places: int = 6) -> str:
    """A number with commas between thousands and no zeros at its end."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(value: float) -> str:
    """A number that counts nothing: a page, a row, a version."""
    return str(int(value)) if float(value).is_integer() else grouped(value)


def shortened(text: str, length: int = 40) -> str:
    """The text on one line, cut to a length."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _measured(column: Column | None, name: str) -> bool:
    """Whether a number is an amount of something, not a position or a count of pages."""
    return name in _BY_ROW or (column is not None and (column.unit is not None or column.affinity == "REAL"))


def _unit(column: Column | None, name: str, row: Indexed | None) -> str | None:
    """The unit a number is in: the row's own, that of the row's currency, or the column's."""
    own, currency = field(row, "unit"), field(row, "currency")
    if name in _BY_ROW:
        return own or MONEY_UNITS.get(currency)
    if column is None or column.unit is None:
        return None
    if column.unit == "币种的基本单位":
        return MONEY_UNITS.get(currency) or label("", "currency", currency)
    # 元或股: the column does not say which of the two, so neither does the screen.
    return None if "或" in column.unit else column.unit


def _listed(value: Any) -> str:
    """A JSON list as words."""
    try:
        items = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return "、".join(str(item) for item in items if item) if isinstance(items, list) else str(value)


def _places(value: Any) -> str:
    """Coordinates say nothing to a reader; how many places they are does."""
    try:
        items = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    if not isinstance(items, list):
        return str(value)
    return f"{len(items)} 处" if items and isinstance(items[0], list) else ("1 处" if items else "无")


def _time(value: str) -> Shown:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return Shown(value)
    return Shown(moment.astimezone().strftime("%Y-%m-%d %H:%M"), value)
