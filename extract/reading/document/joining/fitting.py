"""Whether the columns of a table overleaf are those of the one before."""

from __future__ import annotations

from extract.reading.layout.draft import DraftCell, DraftTable

SAME_EDGE = 7.0
_LOOSE_EDGE = 45.0
_LEAST_EDGES = 4


def column_map(first: DraftTable, second: DraftTable) -> list[int] | None:
    """For every column of `second`, and its right end, the column of `first`; None where they do not fit."""
    a, b = first.edges, second.edges
    loose = SAME_EDGE if first.ruling == second.ruling == "ruled" else _LOOSE_EDGE
    if len(a) == len(b):
        # Mirrored margins move the whole table sideways.
        shift = sum(y - x for x, y in zip(a, b, strict=True)) / len(a)
        if all(abs(y - x - shift) < loose for x, y in zip(a, b, strict=True)) and abs(shift) < 60:
            return list(range(len(b)))
        # A table may be laid out anew on each page; then only its outer edges stay.
        if (
            abs(a[0] - b[0]) < SAME_EDGE
            and abs(a[-1] - b[-1]) < SAME_EDGE
            and not _has_other_header(first, second)
        ):
            return list(range(len(b)))
        return None
    if first.ruling != "ruled" or second.ruling != "ruled" or len(b) > len(a):
        return None
    if len(b) < _LEAST_EDGES and (abs(a[0] - b[0]) > SAME_EDGE or abs(a[-1] - b[-1]) > SAME_EDGE):
        return None  # only of several columns is it certain that an outer one, empty and open, is missing
    found = []
    for edge in b:
        nearest = min(range(len(a)), key=lambda i: abs(a[i] - edge))
        if abs(a[nearest] - edge) > SAME_EDGE or nearest in found:
            return None
        found.append(nearest)
    outer = abs(a[0] - b[0]) > SAME_EDGE or abs(a[-1] - b[-1]) > SAME_EDGE
    return None if outer and found != list(range(found[0], found[-1] + 1)) else found


def counts_on(last: str, first: str) -> bool:
    """Whether the ordinals of two parts of a table go on from one to the other."""
    return last.isdigit() and first.isdigit() and int(first) == int(last) + 1


def _has_other_header(first: DraftTable, second: DraftTable) -> bool:
    """Whether the second table opens with a head of its own: bold like the first's, in other words."""

    def bold(cells: list[DraftCell]) -> bool:
        return bool(cells) and all(line.is_bold for cell in cells for line in cell.lines)

    ours, theirs = first.row(0), second.row(0)
    return bold(ours) and bold(theirs) and [c.text for c in ours] != [c.text for c in theirs]
