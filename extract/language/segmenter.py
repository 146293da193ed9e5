"""Chinese words by jieba: its Rust port where that is installed, which cuts alike and is ten times as fast, else jieba.

Both use jieba's algorithm and dictionary; nothing else of the project asks which of the two is at work.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, cast

Tagged = tuple[str, str]
"""A word and its part of speech in jieba's notation."""

_NUMBER, _LETTERS = re.compile(r"(?=.*[0-9])[0-9.%-]+"), re.compile(r"(?=.*[A-Za-z])[\x21-\x7e]+")
_JOINED = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)+")
"""What the port keeps in one word: 2018-2020, NB-IoT."""


class Segmenter(Protocol):
    """What the project asks of either package; `hmm` guesses at words that the dictionary lacks."""

    def tag(self, text: str, hmm: bool = True) -> Sequence[Tagged]:
        """The words of a text, white space and marks among them, with their parts of speech."""

    def cut(self, text: str, hmm: bool = True) -> Sequence[str]:
        """The words alone."""

    def has_word(self, word: str) -> bool:
        """Whether the dictionary has a word."""


class Jieba:
    """The package `jieba`, asked for words first and for their parts of speech in its dictionary, as its port does."""

    def __init__(self) -> None:
        import jieba
        from jieba import posseg

        jieba.setLogLevel(logging.WARNING)  # it says on stderr that it loads its dictionary
        jieba.initialize()
        posseg.initialize()
        self._words, self._tagger = jieba.dt, posseg.dt

    def tag(self, text: str, hmm: bool = True) -> Sequence[Tagged]:
        """The words of a text with their parts of speech."""
        return [(word, self._tag(word)) for word in self.cut(text, hmm)]

    def cut(self, text: str, hmm: bool = True) -> Sequence[str]:
        """The words of a text."""
        words: list[str] = []
        at = 0
        for joined in _JOINED.finditer(text):
            words += self._words.lcut(text[at : joined.start()], HMM=hmm)
            words.append(joined[0])
            at = joined.end()
        words += self._words.lcut(text[at:], HMM=hmm)
        return words

    def has_word(self, word: str) -> bool:
        """Whether the dictionary has a word."""
        return bool(self._words.FREQ.get(word))

    def _tag(self, word: str) -> str:
        known: str | None = self._tagger.word_tag_tab.get(word)
        if known is not None:
            return known
        if _NUMBER.fullmatch(word):
            return "m"
        if _LETTERS.fullmatch(word):
            return "eng"
        *_, last = self._tagger.cut(word)
        return str(last.flag)


@lru_cache(maxsize=1)
def segmenter() -> Segmenter:
    """The port, or jieba itself where the port is not installed."""
    try:
        import rjieba
    except ImportError:
        return Jieba()
    return cast("Segmenter", rjieba)
