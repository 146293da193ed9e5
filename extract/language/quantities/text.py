"""Small questions about characters that several modules ask."""

from __future__ import annotations

SPACES = frozenset(" \t\n\r\u00a0\u2002\u2003\u2009\u3000")


def is_chinese(character: str) -> bool:
    """A Chinese character; False for the empty string."""
    return "\u4e00" <= character <= "\u9fff"


def character_before(text: str, position: int) -> str:
    """The character before the position, spaces on the same line left out; empty at the beginning."""
    while position and text[position - 1] in " \u00a0\u3000\t":
        position -= 1
    return text[position - 1 : position]


def past_gap(text: str, position: int, start: int) -> int:
    """Where the text goes on after at most three spaces, or on the next line unless the number fills its own.

    `start` is where the number begins: one that stands alone on its line is a table cell or a page number.
    """
    place = position
    newline = False
    while place < position + 3 and text[place : place + 1] in SPACES:
        if text[place] == "\n":
            if newline or start == 0 or text[start - 1] == "\n":
                return position
            newline = True
        place += 1
    return place
