"""`/-/search`: pages by any piece of text, and the things that are called so."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from extract.store.fulltext import phrase
from extract.store.rows import Record
from extract.store.search import matching_documents, matching_organizations, matching_pages, titled
from extract.store.things import indicators_like
from extract.web import occurrences, site

if TYPE_CHECKING:
    from datasette.app import Datasette

_PAGES = 20
_BATCH = 60
_ROUNDS = 10
_SNIPPETS = 3
_THINGS = 12
_LONGEST_QUERY = 200
_MARKS = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》〈〉"), None)
_LOOKED_AT = 2_000
"""Pages that are looked at to count what the index takes no notice of: points, per cent, signs."""


async def view(datasette: Datasette, request: Request) -> Response:
    """The pages that have the terms of `q`, each with the words around them."""
    written = (request.args.get("q") or "").strip()[:_LONGEST_QUERY]
    # Quotation marks and 《》 around a term mean the same as none.
    text = " ".join(written.translate(_MARKS).split())
    document_id = site.number(request.args["document"], "文件编号") if request.args.get("document") else None
    after = site.number(request.args["after"], "起点") if request.args.get("after") else 0
    context: dict[str, Any] = {
        "query": written,
        "document_id": document_id,
        "after": after,
        "links": await site.links(datasette),
        "hits": [],
        "documents": [],
        "organizations": [],
        "titled": {},
        "indicators": [],
        "next": None,
    }
    if indexable(text):
        context |= await site.query(datasette, _find, text, document_id, after)
    return await site.respond(datasette, request, "gouji_search.html", context)


def indexable(query: str) -> str:
    """The terms of a query that the index can look up: it knows nothing of punctuation."""
    return " ".join(term for term in query.split() if any(c.isalnum() for c in term))


def escape_fts(query: str | None) -> str:
    """What the search box of a table page asks the index, in place of Datasette's function of this name."""
    return phrase(indexable(query or "")) or '""'


def _find(connection: sqlite3.Connection, text: str, document_id: int | None, after: int) -> dict[str, Any]:
    documents = matching_documents(connection, indexable(text))
    hits, following = _hits(connection, text, document_id, after)
    certain = all(c.isalnum() or c.isspace() for c in text)
    if not certain and sum(row["found"] for row in documents) <= _LOOKED_AT:
        documents, certain = _exactly(connection, text, documents), True
    titles = {row["id"]: row["title"] or row["file_name"] for row in documents}
    for hit in hits:
        hit["document"] = titles[hit["document_id"]]
    counted = [row for row in documents if document_id in (None, row["id"])]
    return {
        "hits": hits,
        "next": following,
        "documents": documents,
        "total": sum(row["found"] for row in counted),
        "certain": certain,
        **(_things(connection, text) if not after and document_id is None else {}),
    }


def _things(connection: sqlite3.Connection, text: str) -> dict[str, Any]:
    """What is called so: organizations by any piece of a name, documents, policies, indicators."""
    return {
        "organizations": matching_organizations(connection, indexable(text), _THINGS),
        "titled": {
            table: titled(connection, table, text.split(), _THINGS) for table in ("documents", "policies")
        },
        "indicators": indicators_like(connection, text, _THINGS),
    }


def _exactly(connection: sqlite3.Connection, text: str, documents: list[Record]) -> list[Record]:
    """The documents with the number of pages on which the very signs of the terms stand."""
    wanted = occurrences.terms(text)
    pages = matching_pages(connection, indexable(text), None, 0, _LOOKED_AT)
    number = Counter(page["document_id"] for page in pages if occurrences.find(page["text"], wanted))
    found = [row | {"found": number[row["id"]]} for row in documents if number[row["id"]]]
    return sorted(found, key=lambda row: -row["found"])


def _hits(
    connection: sqlite3.Connection, text: str, document_id: int | None, after: int
) -> tuple[list[Record], int | None]:
    """A screen of hits, and the page id to go on from if there are more.

    What the index finds is looked at again, since it takes no notice of punctuation.
    """
    wanted = occurrences.terms(text)
    hits: list[Record] = []
    for _ in range(_ROUNDS):
        pages = matching_pages(connection, indexable(text), document_id, after, _BATCH)
        for page in pages:
            slices = occurrences.find(page["text"], wanted)
            if slices and len(hits) == _PAGES:
                return hits, after
            after = page["id"]
            if slices:
                page["snippets"] = occurrences.snippets(page["text"], slices, _SNIPPETS)
                page["times"] = len(slices)
                hits.append(page)
        if len(pages) < _BATCH:
            return hits, None
    return hits, after
