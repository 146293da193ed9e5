"""`/-/login` and `/-/logout`: who one is."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response

from extract.store import staff
from extract.web import access, answers, site

if TYPE_CHECKING:
    from datasette.app import Datasette

_TRIES, _SECONDS = 10, 60.0
_FAILURES: deque[float] = deque(maxlen=_TRIES)
"""When passwords were wrong of late: more than ten a minute are not even looked at."""


async def login(datasette: Datasette, request: Request) -> Response:
    """The form, and what becomes of it."""
    granted = access.of(datasette)
    problem = None
    after = request.args.get("next") or "/"
    if request.method == "POST" and granted is not None:
        given = await request.post_vars()
        after = given.get("next") or "/"
        name = (given.get("name") or "").strip()[:40]
        if len(_FAILURES) == _TRIES and time.monotonic() - _FAILURES[0] < _SECONDS:
            problem = "试错太多次；请过一分钟再试"
        elif await asyncio.to_thread(staff.is_right, granted.review, name, given.get("password") or ""):
            answer = answers.redirect(datasette.urls.path(_local(after)))
            answer.set_cookie(
                "ds_actor", datasette.sign({"a": {"id": name}}, "actor"), httponly=True, samesite="lax"
            )
            return answer
        else:
            _FAILURES.append(time.monotonic())
            problem = "名字或密码不对"
    has_staff = granted is not None and bool(staff.names(granted.review))
    context = {
        "problem": problem,
        "next": _local(after),
        "has_staff": has_staff,
        "by_proxy": granted is not None and granted.header is not None,
        "links": await site.links(datasette),
    }
    return await site.respond(datasette, request, "gouji_login.html", context)


async def logout(datasette: Datasette, request: Request) -> Response:
    """Nobody again."""
    answer = answers.redirect(datasette.urls.path("/"))
    if request.method == "POST":
        answer.set_cookie("ds_actor", "", expires=0, max_age=0)
    return answer


def _local(address: str) -> str:
    """An address of ours; what leads elsewhere leads home."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain else "/"
