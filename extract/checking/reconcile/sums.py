"""Sums in tables: totals, subtotals, parts and balances are found by their names and by their adding up.

Lines are read in order and kept on a stack. A line that the lines before it add up to (all that are left, or the
last few) takes their place, so that subtotals enter totals and sections enter the whole. Lines that a line before
them is made of (其中, or a deeper numbering) are taken out first.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.checking.reconcile.parts import below, deeper, is_section, rank, section_of
from extract.checking.reconcile.slips import find_slip
from extract.checking.reconcile.view import Fit, Line, Members, View
from extract.checking.reconcile.words import is_a

_MOST_FREE = 8
_LONGEST_REREAD = 40
_MOST_LISTS = 3
_MOST_SLIPS = 8
_LONG = 10**8
_MANY = 10**6
_MOST_READINGS = 400
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


def find_sums(view: View) -> list[Found]:
    """The sums of a view: by their names, then others supposed where those leave room for them."""
    named = Sums(view).run()
    return Sums(view, [f.fit for f in named if f.adopted and f.fit.wide]).run()


class Sums:
    """One reading of a view; without `known`, relations that no name speaks for are not considered."""

    def __init__(self, view: View, known: list[Fit] | None = None) -> None:
        self.view = view
        self.known = known
        self.lines: list[Line] = view.lines
        self.found: list[Found] = []
        self.hidden: set[int] = set()
        """Lines that are parts of a line before them."""
        self.open_lists: dict[int, int] = {}
        """A line marked 其中 and the last that may belong to it, where the parts do not make up the whole."""
        self.marked = any(line.sign_word in ("加", "减") for line in self.lines)
        self.signs = self._signs()
        self._last = max((i for i, line in enumerate(self.lines) if line.count), default=-1)
        self.tried = 1

    def run(self) -> list[Found]:
        """Everything found, in the order of the lines that are sums."""
        if any(line.count for line in self.lines):
            self._find_parts()
            if self.view.down:
                self._find_groups()
            self._find_sums()
        return sorted(self.found, key=lambda f: f.fit.total)

    # Parts below their whole ----------------------------------------------------------------------------------

    def _find_parts(self) -> None:
        for whole in range(len(self.lines) - 2, -1, -1):
            if self.lines[whole].count and whole not in self.hidden:
                self._find_parts_of(whole)

    def _find_parts_of(self, whole: int) -> None:
        run = [line for line in below(self.lines, whole) if line not in self.hidden]
        following = self.lines[whole + 1]
        if run and "其中" in (following.sign_word, following.name):
            best = self._best(whole, [_plus(run[:k]) for k in range(1, len(run) + 1)])
            best = best or self.view.fit(whole, _plus(run))
            if best.votes > 0 or self._slips(best):
                self._adopt(best, named=True, hide=True)
            else:
                self.open_lists[run[0]] = run[-1]
            return
        inner = [line for line in deeper(self.lines, whole) if line not in self.hidden]
        if inner:
            best = self.view.fit(whole, _plus(inner))
            if (best.matches and best.votes >= 0) or self._slips(best):
                self._adopt(best, named=True, hide=True)
        elif self.known is not None:
            length = next((i for i, line in enumerate(run) if self.lines[line].role == "total"), len(run))
            best = self._best(whole, [_plus(run[:k]) for k in range(2, length + 1)])
            if best is not None and self._supposable(best):
                self._adopt(best, named=False, hide=True)

    def _find_groups(self) -> None:
        """Sections (分行业, 分产品) each of which makes up the same whole above them."""
        for head, line in enumerate(self.lines):
            if line.count or not is_section(line):
                continue
            run = [i for i in section_of(self.lines, head) if i not in self.hidden]
            whole = self._whole_above(head)
            if whole is None or not run or self.lines[run[-1]].role == "total":
                continue
            fit = self.view.fit(whole, _plus(run))
            self.tried += 1
            named = self.lines[whole].role == "total" or line.style is not None
            holds = fit.votes > 0 and (self._sure(fit) or (named and not fit.misses))
            if holds or (fit.matches and self._slips(fit, named)):
                self._adopt(fit, named, hide=True)

    def _whole_above(self, head: int) -> int | None:
        """What a section may make up: the line numbered above it, else the nearest total, else the first line."""
        lines = range(head - 1, -1, -1)
        counted = [i for i in lines if self.lines[i].count and i not in self.hidden]
        if self.lines[head].style is not None:
            return next((i for i in counted if rank(self.lines[i]) < rank(self.lines[head])), None)
        return next((i for i in counted if self.lines[i].role == "total"), counted[-1] if counted else None)

    # Sums of the lines above ----------------------------------------------------------------------------------

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
        best = self._best(index, self._suffixes(index, stack, since))
        if best is not None and not best.misses and self._good(best, line.sums_up):
            return self._adopt(best, line.sums_up)
        if line.sums_up or (self.marked and line.style == "一"):
            searched = self._search_signs(index, stack)
            if searched is not None and (best is None or searched.votes > best.votes):
                return self._adopt(searched, line.sums_up)
        if line.sums_up:
            slipped = self._slipped(index, stack, since, best.votes if best is not None else 0)
            if slipped is not None:
                return slipped
        if best is not None and self._good(best, line.sums_up):
            return self._adopt(best, line.sums_up)
        if not line.sums_up and self.known is not None and index == self._last:
            return self._last_line(index, stack)
        reread = self._reread(index, stack[since:] or stack) if line.role == "total" else None
        return reread or (self._slipped(index, stack, since, -_MANY) if line.sums_up else None)

    def _last_line(self, index: int, stack: list[int]) -> Fit | None:
        """The last line of a table is often the sum of those before it; a slip in long numbers is no chance."""
        for length in range(3, len(stack) + 1):
            fit = self.view.fit(index, _plus(stack[-length:]))
            long = all(abs(self.view.values[place][index]) >= _LONG for place in fit.misses)
            if long and not fit.matches and self._slips(fit):
                return self._adopt(fit, named=False)
        return None

    def _slipped(self, index: int, stack: list[int], since: int, votes: int) -> Fit | None:
        """The likeliest sum by name that would hold but for a slip of the pen at each place where it does not,
        of those that hold at as many places as is asked.
        """
        for members in itertools.islice(self._suffixes(index, stack, since), _MOST_SLIPS):
            fit = self.view.fit(index, members)
            if fit.votes < votes:
                continue
            if self._alone(index, members) and len(fit.matches) < 2 * len(fit.misses):
                continue
            if self._slips(fit):
                return self._adopt(fit, named=True)
        return None

    def _alone(self, index: int, members: Members) -> bool:
        """Whether a line is held to equal one other that its name does not tie it to: 利润总额 and 营业利润."""
        if len(members) > 1 or self.lines[index].role == "total":
            return False
        other = self.lines[members[0][0]]
        return other.role not in ("opening", "total") and not self.lines[index].name.startswith(other.name)

    def _slips(self, fit: Fit, named: bool = True) -> bool:
        """Whether a fit misses somewhere, and only by slips of the pen; without a name, a sign is none."""
        if not fit.misses or len(fit.misses) > _MOST_SLIPS:
            return False
        for place in fit.misses:
            stated = self.view.number(fit.total, place)
            members = [
                (sign, n) for line, sign in fit.members if (n := self.view.number(line, place)) is not None
            ]
            slip = find_slip(members, stated) if stated is not None else None
            if slip is None or (slip.kind == "正负" and not named):
                return False
        return True

    def _good(self, fit: Fit, named: bool) -> bool:
        """Whether a fit is a relation of the table, and not a chance or the like of one."""
        if not named:
            return len(fit.members) > 1 and self._supposable(fit)
        if self.lines[fit.total].role == "total" or fit.wide * (len(fit.members) - 1):
            return fit.votes >= 0
        # 净值 may equal the one line before it, but that alone does not make it wrong where it differs
        return not fit.misses

    def _sure(self, fit: Fit) -> bool:
        """Whether a relation that no name speaks for is to be believed."""
        return fit.wide > 0 and fit.strength - math.log10(self.tried) >= _SURE

    def _supposable(self, fit: Fit) -> bool:
        """Whether a relation may be supposed: no known one has all of its lines, which would count them twice."""
        if self.known is None or not self._sure(fit):
            return False
        if (
            3 * len(fit.misses) > fit.wide
            and not (fit.votes >= 0 and self._slips(fit, named=False))
            and fit.misses
        ):
            return False
        lines = {fit.total, *(line for line, _ in fit.members)}
        return not any(lines <= {other.total, *(line for line, _ in other.members)} for other in self.known)

    def _suffixes(self, index: int, stack: list[int], since: int) -> Iterator[Members]:
        """The last lines of the stack in every number, the likeliest first, with and without parts and signs."""
        group = self.lines[index].group
        runs = [[i for i in stack if self.lines[i].group[: len(group)] == group]] if group else []
        lengths = [len(stack) - since, len(stack), *range(1, len(stack) + 1)]
        runs += [stack[-n:] for n in dict.fromkeys(lengths) if 0 < n <= len(stack)]
        for run in filter(None, runs):
            for kept in self._without_parts(run):
                yield from self._signed(index, kept)

    def _without_parts(self, run: list[int]) -> Iterator[list[int]]:
        """A run of lines without the parts marked 其中, for every length that those lists may have."""
        starts = [line for line in run if line in self.open_lists]
        if starts and len(starts) <= _MOST_LISTS:
            lists = []
            for start in starts:
                members = [line for line in run if start <= line <= self.open_lists[start]]
                lists.append([members[:k] for k in range(1, len(members) + 1)])
            for chosen in itertools.islice(itertools.product(*lists), _MOST_READINGS):
                gone = {line for part in chosen for line in part}
                if len(gone) < len(run):
                    yield [line for line in run if line not in gone]
        yield run

    def _signed(self, index: int, run: list[int]) -> Iterable[Members]:
        """A run with the signs that the names give it, in the ways in which these may be meant."""
        ways = [tuple((line, self.signs[line]) for line in run)]
        if self.marked:
            ways.append(tuple((line, -1 if self.lines[line].sign_word == "减" else 1) for line in run))
        if self.lines[index].role in ("closing", "net"):
            falls = [self._falls(line) for line in run]
            first = tuple(
                (line, -1 if fall and i else 1) for i, (line, fall) in enumerate(zip(run, falls, strict=True))
            )
            ways.insert(len(ways) if self.marked else 0, first)
            ways.append(tuple((line, -1 if fall else 1) for line, fall in zip(run, falls, strict=True)))
        return dict.fromkeys(ways)

    def _falls(self, line: int) -> bool:
        """Whether a line is subtracted, by 减： or by what it is called."""
        word = self.lines[line].sign_word
        return word == "减" or (word is None and is_a(self.lines[line].name, "decrease"))

    def _search_signs(self, index: int, stack: list[int]) -> Fit | None:
        """The last few lines with whatever signs make them add up; the first is added unless marked otherwise.

        Signs other than the names suggest must hold at two places: at one they would be a slip of the pen.
        """
        best: Fit | None = None
        for length in range(2, len(stack) + 1):
            for kept in self._without_parts(stack[-length:]):
                free = [i for i in kept[1:] if self.lines[i].sign_word is None]
                if len(free) > _MOST_FREE:
                    continue
                usual = [-1 if self._falls(i) else 1 for i in free]
                for flips in sorted(itertools.product((1, -1), repeat=len(free)), key=lambda f: f.count(-1)):
                    chosen = {i: sign * flip for i, sign, flip in zip(free, usual, flips, strict=True)}
                    fit = self.view.fit(index, tuple((i, chosen.get(i, self.signs[i])) for i in kept))
                    self.tried += 1
                    turned = [i for i, flip in zip(free, flips, strict=True) if flip < 0]
                    if not all(self._shown_twice(fit, i) for i in turned):
                        continue
                    if fit.votes >= 0 and self._sure(fit) and (best is None or fit.votes > best.votes):
                        best = fit
                if best is not None and not best.misses:
                    return best
        return best

    def _shown_twice(self, fit: Fit, line: int) -> bool:
        """Whether a line is other than nought at two places where a sum holds."""
        return sum(self.view.values[place][line] != 0 for place in fit.matches) >= 2

    def _reread(self, index: int, block: list[int]) -> Fit | None:
        """A total that nothing adds up to: without one run of lines, which are parts of another, it may hold."""
        whole = self.view.fit(index, tuple((line, self.signs[line]) for line in block))
        if not whole.misses or len(block) < 2:
            return None
        if len(block) <= _LONGEST_REREAD:
            for start, end in itertools.combinations(range(len(block) + 1), 2):
                kept = tuple((line, self.signs[line]) for line in block[:start] + block[end:])
                fit = self.view.fit(index, kept)
                self.tried += 1
                if kept and fit.matches and not fit.misses and self._sure(fit):
                    self._left_over(block, start, end)
                    return self._adopt(fit, named=True)
        if not self._slips(whole):
            self.found.append(Found(whole, named=True, adopted=False))
        return None

    def _left_over(self, block: list[int], start: int, end: int) -> None:
        """Lines that a total leaves out are parts of the line before them, or the whole of those after."""
        if end - start > 1 and start:
            fit = self.view.fit(block[start - 1], _plus(block[start:end]))
            self.found.append(Found(fit, named=False, adopted=False))
        for last in range(end + 2, len(block) + 1) if end - start == 1 else ():
            fit = self.view.fit(block[start], _plus(block[end:last]))
            self.found.append(Found(fit, named=False, adopted=False))

    # Common ---------------------------------------------------------------------------------------------------

    def _best(self, total: int, candidates: Iterable[Members]) -> Fit | None:
        best: Fit | None = None
        for members in candidates:
            fit = self.view.fit(total, members)
            self.tried += 1
            if fit.matches and (best is None or (fit.votes, fit.wide) > (best.votes, best.wide)):
                best = fit
                if not fit.misses and fit.wide and len(fit.matches) == self.lines[total].count:
                    break
        return best

    def _adopt(self, fit: Fit, named: bool, hide: bool = False) -> Fit:
        self.found.append(Found(fit, named, adopted=True))
        if hide:
            self.hidden.update(line for line, _ in fit.members)
        return fit

    def _signs(self) -> list[int]:
        """The sign of every line by 减： and 加：; looking down, each holds until the next or a new number."""
        signs, current = [], 1
        for line in self.lines:
            if line.sign_word == "减":
                current = -1
            elif not self.view.down or line.sign_word == "加" or line.style == "一" or line.sums_up:
                current = 1
            signs.append(current)
        return signs


def _plus(run: list[int]) -> Members:
    return tuple((line, 1) for line in run)
