"""Every figure of a document that could be the whole of another: in text, in tables, beside labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.checking.reconcile.naming import canonical
from extract.checking.reconcile.numbers import Number
from extract.checking.reconcile.prose import Paragraph
from extract.checking.reconcile.restated import Entry


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with the words that say what it is, from the nearest to the farthest."""

    number: Number
    clause: str
    sentence: str
    paragraph: str
    place: int
    """Index of its paragraph; -1 for a cell of a table."""
    entry: Entry | None = None


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
