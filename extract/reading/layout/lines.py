"""Characters to printed lines.

Characters come in PDFium's order, which mostly is the order of writing. Runs of them that stand close on one
level are gathered; runs on the same level make a row; where rows have a gutter in common, the page has
columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter, sub
from string import ascii_letters, digits

from extract.reading.layout.runs import GAP, Boldness, Run, em_of
from extract.reading.page.characters import Char

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = 0.08
"""Share of the size of a line by which the middle of a raised digit stands above it at least."""
_LEAST_GAP = 0.08
"""Widths of a character from which on a gap may be a space, where PDFium sees one."""
_WORD = frozenset(ascii_letters + digits)
_LATIN = _WORD | frozenset(",.;:!?%)]&'\"/@+-")
_OF_FIGURE = frozenset(digits + ".,+-")


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


def line_of(row: list[Run], boldness: Boldness | None = None) -> Line:
    """One line from the runs of a row; gaps become a space where a reader sees one."""
    chars = _deduplicated([char for run in row for char in run.chars])
    solid = [c for c in chars if not c["text"].isspace()] or chars
    every = [c["size"] for c in solid]
    # Boxes of Latin letters may be a third higher in the same line: where ideographs stand they give the size.
    sizes = [c["size"] for c in solid if "\u4e00" <= c["text"] < "\ufa00"]
    size = _median(sizes if len(sizes) > 1 else every)
    small = 0.8 * size
    # Few lines hold smaller print, which alone may be raised.
    base, middle = (
        _level([c for c in solid if c["size"] > small] or solid, size) if min(every) < small else (0.0, 0.0)
    )
    texts: list[str] = []
    edges: list[float] = []
    gaps: list[int] = []
    previous: Char | None = None
    right = 0.0
    for char in chars:
        text, x0, x1 = char["text"], char["x0"], char["x1"]
        if text.isspace():
            if previous is not None and texts[-1] != " ":
                texts.append(" ")
                edges += (x0, x1 if x1 > x0 else x0)
            continue
        # A gap that is no share of the character's own width is none in any measure.
        if previous is not None and x0 > right and x0 - right > _LEAST_GAP * (x1 - x0):
            gap = x0 - right
            em = max(em_of(previous), em_of(char)) if previous["text"] >= "\u2e80" else em_of(char)
            wide = gap > GAP * em
            if texts[-1] != " " and (wide or _is_space(previous["text"], char, gap, em)):
                texts.append(" ")
                edges += (right, x0)
            if wide:
                gaps.append(len(texts) - 1)
        # A mark in brackets is plain as it is; a bare raised digit would read as part of a number before it.
        if char["size"] < small and text.isdigit() and not _in_brackets(texts):
            if char["bottom"] < base and char["top"] + char["bottom"] < middle:
                text = text.translate(_SUPERSCRIPTS)
        texts += text
        edges += (x0, x1)
        if len(text) > 1:
            # A ligature's letters share its box; so does a character that PDFium gives as several.
            edges += (x0, x1) * (len(text) - 1)
        previous, right = char, x1
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
        x0=solid[0]["x0"],
        top=min([c["top"] for c in solid]),
        x1=max([c["x1"] for c in solid]),
        bottom=max([c["bottom"] for c in solid]),
        size=size,
        bold=bold,
        index=solid[0]["index"],
        gaps=gaps,
    )


def _level(chars: list[Char], size: float) -> tuple[float, float]:
    """The bottom, and twice the middle, above which a character is raised."""
    # The boxes of digits may only be smaller than those of ideographs, about the same middle.
    base = _median([c["bottom"] for c in chars]) - 0.15 * size
    return base, _median([c["top"] + c["bottom"] for c in chars]) - 2 * _RAISED * size


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
    if before[-1] in _LATIN and after[0] in _LATIN:
        # The digits of a figure may be set unevenly.
        marked = char["spaced"] and not (before[-1] in _OF_FIGURE and after[0].isdigit())
        return (after[0] in _WORD or before[-1] in _WORD) and (
            gap > 0.25 * em or (marked and gap > _LEAST_GAP * em)
        )
    return gap > 0.9 * em


def _deduplicated(chars: list[Char]) -> list[Char]:
    """Characters from left to right, those printed twice to look bold taken once."""
    chars = sorted(chars, key=itemgetter("x0"))
    starts = [c["x0"] for c in chars]
    nearest = min(map(sub, starts[1:], starts), default=0.0)
    if nearest >= 0.35 * max([0.1, *[c["x1"] - c["x0"] for c in chars]]):
        return chars
    kept: list[Char] = []
    for char in chars:
        text, x0 = char["text"], char["x0"]
        for other in kept[:-4:-1]:
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
    words = before[-1] in _WORD and after[0] in _WORD
    return " " if words and not (before[-1].isdigit() and after[0].isdigit()) else ""
