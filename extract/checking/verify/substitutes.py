"""Another word in the same place: what a claim says beside a word that it shares with a source, and the source says otherwise.

定向降准 and 全面降准 share 降准; what stands beside it is another thing. No list of opposites is needed to see that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.checking.verify.statement import Statement
from extract.checking.verify.words import Word, forms_of, opposed, says, words_of
from extract.language.quantities import find_quantities

_BESIDE = re.compile(r"[的之和与及、为是约达占到“”\"《》〈〉\s]{0,6}")
"""What may stand between two words that belong together."""


class Substitute(NamedTuple):
    """A word of a claim and the one that a source has in its place."""

    mine: str
    theirs: str

    @property
    def is_other(self) -> bool:
        """Whether the two have no character in common: 罚单 and 罚款 may be the same."""
        return not set(self.mine) & set(self.theirs) or opposed(self.mine, self.theirs)


def substitutes(left: list[Word], claim: str, statement: Statement) -> list[Substitute]:
    """What a statement of running text has in the places of those words of a claim that it lacks."""
    missing = {word.text for word in left if word.kind in ("noun", "verb")}
    if not missing or statement.row is not None:
        return []
    source = _sentence(statement)
    found = (_in_place(place, claim, source) for place in _places(claim) if place.word.text in missing)
    return list(dict.fromkeys(each for each in found if each is not None))


def narrows(left: list[Word], claim: str, statement: Statement) -> bool:
    """Whether a word that a source lacks says of which kind the thing is that stands behind it: 独角兽企业."""
    source = _sentence(statement)
    missing = {word.text for word in left if word.kind == "noun" and not word.within(source)}
    return any(place.word.text in missing and place.noun_behind for place in _places(claim))


def _sentence(statement: Statement) -> str:
    return "".join(statement.page.text[slice(*statement.quote)].split("\n")) if statement.page else ""


class _Unit(NamedTuple):
    """A word, or a number by its value."""

    text: str
    start: int
    end: int
    word: Word | None

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun."""
        return self.word is not None and self.word.kind == "noun"


class _Place(NamedTuple):
    """A word with the words that it is joined to; None where a mark, a figure or a word of the grammar stands there."""

    word: Word
    before: str | None
    behind: str | None
    noun_behind: bool


@lru_cache(5000)
def _places(text: str) -> tuple[_Place, ...]:
    numbers = [q for q in find_quantities(text) if q.value is not None]
    words = words_of(text, tuple((q.start, q.end) for q in numbers))
    plain = text
    for word in words:
        if word.kind == "generic":
            plain = plain[: word.start] + " " * len(word.text) + plain[word.end :]
    units = [_Unit(word.text, word.start, word.end, word) for word in words if word.kind != "generic"]
    units += [_Unit(f"{q.kind} {q.value}", q.start, q.end, None) for q in numbers]
    units.sort(key=lambda unit: unit.start)
    joined = [_BESIDE.fullmatch(plain, one.end, other.start) is not None for one, other in pairwise(units)]
    return tuple(
        _Place(
            unit.word,
            units[n - 1].text if n and joined[n - 1] else None,
            units[n + 1].text if n < len(joined) and joined[n] else None,
            n < len(joined) and joined[n] and units[n + 1].is_noun,
        )
        for n, unit in enumerate(units)
        if unit.word is not None
    )


def _in_place(mine: _Place, claim: str, source: str) -> Substitute | None:
    """The word of the source that is joined to the same words, where the claim has nothing of it."""
    for theirs in _places(source):
        sides = _alike(mine.before, theirs.before), _alike(mine.behind, theirs.behind)
        is_framed = (mine.before is None) == (theirs.before is None) and (mine.behind is None) == (
            theirs.behind is None
        )
        if (
            True in sides
            and False not in sides
            and theirs.word.kind == mine.word.kind
            and _is_spare(theirs.word, source, claim, is_framed)
            and (mine.word.kind == "noun" or opposed(mine.word.text, theirs.word.text))
        ):
            return Substitute(mine.word.text, theirs.word.text)
    return None


def _is_spare(word: Word, source: str, claim: str, is_framed: bool) -> bool:
    """Whether a claim lacks a word of the source, or, between the same two neighbours, has it less often."""
    if not says(claim, word.text, word.known):
        return True
    return is_framed and source.count(word.text) > claim.count(word.text) > 0


def _alike(one: str | None, other: str | None) -> bool | None:
    """Whether two neighbours are the same word; None where one of them is none."""
    if one is None or other is None:
        return None
    return one == other or other in forms_of(one)
