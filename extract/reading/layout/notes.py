"""Footnotes: small print at the foot of a page that opens with a mark."""

from __future__ import annotations

import re

from extract.reading.layout.draft import Draft
from extract.reading.layout.lines import Line
from extract.reading.layout.marks import SOURCE_NOTE, caption

_MARK = re.compile(
    r"^(?:[⁰¹²³⁴-⁹]{1,3}|[\[〔【]\d{1,3}[\]〕】]|[\u2460-\u2473]|\d{1,2}(?=\s*[^\d\s.,、%．）)年月日万亿元个家]))\s*\S"
)
_SMALLER = 0.93


def find_footnotes(draft: Draft, size: float) -> list[Line]:
    """The lines of the page's footnotes, from top to bottom."""
    lines = sorted(draft.lines, key=lambda ln: ln.top)
    small: list[Line] = []
    for line in reversed(lines):
        if line.size > _SMALLER * size:
            break
        small.insert(0, line)
    for index in range(len(small) - 1, -1, -1):
        if caption(small[index].text) or SOURCE_NOTE.match(small[index].text):
            small = small[index + 1 :]
            break
    height = draft.height if draft.turn.degrees in (0, 180) else draft.width
    below_rule = [
        rule
        for rule in draft.rules
        if rule[2] - rule[0] < 0.55 * (draft.width - 60) and rule[1] > 0.3 * height
    ]
    for index, line in enumerate(small):
        ruled = any(-2 <= line.top - rule[1] < 24 for rule in below_rule)
        if ruled or (_MARK.match(line.text) and line.top > 0.55 * height):
            return small[index:]
    return []


def opens_footnote(line: Line) -> bool:
    """Whether a line begins with a footnote's mark."""
    return _MARK.match(line.text) is not None
