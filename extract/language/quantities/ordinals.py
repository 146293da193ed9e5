"""Ranks: 第四年, 第三位, 位居第一, 首家; chapters, articles, quarters and third parties are none."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.quantities.look_alikes import inside_word
from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import Numeral, arabic, chinese
from extract.language.quantities.text import is_chinese
from extract.language.quantities.units import Unit

_PLACE = Unit("位", "rank")


class Ordinals:
    """The vocabulary of ranks."""

    def __init__(self) -> None:
        rank = vocabularies.load("units")["rank"]
        self._units = {form: Unit(name, "rank") for form, name in rank["units"].items()}
        self._not_before = tuple(rank["not_before"])
        self._not_after: dict[str, str] = rank["not_after"]
        self._announced_by = tuple(rank["announced_by"])
        self._first = frozenset(rank["first"])
        self._first_not_before = tuple(rank["first_not_before"])

    def read(self, text: str, match: re.Match[str]) -> Mention | None:
        """A rank, if the word after it is one that ranks have, or the words before it announce one."""
        start, end = match.span()
        digits = match["ordinal"]
        numeral = arabic(digits) if digits[0].isdigit() else chinese(digits)
        if numeral is None or numeral.vague or inside_word(text, start + 1):
            return None
        place = end + 1 if text[end : end + 1] == " " else end
        following = text[place : place + 1]
        unit = self._units.get(following)
        if unit is not None:
            if text.startswith(self._not_before, place) or text[start - 1 : start] == self._not_after.get(
                following
            ):
                return None
            return Mention(start, place + 1, numeral, "word", unit=unit)
        if is_chinese(following) or not text.endswith(self._announced_by, 0, start):
            return None
        return Mention(start, end, numeral, "word", unit=_PLACE)

    def read_first(self, text: str, match: re.Match[str]) -> Mention | None:
        """首个, 首批: the first, said for effect."""
        start, end = match.span()
        counter = text[end : end + 1]
        if counter not in self._first or text.startswith(self._first_not_before, end):
            return None
        return Mention(start, end + 1, Numeral(1), "word", unit=Unit(counter, "rank"), rhetorical=True)


@vocabularies.derived
def ordinals() -> Ordinals:
    """The reader of ranks."""
    return Ordinals()
