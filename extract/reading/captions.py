"""Which caption, unit and source note belongs to which table and figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.reading.flow import Piece
from extract.reading.marks import (
    CONTINUED,
    INLINE_SOURCE,
    INLINE_UNIT,
    SOURCE_NOTE,
    TABLE_NOTE,
    UNIT_NOTE,
    caption,
)

_NEAR = 90.0
"""Points that may lie between a figure and its caption."""


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
        target = _target(pieces, index, wants[0], above, found) or _target(
            pieces, index, wants[1], above, found
        )
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


def _ahead(pieces: list[Piece], index: int) -> Iterator[int]:
    page = pieces[index].page
    for target in range(index + 1, min(len(pieces), index + 4)):
        if pieces[target].page > page + 1:
            return
        yield target
