"""What the columns under one head are used for: numbering, codes, labels, figures, dates or other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.language import vocabularies
from extract.language.quantities import parse_unit
from extract.records.tables.area import Area
from extract.records.tables.celltypes import FIGURES, cell_type, counts_up, profile
from extract.records.tables.heads import HeadWords, head_words, levels_above
from extract.records.tables.model import Field, Use
from extract.records.tables.reporting import Reporting

_CODE = re.compile(r"\d{2,}|0\d*")
_YES_NO = frozenset({"是", "否", "有", "无", "√", "×", "Y", "N"})
_LONGEST_UNIT = 6
_ENOUGH = 0.5
"""The share of a column's filled cells that must be numbers for it to be a column of figures."""


def columns_of(
    area: Area, head_rows: Sequence[int], body: Sequence[int], reporting: Reporting
) -> list[Field]:
    """The columns with what each is used for; words left of the first figures are labels."""
    fields: list[Field] = []
    for column in area.columns:
        levels = levels_above(area, head_rows, column)
        words = head_words(levels, reporting)
        texts = [t for row in body if area.begins(row, column) and (t := area.text(row, column))]
        fields.append(_field(len(fields), column, levels, words, _use(levels, words, texts)))
    words_first = next((f.number for f in fields if f.use == "words"), 0)
    for field in fields[:words_first]:
        if field.use == "figure" and _alike_digits([area.text(row, field.column) for row in body]):
            field.use = "code"  # digits of one length before the names of the rows: 201 公共服务
    first = next((f.number for f in fields if f.use == "figure"), len(fields))
    for field in fields[:first]:
        if field.use == "words":
            field.use = "label"
    return fields


def _field(number: int, column: int, levels: tuple[str, ...], words: HeadWords, use: Use) -> Field:
    return Field(number, column, levels, words.name, use, words.unit, words.period, words.modality)


def _use(levels: tuple[str, ...], words: HeadWords, texts: list[str]) -> Use:
    vocabulary = vocabularies.load("table_words")
    lowest = levels[-1].strip("：: ") if levels else ""
    filled = [text for text in texts if cell_type(text) != "blank"]
    if lowest in vocabulary["ordinals"] or (len(filled) > 2 and counts_up(filled)):
        return "ordinal"
    if lowest in vocabulary["unit_heads"] and _are_units(filled):
        return "unit"
    if is_code_head(words.name) or _are_codes(filled):
        return "code"
    types = profile(filled)
    figures = sum(share for kind, share in types.items() if kind in FIGURES)
    undated = figures > 0
    years = types.get("year", 0.0)
    if undated and figures + types.get("undisclosed", 0.0) + years >= _ENOUGH and figures >= years:
        return "figure"
    if types.get("date", 0.0) + years > _ENOUGH:
        return "date"
    return "words"


def _are_units(texts: list[str]) -> bool:
    """Short words, none a number: 万毫升, KPCS; not the units of an organization."""
    return bool(texts) and all(
        parse_unit(text) is not None or (len(text) <= _LONGEST_UNIT and cell_type(text) not in FIGURES)
        for text in texts
    )


@vocabularies.derived
def is_code_head(name: str) -> bool:
    """Whether what stands under or beside a name are codes and no quantities."""
    lowest = name.rsplit("/", 1)[-1]
    return any(word in lowest for word in vocabularies.load("table_words")["codes"]) and not lowest.endswith(
        ("数", "数量", "额")
    )


def _alike_digits(texts: list[str]) -> bool:
    filled = [text for text in texts if _CODE.fullmatch(text)]
    return len(filled) > 1 and len({len(text) for text in filled}) == 1


def _are_codes(texts: list[str]) -> bool:
    """Digits without separators of which some begin with 0 or continue those of the row above: 201, 20101."""
    digits = [text for text in texts if _CODE.fullmatch(text)]
    if len(digits) < 2 or len(digits) < 0.8 * len(texts):
        return False
    if any(text[0] == "0" and len(text) > 1 for text in digits):
        return True
    deeper = sum(b != a and b.startswith(a) and len(a) > 2 for a, b in pairwise(digits))
    return deeper >= 0.3 * len(digits)


def is_yes_no(texts: Sequence[str]) -> bool:
    """Whether a column only says yes or no."""
    return bool(texts) and all(text in _YES_NO for text in texts)
