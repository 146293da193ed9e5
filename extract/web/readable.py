"""An amount said once: from text, low, high, qualifier and unit to 超过475亿元."""

from __future__ import annotations

from collections.abc import Iterable

from extract.web import columns
from extract.web.values import MONEY_UNITS, Indexed, Shown, field, quantity, shown

_GROUPS = {
    "amount_low": ("amount_high", "amount_text", "金额"),
    "size_low": ("size_high", "size_text", "规模"),
    "raised_low": ("raised_high", None, "募资"),
    "low": ("high", "text", "数量"),
    "value": ("high", "text", "数值"),
}
_POWERS = {"1": "", "10": "十", "100": "百", "1,000": "千"}
"""How the least of several is said: 数千万元 begins with 1,000 万元."""
_WORDS = {
    "about": "约{}",
    "more_than": "超过{}",
    "at_least": "{}以上",
    "less_than": "不足{}",
    "at_most": "不超过{}",
    "nearly": "近{}",
}


def head(table: str | None, name: str) -> str:
    """The head of a column; where a column stands for the whole amount, what the amount is."""
    if name in _GROUPS and (table in columns.VIEWS or columns.find(table, _GROUPS[name][0]) is not None):
        return _GROUPS[name][2]
    return columns.title(table, name)


def heads(table: str | None, names: Iterable[str]) -> list[str]:
    """The heads of some columns, those of an amount once."""
    names = list(names)
    said_already = {other for name in names if name in _GROUPS for other in _GROUPS[name][:2]}
    return list(dict.fromkeys(head(table, name) for name in names if name not in said_already))


def amount(table: str | None, name: str, row: Indexed) -> Shown | None:
    """The whole amount for the column that stands for it; None where a column is just itself."""
    if name not in _GROUPS:
        return None
    other, text_column, _ = _GROUPS[name]
    low, high = field(row, "low" if name == "value" else name), field(row, other)
    text, qualifier = field(row, text_column) if text_column else None, field(row, "qualifier")
    unit = _unit(table, name, row)
    if qualifier == "undisclosed":
        return Shown("未披露", text, code="undisclosed")
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        value = field(row, name)
        return None if value is None else quantity(value, unit)
    said = _said(ends, low, high, qualifier, unit)
    printed = (
        f"原文：{text}"
        if text and "".join(str(text).split()) != said.replace(" ", "").replace(",", "")
        else None
    )
    exact = quantity(ends[0], unit).exact
    return Shown(said, printed or exact, number=True)


def _said(
    ends: list[float], low: float | None, high: float | None, qualifier: str | None, unit: str | None
) -> str:
    words = [quantity(end, unit).text for end in ends]
    if qualifier == "several" and low is not None:
        number, _, rest = quantity(low, unit).text.partition(" ")
        return f"数{_POWERS.get(number, number)}{rest}"
    if low is not None and high is not None and low != high:
        return f"{words[0]}–{words[1]}"
    return _WORDS.get(qualifier or "", "{}").format(words[0])


def _unit(table: str | None, name: str, row: Indexed) -> str | None:
    if name in ("low", "value"):
        own: str | None = field(row, "unit") or MONEY_UNITS.get(field(row, "currency") or "")
        return own
    currency = field(row, "currency")
    return MONEY_UNITS.get(currency or "CNY", str(currency))


def readable(table: str | None, name: str, value: object, row: Indexed) -> Shown:
    """How the value of a column is shown in a table that says an amount once."""
    return amount(table, name, row) or shown(table, name, value, row)
