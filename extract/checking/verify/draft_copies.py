"""Sentences copied from a source, in which the figures answer one another by their order."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from extract.language.quantities import find_quantities
from schemas import VerdictEvidence

_SAME = 92.0
"""Per cent of likeness, figures apart, from which a sentence is a copy."""


def stands_in(figure: str, sentence: str, start: int, places: Iterable[VerdictEvidence]) -> bool:
    """Whether a figure stands at the same place of a source's sentence of which this one is a copy.

    One figure altered in a copied list must not make its neighbours look shifted: 3.1亿、2.4亿和1.7亿.
    """
    words, figures, starts = _taken_apart(sentence)
    if start not in starts or len(figures) < 2:
        return False
    index = starts.index(start)
    for place in places:
        other_words, others, _ = _taken_apart(place.quote)
        if len(others) == len(figures) and others[index] == "".join(figure.split()):
            if fuzz.ratio(words, other_words) >= _SAME:
                return True
    return False


def _taken_apart(text: str) -> tuple[str, list[str], list[int]]:
    """(the text with a sign for each figure, the figures, where they begin)."""
    found = find_quantities(text)
    words, done = "", 0
    for quantity in found:
        words += text[done : quantity.start] + "#"
        done = quantity.end
    plain = "".join((words + text[done:]).split())
    return plain, ["".join(quantity.text.split()) for quantity in found], [q.start for q in found]
