"""`/-/rows` and `/-/chart`: the rows of a table that satisfy conditions, as a file or as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from extract.store import browse
from extract.web import asking, charts, columns, facets, files, naming, opening, readable, site
from extract.web.asking import Asked, Selection
from extract.web.charts import UNSAID, Bar, Drawing
from extract.web.values import Indexed, field

if TYPE_CHECKING:
    from datasette.app import Datasette

_MOST = 100_000
"""Rows of a file; more is a matter for `gouji export`."""
_BARS = 40


async def download(datasette: Datasette, request: Request) -> Response:
    """The rows with Chinese heads, readable amounts beside the stored ones, and where each comes from."""
    table, kind = _table(request), request.url_vars["kind"]
    if kind not in files.FORMATS:
        raise NotFound(f"没有 {kind} 这种格式；可选 {'、'.join(files.FORMATS)}")
    rows = await _selected(datasette, request, table)
    found = await site.query(
        datasette, browse.selected, rows.table, rows.where, rows.params, _MOST + 1, seconds=20.0
    )
    if len(found) > _MOST:
        raise NotFound(f"多于 {_MOST:,} 行；请先筛选，或用 gouji export 导出整张表")
    names = [name for name in (found[0].keys() if found else []) if name not in _SOURCE]
    links = await site.links(datasette)
    heads = [_unique(columns.title(table, name), name, names, table) for name in names]
    body = [
        [
            *(_said(table, name, row) for name in names),
            *(row.get(name) for name in _SOURCE),
            _link(links, request, row),
        ]
        for row in found
    ]
    return await files.respond(kind, columns.table_title(table), [*heads, *_SOURCE.values(), "链接"], body)


_SOURCE = {"source_file": "文件名", "source_quote": "原文字句", "review": "校对"}


def _said(table: str, name: str, row: Indexed) -> Any:
    value = field(row, name)
    if isinstance(value, int | float):
        return value
    return naming.named(table, name, value) or value


def _unique(title: str, name: str, names: list[str], table: str) -> str:
    """Two columns of a file are not called the same."""
    same = [other for other in names if columns.title(table, other) == title]
    return title if len(same) == 1 or same[0] == name else f"{title}（{name}）"


def _link(links: Any, request: Request, row: dict[str, Any]) -> str | None:
    if row.get("evidence_id") is None:
        return None
    host = request.headers.get("host", "127.0.0.1")
    return f"{request.scheme}://{host}{links.evidence(row['evidence_id'])}"


async def chart(datasette: Datasette, request: Request) -> Response:
    """A chart of the rows by the values of a column, and the table behind it."""
    table = _table(request)
    asked = await _asked(datasette, request, table)
    by = request.args.get("_by") or next(iter(opening.FACETS.get(table, ())), "")
    choices = list(opening.FACETS.get(table, ()))
    if by not in choices:
        raise NotFound("不能按这一列画图；请从列出的各列中选")
    rows = asking.selection(table, asked.meant)
    counted = await site.query(
        datasette, browse.values_counted, table, rows.where, rows.params, [by], _BARS, seconds=5.0
    )
    links = await site.links(datasette)
    values = [await facets.value(datasette, asked, by, *one) for one in counted.get(by, ())]
    bars = [
        Bar(one.text or UNSAID, one.count, f"{one.count:,} 行", f"{links.table(table)}?{one.query}")
        for one in values
    ]
    drawing = Drawing("bar", bars, "行数", readable.head(table, by), width=760)
    kind = request.args.get("_format")
    if kind in charts.PICTURES and bars:
        return await charts.picture(
            drawing, kind, f"{columns.table_title(table)}按{readable.head(table, by)}"
        )
    context = {
        "links": links,
        "table": table,
        "by": by,
        "choices": [(name, readable.head(table, name), asked.query(_by=name)) for name in choices],
        "bars": bars,
        "query": asked.query(_by=None),
        "here": asked.query(_by=by),
        "chart": await charts.svg(datasette, drawing if bars else None),
    }
    return await site.respond(datasette, request, "gouji_chart.html", context)


def _table(request: Request) -> str:
    table: str = request.url_vars["table"]
    if table not in columns.MODELS and table not in columns.VIEWS:
        raise NotFound("没有这张表")
    return table


async def _asked(datasette: Datasette, request: Request, table: str) -> Asked:
    written = asking.conditions_of(request.query_string)
    return Asked(table, written, await asking.understand(datasette, table, written))


async def _selected(datasette: Datasette, request: Request, table: str) -> Selection:
    asked = await _asked(datasette, request, table)
    return asking.selection(table, asked.meant)
