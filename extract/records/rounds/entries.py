"""The entries of a list of news: a headline, the day it is of, and what is told under them.

The day is printed on a line of its own before or behind the headline, or at an edge of the headline itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language.periods import Period
from extract.records.passages import Passage
from schemas import Block, Document, Evidence, Section

_DAY = re.compile(r"\d\s*[-./年月]\s*\d")
_SENTENCE = re.compile(r"[。；;……]['”’」』）)]?$")
_WORDS = re.compile(r"[^\W\d_]+")
_MARKS = frozenset(" \t|｜·•:：()（）[]【】/—-")
_LONGEST, _ASIDE = 80, 12
"""How long a headline may be, and what else stands on a line of a day: a source, a weekday."""
_LEAST = 2
"""A single day is the document's own."""


@dataclass(frozen=True, slots=True)
class Day:
    """The day of an entry, and the words that give it."""

    period: Period
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Head:
    """A block that gives the day of an entry; `first` is its headline's, where that is printed before it."""

    index: int
    first: int
    day: Day


def days_of_entries(document: Document) -> dict[int, Day]:
    """The day of every block that belongs to a dated entry, by its index."""
    heads: list[_Head] = []
    for index, block in enumerate(document.blocks):
        if _is_headline(block) and _DAY.search(block.text):
            head = _head(document, index)
            heads += [head] if head is not None else []
    found: dict[int, Day] = {}
    for number, head in enumerate(heads if len(heads) >= _LEAST else ()):
        stop = heads[number + 1].first if number + 1 < len(heads) else len(document.blocks)
        under = document.blocks[min(head.index + 1, stop - 1)]
        scope = _section(document, under if under.kind == "heading" else document.blocks[head.index])
        for index in range(head.first, stop):
            if index > head.index and not _is_under(_section(document, document.blocks[index]), scope):
                break
            found[index] = head.day
    return found


def _head(document: Document, index: int) -> _Head | None:
    """The head that a block is, if a day stands alone in it or is set off at its edge."""
    passage = Passage(document, index)
    day = next((p for p in passage.periods if p.iso and len(p.iso) == len("2025-01-31")), None)
    if day is None:
        return None
    before, after = passage.text[: day.start], passage.text[day.end :]
    words = [_WORDS.search(side) is not None for side in (before, after)]
    if all(words) or (words[0] and before[-1] not in _MARKS) or (words[1] and after[0] not in _MARKS):
        return None
    alone = len((before + after).strip()) <= _ASIDE
    blocks = document.blocks
    follows = alone and index + 1 < len(blocks) and not _is_headline(blocks[index + 1])
    first = index - 1 if follows and index and _is_headline(blocks[index - 1]) else index
    return _Head(index, first, Day(day, passage.evidence(day.start, day.end)))


def _is_headline(block: Block) -> bool:
    return (
        block.kind in ("paragraph", "heading")
        and len(block.text) <= _LONGEST
        and not _SENTENCE.search(block.text.rstrip())
    )


def _section(document: Document, block: Block) -> Section | None:
    return document.sections[block.section] if block.section is not None else None


def _is_under(section: Section | None, scope: Section | None) -> bool:
    while section is not None and section is not scope:
        section = section.parent
    return section is scope
