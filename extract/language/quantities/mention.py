"""A number while it is being read: mutable, still in integers, before it becomes a Quantity."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.language.quantities.model import Kind, Quantity
from extract.language.quantities.numerals import Numeral, scaled
from extract.language.quantities.qualifiers import Before, combined
from extract.language.quantities.units import Unit
from schemas.quantity import Qualifier, bounds

Script = Literal["arabic", "chinese", "word"]


@dataclass(slots=True)
class Mention:
    """One candidate: where it stands, its numeral, and everything read around it."""

    start: int
    end: int
    """The bare number with magnitude and unit, in the text."""
    numeral: Numeral
    script: Script = "arabic"
    power: int = 0
    """Power of ten of the magnitude after digits: 8 for 亿."""
    unit: Unit | None = None
    full_start: int = -1
    full_end: int = -1
    before: tuple[Qualifier, ...] = ()
    inside: Qualifier | None = None
    after: Qualifier | None = None
    currency: str | None = None
    top: Mention | None = field(default=None, repr=False)
    """The upper member, when two were joined into a range."""
    precision: float | None = None
    company: bool = False
    """Words around it show that a bare number is meant as a quantity."""
    singled_out: bool = False
    """A word such as 仅, 只有 or 近 shows that even 一家 or 一年 is meant as a figure."""
    deadline_only: bool = False
    """N日 is a date unless a word makes it a period of time: 30日内, 不少于 5 日."""
    shared: bool = False
    spread: bool = False
    """Its qualifier was taken from an earlier member of the list: 分别最高30万元、50万元."""
    rhetorical: bool = False

    def __post_init__(self) -> None:
        if self.full_start < 0:
            self.full_start = self.start
        if self.full_end < 0:
            self.full_end = self.end

    @property
    def large(self) -> bool:
        """It has 万, 亿 or more, so it is a quantity even without a unit."""
        return self.power >= 4 or (self.script == "chinese" and self.numeral.exponent >= 4)

    @property
    def exponent(self) -> int:
        """Power of ten of the mantissa, with magnitude and unit."""
        return self.numeral.exponent + self.power + (self.unit.power if self.unit else 0)

    @property
    def value(self) -> float:
        """In base units, at the lower end where there are two."""
        return scaled(self.numeral.mantissa, self.exponent)

    @property
    def upper(self) -> float | None:
        """The other end of 数亿 or 三五个."""
        return None if self.numeral.upper is None else scaled(self.numeral.upper, self.exponent)

    def take_before(self, words: Before) -> None:
        """Keep what was read leftwards."""
        self.before = words.qualifiers
        self.company = words.company
        self.singled_out = words.only or words.span or bool(words.qualifiers)
        self.currency = words.currency
        if words.start >= 0:
            self.full_start = words.start

    def forget_before(self) -> None:
        """The words before turned out to belong to another number."""
        self.before, self.currency, self.full_start = (), None, self.start

    def add_half(self) -> None:
        """Make two of 两年半 two and a half."""
        self.numeral = Numeral(self.numeral.mantissa * 10 + 5, self.numeral.exponent - 1)
        self.precision = 0.25

    def finished(self, text: str, currency: str | None, unit_name: str | None, kind: Kind) -> Quantity:
        """The quantity that the mention amounts to."""
        qualifier = combined(self.before, self.inside, self.after)
        precision = self.precision if self.precision is not None else scaled(5, self.exponent - 1)
        value: float | None = self.value
        low: float | None
        high: float | None
        if self.top is not None:
            qualifier, low, high, value = "range", self.value, self.top.upper or self.top.value, None
            precision = max(precision, scaled(5, self.top.exponent - 1))
        elif (upper := self.upper) is not None:
            value, low, high = None, self.value, upper
            if qualifier in ("exact", "about"):
                qualifier = self.numeral.vague or "several"
            else:
                low, high = bounds(low if qualifier in ("more_than", "at_least") else high, qualifier)
        else:
            low, high = bounds(self.value, qualifier)
        return Quantity(
            self.full_start,
            self.full_end,
            text[self.full_start : self.full_end],
            self.start,
            self.end,
            value,
            low,
            high,
            qualifier,
            unit_name,
            currency,
            kind,
            precision,
            self.shared,
            self.rhetorical,
        )
