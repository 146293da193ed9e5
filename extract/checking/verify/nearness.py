"""How near to a number the words of a claim stand."""

from __future__ import annotations

from collections.abc import Sequence

from extract.checking.verify.mentions import Mention, NamesIn
from extract.checking.verify.words import Term

FAR = 0.5
"""What a name counts where another name stands nearer to the number."""
_PART = 0.8
"""Of a word's weight where only a part of it is found."""
_LEAST_PART = 2


def degree_of(term: Term, contexts: Sequence[tuple[float, str]], document: int | None = None) -> float:
    """How near to the number a word stands, 0 where it is nowhere; a part of a long word counts for less."""
    best = 0.0
    forms = term.forms_in(document)
    for weight, text in contexts:
        if weight > best and any(form in text for form in forms):
            best = weight
    if best or term.is_phrase or len(term.text) <= _LEAST_PART:
        return best
    for weight, text in contexts:
        if weight * _PART > best:
            share = longest_part(term.text, text) / len(term.text)
            best = max(best, weight * _PART * share)
    return best


def longest_part(word: str, text: str) -> int:
    """Length of the longest part of a word, of two characters at least, that the text has."""
    for length in range(len(word) - 1, _LEAST_PART - 1, -1):
        if any(word[i : i + length] in text for i in range(len(word) - length + 1)):
            return length
    return 0


def another_nearer(term: Term, mention: Mention, names_in: NamesIn) -> bool:
    """Whether another organization stands between the one named and the number."""
    if not mention.before:
        return False
    place = max((mention.before.rfind(form) for form in term.forms), default=-1)
    if place < 0:
        return False
    return any(n.start > place and not set(n.forms) & set(term.forms) for n in names_in(mention.before))
