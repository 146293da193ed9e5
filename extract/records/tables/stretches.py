"""Where the heads of a table stand: at its top, and again in the middle where what follows has another meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.language import vocabularies
from extract.records.tables.area import Area
from extract.records.tables.celltypes import FIGURES, cell_type
from extract.records.tables.heads import ends_in_metric, head_words, levels_above
from extract.records.tables.reporting import Reporting

_DEEPEST = 4
_LONGEST_HEAD = 40
_NOTHING = Reporting()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows under one head, and the heading over them."""

    title: str
    head: tuple[int, ...]
    body: tuple[int, ...]


def stretches_of(area: Area, head_rows: int) -> list[Stretch]:
    """The stretches of a table of which reading found `head_rows` at the top."""
    rows = list(area.rows)
    depth = head_rows or (head_at(area, 0, frozenset()) if rows else 0)
    while depth and depth < len(rows) - 1 and _reaches(area, rows[depth - 1], rows[depth]):
        depth += 1
    title, head = _split_title(area, rows[:depth])
    first = frozenset(text for row in head for column in area.columns if (text := area.text(row, column)))
    found: list[Stretch] = []
    body: list[int] = []
    place = depth
    while place < len(rows):
        heading = lone(area, rows[place])
        begin = place + 1 if heading is not None else place
        deep = head_at(area, begin, first) if begin < len(rows) else 0
        if not deep:
            body.append(rows[place])
            place += 1
            continue
        if heading is None and not body:
            head += rows[begin : begin + deep]  # a further level of the head above
            place = begin + deep
            continue
        if body or found:
            found.append(Stretch(title, tuple(head), tuple(body)))
        title, head, body = heading or title, rows[begin : begin + deep], []
        place = begin + deep
    found.append(Stretch(title, tuple(head), tuple(body)))
    return [stretch for stretch in found if stretch.body]


def lone(area: Area, row: int) -> str | None:
    """The words of a row that is one cell over the whole width and no figure."""
    cells = area.row_cells(row)
    if len(cells) != 1 or area.cell(row, area.columns[-1]) is not cells[0]:
        return None
    text = " ".join(cells[0].text.split())
    return text if len(area.columns) > 1 and cell_type(text) not in FIGURES else None


def _split_title(area: Area, rows: list[int]) -> tuple[str, list[int]]:
    """A head's first rows that are one cell over the whole width are its title."""
    titles: list[str] = []
    place = 0
    while place < len(rows) - 1 and (text := lone(area, rows[place])) is not None:
        titles.append(text)
        place += 1
        while place < len(rows) - 1 and area.cell(rows[place], area.columns[0]) is area.cell(
            rows[place - 1], area.columns[0]
        ):
            place += 1
    return (titles[-1] if titles else ""), rows[place:]


def head_at(area: Area, place: int, known: frozenset[str]) -> int:
    """How many rows from a place are a head: words only, with figures right below, and words that heads are made of.

    `known` are the words of the first head of the table.
    """
    rows = area.rows
    depth = 0
    while depth < _DEEPEST and place + depth < len(rows):
        row = rows[place + depth]
        if depth and not _goes_on(area, rows[place + depth - 1], row):
            break
        if any(cell_type(cell.text) in FIGURES for cell in area.row_cells(row)):
            break
        depth += 1
    if not depth or place + depth >= len(rows):
        return 0
    below = rows[place + depth]
    over = [c for c in area.columns if area.begins(below, c) and cell_type(area.text(below, c)) in FIGURES]
    above = [area.text(rows[place + depth - 1], c) for c in over]
    if not any(above) or len(area.row_cells(rows[place + depth - 1])) < 2:
        return 0
    if any(len(text) > _LONGEST_HEAD for text in above):
        return 0
    if place == 0 and not known:
        return depth if _over_figures(area, over, rows[depth:]) else 0
    heads = [levels_above(area, rows[place : place + depth], c) for c in over]
    telling = sum(1 for levels in heads if levels and _tells(levels, known))
    leading = area.text(rows[place], area.columns[0])
    labelled = leading in vocabularies.load("table_words")["label_heads"] or leading in known
    return (
        depth if telling * 2 > len(heads) or (labelled and telling) or (labelled and leading in known) else 0
    )


def _reaches(area: Area, above: int, row: int) -> bool:
    """Whether a cell of a head's last row goes on into a row without figures: its other cells are set lower."""
    if any(cell_type(cell.text) in FIGURES for cell in area.row_cells(row)):
        return False
    return any((cell := area.cell(above, c)) is not None and cell is area.cell(row, c) for c in area.columns)


def _goes_on(area: Area, above: int, row: int) -> bool:
    """Whether a row is a lower level of the head above: under a wide cell, or beside one that reaches down."""
    if _reaches(area, above, row):
        return True
    first = area.row_cells(above)
    wide = any(
        area.cell(above, a) is not None and area.cell(above, a) is area.cell(above, b)
        for a, b in zip(area.columns, area.columns[1:], strict=False)
    )
    return bool(first) and wide and not area.text(row, area.columns[0])


def _over_figures(area: Area, columns: list[int], rows: Sequence[int]) -> bool:
    """Whether columns hold figures for the most part: words over them, where nothing is above, are their head."""
    kinds = [cell_type(text) for column in columns for row in rows if (text := area.text(row, column))]
    return 2 * sum(kind in FIGURES for kind in kinds) > sum(kind != "blank" for kind in kinds)


def _tells(levels: tuple[str, ...], known: frozenset[str]) -> bool:
    """Whether the words over a figure are those of a head: a period, a unit, a metric, or a head of this table again."""
    if levels[-1] in known:
        return True
    words = head_words(levels, _NOTHING)
    if words.period is not None or words.unit is not None:
        return True
    return ends_in_metric(words.name)
