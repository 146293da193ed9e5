"""The words of time, indexed for the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from extract.language import vocabularies
from extract.language.periods.model import Relation

Role: TypeAlias = Literal[
    "year", "part", "report", "every", "same", "plan", "recent", "coming", "edge", "century", "within"
]


@dataclass(slots=True, frozen=True)
class Word:
    """A word with which a period may begin, and what it stands for."""

    text: str
    role: Role
    meaning: str = ""
    """published or running for a year; whole, first, last … of the report period; month or day."""
    first: int = 0
    """Years before or after the year it is counted from; first month of a part; first year of a plan."""
    last: int = 0


@dataclass(slots=True, frozen=True)
class RelationWords:
    """Words that may stand before or after a period."""

    before: Mapping[str, tuple[tuple[str, Relation], ...]]
    """By their last character, longest first."""
    after: Mapping[str, tuple[tuple[str, Relation], ...]]
    """By their first character, longest first."""
    not_after: Mapping[str, str]
    not_before: Mapping[str, tuple[str, ...]]


@vocabularies.derived
def openers() -> Mapping[str, tuple[Word, ...]]:
    """All words with which a period may begin, by their first character, longest first."""
    vocabulary = vocabularies.load("periods")
    words = [
        Word(text, "year", basis, offset)
        for basis, years in vocabulary["years"].items()
        for text, offset in years.items()
    ]
    words += [
        Word(text, "part", "", *months)
        for text, months in vocabulary["parts"].items()
        if not text[0].isascii()
    ]
    words += [Word(text, "report", meaning) for text, meaning in vocabulary["report"].items()]
    words += [Word(text, "every") for text in vocabulary["every"]]
    words += [Word(text, "same", meaning) for text, meaning in vocabulary["same"].items()]
    words += [Word(text, "plan", "", *years) for text, years in vocabulary["plans"].items()]
    words += [Word(text, "recent") for text in vocabulary["recent"]]
    words += [Word(text, "coming") for text in vocabulary["coming"]]
    words += [Word("年" + edge, "edge", edge) for edge in "初末底"]
    words += [Word("年内", "within"), Word("上世纪", "century"), Word("上个世纪", "century")]
    return _by(words, lambda word: word.text[0])


@vocabularies.derived
def parts() -> Mapping[str, tuple[int, int]]:
    """Parts of a year with their first and last month; a report stands for what it covers, behind its year only."""
    vocabulary = vocabularies.load("periods")
    both = vocabulary["parts"] | vocabulary["reports"]
    return {text: (first, last) for text, (first, last) in both.items()}


@vocabularies.derived
def relation_words() -> RelationWords:
    """Words that say how a period is meant: 截至, 以来, 前."""
    vocabulary = vocabularies.load("periods")
    pairs: dict[str, list[tuple[str, Relation]]] = {
        side: [(text, relation) for relation, texts in vocabulary[side].items() for text in texts]
        for side in ("before", "after")
    }
    return RelationWords(
        _by(pairs["before"], lambda pair: pair[0][-1]),
        _by(pairs["after"], lambda pair: pair[0][0]),
        vocabulary["not_after"],
        {text: tuple(following) for text, following in vocabulary["not_before"].items()},
    )


def words(name: str) -> tuple[str, ...]:
    """A plain list of the vocabulary."""
    return tuple(vocabularies.load("periods")[name])


def is_other_word(text: str, start: int, word: str) -> bool:
    """The 前年 of 以前年度 is no year."""
    vocabulary = vocabularies.load("periods")
    before = vocabulary["word_not_after"].get(word, "")
    if before and text[start - 1 : start] in tuple(before):
        return True
    return text.startswith(tuple(vocabulary["word_not_before"].get(word, ())), start + len(word))


def _by(items: Iterable[Any], key: Any) -> dict[str, tuple[Any, ...]]:
    index: dict[str, tuple[Any, ...]] = {}
    for item in sorted(items, key=lambda item: -len(item[0] if isinstance(item, tuple) else item.text)):
        index[key(item)] = (*index.get(key(item), ()), item)
    return index
