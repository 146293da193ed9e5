"""A row of a draft's table as claims: the label of the row, the heading of the column, the value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.checking.verify.draft_context import sentences
from extract.language import vocabularies
from extract.language.periods import find_periods
from extract.language.quantities import find_quantities, parse_unit, read_cell
from extract.language.quantities.model import UnitScale
from extract.language.quantities.units import magnitudes
from extract.reading.drafts.tables import is_serial
from schemas import DraftBlock

_BRACKETED = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")
_PAGE_NUMBER = re.compile(r"页\s*码")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"(?:19|20)\d\d\s*[年/.\-－—]\s*\d.*|(?:19|20)\d\d\s*年?")
_PROSE = 30
_LONGEST_NAME = 16
_PER = re.compile(r"[‰%％]")


@dataclass(frozen=True, slots=True)
class CellClaim:
    """The value of a cell as a claim."""

    start: int
    """Where the value stands in the text of the row."""
    text: str
    claim: str
    place: int
    """Where the figure begins in the claim."""


def claims_of_row(row: DraftBlock, above: str) -> Iterator[CellClaim]:
    """The values of a row as claims; `above` is what stands over the table: its caption and unit."""
    if row.is_head:
        return
    offset = 0
    cells = row.text.split("\t")
    for column, cell in enumerate(cells):
        head = row.heads[column] if column < len(row.heads) else ""
        counts = is_serial(head) or _PAGE_NUMBER.fullmatch(head.strip())
        if cell.strip() and not counts and not _DATE.fullmatch(cell.strip()):
            yield from _of_cell(cell, offset, *_named(row.label, head, cells, column), above)
        offset += len(cell) + 1


@vocabularies.derived
def says_nothing(label: str) -> bool:
    """Whether the label of a row is one that most tables have: 合计, 其他."""
    return label in {*vocabularies.load("totals")["total"]["exact"], "其他", "其它", ""}


def _named(label: str, head: str, cells: list[str], column: int) -> tuple[str, str]:
    """(label, heading) of a cell; in 注册资本|7,500万元|成立日期|2014年 the cell on the left says what it is."""
    left = cells[column - 1].strip() if column > 1 else ""
    if not left or left in label or find_quantities(left) or read_cell(left) is not None:
        return label, head
    return (label, head) if len(left) > _LONGEST_NAME or find_periods(left) else (left, "")


def _of_cell(cell: str, offset: int, label: str, head: str, above: str) -> Iterator[CellClaim]:
    front = " ".join(part for part in (label, _BRACKETED.sub("", head).strip()) if part)
    found = find_quantities(cell)
    if found and len(cell) > _PROSE:
        yield from _of_prose(cell, offset, label)
        return
    if found and found[0].unit is not None:
        # The cell has its units: the claim holds it whole, however many figures it has.
        front = "" if label == cell.strip() else front
        claim = f"{front}为{cell}" if front else cell
        for quantity in find_quantities(claim):
            place = quantity.start - (len(claim) - len(cell))
            if place >= 0:
                yield CellClaim(offset + place, quantity.text, claim, quantity.start)
        return
    number = read_cell(cell)
    if number is None or number.value is None or not front:
        return
    unit = parse_unit(head) or (parse_unit(above) if above and not _is_share(head) else None)
    printed = cell.strip()
    if unit is None and _is_share(head):
        unit = UnitScale("%")
    if unit is None and _YEAR.fullmatch(printed):
        return
    claim = f"{front}为{printed}{_spelled(unit)}"
    yield CellClaim(offset + cell.index(printed), printed, claim, len(front) + 1)


def _of_prose(cell: str, offset: int, label: str) -> Iterator[CellClaim]:
    """The sentences of a cell, each behind the label of its row."""
    front = f"{label}，" if label and label != cell.strip() else ""
    for start, end in sentences(cell):
        claim = front + cell[start:end].rstrip()
        for quantity in find_quantities(claim):
            if quantity.start >= len(front):
                place = offset + start + quantity.start - len(front)
                yield CellClaim(place, quantity.text, claim, quantity.start)


def _is_share(head: str) -> bool:
    """Whether a column holds shares or rates, which the unit of the table is not of."""
    return bool(_PER.search(head)) or head.strip().endswith(
        ("占比", "比例", "比重", "率", "增速", "增幅", "同比")
    )


def _spelled(unit: UnitScale | None) -> str:
    return _magnitude(unit.power) + unit.unit if unit is not None else ""


@vocabularies.derived
def _magnitude(power: int) -> str:
    """The word for a power of ten: 万 for 4, none for 0."""
    return next((word for word, other in magnitudes().items() if other == power), "")
