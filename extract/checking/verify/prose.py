"""Running text read into statements: which words of a sentence belong to which of its numbers."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from extract.checking.verify.numbers import is_class
from extract.checking.verify.segments import Sentence, is_compared
from extract.checking.verify.statement import OWN, PARAGRAPH, Date, Layer, Statement
from extract.language.periods import Period, PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities

_SENTENCE_END = re.compile(r"[。！？!?；;]|(?<!\d)\.(?=\s|$)")
_NEIGHBOURS = 40
"""So many numbers around one may be meant instead. Lists can be endless."""
_ORDINAL = re.compile(r"[第前每]\s*$")


@dataclass(slots=True)
class Prose:
    """A text with what language finds in it, and the statements it makes."""

    text: str
    periods: list[Period]
    quantities: list[Quantity]
    sentences: list[tuple[int, int]]
    figures: list[Statement]
    """One for each number, in order."""
    wholes: list[Statement]
    """One for each sentence."""

    def dated(self, is_claim: bool = False) -> list[Statement]:
        """One statement for each date."""
        found: list[Statement] = []
        for start, end in self.sentences:
            dates = [
                Date(p.start, p.end, p.text, p.iso)
                for p in self.periods
                if start <= p.start < end and p.iso and p.kind == "point" and not is_compared(self.text, p)
            ]
            found += Sentence(self.text, start, end, [], dates, is_claim).figures()
        return found


def read_prose(text: str, published_on: str | None = None, is_claim: bool = False) -> Prose:
    """The statements of a text; places are offsets in it.

    What stands between two numbers without a mark may be said of either; a claim needs it of the second alone.
    """
    context = PeriodContext(published_on=published_on)
    periods = [p for p in find_periods(text, context) if p.iso and p.kind != "duration"]
    if is_claim:
        years = {iso[:4] for p in periods if (iso := told_period(p)) is not None}
        periods = [replace(p, iso=iso) for p in periods if (iso := told_period(p, years)) is not None]
    dated = [(p.start, p.end) for p in periods]
    quantities = [
        q
        for q in find_quantities(text)
        if not any(a <= q.start and q.end <= b for a, b in dated)
        and not _is_ordinal(text, q)
        and not q.rhetorical
        and not is_class(text, q)
    ]
    sentences = parts(text, _SENTENCE_END)
    figures: list[Statement] = []
    wholes: list[Statement] = []
    for number, (start, end) in enumerate(sentences):
        earlier = [
            Layer(PARAGRAPH + back, text[a:b])
            for back, (a, b) in enumerate(reversed(sentences[max(0, number - 8) : number]))
        ]
        inside = [p for p in periods if start <= p.start < end]
        before = [p for p in periods if p.start < start and p.kind == "point" and not is_compared(text, p)]
        reader = Sentence(
            text, start, end, inside, [q for q in quantities if start <= q.start < end], is_claim
        )
        for statement in reader.figures():
            statement.layers += earlier
            if statement.period is None and before:
                statement.period, statement.period_depth = before[-1].iso, PARAGRAPH
            figures.append(statement)
        told = [p for p in inside if not is_compared(text, p)]
        period = told[0].iso if told else before[-1].iso if before else None
        wholes.append(
            Statement(
                None, start, end, (start, end), [Layer(OWN, text[start:end]), *earlier],
                period, OWN if told else PARAGRAPH, frozenset(p.iso for p in inside if p.iso), before=text[start:end],
            )
        )  # fmt: skip
    for place, statement in enumerate(figures):
        near = figures[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
        statement.sisters = [other for other in near if other is not statement]
    return Prose(text, periods, quantities, sentences, figures, wholes)


def told_period(period: Period, years: Collection[str] = ()) -> str | None:
    """The period that a claim states: not 全年 alone, but 第四季度 of a year that it has; 年底 is some day of its last month."""
    iso = period.iso
    if (
        iso is None
        or period.kind == "duration"
        or (period.inferred and not any(c.isdigit() for c in period.text) and iso[:4] not in years)
    ):
        return None
    return iso[:7] if len(iso) == 10 and period.text[-1:] in ("底", "末", "初") else iso


def parts(text: str, end: re.Pattern[str]) -> list[tuple[int, int]]:
    """Slices of a text that end with a mark; one at least."""
    found, start = [], 0
    for match in end.finditer(text):
        found.append((start, match.end()))
        start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return found or [(0, len(text))]


def _is_ordinal(text: str, quantity: Quantity) -> bool:
    """Whether a number says which or of how many each, and not how many there are: 第三条, 前五名, 每 10 股."""
    return (
        quantity.kind == "rank"
        or _ORDINAL.search(text[max(0, quantity.start - 2) : quantity.start]) is not None
    )
