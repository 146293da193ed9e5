"""Where a number stands: its clause, and the words before and behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from extract.language.quantities import Quantity
from extract.records.policies.clauses.figures import Figure
from extract.records.policies.clauses.sentences import Sentence


@dataclass(eq=False)
class Place:
    """A number among the words of its sentence."""

    sentence: Sentence
    quantity: Quantity
    before: Self | None = None
    after: Self | None = None
    figure: Figure | None = None
    """What was made of it."""

    @cached_property
    def at(self) -> int:
        """Where the number begins, as an offset of the sentence."""
        return self.quantity.number_start - self.sentence.start

    @cached_property
    def to(self) -> int:
        """Where it ends."""
        return self.quantity.number_end - self.sentence.start

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The clause that holds it."""
        return self.sentence.clause(self.at)

    @cached_property
    def left(self) -> str:
        """The clause up to the number."""
        return self.sentence.plain[self.clause[0] : self.at]

    @cached_property
    def near(self) -> str:
        """The same from the number before it on."""
        start = self.clause[0] if self.before is None else max(self.clause[0], self.before.to)
        return self.sentence.plain[start : self.at]

    @property
    def near_start(self) -> int:
        """Where `near` begins, as an offset of the sentence."""
        return self.at - len(self.near)

    def earlier(self) -> Iterator[Self]:
        """The numbers before it in its sentence, the nearest first."""
        before = self.before
        while before is not None:
            yield before
            before = before.before

    @property
    def before_it(self) -> str:
        """The sentence up to the number."""
        return self.sentence.plain[: self.at]

    @cached_property
    def right(self) -> str:
        """The clause behind the number."""
        return self.sentence.plain[self.to : self.clause[1]]

    def printed_clause(self, text: str) -> tuple[int, int]:
        """Its clause without the white space around it, as a slice of the text."""
        start, end = (self.sentence.start + place for place in self.clause)
        words_ = text[start:end]
        start += len(words_) - len(words_.lstrip(" \u3000—-"))
        return start, max(start, end - (len(words_) - len(words_.rstrip(" \u3000—-"))))
