"""The vocabulary of names in the form in which the finders need it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from extract.language import vocabularies
from extract.language.segmenter import segmenter
from extract.language.tokens import Token, Tokens
from schemas.organization import OrganizationKind

Strength = Literal["strong", "weak", "listed"]

_NAMES = frozenset({"nr", "nrt", "nrfg", "nt"})
PERSON = re.compile(r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,12}")
"""The form of a person\'s name."""
ACRONYM = re.compile(r"[A-Z0-9.&-]{1,5}")
_SYLLABLE = r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[iuü]?[ae]o?(?:ng?|r)?|[iu]?[ae]i|i(?:ng?|u|ong)?|u(?:[ino]|ng?)?|o(?:u|ng)?|ü[en]?)"
_PINYIN = re.compile(rf"{_SYLLABLE}(?:[ ,]+{_SYLLABLE}(?:-?{_SYLLABLE})?){{1,2}}")
"""A family name and a given one as they are spelt in Latin letters: sheng jian hua."""
_FOREIGN_PERSON = re.compile(r"[A-Z][A-Za-z]+(?:[ ,]+[A-Z][A-Za-z.]*){1,3}")
_TITLES = frozenset({"n", "vn", "b", "a", "j", "v", "f", "vd", "d"})
_NEVER = frozenset({"v", "vn", "d", "ad", "p", "c", "r", "u", "uj", "ul", "x", "zg", "i", "l"})


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
    found: dict[str, OrganizationKind] = {
        ending: kind for kind, endings in words()["endings"].items() for ending in endings
    }
    return found | dict.fromkeys(words()["plain_firms"], "firm")


@vocabularies.derived
def ending_pattern() -> re.Pattern[str]:
    """Any ending of a full name, longest first."""
    return re.compile(vocabularies.any_of(ending_kinds()))


@vocabularies.derived
def short_endings() -> dict[str, tuple[OrganizationKind, Strength]]:
    """The ending of a short name: kind, and how much it tells."""
    return {
        ending: (kind, strength)
        for kind, strengths in words()["short_endings"].items()
        if kind not in ("common", "followed")
        for strength, endings in strengths.items()
        for ending in endings
    }


@vocabularies.derived
def common_stems() -> frozenset[str]:
    """Words that make an ordinary expression with a short ending: 社会资本, 商业银行."""
    return frozenset(words()["short_endings"]["common"])


@vocabularies.derived
def list_heads() -> dict[str, OrganizationKind]:
    """The noun after an enumeration and what it says was enumerated."""
    return {head: kind for kind, heads in words()["list_heads"].items() for head in heads}


def is_proper(tokens: Sequence[Token]) -> bool:
    """Whether words, taken together, look like a name and not like an expression.

    A name has a part that is no dictionary word, or one that the dictionary knows as a person's or a firm's.
    """
    return any(
        (t.tag in _NAMES and t.text not in common_stems()) or (t.tag not in _NEVER and is_unknown(t.text))
        for t in tokens
    )


@vocabularies.derived
def is_unknown(word: str) -> bool:
    """Whether a word is in no dictionary, so that it was made up for something."""
    return len(word) > 1 and not word.isascii() and not segmenter().has_word(word)


@vocabularies.derived
def is_person(name: str) -> bool:
    """Whether a name has the form of a person's: two or three signs, a common family name first, or a name in pinyin."""
    if name.isascii():
        return _PINYIN.fullmatch(name.lower()) is not None
    return PERSON.fullmatch(name) is not None and ("·" in name or name[0] in words()["surnames"])


@vocabularies.derived
def may_be_person(name: str) -> bool:
    """Whether a name may be a person's where its place tells of one: a rare family name, a compound one, Latin words.

    >>> may_be_person("欧阳锋"), may_be_person("陈晨"), may_be_person("霁川创投"), may_be_person("HE JIA")
    (True, True, False, True)
    """
    if _FOREIGN_PERSON.fullmatch(name):
        endings = {ending.lower() for ending in vocabularies.load("name_evidence")["latin_endings"]}
        return endings.isdisjoint(re.split(r"[ ,]+", name.lower()))
    compound = name.startswith(tuple(words()["compound_surnames"]))
    if compound and len(name) in (3, 4):
        return True
    return is_person(name) or (PERSON.fullmatch(name) is not None and name[0] in words()["rare_surnames"])


@vocabularies.derived
def title_before(text: str) -> int:
    """How long the title is with which a person is named, none where a string is no person's: 核心骨干|陈晨."""
    for length in (3, 2):
        title = Tokens(text[:-length]).words
        if len(text) - length >= 2 and is_person(text[-length:]):
            if all(w.tag in _TITLES and not is_unknown(w.text) for w in title):
                return len(text) - length
    return 0
