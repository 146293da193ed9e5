"""Words and parts of speech of a text, by jieba."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from extract.language.regions import Region, find_regions
from extract.language.segmenter import Tagged, segmenter


class Token(NamedTuple):
    """A word with its place and its part of speech in jieba's notation."""

    start: int
    end: int
    text: str
    tag: str


class Tokens:
    """The words of a text, cut when they are first asked for.

    A text is cut as a whole, but few of its words are looked at: they become `Token` one by one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.sure: list[Any] | None = None
        """The names in it that need no sentence around them, once they have been asked for."""

    @cached_property
    def _tagged(self) -> Sequence[Tagged]:
        return segmenter().tag(self.text)

    @cached_property
    def ends(self) -> list[int]:
        """Where words end, ascending."""
        return list(accumulate([len(word) for word, _ in self._tagged]))

    @cached_property
    def regions(self) -> list[Region]:
        """The regions that the text names."""
        return find_regions(self.text)

    def cut(self) -> None:
        """Cut the text into words now, not when they are first asked for."""
        len(self._tagged)

    def has(self, tag: str, endings: tuple[str, ...]) -> bool:
        """Whether any word of a class has one of some endings."""
        return any(found == tag and word.endswith(endings) for word, found in self._tagged)

    @cached_property
    def bounds(self) -> frozenset[int]:
        """Every place at which a word begins or ends."""
        return frozenset((0, *self.ends))

    @cached_property
    def words(self) -> list[Token]:
        """All words, white space and marks among them."""
        return [self.at(index) for index in range(len(self))]

    def __len__(self) -> int:
        """The number of words."""
        return len(self._tagged)

    def at(self, index: int) -> Token:
        """The word with an index."""
        word, tag = self._tagged[index]
        end = self.ends[index]
        # What Token(...) does, without the detour through its keyword arguments: this is called for every word.
        return tuple.__new__(Token, (end - len(word), end, word, tag))

    def ending_at(self, place: int) -> int:
        """Index of the word that ends at a place, or that holds it."""
        return min(bisect_left(self.ends, place), max(0, len(self.ends) - 1))

    def between(self, start: int, end: int) -> list[Token]:
        """The words that begin at or after `start` and before `end`."""
        ends, tagged = self.ends, self._tagged
        found = []
        for index in range(bisect_left(ends, start + 1), len(ends)):
            word, tag = tagged[index]
            place = ends[index] - len(word)
            if place >= end:
                break
            if place >= start:
                found.append(tuple.__new__(Token, (place, ends[index], word, tag)))
        return found
