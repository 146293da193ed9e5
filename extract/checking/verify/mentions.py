"""A number of a source in its context: the words around it, with how much each counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.checking.verify.labels import Label
from extract.checking.verify.sources import SourcePage
from extract.checking.verify.words import NameSpan
from extract.language.periods import Period
from extract.language.quantities import Quantity

OWN, CLAUSE, SENTENCE, AFTER, PARAGRAPH, AROUND, TITLE = 1.0, 0.95, 0.8, 0.45, 0.55, 0.5, 0.35
"""How much a word counts by where it stands: beside the number, in its clause, before it in the sentence, after it
in the sentence, in the paragraph, in headings and captions, in the document's title."""
CLAUSE_END = re.compile(r"[，,。！？!?；;：:]")
SENTENCE_END = re.compile(r"[。！？!?；;]")
_COMPARED = re.compile(r"上年|去年|同期|前年|上一年|上月")
_COMPARES = re.compile(r"(?:较|比|相比|相较于?|对比|相对于?)\s*$")

NamesIn = Callable[[str], Sequence[NameSpan]]


@dataclass(slots=True)
class Mention:
    """A number, date, round or document number of a source in its context."""

    page: SourcePage
    value: Quantity | Label
    start: int
    end: int
    """Slice of the page's text: the number."""
    quote: tuple[int, int]
    """Slice of the page's text: the sentence or the row."""
    contexts: list[tuple[float, str]]
    """Words around it with how much they count, the nearest first."""
    siblings: list[tuple[float, Quantity | Label]]
    """The other numbers beside it."""
    period: str | None = None
    period_printed: bool = False
    """The period stands in the sentence or the row itself."""
    head: str = ""
    """For a number in a table: the words that name its row."""
    own: str = ""
    """What stands nearest: the clause, or the row's head and the column's."""
    noun: str = ""
    """What stands right after a number of running text."""
    before: str = ""
    """The sentence up to the number."""
    listed: bool = False
    """A list with 分别 says whose it is."""
    is_condition: bool = False
    """It says for whom another number holds, and is itself no statement."""
    until: bool = False
    """It counts all up to the period, not what fell in it: 截至2018年3月31日."""


def is_compared(text: str, period: Period) -> bool:
    """Whether a period is one that a number is compared with, and not the one it is of: 较上年, 比 2021 年."""
    return bool(_COMPARED.search(period.text) or _COMPARES.search(text[: period.start]))


def parts(text: str, end: re.Pattern[str]) -> list[tuple[int, int]]:
    """Slices of a text that end with a mark; one at least."""
    found, start = [], 0
    for match in end.finditer(text):
        # 1,234 and 1.5:1 are numbers, not ends of clauses.
        if match[0] in ",:" and text[match.end() : match.end() + 1].isdigit():
            continue
        found.append((start, match.end()))
        start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return found or [(0, len(text))]


def slice_at(slices: list[tuple[int, int]], place: int) -> tuple[int, int]:
    """The slice that holds a place."""
    return next(((a, b) for a, b in slices if a <= place < b), slices[-1])
