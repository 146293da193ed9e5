"""Traditional and simplified characters: who writes the one finds the other too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

_Table = dict[int, str]


def simplified(text: str) -> str:
    """The text in simplified characters, one for one, so that places in it stay true."""
    return text.translate(_table("TSCharacters.txt"))


def variants(text: str) -> list[str]:
    """The text as it is written, in simplified and in traditional characters, those that differ."""
    return list(dict.fromkeys([text, simplified(text), text.translate(_table("STCharacters.txt"))]))


@cache
def _table(name: str) -> _Table:
    """One of OpenCC's tables of characters, with the most usual counterpart of each."""
    return dict(_pairs((resources.files("opencc") / "dictionary" / name).read_text(encoding="utf-8")))


def _pairs(text: str) -> Iterator[tuple[int, str]]:
    for line in text.splitlines():
        character, _, others = line.partition("\t")
        usual = others.split()[0] if others.split() else ""
        if len(character) == 1 and len(usual) == 1:
            yield ord(character), usual
