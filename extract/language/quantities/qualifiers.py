"""Words around a number that say how it is meant: 约, 超过, 近, 余, 以上, and a currency before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from extract.language import vocabularies
from extract.language.quantities.text import SPACES
from schemas.quantity import Qualifier

_Role = Literal["qualifier", "round", "between", "only", "span", "currency"]


@dataclass(slots=True, frozen=True)
class _Word:
    text: str
    role: _Role
    qualifier: Qualifier = "exact"
    currency: str | None = None
    not_after: str = ""


@dataclass(slots=True, frozen=True)
class Before:
    """What was read leftwards from a number."""

    start: int
    """Where the first word that belongs to the quantity begins."""
    qualifiers: tuple[Qualifier, ...] = ()
    currency: str | None = None
    company: bool = False
    """Some word of the vocabulary stands there: enough for 百万, which alone is mostly part of a name."""
    only: bool = False
    span: bool = False


class WordsBefore:
    """The words that may precede a number, by their last character and longest first."""

    def __init__(self, words: Iterable[_Word]) -> None:
        self._words: dict[str, list[_Word]] = {}
        for word in sorted(words, key=lambda word: len(word.text), reverse=True):
            self._words.setdefault(word.text[-1], []).append(word)

    def read(self, text: str, position: int, round_number: bool, duration: bool) -> Before | None:
        """The words that end at the position, read from right to left; None if there are none."""
        while position and text[position - 1] in SPACES:
            position -= 1
        if not position or text[position - 1] not in self._words:
            return None
        start = -1
        qualifiers: list[Qualifier] = []
        currency = None
        company = only = span = False
        while position and (word := self._ending_at(text, position, round_number, duration)) is not None:
            position -= len(word.text)
            if word.role == "currency":
                currency, start = word.currency, position
            elif word.role == "only":
                only = True
            elif word.role == "span":
                span = True
                break
            elif word.role != "between":
                qualifiers.append(word.qualifier)
                start = position
                round_number = False
            company = True
            while position and text[position - 1] in SPACES:
                position -= 1
        return Before(start, tuple(qualifiers), currency, company, only, span) if company or span else None

    def _ending_at(self, text: str, position: int, round_number: bool, duration: bool) -> _Word | None:
        for word in self._words.get(text[position - 1], ()):
            start = position - len(word.text)
            if start < 0 or not text.startswith(word.text, start):
                continue
            if (
                word.not_after
                and start
                and text[start - (2 if text[start - 1] == "\n" else 1)] in word.not_after
            ):
                continue
            if (word.role == "round" and not round_number) or (word.role == "span" and not duration):
                continue
            return word
        return None


@vocabularies.derived
def words_before() -> WordsBefore:
    """The vocabulary of what precedes a number."""
    vocabulary = vocabularies.load("qualifiers")
    not_after = vocabulary["not_after"]
    words = [
        *_qualifying(vocabulary["before"], "qualifier"),
        *_qualifying(vocabulary["before_round"], "round"),
        *(_Word(text, "between") for text in vocabulary["between"]),
        *(_Word(text, "only") for text in vocabulary["only"]),
        *(_Word(text, "span") for text in vocabulary["spans"]),
    ]
    for code, currency in vocabularies.load("currencies")["currencies"].items():
        words += [_Word(sign, "currency", currency=code) for sign in currency["before"]]
    # A span word such as 近 is also a qualifier; sorting is stable, so the one listed last must come first.
    words.reverse()
    return WordsBefore(
        _Word(word.text, word.role, word.qualifier, word.currency, not_after.get(word.text, ""))
        for word in words
    )


@dataclass(slots=True, frozen=True)
class WordsAfter:
    """The words that may follow a unit, by their first character."""

    words: dict[str, tuple[tuple[str, Qualifier], ...]]

    def read(self, text: str, position: int) -> tuple[Qualifier, int] | None:
        """The word at the position, with the place where it ends."""
        for word, qualifier in self.words.get(text[position : position + 1], ()):
            if text.startswith(word, position):
                return qualifier, position + len(word)
        return None


@vocabularies.derived
def words_after(place: str) -> WordsAfter:
    """The vocabulary of what follows: `after`, `after_time`, `after_measure`, `after_round` or `inside`."""
    listed = sorted(
        _qualifying(vocabularies.load("qualifiers")[place], "qualifier"), key=lambda word: -len(word.text)
    )
    words: dict[str, tuple[tuple[str, Qualifier], ...]] = {}
    for word in listed:
        words[word.text[0]] = (*words.get(word.text[0], ()), (word.text, word.qualifier))
    return WordsAfter(words)


def combined(before: Iterable[Qualifier], inside: Qualifier | None, after: Qualifier | None) -> Qualifier:
    """One qualifier out of all the words around a number.

    A bound beats an approximation, and the nearest bound beats a farther one: 约 20 余家 and 近 30 多家 are
    more than, 约 50 家以上 is at least, 最高不超过 is at most, 超过八成以上 is more than.
    """
    before = list(before)
    bounds: list[Qualifier] = [word for word in before if word not in ("nearly", "about")]
    if inside is not None and inside != "about":
        bounds.append(inside)
    if after is not None and after != "about":
        bounds.append(after)
    if bounds:
        return bounds[0]
    if "nearly" in before:
        return "nearly"
    return "about" if before or inside or after else "exact"


def _qualifying(words: dict[str, list[str]], role: _Role) -> list[_Word]:
    return [_Word(text, role, cast("Qualifier", name)) for name, texts in words.items() for text in texts]
