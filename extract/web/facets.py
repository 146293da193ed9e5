"""How the rows of a table fall on the values of a column: counted once, kept until somebody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.store import browse
from extract.web import asking, kept, naming, opening, readable, site
from extract.web.asking import Asked

if TYPE_CHECKING:
    from datasette.app import Datasette

_MOST = 12
"""Values of a column that are listed."""


async def facets(datasette: Datasette, asked: Asked) -> list[dict[str, Any]]:
    """By column, its values with how many rows have each, and where that leads."""
    found = []
    counts = await count(datasette, asked)
    for name in opening.FACETS.get(asked.table, ()):
        counted = (counts or {}).get(name, [])
        chosen = {value for key, value in asked.filters() if key in (name, f"{name}__in")}
        if counts is None or len(counted) > 1 or chosen:
            values = [await _value(datasette, asked, name, *one, chosen) for one in counted]
            title = readable.head(asked.table, name)
            found.append({"name": name, "title": title, "values": values, "slow": counts is None})
    return found


async def count(
    datasette: Datasette, asked: Asked, is_needed: bool = False
) -> dict[str, list[tuple[Any, int]]] | None:
    """By column, its values with how many rows have each; None while that is not known."""
    rows, names = asking.selection(asked.table, asked.meant), opening.FACETS.get(asked.table, ())
    wanted = (rows.table, rows.where, rows.params, names, _MOST)
    return await kept.counted(datasette, browse.values_counted, *wanted, is_needed=is_needed)


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
