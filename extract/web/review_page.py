"""`/-/review`: a row beside its page, to be found right, wrong, or put right; then the next."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml
from datasette.utils.asgi import BadRequest, NotFound, Request, Response

from extract.store import browse, gold, queue, review
from extract.store.database import DatabaseError
from extract.store.rows import Record
from extract.web import access, answers, columns, naming, readable, site
from extract.web.page_view import summary
from extract.web.sheet import Highlight, sheet, slices_on
from schemas import Column

if TYPE_CHECKING:
    from datasette.app import Datasette


async def view(datasette: Datasette, request: Request) -> Response:
    """The row of the address, else the next of the queue; a POST judges it and goes on."""
    who = access.must_be_staff(datasette, request)
    if request.method == "POST":
        return await _judge(datasette, request, who)
    table, document_id = request.args.get("table"), _number(request.args.get("document"), "文件编号")
    only = request.args.get("only")
    for given in (table, only):
        if given and given not in review.REVIEWED:
            raise NotFound("不能校对这张表")
    row_id = _number(request.args.get("row"), "行号")
    after = (request.args.get("after_table"), _number(request.args.get("after"), "行号"))
    if table is None or row_id is None:
        behind = (after[0], after[1]) if after[0] in review.REVIEWED and after[1] is not None else None
        found = await site.query(datasette, queue.following, only, document_id, behind)
        if found is None:
            return await _finished(datasette, request)
        table, row_id = found
    row = await site.query(datasette, browse.row, table, row_id)
    if row is None:
        raise NotFound("没有这一行；文件可能已重新导入")
    return await _show(datasette, request, table, row, only, document_id)


async def _show(
    datasette: Datasette, request: Request, table: str, row: Record, only: str | None, document_id: int | None
) -> Response:
    evidence = await site.query(datasette, browse.evidence, row["evidence_id"])
    document = await site.query(datasette, browse.document, row["document_id"])
    page = (
        await site.query(datasette, browse.page, row["document_id"], evidence["page"]) if evidence else None
    )
    drawn = None
    if evidence and document and page:
        mark = Highlight(evidence["boxes"], evidence["id"], table, evidence["quote"])
        drawn = await sheet(datasette, document, page, [mark], slices_on(evidence, page["page"]), "columns")
    judged = await site.query(datasette, review.on_rows, table, [row["id"]])
    counts = await site.query(datasette, queue.counts)
    context = {
        "links": await site.links(datasette),
        "table": table,
        "row": row,
        "name": summary(table, row),
        "document": document,
        "quote": evidence["quote"] if evidence else "",
        "sheet": drawn,
        "fields": [_field(table, column, row) for column in review.fields(table)],
        "judged": [(entry["review_id"], review.said(entry)) for entry in judged.get(row["id"], [])],
        "only": only,
        "document_id": document_id,
        "counts": counts,
        "titles": columns.table_title,
    }
    return await site.respond(datasette, request, "gouji_review.html", context)


def _field(table: str, column: Column, row: Record) -> dict[str, Any]:
    value = row[column.name]
    return {
        "name": column.name,
        "title": column.title,
        "explanation": column.description,
        "value": "" if value is None else value,
        "shown": "" if value is None else readable.readable(table, column.name, value, row).text,
        "choices": [(code, naming.named(table, column.name, code) or code) for code in column.values],
    }


async def _judge(datasette: Datasette, request: Request, who: str) -> Response:
    given = await request.post_vars()
    table, row_id = given.get("table", ""), site.number(given.get("row"), "行号")
    judgement, field = given.get("judgement", ""), given.get("field", "")
    if table not in review.REVIEWED:
        raise BadRequest("不能校对这张表")
    arguments = (access.db_of(datasette), table, row_id, judgement, who)
    try:
        if judgement == "changed":
            await asyncio.to_thread(review.judge, *arguments, field, given.get("value"))
        else:
            await asyncio.to_thread(review.judge, *arguments)
    except DatabaseError as error:
        raise BadRequest(str(error)) from error
    links = await site.links(datasette)
    kept = {"only": given.get("only"), "document": given.get("document")}
    if judgement == "changed":
        return answers.redirect(links.review(table=table, row=row_id, **kept))
    return answers.redirect(links.review(after_table=table, after=row_id, **kept))


async def undo(datasette: Datasette, request: Request) -> Response:
    """Take a judgement back."""
    who = access.must_be_staff(datasette, request)
    if request.method != "POST":
        raise BadRequest("请在校对记录里点“撤销”")
    given = await request.post_vars()
    try:
        await asyncio.to_thread(
            review.undo, access.db_of(datasette), site.number(given.get("number"), "校对号"), who
        )
    except DatabaseError as error:
        raise BadRequest(str(error)) from error
    return answers.redirect((await site.links(datasette)).reviews())


async def everything(datasette: Datasette, request: Request) -> Response:
    """All judgements, with who and when."""
    access.must_be_staff(datasette, request)
    entries = await asyncio.to_thread(review.listed, access.db_of(datasette))
    found = []
    for entry in entries:
        document = await site.query(datasette, browse.document_by_hash, entry["sha256"])
        found.append(
            {**entry, "in_words": review.said(entry), "document_id": document["id"] if document else None}
        )
    context = {"entries": found, "links": await site.links(datasette), "title": columns.table_title}
    return await site.respond(datasette, request, "gouji_reviews.html", context)


async def as_gold(datasette: Datasette, request: Request) -> Response:
    """What has been judged of a document, as labels for `gouji evaluate`."""
    access.must_be_staff(datasette, request)
    document_id = site.number(request.url_vars["document"], "文件编号")
    found = await site.query(datasette, gold.gold, document_id)
    if found is None:
        raise NotFound("这份文件还没有哪一页全部校对过")
    body = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=150)
    name = quote(f"{found['document']['file']}.yaml")
    return answers.content(
        body,
        "application/yaml; charset=utf-8",
        {"content-disposition": f"attachment; filename*=UTF-8''{name}"},
    )


async def _finished(datasette: Datasette, request: Request) -> Response:
    context = {"links": await site.links(datasette), "row": None, "counts": await site.query(datasette, queue.counts),
               "titles": columns.table_title, "only": None}  # fmt: skip
    return await site.respond(datasette, request, "gouji_review.html", context)


def _number(text: str | None, name: str) -> int | None:
    return site.number(text, name) if text else None
