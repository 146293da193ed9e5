"""The figures of running text, each with its sentence, its clause and the words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from extract.checking.reconcile.arithmetic.numbers import Number, decimals_of, middle
from extract.language.quantities import Quantity
from extract.records.passages import Passage, passages
from schemas import Document

_LIST = re.compile(r"[、,，和及与\s]*(?:以及)?\s*")
_KINDS = ("paragraph", "footnote", "source_note", "heading", "title")
_TIME = frozenset({"年", "年度", "月", "个月", "天", "日", "小时", "分钟", "秒", "周", "季度", "岁", "周年"})


@dataclass(slots=True, eq=False)
class Figure:
    """A number in running text."""

    number: Number
    kind: str
    """money, percent, point, count, multiple, measure, rank or number."""
    start: int
    end: int
    """The number with its unit, in the text of its passage."""
    sentence: int
    """Which sentence of the passage it stands in."""
    before: str
    """The words of its clause before it, from the figure before it on."""
    after: str
    """The words of its clause after it, up to the next figure."""
    depth: int
    """In how many brackets it stands."""

    @property
    def level(self) -> bool:
        """It says how much there is of something: no share, growth, rank or time."""
        return self.kind in ("money", "count", "measure") and self.number.unit not in _TIME and not self.price

    @property
    def price(self) -> bool:
        """It is of one share, of one thing: 元/股."""
        return "/" in (self.number.unit or "")

    @property
    def percent(self) -> bool:
        """It is a percentage, not points of one."""
        return self.kind == "percent"


class Paragraph:
    """A passage with its figures."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures in order; those that only shape a sentence (三大环节) are left out."""
        found: list[Figure] = []
        wanted = [q for q in self.passage.quantities if not q.rhetorical and q.qualifier != "undisclosed"]
        for place, quantity in enumerate(wanted):
            last = wanted[place - 1].end if place else 0
            following = wanted[place + 1].start if place + 1 < len(wanted) else len(self.text)
            found.append(self._figure(quantity, last, following))
        return found

    def sentence(self, index: int) -> str:
        """The words of a sentence."""
        start, end = self.passage.sentences[index]
        return self.text[start:end]

    def in_sentence(self, index: int) -> list[Figure]:
        """The figures of a sentence, in order."""
        return [f for f in self.figures if f.sentence == index]

    def between(self, first: Figure, second: Figure) -> str:
        """The words between two figures."""
        return self.text[first.end : second.start]

    @cached_property
    def sentences(self) -> list[int]:
        """The sentences that have figures."""
        return sorted({f.sentence for f in self.figures})

    def _figure(self, quantity: Quantity, last: int, following: int) -> Figure:
        start, end = quantity.number_start, quantity.number_end
        clause = self.passage.clause_at(start)
        sentences = self.passage.sentences
        index = next((i for i, (a, b) in enumerate(sentences) if a <= start < b), len(sentences) - 1)
        opened = self.text[sentences[index][0] : start]
        depth = sum(opened.count(c) for c in "（(") - sum(opened.count(c) for c in "）)")
        return Figure(
            self._number(quantity),
            quantity.kind,
            start,
            end,
            index,
            self.text[max(clause[0], last) : quantity.start],
            self.text[end : min(max(clause[1], end), following)],
            max(0, depth),
        )

    def _number(self, quantity: Quantity) -> Number:
        value, precision = quantity.value, quantity.precision
        qualifier = quantity.qualifier
        if value is None:
            value, half = middle(quantity.low, quantity.high)
            if quantity.low is not None and quantity.high is not None:
                precision, qualifier = max(precision, half), "range"
        text = "".join(self.text[quantity.start : quantity.end].split())
        cite = partial(self.passage.evidence, quantity.start, quantity.end)
        decimals = decimals_of(self.text[quantity.number_start : quantity.number_end])
        number = Number(
            text, value, precision, cite, qualifier, quantity.unit, quantity.currency, decimals=decimals
        )
        return replace(number, unit="%") if quantity.kind == "percent" else number


def run_at(paragraph: Paragraph, figures: Sequence[Figure], place: int) -> list[Figure]:
    """The figure at a place with those that a mere comma or 和 joins to it, all of one kind."""
    run = [figures[place]]
    for following in figures[place + 1 :]:
        alike = following.kind == run[0].kind and following.number.unit in (run[0].number.unit, None)
        if not alike or _LIST.fullmatch(paragraph.between(run[-1], following)) is None:
            break
        run.append(following)
    return run


def paragraphs_of(document: Document) -> list[Paragraph]:
    """The paragraphs, headings and notes that have figures."""
    return [p for p in map(Paragraph, passages(document, *_KINDS)) if p.figures]
