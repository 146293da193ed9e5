"""Text files whose lines are cut at the width of a page: where a paragraph goes on, and what repeats on every page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from extract.reading.layout.marks import BREAKS, BULLET, ENDS_CLAUSE, ENTRY, LABEL, numbering

_SHORTEST, _LONGEST, _WINDOW = 40, 120, 10
"""Columns: lines that may be full, and how far the lengths of full lines differ (punctuation hangs, digits are narrow)."""
_FEWEST = 24
_SHARE = 0.45
FIGURE = re.compile(r"(?:[-－+]?[\d,]+(?:\.\d+)?[%％]?|[-－—/]+)$")
"""A cell of figures, or a dash that stands for none."""
_SPACED_UNIT = re.compile(r"\d\s+[年月日万亿元股%]")
_UNBROKEN = re.compile(r"[\x21-\x7e]+")
_NAME_AND_MEANING = re.compile(r"^\S{1,24}(?:\s\S{1,12}){0,2}\s+指(?:\s|$)")


def columns(text: str) -> int:
    """The width of a line as printed, a Chinese character counting two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def full_width(lines: Iterable[str]) -> int | None:
    """The least width, in columns, of a line that was cut at the margin; None where lines are not cut.

    Lines cut at a margin have nearly one length, and many have it.
    """
    counts = Counter(width for line in lines if (width := columns(line.strip())) >= _SHORTEST)
    total = sum(counts.values())
    if total < _FEWEST:
        return None
    windows = {
        start: sum(counts[width] for width in range(start, start + _WINDOW))
        for start in range(_SHORTEST, _LONGEST)
    }
    start = max(windows, key=lambda s: windows[s])
    return start if windows[start] >= _SHARE * total else None


def goes_on(line: str, following: str, full: int) -> bool:
    """Whether the paragraph that a line belongs to goes on with the line below it."""
    # A figure that did not fit on the line was carried over whole.
    carried = _UNBROKEN.match(following)
    length = columns(line) + (len(carried.group()) if carried else 0)
    if length < full or ENDS_CLAUSE.search(line) or is_contents(line) or is_row(line):
        return False
    return not (numbering(following) or BULLET.match(following) or is_row(following) or is_term(following))


def is_contents(line: str) -> bool:
    """A line of a table of contents: 一、声明........320."""
    entry = ENTRY.match(line)
    return entry is not None and entry["page"] is not None


def is_cut_contents(line: str, following: str, full: int) -> bool:
    """The first of two lines of one entry in a table of contents."""
    return columns(line) >= full - _WINDOW and is_contents(following) and not numbering(following)


def is_row(line: str) -> bool:
    """A row of a table that was flattened: its last words are figures, and it is no sentence.

    >>> is_row("2 甲投资 1,500.00 20.00%"), is_row("2020 年 5 月 8 日，公司取得了营业执照")
    (True, False)
    """
    words = line.split()
    if len(words) < 3 or BREAKS.search(line) or _SPACED_UNIT.search(line):
        return False
    return all(FIGURE.match(word) for word in words[-2:])


def is_term(line: str) -> bool:
    """A row of a list of definitions that was flattened: 甲公司 指 甲股份有限公司."""
    return _NAME_AND_MEANING.match(line) is not None


def furniture(pages: Sequence[Sequence[str]]) -> list[tuple[int, str | None, str | None]]:
    """Of each page, how many of its first lines repeat on every page, the running head, and the page number."""
    firsts = Counter(lines[0] for lines in pages if lines)
    running = {line for line, count in firsts.items() if count > max(2, 0.3 * len(pages))}
    numbered = sum(1 for lines in pages if lines and LABEL.match(lines[0])) > 0.6 * len(pages)
    found: list[tuple[int, str | None, str | None]] = []
    for lines in pages:
        taken, head, label = 0, None, None
        if lines and lines[0] in running:
            taken, head = 1, lines[0]
        if (running or numbered) and taken < len(lines) and (match := LABEL.match(lines[taken])) is not None:
            taken, label = taken + 1, match["label"]
        found.append((taken, head, label))
    return found
