"""Labels of groups: rows without figures that say what the rows below them belong to."""

from __future__ import annotations

import re

from extract.language.quantities import parse_unit

_RANKS = (
    re.compile(r"[一二三四五六七八九十]+\s*[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"\d+\s*[、.．](?!\d)"),
    re.compile(r"[（(]\d+[）)]|\d+[）)]"),
    re.compile(r"[①-⑳]"),
)
_COLON = re.compile(r"[：:—－]+\s*$")
_BRACKETED = re.compile(r"[（(][^（()）]{1,12}[）)]\s*$")
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计)")
_UNNUMBERED = len(_RANKS)


class Groups:
    """The labels that stand above a row, read row by row from the top."""

    def __init__(self, *, parted: bool) -> None:
        self.parted = parted
        """The table has figures, so that a row without any may be a label."""
        self.stack: list[tuple[int, str]] = []

    def heading(self, text: str) -> None:
        """A line over the whole width: it ends what was above."""
        self.stack = [(-1, text)]

    def opens(self, label: str, figures: list[str]) -> bool:
        """Whether a row without figures is a label of what follows; remembered if so."""
        if not label or any(figures):
            return False
        rank = rank_of(label)
        if rank == _UNNUMBERED and not _COLON.search(label) and not states_unit(label):
            return False
        self._close(rank)
        self.stack.append((rank, _COLON.sub("", label).strip()))
        return True

    def above(self, label: str) -> tuple[str, ...]:
        """The labels above a row that has this one."""
        if _TOTAL.match(label):
            self.stack = [entry for entry in self.stack if entry[0] < 0]
        rank = rank_of(label)
        if rank < _UNNUMBERED:
            self._close(rank)
        return tuple(text for _, text in self.stack)

    def _close(self, rank: int) -> None:
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()


def states_unit(label: str) -> bool:
    """Whether a label has a unit in brackets: 盈利能力（%）."""
    return _BRACKETED.search(label) is not None and parse_unit(label) is not None


def unnumbered(label: str) -> str:
    """A label without its numbering."""
    for pattern in _RANKS:
        if match := pattern.match(label):
            return label[match.end() :].strip()
    return label


def rank_of(label: str) -> int:
    """How deep the numbering of a label is: 一、 before （一） before 1."""
    return next((rank for rank, pattern in enumerate(_RANKS) if pattern.match(label)), _UNNUMBERED)
