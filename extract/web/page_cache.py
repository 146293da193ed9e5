"""Pages made a moment ago, given again to whoever has not signed in: fifty people at once look at much the same."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from extract.web import access, kept
from extract.web.headers import Application, Message, Receive, Send

if TYPE_CHECKING:
    from datasette.app import Datasette

BYTES = 64_000_000
OLDEST = 10.0
"""Seconds for which a page is given again: while nobody writes, or while many wait for theirs."""
MANY = 4
"""Pages being made, from which on one that is older than the last write is better than waiting."""
_LEAST_STREAM = 3
"""Messages of an answer that is sent in pieces: a file, of which no more is kept."""
_TOKEN = "ds_csrftoken"


@dataclass
class _Page:
    state: kept.State
    made: float
    messages: list[Message] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(len(message.get("body", b"")) for message in self.messages)

    def is_for_all(self, token: str) -> bool:
        """Whether it is a whole page, the same for everybody: no cookie is set, no form has the visitor's token."""
        start, *bodies = self.messages
        heads = {name.lower(): value for name, value in start["headers"]}
        is_html = heads.get(b"content-type", b"").startswith(b"text/html") and b"set-cookie" not in heads
        body = bodies[0]["body"] if len(bodies) == 1 and not bodies[0].get("more_body") else None
        return (
            start["status"] == 200 and is_html and body is not None and not (token and token.encode() in body)
        )


def wrap(datasette: Datasette, application: Application) -> Application:
    """The application, asked only for what it has not just made."""
    pages: OrderedDict[tuple[bytes, ...], _Page] = OrderedDict()
    size = under_way = 0

    async def given(scope: Message, receive: Receive, send: Send) -> None:
        nonlocal size, under_way
        token = _visitor(datasette, scope)
        if token is None:
            await application(scope, receive, send)
            return
        heads = dict(scope["headers"])
        key = (scope.get("raw_path") or b"", scope["query_string"], heads.get(b"host", b""))
        now, state = time.monotonic(), await kept.state_of(datasette)
        page = pages.get(key)
        if page is not None and now - page.made < OLDEST and (page.state == state or under_way >= MANY):
            for message in page.messages:
                await send(message)
            return
        made = _Page(state, now)

        async def keep(message: Message) -> None:
            if len(made.messages) < _LEAST_STREAM:
                made.messages.append(message)
            await send(message)

        under_way += 1
        try:
            await application(scope, receive, keep)
        finally:
            under_way -= 1
        if made.messages and kept.is_whole() and made.is_for_all(token):
            size += made.size - (pages.pop(key).size if key in pages else 0)
            pages[key] = made
        while size > BYTES:
            size -= pages.popitem(last=False)[1].size

    return given


def _visitor(datasette: Datasette, scope: Message) -> str | None:
    """The token of a visitor's forms, empty where there is none yet; None for who may be somebody."""
    granted = access.of(datasette)
    if scope["type"] != "http" or scope["method"] != "GET" or granted is None or granted.header is not None:
        return None
    heads = dict(scope["headers"])
    given = "; ".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    try:
        cookies = SimpleCookie(given)
    except CookieError:
        return None
    if b"authorization" in heads or cookies.keys() - {_TOKEN} or (given and not cookies):
        return None
    return cookies[_TOKEN].value if cookies else ""
