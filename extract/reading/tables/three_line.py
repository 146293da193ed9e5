"""Tables with horizontal rules or shaded bands only: 三线表, those with a rule under every row, zebra tables.

Rules and the borders of bands that begin and end at the same x are a stack. Between them, and as long as the rows
above and below fit its columns, text is a table's; so are the labels left of it. Stacks side by side are tables of
their own, whatever rule runs over both.
"""

from __future__ import annotations

import itertools
import statistics
from dataclasses import dataclass

from extract.reading.layout.columns import columns_of
from extract.reading.layout.draft import DraftTable, Rect, overlap
from extract.reading.layout.marks import BULLET, CAPTION, ENDS_SENTENCE, SOURCE_NOTE, UNIT_NOTE
from extract.reading.layout.runs import Boldness, Run, em_of
from extract.reading.page.paint import Edge
from extract.reading.tables.aligned import column_edges, place, row_starts, split_runs, to_table
from extract.reading.tables.heads import is_value
from extract.reading.tables.rows import head_lines, table_rows, unstaggered, widen_heads

_SAME_END = 6.0
_SAME_LEVEL = 3.0
_LEAST_WIDTH = 80.0
_EDGE = 2.0
"""Points: what reaches the edge of the page, or begins above it, is its ornament."""
_BESIDE = 0.3
"""Share of the height of the lower of two stacks from which on they stand side by side."""
_NEAR_LABEL = 30.0
"""Widths of a character that the longest label left of a table's rules may have."""
_DEEPEST_HEAD = 4
_LONGEST_HEAD = 20.0
_STACKED = 0.3
_FAR = 2.5
"""Heights of a row by which the first ones may stand apart."""
_LINE, _MUCH, _FEW_ROWS = 24.0, 0.4, 6
"""Widths of a character from which on a text is a line of prose; what share of the rows, and of how many, are such."""


@dataclass(slots=True)
class _Body:
    """Rules of one extent with rows between them."""

    x0: float
    x1: float
    levels: list[float]

    @property
    def top(self) -> float:
        return self.levels[0]

    @property
    def bottom(self) -> float:
        return self.levels[-1]

    def beside(self, other: _Body) -> bool:
        """Whether two stand side by side."""
        common = overlap(self.top, self.bottom, other.top, other.bottom)
        lower = min(self.bottom - self.top, other.bottom - other.top)
        return common > _BESIDE * lower and overlap(self.x0, self.x1, other.x0, other.x1) < 0

    def covers(self, other: _Body) -> bool:
        """Whether the other's extent is a part of this one's."""
        return self.x0 < other.x0 + _SAME_END and other.x1 < self.x1 + _SAME_END


def find_three_line(
    rules: list[Rect], bands: list[Rect], rows: list[list[Run]], boldness: Boldness
) -> list[DraftTable]:
    """Tables between stacked rules of the same extent; `rows` are the printed rows outside ruled tables."""
    rows = split_runs(rows)
    bodies = [
        _to_wider(_from_band(body, bands), rules, rows)
        for stack in _stacks(rules)
        for body in _bodies(stack, rows)
    ]
    pairs = [(a, b) for a, b in itertools.combinations(bodies, 2) if a.beside(b)]
    whole = [w for w in bodies if any(w.covers(a) and w.covers(b) for a, b in pairs)]
    found: list[DraftTable] = []
    for body in [*(b for b in bodies if b not in whole), *whole]:
        if any(_clash(body, other) for other in found):
            continue
        others = [b for b in bodies if b is not body and b not in whole]
        table = _table(body, others, rows, boldness)
        if table is not None and not any(table.meets(other) for other in found):
            found.append(table)
    return found


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
            abs(rule[1] - k[1]) < _SAME_LEVEL and overlap(rule[0], rule[2], k[0], k[2]) > 0 for k in kept[-4:]
        ):
            continue
        kept.append(rule)
    return kept


def _stacks(rules: list[Rect]) -> list[list[Rect]]:
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


def _bodies(stack: list[Rect], rows: list[list[Run]]) -> list[_Body]:
    """Each run of rules with columns of text between them; the label of a group may stand between two rules alone."""
    x0, x1 = stack[0][0], stack[0][2]
    levels = [rule[1] for rule in stack]
    bodies: list[_Body] = []
    current = [levels[0]]
    for number, (above, below) in enumerate(itertools.pairwise(levels), start=1):
        between = _rows_between(rows, x0, x1, above, below)
        columnar = bool(between) and _is_columnar(between, x0, x1)
        if columnar or (len(current) > 1 and _is_group(between, rows, x0, x1, levels[number:])):
            current.append(below)
        else:
            if len(current) > 1:
                bodies.append(_Body(x0, x1, current))
            current = [below]
    if len(current) > 1:
        bodies.append(_Body(x0, x1, current))
    return bodies


def _is_group(
    between: list[list[Run]], rows: list[list[Run]], x0: float, x1: float, below: list[float]
) -> bool:
    """Whether a line alone between two rules is the label of a group: at the left, with figures in the next row."""
    if len(between) != 1 or len(between[0]) != 1 or len(below) < 2:
        return False
    run = between[0][0]
    em = em_of(run.chars[0])
    if run.x0 > x0 + 2 * em or run.x1 - run.x0 > _LONGEST_HEAD * em:
        return False
    following = _rows_between(rows, x0, x1, below[0], below[1])[:1]
    return bool(following) and len(following[0]) > 1 and any(is_value(r.text) for r in following[0])


def _from_band(body: _Body, bands: list[Rect]) -> _Body:
    """A body with the bands of the same extent that end where it begins, which hold upper levels of its head."""
    top = body.top
    for _, upper, x1, lower in sorted(bands, key=lambda b: -b[3]):
        if abs(lower - top) < _SAME_LEVEL and abs(x1 - body.x1) < _SAME_END and upper < top - _SAME_LEVEL:
            top = upper
    return body if top == body.top else _Body(body.x0, body.x1, [top, *body.levels[1:]])


def _to_wider(body: _Body, rules: list[Rect], rows: list[list[Run]]) -> _Body:
    """A body with the row or two that part it from a rule that runs on over a table beside it."""
    wider = [y for x0, y, x1, _ in rules if x0 < body.x0 + _SAME_END and x1 > body.x1 - _SAME_END]
    levels = body.levels
    for level in (
        max((y for y in wider if y < body.top - _SAME_LEVEL), default=None),
        min((y for y in wider if y > body.bottom + _SAME_LEVEL), default=None),
    ):
        if level is None:
            continue
        between = _rows_between(rows, body.x0, body.x1, min(level, body.bottom), max(level, body.top))
        if 0 < len(between) <= _DEEPEST_HEAD and _is_columnar(between, body.x0, body.x1):
            levels = sorted([level, *levels])
    return _Body(body.x0, body.x1, levels)


def _rows_between(rows: list[list[Run]], x0: float, x1: float, top: float, bottom: float) -> list[list[Run]]:
    found = []
    for row in rows:
        runs = [r for r in row if top < r.middle < bottom and r.x1 > x0 - 3 and r.x0 < x1 + 3]
        if runs:
            found.append(runs)
    return found


def _is_columnar(rows: list[list[Run]], x0: float, x1: float) -> bool:
    """Whether most rows have several texts with gaps in common, and none is a sentence or a caption."""
    alone = [row[0].text for row in rows if len(row) == 1]
    if any(_is_note(text) or ENDS_SENTENCE.search(text) for text in alone):
        return False
    rows = [[r for r in row if not BULLET.fullmatch(r.text)] for row in rows]
    several = sum(len(row) > 1 for row in rows)
    return several >= 0.5 * len(rows) and len(column_edges(rows, x0, x1)) > 2


def _table(body: _Body, others: list[_Body], rows: list[list[Run]], boldness: Boldness) -> DraftTable | None:
    x0 = _with_labels(body, others, rows)
    printed = _rows_between(rows, x0, body.x1, body.top, body.bottom)
    top, bottom, levels = body.top, body.bottom, body.levels
    limit = min((b.top for b in others if b.top > bottom - _SAME_LEVEL and _share(b, body)), default=1e9)
    below = _fitting(printed, _rows_between(rows, x0, body.x1, bottom, limit))
    above = _head_above(printed, _rows_between(rows, x0, body.x1, top - 200, top))
    if above:
        top = min(r.top for r in above[0]) - 1
        levels = [top, *levels]
    if below:
        bottom = max(r.bottom for r in below[-1]) + 1
        levels = [*levels, bottom]
    printed = unstaggered([*above, *printed, *below])
    while len(printed) > 2 and (skip := _before_table(printed, x0)):
        printed = printed[skip:]
        top = min(r.top for r in printed[0]) - 1
        levels = [top, *(level for level in levels if level > top)]
    if len(printed) < 2 or _is_stacked(printed):
        return None
    first = (
        next((i for i, row in enumerate(printed) if row[0].middle > levels[1]), 0) if len(levels) > 2 else 0
    )
    head, rest = printed[:first], printed[first:]
    valued = [row for row in rest if len(row) > 1 and any(is_value(r.text) for r in row)]
    edges = column_edges(valued if len(valued) > 2 else rest, x0, body.x1, head)
    if len(edges) < 3 or (len(valued) < 3 and _is_prose(printed)):
        return None
    if len(body.levels) == 2 and _runs_on(printed):
        return None
    grid = place(printed, edges)
    box = (x0, top, body.x1, bottom)
    if len(levels) > 3 and len(levels) - 1 >= 0.7 * len(row_starts(grid)) and not below:
        # A rule under every row: the rules say where rows begin.
        starts, bounds = [], [top]
        for upper, lower in itertools.pairwise(levels):
            line = next((i for i, row in enumerate(printed) if upper < row[0].middle < lower), None)
            if line is not None:
                starts.append(line)
                bounds.append(lower)
        return to_table(grid, box, starts, "three_line", boldness, bounds)
    if any(is_value(r.text) for row in head for r in row):
        head = []
    depth = len(head) or head_lines(grid)
    widen_heads(grid, depth)
    starts = table_rows(grid, depth)
    if head:
        starts = sorted({*starts, len(head)})
    if len(starts) < 2:
        return None
    return to_table(grid, box, starts, "three_line", boldness)


def _with_labels(body: _Body, others: list[_Body], rows: list[list[Run]]) -> float:
    """The left edge of a table whose labels stand left of its rules or its shade."""
    printed = [row for row in rows if body.top < row[0].middle < body.bottom]
    valued = [
        row
        for row in printed
        if any(is_value(r.text) for r in row if body.x0 - 3 < r.x0 and r.x1 < body.x1 + 3)
    ]
    beside = max((b.x1 for b in others if b.beside(body) and b.x1 < body.x0), default=0.0)
    labels: list[Run] = []
    for row in valued:
        left = [r for r in row if beside < r.x0 and r.x1 < body.x0 + 3]
        inside = [r for r in row if body.x0 - 3 < r.x0 < body.x1]
        if len(left) == 1 and not is_value(left[0].text) and inside and all(is_value(r.text) for r in inside):
            labels.append(left[0])
    if len(valued) < 2 or len(labels) < 0.7 * len(valued):
        return body.x0
    if any(r.x1 - r.x0 > _NEAR_LABEL * em_of(r.chars[0]) for r in labels):
        return body.x0
    return min(r.x0 for r in labels) - 2


def _fitting(printed: list[list[Run]], below: list[list[Run]]) -> list[list[Run]]:
    """The rows under the last rule that go on with the table: figures under its columns, and labels of groups."""
    columns = [(r.x0, r.x1) for row in printed for r in row if len(row) > 1]
    if not columns:
        return []
    rows = [*printed, *below[:3]]
    gaps = [min(r.top for r in b) - max(r.bottom for r in a) for a, b in itertools.pairwise(rows)]
    height = printed[0][0].bottom - printed[0][0].top
    furthest = 1.6 * max(statistics.median(gaps or [0.0]), 0.0) + 0.5 * height
    taken: list[list[Run]] = []
    kept, last = 0, max(r.bottom for r in printed[-1])
    for row in below:
        if min(r.top for r in row) - last > furthest or any(_is_note(r.text) for r in row):
            break
        if len(row) > 1 and any(is_value(r.text) for r in row):
            labelled = row[0].x1 < min(x for x, _ in columns) and not is_value(row[0].text)
            if not all(_under(r, columns) for r in row[labelled:]):
                break
            columns += [(r.x0, r.x1) for r in row]
            kept = len(taken) + 1
        elif len(row) > 1 or not _is_label(row[0], columns):
            break
        taken.append(row)
        last = max(r.bottom for r in row)
    return taken[:kept]


def _under(run: Run, columns: list[tuple[float, float]]) -> bool:
    return any(overlap(run.x0, run.x1, a, b) > 0 for a, b in columns)


def _is_label(run: Run, columns: list[tuple[float, float]]) -> bool:
    """Whether a text alone on its line is the label of a group: at the left, and no line of prose."""
    em = em_of(run.chars[0])
    return run.x0 < min(x for x, _ in columns) + 2 * em and run.x1 - run.x0 < _LONGEST_HEAD * em


def _head_above(printed: list[list[Run]], above: list[list[Run]]) -> list[list[Run]]:
    """The head that stands over the first rule, where the first row under it has figures already."""
    if not printed or not any(is_value(r.text) for r in printed[0]):
        return []
    columns = [(r.x0, r.x1) for row in printed for r in row if len(row) > 1]
    taken: list[list[Run]] = []
    last = min(r.top for r in printed[0])
    for row in reversed(above[-_DEEPEST_HEAD:]):
        height = row[0].bottom - row[0].top
        if last - max(r.bottom for r in row) > 1.5 * height or any(_is_note(r.text) for r in row):
            break
        if any(is_value(r.text) or r.x1 - r.x0 > _LONGEST_HEAD * em_of(r.chars[0]) for r in row):
            break
        if not taken and len(row) < 2:
            break
        if not all(_under(r, columns) for r in row):
            break
        taken.insert(0, row)
        last = min(r.top for r in row)
    return taken


def _is_title(row: list[Run], below: list[Run], x0: float) -> bool:
    """Whether a first row is only the name of the table, with its unit."""
    named = row[0].x0 < x0 + 2 * em_of(row[0].chars[0]) and not is_value(row[0].text)
    return (
        named and len(below) > 1 and (len(row) == 1 or (len(row) == 2 and bool(UNIT_NOTE.match(row[1].text))))
    )


def _before_table(rows: list[list[Run]], x0: float) -> int:
    """How many of the first rows are none of the table's: its name, or what stands far above the rest."""
    for count, (row, below) in enumerate(itertools.pairwise(rows[: _DEEPEST_HEAD + 1]), start=1):
        if min(r.top for r in below) - max(r.bottom for r in row) > _FAR * (row[0].bottom - row[0].top):
            return count
    return int(_is_title(rows[0], rows[1], x0))


def _is_note(text: str) -> bool:
    """Whether a text is a caption, a unit or a source, which stand around tables."""
    return bool(CAPTION.match(text) or SOURCE_NOTE.match(text) or UNIT_NOTE.match(text))


def _is_prose(rows: list[list[Run]]) -> bool:
    """Whether the rows are columns of prose in a frame."""
    return len(columns_of(rows)) > 1


def _is_stacked(rows: list[list[Run]]) -> bool:
    """Whether much of what is printed is words whose characters stand one below the other: labels of a diagram."""
    lone = [r for row in rows for r in row if len(r.text) == 1 and r.text >= "\u4e00"]
    at = {(round(r.x0), round(r.middle / (1.3 * r.size))) for r in lone}
    below = sum((round(r.x0), round(r.middle / (1.3 * r.size)) + 1) in at for r in lone)
    return below > _STACKED * sum(map(len, rows))


def _runs_on(rows: list[list[Run]]) -> bool:
    """Whether much of what stands between two rules is lines of prose."""
    long = sum(any(r.x1 - r.x0 > _LINE * em_of(r.chars[0]) for r in row) for row in rows)
    return len(rows) > _FEW_ROWS and long > _MUCH * len(rows)


def _share(one: _Body, other: _Body) -> bool:
    return overlap(one.x0, one.x1, other.x0, other.x1) > 0


def _clash(body: _Body, table: DraftTable) -> bool:
    return (
        overlap(body.top, body.bottom, table.top, table.bottom) > 0
        and overlap(body.x0, body.x1, table.x0, table.x1) > 0
    )
