"""Which tables of the document's flow are one: what follows what over the ends of pages."""

from __future__ import annotations

from extract.reading.document.captions import Captions
from extract.reading.document.flow import Piece
from extract.reading.document.joining.join import extend, start
from extract.reading.document.joining.joined import JoinedTable
from extract.reading.layout.marks import CONTINUED


def joined_tables(pieces: list[Piece], captions: Captions) -> dict[int, tuple[JoinedTable, list[int]]]:
    """For the index of each piece that begins a table: the whole table and the pieces it is made of."""
    found: dict[int, tuple[JoinedTable, list[int]]] = {}
    last: int | None = None
    for index, piece in enumerate(pieces):
        if piece.kind != "table" or piece.table is None or is_drawing(pieces, captions, index):
            continue
        if last is not None and _follows(pieces, captions, found[last][1][-1], index):
            if extend(found[last][0], piece.table):
                found[last][1].append(index)
                continue
        last = index
        found[index] = (start(piece.table), [index])
    return found


def is_drawing(pieces: list[Piece], captions: Captions, index: int) -> bool:
    """Whether what was taken for a table by the place of its texts is, by its caption, a figure."""
    table = pieces[index].table
    return captions.named(index, "图") and table is not None and table.ruling != "ruled"


def _follows(pieces: list[Piece], captions: Captions, before: int, index: int) -> bool:
    """Whether nothing but furniture lies between a table's last piece and one on the next page."""
    if pieces[index].page != pieces[before].page + 1:
        return False
    attached = captions.attached.get(index)
    if attached is not None and attached.caption is not None and attached.caption < index:
        text = pieces[attached.caption].text
        if not CONTINUED.match(text) and "续" not in text[:12]:
            return False
    for between in range(before + 1, index):
        piece, kind = pieces[between], captions.taken.get(between)
        if piece.kind in ("footnote", "contents") or CONTINUED.match(piece.text):
            continue
        if kind == "caption" and "续" in piece.text[:12]:
            continue
        if kind == "source_note" and piece.page == pieces[index].page:
            continue  # the unit, printed again
        return False
    return True
