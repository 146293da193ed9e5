"""The hooks through which Datasette calls us. What they do stands in the other modules of this folder.

Datasette imports this module while it is itself being imported: `datasette.app` and what needs it may be
named here, and in what is imported here, only for type checking.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING, Any

from datasette.filters import FilterArguments
from datasette.hookspecs import hookimpl
from datasette.utils.asgi import Request, asgi_static
from jinja2 import Environment

from extract.web import (
    access,
    answers,
    asking,
    assets,
    cells,
    columns,
    drafts,
    functions,
    headers,
    indicator,
    kept,
    page_cache,
    page_view,
    pictures,
    questions,
    review_page,
    rows,
    search,
    signing,
    site,
    start,
    table_view,
    things,
    uploads,
    verify_page,
)
from extract.web.helper import Helper

if TYPE_CHECKING:
    from datasette.app import Datasette

_NUMBER = r"\d{1,12}"
_ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (rf"/-/page/(?P<document>{_NUMBER})/(?P<page>{_NUMBER})$", page_view.view),
    (rf"/-/page/(?P<document>{_NUMBER})$", page_view.go),
    (rf"/-/page-image/(?P<document>{_NUMBER})/(?P<page>{_NUMBER})\.png$", pictures.view),
    (rf"/-/evidence/(?P<evidence>{_NUMBER})$", page_view.to_evidence),
    (rf"/-/table/(?P<table>{_NUMBER})$", table_view.view),
    (rf"/-/table/(?P<table>{_NUMBER})\.csv$", table_view.as_csv),
    (rf"/-/organization/(?P<number>{_NUMBER})$", things.organization),
    (rf"/-/document/(?P<number>{_NUMBER})$", things.document),
    (rf"/-/policy/(?P<number>{_NUMBER})$", things.policy),
    (rf"/-/file/(?P<number>{_NUMBER})$", things.file),
    (r"/-/indicator$", indicator.view),
    (r"/$", start.view),
    (r"/-/ask$", questions.index),
    (r"/-/ask/(?P<name>[a-z-]+)$", questions.view),
    (r"/-/ask/(?P<name>[a-z-]+)\.(?P<kind>[a-z]+)$", questions.download),
    (r"/-/rows/(?P<table>\w+)\.(?P<kind>[a-z]+)$", rows.download),
    (r"/-/chart/(?P<table>\w+)$", rows.chart),
    (r"/-/login$", signing.login),
    (r"/-/logout$", signing.logout),
    (r"/-/review$", review_page.view),
    (r"/-/review/all$", review_page.everything),
    (r"/-/review/undo$", review_page.undo),
    (rf"/-/review/gold/(?P<document>{_NUMBER})\.yaml$", review_page.as_gold),
    (r"/-/upload$", uploads.view),
    (r"/-/upload/state$", uploads.state),
    (r"/-/remove$", uploads.remove_document),
    (r"/-/draft$", drafts.check),
    (r"/-/draft/(?P<token>[\w-]+)$", drafts.view),
    (r"/-/search$", search.view),
    (r"/-/verify$", verify_page.view),
    (r"/-/gouji/(?P<path>.*)$", asgi_static(assets.STATIC)),
]


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Our pages."""
    return _ROUTES


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Our templates stand before Datasette's, where the database is ours, and behind the user's own."""

    async def prepare() -> None:
        database = await site.database_name(datasette)
        paths = env.loader.loaders[0].searchpath  # type: ignore[union-attr]
        ours = str(assets.TEMPLATES)
        # From Python 3.12 on Datasette finds the folder by itself, for other people's databases too.
        paths[:] = [path for path in paths if path != ours]
        if database is None:
            return
        paths.insert(len(paths) - 1, ours)
        # Datasette reports a defect through a template without the variables below; the frame needs this one.
        env.globals["gouji"] = Helper(datasette, None, database)

    return prepare


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Search boxes find every piece of Chinese text; regions know where they lie. The last function of a name stays: it is ours."""
    if conn.execute("PRAGMA application_id").fetchone()[0]:
        functions.prepare(conn)


@hookimpl
def extra_template_vars(
    datasette: Datasette, request: Request | None
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """`gouji`, the words that our templates use."""

    async def variables() -> dict[str, Any]:
        database = await site.database_name(datasette)
        return {"gouji": Helper(datasette, request, database)} if database else {}

    return variables


@hookimpl
def forbidden(datasette: Datasette, request: Request, message: str) -> Callable[[], Awaitable[Any]]:
    """What only staff may do."""
    from datasette.utils.asgi import Forbidden

    from extract.web import errors

    async def refused() -> Any:
        return await errors.respond(datasette, request, Forbidden(message))

    return refused


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Datasette
) -> cells.Later | Awaitable[Any] | None:
    """Readable values, and a way from every row to the page it came from."""
    if not site.is_known(datasette, database):
        return None
    cell = cells.Later(datasette, table, column, value, row)
    return cell if table else cell.html()


@hookimpl(tryfirst=True)
def actor_from_request(datasette: Datasette, request: Request) -> dict[str, Any] | None:
    """Whom a proxy names."""
    name = access.name_of(datasette, request.scope, None)
    return {"id": name, "by_proxy": True} if name is not None else None


@hookimpl(tryfirst=True)
def permission_allowed(datasette: Datasette, actor: Any, action: str) -> bool | None:
    """SQL of one's own, and what Datasette shows of itself, is for those who have signed in."""
    if access.of(datasette) is None or action not in ("execute-sql", "permissions-debug", "debug-menu"):
        return None
    if action != "execute-sql" or not isinstance(actor, dict):
        return False
    return bool(actor.get("by_proxy")) or access.name_of(datasette, {}, actor) is not None


@hookimpl
def filters_from_request(request: Request, table: str) -> FilterArguments | None:
    """`_find`, the search box that every table has."""
    text = request.args.get("_find")
    if not text or not text.strip() or (table not in columns.MODELS and table not in columns.VIEWS):
        return None
    clauses, params = asking.find_clauses(table, text)
    return FilterArguments(clauses, params)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[headers.Application], headers.Application]:
    """Nothing is loaded from elsewhere, and filters are understood."""

    def wrap(application: headers.Application) -> headers.Application:
        async def asked(scope: Any, receive: headers.Receive, send: headers.Send) -> None:
            kept.begin_page()
            if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
                thing = await site.thing_of(datasette, scope["path"])
                if thing is not None:
                    await answers.redirect(thing).asgi_send(send)
                    return
                scope = await asking.rewritten(datasette, scope)
            await application(scope, receive, send)

        guarded = access.wrap(datasette, page_cache.wrap(datasette, asked))
        return headers.wrap(guarded, lambda: site.is_known(datasette))

    return wrap


@hookimpl(hookwrapper=True)
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Generator[None, Any, None]:
    """What is wrong with an address or a query, in Chinese; a defect is left to Datasette to print."""
    from extract.web import errors

    outcome = yield
    if site.is_known(datasette) and errors.is_expected(request, exception):
        outcome.force_result([errors.respond(datasette, request, exception)])
