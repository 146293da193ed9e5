"""What the search for sums keeps and asks at every step: what was found, what may be believed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from extract.checking.reconcile.arithmetic.slips import find_slip
from extract.checking.reconcile.tables.readings import Readings
from extract.checking.reconcile.tables.view import Fit, Line, Members, View

_MOST_SLIPS = 8
_SURE = 4.0
"""Powers of ten that a relation without a name must have against being chance."""


@dataclass(frozen=True, slots=True)
class Found:
    """A relation that a table is taken to have."""

    fit: Fit
    named: bool
    """A name says so: 合计, 其中, 期末余额; else it was only supposed."""
    adopted: bool
    """It holds at enough places to judge the others by."""


class Search:
    """One reading of a view; without `known`, relations that no name speaks for are not considered."""

    def __init__(self, view: View, known: list[Fit] | None = None) -> None:
        self.view = view
        self.known = known
        self.lines: list[Line] = view.lines
        self.found: list[Found] = []
        self.hidden: set[int] = set()
        """Lines that are parts of a line before them."""
        self.readings = Readings(self.lines, view.down)
        self.tried = 1

    def best(self, total: int, candidates: Iterable[Members]) -> Fit | None:
        """The candidate that holds at most places, if it holds at any; the first that holds at all of them."""
        best: Fit | None = None
        for members in candidates:
            fit = self.view.fit(total, members)
            self.tried += 1
            if fit.matches and (best is None or (fit.votes, fit.wide) > (best.votes, best.wide)):
                best = fit
                if not fit.misses and fit.wide and len(fit.matches) == self.lines[total].count:
                    break
        return best

    def adopt(self, fit: Fit, named: bool, hide: bool = False) -> Fit:
        """Note a relation of the table; with `hide`, its members are left out of other sums."""
        self.found.append(Found(fit, named, adopted=True))
        if hide:
            self.hidden.update(line for line, _ in fit.members)
        return fit

    def slips(self, fit: Fit, named: bool = True) -> bool:
        """Whether a fit misses somewhere, and only by slips of the pen; without a name, a sign is none."""
        if not fit.misses or len(fit.misses) > _MOST_SLIPS:
            return False
        for place in fit.misses:
            stated = self.view.number(fit.total, place)
            members = [
                (sign, n) for line, sign in fit.members if (n := self.view.number(line, place)) is not None
            ]
            slip = find_slip(members, stated) if stated is not None else None
            if slip is None or (slip.kind == "正负" and not (named or self.sure(fit))):
                return False
        return True

    def sure(self, fit: Fit) -> bool:
        """Whether a relation that no name speaks for is to be believed."""
        return fit.wide > 0 and fit.strength - math.log10(self.tried) >= _SURE

    def supposable(self, fit: Fit) -> bool:
        """Whether a relation may be supposed: no known one has all of its lines, which would count them twice."""
        if self.known is None or not self.sure(fit):
            return False
        if (
            3 * len(fit.misses) > fit.wide
            and not (fit.votes >= 0 and self.slips(fit, named=False))
            and fit.misses
        ):
            return False
        lines = {fit.total, *(line for line, _ in fit.members)}
        return not any(lines <= {other.total, *(line for line, _ in other.members)} for other in self.known)


def plus(run: list[int]) -> Members:
    """Lines that are all added."""
    return tuple((line, 1) for line in run)
