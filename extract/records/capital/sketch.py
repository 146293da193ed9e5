"""A story with its parties and quantities as single signs, so that short patterns read who did what.

约定甲将其持有的8%股权以600万元转让给乙 becomes 约定N将其持有的P股权以M转让给N.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.language.quantities import Quantity
from extract.records.capital.parties import Name
from extract.records.capital.story import Story

_JOINS_NAMES = re.compile(r"、(?:和|与|及|以及)?|，?(?:和|与|及|以及)")
_JOINS_FIGURES = re.compile(r"(?:的)?(?:股权|股份|出资额|注册资本)?(?:、|和|与|及|以及)")
_ONE_UNIT = re.compile(r"每(?:新增)?$")
_PER_UNIT_BEFORE = re.compile(
    r"(?:每股|每(?:1|一|单位|１)?(?:元|股|份)?(?:新增)?(?:注册资本|出资额|股本|出资|股份|股)?(?:面值1元)?的?)(?:的?(?:认购|增资|转让|受让|发行|入股)?(?:价格|价款|作价|对价)?)(?:均|分别)?(?:约)?(?:为|作价|对应|认购价)?(?:人民币)?$"
)
_PER_UNIT = re.compile(r"元/|美元/|/股|/注册资本|/出资")
_QUOTED = re.compile(r"《[^《》]*》")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a sketch: the names or quantities it stands for, and their place in the story."""

    letter: str
    """N names, M sums of money, S numbers of shares, P percentages, R prices per unit."""
    start: int
    end: int
    names: tuple[Name, ...] = ()
    figures: tuple[Quantity, ...] = ()

    @property
    def values(self) -> list[float]:
        """The figures' values; ranges are left out."""
        return [q.value for q in self.figures if q.value is not None]


class Sketch:
    """The text of a story with signs for names and quantities."""

    def __init__(self, story: Story, names: list[Name]) -> None:
        self.story = story
        self.signs: list[Sign] = []
        self._places: list[int] = []
        pieces: list[str] = []
        length = place = 0
        quoted = [m.span() for m in _QUOTED.finditer(story.text)]
        names = [n for n in names if not any(a <= n.start < b for a, b in quoted)]
        found = (*_name_signs(story.text, names), *_figure_signs(story, names))
        for sign in sorted(found, key=lambda s: s.start):
            if sign.start < place:
                continue
            pieces.append(story.text[place : sign.start])
            length += sign.start - place
            self.signs.append(sign)
            self._places.append(length)
            pieces.append(sign.letter)
            length += 1
            place = sign.end
        pieces.append(story.text[place:])
        self.text = "".join(pieces)

    def sign_at(self, place: int) -> Sign | None:
        """The sign that stands at a place of the sketch, None where the story's own words do."""
        index = bisect_right(self._places, place) - 1
        return self.signs[index] if index >= 0 and self._places[index] == place else None

    def signs_in(self, start: int, end: int, letters: str) -> Iterator[tuple[int, Sign]]:
        """The signs of some kinds in a slice of the sketch, with their places."""
        first = bisect_right(self._places, start - 1)
        for index in range(first, len(self.signs)):
            place = self._places[index]
            if place >= end:
                return
            if self.signs[index].letter in letters:
                yield place, self.signs[index]

    def original(self, place: int) -> int:
        """The place in the story of a place in the sketch."""
        index = bisect_right(self._places, place) - 1
        if index < 0:
            return place
        sign, at = self.signs[index], self._places[index]
        return sign.start if place == at else sign.end + place - at - 1

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Slices of the sketch between full stops."""
        start = 0
        for match in re.finditer(r"[。！？\n]|$", self.text):
            if match.end() > start:
                yield start, match.end()
            start = match.end()


def _name_signs(text: str, names: list[Name]) -> Iterator[Sign]:
    """One sign for names in a list."""
    group: list[Name] = []
    for name in names:
        if group and _JOINS_NAMES.fullmatch(text, group[-1].end, name.start) and name.start > group[-1].end:
            group.append(name)
            continue
        if group:
            yield Sign("N", group[0].start, group[-1].end, names=tuple(group))
        group = [name]
    if group:
        yield Sign("N", group[0].start, group[-1].end, names=tuple(group))


def _figure_signs(story: Story, names: list[Name]) -> Iterator[Sign]:
    """One sign for quantities of one kind in a list."""
    quoted = [m.span() for m in _QUOTED.finditer(story.text)]
    inside = [(n.start, n.end) for n in names]
    group: list[Quantity] = []
    letter = ""
    for quantity in story.quantities:
        kind = _letter(story.text, quantity)
        covered = any(a < quantity.end and quantity.start < b for a, b in (*quoted, *inside))
        before = story.text[max(0, quantity.start - 3) : quantity.start]
        if kind is None or covered or (quantity.value == 1 and _ONE_UNIT.search(before)):
            continue
        joined = (
            group and kind == letter and _JOINS_FIGURES.fullmatch(story.text, group[-1].end, quantity.start)
        )
        if joined:
            group.append(quantity)
            continue
        if group:
            yield Sign(letter, group[0].start, group[-1].end, figures=tuple(group))
        group, letter = [quantity], kind
    if group:
        yield Sign(letter, group[0].start, group[-1].end, figures=tuple(group))


def _letter(text: str, quantity: Quantity) -> str | None:
    unit = quantity.unit or ""
    if quantity.kind == "percent":
        return "P"
    if unit == "股":
        return "S"
    if quantity.kind != "money":
        return None
    if _PER_UNIT.search(unit) or _PER_UNIT_BEFORE.search(text[max(0, quantity.start - 24) : quantity.start]):
        return "R"
    return "M"
