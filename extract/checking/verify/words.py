"""The words with which a claim says what its figures are of, and what may stand for them in a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from extract.language import vocabularies
from extract.language.segmenter import segmenter

_WORTHLESS = re.compile(r"[\W_]+|\d+(?:\.\d+)?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9.&+-]*")
_NAME, _NOUN, _VERB, _OTHER = 1.4, 1.0, 0.45, 0.35
_PHRASE, _GENERIC, _UNKNOWN = 0.5, 0.6, 0.8
_TAGS = dict.fromkeys("njilexa", _NOUN) | {"v": _VERB, "b": 0.8}
"""What a word weighs by the first letter of its part of speech in jieba's notation."""
_DROPPED = frozenset("muqrpcuyowhkfg")
"""Parts of speech that say nothing where the word is short: numerals, particles, pronouns."""


class NameSpan(NamedTuple):
    """An organization named at a place in a text."""

    start: int
    end: int
    forms: tuple[str, ...]
    """Everything it is called, the printed name first."""
    generic: tuple[str, ...] = ()
    """What it is called in `documents` as others are in theirs: 公司, 发行人."""
    documents: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a claim."""

    text: str
    weight: float
    forms: tuple[str, ...]
    """What may stand for it, itself first."""
    start: int
    end: int
    """Where it stands in the claim."""
    name: NameSpan | None = None
    """The organization, or the row of a table, that it names."""
    is_phrase: bool = False
    """Two words that stand together: 产业|数字化, which is not 数字|产业化. A part of it says nothing."""

    @property
    def is_name(self) -> bool:
        """Whether it names an organization, or a row of a table."""
        return self.name is not None

    def forms_in(self, document: int | None) -> tuple[str, ...]:
        """What may stand for it in a document: there an organization may be called 公司."""
        if self.name is not None and document in self.name.documents:
            return self.forms + self.name.generic
        return self.forms


def terms_of(text: str, taken: Iterable[tuple[int, int]], names: Iterable[NameSpan]) -> list[Term]:
    """The words of a text that say what it is about.

    `taken` are slices that are figures and periods; `names` are organizations with all their names.
    """
    names = list(names)
    covered = [*taken, *((name.start, name.end) for name in names)]
    found = [Term(text[n.start : n.end], _NAME, n.forms, n.start, n.end, name=n) for n in names]
    last: tuple[str, bool] | None = None
    """The word before, where a phrase may begin with it, and whether it weighs anything alone."""
    run: list[tuple[int, str]] = []
    end = 0
    # Without guesses at unknown words: 后罗|世兵 and 期为 are worse than single characters.
    for word, tag in segmenter().tag(text, False):
        start, end = end, end + len(word)
        free = not any(a < end and start < b for a, b in covered)
        weight = _weight(word, tag) if free else 0.0
        single = _joins(word, tag)
        if weight:
            found.append(Term(word, weight, forms_of(word), start, end))
        if free and single:
            run.append((start, word))
        else:
            found += _unknown(run)
            run = []
        if free and (weight or single) and last is not None and (weight or last[1]):
            phrase = last[0] + word
            found.append(Term(phrase, _PHRASE, forms_of(phrase), start - len(last[0]), end, is_phrase=True))
        last = (word, weight > 0) if weight or single else None
    found += _unknown(run)
    return sorted(found, key=lambda t: t.start)


def _unknown(run: list[tuple[int, str]]) -> list[Term]:
    """Single characters in a row are a word that the dictionary lacks: 营收, 罗世兵."""
    if len(run) < 2:
        return []
    word, start = "".join(character for _, character in run), run[0][0]
    return [Term(word, _UNKNOWN, forms_of(word), start, start + len(word))]


def _joins(word: str, tag: str) -> bool:
    """Whether a single character may be part of a longer word that the dictionary lacks."""
    return (
        len(word) == 1
        and bool(_HAN.match(word))
        and tag[:1] not in "umqpcyfdr"
        and word not in _listed("single_stop")
    )


def _weight(word: str, tag: str) -> float:
    if _WORTHLESS.fullmatch(word) or is_stop_word(word):
        return 0.0
    if _LATIN.fullmatch(word):
        return _NAME if len(word) > 1 else 0.0
    if len(_HAN.findall(word)) < 2:
        return _OTHER if word in _listed("single") else 0.0
    if word in _listed("generic"):
        return _GENERIC
    if tag == "vn":
        return _NOUN
    if tag[:1] in _TAGS:
        return _TAGS[tag[:1]]
    return 0.0 if tag[:1] in _DROPPED and len(word) < 3 else _OTHER


@vocabularies.derived
def forms_of(word: str) -> tuple[str, ...]:
    """A word with its synonyms."""
    found = [word]
    for group in vocabularies.load("synonyms")["same"]:
        if word in group:
            found += [other for other in group if other not in found]
    return tuple(found)


def is_stop_word(word: str) -> bool:
    """Whether a word says nothing of what a number is of."""
    return word in _listed("stop")


@vocabularies.derived
def _listed(name: str) -> frozenset[str]:
    """A list of the vocabulary."""
    return frozenset(vocabularies.load("synonyms")[name])


@vocabularies.derived
def contrasts() -> tuple[tuple[frozenset[str], ...], ...]:
    """Groups of sides that exclude each other, each side with its words."""
    return tuple(
        tuple(frozenset(side) for side in group) for group in vocabularies.load("synonyms")["contrasts"]
    )


@vocabularies.derived
def counter_class(unit: str | None) -> str:
    """What a counter counts: organizations, people, events; `any` for 个 and 项, which count everything."""
    for name, units in vocabularies.load("synonyms")["counters"].items():
        if unit in units:
            return str(name)
    return f"the counter {unit}"


def totals() -> frozenset[str]:
    """Words that name the last row of a table."""
    return _listed("totals")


@vocabularies.derived
def in_dictionary(word: str) -> bool:
    """Whether the segmenter knows a string as one word, or every part of it as a word of two characters or more."""
    words = segmenter().cut(word, False)
    return all(len(part) > 1 for part in words) and len(words) < 3


@vocabularies.derived
def roles() -> tuple[tuple[str, ...], ...]:
    """Words for the role in which a claim may name parties, a group for each role."""
    return tuple(tuple(group) for group in vocabularies.load("synonyms")["roles"])


def serials() -> frozenset[str]:
    """Headings of columns that only number the rows."""
    return _listed("serials")


def summed() -> frozenset[str]:
    """Words by which a claim says that its figure is a total."""
    return _listed("summed")


def says_something(text: str) -> bool:
    """Whether a text has a word that says what a number is of: 公司 alone does not."""
    return bool(terms_of(text, (), ()))


def falls(text: str) -> bool:
    """Whether a clause says that its figure is below zero, or by how much something fell."""
    return any(word in text for word in _listed("falls"))
