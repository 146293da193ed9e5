"""Whether two values say the same, and which expected row belongs to which found one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

_UNSEEN = re.compile(r"[\s\"'“”‘’「」《》〈〉()\[\]【】·,，。、；;:：*]")
_CLOSE = 1e-6

G = TypeVar("G")
F = TypeVar("F")


@dataclass
class Score:
    """How one list fared. A row that is right in part counts in part."""

    name: str
    expected: int = 0
    found: int = 0
    hits: float = 0.0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was found."""
        return self.hits / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, expected: int, found: int, hits: float) -> Score:
        """Count more of the same list."""
        self.expected += expected
        self.found += found
        self.hits += hits
        return self


def key(text: object) -> str:
    """What two printings of a name share: NFKC, lower case, without white space, quotes and brackets."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", "" if text is None else str(text))).lower()


def keys(*texts: object) -> set[str]:
    """The keys of several names, without empty ones."""
    return {key(text) for text in texts} - {""}


def same(a: Any, b: Any) -> bool:
    """Whether two numbers are equal, apart from the last bits; null equals null only."""
    if a is None or b is None:
        return a is b
    return abs(float(a) - float(b)) <= _CLOSE * max(1.0, abs(float(a)), abs(float(b)))


def likeness(a: object, b: object) -> float:
    """The share of the shorter text's pairs of characters that the other has, from 0 to 1."""
    x, y = _pairs(key(a)), _pairs(key(b))
    return len(x & y) / max(1, min(len(x), len(y)))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


@dataclass
class Matching:
    """Which expected row is which found one, and which found ones are none, by index."""

    pairs: list[tuple[int, int, float]]
    false: list[int]

    @property
    def hits(self) -> float:
        """The sum of the pairs' scores."""
        return sum(score for _, _, score in self.pairs)


def match(
    expected: Sequence[G], found: Sequence[F], agreement: Callable[[G, F], float], least: float
) -> Matching:
    """Pair rows one to one, those that agree best first, none that agree less than `least`."""
    scored = [(agreement(g, f), i, j) for i, g in enumerate(expected) for j, f in enumerate(found)]
    scored = [entry for entry in scored if entry[0] >= least]
    scored.sort(key=lambda entry: -entry[0])
    left_of_expected, left_of_found = set(range(len(expected))), set(range(len(found)))
    pairs = []
    for score, i, j in scored:
        if i in left_of_expected and j in left_of_found:
            left_of_expected.remove(i)
            left_of_found.remove(j)
            pairs.append((i, j, score))
    return Matching(pairs, sorted(left_of_found))
