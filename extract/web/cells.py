"""What stands in a cell of Datasette's tables: readable values, and a way to the page they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from extract.store import browse
from extract.web import columns, kept, site
from extract.web.links import Links
from extract.web.naming import named
from extract.web.readable import readable
from extract.web.values import Indexed, Shown, field, shortened, shown

if TYPE_CHECKING:
    from datasette.app import Datasette

_LONG, _SHORT = 60, 14


_THINGS: dict[tuple[str, str], tuple[str, str]] = {
    ("documents", "file_name"): ("documents", "id"),
    ("documents", "title"): ("documents", "id"),
    ("source_tables", "caption"): ("source_tables", "id"),
    ("organizations", "name"): ("organizations", "id"),
    ("organization_names", "name"): ("organizations", "organization_id"),
    ("mentions", "name"): ("organizations", "organization_id"),
    ("funding_rounds", "firm"): ("organizations", "organization_id"),
    ("funding_events", "firm"): ("organizations", "organization_id"),
    ("funding_participants", "name"): ("organizations", "organization_id"),
    ("investments", "investor"): ("organizations", "organization_id"),
    ("shareholdings", "firm"): ("organizations", "organization_id"),
    ("shareholdings", "holder"): ("organizations", "holder_id"),
    ("holders", "firm"): ("organizations", "organization_id"),
    ("holders", "holder"): ("organizations", "holder_id"),
    ("listings", "firm"): ("organizations", "organization_id"),
    ("funds", "name"): ("organizations", "organization_id"),
    ("policies", "title"): ("policies", "id"),
    ("policy_support", "policy"): ("policies", "policy_id"),
    ("policy_targets", "policy"): ("policies", "policy_id"),
    ("support_instruments", "policy"): ("policies", "policy_id"),
}
"""Cells that name a thing, and the column that says which."""
_INDICATORS = frozenset(
    {("statistics", "metric"), ("repeated_statistics", "metric"), ("financials", "indicator")}
)


@dataclass(frozen=True)
class Later:
    """The content of a cell, made when a template shows it: Datasette asks for all columns, few are shown."""

    datasette: Datasette
    table: str | None
    name: str
    value: Any
    row: Indexed | None

    async def html(self) -> Markup | None:
        """What stands in the cell."""
        return await render(self.datasette, self.table, self.name, self.value, self.row)


async def content(cell: Mapping[str, Any]) -> Any:
    """What stands in a cell as Datasette hands it to a template."""
    value = cell["value"]
    return (await value.html() or "") if isinstance(value, Later) else value


async def render(
    datasette: Datasette, table: str | None, name: str, value: Any, row: Indexed | None
) -> Markup | None:
    """The content of a cell, or None to leave it to Datasette."""
    database = await site.database_name(datasette)
    if database is None:
        return None
    links = Links(datasette, database)
    column = columns.find(table, name)
    raw = value["value"] if isinstance(value, Mapping) else value
    if (table, name) == ("source_tables", "caption"):
        raw = raw or "（无表题）"
    if raw is None or raw == "":
        return None
    if name == "page" and field(row, "document_id") is not None and isinstance(raw, int):
        place = links.page(field(row, "document_id"), raw, evidence=field(row, "evidence_id"))
        return filled('<a href="{}">{}</a>', place, raw)
    if column is not None and column.references and isinstance(raw, int):
        given = value.get("label") if isinstance(value, Mapping) else None
        return await _reference(datasette, links, name, column.references, raw, given, row)
    made = cell(readable(table, name, raw, row) if row is not None else shown(table, name, raw, row))
    address = _thing(links, table or "", name, row)
    return filled('<a href="{}">{}</a>', address, made) if address else made


def _thing(links: Links, table: str, name: str, row: Indexed | None) -> str | None:
    """The page of what a cell names."""
    if (table, name) in _INDICATORS:
        if table == "financials":
            firm = field(row, "organization_id")
            return links.indicator(organization=firm, indicator=field(row, name)) if firm else None
        return links.indicator(
            subject=field(row, "subject"), metric=field(row, name), document=field(row, "document_id")
        )
    of, column = _THINGS.get((table, name), ("", ""))
    row_id = field(row, column)
    return links.row(of, row_id) if of and row_id else None


def filled(pattern: str, *values: object) -> Markup:
    """HTML with values in it, escaped; `Markup.format` takes twice as long."""
    return Markup(pattern.format(*map(escape, values)))


async def value(datasette: Datasette, table: str, name: str, row: Mapping[str, Any]) -> Markup:
    """A field of a row as HTML."""
    given = await render(datasette, table, name, row[name], row)
    return given if given is not None else cell(shown(table, name, row[name], row))


def parties(links: Links, rows: list[dict[str, Any]]) -> Markup:
    """The parties of an event with what they did, each leading to its page."""
    pieces = []
    for row in rows:
        role = named("funding_participants", "role", row["role"]) if row["role"] != "unspecified" else None
        name = (
            filled('<a href="{}">{}</a>', links.row("organizations", row["organization_id"]), row["name"])
            if row["organization_id"]
            else escape(row["name"])
        )
        pieces.append(filled("{}<small>{}</small>", name, role) if role else name)
    return (
        filled('<div class="middling parties">{}</div>', Markup("、").join(pieces)) if pieces else Markup("")
    )


def cell(value: Shown) -> Markup:
    """A value as HTML."""
    if value.code is not None:
        return filled('<span class="value value-{0}" title="{0}">{1}</span>', value.code, value.text)
    if value.number:
        title = filled(' title="{}"', value.exact) if value.exact else ""
        return filled('<span class="number"{}>{}</span>', title, value.text)
    if value.exact:
        return filled('<span title="{}">{}</span>', value.exact, value.text)
    if len(value.text) > _LONG:
        return filled('<div class="long">{}</div>', value.text)
    return _short(value.text)


def _short(text: str) -> Markup:
    """A few words stay on one line, so that rows stay low."""
    if len(text) > _SHORT or "\n" in text:
        return filled('<div class="middling">{}</div>', text)
    return filled('<span class="short">{}</span>', text)


async def _reference(
    datasette: Datasette, links: Links, name: str, table: str, row_id: int, given: Any, row: Indexed | None
) -> Markup:
    """A link to the row that a foreign key names, by its label; for evidence, to the page itself."""
    if table == "evidence":
        return await _evidence(datasette, links, row_id, given, row)
    # A document's title says more than the file name that Datasette would show.
    text = None if table == "documents" else given
    if not text:
        text = await site.label(datasette, table, columns.NAMING.get(table, ()), row_id)
    address = links.row(table, row_id)
    shown_text = shortened(str(text)) if text else f"{columns.table_title(table)} {row_id}"
    return filled('<a href="{}" title="{}">{}</a>', address, text or name, _short(shown_text))


async def _evidence(
    datasette: Datasette, links: Links, evidence_id: int, given: Any, row: Indexed | None
) -> Markup:
    document_id, page = field(row, "document_id"), field(row, "page")
    if given is None or document_id is None or page is None:
        found = await kept.remembered(
            datasette, ("quote", evidence_id), lambda: site.query(datasette, browse.evidence, evidence_id)
        )
        if found is None:
            return escape(evidence_id)
        given, document_id, page = found["quote"], found["document_id"], found["page"]
    return filled(
        '<a class="evidence" href="{}" title="{}"><b>第 {} 页</b> <q>{}</q></a>',
        links.page(document_id, page, evidence=evidence_id),
        shortened(given, 300),
        page,
        shortened(given, 18),
    )
