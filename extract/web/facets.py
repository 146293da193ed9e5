"""How the rows of a table fall on the values of a column: counted once, kept until somebody writes."""

from __future__ import annotations

from dataclasses import dataclass
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
        is_chosen = any(key in (name, f"{name}__in") for key, _ in asked.filters())
        if counts is None or len(counted) > 1 or is_chosen:
            values = [await value(datasette, asked, name, *one) for one in counted]
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


@dataclass(frozen=True)
class Value:
    """A value of a column, and the query for the rows that have it, or for all where it is asked for already."""

    text: str
    count: int
    on: bool
    query: str


async def value(datasette: Datasette, asked: Asked, name: str, value: Any, number: int) -> Value:
    """A value that so many rows have."""
    text = naming.named(asked.table, name, value)
    if text is None:
        text = await site.document_title(datasette, value) if name == "document_id" else str(value)
    key, written = asking.exactly(name, value)
    is_on = (key, written) in asked.filters()
    changes = {key: None if is_on else written, "_next": None, "_by": None}
    return Value(text, number, is_on, asked.query(**changes))
