"""One way of looking at a table: lines that may add up to other lines, at several places side by side.

Looking down, the lines are rows and the places columns; looking across it is the other way about. All values of
a place are whole multiples of its smallest printed step, so that sums are exact.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.tables.sheet import Sheet, measure
from extract.checking.reconcile.tables.words import is_a, listed, sign_word, style

Members = tuple[tuple[int, int], ...]
"""(line, sign) of everything that is added up."""

_FINEST = 1e14
_UNLIKELY = -1.5
_IMPOSSIBLE = -3.0
ROLES = ("total", "closing", "opening", "net")


@dataclass(slots=True)
class Line:
    """A row or a column as a member of sums."""

    label: str
    name: str
    role: str | None
    """total, closing, opening or net, by its name."""
    sign_word: str | None
    """其中, 加 or 减, where its label begins with that."""
    style: str | None
    """How its label is numbered."""
    group: tuple[str, ...]
    """The levels of the heading above it."""
    count: int
    """How many numbers it has."""

    @property
    def sums_up(self) -> bool:
        """Its name says that it is made of other lines."""
        return self.role in ("total", "closing", "net")


class Fit(NamedTuple):
    """How well lines add up to another: at which places they do and do not."""

    total: int
    members: Members
    matches: tuple[int, ...]
    misses: tuple[int, ...]
    votes: int
    """Matches less misses at places whose numbers are meant to be added."""
    wide: int
    """Matches at which more than one member is not zero."""
    strength: float
    """Powers of ten against those being chance."""


@dataclass(slots=True)
class Exactness:
    """How often sums of rounded numbers come out exactly."""

    exact: int = 0
    others: int = 0
    chance: float = 0.0
    """The probability of that many exact ones, as a power of ten."""

    def __iadd__(self, other: Exactness) -> Exactness:
        self.exact += other.exact
        self.others += other.others
        self.chance += other.chance
        return self

    @property
    def certain(self) -> bool:
        """Too many are exact for rounded numbers."""
        return self.chance <= _UNLIKELY and self.others <= max(2, self.exact // 8)

    @property
    def complete(self) -> bool:
        """All are exact, and so many that not even one was ever a unit off."""
        return self.chance <= _IMPOSSIBLE and not self.others


class View:
    """The lines and places of a table, seen down or across."""

    def __init__(self, sheet: Sheet, down: bool, columns: Sequence[int]) -> None:
        self.sheet = sheet
        self.down = down
        self.columns = list(columns)
        rows = range(len(sheet.rows))
        self.line_ids: list[int] = list(rows) if down else self.columns
        self.place_ids: list[int] = self.columns if down else list(rows)
        self.values: list[list[int]] = []
        """By place and line, in steps of the place; 0 where there is no number."""
        self.margins: list[list[float]] = []
        self.present: list[list[bool]] = []
        self.spoilt: list[list[bool]] = []
        self.voting: list[bool] = []
        self.slack: list[float] = []
        """What sums of a place may be off by although nothing was rounded: a cent."""
        self.tight = False
        """Its sums are so often exact that nothing can have been rounded."""
        for place in self.place_ids:
            self._read(place)
        self.lines = [self._line(i, index) for i, index in enumerate(self.line_ids)]

    def number(self, line: int, place: int) -> Number | None:
        """The number of a line at a place."""
        if not self.present[place][line]:
            return None
        a, b = self.line_ids[line], self.place_ids[place]
        return self.sheet.number(a, b) if self.down else self.sheet.number(b, a)

    def fit(self, total: int, members: Members) -> Fit:
        """Where the members add up to the total. Places that lack either are left out of account."""
        matches, misses, votes, wide, strength = [], [], 0, 0, 0.0
        for place, present in enumerate(self.present):
            spoilt = self.spoilt[place]
            if not present[total] or spoilt[total]:
                continue
            values, margins = self.values[place], self.margins[place]
            residual, margin, filled, known = -values[total], margins[total], 0, False
            for line, sign in members:
                if spoilt[line]:
                    known = False
                    break
                if present[line]:
                    known = True
                    residual += sign * values[line]
                    margin += margins[line]
                    filled += values[line] != 0
            if not known:
                continue
            margin = margin or self.slack[place] * (len(members) > 1)
            voting = self.voting[place]
            if abs(residual) > margin:
                misses.append(place)
                votes -= voting
                continue
            matches.append(place)
            votes += voting
            if voting and filled > (len(members) > 1):
                wide += 1
                strength += max(0.0, math.log10((_figures(values[total]) + 1) / (2 * margin + 1)))
        return Fit(total, members, tuple(matches), tuple(misses), votes, wide, strength)

    def residual(self, total: int, members: Members, place: int) -> tuple[int, float]:
        """By how many steps the members come to more than the total, and how many rounding allows."""
        values, margins = self.values[place], self.margins[place]
        residual = sum(sign * values[line] for line, sign in members) - values[total]
        margin = sum(margins[line] for line, _ in members) + margins[total]
        return residual, margin if margin else self.slack[place] * (len(members) > 1)

    def exactness(self, fits: Sequence[Fit]) -> Exactness:
        """What the sums of rounded numbers among some fits say of whether they were rounded at all."""
        found = Exactness()
        for fit in fits:
            for place in (*fit.matches, *fit.misses):
                residual, margin = self.residual(fit.total, fit.members, place)
                filled = sum(self.values[place][line] != 0 for line, _ in fit.members)
                if filled < 2 or margin < 1 or not self.voting[place]:
                    continue
                if residual:
                    found.others += 1
                else:
                    found.exact += 1
                    # The sum of n errors, each evenly spread over one step, is nought with this probability
                    found.chance += math.log10(min(1.0, math.sqrt(6 / (math.pi * (filled + 1)))))
        return found

    def tighten(self, wholly: bool) -> None:
        """Take the amounts for exact, to a unit of their last figure, or `wholly` to none; percentages stay rounded."""
        self.tight = True
        for place, voting in enumerate(self.voting):
            if voting:
                self.margins[place] = [0.0] * len(self.lines)
                self.slack[place] = 0.0 if wholly else self.slack[place]

    def _line(self, line: int, index: int) -> Line:
        if self.down:
            row = self.sheet.rows[index]
            label, name = row.label, row.name
            group: tuple[str, ...] = ()
        else:
            column = self.sheet.columns[index]
            label, name, group = column.levels[-1], column.name, column.group
        role = next((r for r in ROLES if is_a(name, r)), None)
        count = 0 if listed(name, "average") else sum(present[line] for present in self.present)
        return Line(label, name, role, sign_word(label), style(label), group, count)

    def _read(self, place: int) -> None:
        cells = [(line, place) if self.down else (place, line) for line in self.line_ids]
        wanted = self.sheet.columns[place].measure if self.down else "amount"
        numbers: list[Number | None] = []
        for cell in cells:
            number = self.sheet.numbers.get(cell)
            numbers.append(number if number is not None and measure(self.sheet, *cell) == wanted else None)
        units = Counter(n.unit for n in numbers if n is not None and n.unit is not None).most_common()
        if len(units) > 1:
            numbers = [n if n is None or n.unit in (None, units[0][0]) else None for n in numbers]
        step = min((2 * n.precision for n in numbers if n is not None and n.precision > 0), default=1.0)
        largest = max((abs(n.value) for n in numbers if n is not None), default=0.0)
        if largest > step * _FINEST:
            # One cell with ten decimals must not make the others inexact
            step = 10.0 ** math.ceil(math.log10(largest / _FINEST))
        self.values.append([0 if n is None else round(n.value / step) for n in numbers])
        self.margins.append([0.0 if n is None else n.margin / step for n in numbers])
        self.present.append([n is not None for n in numbers])
        self.spoilt.append([cell in self.sheet.spoilt for cell in cells])
        self.voting.append(wanted == "amount")
        money = any(n is not None and (n.currency is not None or n.decimals) for n in numbers)
        self.slack.append(1.0 if money else 0.0)


def _figures(value: int) -> int:
    """A number without the zeros at its end: 600,000 tells no more than 6."""
    value = abs(value)
    while value and value % 10 == 0:
        value //= 10
    return value
