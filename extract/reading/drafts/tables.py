"""The rows of a draft's table: which name the columns, and what each of the others is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.layout.marks import YEAR
from schemas import DraftBlock

_NUMBER = re.compile(
    r"[（(]?[+\-−–－约近超逾]*[￥¥$]?\s*\d[\d,，.\s]*(?:[%％‰]|[^\d\s]{0,8})[）)]?(?:以上|以下|左右)?"
)
_SERIAL = re.compile(r"序\s*号|编\s*号|行\s*次|No\.?|#")
_MOST_HEADS = 3
_LONGEST_LABEL = 40


def rows_of(
    shown: Sequence[Sequence[str]],
    filled: Sequence[Sequence[str]],
    table: int,
    head_rows: int | None = None,
) -> list[DraftBlock]:
    """The rows of a table as blocks.

    `shown` and `filled` are its cells by row and column; a merged cell stands once in `shown` and in every
    place that it covers in `filled`. `head_rows` is how many rows name the columns, None where nobody said so.
    """
    if head_rows is None:
        head_rows = _head_rows(filled)
    heads = [_head(filled[:head_rows], column) for column in range(max(map(len, filled), default=0))]
    return [
        DraftBlock(
            kind="row",
            text="\t".join(_plain(cell) for cell in row),
            table=table,
            is_head=index < head_rows,
            label="" if index < head_rows else _label(filled[index], heads),
            heads=[] if index < head_rows else heads[: len(row)],
        )
        for index, row in enumerate(shown)
        if any(cell.strip() for cell in row)
    ]


def is_serial(head: str) -> bool:
    """Whether a column numbers its rows."""
    return _SERIAL.fullmatch(head.strip()) is not None


def _head_rows(rows: Sequence[Sequence[str]]) -> int:
    """The rows above the first that has a number; none where the first has one already."""
    for index, row in enumerate(rows):
        if any(_is_number(cell) for cell in row):
            return min(index, _MOST_HEADS)
    return 1


def _head(rows: Sequence[Sequence[str]], column: int) -> str:
    """The headings above a column, the highest first, each once."""
    words = [_plain(row[column]) for row in rows if column < len(row)]
    return " ".join(dict.fromkeys(word for word in words if word))


def _label(row: Sequence[str], heads: Sequence[str]) -> str:
    """What a row is of: the words before its first number or its first cell of prose, else all its words."""
    words: list[str] = []
    for column, cell in enumerate(map(_plain, row)):
        if column < len(heads) and is_serial(heads[column]):
            continue
        if _is_number(cell) or len(cell) > _LONGEST_LABEL:
            if words:
                break
        elif cell:
            words.append(cell)
    return " ".join(dict.fromkeys(words))


def _is_number(cell: str) -> bool:
    text = cell.strip()
    return _NUMBER.fullmatch(text) is not None and YEAR.match(text) is None


def _plain(cell: str) -> str:
    return " ".join(cell.split())
