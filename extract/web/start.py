"""The start page: where to begin, what does not agree, what came in, what failed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Request, Response

from extract.store import questions as store
from extract.store.overview import Overview, overview
from extract.web import asking, columns, facets, headers, kept, opening, questions, site, verify_page

if TYPE_CHECKING:
    from datasette.app import Datasette

DOCUMENTS = 12
"""The start page lists the newest; the table of documents has them all."""

COUNTED = ("funding_rounds", "shareholdings", "statistics", "policies", "policy_measures")
"""The tables whose rows are counted for every document."""

_TABLES = (
    "documents", "funding_rounds", "shareholdings", "listings", "funds", "statistics", "financials",
    "policies", "policy_measures", "organizations", "source_tables", "checks",
)  # fmt: skip
_CHARTS = (
    "rounds-by-quarter",
    "policies-by-year",
    "investors",
    "policies-by-region",
    "support-by-tool",
    "failing-checks",
)
_SHOWN_CHARTS = 3


async def view(datasette: Datasette, request: Request, send: headers.Send) -> Response | None:
    """The page; where the database is not ours, Datasette's own."""
    if await site.database_name(datasette) is None:
        from datasette.views.index import IndexView

        # Its own route would have said in what format; ours, which stands before it, names none.
        request.scope = {**request.scope, "url_route": {"kwargs": {"format": None}}}
        answer: Response | None = await IndexView.as_view(datasette)(request, send)
        return answer
    found = await _overview(datasette)
    context = {
        "found": found,
        "tables": [(table, columns.table_title(table), found.rows[table]) for table in _TABLES if found.rows[table]],
        "counted": [
            (table, columns.table_title(table))
            for table in COUNTED
            if any(row["counts"].get(table) for row in found.documents)
        ],
        "charts": await _charts(datasette) if found.documents else [],
    }  # fmt: skip
    return await site.respond(datasette, request, "index.html", context)


async def _overview(datasette: Datasette) -> Overview:
    found: Overview = await kept.kept(
        datasette, "overview", lambda: site.query_apart(datasette, overview, COUNTED, DOCUMENTS)
    )
    return found


async def warm(datasette: Datasette) -> None:
    """Compute beforehand what takes long on a large database, so that nobody waits for it."""
    await _overview(datasette)
    await _charts(datasette, is_needed=True)
    await verify_page.warm(datasette)
    for table in opening.FACETS:
        conditions = [(asking.ONCE, "1")] if table in opening.ONCE else []
        await facets.count(datasette, asking.Asked(table, [], conditions), is_needed=True)
    for question in store.questions().values():
        with suppress(QueryInterrupted):
            await questions.answer(datasette, question)


async def _charts(datasette: Datasette, is_needed: bool = False) -> list[dict[str, Any]] | None:
    """The first charts that have something to show; None while they are being drawn."""

    async def draw() -> list[dict[str, Any]]:
        drawn: list[dict[str, Any]] = []
        for name in _CHARTS:
            chart = await questions.chart(datasette, name) if len(drawn) < _SHOWN_CHARTS else None
            drawn += [chart] if chart is not None else []
        return drawn

    found: list[dict[str, Any]] | None = await kept.kept(datasette, "charts", draw, is_needed)
    return found
