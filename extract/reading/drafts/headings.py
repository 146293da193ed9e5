"""Headings of drafts that are known by their numbering alone."""

from __future__ import annotations

from extract.reading.layout.marks import ENDS_CLAUSE, caption, numbering

_LEVELS = {
    "part": 1,
    "chapter": 1,
    "annex": 1,
    "section": 2,
    "cn": 2,
    "cn_paren": 3,
    "decimal2": 3,
    "number": 4,
    "decimal3": 4,
}
_LONGEST = 40


def heading_level(text: str) -> int | None:
    """The level of a paragraph that looks like a heading: short, numbered, without an end; else None."""
    mark = numbering(text)
    if mark is None or mark[0] not in _LEVELS or len(text) > _LONGEST or ENDS_CLAUSE.search(text):
        return None
    return None if "，" in text else _LEVELS[mark[0]]


def is_caption(text: str) -> bool:
    """Whether a paragraph is the caption of a table or figure."""
    return caption(text) is not None
