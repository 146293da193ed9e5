"""Quantities as they are printed, each with the value that a reader should take from it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Number = int | float

# Longest first: 万亿元 is not 万 of 亿元.
SCALES = (("万亿", 10**12), ("千万", 10**7), ("百万", 10**6), ("亿", 10**8), ("万", 10**4))


@dataclass(frozen=True)
class Quantity:
    """A quantity: the text on the page, its bounds in base units, and how the text limits it."""

    text: str
    low: Number | None
    high: Number | None
    unit: str
    qualifier: str

    @property
    def value(self) -> Number | None:
        """The one number of it, where there is one."""
        if self.qualifier in ("several", "range", "undisclosed"):
            return None
        return self.low if self.low is not None else self.high

    @property
    def currency(self) -> str | None:
        """ISO code where the unit is money."""
        return {"元": "CNY", "美元": "USD"}.get(self.unit)


def plain(number: Decimal) -> Number:
    """The number as YAML should show it: whole numbers without a point."""
    return int(number) if number == number.to_integral_value() else float(number)


def scale_of(unit: str) -> tuple[int, str]:
    """Split 万元 into 10,000 and 元."""
    for name, factor in SCALES:
        if unit.startswith(name):
            return factor, unit.removeprefix(name)
    return 1, unit


def base(number: str, unit: str) -> tuple[Number, str]:
    """The value of a printed number in the base unit: `1,200` and `万美元` give 12,000,000 and 美元."""
    factor, name = scale_of(unit.removeprefix("个") if unit == "个百分点" else unit)
    return plain(Decimal(number.replace(",", "")) * factor), name.removesuffix(
        "人民币"
    ) if "元" in name else name


def _limited(number: str, unit: str, form: str, qualifier: str, low: bool, high: bool) -> Quantity:
    value, name = base(number, unit)
    text = form.format(n=number, u=unit)
    return Quantity(text, value if low else None, value if high else None, name, qualifier)


def exact(number: str, unit: str, form: str = "{n}{u}") -> Quantity:
    return _limited(number, unit, form, "exact", True, True)


def about(number: str, unit: str, form: str = "约{n}{u}") -> Quantity:
    return _limited(number, unit, form, "about", True, True)


def more_than(number: str, unit: str, form: str = "超过{n}{u}") -> Quantity:
    return _limited(number, unit, form, "more_than", True, False)


def at_least(number: str, unit: str, form: str = "{n}{u}以上") -> Quantity:
    return _limited(number, unit, form, "at_least", True, False)


def less_than(number: str, unit: str, form: str = "不足{n}{u}") -> Quantity:
    return _limited(number, unit, form, "less_than", False, True)


def at_most(number: str, unit: str, form: str = "不超过{n}{u}") -> Quantity:
    return _limited(number, unit, form, "at_most", False, True)


def nearly(number: str, unit: str, form: str = "近{n}{u}") -> Quantity:
    return _limited(number, unit, form, "nearly", False, True)


def several(unit: str, form: str = "数{u}") -> Quantity:
    """数亿元: from one to ten of the unit."""
    low, name = base("1", unit)
    return Quantity(form.format(u=unit), low, low * 10, name, "several")


def between(low: str, high: str, unit: str, form: str = "{low}{u}至{high}{u}") -> Quantity:
    bottom, name = base(low, unit)
    return Quantity(form.format(low=low, high=high, u=unit), bottom, base(high, unit)[0], name, "range")


def undisclosed(text: str = "未披露") -> Quantity:
    return Quantity(text, None, None, "元", "undisclosed")


def said(text: str, low: Number | None, high: Number | None, unit: str, qualifier: str = "exact") -> Quantity:
    """A quantity in words that no form above prints, such as 三分之一 or 八成以上."""
    return Quantity(text, low, high, unit, qualifier)
