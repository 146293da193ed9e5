"""The start page: what there is, where to begin, what failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.store.overview import overview
from extract.store.rows import Record
from extract.web import columns, site

if TYPE_CHECKING:
    from datasette.app import Datasette

DOCUMENTS = 200
"""The start page lists the newest; the table of documents has them all."""

_TILES = (
    "funding_rounds",
    "funds",
    "statistics",
    "policies",
    "policy_measures",
    "shareholdings",
    "organizations",
    "source_tables",
    "source_figures",
    "checks",
)

COUNTED = (
    "source_tables",
    "source_figures",
    "funding_rounds",
    "shareholdings",
    "funds",
    "statistics",
    "policies",
    "policy_measures",
    "checks",
)
"""The tables whose rows are counted for every document."""


@dataclass(frozen=True)
class Tile:
    """A way into a table."""

    table: str
    title: str
    description: str
    rows: int


@dataclass
class Start:
    """What the start page shows."""

    tiles: list[Tile]
    columns: list[tuple[str, str]]
    """Tables that have rows, with their titles: the counts that are worth a column."""
    documents: list[Record]
    total: int
    pages: int
    problems: list[Record]


async def start(datasette: Datasette) -> Start:
    """What the start page shows."""
    found = await site.query(datasette, overview, COUNTED, DOCUMENTS)
    tiles = [
        Tile(table, columns.table_title(table), columns.table_description(table), found.rows[table])
        for table in _TILES
    ]
    shown = [
        (table, columns.table_title(table))
        for table in COUNTED
        if any(row["counts"].get(table) for row in found.documents)
    ]
    return Start(tiles, shown, found.documents, found.rows["documents"], found.rows["pages"], found.problems)
