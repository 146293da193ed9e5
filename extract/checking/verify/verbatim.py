"""Sentences that a source prints word for word, or with one thing changed."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.checking.verify.slots import negations
from extract.checking.verify.words import forms_of, is_listed, words_of
from extract.language.regions import find_regions
from extract.language.segmenter import segmenter

_SPACE = re.compile(r"\s+")
_BOUNDS = "，。；：！？,;:（）()\n\t"
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_CHANGED = 0.25
"""More than this part of a sentence changed is another sentence."""
_TOKENS = 5
_SAYS = re.compile(r"[\u4e00-\u9fffA-Za-z]")


def plain(text: str) -> str:
    """A text without spaces and the mark at its end."""
    return _SPACE.sub("", text).translate(_WIDE).strip("，。；！？")


def stands_whole(words: str, text: str) -> bool:
    """Whether a text has words between marks."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if (at == 0 or text[at - 1] in _BOUNDS) and (end == len(text) or text[end] in _BOUNDS):
            return True
        at = text.find(words, at + 1)
    return False


def changed(claim: str, source: str) -> tuple[str, str] | None:
    """(claim's words, source's words) where one thing alone tells two sentences apart, and not a synonym."""
    one, other = _tokens(claim), _tokens(source)
    shorter = min(len(one), len(other))
    if shorter < _TOKENS:
        return None
    front = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    back = next((i for i in range(shorter - front) if one[-1 - i] != other[-1 - i]), shorter - front)
    mine, theirs = one[front : len(one) - back], other[front : len(other) - back]
    if not mine or not theirs or max(len(mine), len(theirs)) > max(1, _CHANGED * shorter):
        return None
    a, b = "".join(mine), "".join(theirs)
    if not _SAYS.search(a) or not _SAYS.search(b) or b in forms_of(a) or any(c.isdigit() for c in a + b):
        return None
    return (a, b) if _names_something(a) and _names_something(b) else None


def _names_something(text: str) -> bool:
    """Whether words are more than another way to say it: a noun, a place, a negation, a direction."""
    telling = any(word.kind in ("noun", "mark") for word in words_of(text))
    return (
        telling
        or bool(find_regions(text))
        or negations(text) > 0
        or any(is_listed(x, text) for x in ("rises", "falls"))
    )


@lru_cache(50_000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(segmenter().cut(text, False))
