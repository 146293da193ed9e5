"""In which ways the lines above a total may be meant to add up to it: how many of them, and with which signs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from extract.checking.reconcile.tables.view import Line, Members
from extract.checking.reconcile.tables.words import is_a

_MOST_LISTS = 3
_MOST_READINGS = 400


class Readings:
    """The ways of reading the lines of a view as sums."""

    def __init__(self, lines: Sequence[Line], down: bool) -> None:
        self.lines = lines
        self.down = down
        self.open_lists: dict[int, int] = {}
        """A line marked 其中 and the last that may belong to it, where the parts do not make up the whole."""
        self.marked = any(line.sign_word in ("加", "减") for line in lines)
        self.signs = self._signs()

    def suffixes(self, index: int, stack: list[int], since: int) -> Iterator[Members]:
        """The last lines of the stack in every number, the likeliest first, with and without parts and signs."""
        group = self.lines[index].group
        runs = [[i for i in stack if self.lines[i].group[: len(group)] == group]] if group else []
        lengths = [len(stack) - since, len(stack), *range(1, len(stack) + 1)]
        runs += [stack[-n:] for n in dict.fromkeys(lengths) if 0 < n <= len(stack)]
        for run in filter(None, runs):
            for kept in self.without_parts(run):
                yield from self._signed(index, kept)

    def without_parts(self, run: list[int]) -> Iterator[list[int]]:
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
            falls = [self.falls(line) for line in run]
            first = tuple(
                (line, -1 if fall and i else 1) for i, (line, fall) in enumerate(zip(run, falls, strict=True))
            )
            ways.insert(len(ways) if self.marked else 0, first)
            ways.append(tuple((line, -1 if fall else 1) for line, fall in zip(run, falls, strict=True)))
        return dict.fromkeys(ways)

    def falls(self, line: int) -> bool:
        """Whether a line is subtracted, by 减： or by what it is called."""
        word = self.lines[line].sign_word
        return word == "减" or (word is None and is_a(self.lines[line].name, "decrease"))

    def _signs(self) -> list[int]:
        """The sign of every line by 减： and 加：; looking down, each holds until the next or a new number."""
        signs, current = [], 1
        for line in self.lines:
            if line.sign_word == "减":
                current = -1
            elif not self.down or line.sign_word == "加" or line.style == "一" or line.sums_up:
                current = 1
            signs.append(current)
        return signs
