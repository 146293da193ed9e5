"""Words and parts of speech, by the Rust port of jieba."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

import rjieba


@dataclass(slots=True, frozen=True)
class Token:
    """A word with its place and its part of speech in jieba's notation."""

    start: int
    end: int
    text: str
    tag: str


class Tokens:
    """The words of a text, cut when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[Token]:
        """All words, white space and marks among them."""
        found: list[Token] = []
        start = 0
        for word, tag in rjieba.tag(self.text):
            end = start + len(word)
            found.append(Token(start, end, word, tag))
            start = end
        return found

    @cached_property
    def ends(self) -> list[int]:
        """Where words end, ascending."""
        return [word.end for word in self.words]

    @cached_property
    def bounds(self) -> frozenset[int]:
        """Every place at which a word begins or ends."""
        return frozenset((0, *self.ends))

    def ending_at(self, place: int) -> int:
        """Index of the word that ends at a place, or that holds it."""
        return min(bisect_left(self.ends, place), max(0, len(self.ends) - 1))

    def between(self, start: int, end: int) -> list[Token]:
        """The words that begin at or after `start` and before `end`."""
        index = bisect_left(self.ends, start + 1)
        found = []
        for word in self.words[index:]:
            if word.start >= end:
                break
            if word.start >= start:
                found.append(word)
        return found
