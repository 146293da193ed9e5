"""The words with which a claim says what its figures are of, and what may stand for them in a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import rjieba

from extract.language import vocabularies

_WORTHLESS = re.compile(r"[\W_]+|\d+(?:\.\d+)?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&+-]*")
_NOUN, _NAME, _VERB, _OTHER = 1.0, 1.4, 0.45, 0.35
_TAGS = {"n": _NOUN, "j": _NOUN, "i": _NOUN, "l": _NOUN, "e": _NOUN, "x": _NOUN, "v": _VERB, "a": _NOUN, "b": 0.8}
_DROPPED = frozenset("muqrpcuyowdhkefg")


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
    is_name: bool = False
    """It names an organization."""


def terms_of(text: str, taken: Iterable[tuple[int, int]], names: Iterable[tuple[int, int, tuple[str, ...]]]) -> list[Term]:
    """The words of a text that say what it is about.

    `taken` are slices that are figures and periods; `names` are organizations with all their names.
    """
    found: list[Term] = []
    covered = list(taken)
    for start, end, forms in names:
        covered.append((start, end))
        found.append(Term(text[start:end], _NAME, forms, start, end, True))
    place = 0
    for word, tag in rjieba.tag(text):
        start, end = place, place + len(word)
        place = end
        if any(a < end and start < b for a, b in covered):
            continue
        weight = _weight(word, tag)
        if weight:
            found.append(Term(word, weight, forms_of(word), start, end))
    return sorted(found, key=lambda t: t.start)


def _weight(word: str, tag: str) -> float:
    if _WORTHLESS.fullmatch(word) or word in _stop_words():
        return 0.0
    if _LATIN.fullmatch(word):
        return _NAME if len(word) > 1 else 0.0
    if len(_HAN.findall(word)) < 2:
        return _OTHER if word in _single_words() else 0.0
    if tag in ("vn", "nr", "ns", "nt", "nz", "an"):
        return _NOUN
    if tag[:1] == "n" or tag[:1] in _TAGS:
        return _TAGS.get(tag[:1], _NOUN)
    return 0.0 if tag[:1] in _DROPPED and len(word) < 3 else _OTHER


@vocabularies.derived
def forms_of(word: str) -> tuple[str, ...]:
    """A word with its synonyms."""
    found = [word]
    for group in vocabularies.load("synonyms")["same"]:
        if word in group:
            found += [other for other in group if other not in found]
    return tuple(found)


@vocabularies.derived
def _stop_words() -> frozenset[str]:
    return frozenset(vocabularies.load("synonyms")["stop"])


@vocabularies.derived
def _single_words() -> frozenset[str]:
    return frozenset(vocabularies.load("synonyms")["single"])


@vocabularies.derived
def contrasts() -> tuple[tuple[frozenset[str], ...], ...]:
    """Groups of sides that exclude each other, each side with its words."""
    return tuple(tuple(frozenset(side) for side in group) for group in vocabularies.load("synonyms")["contrasts"])


@vocabularies.derived
def counter_class(unit: str | None) -> str:
    """What a counter counts: organizations, people, events; `any` for 个 and 项, which count everything."""
    for name, units in vocabularies.load("synonyms")["counters"].items():
        if unit in units:
            return str(name)
    return f"the counter {unit}"
