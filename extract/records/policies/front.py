"""The first pages of a document: where its title stands and where its table of contents ends."""

from __future__ import annotations

import re

from extract.records.names import name_key
from extract.records.policies.labels import label_of
from extract.records.policies.lines import Line

_PAGE_NUMBER = re.compile(r"[.．…·\s]*\d*$")
_HEAD, _CONTENTS, _TITLE_LINES, _SHORTEST_TITLE = 60, 120, 6, 6


def title_span(lines: list[Line], title: str | None) -> tuple[int, int] | None:
    """First and past-the-last index of the paragraphs that together are the document's title."""
    wanted = name_key(title or "")
    lines = lines[:_HEAD]
    for start in range(len(lines) if wanted else 0):
        joined = ""
        for end in range(start, min(start + _TITLE_LINES, len(lines))):
            joined += name_key(lines[end].text)
            if joined == wanted:
                return start, end + 1
            if not wanted.startswith(joined):
                break
    for start, line in enumerate(lines):
        # A cover may print the title without its year, or with more than the title.
        own = name_key(line.text)
        if min(len(own), len(wanted)) <= _SHORTEST_TITLE or label_of(line.text) is not None:
            continue
        longer = wanted in own and len(own) < 1.3 * len(wanted)
        if longer or (wanted.startswith(own) and len(own) > 0.7 * len(wanted)):
            return start, start + 1
    return None


def contents_end(lines: list[Line], at: int) -> int | None:
    """Where the headings listed under 目录 end: at the first of them in the text; None for other lines."""
    first = at + 1
    if "".join(lines[at].text.split()) not in ("目录", "目次") or first >= len(lines):
        return None
    key = name_key(_PAGE_NUMBER.sub("", lines[first].text))
    for end in range(first + 1, min(first + _CONTENTS, len(lines))):
        if name_key(lines[end].text) == key:
            return end
    return None
