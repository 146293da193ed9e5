"""A statement: a number, or a sentence without one, with all that says what it is of.

A claim and a source are read into the same thing. What is said of a number stands in layers of words, from the nearest
to the farthest: its own clause, the clauses of its sentence that have no number, the numbers told before it in the
sentence, the sentences before, headings and captions, the title. Of a cell the own words are those of its own row's
label and its own column's heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.checking.verify.sources import SourcePage
from extract.language.quantities import Quantity

CLAUSE_MARK = re.compile(r"[，；。：]")
OWN, CLAUSE, SISTER, PARAGRAPH, ABOVE, AROUND, TITLE = 0, 1, 2, 20, 28, 40, 60
"""Depths of layers. From SISTER on each number told before is one deeper, from PARAGRAPH on each sentence, from ABOVE on each
line above the paragraph.
"""


@dataclass(frozen=True, slots=True)
class Layer:
    """Words at some distance from a number."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Date:
    """A date that a claim without numbers has to have borne out."""

    start: int
    end: int
    text: str
    iso: str


@dataclass(slots=True)
class Statement:
    """A number or date in its context; without either a whole sentence or row."""

    value: Quantity | Date | None
    start: int
    end: int
    """Where the number stands: in the claim, or in the page's text."""
    quote: tuple[int, int]
    """The sentence or row."""
    layers: list[Layer]
    """The nearest first."""
    period: str | None = None
    """ISO 8601: the period nearest to the number."""
    period_depth: int = OWN
    periods: frozenset[str] = frozenset()
    """All periods of the sentence or row."""
    opening: frozenset[str] = frozenset()
    """Periods that open the sentence, where none opens the number's own clause: they hold for all of it."""
    before: str = ""
    """The sentence up to the number."""
    place: tuple[int, int] | None = None
    """(which, of how many) in a run of numbers with nothing between them: 30万元、50万元."""
    ahead: bool = False
    """A cell of a column of forecasts or plans."""
    item: str = ""
    """The member of a list that a number is dealt out to."""
    is_base: bool = False
    """The number that something grew from: 由 40 家增至 53 家."""
    is_end: bool = False
    """The number that it grew to."""
    partner: Quantity | None = None
    """The number that it belongs to: 10亿元、50亿元的企业，分别给予100万元、300万元."""
    page: SourcePage | None = None
    row: tuple[int, int, int] | None = None
    """(table, row, column) of a cell."""
    sisters: list[Statement] = field(default_factory=list, repr=False)
    """The other numbers of the paragraph or the row."""

    def upto(self, depth: int) -> Iterator[Layer]:
        """The layers down to a depth."""
        return (layer for layer in self.layers if layer.depth <= depth)

    def text(self, depth: int) -> str:
        """The words down to a depth."""
        return " ".join(layer.text for layer in self.upto(depth))

    def clause(self) -> tuple[int, int]:
        """The slice of the page's text from mark to mark around the number, brackets in it included."""
        (start, end), text = self.quote, self.page.text if self.page is not None else ""
        start = max((m.end() for m in CLAUSE_MARK.finditer(text, start, self.start)), default=start)
        mark = CLAUSE_MARK.search(text, self.end, end)
        return start, mark.start() if mark else end

    @property
    def printed(self) -> str:
        """The sentence or row as it is printed."""
        return self.page.text[slice(*self.quote)] if self.page is not None else ""

    @property
    def quantity(self) -> Quantity | None:
        """The number, where it is one."""
        return self.value if isinstance(self.value, Quantity) else None

    @property
    def own(self) -> str:
        """The words of the nearest layer."""
        return self.text(OWN)
