"""How verdicts are shown: their names, and signs that tell them apart without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas import VerdictEvidence

WORDS = {"contradicted": "不符", "not_found": "查无", "supported": "相符"}
"""What needs a person first."""
SIGNS = {"contradicted": "✗", "not_found": "?", "supported": "✓"}
MEANINGS = {
    "contradicted": "来源给出的是别的数字，或这个数字说的是别的事",
    "not_found": "来源没有谈到，或拿不准",
    "supported": "来源写明同一事物、时期、地区的这一数字",
}


def span_of(place: VerdictEvidence) -> str | None:
    """`start-end` of a quote in its page's text, as the address of the page view takes it."""
    if place.char_start is None or place.char_end is None:
        return None
    return f"{place.char_start}-{place.char_end}"
