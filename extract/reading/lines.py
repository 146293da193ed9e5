"""Characters to printed lines.

Characters come in PDFium's order, which mostly is the order of writing. Runs of them that stand close on one
level are gathered; runs on the same level make a row; where rows have a gutter in common, the page has
columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extract.reading.characters import Char

Boldness = Callable[[Char], bool]
"""Says whether a character is bold."""

_GAP = 1.2
"""Widths of a character by which a run may be interrupted; a wider gap ends it."""
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LATIN = re.compile(r"[A-Za-z0-9,.;:!?%)\]&'\"/@+-]")
_WORD = re.compile(r"[A-Za-z0-9]")


@dataclass(slots=True)
class Run:
    """Characters that stand next to each other on one level."""

    chars: list[Char]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Height of the middle of the run."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """The characters, without the spaces that gaps stand for."""
        return "".join(c["text"] for c in self.chars)


@dataclass(slots=True)
class Line:
    """A printed line; `edges` holds the left and right edge of every character of `text`."""

    text: str
    edges: list[float]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: int = 0
    """How many characters from the start are bold."""
    index: int = -1
    """PDFium's index of the first character."""
    gaps: list[int] = field(default_factory=list)
    """Offsets in `text` of the spaces that stand for a wide gap."""

    @property
    def width(self) -> float:
        """Width of the printed part."""
        return self.x1 - self.x0

    @property
    def is_bold(self) -> bool:
        """Whether the whole line is bold."""
        return 0 < len(self.text) <= self.bold + 1


def runs_of(chars: Iterable[Char]) -> list[Run]:
    """Gather characters into runs, in the order in which they come; blanks are left to the gaps they make."""
    runs: list[Run] = []
    current: Run | None = None
    for char in chars:
        blank = char["text"].isspace()
        if current is not None and _continues(current, char):
            current.chars.append(char)
            if not blank:
                _widen(current, char)
        elif not blank:
            current = Run([char], char["x0"], char["top"], char["x1"], char["bottom"], char["size"])
            runs.append(current)
    for run in runs:
        while run.chars and run.chars[-1]["text"].isspace():
            run.chars.pop()
    return [run for run in runs if run.chars]


def em_of(char: Char) -> float:
    """Width of a full character in the font of `char`; some fonts' boxes are half as high again."""
    width: float = char["x1"] - char["x0"]
    if char["text"] >= "\u2e80" and width > 0:
        return width
    least: float = 0.75 * char["size"]
    return width if width > least else least


def _continues(run: Run, char: Char) -> bool:
    last = run.chars[-1]
    em, least = em_of(last), 0.5 * char["size"]
    if em < least:
        em = least
    if not -0.6 * em < char["x0"] - last["x1"] < _GAP * em:
        return False
    # A superscript is small and off the middle, yet within the line's height.
    top, bottom = char["top"], char["bottom"]
    lower = bottom if bottom < run.bottom else run.bottom
    upper = top if top > run.top else run.top
    height, of_run = bottom - top, run.bottom - run.top
    common: float = lower - upper
    return common > 0.4 * (height if height < of_run else of_run)


def _widen(run: Run, char: Char) -> None:
    """Take the box of a character into that of its run."""
    if char["x1"] > run.x1:
        run.x1 = char["x1"]
    if char["size"] > run.size:
        run.size = char["size"]
    if char["top"] < run.top:
        run.top = char["top"]
    if char["bottom"] > run.bottom:
        run.bottom = char["bottom"]


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that stand on one level, from top to bottom, each row from left to right."""
    rows: list[list[Run]] = []
    levels: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda r: (r.middle, r.x0)):
        if rows:
            top, bottom = levels[-1]
            overlap = min(bottom, run.bottom) - max(top, run.top)
            if overlap > 0.5 * min(bottom - top, run.bottom - run.top):
                rows[-1].append(run)
                # A row's level is that of its tallest run, so that a column of small print does not chain on.
                if run.bottom - run.top > bottom - top:
                    levels[-1] = (run.top, run.bottom)
                continue
        rows.append([run])
        levels.append((run.top, run.bottom))
    for row in rows:
        row.sort(key=lambda r: r.x0)
    return rows


def line_of(row: list[Run], boldness: Boldness | None = None) -> Line:
    """One line from the runs of a row; gaps become a space where a reader sees one."""
    chars = _deduplicated([char for run in row for char in run.chars])
    solid = [c for c in chars if not c["text"].isspace()] or chars
    size = _median([c["size"] for c in solid])
    top, bottom = min(c["top"] for c in solid), max(c["bottom"] for c in solid)
    level = [c for c in solid if c["size"] > 0.8 * size] or solid
    base = _median([c["bottom"] for c in level])
    texts: list[str] = []
    edges: list[float] = []
    gaps: list[int] = []
    previous: Char | None = None
    for char in chars:
        text = char["text"]
        if text.isspace():
            if previous is not None and texts[-1] != " ":
                texts.append(" ")
                edges += [char["x0"], max(char["x0"], char["x1"])]
            continue
        gap = char["x0"] - previous["x1"] if previous is not None else 0.0
        if previous is not None and gap > 0:
            em = max(em_of(previous), em_of(char)) if previous["text"] >= "\u2e80" else em_of(char)
            if gap > _GAP * em:
                if texts[-1] != " ":
                    texts.append(" ")
                    edges += [previous["x1"], char["x0"]]
                gaps.append(len(texts) - 1)
            elif texts[-1] != " " and _is_space(previous["text"], char, gap, em):
                texts.append(" ")
                edges += [previous["x1"], char["x0"]]
        raised = char["size"] < 0.8 * size and char["bottom"] < base - 0.15 * size
        # A mark in brackets is plain as it is; a bare raised digit would read as part of a number before it.
        if raised and text.isdigit() and not _in_brackets(texts):
            text = text.translate(_SUPERSCRIPTS)
        texts += text
        # A ligature's letters share its box; so does a character that PDFium gives as several.
        edges += [char["x0"], char["x1"]] * len(text)
        previous = char
    if texts and texts[-1] == " ":
        texts.pop()
        del edges[-2:]
    bold = 0
    if boldness is not None and boldness(solid[0]):
        bold = next((i for i, c in enumerate(solid) if not boldness(c)), len(solid))
        bold = _with_spaces("".join(texts), bold)
    return Line(
        text="".join(texts),
        edges=edges,
        x0=min(c["x0"] for c in solid),
        top=top,
        x1=max(c["x1"] for c in solid),
        bottom=bottom,
        size=size,
        bold=bold,
        index=solid[0]["index"],
        gaps=gaps,
    )


def _in_brackets(texts: list[str]) -> bool:
    for text in reversed(texts[-4:]):
        if text in "[〔(（":
            return True
        if not text.isdigit():
            break
    return False


def _with_spaces(text: str, solid: int) -> int:
    """How many characters of `text` hold its first `solid` characters that are not spaces."""
    for offset, character in enumerate(text):
        if solid == 0:
            return offset
        solid -= character != " "
    return len(text)


def _is_space(before: str, char: Char, gap: float, em: float) -> bool:
    """Whether a gap without a printed space reads as one: between Latin words, or spaced-out ideographs.

    PDFium knows the font's own space and marks what follows one; between ideographs it is only a finer
    setting.
    """
    after = char["text"]
    if _LATIN.match(before[-1]) and _LATIN.match(after[0]):
        return bool(_WORD.match(after[0]) or _WORD.match(before[-1])) and (
            gap > 0.25 * em or (char["spaced"] and gap > 0.08 * em)
        )
    return gap > 0.9 * em


def _deduplicated(chars: list[Char]) -> list[Char]:
    """Characters from left to right, those printed twice to look bold taken once."""
    chars = sorted(chars, key=lambda c: c["x0"])
    kept: list[Char] = []
    for char in chars:
        text, x0 = char["text"], char["x0"]
        for other in reversed(kept[-3:]):
            if other["text"] == text and not text.isspace():
                width = max(other["x1"] - other["x0"], 0.1)
                if x0 - other["x0"] < 0.35 * width and abs(char["top"] - other["top"]) < 0.35 * char["size"]:
                    break
        else:
            kept.append(char)
    return kept


def _median(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def joint(before: str, after: str) -> str:
    """What stands between two lines of one paragraph: a space between Latin words, else nothing.

    Digits on both sides belong to one number.
    """
    if not before or not after or before[-1] == " " or after[0] == " ":
        return ""
    words = _WORD.match(before[-1]) and _WORD.match(after[0])
    return " " if words and not (before[-1].isdigit() and after[0].isdigit()) else ""
