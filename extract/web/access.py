"""Who may open these pages, and who may change something: names with passwords, or the header of a proxy."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Forbidden, Request, Response

from extract.store import staff
from extract.web import answers

if TYPE_CHECKING:
    from datasette.app import Datasette

Scope = MutableMapping[str, Any]
Application = Callable[[Scope, Any, Any], Awaitable[None]]
_OURS = frozenset(
    {
        *("page", "page-image", "evidence", "table", "ask", "rows", "chart", "login", "logout", "review"),
        *("upload", "remove", "search", "verify", "gouji", "static", "static-plugins", "indicator", "draft"),
        *("organization", "document", "policy", "file"),
    }
)
"""The first part of our addresses behind `/-/`: what else Datasette has there tells of the machine."""
_OPEN = ("/-/login", "/-/gouji/", "/-/static/")
"""What is shown to whoever has not signed in yet."""


@dataclass(frozen=True)
class Access:
    """How one server may be used."""

    db: Path
    review: Path
    is_required: bool = False
    """Whether reading, too, is for those who have signed in."""
    header: str | None = None
    """The header in which a proxy says who is there."""
    hosts: frozenset[str] = field(default_factory=frozenset)
    """Names by which the server may be called, beside addresses and those of this machine."""


_ALL: WeakKeyDictionary[Datasette, Access] = WeakKeyDictionary()


def grant(datasette: Datasette, access: Access) -> None:
    """Say how a server may be used."""
    _ALL[datasette] = access


def of(datasette: Datasette) -> Access | None:
    """How a server may be used; None where somebody else's Datasette merely has our plugin."""
    return _ALL.get(datasette)


def db_of(datasette: Datasette) -> Path:
    """The database's file, for what writes to it.

    Raises:
        Forbidden: this server was not started by `gouji serve`.
    """
    access = of(datasette)
    if access is None:
        raise Forbidden("这里只能浏览；校对与导入请用 gouji serve 打开的网页")
    return access.db


def who(datasette: Datasette, request: Request) -> str | None:
    """The person who has signed in, if they still may."""
    return name_of(datasette, request.scope, request.actor)


def name_of(datasette: Datasette, scope: Scope, actor: Any) -> str | None:
    """The person whom a proxy or the cookie names."""
    access = of(datasette)
    if access is None:
        return None
    if access.header is not None:
        wanted = access.header.lower().encode("latin-1")
        value = next((v for k, v in scope.get("headers", ()) if k == wanted), b"").decode("utf-8", "replace")
        return value.strip()[:40] or None
    name = actor.get("id") if isinstance(actor, dict) else None
    return name if isinstance(name, str) and name in _names(access.review, _changed(access.review)) else None


def must_be_staff(datasette: Datasette, request: Request) -> str:
    """The person who has signed in.

    Raises:
        Forbidden: nobody has.
    """
    name = who(datasette, request)
    if name is None:
        raise Forbidden("请先登录")
    return name


def wrap(datasette: Datasette, application: Application) -> Application:
    """The application for those who may use it, under the names it has."""

    async def guarded(scope: Scope, receive: Any, send: Any) -> None:
        refusal = _refusal(datasette, scope) if scope["type"] == "http" else None
        if refusal is not None:
            await refusal.asgi_send(send)
        else:
            await application(scope, receive, send)

    return guarded


def _refusal(datasette: Datasette, scope: Scope) -> Response | None:
    access = of(datasette)
    if access is None:
        return None
    headers = {k: v.decode("latin-1") for k, v in scope.get("headers", ())}
    host = headers.get(b"host", "")
    if not is_called(host, access.hosts):
        return answers.text(
            "这个网址不是本服务的；请用 gouji serve 所示的网址，或以 --allow-host 允许它", 400
        )
    inner = scope["path"].partition("/-/")[2]
    if inner and scope["path"].startswith("/-/") and inner.split("/")[0] not in _OURS:
        return answers.text("没有这个页面", 404)
    origin = headers.get(b"origin")
    if scope["method"] not in ("GET", "HEAD", "OPTIONS") and origin and urlsplit(origin).netloc != host:
        return answers.text("请求来自别的网站，已拒绝", 403)
    if access.is_required and not any(part in scope["path"] for part in _OPEN):
        actor = _actor_of_cookie(datasette, headers.get(b"cookie", ""))
        if name_of(datasette, scope, actor) is None:
            if access.header is not None:
                return answers.text("代理没有给出登录的名字，不能查看", 403)
            return answers.redirect(datasette.urls.path("/-/login"))
    return None


def _actor_of_cookie(datasette: Datasette, cookies: str) -> Any:
    from http.cookies import CookieError, SimpleCookie

    try:
        signed = SimpleCookie(cookies).get("ds_actor")
        return datasette.unsign(signed.value, "actor").get("a") if signed is not None else None
    except (CookieError, ValueError, AttributeError):
        return None
    except Exception:
        # itsdangerous has several errors for what somebody else has signed.
        return None


def is_called(host: str, allowed: frozenset[str]) -> bool:
    """Whether a Host header is ours: an address, this machine's name, or one that was allowed.

    Names of others that lead to this machine are how a foreign page would read the database.
    """
    name = (urlsplit(f"//{host}").hostname or "") if _is_sound(host) else ""
    try:
        ipaddress.ip_address(name)
        return True
    except ValueError:
        return name in {"localhost", socket.gethostname().lower(), *allowed}


def _is_sound(host: str) -> bool:
    try:
        return bool(host) and urlsplit(f"//{host}").port is not False
    except ValueError:
        return False


def _changed(path: Path) -> tuple[int, ...]:
    """Changes when somebody was added or taken away."""
    found = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        try:
            found += [file.stat().st_mtime_ns, file.stat().st_size]
        except OSError:
            found += [0, 0]
    return tuple(found)


@lru_cache(maxsize=8)
def _names(path: Path, _state: tuple[int, ...]) -> frozenset[str]:
    return frozenset(staff.names(path))
