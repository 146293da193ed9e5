"""Words and the text of cells as pdfplumber's `WordExtractor` finds them with its default settings, faster.

Characters that stand on one level (within 3 points, each from the next) make a line; a line is divided at
blanks, where two characters stand more than 3 points apart, and where one is raised by more than 3 points
over the one before. Text that runs from top to bottom is taken likewise, x and y exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from pdfplumber.table import Table
from pdfplumber.utils.text import LIGATURES

from extract.reading.page.characters import Characters
from extract.reading.page.ink import Ink

_TOLERANCE = 3 + 1e-6
"""pdfplumber's, and what computing with positions of three decimals may add to it."""
_LIGATURE = re.compile("[" + "".join(LIGATURES) + "]")

Word = dict[str, Any]


def find_words(chars: Characters) -> list[Word]:
    """pdfplumber's words: text, x0, x1, top, bottom, doctop, upright, height, width, direction."""
    found: list[Word] = []
    for members in _words(chars, range(len(chars))):
        x0, x1 = min([chars.x0[i] for i in members]), max([chars.x1[i] for i in members])
        top, bottom = min([chars.top[i] for i in members]), max([chars.bottom[i] for i in members])
        first = members[0]
        upright = chars.upright[first]
        found.append(
            {
                "text": _joined(chars.texts, members),
                "x0": x0,
                "x1": x1,
                "top": top,
                "doctop": top,
                "bottom": bottom,
                "upright": upright,
                "height": bottom - top,
                "width": x1 - x0,
                "direction": "ltr" if upright else "ttb",
            }
        )
    return found


def table_text(page: Ink, table: Table) -> list[list[str | None]]:
    """The same text as `table.extract()`, looking at each character once instead of once a cell."""
    columns = sorted({cell[0] for cell in table.cells})
    grid: list[list[str | None]] = []
    for _, row in groupby(sorted(table.cells, key=lambda c: (c[1], c[0])), key=lambda c: c[1]):
        texts = {cell[0]: text_of(page.characters, page.within(cell)) for cell in row}
        grid.append([texts.get(column) for column in columns])
    return grid


def text_of(chars: Characters, members: Sequence[int]) -> str:
    """The text of some of the characters, as `pdfplumber.utils.extract_text` gives it: words, line by
    line."""
    words = list(_words(chars, members))
    tops = [min([chars.top[i] for i in word]) for word in words]
    texts = [_joined(chars.texts, word) for word in words]
    if not tops or max(tops) <= min(tops) + _TOLERANCE:
        return " ".join(texts)
    lines: dict[int, list[str]] = {}
    number = _levels(tops)
    for top, text in zip(tops, texts, strict=True):
        lines.setdefault(number[top], []).append(text)
    return "\n".join(" ".join(lines[n]) for n in sorted(lines))


def _words(chars: Characters, members: Sequence[int]) -> Iterator[list[int]]:
    """The characters of each word; text of one direction that is written in one go is taken together."""
    upright = chars.upright
    if all(map(upright.__getitem__, members)):
        yield from _words_across(chars, members)
        return
    for flag, group in groupby(members, key=upright.__getitem__):
        yield from (_words_across if flag else _words_down)(chars, list(group))


def _words_across(chars: Characters, members: Sequence[int]) -> Iterator[list[int]]:
    tops, x0 = chars.top, chars.x0
    lines = _lines([tops[i] for i in members])
    ordered = sorted(zip(lines, [x0[i] for i in members], members, strict=True))
    return _divided([(line, i) for line, _, i in ordered], chars.texts, tops, x0, chars.x1)


def _words_down(chars: Characters, members: Sequence[int]) -> Iterator[list[int]]:
    x0, tops, bottoms = chars.x0, chars.top, chars.bottom
    lines = _lines([x0[i] for i in members])
    ordered = sorted(zip(lines, [(tops[i], bottoms[i]) for i in members], members, strict=True))
    return _divided([(line, i) for line, _, i in ordered], chars.texts, x0, tops, bottoms)


def _divided(
    ordered: list[tuple[int, int]],
    texts: Sequence[str],
    across: list[float],
    start: list[float],
    end: list[float],
) -> Iterator[list[int]]:
    """The words of lines; `across` is the side that tells the line, `start` and `end` the sides along it."""
    word: list[int] = []
    last_line, limit, level = -1, 0.0, 0.0
    for line, i in ordered:
        if texts[i].isspace():
            if word:
                yield word
                word = []
            continue
        if word and (
            line != last_line or start[i] > limit or not -_TOLERANCE <= across[i] - level <= _TOLERANCE
        ):
            yield word
            word = []
        word.append(i)
        last_line, limit, level = line, end[i] + _TOLERANCE, across[i]
    if word:
        yield word


def _lines(levels: list[float]) -> list[int]:
    """For each level the number of its line."""
    if not levels or max(levels) <= min(levels) + _TOLERANCE:
        return [0] * len(levels)
    number = _levels(levels)
    return [number[level] for level in levels]


def _levels(values: Sequence[float]) -> dict[float, int]:
    """The number of the line on which each value lies, lines from low to high."""
    ordered = sorted(set(values))
    number: dict[float, int] = {}
    line, last = 0, ordered[0]
    for value in ordered:
        if value > last + _TOLERANCE:
            line += 1
        number[value] = line
        last = value
    return number


def _joined(texts: Sequence[str], members: list[int]) -> str:
    text = "".join([texts[i] for i in members])
    return _LIGATURE.sub(lambda match: LIGATURES[match[0]], text) if _LIGATURE.search(text) else text
