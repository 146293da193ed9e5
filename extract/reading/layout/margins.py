"""Where the body's lines begin and end, on a page and in a column of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extract.reading.layout.draft import Draft, Zone
from extract.reading.layout.lines import Line

SAME_SIZE = 0.12
"""Share by which sizes of print may differ that are the same."""
SHORT = 1.8
"""Widths of a character by which a line may end before the margin and be full."""
_INDENT = 0.8


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
        return self.right - line.x1 > SHORT * self.em

    def centered(self, line: Line) -> bool:
        """Whether the line stands in the middle, away from both margins."""
        before, after = line.x0 - self.left, self.right - line.x1
        wide = min(before, after) > 2.2 * self.em
        return wide and abs(before - after) < max(1.6 * self.em, 0.15 * (before + after))


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
        body = [ln for ln in draft.lines if abs(ln.size - size) < SAME_SIZE * size and len(ln.text) > 12]
        if len(draft.zones) and body:
            lefts[round(min(ln.x0 for ln in body))] += len(body)
            rights[round(sorted(ln.x1 for ln in body)[-max(1, len(body) // 8)])] += len(body)
    if not lefts:
        return 0.0, 0.0
    return float(lefts.most_common(1)[0][0]), float(rights.most_common(1)[0][0])


def margins_of(zone: Zone, size: float, page: tuple[float, float], one_column: bool) -> Margins:
    """The margins of a zone: its own where it has enough lines, else those of most pages."""
    lines = [i for i in zone.items if isinstance(i, Line)]
    body = [ln for ln in lines if abs(ln.size - size) < SAME_SIZE * size] or lines
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
