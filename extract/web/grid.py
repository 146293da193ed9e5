"""The rows of a table page: the columns that are shown, and what stands in each of their cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils import to_css_class
from datasette.utils.asgi import Request
from markupsafe import Markup

from extract.store import browse, review
from extract.store.export import OF_VIEW
from extract.web import cells, columns, opening, readable, site
from extract.web.links import Links

if TYPE_CHECKING:
    from datasette.app import Datasette

_TITLES = frozenset({"title", "caption"})
"""What leads to the thing even where it says nothing."""


@dataclass(frozen=True)
class Grid:
    """What a table page shows."""

    heads: list[dict[str, Any]]
    """The columns, as Datasette describes them, with `head` and `class`; what other tables say of the rows has only a head."""
    lines: list[Markup]
    """The cells of each row."""
    choices: list[tuple[str, bool]]
    """Every column of the table with whether it is shown."""


async def arranged(
    datasette: Datasette,
    request: Request,
    links: Links,
    table: str,
    heads: Sequence[dict[str, Any]],
    rows: Sequence[Any],
) -> Grid:
    """The columns that are asked for or that matter, and the rows in them."""
    places = {head["name"]: place for place, head in enumerate(heads)}
    sorted_by = {request.args.get("_sort"), request.args.get("_sort_desc")}
    filled = {
        name
        for name, place in places.items()
        if name in sorted_by or not all(opening.is_empty(row.cells[place]["raw"]) for row in rows)
    }
    shown = opening.arranged(table, list(places), request.args.getlist("_show"), filled)
    found: list[dict[str, Any]] = [
        heads[places[name]] | {"head": readable.head(table, name), "class": to_css_class(name), "n": columns.is_number(table, name)}
        for name in shown
    ]  # fmt: skip
    # What other tables say stands before where the row is from.
    at = shown.index("document_id") if "document_id" in shown else len(shown) - 1
    found[at:at] = await _more(datasette, links, table, places, rows)
    is_raw = bool(request.args.get("_raw"))
    lines = [
        Markup("").join([await _cell(column, row, number, places, is_raw) for column in found])
        for number, row in enumerate(rows)
    ]
    return Grid(found, lines, opening.choices(list(places), shown))


async def _cell(
    column: Mapping[str, Any], row: Any, number: int, places: Mapping[str, int], is_raw: bool
) -> Markup:
    if "texts" in column:
        return cells.filled('<td data-label="{}">{}</td>', column["head"], column["texts"].get(number, ""))
    cell = row.cells[places[column["name"]]]
    raw = cell["raw"]
    if raw is None or raw == "":
        content = await cells.content(cell) if column["name"] in _TITLES else ""
    else:
        content = raw if is_raw else await cells.content(cell)
    kind = f"col-{column['class']} type-{cell['value_type']}"
    return cells.filled('<td data-label="{}" class="{}">{}</td>', column["head"], kind, content)


async def _more(
    datasette: Datasette, links: Links, table: str, places: Mapping[str, int], rows: Sequence[Any]
) -> list[dict[str, Any]]:
    """Columns that other tables have to say of the rows: title, and text by the row's place."""
    view_of = OF_VIEW.get(table, table)
    if "id" not in places or view_of not in review.REVIEWED:
        return []
    # The number is text where it is the link to the row, and a number in a view.
    ids = [int(row.cells[places["id"]]["raw"]) for row in rows]
    found: list[dict[str, Any]] = []
    if table == "funding_rounds":
        parties = await site.query(datasette, browse.parties, ids)
        texts = {place: cells.parties(links, parties.get(row_id, [])) for place, row_id in enumerate(ids)}
        found.append({"head": "投资方与其他各方", "texts": texts})
    judged = await site.query(datasette, review.on_rows, view_of, ids)
    texts = {
        place: Markup("<br>").join(review.said(entry) for entry in judged[row_id])
        for place, row_id in enumerate(ids)
        if row_id in judged
    }
    found.append({"head": "校对", "texts": texts})
    return [column for column in found if any(column["texts"].values())]
