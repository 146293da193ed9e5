"""Paragraphs with which the next items of a list have been run together: …支持。3．支持…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.records.policies.body_lists import outermost
from extract.records.policies.lines import Line
from extract.records.policies.marks import Mark, mark_of

_CLOSED = re.compile(r"[。；;：:！？]\s*")
_MARKS = ("（(【[〔《“", "）)】]〕》”")
_LONGEST_MARK = 24


def split(line: Line, open_lists: dict[str, int], after: Mark | None = None) -> Iterator[Line]:
    """The items of a paragraph: it is cut where the next number of an open list stands behind a closing mark.

    `open_lists`: the last number of every list that may go on. A list may also begin behind a colon, where
    the paragraph, or the mark of the one `after` it, has its second number too.
    """
    last = dict(open_lists)
    first = mark_of(line.text)
    if first is not None:
        last[first.kind] = first.value
    found = list(_inner(line.text))
    start = 0
    for index, (place, mark) in enumerate(found):
        later = {
            (m.kind, m.value) for m in (*(m for _, m in found[index + 1 :]), *([after] if after else []))
        }
        begins = (
            mark.value == 1 and line.text[:place].rstrip().endswith(("：", ":")) and (mark.kind, 2) in later
        )
        if begins or last.get(mark.kind) == mark.value - 1 > 0:
            last[mark.kind] = mark.value
            yield line.slice(start, place)
            start = place
    yield line.slice(start, len(line.text)) if start else line


def _inner(text: str) -> Iterator[tuple[int, Mark]]:
    """The marks inside a paragraph behind closing marks, outside brackets, with their places."""
    inside = {place for start, end in outermost(text, _MARKS) for place in range(start, end + 1)}
    for match in _CLOSED.finditer(text):
        place = match.end()
        if place >= len(text) or place in inside:
            continue
        mark = mark_of(text[place : place + _LONGEST_MARK])
        if mark is not None and not (mark.kind == "number" and text[place - 1] in "：:" and mark.value > 1):
            yield place, mark
