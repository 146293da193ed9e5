"""The texts of cells: which are blank, which only number their rows, which are numbers printed a little wrongly."""

from __future__ import annotations

import itertools
import re

from extract.language.quantities import read_cell
from extract.language.quantities.model import CellNumber

BLANK = frozenset({"", "-", "--", "---", "—", "——", "－", "–", "/", "不适用", "无", "N/A"})
INTEGER = re.compile(r"\d{1,6}")
_CODE = re.compile(r"0\d+")
_CUT_GROUP = re.compile(r",\d{1,2}(?:\.\d*)?$")
_GROUPED = re.compile(r"^-?\d{1,3}(?:[,，]\d+)+(?:\.\d+)?$")
_NOTED = re.compile(r"^(-?[\d,]+(?:\.\d+)?)\s*[（(].{1,8}[）)]$")


def read(text: str, unit: str | None) -> CellNumber | None:
    """The number that a cell prints, also with misplaced commas or a remark; `unit` is that of its table."""
    return None if _CODE.fullmatch(text) else read_cell(text, unit) or _mended(text, unit)


def numbers_rows(texts: list[str]) -> bool:
    """1, 2, 3 … from the top; or years, or codes, of six figures or beginning with 0: no amounts."""
    if any(_CODE.fullmatch(t) for t in texts):
        return True
    digits = [t for t in texts if INTEGER.fullmatch(t)]
    if len(digits) < 2 or 3 * len(digits) < 2 * len(texts):
        return False
    values = [int(d) for d in digits]
    if values[0] == 1 and all(b - a == 1 or b == 1 for a, b in itertools.pairwise(values)):
        return True
    return all(1900 <= v <= 2100 for v in values) or all(len(d) == 6 for d in digits)


def _mended(text: str, unit: str | None) -> CellNumber | None:
    """A number whose grouping commas stand in the wrong places (217,63; 385,340,199,56), or with a remark."""
    noted = _NOTED.match(text)
    if noted is not None:
        return read_cell(noted[1], unit)
    if not _GROUPED.match(text):
        return None
    parts = text.replace("，", ",").split(",")
    if len(parts) == 2 and _CUT_GROUP.search(text):
        return None  # 49,4 of 49,419,433.00, cut by the end of its line or page
    if len(parts) > 2 and len(parts[-1]) == 2 and all(len(p) == 3 for p in parts[1:-1]):
        return read_cell("".join(parts[:-1]) + "." + parts[-1], unit)
    return read_cell("".join(parts), unit)
