"""Paragraphs that go on after the end of a page or a column, or past a table or figure."""

from __future__ import annotations

from extract.reading.document.flow import Piece
from extract.reading.layout.margins import SAME_SIZE
from extract.reading.layout.marks import ENDS_CLAUSE, ENDS_SENTENCE, opens_item

_MOST = 0.8


def goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a paragraph goes on with one that a page's end, a column's end or a figure parted from it."""
    a, b = before.paragraph, piece.paragraph
    if a is None or b is None or a.lines[-1] is b.lines[0]:
        return False
    same_place = before.page == piece.page and before.margins is piece.margins
    if same_place and b.lines[0].top - a.lines[-1].bottom < 2 * a.size and b.lines[0].top > a.lines[-1].top:
        return False  # neighbours on the page were parted by the rules of paragraphs
    if abs(a.size - b.size) > SAME_SIZE * max(a.size, b.size) or b.indented or b.centered or a.centered:
        return False
    if opens_item(piece.text) and (ENDS_CLAUSE.search(before.text) or not a.full):
        return False
    if not ENDS_CLAUSE.search(before.text):
        # A lone line that ends early is a label (本期金额), also where it ends no clause.
        return a.full or len(a.lines) > 1 or _is_long(before)
    if not a.full:
        return False
    # A full last line that ends a sentence: only where paragraphs are told by their indent does it go on.
    return a.indented and len(a.lines) > 1 and ENDS_SENTENCE.search(before.text) is not None


def _is_long(piece: Piece) -> bool:
    """Whether a paragraph's last line runs over most of its column."""
    assert piece.paragraph is not None
    margins = piece.margins
    return margins is not None and piece.paragraph.lines[-1].x1 > margins.left + _MOST * (
        margins.right - margins.left
    )
