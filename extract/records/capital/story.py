"""Several paragraphs read as one text, without the spaces that printing puts between Chinese and Latin signs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from extract.language.periods import Period, PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities
from extract.records.passages import Passage
from schemas import Evidence, Part

_SPACE = re.compile(r"(?<![\x21-\x7e])\s+|\s+(?![\x21-\x7e])|[\u00b9\u00b2\u00b3\u2070-\u2079]+")
_SENTENCE = re.compile(r"[。；;！？\n]|$")


def squeezed(text: str) -> tuple[str, list[int]]:
    """A text without spaces beside Chinese signs and without raised figures, and where each character stood."""
    kept: list[str] = []
    places: list[int] = []
    start = 0
    for match in _SPACE.finditer(text):
        kept.append(text[start : match.start()])
        places.extend(range(start, match.start()))
        start = match.end()
    kept.append(text[start:])
    places.extend(range(start, len(text)))
    return "".join(kept), places


def plain(text: str) -> str:
    """A text without spaces beside Chinese signs."""
    return _SPACE.sub("", text)


class Story:
    """Paragraphs joined by line feeds; every slice leads back to its place on the pages."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = list(passages)
        self._starts: list[int] = []
        self._places: list[list[int]] = []
        pieces, start = [], 0
        for passage in self.passages:
            text, places = squeezed(passage.text)
            self._starts.append(start)
            self._places.append(places)
            pieces.append(text)
            start += len(text) + 1
        self.text = "\n".join(pieces)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Numbers with their units."""
        return find_quantities(self.text)

    @cached_property
    def periods(self) -> list[Period]:
        """Dates, resolved against the document's."""
        published = self.passages[0].document.published_on if self.passages else None
        return find_periods(self.text, PeriodContext(published_on=published))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Slices of the text between full stops and semicolons."""
        found, start = [], 0
        for match in _SENTENCE.finditer(self.text):
            if self.text[start : match.end()].strip():
                found.append((start, match.end()))
            start = match.end()
        return found

    def passage_at(self, place: int) -> int:
        """Index of the paragraph that holds a place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for a slice; where it runs over paragraphs, a part for each."""
        parts: list[Part] = []
        for index in range(self.passage_at(start), self.passage_at(max(start, end - 1)) + 1):
            first, last = self._slice(index, start, end)
            if first < last:
                parts += self.passages[index].block.locate(first, last)
        return self.passages[0].document.cite(parts)

    def _slice(self, index: int, start: int, end: int) -> tuple[int, int]:
        """The slice in the text of one paragraph."""
        places, offset = self._places[index], self._starts[index]
        first, last = max(0, start - offset), min(len(places), end - offset)
        if first >= last:
            return 0, 0
        return places[first], places[last - 1] + 1
