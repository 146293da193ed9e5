"""Whether the words around a figure are those by which another sentence calls it."""

from __future__ import annotations

import re
from typing import Any

from extract.language import vocabularies

_SPACE = re.compile(r"[\s“”\"'‘’（）()《》、，,]+")
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?末?")


@vocabularies.derived
def canonical(text: str) -> str:
    """Words without spaces and marks, each group of synonyms by its first word."""
    plain = _SPACE.sub("", text)
    for words in _words("synonyms"):
        for word in words[1:]:
            plain = plain.replace(word, words[0])
    return plain


@vocabularies.derived
def essence(name: str) -> str:
    """What a name is of: 2020年全部上榜企业 without 2020年, 全部, years and the like."""
    plain = _YEAR.sub("", canonical(name))
    for word in words("whole_filler"):
        plain = plain.replace(word, "")
    return plain or canonical(name)


def covered(name: str, context: frozenset[str]) -> float:
    """How much of a name, by pairs of neighbouring characters, a context has: 0 to 1."""
    wanted = pairs(essence(name))
    return len(wanted & context) / len(wanted) if wanted else 0.0


@vocabularies.derived
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text; of one character, itself."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text} - {""})


def has(text: str, role: str) -> bool:
    """Whether a text has one of the words of a role: grow, fall, than, parts …"""
    return any(word in text for word in _words(role))


@vocabularies.derived
def words(role: str) -> list[str]:
    """The words of a role, the longest first; callers must not change the list."""
    return sorted(_words(role), key=len, reverse=True)


def _words(role: str) -> list[Any]:
    found: list[Any] = vocabularies.load("relations")[role]
    return found
