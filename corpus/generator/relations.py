"""Checks that follow from a table: columns that add up, shares of a total, growth over another column."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from corpus.generator.facts import Check
from corpus.generator.tables import Table

HUNDRED = Decimal(100)


def number(cell: str) -> Decimal:
    """The number of a cell; a dash is nothing."""
    digits = cell.replace(",", "").rstrip("%")
    return Decimal("0") if digits in ("—", "-", "") else Decimal(digits)


def places(cell: str) -> Decimal:
    """One unit of the last printed place."""
    digits = cell.rstrip("%")
    return Decimal(1).scaleb(-len(digits.partition(".")[2]))


def rounded(value: Decimal, digits: int) -> Decimal:
    """Commercial rounding, as statisticians do it."""
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def percent(part: Decimal, whole: Decimal, digits: int = 1) -> str:
    """`38.5%`: a share as it is printed."""
    return f"{rounded(part / whole * HUNDRED, digits)}%"


def growth(new: Decimal, old: Decimal, digits: int = 1) -> str:
    """`12.3%`: growth as it is printed."""
    return f"{rounded((new / old - 1) * HUNDRED, digits)}%"


def grouped(value: Decimal, digits: int = 2) -> str:
    """`12,345.60`: a sum as accounts print it."""
    return f"{rounded(value, digits):,}"


def verdict(computed: Decimal, stated: Decimal, unit: Decimal, members: int = 1) -> str:
    """Equal, apart by no more than rounding allows, or inconsistent.

    Each of the members may be off by half a unit of its last place, and so may the stated figure.
    """
    apart = abs(computed - stated)
    if apart == 0:
        return "consistent"
    return "within_rounding" if apart <= unit * (members + 1) / 2 else "inconsistent"


def column_sum(
    table: Table, column: str, rows: range | None = None, total: int = -1, note: str | None = None
) -> Check:
    """The rows of a column against its 合计 row."""
    cells = table.column(column)
    total_index = range(len(cells))[total]
    members = [cells[i] for i in rows] if rows else [c for i, c in enumerate(cells) if i != total_index]
    stated = cells[total_index]
    computed = sum((number(c) for c in members), Decimal(0))
    formula = " + ".join(str(number(c)) for c in members if number(c))
    found = verdict(computed, number(stated), places(stated), len(members))
    at = (table.row_key(total_index), table.key)
    return Check("sum", formula, str(computed), stated, found, at, table.key, column, note)


def share_of(
    table: Table, part: str, share: str, row: int, total: int = -1, note: str | None = None
) -> Check:
    """A printed share against its row and the 合计 row."""
    cells, stated = table.column(part), table.column(share)[row]
    computed = rounded(number(cells[row]) / number(cells[total]) * HUNDRED, 2)
    exact = number(cells[row]) / number(cells[total]) * HUNDRED
    fits = abs(exact - number(stated)) <= places(stated) / 2
    found = "consistent" if fits else "inconsistent"
    formula = f"{number(cells[row])} / {number(cells[total])} * 100"
    return Check(
        "share", formula, str(computed), stated, found, (table.row_key(row),), table.key, share, note
    )


def growth_of(table: Table, new: str, old: str, rate: str, row: int, note: str | None = None) -> Check:
    """A printed growth rate against the two columns that it compares."""
    later, earlier, stated = table.column(new)[row], table.column(old)[row], table.column(rate)[row]
    exact = (number(later) / number(earlier) - 1) * HUNDRED
    fits = abs(exact - number(stated)) <= places(stated) / 2
    formula = f"({number(later)} / {number(earlier)} - 1) * 100"
    found = "consistent" if fits else "inconsistent"
    return Check(
        "growth", formula, str(rounded(exact, 2)), stated, found, (table.row_key(row),), table.key, rate, note
    )
