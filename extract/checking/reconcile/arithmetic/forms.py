"""What two or three numbers may make: a share, a growth rate, a difference, a product, by intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.checking.reconcile.arithmetic.intervals import Interval
from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.arithmetic.verdicts import Computed
from schemas.check import CheckKind

Values = Sequence[float]
Intervals = Sequence[Interval]


@dataclass(frozen=True, slots=True)
class Form:
    """A way in which a number follows from others."""

    name: str
    kind: CheckKind
    formula: str
    """With {0}, {1} … for the members as printed."""
    does: str
    """What is done, for the explanation."""
    roles: tuple[str, ...]
    value: Callable[[Values], float]
    interval: Callable[[Intervals], Interval]
    unit: str = ""
    """What follows the computed value in a sentence."""

    def of(self, members: Sequence[Number]) -> Computed | None:
        """What the members make; None where it cannot be computed."""
        try:
            value = self.value([m.value for m in members])
            near = self.interval([m.near for m in members])
            reach = self.interval([m.reach for m in members]) if any(m.open for m in members) else near
        except ZeroDivisionError:
            return None
        return Computed(value, near, reach)

    def written(self, members: Sequence[Number]) -> str:
        """The left side with the members as printed."""
        return self.formula.format(*(m.text for m in members))


_ONE = Interval(1.0, 1.0)


def _ratio(x: Intervals) -> Interval:
    return (x[0] / x[1]).scaled(100)


def _growth(x: Intervals) -> Interval:
    if x[1].high < 0:
        return ((x[0] / x[1]) - _ONE).scaled(-100)
    return ((x[0] / x[1]) - _ONE).scaled(100)


def _growth_value(x: Values) -> float:
    return (x[0] - x[1]) / abs(x[1]) * 100


def _rest(x: Intervals) -> Interval:
    return (_ONE - x[1] / x[0]).scaled(100)


SHARE = Form(
    "share",
    "share",
    "{0} ÷ {1} × 100",
    "两数相除",
    ("部分", "整体"),
    lambda x: x[0] / x[1] * 100,
    _ratio,
    "%",
)
GROWTH = Form(
    "growth", "growth", "({0} ÷ {1} − 1) × 100", "两期相比", ("本期", "基期"), _growth_value, _growth, "%"
)
CHANGE = Form(
    "change",
    "growth",
    "{0} − {1}",
    "两数相减",
    ("本期", "基期"),
    lambda x: x[0] - x[1],
    lambda x: x[0] - x[1],
)
REST = Form(
    "rest",
    "share",
    "(1 − {1} ÷ {0}) × 100",
    "两数之差相除",
    ("整体", "减项"),
    lambda x: (1 - x[1] / x[0]) * 100,
    _rest,
    "%",
)
PRODUCT = Form(
    "product",
    "product",
    "{0} × {1}",
    "两数相乘",
    ("数量", "单价"),
    lambda x: x[0] * x[1],
    lambda x: x[0] * x[1],
)
PLUS = Form(
    "plus", "sum", "{0} + {1}", "两数相加", ("部分", "部分"), lambda x: x[0] + x[1], lambda x: x[0] + x[1]
)
SCALED_SHARE = Form(
    "scaled",
    "share",
    "{0} ÷ {1} × {2}",
    "按另一行的数额与占比推算",
    ("部分", "另一部分", "另一占比"),
    lambda x: x[0] / x[1] * x[2],
    lambda x: x[0] / x[1] * x[2],
    "%",
)


def _compound(years: int) -> Form:
    def value(x: Values) -> float:
        return float(((x[0] / x[1]) ** (1 / years) - 1) * 100)

    def interval(x: Intervals) -> Interval:
        return Interval(value((max(x[0].low, 0.0), x[1].high)), value((x[0].high, max(x[1].low, 1e-300))))

    formula = "(({0} ÷ {1})^(1/" + str(years) + ") − 1) × 100"
    return Form("compound", "growth", formula, f"{years}年复合增长", ("末期", "基期"), value, interval, "%")


COMPOUND = {years: _compound(years) for years in range(2, 31)}
"""Compound annual growth, by the number of years."""


def fits(form: Form, members: Sequence[Number], stated: Number) -> bool:
    """Whether the members make the stated number within rounding."""
    computed = form.of(members)
    if computed is None:
        return False
    dust = 1e-12 * max(abs(computed.value), abs(stated.value))
    return computed.near.meets(stated.near, dust)
