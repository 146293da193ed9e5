"""The numbers, dates, rounds and document numbers of running text, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.checking.verify.labels import Label, labels_in
from extract.checking.verify.lines import Line
from extract.checking.verify.lists import Member, respective
from extract.checking.verify.mentions import (
    AFTER,
    AROUND,
    CLAUSE,
    CLAUSE_END,
    OWN,
    PARAGRAPH,
    SENTENCE,
    SENTENCE_END,
    TITLE,
    Mention,
    NamesIn,
    is_compared,
    parts,
    slice_at,
)
from extract.checking.verify.numbers import priced
from extract.checking.verify.sources import SourceFact
from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities

_LATER = 0.4
"""In the sentences behind."""
_SHARED = 0.5
"""In a clause whose numbers each have a noun of their own, or are told apart by 分别."""
_LISTED = re.compile(r"^[^，。；：]*[、和及与]\s*$")


def of_prose(line: Line, names_in: NamesIn) -> list[Mention]:
    """The numbers, dates, rounds and document numbers of a paragraph, from left to right."""
    paragraph = _Paragraph(line, names_in)
    return [paragraph.mention(value) for value in sorted(paragraph.values, key=lambda v: v.start)]


class _Paragraph:
    """A paragraph with what language finds in it."""

    def __init__(self, line: Line, names_in: NamesIn) -> None:
        self.line = line
        self.text = line.text
        context = PeriodContext(published_on=line.page.document.published_on)
        found = find_periods(self.text, context)
        self.periods = [p for p in found if p.iso and p.kind != "duration"]
        dated = [(p.start, p.end) for p in self.periods]
        self.quantities = [
            priced(q, self.text[: q.start])
            for q in find_quantities(self.text)
            if (not q.rhetorical or q.unit) and not any(a <= q.start and q.end <= b for a, b in dated)
        ]
        self.labels = labels_in(self.text, self.periods)
        self.values: list[Quantity | Label] = [*self.quantities, *self.labels]
        self.sentences, self.clauses = parts(self.text, SENTENCE_END), parts(self.text, CLAUSE_END)
        self.members = respective(
            self.text, self.sentences, self.clauses, self.quantities, self.periods, names_in
        )
        self.facts = [f for f in line.page.facts if f.start < line.end and f.end > line.start]

    def mention(self, value: Quantity | Label) -> Mention:
        """A number with the words around it."""
        sentence, clause = slice_at(self.sentences, value.start), slice_at(self.clauses, value.start)
        member = self.members.get(value.start)
        front, noun, shared = self._beside(value, clause)
        if member is not None:
            front, noun, shared = member.item, member.noun, True
        own = f"{front} {value.text} {noun}"
        contexts = [(OWN, own)]
        fact = self._fact(value)
        if member is not None:
            contexts.append((SENTENCE, member.last))
        elif fact is not None:
            contexts.append((OWN, f"{fact.subject} {fact.region or ''}"))
        if isinstance(value, Label):
            contexts += self._of_label(value, sentence)
            several = sum(v.kind == value.kind and _within(v, sentence) for v in self.labels) > 1
            shared = several or value.kind == "date"
        contexts += self._around(value, sentence, clause, shared)
        period, printed = self._period(value, sentence, clause)
        if member is not None and member.period is not None:
            period, printed = member.period, True
        elif fact is not None and fact.period and (shared or not printed):
            period, printed = fact.period, member is not None
        return Mention(
            self.line.page,
            value,
            *self.line.span(value.start, value.end),
            self.line.span(*sentence),
            contexts,
            self._siblings(value, member, sentence, clause),
            period,
            printed,
            own=own,
            noun=noun,
            before=self.text[sentence[0] : value.start],
            until=self._until(value, sentence),
            listed=member is not None,
            is_condition=member is not None and member.is_condition,
        )

    def _beside(self, value: Quantity | Label, clause: tuple[int, int]) -> tuple[str, str, bool]:
        """What stands before and behind a number in its clause, as far as the next numbers."""
        own_kind: Sequence[Quantity | Label] = self.quantities if isinstance(value, Quantity) else self.values
        others = [v for v in own_kind if v is not value]
        before = max([clause[0], *(v.end for v in others if clause[0] < v.end <= value.start)])
        after = min([clause[1], *(v.start for v in others if value.end <= v.start < clause[1])])
        front, noun = self.text[before : value.start], self.text[value.end : after]
        if before > clause[0] and noun.strip(" 、，。；") and _LISTED.match(front):
            return "", noun, True  # 32 个顶层设计政策、6 个数据政策: each number has its noun behind it
        return front, noun, False

    def _around(
        self, value: Quantity | Label, sentence: tuple[int, int], clause: tuple[int, int], shared: bool
    ) -> list[tuple[float, str]]:
        text = self.text
        behind = SENTENCE if isinstance(value, Label) else AFTER
        earlier = [text[a:b] for a, b in reversed(self.sentences) if b <= sentence[0]]
        return [
            (_SHARED if shared else CLAUSE, text[slice(*clause)]),
            (_SHARED if shared else SENTENCE, text[sentence[0] : value.end]),
            (_SHARED if shared else behind, text[value.end : sentence[1]]),
            *((AROUND if shared else PARAGRAPH, words) for words in earlier),
            (_LATER, text[sentence[1] :]),
            *self.line.around,
        ]

    def _of_label(self, label: Label, sentence: tuple[int, int]) -> list[tuple[float, str]]:
        """What happened on a date stands behind it, as far as the next date."""
        others = [v for v in self.labels if v is not label and v.kind == label.kind and _within(v, sentence)]
        start = max([sentence[0], *(v.end for v in others if v.end <= label.start)])
        end = min([sentence[1], *(v.start for v in others if v.start >= label.end)])
        before = PARAGRAPH if label.kind == "date" else SENTENCE
        return [(CLAUSE, self.text[label.start : end]), (before, self.text[start : label.start])]

    def _siblings(
        self,
        value: Quantity | Label,
        member: Member | None,
        sentence: tuple[int, int],
        clause: tuple[int, int],
    ) -> list[tuple[float, Quantity | Label]]:
        others = [v for v in self.values if v is not value]
        if member is not None and member.partner is not None:
            return [(OWN if v is member.partner else AROUND, v) for v in others]
        return [
            (CLAUSE if _within(v, clause) else SENTENCE if _within(v, sentence) else TITLE, v) for v in others
        ]

    def _fact(self, value: Quantity | Label) -> SourceFact | None:
        """What ingest made of a number."""
        start = self.line.span(value.start, value.end)[0]
        return next((f for f in self.facts if f.text == value.text and f.start <= start < f.end), None)

    def _period(
        self, value: Quantity | Label, sentence: tuple[int, int], clause: tuple[int, int]
    ) -> tuple[str | None, bool]:
        """The period nearest before a number in its clause or sentence; whether it is printed there."""
        if isinstance(value, Label) and value.kind == "date":
            return value.value, True
        periods = [p for p in self.periods if not is_compared(self.text, p) and p.start != value.start]
        before = [p for p in periods if sentence[0] <= p.start < value.start]
        if before:
            return before[-1].iso, True
        inside = [p for p in periods if clause[0] <= p.start < clause[1]]
        if inside:
            return inside[0].iso, True
        above = [p for p in periods if p.kind == "point" and p.start < sentence[0]]
        return (above[-1].iso, False) if above else (None, False)

    def _until(self, value: Quantity | Label, sentence: tuple[int, int]) -> bool:
        before = [p for p in self.periods if sentence[0] <= p.start < value.start]
        return bool(before) and before[-1].relation == "until"


def _within(value: Quantity | Label, part: tuple[int, int]) -> bool:
    return part[0] <= value.start < part[1]
