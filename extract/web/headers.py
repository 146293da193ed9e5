"""What every answer says to the browser: load nothing from elsewhere, run no script but ours."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
Application = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

_STRICT = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_DAY = b"private, max-age=86400"


def wrap(application: Application, applies: Callable[[], bool]) -> Application:
    """The application with our headers on its answers, where they apply."""

    async def wrapped(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and applies():
                message = {**message, "headers": _added(scope["path"], message)}
            await send(message)

        await application(scope, receive, send_with_headers if scope["type"] == "http" else send)

    return wrapped


def standing_alone(page: str) -> dict[str, str]:
    """The header for a page with its style inside, as a report on a draft has: this style may be, and no other."""
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {
        "Content-Security-Policy": _STRICT.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'")
    }


def _added(path: str, message: Message) -> list[tuple[bytes, bytes]]:
    headers = [(name, value) for name, value in message.get("headers", [])]
    present = {name.lower() for name, _ in headers}
    wanted = [
        (b"content-security-policy", _STRICT.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
    ]
    headers += [(name, value) for name, value in wanted if name not in present]
    if "/-/page-image/" in path and message["status"] in (200, 304):
        # Datasette forbids storing what a browser with any cookie asks for; a page is the same to everybody.
        headers = [(name, value) for name, value in headers if name.lower() != b"cache-control"]
        headers.append((b"cache-control", _DAY))
    return headers
