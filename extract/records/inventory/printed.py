"""Text as names are looked up in it: without the breaks of lines that the printing put into them."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\s+")


def unbroken(text: str) -> str:
    """A text without white space, but for one space between Latin words.

    >>> unbroken("琢石\\n微芯; Flint\\nCapital")
    '琢石微芯;Flint Capital'
    """
    return _BREAK.sub(_gap, text)


def places_in(text: str) -> list[int]:
    """Where each character of an unbroken text stood."""
    places: list[int] = []
    at = 0
    for gap in _BREAK.finditer(text):
        places += range(at, gap.start() + len(_gap(gap)))
        at = gap.end()
    return [*places, *range(at, len(text))]


def _gap(gap: re.Match[str]) -> str:
    before, after = gap.string[gap.start() - 1 : gap.start()], gap.string[gap.end() : gap.end() + 1]
    return " " if _latin(before) and _latin(after) else ""


def _latin(character: str) -> bool:
    return bool(character) and character.isascii() and (character.isalnum() or character in ".,&")
