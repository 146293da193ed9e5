"""What is said when an address leads nowhere or a query fails; Datasette would print a trace for each."""

from __future__ import annotations

import re
import sqlite3
import sys
from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted
from datasette.utils import add_cors_headers
from datasette.utils.asgi import Base400, NotFound, Request, Response
from datasette.views.base import DatasetteError

from extract.store import former
from extract.web import answers, columns, site
from extract.web.links import THINGS
from extract.web.values import shortened

if TYPE_CHECKING:
    from datasette.app import Datasette

_OURS = {
    "Table not found": "没有这张表",
    "Database not found": "没有这个数据库",
    "Record not found": "没有这一行；重新导入后行号会变",
    "Database download is forbidden": "不提供整库下载；可用 gouji export 导出",
    "Row not found": "没有这一行；重新导入后行号会变",
    "404": "没有这个页面",
    "Permission denied": "请先登录",
    "_where= is not allowed": "自己写条件须先登录",
    "_facet= is not allowed": "不能按这一列分类",
}
_FORBIDDEN = "请先登录"
_ADDRESS = re.compile(
    rf".*?/(?:-/page/(?P<document>\d{{1,12}})/\d+|-/(?P<thing>evidence|{'|'.join(THINGS.values())})/(?P<number>\d{{1,12}})|[^/]+/(?P<table>\w+)/(?P<row>\d{{1,12}}))"
)
_MISUNDERSTOOD = "地址里的条件看不懂；请从页面上的链接重新进入"


def is_expected(request: Request, exception: Exception) -> bool:
    """Whether the exception is an answer to the reader rather than a defect.

    Datasette trips over many parameters that it does not expect; what an address asks is the reader's.
    """
    if isinstance(exception, Base400 | DatasetteError | QueryInterrupted):
        return True
    asked = bool(request.query_string) and isinstance(
        exception, sqlite3.Error | ValueError | LookupError | TypeError | AssertionError | AttributeError
    )
    if asked:
        print(f"{request.path}：{type(exception).__name__}：{exception}", file=sys.stderr)
    return asked


async def _fate(datasette: Datasette, request: Request) -> tuple[str | None, str | None]:
    """Where the address of a row leads that is no longer there, or what became of the row."""
    match = _ADDRESS.fullmatch(request.path)
    if match is None:
        return None, None
    table = next(
        (table for table, name in THINGS.items() if name == match["thing"]), match["table"] or "evidence"
    )
    row_id = int(match["document"] or match["number"] or match["row"])
    table = "documents" if match["document"] else table
    found = await site.query(datasette, former.fate, table, row_id) if table in columns.MODELS else None
    if found is None:
        return None, None
    links = await site.links(datasette)
    if found.became is not None:
        return links.evidence(found.became) if table == "evidence" else links.row(table, found.became), None
    day = found.gone_at[:10]
    if found.document_id is None:
        return None, f"这一行来自《{found.file_name}》，这份文件已于 {day} 删除"
    if found.page is None:
        return None, f"《{found.file_name}》已于 {day} 重新导入，重新读出的数据里不再有它（{found.quote}）"
    if table == "evidence":
        return links.page(found.document_id, found.page), None
    return (
        None,
        f"《{found.file_name}》已于 {day} 重新导入，第 {found.page} 页这一处不再读出这一行：“{shortened(found.quote or '', 60)}”",
    )


async def respond(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """A page, or JSON where that was asked for, that says what is wrong."""
    status, title, info = 400, None, dict[str, Any]()
    if isinstance(exception, QueryInterrupted) or isinstance(exception.__context__, QueryInterrupted):
        message = "查询用时过长，已停止；请缩小范围后再试"
    elif isinstance(exception, DatasetteError):
        # Datasette calls it its own fault when it cannot sort by what the address says.
        status = exception.status if exception.status < 500 else 400
        title, info = exception.title, exception.error_dict
        message = str(exception.message)
    elif isinstance(exception, Base400):
        status, message = exception.status, str(exception.args[0] if exception.args else "")
    else:
        message = _MISUNDERSTOOD
    message = _OURS.get(message, message) or "没有这个页面"
    if isinstance(exception, NotFound):
        became, said = await _fate(datasette, request)
        if became is not None:
            return answers.redirect(became)
        message = said or message
    if not any("\u4e00" <= c <= "\u9fff" for c in message):
        # What SQLite says of a query that somebody wrote helps them; everything else is about addresses.
        message = (
            _FORBIDDEN
            if status == 403
            else f"查询不成立：{message}"
            if "sql" in request.args
            else _MISUNDERSTOOD
        )
    if title and title.isascii():
        title = None
    info = {**info, "ok": False, "error": message, "status": status, "title": title}
    headers: dict[str, str] = {}
    if datasette.cors:
        add_cors_headers(headers)
    if request.path.split("?")[0].endswith(".json"):
        return answers.json(info, status, headers)
    heading = title or ("没有找到" if isinstance(exception, NotFound) else "无法完成")
    body = await datasette.render_template(
        "error.html", {"status": status, "title": heading, "error": message}, request=request
    )
    return answers.html(body, status, headers)
