"""Sums in tables: totals, subtotals, parts and balances are found by their names and by their adding up.

Lines are read in order and kept on a stack. A line that the lines before it add up to (all that are left, or the
last few) takes their place, so that subtotals enter totals and sections enter the whole. Lines that a line before
them is made of (其中, or a deeper numbering) are taken out first.
"""

from __future__ import annotations

import itertools

from extract.checking.reconcile.tables.search import Found, plus
from extract.checking.reconcile.tables.view import Fit, Members, View
from extract.checking.reconcile.tables.wholes import Wholes

_MOST_FREE = 8
_LONGEST_REREAD = 40
_MOST_SLIPPED = 40
_MANY = 10**6


def find_sums(view: View) -> list[Found]:
    """The sums of a view: by their names, then others supposed where those leave room for them."""
    named = Sums(view).run()
    return Sums(view, [f.fit for f in named if f.adopted and f.fit.wide]).run()


class Sums(Wholes):
    """One reading of a view; without `known`, relations that no name speaks for are not considered."""

    def run(self) -> list[Found]:
        """Everything found, in the order of the lines that are sums."""
        if any(line.count for line in self.lines):
            self.find_parts()
            if self.view.down:
                self.find_groups()
            self._find_sums()
        return sorted(self.found, key=lambda f: f.fit.total)

    def _find_sums(self) -> None:
        stack: list[int] = []
        since = 0
        for index, line in enumerate(self.lines):
            if not line.count or index in self.hidden:
                continue
            fit = self._sum_at(index, stack, since) if stack else None
            if fit is not None:
                gone = {member for member, _ in fit.members}
                stack = [i for i in stack if i not in gone]
                since = len(stack) + 1
            elif line.role == "total" and not any(self.lines[i].sums_up for i in stack[since:]):
                # Even one that does not add up closes its section
                del stack[since:]
                since = len(stack) + 1
            stack.append(index)

    def _sum_at(self, index: int, stack: list[int], since: int) -> Fit | None:
        line = self.lines[index]
        best = self.best(index, self.readings.suffixes(index, stack, since))
        if best is not None and not best.misses and self._good(best, line.sums_up):
            return self.adopt(best, line.sums_up)
        if line.sums_up or (self.readings.marked and line.style == "一"):
            searched = self._search_signs(index, stack)
            # What is no sum by its name has no signs by its name either: 股利 before 未分配利润 is subtracted
            tie = (
                not line.sums_up
                and best is not None
                and searched is not None
                and searched.votes == best.votes
            )
            if searched is not None and (best is None or searched.votes > best.votes or tie):
                return self.adopt(searched, line.sums_up)
        if line.sums_up:
            slipped = self._slipped(index, stack, since, best.votes if best is not None else 0)
            if slipped is not None:
                return slipped
        if best is not None and self._good(best, line.sums_up):
            return self.adopt(best, line.sums_up)
        reread = (
            self._reread(index, self._section(index, stack[since:] or stack))
            if line.role == "total"
            else None
        )
        return reread or (self._slipped(index, stack, since, -_MANY) if line.sums_up else None)

    def _slipped(self, index: int, stack: list[int], since: int, votes: int) -> Fit | None:
        """The likeliest sum by name that would hold but for a slip of the pen at each place where it does not,
        of those that hold at as many places as is asked.
        """
        for members in itertools.islice(self.readings.suffixes(index, stack, since), _MOST_SLIPPED):
            fit = self.view.fit(index, members)
            if fit.votes < votes:
                continue
            if not self._alone(index, members) and self.slips(fit):
                return self.adopt(fit, named=True)
        return None

    def _alone(self, index: int, members: Members) -> bool:
        """Whether a line is held to equal one other that its name does not tie it to: 利润总额 and 营业利润."""
        if len(members) > 1 or self.lines[index].role == "total":
            return False
        other = self.lines[members[0][0]]
        return other.role not in ("opening", "total") and other.name not in self.lines[index].name

    def _good(self, fit: Fit, named: bool) -> bool:
        """Whether a fit is a relation of the table, and not a chance or the like of one."""
        if not named:
            return len(fit.members) > 1 and self.supposable(fit)
        if self.lines[fit.total].role == "total" or fit.wide * (len(fit.members) - 1):
            return fit.votes >= 0
        # 净值 may equal the one line before it, but that alone does not make it wrong where it differs
        return not fit.misses

    def _search_signs(self, index: int, stack: list[int]) -> Fit | None:
        """The last few lines with whatever signs make them add up; the first is added unless marked otherwise.

        Signs other than the names suggest must hold at two places: at one they would be a slip of the pen.
        """
        best: Fit | None = None
        for length in range(2, len(stack) + 1):
            for kept in self.readings.without_parts(stack[-length:]):
                free = [i for i in kept[1:] if self.lines[i].sign_word is None]
                if len(free) > _MOST_FREE:
                    continue
                usual = [-1 if self.readings.falls(i) else 1 for i in free]
                for flips in sorted(itertools.product((1, -1), repeat=len(free)), key=lambda f: f.count(-1)):
                    chosen = {i: sign * flip for i, sign, flip in zip(free, usual, flips, strict=True)}
                    fit = self.view.fit(
                        index, tuple((i, chosen.get(i, self.readings.signs[i])) for i in kept)
                    )
                    self.tried += 1
                    turned = [i for i, flip in zip(free, flips, strict=True) if flip < 0]
                    if not all(self._shown_twice(fit, i) for i in turned):
                        continue
                    if fit.votes >= 0 and self.sure(fit) and (best is None or fit.votes > best.votes):
                        best = fit
                if best is not None and not best.misses:
                    return best
        return best

    def _shown_twice(self, fit: Fit, line: int) -> bool:
        """Whether a line is other than nought at two places where a sum holds."""
        return sum(self.view.values[place][line] != 0 for place in fit.matches) >= 2

    def _section(self, index: int, block: list[int]) -> list[int]:
        """The lines of a block after the last label without a number: 专业构成, 教育程度 begin a list of their own."""
        label = next(
            (i for i in range(index - 1, -1, -1) if not self.lines[i].count and self.lines[i].name), -1
        )
        after = [line for line in block if line > label]
        return after if self.view.down and len(after) > 1 else block

    def _reread(self, index: int, block: list[int]) -> Fit | None:
        """A total that nothing adds up to: without one run of lines, which are parts of another, it may hold."""
        whole = self.view.fit(index, tuple((line, self.readings.signs[line]) for line in block))
        if not whole.misses or len(block) < 2:
            return None
        if len(block) <= _LONGEST_REREAD:
            for start, end in itertools.combinations(range(len(block) + 1), 2):
                kept = tuple((line, self.readings.signs[line]) for line in block[:start] + block[end:])
                fit = self.view.fit(index, kept)
                self.tried += 1
                if kept and fit.matches and not fit.misses and self.sure(fit):
                    self._left_over(block, start, end)
                    return self.adopt(fit, named=True)
        if not self.slips(whole):
            self.found.append(Found(whole, named=True, adopted=False))
        return None

    def _left_over(self, block: list[int], start: int, end: int) -> None:
        """Lines that a total leaves out are parts of the line before them, or the whole of those after."""
        if end - start > 1 and start:
            fit = self.view.fit(block[start - 1], plus(block[start:end]))
            self.found.append(Found(fit, named=False, adopted=False))
        for last in range(end + 2, len(block) + 1) if end - start == 1 else ():
            fit = self.view.fit(block[start], plus(block[end:last]))
            self.found.append(Found(fit, named=False, adopted=False))
