"""Words shared by all rows that carry a sum or another quantity."""

from __future__ import annotations

from typing import Literal

Qualifier = Literal[
    "exact",
    "about",
    "more_than",
    "at_least",
    "less_than",
    "at_most",
    "nearly",
    "several",
    "range",
    "undisclosed",
]
"""How a printed number is meant: 约 about, 超过 more_than, 不低于 at_least, 不足 less_than, 不超过 at_most, 近 nearly,
数 several, 至 range, 未披露 undisclosed."""

OPEN_ABOVE: frozenset[str] = frozenset({"more_than", "at_least"})
OPEN_BELOW: frozenset[str] = frozenset({"less_than", "at_most", "nearly"})


def bounds(value: float, qualifier: str) -> tuple[float | None, float | None]:
    """Low and high bound of a single printed value; the open side is None."""
    if qualifier in OPEN_ABOVE:
        return value, None
    if qualifier in OPEN_BELOW:
        return None, value
    return value, value
