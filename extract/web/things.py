"""`/-/organization`, `/-/document`, `/-/policy`: all that is known of one thing, each line leading to its page."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.utils.asgi import NotFound, Request, Response, asgi_send_file

from extract.store import browse
from extract.store import things as store
from extract.store.rows import Record
from extract.web import access, cells, columns, files, headers, naming, occurrences, readable, site, sources
from extract.web.page_view import summary

if TYPE_CHECKING:
    from datasette.app import Datasette

T = TypeVar("T")
_INDICATORS, _PERIODS = 40, 8
_DEEPEST = 5
_CHUNK = 1 << 18


async def organization(datasette: Datasette, request: Request) -> Response:
    """An organization over time: events, holdings, figures, and the sentences that name it."""
    found = await _found(datasette, request, store.organization, "机构")
    context = {
        **await _common(datasette, found),
        "timeline": _timeline(found),
        "snapshots": _snapshots(found.holders),
        "financials": _by_period(found.financials),
        "mentions": _sentences(found.mentions),
    }
    return await site.respond(datasette, request, "gouji_organization.html", context)


async def document(datasette: Datasette, request: Request) -> Response:
    """A document: contents, tables, figures, rows, checks, the state of each page."""
    found = await _found(datasette, request, store.document, "文件")
    context = {
        **await _common(datasette, found),
        "fields": await _fields(
            datasette, "documents", found.row, ("id", "title", "sha256", "extractor_version")
        ),
        "tables": [row | {"name": summary("source_tables", row)} for row in found.tables],
        "counts": sorted(found.counts.items(), key=lambda pair: columns.place(pair[0])),
        "staff": access.who(datasette, request),
        "is_pdf": sources.is_pdf(found.row["file_name"]),
    }
    return await site.respond(datasette, request, "gouji_document.html", context)


async def file(datasette: Datasette, request: Request, send: headers.Send) -> None:
    """The PDF itself, as it was read."""
    document_id = site.number(request.url_vars["number"], "文件编号")
    row = await site.query(datasette, browse.document, document_id)
    if row is None or not sources.is_pdf(row["file_name"]):
        raise NotFound("没有这份 PDF")
    source = await asyncio.to_thread(sources.find, row["paths"], row["sha256"], row["file_name"])
    if source.path is None:
        raise NotFound("PDF 已不在原处，或内容已变；请放回原来的文件")
    shown_in_browser = files.attachment(row["file_name"].rsplit(".", 1)[0], "pdf")["content-disposition"]
    disposition = {"content-disposition": shown_in_browser.replace("attachment", "inline", 1)}
    await asgi_send_file(
        send, source.path, content_type="application/pdf", chunk_size=_CHUNK, headers=disposition
    )


async def policy(datasette: Datasette, request: Request) -> Response:
    """A policy: its particulars, and its measures as a tree with what each gives or demands."""
    found = await _found(datasette, request, store.policy, "政策")
    context = {
        **await _common(datasette, found),
        "fields": await _fields(datasette, "policies", found.row, ("id", "title", "document_id", "page", "is_document")),
        "nodes": outline(found.measures, found.titles),
    }  # fmt: skip
    return await site.respond(datasette, request, "gouji_policy.html", context)


async def _found(
    datasette: Datasette, request: Request, query: Callable[[sqlite3.Connection, int], T | None], thing: str
) -> T:
    """What the store knows of the thing whose number stands in the address."""
    number = site.number(request.url_vars["number"], f"{thing}编号")
    found = await site.query(datasette, query, number)
    if found is None:
        raise NotFound(f"没有编号为 {number} 的{thing}；它可能已删除，或文件已重新导入")
    return found


async def _common(datasette: Datasette, found: Any) -> dict[str, Any]:
    """What the page of every thing needs."""
    return {"links": await site.links(datasette), "found": found, "row": found.row, "say": say}


def say(table: str, name: str, row: Record) -> str:
    """A field of a row as a reader sees it."""
    value = row.get(name)
    return "" if value in (None, "", "[]") else readable.readable(table, name, value, row).text


async def _fields(
    datasette: Datasette, table: str, row: Record, without: tuple[str, ...]
) -> list[tuple[str, str, Any]]:
    """The columns that say something: title, explanation, value."""
    return [
        (column.title, column.description, await cells.value(datasette, table, column.name, row))
        for column in columns.MODELS[table].columns()
        if column.name not in without and row[column.name] not in (None, "", "[]")
    ]


# An organization ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Happening:
    """A line of the time line."""

    date: str
    kind: str
    text: str
    of: Record | None
    """The other firm, where the event is another's."""
    row: Record
    table: str


def _timeline(found: store.OrganizationFile) -> list[Happening]:
    """Events of its own, those it took part in, and listings; the newest first, what has no date last."""
    lines = [
        Happening(row["date"] or "", "own", _event(row), None, row, "funding_rounds") for row in found.rounds
    ]
    for row in found.investments:
        role = naming.named("funding_participants", "role", row["role"])
        text = f"{_event(row)}（{role}）" if role and row["role"] != "unspecified" else _event(row)
        lines.append(Happening(row["date"] or "", "others", text, row, row, "funding_rounds"))
    for row in found.listings:
        parts = ("board", "exchange", "stock_code", "raised_low")
        text = " ".join(["上市", *(say("listings", name, row) for name in parts)]).strip()
        lines.append(Happening(row["listed_on"] or "", "own", text, None, row, "listings"))
    return sorted(lines, key=lambda line: line.date, reverse=True)


def _event(row: Record) -> str:
    kind = say("funding_rounds", "kind", row) if row["kind"] != "round" else "" if row["round"] else "融资"
    said = [say("funding_rounds", "round", row), kind, say("funding_rounds", "amount_low", row)]
    return " ".join(dict.fromkeys(text for text in said if text))


def _snapshots(rows: list[Record]) -> list[tuple[str, list[Record]]]:
    """Holders by the day on which they were."""
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row["as_of"] or "", []).append(row)
    return list(found.items())


def _by_period(rows: list[Record]) -> dict[str, Any]:
    """Indicators of a firm as a table: a line for each, a column for each of the latest periods."""
    periods = sorted({row["period"] for row in rows if row["period"]}, reverse=True)
    count = dict.fromkeys(periods, 0)
    for row in rows:
        if row["period"]:
            count[row["period"]] += 1
    shown_periods = sorted(sorted(periods, key=lambda name: (-count[name], name))[:_PERIODS])
    lines: dict[str, dict[str, Record]] = {}
    for row in rows:
        if row["indicator"]:
            lines.setdefault(row["indicator"], {}).setdefault(row["period"] or "", row)
    kept = sorted(lines.items(), key=lambda line: -sum(name in line[1] for name in shown_periods))[
        :_INDICATORS
    ]
    return {"periods": shown_periods, "lines": kept, "total": len(lines)}


def _sentences(rows: list[Record]) -> list[dict[str, Any]]:
    """The sentences in which it is named, by document; one that names it twice stands once."""
    groups: dict[int, dict[str, Any]] = {}
    seen: set[tuple[int, int, int, int]] = set()
    for row in rows:
        start, end = occurrences.sentence(row["text"] or "", row["char_start"], row["char_end"])
        if (row["document_id"], row["page"], start, end) in seen:
            continue
        seen.add((row["document_id"], row["page"], start, end))
        group = groups.setdefault(
            row["document_id"], {"id": row["document_id"], "title": row["title"], "lines": []}
        )
        text = occurrences.cut(row["text"] or "", [(row["char_start"], row["char_end"])], start, end)
        group["lines"].append(row | {"sentence": text})
    return list(groups.values())


# A policy ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Node:
    """A measure in its place, or a heading above measures that is none itself."""

    depth: int
    number: str
    title: str
    measure: Record | None = None
    text: str = ""
    """What the measure says behind its number and title."""


def _behind(number: str, row: Record) -> str:
    """The text of a measure without the number and the title that stand before it anyway."""
    text: str = (row.get("text") or "").strip()
    for head in (number, row["title"] or ""):
        letters = [re.escape(letter) for letter in "".join(head.split())]
        found = re.match(r"\s*".join(letters) + r"[\s、.．：:。]*", text) if letters else None
        text = text[found.end() :] if found else text
    return text


def outline(measures: list[Record], titles: dict[str, str]) -> list[Node]:
    """The measures as their numbers order them: `第二章/第四条/（一）/1` stands below its chapter and article."""
    paths = {row["number"] for row in measures if row["number"]}
    nodes: list[Node] = []
    above: list[str] = []
    for row in measures:
        path = (row["number"] or "").split("/") if row["number"] else [*above[:-1], ""]
        for depth, name in enumerate(path[:-1]):
            if above[: depth + 1] != path[: depth + 1] and "/".join(path[: depth + 1]) not in paths:
                nodes.append(Node(min(depth, _DEEPEST), name, titles.get(store.bare(name), "")))
        nodes.append(
            Node(min(len(path) - 1, _DEEPEST), path[-1], row["title"] or "", row, _behind(path[-1], row))
        )
        above = path
    return nodes
