"""Other words in the same place: what a claim says beside words that it shares with a source, and the source says otherwise.

定向降准 and 全面降准 share 降准; what stands beside it is another thing. No list of opposites is needed to see that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.checking.verify.statement import Statement
from extract.checking.verify.words import Word, forms_of, may_be_name, opposed, says, words_of
from extract.language.quantities import find_quantities
from extract.language.segmenter import segmenter

_BESIDE = re.compile(r"[的之和与及、为是约达占到“”\"《》〈〉\s]{0,6}")
"""What may stand between two words that belong together."""


_COMPOUND = 4
"""Characters of two words in one."""


class Substitute(NamedTuple):
    """Words of a claim and those that a source has in their place."""

    mine: str
    theirs: str

    @property
    def is_other(self) -> bool:
        """Whether the two have no character in common: 罚单 and 罚款 may be the same."""
        return not set(self.mine) & set(self.theirs) or opposed(self.mine, self.theirs)


class _Unit(NamedTuple):
    """A word, or a number by its value."""

    text: str
    start: int
    end: int
    word: Word | None
    is_joined: bool = False
    """To the unit before it; else a mark or a word of the grammar stands between."""


class _Gap(NamedTuple):
    """Words of a text that another text lacks, with the units that they are joined to."""

    words: tuple[Word, ...]
    before: str | None
    behind: _Unit | None

    @property
    def text(self) -> str:
        """The words as one."""
        return "".join(word.text for word in self.words)


def substitutes(left: list[Word], claim: str, statement: Statement) -> list[Substitute]:
    """What a statement of running text has in the places of those words of a claim that it lacks."""
    missing = " ".join(word.text for word in left if word.kind in ("noun", "verb"))
    if not missing or statement.row is not None:
        return []
    source = _sentence(statement)
    mine = [
        gap
        for gap in _gaps(claim, lambda w: not w.within(source))
        if any(w.text in missing for w in gap.words)
    ]
    if not mine:
        return []
    spare = list(_gaps(source, lambda w: not says(claim, w.text, w.known)))
    again = list(_gaps(source, lambda w: source.count(w.text) > claim.count(w.text) > 0))
    """Words that the claim has elsewhere, and less often."""
    found = (_in_place(gap, spare) or _in_place(gap, again, is_framed=True) for gap in mine)
    return list(dict.fromkeys(each for each in found if each is not None))


def narrows(left: list[Word], claim: str, statement: Statement) -> bool:
    """Whether a word that a source lacks says of which kind the thing is that stands behind it: 独角兽企业."""
    source = _sentence(statement)
    missing = {word.text for word in left if word.kind == "noun" and not word.within(source)}
    return any(
        other.is_joined and one.text in missing and other.word is not None and other.word.kind == "noun"
        for one, other in pairwise(_units(claim))
    )


def _sentence(statement: Statement) -> str:
    return "".join(statement.printed.split("\n"))


@lru_cache(5000)
def _units(text: str) -> tuple[_Unit, ...]:
    """The words and numbers of a text, without those that say nothing."""
    numbers = [q for q in find_quantities(text) if q.value is not None]
    words = [part for w in words_of(text, tuple((q.start, q.end) for q in numbers)) for part in _parts(w)]
    plain = text
    for word in words:
        if word.kind == "generic":
            plain = plain[: word.start] + " " * len(word.text) + plain[word.end :]
    units = [_Unit(word.text, word.start, word.end, word) for word in words if word.kind != "generic"]
    units += [_Unit(f"{q.kind} {q.value}", q.start, q.end, None) for q in numbers]
    units.sort(key=lambda unit: unit.start)
    joined = (_BESIDE.fullmatch(plain, one.end, other.start) is not None for one, other in pairwise(units))
    return tuple(
        unit._replace(is_joined=is_joined) for unit, is_joined in zip(units, (False, *joined), strict=False)
    )


def _parts(word: Word) -> list[Word]:
    """农业贷款 is 农业 and 贷款, as 林业贷款 is, which the dictionary lacks."""
    middle = len(word.text) // 2
    halves = word.text[:middle], word.text[middle:]
    if len(word.text) != _COMPOUND or not all(segmenter().has_word(half) for half in halves):
        return [word]
    ends = (word.start, word.start + middle), (word.start + middle, word.end)
    return [replace(word, text=half, start=a, end=b) for half, (a, b) in zip(halves, ends, strict=True)]


def _gaps(text: str, is_missing: Callable[[Word], bool]) -> Iterator[_Gap]:
    """The longest runs of joined words that the other text lacks."""
    units = _units(text)
    run: list[Word] = []
    first = 0
    for n, unit in enumerate((*units, None)):
        missing = unit is not None and unit.word is not None and is_missing(unit.word)
        if run and (unit is None or not unit.is_joined or not missing):
            before = units[first - 1].text if units[first].is_joined else None
            yield _Gap(tuple(run), before, unit if unit is not None and unit.is_joined else None)
            run = []
        if missing and unit is not None and unit.word is not None:
            first = first if run else n
            run.append(unit.word)


def _in_place(mine: _Gap, gaps: list[_Gap], is_framed: bool = False) -> Substitute | None:
    """The words of the source that are joined to the same units."""
    for theirs in gaps:
        ends = (mine.behind.text if mine.behind else None, theirs.behind.text if theirs.behind else None)
        sides = _alike(mine.before, theirs.before), _alike(*ends)
        if True not in sides or False in sides:
            continue
        if is_framed and (mine.before is None) + (ends[0] is None) != (theirs.before is None) + (
            ends[1] is None
        ):
            continue
        if mine.words[-1].is_plain and may_be_name(theirs.text):
            continue  # who it is stands in the place of no common noun
        kinds = mine.words[-1].kind, theirs.words[-1].kind
        if kinds == ("noun", "noun") or opposed(mine.text, theirs.text):
            return Substitute(mine.text, theirs.text)
    return None


def _alike(one: str | None, other: str | None) -> bool | None:
    """Whether two neighbours are the same; None where one of them is none."""
    if one is None or other is None:
        return None
    return one == other or other in forms_of(one)
