"""A claim of great length in pieces, each judged for itself, so that the work grows with the length and no faster."""

from __future__ import annotations

from collections.abc import Iterator

_LONGEST = 600
"""Characters of a piece: more than any sentence of a report has."""
_ENDS = ("。！？；!?;\n", "，,", "、 \t")
"""Where a text may be cut, the best first."""


def pieces_of(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a text with the place at which each begins; most texts are one.

    A piece ends at the last end of a sentence, else of a clause, else of an item of a list, in its second half; where
    there is none, at its full length.
    """
    start = 0
    while len(text) - start > _LONGEST:
        half, full = start + _LONGEST // 2, start + _LONGEST
        cuts = (max(text.rfind(sign, half, full) for sign in signs) + 1 for signs in _ENDS)
        end = next(filter(None, cuts), full)
        yield start, text[start:end]
        start = end
    yield start, text[start:]
