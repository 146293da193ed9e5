"""Wholes that stand before their parts: 其中, deeper numbering, sections that each make up the same whole."""

from __future__ import annotations

from extract.checking.reconcile.tables.parts import below, deeper, is_section, rank, section_of
from extract.checking.reconcile.tables.search import Search, plus


class Wholes(Search):
    """The search for lines that those below them make up; the parts are then hidden from sums of other lines."""

    def find_parts(self) -> None:
        """The parts below each line, the innermost first."""
        for whole in range(len(self.lines) - 2, -1, -1):
            if self.lines[whole].count and whole not in self.hidden:
                self._find_parts_of(whole)

    def _find_parts_of(self, whole: int) -> None:
        run = [line for line in below(self.lines, whole) if line not in self.hidden]
        following = self.lines[whole + 1]
        if run and "其中" in (following.sign_word, following.name):
            best = self.best(whole, [plus(run[:k]) for k in range(1, len(run) + 1)])
            best = best or self.view.fit(whole, plus(run))
            if best.votes > 0 or self.slips(best):
                self.adopt(best, named=True, hide=True)
            else:
                self.readings.open_lists[run[0]] = run[-1]
            return
        inner = [line for line in deeper(self.lines, whole) if line not in self.hidden]
        if inner:
            best = self.view.fit(whole, plus(inner))
            if (best.matches and best.votes >= 0) or self.slips(best):
                self.adopt(best, named=True, hide=True)
        elif self.known is not None:
            length = next((i for i, line in enumerate(run) if self.lines[line].role == "total"), len(run))
            best = self.best(whole, [plus(run[:k]) for k in range(2, length + 1)])
            if best is not None and self.supposable(best):
                self.adopt(best, named=False, hide=True)

    def find_groups(self) -> None:
        """Sections (分行业, 分产品) each of which makes up the same whole above them."""
        for head, line in enumerate(self.lines):
            if line.count or not is_section(line):
                continue
            run = [i for i in section_of(self.lines, head) if i not in self.hidden]
            whole = self._whole_above(head)
            if whole is None or not run or self.lines[run[-1]].role == "total":
                continue
            fit = self.view.fit(whole, plus(run))
            self.tried += 1
            named = self.lines[whole].role == "total" or line.style is not None
            holds = fit.votes > 0 and (self.sure(fit) or (named and not fit.misses))
            if holds or (fit.matches and self.slips(fit, named)):
                self.adopt(fit, named, hide=True)

    def _whole_above(self, head: int) -> int | None:
        """What a section may make up: the line numbered above it, else the nearest total, else the first line."""
        lines = range(head - 1, -1, -1)
        counted = [i for i in lines if self.lines[i].count and i not in self.hidden]
        if self.lines[head].style is not None:
            return next((i for i in counted if rank(self.lines[i]) < rank(self.lines[head])), None)
        return next((i for i in counted if self.lines[i].role == "total"), counted[-1] if counted else None)
