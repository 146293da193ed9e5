"""How the rows of a table fall on the values of a column: counted once, kept until somebody writes."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted

from extract.store import browse
from extract.web import asking, kept, naming, opening, readable, site
from extract.web.asking import Asked

if TYPE_CHECKING:
    from datasette.app import Datasette

_MOST = 12
"""Values of a column that are listed."""
_LONGEST = 3.0
"""Seconds that a count may take."""


async def facets(datasette: Datasette, asked: Asked) -> list[dict[str, Any]]:
    """By column, its values with how many rows have each, and where that leads."""
    found = []
    names = opening.FACETS.get(asked.table, ())
    counts = await asyncio.gather(*(_counted(datasette, asked, name) for name in names))
    for name, counted in zip(names, counts, strict=True):
        chosen = {value for key, value in asked.filters() if key in (name, f"{name}__in")}
        if counted is None:
            found.append(
                {"name": name, "title": readable.head(asked.table, name), "values": [], "slow": True}
            )
        elif len(counted) > 1 or chosen:
            values = [
                await _value(datasette, asked, name, value, number, chosen) for value, number in counted
            ]
            found.append(
                {"name": name, "title": readable.head(asked.table, name), "values": values, "slow": False}
            )
    return found


async def _counted(datasette: Datasette, asked: Asked, name: str) -> list[tuple[Any, int]] | None:
    """The counts, or None where they are not known yet or take too long."""
    rows = asking.selection(asked.table, asked.meant)
    arguments = (rows.table, rows.where, rows.params, name, _MOST)

    async def count() -> list[tuple[Any, int]] | None:
        try:
            return await site.query(datasette, browse.values_counted, *arguments, seconds=_LONGEST)
        except QueryInterrupted:
            return None

    key = f"facet {name} {rows.table} {rows.where} {json.dumps(rows.params, sort_keys=True, default=str)}"
    try:
        found: list[tuple[Any, int]] | None = await kept.kept(datasette, key, count, is_needed=False)
    except kept.NotYetError:
        return None
    return found


async def _value(
    datasette: Datasette, asked: Asked, name: str, value: Any, number: int, chosen: set[str]
) -> dict[str, Any]:
    text = naming.named(asked.table, name, value)
    if text is None:
        text = await site.document_title(datasette, value) if name == "document_id" else str(value)
    key, written = asking.exactly(name, value)
    is_on = written in chosen
    changes = {key: None if is_on else written, "_next": None}
    return {"text": text, "count": number, "on": is_on, "query": asked.query(**changes)}
