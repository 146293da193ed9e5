"""Which caption, unit and source note belongs to which table and figure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.reading.document.flow import Piece
from extract.reading.layout.draft import DraftTable, overlap
from extract.reading.layout.marks import (
    CONTINUED,
    INLINE_SOURCE,
    INLINE_UNIT,
    SOURCE_NOTE,
    TABLE_NOTE,
    TRAILING_UNIT,
    UNIT_NOTE,
    caption,
    numbering,
)
from extract.reading.layout.paragraphs import Paragraph

_NEAR = 90.0
"""Points that may lie between a figure and its caption."""
_ASIDE = 4.0
"""Points by which the name of a table may stand beside it."""
_LONGEST_NAME = 60
_TITLE = re.compile(r"[^，。；：？]{1,36}(?<![如见下上附本列])表(?:\s*[（(][^（）()]{1,12}[）)])?")
"""The name of a table that has no number: 合并资产负债表（资产）. What only points to one is none: 见下表."""


@dataclass(slots=True)
class Attached:
    """What is printed around a table or figure."""

    caption: int | None = None
    kind: str | None = None
    number: str | None = None
    title: str | None = None
    unit: str | None = None
    source: int | None = None
    source_note: str | None = None


@dataclass(slots=True)
class Captions:
    """For the index of each table or graphic among the pieces, what is attached; and captions left over."""

    attached: dict[int, Attached]
    loose: list[int]
    """Captions of figures of which nothing but the caption was found."""
    taken: dict[int, str]
    """Kind of block for each paragraph that is a caption or note."""

    def named(self, index: int, kind: str) -> bool:
        """Whether a piece has a caption of a kind, 图 or 表."""
        attached = self.attached.get(index)
        return attached is not None and attached.caption is not None and attached.kind == kind


def attach(pieces: list[Piece], size: float) -> Captions:
    """Give every table and graphic its caption, unit and source note; `size` is the body's."""
    found = Captions({}, [], {})
    marks = {i: caption(p.text) for i, p in enumerate(pieces) if p.kind == "paragraph"}
    captions = {i: mark for i, mark in marks.items() if mark is not None}
    above_tables = _position(pieces, captions, "表", "table")
    above_figures = _position(pieces, captions, "图", "figure", default=False)
    for index, (kind, number, title) in captions.items():
        wants = ("table", "figure") if kind == "表" else ("figure", "table")
        above = above_tables if kind == "表" else above_figures
        target = _target(pieces, index, wants[0], above, found)
        if target is None:
            target = _target(pieces, index, wants[1], above, found)
        if target is None:
            if kind != "表" and _stands_apart(pieces, index, size):
                found.loose.append(index)
                found.taken[index] = "caption"
                attached = found.attached.setdefault(-index - 1, Attached())
                _set_caption(attached, index, kind, number, title)
            continue
        found.taken[index] = "caption"
        _set_caption(found.attached.setdefault(target, Attached()), index, kind, number, title)
    for index, piece in enumerate(pieces):
        if piece.kind == "paragraph":
            _attach_note(pieces, index, found)
    for index, piece in enumerate(pieces):
        if piece.kind == "table":
            _read_line_above(pieces, index, found)
    return found


def _set_caption(attached: Attached, index: int, kind: str, number: str | None, title: str) -> None:
    source = INLINE_SOURCE.search(title)
    if source:
        attached.source_note = source.group().strip(" （()）")
        title = title[: source.start()].strip()
    unit = INLINE_UNIT.search(title)
    attached.unit = unit["unit"].strip() if unit else attached.unit
    attached.caption, attached.kind, attached.number, attached.title = index, kind, number, title


def _position(
    pieces: list[Piece],
    captions: dict[int, tuple[str, str | None, str]],
    kind: str,
    wanted: str,
    default: bool = True,
) -> bool:
    """Whether the document puts captions of this kind above: judged where only one side has a candidate."""
    above = below = 0
    for index, (found, _, _) in captions.items():
        if found != kind:
            continue
        after, before = _neighbour(pieces, index, 1, wanted), _neighbour(pieces, index, -1, wanted)
        above += after is not None and before is None
        below += before is not None and after is None
    return default if above == below else above > below


def _target(pieces: list[Piece], index: int, wanted: str, above: bool, found: Captions) -> int | None:
    for step in (1, -1) if above else (-1, 1):
        target = _neighbour(pieces, index, step, wanted)
        if target is not None and found.attached.get(target, Attached()).caption is None:
            return target
    return None


def _neighbour(pieces: list[Piece], index: int, step: int, wanted: str) -> int | None:
    """The nearest piece of the wanted kind with nothing but notes between, on this page or over its edge."""
    at = index + step
    steps = 0
    while 0 <= at < len(pieces) and steps < 5:
        piece = pieces[at]
        if abs(piece.page - pieces[index].page) > (1 if wanted == "table" and step == 1 else 0):
            return None
        if piece.kind == wanted:
            return at if _is_near(piece, pieces[index]) else None
        if piece.kind == "paragraph" and not _is_note(piece.text):
            return None
        if piece.kind not in ("paragraph", "footnote"):
            return None
        at += step
        steps += 1
    return None


def _is_near(target: Piece, caption_piece: Piece) -> bool:
    if target.page != caption_piece.page or caption_piece.paragraph is None:
        return True
    item = target.table or target.graphic
    lines = caption_piece.paragraph.lines
    if item is None:
        return True
    return max(lines[0].top - item.bottom, item.top - lines[-1].bottom) < _NEAR


def _is_note(text: str) -> bool:
    return bool(
        SOURCE_NOTE.match(text) or TABLE_NOTE.match(text) or UNIT_NOTE.match(text) or CONTINUED.match(text)
    )


def _stands_apart(pieces: list[Piece], index: int, size: float) -> bool:
    """Whether a caption without a figure still is one: centred, in another size, or with its source named."""
    paragraph = pieces[index].paragraph
    follows = pieces[index + 1].text if index + 1 < len(pieces) else ""
    if paragraph is None:
        return False
    sourced = SOURCE_NOTE.match(follows) or INLINE_SOURCE.search(paragraph.text)
    return bool(paragraph.centered or sourced or abs(paragraph.size - size) > 0.06 * size)


def _attach_note(pieces: list[Piece], index: int, found: Captions) -> None:
    text = pieces[index].text
    unit = UNIT_NOTE.match(text)
    if unit and len(text) < 50:
        for target in _ahead(pieces, index):
            if pieces[target].kind in ("table", "figure"):
                found.attached.setdefault(target, Attached()).unit = unit["unit"].strip()
                found.taken[index] = "source_note"
                return
            if (
                pieces[target].kind == "paragraph"
                and target not in found.taken
                and not _is_note(pieces[target].text)
            ):
                return
        return
    if CONTINUED.match(text) and len(text) < 40:
        found.taken[index] = "caption"
        return
    if not (SOURCE_NOTE.match(text) or TABLE_NOTE.match(text)):
        return
    for target in range(index - 1, max(-1, index - 5), -1):
        piece = pieces[target]
        key = target if piece.kind in ("table", "figure") else -target - 1
        if piece.kind in ("table", "figure") or key in found.attached:
            attached = found.attached.setdefault(key, Attached())
            if SOURCE_NOTE.match(text):
                attached.source, attached.source_note = index, text
            found.taken[index] = "source_note"
            return
        if piece.kind == "paragraph" and target not in found.taken:
            return


def _read_line_above(pieces: list[Piece], index: int, found: Captions) -> None:
    """Take a table's unit and name from the heading or sentence right above it, which stays what it is."""
    table = pieces[index].table
    at = index - 1
    while at >= 0 and (found.taken.get(at) == "source_note" or _is_beside(pieces[at], pieces[index])):
        at -= 1
    above = pieces[at] if at >= 0 else None
    if (
        above is None
        or above.paragraph is None
        or table is None
        or above.kind != "paragraph"
        or at in found.taken
        or pieces[index].page - above.page > 1
    ):
        return
    attached = found.attached.setdefault(index, Attached())
    text = _over(above.paragraph, table) if above.page == pieces[index].page else above.text
    unit = INLINE_UNIT.search(text) or TRAILING_UNIT.search(text)
    if unit is not None:
        attached.unit = attached.unit or unit["unit"].strip()
        text = (text[: unit.start()] + text[unit.end() :]).strip()
    if attached.title is None and len(text) <= _LONGEST_NAME:
        mark = numbering(text)
        named = _TITLE.fullmatch(text[len(mark[1]) :].strip() if mark else text)
        attached.title = named.group() if named else None
    if attached.unit is None and attached.title is not None:
        attached.unit = _unit_of_statement(pieces, at, attached.title, found)


def _is_beside(piece: Piece, other: Piece) -> bool:
    """Whether two tables stand side by side."""
    one, table = piece.table, other.table
    if one is None or table is None or piece.page != other.page:
        return False
    return (
        overlap(one.top, one.bottom, table.top, table.bottom)
        > 0
        > overlap(one.x0, one.x1, table.x0, table.x1)
    )


def _over(paragraph: Paragraph, table: DraftTable) -> str:
    """A line's words; where it names tables that stand side by side, those over this one."""
    line = paragraph.lines[0]
    if len(paragraph.lines) > 1 or not line.gaps:
        return paragraph.text.strip()
    bounds = [-1, *line.gaps, len(line.text)]
    parts = [
        line.text[a + 1 : b]
        for a, b in itertools.pairwise(bounds)
        if table.x0 - _ASIDE < (line.edges[2 * a + 2] + line.edges[2 * b - 1]) / 2 < table.x1 + _ASIDE
    ]
    return " ".join(parts)


def _unit_of_statement(pieces: list[Piece], at: int, title: str, found: Captions) -> str | None:
    """The unit that is stated once for the halves of one statement: 资产负债表（资产）, 资产负债表（负债）.

    It stands in the heading above the first half's name, which is the piece `at`.
    """
    above = INLINE_UNIT.search(pieces[at - 1].text) if at and pieces[at - 1].kind == "paragraph" else None
    if above is not None:
        return above["unit"].strip()
    before = found.attached.get(at - 1)
    halves = (
        [re.split(r"[（(]", name)[0] for name in (title, before.title or "")] if before is not None else []
    )
    return before.unit if before is not None and halves[0] == halves[1] else None


def _ahead(pieces: list[Piece], index: int) -> Iterator[int]:
    page = pieces[index].page
    for target in range(index + 1, min(len(pieces), index + 4)):
        if pieces[target].page > page + 1:
            return
        yield target
