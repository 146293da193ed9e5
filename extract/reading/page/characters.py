"""The characters of a page: one by one as pdfplumber describes them, or all together, property by property.

A page has a thousand characters and more. What only compares positions, the finding of words and of cells,
works on lists of numbers; a dictionary for every character is made where one is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Char = dict[str, Any]
"""A character: text, x0, x1, top, bottom, upright, size, `index` in PDFium's page, and whether it is `spaced`: whether PDFium sees a space before it."""

_NAMES = ("text", "x0", "top", "x1", "bottom", "upright", "index", "spaced")


@dataclass(slots=True)
class Characters:
    """The characters of a page in the order of the file; every list has one value for each."""

    texts: Sequence[str]
    x0: list[float]
    top: list[float]
    x1: list[float]
    bottom: list[float]
    upright: list[bool]
    index: Sequence[int]
    spaced: list[bool]

    @property
    def _lists(self) -> tuple[Sequence[Any], ...]:
        return self.texts, self.x0, self.top, self.x1, self.bottom, self.upright, self.index, self.spaced

    def __len__(self) -> int:
        return len(self.x0)

    def picked(self, kept: Sequence[int]) -> Characters:
        """Those at some positions."""
        if len(kept) == len(self):
            return self
        return Characters(*([values[i] for i in kept] for values in self._lists))

    def each(self) -> list[Char]:
        """The characters one by one."""
        return [
            {
                "text": text,
                "x0": x0,
                "x1": x1,
                "top": top,
                "bottom": bottom,
                "upright": upright,
                "size": bottom - top,
                "index": index,
                "spaced": spaced,
            }
            for text, x0, top, x1, bottom, upright, index, spaced in zip(*self._lists, strict=True)
        ]


def together(chars: Sequence[Char]) -> Characters:
    """Characters given one by one."""
    return Characters(*([char[name] for char in chars] for name in _NAMES))
