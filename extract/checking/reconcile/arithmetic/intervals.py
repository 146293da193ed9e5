"""Intervals: what a printed number may stand for, and what follows from several of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_INF = math.inf


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; an open side is infinite."""

    low: float
    high: float

    @classmethod
    def around(cls, value: float, margin: float) -> Interval:
        """The values that lie within a margin of one."""
        return cls(value - margin, value + margin)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        products = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        if other.low <= 0 <= other.high:
            if other.low == 0 and other.high > 0 and self.low >= 0:
                return Interval(0.0 if other.high == _INF else self.low / other.high, _INF)
            return EVERYTHING
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def scaled(self, factor: float) -> Interval:
        """Every value times a finite factor."""
        one, other = _times(self.low, factor), _times(self.high, factor)
        return Interval(one, other) if one < other else Interval(other, one)

    def meets(self, other: Interval, slack: float = 0.0) -> bool:
        """Whether the two have a value in common, or come as near as `slack`."""
        return self.low <= other.high + slack and other.low <= self.high + slack


EVERYTHING = Interval(-_INF, _INF)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals, rounded only once."""
    members = list(intervals)
    return Interval(math.fsum(i.low for i in members), math.fsum(i.high for i in members))


def _times(a: float, b: float) -> float:
    """A product in which nothing times infinity is nothing."""
    return 0.0 if a == 0 or b == 0 else a * b


def _inverse(value: float) -> float:
    return 0.0 if math.isinf(value) else 1 / value
