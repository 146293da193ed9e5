"""Text as names are looked up in it: without the breaks of lines that the printing put into them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BREAK = re.compile(r"\s+")


def unbroken(text: str) -> tuple[str, Sequence[int]]:
    """A text without white space, but for one space between Latin words, and where each character stood.

    >>> unbroken("琢石\\n微芯; Flint\\nCapital")[0]
    '琢石微芯;Flint Capital'
    """
    if not _BREAK.search(text):
        return text, range(len(text))
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for gap in _BREAK.finditer(text):
        kept.append(text[at : gap.start()])
        places += range(at, gap.start())
        if _latin(text[gap.start() - 1 : gap.start()]) and _latin(text[gap.end() : gap.end() + 1]):
            kept.append(" ")
            places.append(gap.start())
        at = gap.end()
    kept.append(text[at:])
    places += range(at, len(text))
    return "".join(kept), places


def _latin(character: str) -> bool:
    return bool(character) and character.isascii() and (character.isalnum() or character in ".,&")
