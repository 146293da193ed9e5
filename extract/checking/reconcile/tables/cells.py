"""The texts of cells: which are blank, which only number their rows, which are numbers."""

from __future__ import annotations

import itertools

from extract.language.quantities import read_cell
from extract.language.quantities.model import CellNumber

BLANK = frozenset({"", "-", "--", "---", "—", "——", "－", "–", "/", "不适用", "无", "N/A"})
_LONGEST = 6


def is_integer(text: str) -> bool:
    """Whether a text is a whole number of a few figures, as ordinals, years and codes are."""
    return text.isdecimal() and len(text) <= _LONGEST


def _is_code(text: str) -> bool:
    return text.isdecimal() and len(text) > 1 and text[0] == "0"


def read(text: str, unit: str | None) -> CellNumber | None:
    """The number that a cell prints; `unit` is that of its table."""
    return None if _is_code(text) else read_cell(text, unit)


def numbers_rows(texts: list[str]) -> bool:
    """1, 2, 3 … from the top; or years, or codes, of six figures or beginning with 0: no amounts."""
    if any(map(_is_code, texts)):
        return True
    digits = [t for t in texts if is_integer(t)]
    if len(digits) < 2 or 3 * len(digits) < 2 * len(texts):
        return False
    values = [int(d) for d in digits]
    if values[0] == 1 and all(b - a == 1 or b == 1 for a, b in itertools.pairwise(values)):
        return True
    return all(1900 <= v <= 2100 for v in values) or all(len(d) == 6 for d in digits)
