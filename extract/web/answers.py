"""Answers to a request, with types: Datasette's own constructors have none."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response


def html(body: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A page."""
    answer: Response = Response.html(body, status=status, headers=headers)
    return answer


def text(body: str, status: int) -> Response:
    """A sentence."""
    answer: Response = Response.text(body, status=status)
    return answer


def json(body: Any, status: int, headers: dict[str, str] | None = None) -> Response:
    """Data."""
    answer: Response = Response.json(body, status=status, headers=headers)
    return answer


def redirect(address: str) -> Response:
    """Another address to go to."""
    answer: Response = Response.redirect(address)
    return answer


def content(body: bytes | str, content_type: str, headers: dict[str, str], status: int = 200) -> Response:
    """A picture or a file."""
    return Response(body, status=status, headers=headers, content_type=content_type)
