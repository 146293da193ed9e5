"""Tables from their visible rules as pdfplumber's `TableFinder` finds them with its default settings, faster.

Edges nearly on one level are moved to their mean, those that touch are joined; where edges cross are the
points of the lattice; the smallest rectangles between points that edges connect are the cells; cells that
share a corner make a table. The arithmetic is pdfplumber's to the last bit, since points are equal only if
their numbers are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from extract.reading.page.paint import Edge

Cell = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
_Point = tuple[float, float]

_SNAP = _JOIN = _CROSS = 3 + 1e-6
"""pdfplumber's tolerances, and what computing with positions of three decimals may add to them."""
_LEAST_JOINED = 3
"""Length from which on an edge counts after joining."""


def merged(edges: Iterable[Edge], vertical: bool) -> list[Edge]:
    """Edges of one orientation moved to common levels and joined, by level and start."""
    levels: dict[float, list[Edge]] = defaultdict(list)
    for cluster in _clusters(edges):
        mean = sum([edge[0] for edge in cluster]) / len(cluster)
        for edge in cluster:
            levels[edge[0] + (mean - edge[0])].append(edge)
    found: list[Edge] = []
    for level in sorted(levels):
        for start, end, length in _joined(levels[level], vertical):
            if length >= _LEAST_JOINED:
                found.append((level, start, end, length))
    return found


def _clusters(edges: Iterable[Edge]) -> list[list[Edge]]:
    """Edges whose levels lie close, each to the next; within a cluster they keep the order given."""
    clusters: list[list[tuple[float, int, Edge]]] = []
    last = 0.0
    for entry in sorted([(edge[0], position, edge) for position, edge in enumerate(edges)]):
        if clusters and entry[0] <= last + _SNAP:
            clusters[-1].append(entry)
        else:
            clusters.append([entry])
        last = entry[0]
    return [[edge for _, _, edge in sorted(cluster, key=_position)] for cluster in clusters]


def _position(entry: tuple[float, int, Edge]) -> int:
    return entry[1]


def _joined(edges: list[Edge], vertical: bool) -> list[tuple[float, float, float]]:
    """(start, end, length) of edges on one level, those that touch or overlap taken together."""
    found: list[tuple[float, float, float]] = []
    for _, start, end, length in sorted(edges, key=_start):
        if found:
            first, last, known = found[-1]
            if start <= last + _JOIN:
                if end > last:
                    found[-1] = (first, end, known + (end - last) if vertical else end - first)
                continue
        found.append((start, end, length))
    return found


def _start(edge: Edge) -> float:
    return edge[1]


def cells_of(across: list[Edge], down: list[Edge]) -> list[Cell]:
    """The smallest rectangles between points of the lattice whose sides are edges, by x0 and top.

    Takes edges as `merged` returns them.
    """
    points = _crossings(across, down)
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(points):
        columns[x].append(y)
        rows[y].append(x)
    found: list[Cell] = []
    passed = dict.fromkeys(rows, 0)
    for x, below in columns.items():
        for position, y in enumerate(below, start=1):
            passed[y] += 1
            corner = _opposite(points, x, y, below[position:], rows[y][passed[y] :])
            if corner is not None:
                found.append((x, y, *corner))
    return found


def _crossings(across: list[Edge], down: list[Edge]) -> dict[_Point, tuple[int, int]]:
    """The points of the lattice, and the edges that meet in each.

    The edges are a set of bits for the vertical ones and one for the horizontal ones; a bit stands for the
    same edge in all points on one level.
    """
    verticals: dict[_Point, int] = defaultdict(int)
    horizontals: dict[_Point, int] = defaultdict(int)
    levels = [edge[0] for edge in across]
    bits = _bits(across)
    for (x, top, bottom, _), own in zip(down, _bits(down), strict=True):
        # A little more than what is asked below, which rounds otherwise.
        nearest, furthest = bisect_left(levels, top - _CROSS - 1), bisect_right(levels, bottom + _CROSS + 1)
        for at in range(nearest, furthest):
            y, x0, x1, _ = across[at]
            if top <= y + _CROSS and bottom >= y - _CROSS and x0 - _CROSS <= x <= x1 + _CROSS:
                verticals[x, y] |= own
                horizontals[x, y] |= bits[at]
    return {point: (bits, horizontals[point]) for point, bits in verticals.items()}


def _bits(edges: list[Edge]) -> list[int]:
    """A bit for each edge, another than those of the edges on the same level."""
    found: list[int] = []
    last = None
    for edge in edges:
        found.append(1 if edge[0] != last else found[-1] << 1)
        last = edge[0]
    return found


def _opposite(
    points: dict[_Point, tuple[int, int]], x: float, y: float, below: list[float], right: list[float]
) -> _Point | None:
    """The lower right corner of the smallest cell that begins at a point; `below` and `right` are near ones
    first."""
    verticals, horizontals = points[x, y]
    for bottom in below:
        left_side, lower_left = points[x, bottom]
        if not verticals & left_side:
            continue
        for x1 in right:
            upper_right, upper_side = points[x1, y]
            corner = points.get((x1, bottom)) if horizontals & upper_side else None
            if corner is not None and corner[0] & upper_right and corner[1] & lower_left:
                return x1, bottom
    return None


def tables_of(cells: list[Cell]) -> list[list[Cell]]:
    """Cells that hang together by their corners, as tables from top to bottom; a single cell is none."""
    at_corner: dict[_Point, list[int]] = defaultdict(list)
    for position, cell in enumerate(cells):
        for corner in _corners(cell):
            at_corner[corner].append(position)
    tables: list[list[Cell]] = []
    seen: set[int] = set()
    for position in range(len(cells)):
        if position in seen:
            continue
        group = {position}
        waiting = [position]
        while waiting:
            for corner in _corners(cells[waiting.pop()]):
                near = [other for other in at_corner[corner] if other not in group]
                group.update(near)
                waiting += near
        seen |= group
        if len(group) > 1:
            tables.append(_swept([cells[member] for member in sorted(group)]))
    return sorted(tables, key=lambda table: min([(cell[1], cell[0]) for cell in table]))


def _swept(cells: list[Cell]) -> list[Cell]:
    """The cells of a table in pdfplumber's order: again and again from the left, those that touch one
    before."""
    corners: set[_Point] = set()
    ordered: list[Cell] = []
    while cells:
        later: list[Cell] = []
        for cell in cells:
            four = _corners(cell)
            if not corners or not corners.isdisjoint(four):
                corners.update(four)
                ordered.append(cell)
            else:
                later.append(cell)
        cells = later
    return ordered


def _corners(cell: Cell) -> tuple[_Point, _Point, _Point, _Point]:
    x0, top, x1, bottom = cell
    return (x0, top), (x0, bottom), (x1, top), (x1, bottom)
