"""Policies named without book marks, by a quoted or bracketed name with a head: “护航”行动计划, 加速器计划（Pre-Start）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.language import vocabularies
from extract.records.passages import Passage

_NOUNS = ("n", "vn", "j", "b", "eng", "a", "l", "i", "nz", "ns", "nt")
_BRACKET = r"(?:\s?[（(][^（）()\n]{2,40}[）)])?"
_CONTEXT = 60
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Head:
    """A name in a passage."""

    start: int
    end: int


def heads_in(passage: Passage) -> Iterator[Head]:
    """The names of a passage whose head is a kind of policy and that somebody is said to have issued or started."""
    for match in _quoted().finditer(passage.text):
        begin = match.start()
        certain = match["head"].endswith(_certain()) or begin < match.start()
        if certain or _is_issued(passage, match.start(), match.end()):
            yield Head(begin, match.end())
    for match in _bracketed().finditer(passage.text):
        start = _noun_before(passage, match.start())
        if start is not None and _is_issued(passage, start, match.end()):
            yield Head(start, match.end())


def _noun_before(passage: Passage, place: int) -> int | None:
    """Where the row of nouns begins that ends at a place, or None where none does."""
    found = None
    for token in reversed(passage.tokens.between(max(0, place - _LONGEST), place)):
        if not token.tag.startswith(_NOUNS) or token.text in ("实施", "启动", "发布", "推出", "制定"):
            break
        found = token.start
    return found


def _is_issued(passage: Passage, start: int, end: int) -> bool:
    """Whether the sentence says that an authority or a country issued, signed or started it."""
    sentence = passage.sentence_at(start)
    first = max(sentence[0], start - _CONTEXT)
    body = any(n.kind == "government" and first <= n.start < start for n in passage.names)
    place = any(r.level in ("country", "province", "city") for r in passage.regions_between(first, start))
    if not body and not place:
        return False
    around = passage.text[first:start], passage.text[end : min(sentence[1], end + 16)]
    return any(_issuing().search(words) for words in around)


def _heads() -> tuple[str, ...]:
    return tuple(vocabularies.load("policy_names")["heads"])


def _certain() -> tuple[str, ...]:
    return tuple(vocabularies.load("policy_names")["certain_heads"])


@vocabularies.derived
def _quoted() -> re.Pattern[str]:
    heads = vocabularies.any_of((*_heads(), *_certain()))
    return re.compile(
        rf"[“\"][^“”\"\n]{{2,40}}[”\"]{_BRACKET}(?P<head>[\u4e00-\u9fff]{{0,4}}?(?:{heads}))(?!书|性|者)"
    )


@vocabularies.derived
def _bracketed() -> re.Pattern[str]:
    heads = vocabularies.any_of(_heads())
    return re.compile(rf"(?:{heads})[（(][A-Z][A-Za-z0-9 .\-]{{2,40}}[）)]")


@vocabularies.derived
def _issuing() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, vocabularies.load("policy_names")["starts"])))
