"""Tables of who subscribed what, who sold what to whom, and which old shares are sold in an offering."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.language.quantities import CellNumber
from extract.records.capital.cells import figure_in, is_total, name_in
from extract.records.capital.heads import columns, words
from extract.records.capital.snapshots import lead_above
from extract.records.capital.story import plain
from extract.records.grid import Grid
from schemas import Document, Evidence
from schemas.funding import Role

_SUBSCRIBED = ("party", "amount", "shares", "price", "ratio")
_TRANSFERRED = ("from", "to", "amount", "shares", "ratio", "price")
"""A column that is one of price is none of sums."""


@dataclass(slots=True)
class PartyRow:
    """One party in one row."""

    name: str
    role: Role
    evidence: Evidence
    amount: CellNumber | None = None
    shares: float | None = None
    ratio: float | None = None


@dataclass(slots=True)
class PartyTable:
    """The parties of an event as a table lists them."""

    kind: str
    """subscriptions, transfers or sales."""
    index: int
    rows: list[PartyRow] = field(default_factory=list)
    total: CellNumber | None = None
    total_shares: float | None = None


def party_table(document: Document, block: int) -> PartyTable | None:
    """What a table block says of the parties of an event, None where it is another table."""
    number = document.blocks[block].table
    if number is None or document.tables[number].n_rows < 2:
        return None
    grid = Grid(document, number)
    names = grid.table.header
    by_role = columns("transfers", names, _TRANSFERRED)
    if {"from", "to"} <= set(by_role):
        return _transfers(grid, by_role)
    by_role = columns("sales", names, ("from", "shares"))
    if len(by_role) == 2:
        return _sales(grid, by_role)
    by_role = columns("subscriptions", names, _SUBSCRIBED)
    said = lead_above(document, block) + "".join(names)
    if "party" in by_role and {"amount", "shares"} & set(by_role):
        if any(word in said for word in words("subscriptions/requires_words")):
            return _subscriptions(grid, by_role)
    return None


def _subscriptions(grid: Grid, by_role: dict[str, int]) -> PartyTable | None:
    table = PartyTable("subscriptions", grid.index)
    for row in grid.body:
        name = name_in(grid, row, by_role["party"])
        amount = _cell(grid, row, by_role.get("amount"))
        shares = _cell(grid, row, by_role.get("shares"))
        evidence = grid.evidence(row)
        if evidence is None or not name or (amount is None and shares is None):
            continue
        if is_total(name):
            table.total = amount
            table.total_shares = shares.value if shares else None
            continue
        ratio = _cell(grid, row, by_role.get("ratio"))
        table.rows.append(
            PartyRow(
                name,
                "investor",
                evidence,
                amount,
                shares.value if shares else None,
                ratio.value if ratio else None,
            )
        )
    return table if table.rows else None


def _transfers(grid: Grid, by_role: dict[str, int]) -> PartyTable | None:
    table = PartyTable("transfers", grid.index)
    for row in grid.body:
        seller, buyer = (_of_rows(grid, row, by_role[role]) for role in ("from", "to"))
        evidence = grid.evidence(row)
        if evidence is None or is_total(seller) or is_total(buyer):
            continue
        if not seller or not buyer:
            continue
        amount = _cell(grid, row, by_role.get("amount"))
        shares = _cell(grid, row, by_role.get("shares"))
        count = shares.value if shares else None
        table.rows.append(PartyRow(seller, "transferor", evidence, amount, count))
        table.rows.append(PartyRow(buyer, "transferee", evidence, amount, count))
    return table if table.rows else None


def _of_rows(grid: Grid, row: int, column: int) -> str:
    """A name beside a row or printed above it for several, or in the middle of all of them, as no rules part them."""
    if name := plain(grid.filled(row, column)):
        return name
    printed = {
        name for place in grid.body if (name := plain(grid.text(place, column))) and not is_total(name)
    }
    return printed.pop() if len(printed) == 1 else ""


def _sales(grid: Grid, by_role: dict[str, int]) -> PartyTable | None:
    table = PartyTable("sales", grid.index)
    for row in grid.body:
        name = name_in(grid, row, by_role["from"])
        shares = _cell(grid, row, by_role["shares"])
        evidence = grid.evidence(row)
        if evidence is None or not name or shares is None:
            continue
        if is_total(name):
            table.total_shares = shares.value
            continue
        table.rows.append(PartyRow(name, "transferor", evidence, shares=shares.value))
    return table if table.rows else None


def _cell(grid: Grid, row: int, column: int | None) -> CellNumber | None:
    return figure_in(grid, row, column, grid.table.unit)
