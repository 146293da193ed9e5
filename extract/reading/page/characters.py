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
    doctop: float = 0.0
    """Top of the page in a document of pages set below each other."""

    def __len__(self) -> int:
        return len(self.x0)

    def picked(self, kept: Sequence[int]) -> Characters:
        """Those at some positions."""
        if len(kept) == len(self):
            return self
        return Characters(
            [self.texts[i] for i in kept],
            [self.x0[i] for i in kept],
            [self.top[i] for i in kept],
            [self.x1[i] for i in kept],
            [self.bottom[i] for i in kept],
            [self.upright[i] for i in kept],
            [self.index[i] for i in kept],
            [self.spaced[i] for i in kept],
            self.doctop,
        )

    def each(self) -> list[Char]:
        """The characters one by one."""
        every = zip(
            self.texts,
            self.x0,
            self.top,
            self.x1,
            self.bottom,
            self.upright,
            self.index,
            self.spaced,
            strict=True,
        )
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
            for text, x0, top, x1, bottom, upright, index, spaced in every
        ]


def together(chars: Sequence[Char], doctop: float = 0.0) -> Characters:
    """Characters given one by one."""
    return Characters(
        [c["text"] for c in chars],
        [c["x0"] for c in chars],
        [c["top"] for c in chars],
        [c["x1"] for c in chars],
        [c["bottom"] for c in chars],
        [bool(c["upright"]) for c in chars],
        [c.get("index", i) for i, c in enumerate(chars)],
        [c.get("spaced", False) for c in chars],
        doctop,
    )
