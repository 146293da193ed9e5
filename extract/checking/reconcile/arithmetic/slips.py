"""Slips of the pen: which one printed number, with one figure, sign or unit amended, would mend a relation."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.checking.reconcile.arithmetic.numbers import Number

_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?")
_POWERS = (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)
_FEWEST_FIGURES = {"数字": 4, "数位": 6}
_FEWEST_OF_A_RATIO = 3
_WIDEST = 6
_COARSE = 0.001
"""A number of two figures in another unit would be nearly anything."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A number and what it was probably meant to be."""

    number: Number
    kind: str
    """数字, 数位, 正负 or 单位."""
    meant: str
    """The amended number, printed as the original is."""

    @property
    def of_figures(self) -> bool:
        """One figure is wrong, too many or too few; a sign or a unit may be another's choice."""
        return self.kind in ("数字", "数位")


def find_slip(members: Sequence[tuple[int, Number]], stated: Number) -> Slip | None:
    """The slip that explains why signed members do not come to the stated number.

    Only numbers of some length are considered: of fewer figures, almost any two differ by one.
    """
    tolerance = stated.margin + sum(number.margin for _, number in members)
    values = [sign * number.value for sign, number in members]
    candidates = [(stated, math.fsum(values))]
    for place, (sign, number) in enumerate(members):
        # The others are summed anew: a number a hundred million times too large leaves no cents in a difference
        candidates.append((number, sign * (stated.value - math.fsum(values[:place] + values[place + 1 :]))))
    for number, wanted in candidates:
        kind = _kind(number, wanted, tolerance)
        if kind is not None:
            return Slip(number, kind, _printed(number, wanted))
    return None


def one_figure_off(number: Number, wanted: float) -> bool:
    """Whether a number of three figures and more is, but for one of them or its sign, another value rounded."""
    step = 2 * number.precision
    printed, amended = round(number.value / step), round(wanted / step)
    if printed == -amended:
        return True
    long = max(len(str(abs(printed))), len(str(abs(amended)))) >= _FEWEST_OF_A_RATIO
    return long and printed * amended > 0 and one_figure_apart(str(abs(printed)), str(abs(amended)))


def _kind(number: Number, wanted: float, tolerance: float) -> str | None:
    step = 2 * number.precision
    if number.qualifier != "exact" or step <= 0 or number.value == 0 or wanted == 0:
        return None
    if abs(number.value + wanted) <= tolerance + step / 4:
        return "正负"
    if (number.value < 0) != (wanted < 0):
        return None
    printed = round(abs(number.value) / step)
    slack = min(int(tolerance / step + 0.01), _WIDEST)
    centre = round(abs(wanted) / step)
    if abs(abs(wanted) - centre * step) > tolerance + step / 4:
        return _shift(number, wanted, tolerance)
    for amended in range(max(1, centre - slack), centre + slack + 1):
        if one_figure_apart(str(printed), str(amended)):
            kind = "数字" if len(str(printed)) == len(str(amended)) else "数位"
            if _figures(printed, amended) >= _FEWEST_FIGURES[kind]:
                return kind
    return _shift(number, wanted, tolerance)


def _figures(first: int, second: int) -> int:
    """How many figures two numbers have before the zeros that both end in."""
    while first % 10 == second % 10 == 0:
        first, second = first // 10, second // 10
    return len(str(max(first, second)))


def _shift(number: Number, wanted: float, tolerance: float) -> str | None:
    for power in _POWERS:
        factor = 10.0**power
        if number.precision * factor > _COARSE * abs(wanted):
            continue
        if abs(number.value * factor - wanted) <= tolerance + number.precision * factor + abs(wanted) * 1e-12:
            return "单位"
    return None


def one_figure_apart(first: str, second: str) -> bool:
    """Whether two strings of digits differ by one figure replaced, dropped or added, or two neighbours swapped.

    >>> one_figure_apart("147822", "147802"), one_figure_apart("12685862", "12688562")
    (True, True)
    """
    if first == second:
        return False
    if len(first) == len(second):
        places = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        if len(places) == 1:
            return True
        i, j = places[0], places[-1]
        return len(places) == 2 and j == i + 1 and first[i] == second[j] and first[j] == second[i]
    if abs(len(first) - len(second)) != 1:
        return False
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _printed(number: Number, wanted: float) -> str:
    """The amended number, with as many decimals, the same marks and the same unit as the printed one."""
    found = _FIGURES.search(number.text)
    printed = found[0].replace(",", "") if found is not None else ""
    if found is None or not float(printed):
        return ""
    decimals = len(printed.partition(".")[2])
    amended = f"{abs(wanted) * float(printed) / abs(number.value):,.{decimals}f}"
    if "," not in found[0]:
        amended = amended.replace(",", "")
    before = number.text[: found.start()].rstrip("-−－") + ("-" if wanted < 0 else "")
    return before + amended + number.text[found.end() :]
