"""The head of a flattened table that took several lines: cells that were broken, and a level above others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.reading.layout.marks import BREAKS
from schemas import Part

DEEPEST = 8
"""Lines that a head may take."""
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]?|/.+")
DATE = r"/?(?:19|20)\d\d ?年(?: ?(?:[度末底初]|\d{1,2}(?: ?[-－~～至] ?\d{1,2})? ?月(?: ?\d{1,2} ?日|末|底)?))?(?!\S)"
DATED = re.compile(rf"{DATE}|(?:19|20)\d\d[.-]\d{{1,2}}[.-]\d{{1,2}}")


@dataclass(slots=True)
class Word:
    """A word of a line, or of several where a cell was broken: its slices of the pages' texts."""

    text: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Head:
    """The words above each column; `upper` is the level above the last of them, each over as many columns."""

    lower: list[Word]
    upper: list[Word]
    below: int
    """How many columns stand below the upper level."""
    taken: int
    """How many lines it takes."""

    @property
    def names(self) -> list[str]:
        """What each column is called, the levels joined by /."""
        plain = ["".join(word.text.split()) for word in self.lower]
        if not self.upper:
            return plain
        single = len(self.lower) - self.below
        each = self.below // len(self.upper)
        above = [word.text for word in self.upper for _ in range(each)]
        return plain[:single] + [f"{a}/{b}" for a, b in zip(above, plain[single:], strict=True)]


def head_of(lines: Sequence[list[Word]], columns: int | None = None) -> Head | None:
    """The head that lines of words are, for a table of so many columns; None where they don't come out even.

    Without a number of columns there is one for each word.
    """
    if not lines or len(lines) > DEEPEST or any(BREAKS.search(w.text) for line in lines for w in line):
        return None
    words = _mended([word for line in lines for word in line])
    texts = [word.text for word in words]
    columns = columns or len(words)
    if len(words) == columns:
        return Head(words, [], 0, len(lines)) if len(set(texts)) == columns else None
    dated = len(words) == columns + 1 and columns > 2 and DATED.fullmatch(texts[1])
    if dated and len({*texts[2:], texts[0]}) == columns:
        # 项目 | 2024.12.31 | 账面余额 占比 账面价值
        return Head([words[0], *words[2:]], [words[1]], columns - 1, len(lines))
    for groups in (2, 3, 4):
        # 序号 股东 | 发行前 发行后 | 股数 比例 股数 比例
        below = groups * ((columns - 1) // groups)
        while below >= groups:
            single = columns - below
            if len(words) == columns + groups and _repeats(texts[-below:], groups):
                upper = words[single : single + groups]
                above = {w.text for w in upper}
                if len(above) == groups and not above & set(texts[-below:]):
                    return Head(words[:single] + words[single + groups :], upper, below, len(lines))
            below -= groups
    return None


def rejoined(lines: Sequence[list[Word]], columns: int) -> list[list[Word]]:
    """The words of a head as one line, cells that were broken joined, where that gives so many columns."""
    words = _mended([word for line in lines for word in line])
    starts = {line[0].text for line in lines[1:] if line}
    broken = [
        at
        for at, (last, word) in enumerate(pairwise(words), start=1)
        if word.text in starts and last.text[-1] not in "）)" and at > 1
    ]
    if len(words) - len(broken) != columns:
        return [words]
    cells: list[Word] = []
    for at, word in enumerate(words):
        if at in broken:
            cells[-1] = Word(cells[-1].text + word.text, [*cells[-1].parts, *word.parts])
        else:
            cells.append(word)
    return [cells]


def _repeats(texts: list[str], groups: int) -> bool:
    """Whether texts are one run of words, as often as there are groups."""
    each = len(texts) // groups
    return each > 0 and each * groups == len(texts) and texts == texts[:each] * groups


def _mended(words: list[Word]) -> list[Word]:
    """Words whose bracket is open, and single signs, joined to what follows: 持股数量（万 | 股）, 序 | 号."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        single = last is not None and len(last.text) == 1 and len(word.text) == 1
        if last is not None and (single or _is_open(last.text) or _BRACKETED.fullmatch(word.text)):
            found[-1] = Word(last.text + word.text, [*last.parts, *word.parts])
        else:
            found.append(word)
    return found


def _is_open(text: str) -> bool:
    return sum(map(text.count, "（(")) > sum(map(text.count, "）)"))
