"""Whether the columns of a table overleaf are those of the one before."""

from __future__ import annotations

from extract.reading.layout.draft import DraftTable

SAME_EDGE = 7.0
_LOOSE_EDGE = 45.0


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
        same = abs(a[0] - b[0]) < SAME_EDGE and abs(a[-1] - b[-1]) < SAME_EDGE
        return list(range(len(b))) if same else None
    if first.ruling != "ruled" or second.ruling != "ruled" or len(b) > len(a):
        return None
    found = []
    for edge in b:
        nearest = min(range(len(a)), key=lambda i: abs(a[i] - edge))
        if abs(a[nearest] - edge) > SAME_EDGE or nearest in found:
            return None
        found.append(nearest)
    return found
