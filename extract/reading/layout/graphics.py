"""Pictures and drawings: where they stand, and which texts are their labels."""

from __future__ import annotations

import itertools
import re

from extract.reading.layout.draft import Graphic, Rect, overlap, union
from extract.reading.layout.figures import VALUE
from extract.reading.layout.lines import Line, line_of
from extract.reading.layout.marks import CAPTION, ENDS_CLAUSE, SOURCE_NOTE
from extract.reading.layout.runs import Run, em_of
from extract.reading.page.paths import Shape, Shapes

_LEAST_WIDTH, _LEAST_HEIGHT = 50.0, 30.0
_APART = 14.0
_WHOLE_PAGE = 0.7
_BETWEEN_BARS = 90.0
_PAPER = 0xFFFFFF
_LEAST_BARS, _BAR_GAP = 4, 0.3
"""Bars of a chart; level ones are further apart than this share of their thickness, lines of shaded text are not."""
_LEAST_CROSSED, _CROSSED, _SAMPLE = 4, 0.05, 300
"""How many outlines of a colour, and what share of them, prose must run across; how many are looked at."""
_RULE = 3.0
"""Points: what is drawn no thicker is a rule."""
_LABEL_MARGIN = 18.0
_LONGEST_LABEL = 14.0
"""Widths of a character that a label of a chart hardly exceeds; prose does."""
_OF_PROSE = re.compile("[，。；：、]")


def find_graphics(
    shapes: Shapes, tables: list[Rect], rows: list[list[Run]], width: float, height: float
) -> tuple[list[Graphic], set[int]]:
    """The graphics of a page and the ids of the runs that are their labels."""
    every = [r for row in rows for r in row]
    boxes = _drawn(shapes, _watermarks(shapes, every), tables, width, height)
    regions = _clusters(_bars_joined(boxes), _APART)
    images = [
        b for b in shapes.images if not _is_background(b, width, height) and not _lies_under_text(b, every)
    ]
    found: list[Graphic] = []
    taken: set[int] = set()
    for region, drawn in _joined(regions, images):
        if region[2] - region[0] < _LEAST_WIDTH or region[3] - region[1] < _LEAST_HEIGHT:
            continue
        if any(_covered(region, table) > (0.6 if drawn else 0.1) for table in tables):
            continue
        if drawn and not _is_drawing(region, boxes):
            continue
        runs = [r for row in rows for r in row if id(r) not in taken]
        is_chart = drawn and _has_bars(region, boxes)
        if _lies_under_text(region, [r for r in runs if _OF_PROSE.search(r.text)] if is_chart else runs):
            continue
        # Text over a picture is the page's, as on a cover; a picture's own text is not text of the file.
        labels = _labels(region, runs, is_chart) if drawn else []
        taken |= {id(r) for r in labels}
        box = union([region, *[(r.x0, r.top, r.x1, r.bottom) for r in labels]])
        lines = _lines_of(sorted(labels, key=lambda r: (round(r.middle), r.x0)))
        found.append(Graphic(*box, lines=lines, drawn=drawn))
    return sorted(found, key=lambda g: (g.top, g.x0)), taken


def _lines_of(labels: list[Run]) -> list[Line]:
    """The labels as lines; characters set one below the other are one word."""
    stacks: list[list[Run]] = []
    for run in labels:
        for stack in stacks if len(run.text) == 1 else []:
            if _is_next(stack[-1], run):
                stack.append(run)
                break
        else:
            stacks.append([run])
    return [line_of(stack) if len(stack) == 1 else _upright(stack) for stack in stacks]


def _upright(stack: list[Run]) -> Line:
    """A word whose characters stand one below the other."""
    lines = [line_of([run]) for run in stack]
    x0, x1 = min(ln.x0 for ln in lines), max(ln.x1 for ln in lines)
    text = "".join(ln.text for ln in lines)
    return Line(
        text=text,
        edges=[x0, x1] * len(text),
        x0=x0,
        top=lines[0].top,
        x1=x1,
        bottom=lines[-1].bottom,
        size=lines[0].size,
        index=lines[0].index,
    )


def _drawn(
    shapes: Shapes, watermarks: set[int], tables: list[Rect], width: float, height: float
) -> list[Rect]:
    """Boxes of the paths that may be part of a drawing: neither rules nor frames nor parts of a table."""
    boxes: list[Rect] = []
    white: list[Rect] = []
    every: list[Shape] = [*shapes.curves, *shapes.rects, *shapes.lines]
    for shape in every:
        box = (shape["x0"], shape["top"], shape["x1"], shape["bottom"])
        if _is_background(box, width, height) or (shape["height"] < 3 and shape["width"] > 0.5 * width):
            continue
        if id(shape) in watermarks or any(_covered(box, table) > 0.6 for table in tables):
            continue
        if shape["stroke"] is None and shape["fill"] == _PAPER:
            white.append(box)
        else:
            boxes.append(box)
    return boxes + [w for w in white if w[2] - w[0] > _LEAST_WIDTH and _has_within(w, boxes)]


def _has_within(area: Rect, boxes: list[Rect]) -> bool:
    """Whether a white area is the ground of a drawing, and not only of text."""
    x0, top, x1, bottom = area
    return bottom - top > _LEAST_HEIGHT and any(
        x0 <= b[0] and b[2] <= x1 and top <= b[1] and b[3] <= bottom for b in boxes
    )


def _watermarks(shapes: Shapes, runs: list[Run]) -> set[int]:
    """The ids of the outlines in a colour of which prose runs across some: letters and marks painted under the text."""
    colors: dict[tuple[int | None, int | None], list[Shape]] = {}
    for curve in shapes.curves:
        colors.setdefault((curve["fill"], curve["stroke"]), []).append(curve)
    found: set[int] = set()
    for curves in colors.values():
        sample = curves[:: 1 + len(curves) // _SAMPLE]
        crossed = sum(_is_crossed(curve, runs) for curve in sample)
        if crossed >= max(_LEAST_CROSSED, _CROSSED * len(sample)):
            found |= {id(curve) for curve in curves}
    return found


def _is_crossed(shape: Shape, runs: list[Run]) -> bool:
    """Whether a line of prose begins left of a shape and ends right of it."""
    x0, x1, top, bottom = shape["x0"], shape["x1"], shape["top"], shape["bottom"]
    return any(r.x0 < x0 - r.size and r.x1 > x1 + r.size and top < r.bottom and r.top < bottom for r in runs)


def _is_drawing(region: Rect, boxes: list[Rect]) -> bool:
    """Whether more is drawn in a region than rules, which stand between texts."""
    return any(min(b[2] - b[0], b[3] - b[1]) > _RULE and _covered(b, region) > 0.5 for b in boxes)


def shows_bars(shapes: Shapes, region: Rect) -> bool:
    """Whether the bars of a chart stand in a region."""
    return _has_bars(region, [(r["x0"], r["top"], r["x1"], r["bottom"]) for r in shapes.rects])


def _has_bars(region: Rect, boxes: list[Rect]) -> bool:
    """Whether bars of different lengths grow side by side from one line: a chart, however long the row of its labels."""
    inside = [b for b in boxes if min(b[2] - b[0], b[3] - b[1]) > _RULE and _covered(b, region) > 0.9]
    upright = [(b[3], b[1], b[0], b[2]) for b in inside]
    level = [(b[0], b[2], b[1], b[3]) for b in inside]
    return _grow(upright, 0.0) or _grow(level, _BAR_GAP)


def _grow(bars: list[Rect], gap: float) -> bool:
    """Whether several of (base, end, side, other side) have one base and thickness and different ends, some way apart."""
    bases: dict[int, list[Rect]] = {}
    for bar in bars:
        bases.setdefault(round(bar[0]), []).append(bar)
    for group in bases.values():
        sizes = sorted(b[3] - b[2] for b in group)
        size = sizes[len(sizes) // 2]
        alike = sorted((b for b in group if abs(b[3] - b[2] - size) < 1), key=lambda b: b[2])
        apart = all(b[2] - a[3] >= gap * size - 1 for a, b in itertools.pairwise(alike))
        if apart and len({round(b[1]) for b in alike}) >= _LEAST_BARS:
            return True
    return False


def _bars_joined(boxes: list[Rect]) -> list[Rect]:
    """Boxes, with those of bars that stand on one base line, or grow from one side, taken together."""
    solid = [b for b in boxes if b[2] - b[0] > 3 and b[3] - b[1] > 3]
    found = list(boxes)
    for side, across in ((3, (0, 2)), (0, (1, 3))):
        ordered = sorted(solid, key=lambda b: (round(b[side]), b[across[0]]))
        for one, other in itertools.pairwise(ordered):
            if abs(one[side] - other[side]) < 1.5 and 0 < other[across[0]] - one[across[1]] < _BETWEEN_BARS:
                found.append(union([one, other]))
    return found


def _is_background(box: Rect, width: float, height: float) -> bool:
    return (box[2] - box[0]) * (box[3] - box[1]) > _WHOLE_PAGE * width * height or box[2] <= box[0] - 1


def _clusters(boxes: list[Rect], apart: float) -> list[Rect]:
    """Boxes nearer to each other than `apart`, taken together.

    A sweep from top to bottom: a box can only join clusters that have not ended above it.
    """
    open_clusters: list[Rect] = []
    closed: list[Rect] = []
    for box in sorted(boxes, key=lambda b: b[1]):
        near = [
            c for c in open_clusters if overlap(c[0], c[2], box[0], box[2]) > -apart and c[3] > box[1] - apart
        ]
        ended = [c for c in open_clusters if c[3] <= box[1] - 3 * apart]
        closed += ended
        open_clusters = [c for c in open_clusters if c not in near and c not in ended]
        open_clusters.append(union([box, *near]))
    closed += open_clusters
    merged: list[Rect] = []
    for box in closed:
        near = [
            m
            for m in merged
            if overlap(m[0], m[2], box[0], box[2]) > -apart and overlap(m[1], m[3], box[1], box[3]) > -apart
        ]
        merged = [m for m in merged if m not in near]
        merged.append(union([box, *near]))
    return merged


def _joined(regions: list[Rect], images: list[Rect]) -> list[tuple[Rect, bool]]:
    """Drawings, then images that are not part of one."""
    found = [(region, True) for region in regions]
    for image in _clusters(images, 2.0):
        if not any(_covered(image, region) > 0.5 for region in regions):
            found.append((image, False))
    return found


def _covered(inner: Rect, outer: Rect) -> float:
    """Share of `inner` that lies in `outer`; thin boxes count by their length."""
    w = overlap(inner[0] - 0.5, inner[2] + 0.5, outer[0] - 1, outer[2] + 1)
    h = overlap(inner[1] - 0.5, inner[3] + 0.5, outer[1] - 1, outer[3] + 1)
    if w <= 0 or h <= 0:
        return 0.0
    return w * h / ((inner[2] - inner[0] + 1) * (inner[3] - inner[1] + 1))


def _lies_under_text(region: Rect, runs: list[Run]) -> bool:
    """Whether prose runs over the region: a watermark, a frame around text, an underline."""
    prose = 0.0
    for run in runs:
        if overlap(run.top, run.bottom, region[1], region[3]) < 0.5 * (run.bottom - run.top):
            continue
        if overlap(run.x0, run.x1, region[0], region[2]) <= 2:
            continue
        length = (run.x1 - run.x0) / em_of(run.chars[0])
        if length > _LONGEST_LABEL:
            prose += 1 if length < 1.7 * _LONGEST_LABEL else 2
    return prose >= 2


def _labels(region: Rect, runs: list[Run], is_chart: bool) -> list[Run]:
    """The texts in a region, and those just outside that label its axes: short ones, or rows of labels; captions and
    notes are none."""
    x0, top, x1, bottom = region
    found = []
    for run in runs:
        if CAPTION.match(run.text) or SOURCE_NOTE.match(run.text) or ENDS_CLAUSE.search(run.text):
            continue
        short = run.x1 - run.x0 <= _LONGEST_LABEL * em_of(run.chars[0])
        around = _LABEL_MARGIN if short or (is_chart and not _OF_PROSE.search(run.text)) else 0.0
        # The names of level bars, and the numbers of an axis, stand wholly beside them.
        beside = short and (is_chart or VALUE.match(run.text) is not None)
        left, right = (run.x1, run.x0) if beside else [(run.x0 + run.x1) / 2] * 2
        if top - around <= run.middle <= bottom + around and x0 - around <= left and right <= x1 + around:
            found.append(run)
    # Characters set one below the other under an axis go on further than a label beside it does.
    taken = {id(run) for run in found}
    columns: dict[int, Run] = {}
    """The lowest label of one character by where it begins."""
    for run in sorted((r for r in runs if len(r.text) == 1), key=lambda r: r.middle):
        place = round(run.x0)
        if id(run) not in taken:
            near = (columns[x] for x in range(place - 3, place + 4) if x in columns)
            if not any(_is_next(above, run) for above in near):
                continue
            found.append(run)
        columns[place] = run
    return found


def _is_next(above: Run, run: Run) -> bool:
    """Whether a character stands right under another that stands alone."""
    em = em_of(run.chars[0])
    return (
        len(above.text) == 1
        and abs(above.x0 - run.x0) < 0.3 * em
        and 0 < run.middle - above.middle < 1.6 * em
    )
