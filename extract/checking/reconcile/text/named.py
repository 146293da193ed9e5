"""Every figure of a document that could be the whole of another: in text, in tables, beside labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.tables.entries import Entry
from extract.checking.reconcile.text.naming import canonical, covered, essence, pairs
from extract.checking.reconcile.text.prose import Paragraph

_ROUGH = 0.01


@dataclass(eq=False)
class Named:
    """A figure with the words that say what it is, from the nearest to the farthest, in canonical form."""

    number: Number
    clause: str
    sentence: str
    paragraph: str
    place: int
    """Index of its paragraph; -1 for a cell of a table."""
    entry: Entry | None = None

    @property
    def fine(self) -> bool:
        """It is not rounded so much that nearly any share would agree with it."""
        number = self.number
        return number.exact or (number.qualifier != "range" and number.margin <= _ROUGH * abs(number.value))

    def fame(self, name: str) -> int:
        """How surely the figure is what a name means: 2 plainly, 1 perhaps, 0 hardly."""
        if self.entry is not None:
            return 2 if essence(name) in (essence(self.entry.name), self.clause) else 0
        clause, sentence = covered(name, self._in_clause), covered(name, self._in_sentence)
        if clause > 0.2 and sentence >= 0.4 and covered(name, self._in_paragraph) >= 0.8:
            return 2
        return 1 if max(clause, sentence) >= 0.5 else 0

    @cached_property
    def _in_clause(self) -> frozenset[str]:
        return pairs(self.clause)

    @cached_property
    def _in_sentence(self) -> frozenset[str]:
        return pairs(self.sentence)

    @cached_property
    def _in_paragraph(self) -> frozenset[str]:
        return pairs(self.paragraph)


def named_figures(paragraphs: Sequence[Paragraph], entries: Sequence[Entry]) -> list[Named]:
    """The levels of the text, and the amounts of the tables by the names of their rows."""
    found: list[Named] = []
    for place, paragraph in enumerate(paragraphs):
        whole = canonical(paragraph.text)
        for figure in paragraph.figures:
            if figure.level:
                clause = canonical(figure.before + figure.number.text + figure.after)
                sentence = canonical(paragraph.sentence(figure.sentence))
                found.append(Named(figure.number, clause, sentence, whole, place))
    for entry in entries:
        if len(entry.name) > 1:
            name = canonical(entry.name)
            found.append(Named(entry.number, name, name, name, -1, entry))
    return found
