"""Figures of the text that also stand in a table: “2020 年末资产总计 98,765.43 万元” and the balance sheet.

A figure and a cell are of one thing when the words before the figure hold the name of the cell's row and both are
of one year. Those that agree are noted; where none agrees, a figure that is one slip of the pen away is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.checking.reconcile.arithmetic.numbers import Number, significant
from extract.checking.reconcile.arithmetic.relation import same_check, slip_note
from extract.checking.reconcile.arithmetic.slips import find_slip
from extract.checking.reconcile.tables.entries import Entry, agree
from extract.checking.reconcile.text.naming import canonical, essence
from extract.checking.reconcile.text.prose import Figure, Paragraph
from schemas import Check

_FEWEST_FIGURES = 5
_SHORTEST_NAME = 3


def told_again(paragraphs: Sequence[Paragraph], entries: Sequence[Entry]) -> Iterator[Check]:
    """A check for every figure of the text that a table prints too, or prints otherwise."""
    book = _Book(entries)
    for paragraph in paragraphs:
        for figure in paragraph.figures:
            if (
                figure.level
                and figure.number.qualifier == "exact"
                and significant(figure.number) >= _FEWEST_FIGURES
            ):
                check = book.check(figure, paragraph)
                if check is not None:
                    yield check


class _Book:
    """The cells of the tables, by their year and by the first characters of their names."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.by_value: dict[int, list[Entry]] = defaultdict(list)
        self.by_name: dict[tuple[int, str], list[tuple[str, Entry]]] = defaultdict(list)
        for entry in entries:
            name = essence(entry.name)
            if significant(entry.number) < _FEWEST_FIGURES or len(name) < _SHORTEST_NAME:
                continue
            self.by_value[_rough(entry.number.value)].append(entry)
            if entry.year is not None and not entry.facet:
                self.by_name[entry.year, name[:2]].append((name, entry))

    def check(self, figure: Figure, paragraph: Paragraph) -> Check | None:
        """The check of a figure, None where no table has it."""
        number = figure.number
        words = essence(figure.before)
        same = [e for e in self._of_value(number) if _alike(number, e.number) and agree(number, e.number)]
        named = [e for e in same if essence(e.name) in words]
        if named:
            return _made(number, named[0])
        year = _year(paragraph, figure)
        if same or year is None:
            return None
        found = [e for e in self._of_name(words, year) if _alike(number, e.number) and not e.parent]
        if any(agree(number, e.number) for e in found):
            return None
        for entry in found:
            coarse, fine = sorted((number, entry.number), key=lambda n: -n.precision)
            slip = find_slip([(1, fine)], coarse)
            if slip is not None and slip.of_figures:
                return _made(number, entry, slip_note(slip))
        return None

    def _of_value(self, number: Number) -> Iterator[Entry]:
        rough = _rough(number.value)
        for key in (rough - 1, rough, rough + 1):
            yield from self.by_value.get(key, ())

    def _of_name(self, words: str, year: int) -> Iterator[Entry]:
        """The cells of a year whose name the words end with, the longest name first."""
        found = {
            id(entry): (len(name), entry)
            for place in range(len(words) - 1)
            for name, entry in self.by_name.get((year, words[place : place + 2]), ())
            if words[place:].startswith(name) and len(words) - place - len(name) <= 1
        }
        yield from (entry for _, entry in sorted(found.values(), key=lambda x: -x[0]))


def _rough(value: float) -> int:
    """A number that close values share with their neighbours: the first four figures with the power of ten."""
    size = f"{abs(value):.3e}"
    return int(size[0] + size[2:5]) + 10_000 * int(size[6:])


def _alike(first: Number, second: Number) -> bool:
    return first.currency == second.currency and (
        first.unit == second.unit or None in (first.unit, second.unit)
    )


def _year(paragraph: Paragraph, figure: Figure) -> int | None:
    """The one year that the words of a sentence name before a figure."""
    start = paragraph.passage.sentences[figure.sentence][0]
    periods = paragraph.passage.periods_between(start, figure.start)
    years = {int(end[:4]) for p in periods if p.iso and not p.inferred for end in p.iso.split("/") if end}
    return years.pop() if len(years) == 1 else None


def _made(number: Number, entry: Entry, note: str = "") -> Check:
    name = canonical(entry.name) + (f"（{entry.year}年）" if entry.year is not None else "")
    return same_check("flow_snapshot", number, entry.number, name, note)
