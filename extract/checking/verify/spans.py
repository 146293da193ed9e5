"""Periods as ISO 8601 strings, held against each other."""

from __future__ import annotations

import re


def is_span(iso: str) -> bool:
    """Whether a period has two ends within or beyond a year: 一季度, 上半年, 2021-2023年."""
    return "/" in iso or "Q" in iso


def within(inner: str, outer: str) -> bool:
    """Whether an ISO 8601 period lies within another."""
    (a, b), (c, d) = _days(inner), _days(outer)
    return c <= a and b <= d


def _days(iso: str) -> tuple[str, str]:
    first, _, last = iso.partition("/")
    return _filled(first, "0"), _filled(last or first, "9")


def _filled(date: str, digit: str) -> str:
    """A date as a string that sorts: 2022 is 2022-00-00 to 2022-99-99."""
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", date):
        quarter = int(match[2])
        month = 3 * quarter - 2 if digit == "0" else 3 * quarter
        date = f"{match[1]}-{month:02d}"
    template = f"0000-{digit * 2}-{digit * 2}"
    return date + template[len(date) :]
