"""Lines to paragraphs: by indentation, by lines that end early, by distance, by size and by marks."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from extract.reading.draft import Draft, Zone
from extract.reading.lines import Line
from extract.reading.marks import (
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

_SAME_SIZE = 0.12
_SHORT = 1.8
_INDENT = 0.8
_DEEP = 5.0
_DATE_LINE = re.compile(r"^[（(]?\s*(?:\d{4}|二[〇○零０Ｏ]..)\s*年")


@dataclass(slots=True)
class Margins:
    """Where the body's lines begin and end, and how wide a character is."""

    left: float
    right: float
    em: float

    def indented(self, line: Line) -> bool:
        """Whether the line begins right of the margin, as a paragraph's first does."""
        return line.x0 - self.left > _INDENT * self.em

    def short(self, line: Line) -> bool:
        """Whether the line ends well before the margin, as a paragraph's last does."""
        return self.right - line.x1 > _SHORT * self.em

    def centered(self, line: Line) -> bool:
        """Whether the line stands in the middle, away from both margins."""
        before, after = line.x0 - self.left, self.right - line.x1
        wide = min(before, after) > 2.2 * self.em
        return wide and abs(before - after) < max(1.6 * self.em, 0.15 * (before + after))


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


def body_size(drafts: list[Draft]) -> float:
    """The height of a line of the body: that of most characters."""
    weights: Counter[float] = Counter()
    for draft in drafts:
        for line in draft.lines:
            weights[round(2 * line.size) / 2] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 10.5


def page_margins(drafts: list[Draft], size: float) -> tuple[float, float]:
    """Left and right margin of most pages."""
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for draft in drafts:
        body = [ln for ln in draft.lines if abs(ln.size - size) < _SAME_SIZE * size and len(ln.text) > 12]
        if len(draft.zones) and body:
            lefts[round(min(ln.x0 for ln in body))] += len(body)
            rights[round(sorted(ln.x1 for ln in body)[-max(1, len(body) // 8)])] += len(body)
    if not lefts:
        return 0.0, 0.0
    return float(lefts.most_common(1)[0][0]), float(rights.most_common(1)[0][0])


def margins_of(zone: Zone, size: float, page: tuple[float, float], one_column: bool) -> Margins:
    """The margins of a zone: its own where it has enough lines, else those of most pages."""
    lines = [i for i in zone.items if isinstance(i, Line)]
    body = [ln for ln in lines if abs(ln.size - size) < _SAME_SIZE * size] or lines
    em = _em(body) if body else size
    long = [ln for ln in body if len(ln.text) > 12]
    if len(long) >= 4:
        left = min(ln.x0 for ln in long)
        right = sorted(ln.x1 for ln in long)[-max(1, len(long) // 8)]
    elif body:
        left, right = min(ln.x0 for ln in body), max(ln.x1 for ln in body)
    else:
        left, right = page
    if one_column and page[1] > page[0]:
        left = (
            page[0]
            if len(long) < 4 or (abs(left - page[0]) < 3 * em and left > page[0])
            else min(left, page[0] + 3 * em)
        )
        right = page[1] if len(long) < 4 or right < page[1] - 2 * em else right
    return Margins(left, right, em)


def _em(lines: list[Line]) -> float:
    widths: Counter[float] = Counter()
    for line in lines[:12]:
        for i, ch in enumerate(line.text):
            if ch >= "\u4e00":
                widths[round(line.edges[2 * i + 1] - line.edges[2 * i], 1)] += 1
    if widths:
        return widths.most_common(1)[0][0]
    return sorted(line.size for line in lines)[len(lines) // 2] * 0.8


def paragraphs_of(lines: list[Line], margins: Margins) -> list[Paragraph]:
    """Group consecutive lines into paragraphs."""
    found: list[Paragraph] = []
    for band in _bands(lines):
        own = _own_margins(band, margins)
        pitch = _usual_gap(band)
        hanging = _flush_share(band, own) > 0.3
        current: list[Paragraph] = []
        for line in band:
            previous = current[-1] if current else None
            if previous is not None and not _begins(line, previous, own, pitch, hanging):
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
    justified = sum(right - ln.x1 < _SHORT * margins.em for ln in band[:-1])
    narrower = left - margins.left > 0.5 * margins.em or margins.right - right > _SHORT * margins.em
    if narrower and flush >= 2 and justified >= 0.6 * (len(band) - 1):
        return Margins(left, right, margins.em)
    return margins


def _usual_gap(lines: list[Line]) -> float:
    gaps = sorted(b.top - a.bottom for a, b in itertools.pairwise(lines) if b.top > a.top)
    return gaps[len(gaps) // 3] if gaps else 0.0


def _flush_share(lines: list[Line], margins: Margins) -> float:
    return sum(not margins.indented(line) for line in lines) / max(1, len(lines))


def _begins(line: Line, paragraph: Paragraph, margins: Margins, pitch: float, hanging: bool) -> bool:
    last = paragraph.lines[-1]
    if abs(line.size - last.size) > _SAME_SIZE * max(line.size, last.size) and not _mixed(line, last):
        return True
    if line.top < last.top:
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
        # paragraphs are indented, a flush line goes on with one that was not finished.
        unfinished = (
            hanging
            and paragraph.indented
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


def _mixed(line: Line, last: Line) -> bool:
    """Lines of Latin letters or figures only come out lower than those with ideographs; size alone then says
    nothing."""
    plain = [ln for ln in (line, last) if not any("\u4e00" <= c <= "\u9fff" for c in ln.text)]
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
