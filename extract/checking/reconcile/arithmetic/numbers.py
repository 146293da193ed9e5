"""Printed numbers as they enter a relation: their value, what rounding leaves open, and where they stand."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from extract.checking.reconcile.arithmetic.intervals import Interval
from schemas import Evidence
from schemas.quantity import OPEN_ABOVE, OPEN_BELOW

_CENT = 0.01
_RATIOS = frozenset({"%", "‰", "百分点", "倍"})
_MANY_DIGITS = 1e7
_ABOUT = 0.01


@dataclass(slots=True, eq=False)
class Number:
    """A number of the document."""

    text: str
    """As printed, with its unit where that stands beside it: 76家, 1,386.27, 29.1%."""
    value: float
    """In base units; the middle of a range."""
    precision: float
    """Half a unit of the last printed digit, in base units; half the width of a range."""
    cite: Callable[[], Evidence] = field(repr=False)
    qualifier: str = "exact"
    unit: str | None = None
    currency: str | None = None
    label: str = ""
    """What the source calls it: the head of its row, the words before it."""
    decimals: int = 0
    """Digits printed after the point."""

    @property
    def scale(self) -> float:
        """Base units to one of the printed number: 1e8 for 475.3亿; 1 for 八成, which is kept as 80 %."""
        if self.unit in _RATIOS:
            return 1.0
        return 2 * self.precision * 10**self.decimals if self.precision > 0 else 1.0

    @property
    def exact(self) -> bool:
        """Nothing was rounded away: sums to the cent, things counted one by one."""
        if self.qualifier != "exact":
            return False
        step = 2 * self.precision
        if self.unit in _RATIOS:
            return False
        if self.currency is not None:
            return step <= _CENT * 1.001
        if self.unit is None:
            return step <= _CENT * 1.001 and abs(self.value) >= _MANY_DIGITS
        return step <= 1.001 and float(self.value).is_integer()

    @property
    def margin(self) -> float:
        """How far the true value may lie from the printed one by rounding alone."""
        if self.exact:
            return 0.0
        if self.qualifier == "about":
            return max(2 * self.precision, _ABOUT * abs(self.value))
        return self.precision

    @property
    def near(self) -> Interval:
        """What the writer will have meant: an open side reaches as far as the last figure that is not zero.

        超390亿 is at most 400亿, 近九成 at least 85 %.
        """
        if self.qualifier in OPEN_ABOVE:
            return Interval(self.value, self.value + self._coarseness)
        if self.qualifier == "nearly":
            return Interval(self.value - self._coarseness / 2, self.value)
        if self.qualifier in OPEN_BELOW:
            return Interval(self.value - self._coarseness, self.value)
        return Interval.around(self.value, self.margin)

    @property
    def reach(self) -> Interval:
        """All that the words allow: an open side is infinite."""
        if self.qualifier in OPEN_ABOVE:
            return Interval(self.value, math.inf)
        if self.qualifier in OPEN_BELOW:
            return Interval(-math.inf if self.value <= 0 else 0.0, self.value)
        return self.near

    @property
    def open(self) -> bool:
        """Whether one side is not bounded."""
        return self.qualifier in OPEN_ABOVE or self.qualifier in OPEN_BELOW

    @property
    def _coarseness(self) -> float:
        """A unit of the last printed figure that is not zero: 10亿 of 390亿, 10 of 90."""
        step = 2 * self.precision
        if self.value == 0 or step <= 0:
            return step
        count = round(abs(self.value) / step)
        while count and count % 10 == 0:
            count //= 10
            step *= 10
        return step


def middle(low: float | None, high: float | None) -> tuple[float, float]:
    """The middle of a range and half its width; of a range with an open side, the other side and nought."""
    sides = [side for side in (low, high) if side is not None]
    return sum(sides) / len(sides), (sides[-1] - sides[0]) / 2


def decimals_of(text: str) -> int:
    """How many digits are printed after the point.

    >>> decimals_of("475.30亿元"), decimals_of("1,200")
    (2, 0)
    """
    after = text.partition(".")[2]
    return len(after) - len(after.lstrip("0123456789"))


def shown(value: float, like: Number, more: int = 0) -> str:
    """A value printed in the scale of a number, with as many decimals and `more`.

    >>> shown(47530000000.0, Number("475.3亿元", 4.753e10, 5e6, lambda: Evidence(), decimals=1))
    '475.3'
    """
    text = f"{value / like.scale:,.{like.decimals + more}f}"
    return text.rstrip("0").rstrip(".") if more and "." in text else text


def significant(number: Number) -> int:
    """How many figures a number shows between its first and its last that is not zero."""
    return len("".join(c for c in number.text if c.isdigit()).strip("0"))
