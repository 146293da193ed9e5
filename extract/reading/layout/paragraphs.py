"""Lines to paragraphs: by indentation, by lines that end early, by distance, by size and by marks."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from extract.reading.layout.lines import Line
from extract.reading.layout.margins import SAME_SIZE, SHORT, Margins
from extract.reading.layout.marks import (
    BULLET,
    ENDS_CLAUSE,
    ENDS_SENTENCE,
    SOURCE_NOTE,
    TABLE_NOTE,
    UNIT_NOTE,
    caption,
    numbering,
    opens_item,
)

_TITLE, _REST = 1.3, 0.6
"""How much larger than a character of the body the print of a title is, and how much shorter its second line."""
_DEEP, _SEVERAL = 5.0, 3
_LABEL = 12.0
"""How wide a line may be at most, in characters, that is a label above what follows."""
_LABELLED = re.compile(r"[^\s：:，。；（）()]{2,12}\s*[：:]\s*\S")
"""One of several facts, a line each: 联系人：某某."""
_DATE_LINE = re.compile(r"^[（(]?\s*(?:\d{4}|二[〇○零０Ｏ]..)\s*年")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    indented: bool
    full: bool
    """Whether the last line reaches the right margin, so that the paragraph may go on elsewhere."""
    centered: bool

    @property
    def text(self) -> str:
        """The lines run together, for looking at, not for offsets."""
        return "".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Height of the first line."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.is_bold for line in self.lines)


def paragraphs_of(lines: list[Line], margins: Margins) -> list[Paragraph]:
    """Group consecutive lines into paragraphs."""
    found: list[Paragraph] = []
    breaking = _breaking_off(lines, margins)
    for band in _bands(lines):
        own = _own_margins(band, margins)
        pitch = _usual_gap(band)
        hanging = _flush_share(band, own) > 0.3
        current: list[Paragraph] = []
        for line in band:
            previous = current[-1] if current else None
            if previous is not None and (
                _is_rest_of_title(line, previous.lines[-1], margins)
                or not _begins(line, previous, own, pitch, hanging, breaking)
            ):
                previous.lines.append(line)
                previous.full = not own.short(line)
                previous.centered = previous.centered and margins.centered(line)
                continue
            current.append(Paragraph([line], own.indented(line), not own.short(line), margins.centered(line)))
        found += current
    return found


def _bands(lines: list[Line]) -> list[list[Line]]:
    """Lines parted where a wide gap, or a change of both margins, sets a block of text off."""
    gaps = sorted(b.top - a.bottom for a, b in itertools.pairwise(lines) if b.top > a.top)
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    bands: list[list[Line]] = []
    for line in lines:
        if bands:
            last = bands[-1][-1]
            if line.top - last.bottom <= max(usual, 0.0) + 0.9 * last.size and line.top >= last.top:
                bands[-1].append(line)
                continue
        bands.append([line])
    return bands


def _own_margins(band: list[Line], margins: Margins) -> Margins:
    """The margins of a block that is narrower than its zone, where its lines show that they are its own."""
    if len(band) < 3:
        return margins
    left, right = min(ln.x0 for ln in band), max(ln.x1 for ln in band)
    flush = sum(abs(ln.x0 - left) < 0.3 * margins.em for ln in band)
    justified = sum(right - ln.x1 < SHORT * margins.em for ln in band[:-1])
    narrower = left - margins.left > 0.5 * margins.em or margins.right - right > SHORT * margins.em
    if narrower and flush >= 2 and justified >= 0.6 * (len(band) - 1):
        return Margins(left, right, margins.em)
    return margins


def _usual_gap(lines: list[Line]) -> float:
    gaps = sorted(b.top - a.bottom for a, b in itertools.pairwise(lines) if b.top > a.top)
    return gaps[len(gaps) // 3] if gaps else 0.0


def _flush_share(lines: list[Line], margins: Margins) -> float:
    return sum(not margins.indented(line) for line in lines) / max(1, len(lines))


def _breaking_off(lines: list[Line], margins: Margins) -> bool:
    """Whether indented lines may break off unfinished: not where most end early, as headlines over flush text do."""
    opening = [line for line in lines if margins.indented(line) and not margins.centered(line)]
    return len(opening) < _SEVERAL or 2 * sum(map(margins.short, opening)) <= len(opening)


def _begins(
    line: Line, paragraph: Paragraph, margins: Margins, pitch: float, hanging: bool, breaking: bool
) -> bool:
    last = paragraph.lines[-1]
    if abs(line.size - last.size) > SAME_SIZE * max(line.size, last.size) and not _mixed(line, last):
        return True
    gap = line.top - last.bottom
    if gap > max(pitch, 0) + 0.65 * min(line.size, last.size):
        return True
    if (
        caption(line.text)
        or SOURCE_NOTE.match(line.text)
        or TABLE_NOTE.match(line.text)
        or UNIT_NOTE.match(line.text)
    ):
        return True
    if caption(last.text) or UNIT_NOTE.match(last.text):
        return True
    labelled = _LABELLED.match(line.text) and _LABELLED.match(paragraph.lines[0].text)
    if labelled and (margins.short(last) or margins.centered(last)):
        return True
    if paragraph.centered or margins.centered(line):
        return not (
            paragraph.centered
            and margins.centered(line)
            and abs(line.size - last.size) < 0.3
            and line.is_bold == last.is_bold
            and not ENDS_SENTENCE.search(last.text)
            and numbering(line.text) is None
            and not _DATE_LINE.match(line.text)
        )
    if margins.short(last):
        # A line that ends early ends its paragraph, unless the next word was merely too long for it; where
        # paragraphs are indented, a flush line goes on with one that was not finished, if that is no mere label.
        unfinished = (
            hanging
            and breaking
            and paragraph.indented
            and (len(paragraph.lines) > 1 or last.width > _LABEL * margins.em)
            and not margins.indented(line)
            and not ENDS_CLAUSE.search(last.text)
        )
        return not (_unbreakable(line, last, margins) or (unfinished and numbering(line.text) is None))
    if BULLET.match(line.text):
        return True
    if _hangs(line, paragraph):
        return False
    if margins.indented(line):
        deep = line.x0 - margins.left > _DEEP * margins.em
        return ((hanging or not paragraph.indented or len(paragraph.lines) > 1) and not deep) or abs(
            line.x0 - last.x0
        ) > 8 * margins.em
    if numbering(line.text) is not None and ENDS_SENTENCE.search(last.text):
        return True
    return line.is_bold and not last.is_bold and ENDS_SENTENCE.search(last.text) is not None


def _hangs(line: Line, paragraph: Paragraph) -> bool:
    """Whether a line goes on with a list item whose later lines are set further in than its mark."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    if not opens_item(first.text) or opens_item(line.text) or line.x0 <= first.x0 + 1:
        return False
    return len(paragraph.lines) == 1 or abs(line.x0 - last.x0) < 1.0


def _is_rest_of_title(line: Line, last: Line, margins: Margins) -> bool:
    """Whether a line stands in the middle under a title that filled the line above."""
    same = abs(line.size - last.size) < 0.3 and line.is_bold == last.is_bold
    large = line.is_bold or line.size > _TITLE * margins.em
    middle = abs(line.x0 + line.x1 - last.x0 - last.x1) < margins.em
    full = not margins.short(last) and line.width < _REST * last.width
    below = line.top > last.bottom - line.size
    ended = ENDS_CLAUSE.search(last.text) or numbering(line.text) or _DATE_LINE.match(line.text)
    return same and large and middle and full and below and not ended


def _mixed(line: Line, last: Line) -> bool:
    """Lines of Latin letters or figures come out lower than those with ideographs, or with more than one; size alone then
    says nothing."""
    plain = [ln for ln in (line, last) if sum("\u4e00" <= c <= "\u9fff" for c in ln.text) < 2]
    return len(plain) == 1 and abs(line.size - last.size) < 0.35 * max(line.size, last.size)


def _unbreakable(line: Line, last: Line, margins: Margins) -> bool:
    """Whether the line begins with a word or number that had no room left above."""
    length = 0
    for character in line.text:
        if not (character.isascii() and not character.isspace()):
            break
        length += 1
    if length < 3 or margins.indented(line):
        return False
    width = line.edges[2 * length - 1] - line.edges[0]
    return margins.right - last.x1 < width + 0.6 * margins.em and not ENDS_SENTENCE.search(last.text)
