"""The vocabulary of names in the form in which the finders need it."""

from __future__ import annotations

import re
from typing import Any

import rjieba

from extract.language import vocabularies
from extract.language.tokens import Token
from schemas.organization import OrganizationKind

_ORDINARY = frozenset({"n", "v", "vn", "a", "ad", "an", "b", "d", "f", "s", "t", "q", "m", "j", "l", "vd", "vi", "vq", "i", "z"})


@vocabularies.derived
def words() -> dict[str, Any]:
    """The whole vocabulary."""
    found: dict[str, Any] = vocabularies.load("name_words")
    return found


@vocabularies.derived
def stop_words() -> frozenset[str]:
    """Words that are no part of a name when they stand left of one."""
    return frozenset(words()["stop"])


@vocabularies.derived
def ending_kinds() -> dict[str, OrganizationKind]:
    """The ending of a full name and the kind of organization it tells."""
    return {ending: kind for kind, endings in words()["endings"].items() for ending in endings}


@vocabularies.derived
def ending_pattern() -> re.Pattern[str]:
    """Any ending of a full name, longest first."""
    endings = sorted(ending_kinds(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, endings)))


@vocabularies.derived
def short_endings() -> dict[str, tuple[OrganizationKind, bool]]:
    """The ending of a short name: kind, and whether an ordinary word before it may be a name."""
    found: dict[str, tuple[OrganizationKind, bool]] = {}
    for kind, strengths in words()["short_endings"].items():
        if kind == "common":
            continue
        for ending in strengths["strong"]:
            found[ending] = (kind, True)
        for ending in strengths["weak"]:
            found[ending] = (kind, False)
    return found


@vocabularies.derived
def common_stems() -> frozenset[str]:
    """Words that make an ordinary expression with a short ending: 社会资本, 商业银行."""
    return frozenset(words()["short_endings"]["common"])


@vocabularies.derived
def list_heads() -> dict[str, OrganizationKind]:
    """The noun after an enumeration and what it says was enumerated."""
    return {head: kind for kind, heads in words()["list_heads"].items() for head in heads}


def is_proper(tokens: list[Token]) -> bool:
    """Whether words, taken together, look like a name and not like an expression.

    A name has a part that is no dictionary word, or that the dictionary knows as a name.
    """
    return any(t.tag in ("nr", "nz", "nt", "nrt", "nrfg", "eng") or t.tag not in _ORDINARY for t in tokens) or any(
        is_unknown(t.text) for t in tokens
    )


@vocabularies.derived
def is_unknown(word: str) -> bool:
    """Whether a word is in no dictionary, so that it was made up for something."""
    return len(word) > 1 and not word.isascii() and not rjieba.has_word(word)
