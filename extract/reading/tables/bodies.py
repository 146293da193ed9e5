"""Where tables with horizontal rules only may stand: stacks of rules, or borders of bands, with columns of text between."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from extract.reading.layout.draft import Rect, overlap
from extract.reading.layout.marks import BULLET, CAPTION, ENDS_SENTENCE, SOURCE_NOTE, UNIT_NOTE
from extract.reading.layout.runs import Run, em_of
from extract.reading.page.paint import Edge
from extract.reading.tables.aligned import column_edges
from extract.reading.tables.heads import is_value

_SAME_END = 6.0
SAME_LEVEL = 3.0
_LEAST_WIDTH = 80.0
_EDGE = 2.0
"""Points: what reaches the edge of the page, or begins above it, is its ornament."""
_BESIDE = 0.3
"""Share of the height of the lower of two stacks from which on they stand side by side."""
DEEPEST_HEAD = 4
LONGEST_HEAD = 20.0
"""Widths of a character."""


@dataclass(slots=True)
class Body:
    """Rules of one extent with rows between them."""

    x0: float
    x1: float
    levels: list[float]

    @property
    def top(self) -> float:
        """The first rule."""
        return self.levels[0]

    @property
    def bottom(self) -> float:
        """The last rule."""
        return self.levels[-1]

    def beside(self, other: Body) -> bool:
        """Whether two stand side by side."""
        common = overlap(self.top, self.bottom, other.top, other.bottom)
        lower = min(self.bottom - self.top, other.bottom - other.top)
        return common > _BESIDE * lower and overlap(self.x0, self.x1, other.x0, other.x1) < 0

    def covers(self, other: Body) -> bool:
        """Whether the other's extent is a part of this one's."""
        return self.x0 < other.x0 + _SAME_END and other.x1 < self.x1 + _SAME_END


def horizontal_rules(rules: list[Edge], width: float) -> list[Rect]:
    """Long horizontal rules that end within the page; the two edges of a thick bar are one."""
    wide = [
        (x0, top, x1, top)
        for top, x0, x1, length in rules
        if length >= _LEAST_WIDTH and top > 0 and x0 > _EDGE and x1 < width - _EDGE
    ]
    kept: list[Rect] = []
    for rule in sorted(wide, key=lambda r: r[1]):
        if any(
            abs(rule[1] - k[1]) < SAME_LEVEL and overlap(rule[0], rule[2], k[0], k[2]) > 0 for k in kept[-4:]
        ):
            continue
        kept.append(rule)
    return kept


def find_bodies(rules: list[Rect], bands: list[Rect], rows: list[list[Run]]) -> list[Body]:
    """The bodies of tables among the rules and bands of a page."""
    return [
        _to_wider(_from_band(body, bands), rules, rows)
        for stack in stacks(rules)
        for body in _bodies(stack, rows)
    ]


def stacks(rules: list[Rect]) -> list[list[Rect]]:
    """Rules that begin and end at the same x, from top to bottom."""
    stacks: list[list[Rect]] = []
    for rule in rules:
        for stack in stacks:
            if abs(stack[0][0] - rule[0]) < _SAME_END and abs(stack[0][2] - rule[2]) < _SAME_END:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= 2]


def _bodies(stack: list[Rect], rows: list[list[Run]]) -> list[Body]:
    """Each run of rules with columns of text between them; the label of a group may stand between two rules alone."""
    x0, x1 = stack[0][0], stack[0][2]
    levels = [rule[1] for rule in stack]
    bodies: list[Body] = []
    current = [levels[0]]
    for number, (above, below) in enumerate(itertools.pairwise(levels), start=1):
        between = rows_between(rows, x0, x1, above, below)
        columnar = bool(between) and _is_columnar(between, x0, x1)
        if columnar or (len(current) > 1 and _is_group(between, rows, x0, x1, levels[number:])):
            current.append(below)
        else:
            if len(current) > 1:
                bodies.append(Body(x0, x1, current))
            current = [below]
    if len(current) > 1:
        bodies.append(Body(x0, x1, current))
    return bodies


def _is_group(
    between: list[list[Run]], rows: list[list[Run]], x0: float, x1: float, below: list[float]
) -> bool:
    """Whether a line alone between two rules is the label of a group: at the left, with figures in the next row."""
    if len(between) != 1 or len(between[0]) != 1 or len(below) < 2:
        return False
    run = between[0][0]
    em = em_of(run.chars[0])
    if run.x0 > x0 + 2 * em or run.x1 - run.x0 > LONGEST_HEAD * em:
        return False
    following = rows_between(rows, x0, x1, below[0], below[1])[:1]
    return bool(following) and len(following[0]) > 1 and any(is_value(r.text) for r in following[0])


def _from_band(body: Body, bands: list[Rect]) -> Body:
    """A body with the bands of the same extent that end where it begins, which hold upper levels of its head."""
    top = body.top
    for _, upper, x1, lower in sorted(bands, key=lambda b: -b[3]):
        if abs(lower - top) < SAME_LEVEL and abs(x1 - body.x1) < _SAME_END and upper < top - SAME_LEVEL:
            top = upper
    return body if top == body.top else Body(body.x0, body.x1, [top, *body.levels[1:]])


def _to_wider(body: Body, rules: list[Rect], rows: list[list[Run]]) -> Body:
    """A body with the row or two that part it from a rule that runs on over a table beside it."""
    wider = [y for x0, y, x1, _ in rules if x0 < body.x0 + _SAME_END and x1 > body.x1 - _SAME_END]
    levels = body.levels
    for level in (
        max((y for y in wider if y < body.top - SAME_LEVEL), default=None),
        min((y for y in wider if y > body.bottom + SAME_LEVEL), default=None),
    ):
        if level is None:
            continue
        between = rows_between(rows, body.x0, body.x1, min(level, body.bottom), max(level, body.top))
        if 0 < len(between) <= DEEPEST_HEAD and _is_columnar(between, body.x0, body.x1):
            levels = sorted([level, *levels])
    return Body(body.x0, body.x1, levels)


def rows_between(rows: list[list[Run]], x0: float, x1: float, top: float, bottom: float) -> list[list[Run]]:
    """What the printed rows have in a part of the page."""
    found = []
    for row in rows:
        runs = [r for r in row if top < r.middle < bottom and r.x1 > x0 - 3 and r.x0 < x1 + 3]
        if runs:
            found.append(runs)
    return found


def _is_columnar(rows: list[list[Run]], x0: float, x1: float) -> bool:
    """Whether most rows have several texts with gaps in common, and none is a sentence or a caption."""
    alone = [row[0].text for row in rows if len(row) == 1]
    if any(is_note(text) or ENDS_SENTENCE.search(text) for text in alone):
        return False
    rows = [[r for r in row if not BULLET.fullmatch(r.text)] for row in rows]
    several = [row for row in rows if len(row) > 1]
    wrapped = sum(_goes_on(row[0], several) for row in rows if len(row) == 1)
    return len(several) + wrapped >= 0.5 * len(rows) and len(column_edges(rows, x0, x1)) > 2


def _goes_on(run: Run, rows: list[list[Run]]) -> bool:
    """Whether words alone on their line stand in one column of a row, over, under or between its texts: a cell of several lines.

    A number alone between two rules is a bar's of a chart.
    """
    return not is_value(run.text) and any(
        sum(overlap(run.x0, run.x1, r.x0, r.x1) > 0 for r in row) <= 1 for row in rows
    )


def is_note(text: str) -> bool:
    """Whether a text is a caption, a unit or a source, which stand around tables."""
    return bool(CAPTION.match(text) or SOURCE_NOTE.match(text) or UNIT_NOTE.match(text))
