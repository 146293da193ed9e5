"""`/-/page/<document>/<page>`: a page beside the rows that were read from it."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from extract.store import browse, former, layouts
from extract.store.rows import Record
from extract.store.search import matching_pages
from extract.web import answers, cells, columns, occurrences, readable, site
from extract.web.search import indexable
from extract.web.sheet import Highlight, Slice, sheet, slices_on
from extract.web.values import shortened, shown
from schemas import Row, boxes_of

if TYPE_CHECKING:
    from datasette.app import Datasette

_STRUCTURE = ("sections", "source_tables", "source_figures")
_COUNTED = ("mentions", "table_cells", "check_members")
"""Tables of which a page may hold hundreds of rows: they are counted, not listed."""
_UNSAID = frozenset({"id", "document_id", "page", "evidence_id", "box"})
_MOST_CHOSEN = 50
_SPAN = re.compile(r"(\d{1,7})-(\d{1,7})")
_MOST_ROWS = 40
_MOST_PAGES = 1_000


@dataclass
class _Found:
    """What the database says of a page."""

    document: Record
    page: Record
    chosen: list[Record] = field(default_factory=list)
    citing: list[tuple[type[Row], Record]] = field(default_factory=list)
    pieces: list[list[Record]] = field(default_factory=list)
    """For each of the rows `citing`, all its evidence."""
    evidence: list[Record] = field(default_factory=list)
    rows: dict[str, list[Record]] = field(default_factory=dict)
    """What rests on the evidence, by table; each row with its `summary`."""
    sections: list[Record] = field(default_factory=list)
    tables: list[Record] = field(default_factory=list)
    figures: list[Record] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    slices: list[Slice] = field(default_factory=list)
    matching: list[int] = field(default_factory=list)
    """Pages of the document that have the words that are searched for."""
    quotes: list[str] = field(default_factory=list)
    """Words that were pointed at by their place in the page's text."""


async def view(datasette: Datasette, request: Request) -> Response:
    """The page; `evidence`, `span` (several of each may be given) or `q` say what is highlighted."""
    document_id = site.number(request.url_vars["document"], "文件编号")
    number = site.number(request.url_vars["page"], "页码", 1)
    chosen = [site.number(text, "出处编号") for text in request.args.getlist("evidence")[:_MOST_CHOSEN]]
    spans = [_span(text) for text in request.args.getlist("span")[:_MOST_CHOSEN]]
    query = (request.args.get("q") or "").strip()
    found = await site.query(datasette, _gather, document_id, number, chosen, query, spans)
    context = {
        "links": await site.links(datasette),
        "document": found.document,
        "page": found.page,
        "sheet": await sheet(datasette, found.document, found.page, found.highlights, found.slices),
        "chosen": found.chosen,
        "quotes": found.quotes,
        "cards": await _cards(datasette, found),
        "groups": _groups(found),
        "sections": found.sections,
        "here": [row for row in found.sections if row["page"] == number],
        "path": _path(found.sections, number),
        "tables": [{**row, "name": summary("source_tables", row)} for row in found.tables],
        "figures": found.figures,
        "query": query,
        "matching": found.matching,
        "evidence_ids": chosen,
    }
    return await site.respond(datasette, request, "gouji_page.html", context)


async def go(datasette: Datasette, request: Request) -> Response:
    """`/-/page/<document>?page=`: where the box for a page number leads."""
    document_id = site.number(request.url_vars["document"], "文件编号")
    links = await site.links(datasette)
    return answers.redirect(links.page(document_id, site.number(request.args.get("page") or "1", "页码", 1)))


async def to_evidence(datasette: Datasette, request: Request) -> Response:
    """`/-/evidence/<id>`: the page on which a piece of evidence begins."""
    evidence_id = site.number(request.url_vars["evidence"], "出处编号")
    row = await site.query(datasette, browse.evidence, evidence_id)
    if row is None:
        raise NotFound(f"没有编号为 {evidence_id} 的出处")
    links = await site.links(datasette)
    return answers.redirect(links.page(row["document_id"], row["page"], evidence=evidence_id))


def _span(text: str) -> Slice:
    """`120-180`: characters of the page's text.

    Raises:
        NotFound: it is not that.
    """
    match = _SPAN.fullmatch(text)
    if match is None:
        raise NotFound("位置应为“起-止”两个数字")
    return int(match[1]), int(match[2])


def _gather(
    connection: sqlite3.Connection,
    document_id: int,
    number: int,
    chosen: list[int],
    query: str,
    spans: list[Slice],
) -> _Found:
    document = browse.document(connection, document_id)
    if document is None:
        raise NotFound(f"没有编号为 {document_id} 的文件")
    page = browse.page(connection, document_id, number)
    if page is None:
        raise NotFound(f"这份文件没有第 {number} 页（共 {document['pages']} 页）")
    found = _Found(document, page)
    for evidence_id in chosen:
        row = browse.evidence(connection, evidence_id) or _instead(connection, evidence_id)
        if row is None and former.fate(connection, "evidence", evidence_id) is not None:
            continue
        if row is None or row["document_id"] != document_id:
            raise NotFound(f"这份文件没有编号为 {evidence_id} 的出处")
        found.chosen.append(row)
        found.citing += browse.citing(connection, row)
        found.slices += slices_on(row, number)
    found.citing.sort(key=lambda pair: pair[0].table_name in (*_STRUCTURE, *_COUNTED))
    found.pieces = [
        browse.pieces(connection, model.table_name, row) for model, row in found.citing[:_MOST_ROWS]
    ]
    found.evidence = browse.evidence_on(connection, document_id, number)
    rows = browse.rows_on(connection, document_id, [row["id"] for row in found.evidence])
    found.rows = {table: [{**row, "summary": summary(table, row)} for row in rows[table]] for table in rows}
    found.sections = browse.sections(connection, document_id)
    found.tables, found.figures = browse.contents(connection, document_id, number)
    found.highlights = _highlights(found)
    _add_spans(connection, found, spans)
    if query:
        _add_words(connection, found, query)
    return found


def _instead(connection: sqlite3.Connection, evidence_id: int) -> Record | None:
    """The evidence that stands since a new reading where another stood before."""
    found = former.fate(connection, "evidence", evidence_id)
    return browse.evidence(connection, found.became) if found and found.became else None


def _add_spans(connection: sqlite3.Connection, found: _Found, spans: list[Slice]) -> None:
    """Highlight what a verdict rests on; a place beyond the text, of a document read anew since, is left."""
    text, number = found.page["text"] or "", found.page["page"]
    kept = [(start, end) for start, end in spans if start < end <= len(text)]
    lines = layouts.lines_of(connection, found.document["id"], number) if kept else []
    for start, end in kept:
        found.quotes.append(text[start:end])
        found.slices.append((start, end))
        found.highlights.append(Highlight(boxes_of(lines, number, start, end), text=text[start:end]))


def _highlights(found: _Found) -> list[Highlight]:
    """All evidence of the page, each under the table whose rows it mostly serves."""
    uses: dict[int, tuple[str, str]] = {}
    order = sorted(found.rows, key=lambda table: (table in _COUNTED, table in _STRUCTURE))
    for table in order:
        for row in found.rows[table]:
            uses.setdefault(row["evidence_id"], (table, row["summary"]))
    chosen = {row["id"] for row in found.chosen}
    borne: dict[int, str] = {}
    for (model, _), pieces in zip(found.citing, found.pieces, strict=False):
        for piece in pieces if len(pieces) > 1 else ():
            borne.setdefault(piece["id"], "、".join(field_titles(model.table_name, piece)))
    return [
        Highlight(
            row["boxes"],
            row["id"],
            uses[row["id"]][0] if row["id"] in uses else "evidence",
            borne.get(row["id"]) or (uses[row["id"]][1] if row["id"] in uses else shortened(row["quote"])),
            chosen=row["id"] in chosen,
            also=row["id"] in borne,
        )
        for row in found.evidence
    ]


def _add_words(connection: sqlite3.Connection, found: _Found, query: str) -> None:
    """Highlight the words that were searched for."""
    number = found.page["page"]
    wanted = occurrences.terms(query)
    pages = (
        matching_pages(connection, indexable(query), found.document["id"], 0, _MOST_PAGES)
        if indexable(query)
        else []
    )
    found.matching = [page["page"] for page in pages if occurrences.find(page["text"] or "", wanted)]
    words = occurrences.find(found.page["text"] or "", wanted)
    lines = layouts.lines_of(connection, found.document["id"], number)
    found.slices += words
    found.highlights += [Highlight(boxes_of(lines, number, start, end), text=query) for start, end in words]


def field_titles(table: str, piece: Record) -> list[str]:
    """What the fields are called that a piece of evidence bears out."""
    return readable.heads(table, piece["fields"])


async def _cards(datasette: Datasette, found: _Found) -> list[dict[str, Any]]:
    """The rows that rest on the chosen evidence: their columns that say something, and all their evidence."""
    links = await site.links(datasette)
    return [
        {
            "table": model.table_name,
            "title": model.table_title,
            "address": links.row(model.table_name, row["id"]),
            "fields": [
                (
                    column.title,
                    column.description,
                    await cells.value(datasette, model.table_name, column.name, row),
                )
                for column in model.columns()
                if column.name not in _UNSAID and row[column.name] not in (None, "", "[]")
            ],
            "pieces": [
                piece | {"titles": field_titles(model.table_name, piece)}
                for piece in (pieces if len(pieces) > 1 else ())
            ],
        }
        for (model, row), pieces in zip(found.citing, found.pieces, strict=False)
    ]


def _groups(found: _Found) -> list[dict[str, Any]]:
    """What rests on the page, table by table; the rows are listed where they are few enough to read."""
    groups = []
    for table in sorted(found.rows, key=lambda t: (t in _STRUCTURE, t in _COUNTED)):
        rows = found.rows[table]
        listed = [] if table in (*_COUNTED, *_STRUCTURE) else rows
        groups.append(
            {
                "table": table,
                "title": columns.table_title(table),
                "count": len(rows),
                "rows": [
                    {"id": row["id"], "evidence_id": row["evidence_id"], "text": row["summary"]}
                    for row in listed
                ],
            }
        )
    return groups


def summary(table: str, row: Record) -> str:
    """A row in one line."""
    names = columns.SUMMARY.get(table) or columns.NAMING.get(table, ())
    texts = [shown(table, name, row[name], row).text for name in names if row.get(name) not in (None, "")]
    if table == "source_tables" and not row["caption"]:
        # A table without a caption is known by its heads.
        heads = json.loads(row["header"]) if isinstance(row["header"], str) else row["header"] or []
        texts.append("、".join(dict.fromkeys(head for head in heads if head)))
    return shortened(" ".join(texts), 72) or f"{columns.table_title(table)} {row['id']}"


def _path(sections: list[Record], number: int) -> list[Record]:
    """The headings under which a page begins, the highest first."""
    by_id = {row["id"]: row for row in sections}
    before = [row for row in sections if row["page"] is not None and row["page"] < number]
    row = before[-1] if before else None
    found: list[Record] = []
    while row is not None and row not in found:
        found.insert(0, row)
        row = by_id.get(row["parent_id"])
    return found
