"""Where in a text the terms of a query stand, as the full-text index understands them.

The index folds width and case and drops white space, so that a term is found across the end of a line; and it
takes no notice of punctuation, so that 1.5 would also find 15. Here the characters must agree.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from markupsafe import Markup, escape

from extract.store.variants import simplified

_BEFORE, _AFTER = 36, 84
_STOPS, _FAR = "。！？；", 110


def terms(query: str) -> list[str]:
    """The terms of a query, folded."""
    return [folded for term in query.split() if (folded := _fold(term)[0])]


def find(text: str, wanted: list[str]) -> list[tuple[int, int]]:
    """The slices of `text` that are one of the folded terms, in order; empty unless every term occurs."""
    folded, places = _fold(text)
    found: set[tuple[int, int]] = set()
    for term in wanted:
        start = folded.find(term)
        if start < 0:
            return []
        while start >= 0:
            found.add((places[start], places[start + len(term) - 1] + 1))
            start = folded.find(term, start + len(term))
    return sorted(found)


def marked(text: str, slices: list[tuple[int, int]], identify: bool = False) -> Markup:
    """The text with the slices marked; the first gets the id `here` where asked."""
    pieces: list[str] = []
    done = 0
    for start, end in slices:
        if end <= done:
            continue
        start = max(start, done)
        head = Markup('<mark id="here">') if identify and not pieces else Markup("<mark>")
        pieces += [escape(text[done:start]), head, escape(text[start:end]), Markup("</mark>")]
        done = end
    return Markup("").join([*pieces, escape(text[done:])])


def snippets(text: str, slices: list[tuple[int, int]], at_most: int) -> list[Markup]:
    """Stretches around the first occurrences; those that would overlap are one."""
    windows: list[tuple[int, int]] = []
    for start, end in slices:
        low, high = max(0, start - _BEFORE), min(len(text), end + _AFTER)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], min(high, windows[-1][0] + 2 * (_BEFORE + _AFTER)))
        elif len(windows) < at_most:
            windows.append((low, high))
        else:
            break
    return [cut(text, slices, low, high) for low, high in windows]


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a slice; what is long without a full stop, such as a table, is cut near the slice."""
    low, high = max(0, start - _FAR), min(len(text), end + _FAR)
    before = max(text.rfind(sign, low, start) for sign in _STOPS)
    after = min((place for sign in _STOPS if (place := text.find(sign, end, high)) >= 0), default=-1)
    return (before + 1 if before >= 0 else low), (after + 1 if after >= 0 else high)


def cut(text: str, slices: list[tuple[int, int]], low: int, high: int) -> Markup:
    """A stretch of the text on one line, the slices marked."""
    inside = [(max(s, low) - low, min(e, high) - low) for s, e in slices if s < high and e > low]
    # One character for one, so that the slices stay true.
    line = "".join(" " if c.isspace() else c for c in text[low:high])
    html = marked(line, inside)
    return Markup("{}{}{}").format("…" if low else "", html, "…" if high < len(text) else "")


@lru_cache(maxsize=1_000)
def _fold(text: str) -> tuple[str, list[int]]:
    """The text without white space, in one width, case and kind of characters, and where each comes from."""
    characters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(simplified(text)):
        if "\u4e00" <= character <= "\u9fff":
            characters.append(character)
            places.append(index)
            continue
        for folded in unicodedata.normalize("NFKC", character).casefold():
            if not folded.isspace():
                characters.append(folded)
                places.append(index)
    return "".join(characters), places
