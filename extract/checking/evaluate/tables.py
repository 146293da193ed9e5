"""Tables, by the neighbourhoods of their cells (Göbel et al. 2012)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from extract.checking.evaluate.compare import Score, key, match
from extract.checking.evaluate.gold import Found, Gold, Record

_LEAST = 0.02

Relations = Counter[tuple[str, str, str]]
"""Each cell's text with that of its right or lower neighbour."""


def tables(gold: Gold, found: Found) -> Score | None:
    """Relations expected, found and right, over all tables."""
    entries = gold.entries("tables")
    if entries is None:
        return None
    cells: dict[int, list[Record]] = defaultdict(list)
    for cell in found.rows.get("table_cells", []):
        cells[cell["table_id"]].append(cell)
    had = [
        _relations(_grid(cells[table["id"]]))
        for table in found.on_pages(gold, "source_tables", "tables")
        if cells[table["id"]]
    ]
    expected = [
        _relations([*([_lowest(entry["header"])] if entry.get("header") else []), *entry["rows"]])
        for entry in entries
    ]
    matching = match(expected, had, lambda g, f: (g & f).total() / max(1, g.total()), _LEAST)
    asked = [not entry.get("optional") for entry in entries]
    score = Score("tables").add(
        sum(relations.total() for relations, counts in zip(expected, asked, strict=True) if counts),
        sum(had[j].total() for j in matching.false),
        0,
    )
    for i, j, _ in matching.pairs:
        if asked[i]:
            both = (expected[i] & had[j]).total()
            # Of a table labelled in part, nothing is known of what else was found in it.
            score.add(0, both if entries[i].get("complete") is False else had[j].total(), both)
    return score


def _grid(cells: list[Record]) -> list[list[str]]:
    top, left = min(cell["row"] for cell in cells), min(cell["column"] for cell in cells)
    height = max(cell["row"] + (cell["row_span"] or 1) for cell in cells) - top
    width = max(cell["column"] + (cell["column_span"] or 1) for cell in cells) - left
    grid = [[""] * width for _ in range(height)]
    for cell in cells:
        for row in range(cell["row"] - top, cell["row"] - top + (cell["row_span"] or 1)):
            for column in range(cell["column"] - left, cell["column"] - left + (cell["column_span"] or 1)):
                grid[row][column] = cell["text"]
    return grid


def _relations(grid: Sequence[Sequence[object]]) -> Relations:
    """Neighbours of the same text are left out: they are mostly one merged cell."""
    texts = [[key(cell) for cell in row] for row in grid]
    found: Relations = Counter()
    for above, below in zip(texts, [*texts[1:], []], strict=True):
        for column, text in enumerate(above):
            right = above[column + 1] if column + 1 < len(above) else ""
            under = below[column] if column < len(below) else ""
            for neighbour, way in ((right, "right"), (under, "under")):
                if text and neighbour and text != neighbour:
                    found[text, neighbour, way] += 1
    return found


def _lowest(header: Sequence[object]) -> list[str]:
    """The lowest level of a header, which stands above the cells: `upper/lower` where upper spans columns."""
    split = [str(title).rpartition("/") for title in header]
    spans = Counter(upper for upper, slash, _ in split if slash)
    return [
        lower if spans[upper] > 1 else str(title)
        for title, (upper, _, lower) in zip(header, split, strict=True)
    ]
