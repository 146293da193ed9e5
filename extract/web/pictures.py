"""`/-/page-image/<document>/<page>.png`: a page of a document as a picture."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from extract.reading.page.opening import ReadingError
from extract.reading.page.render import render_page
from extract.store import browse
from extract.web import answers, site, sources

if TYPE_CHECKING:
    from datasette.app import Datasette

SCALES = (1.0, 2.0, 3.0, 4.0)
"""Pixels a point. A few steps, so that what has been rendered can be used again."""

NORMAL = 2.0


async def view(datasette: Datasette, request: Request) -> Response:
    """The picture, or 404 with a sentence that says why there is none."""
    document_id = site.number(request.url_vars["document"], "文件编号")
    number = site.number(request.url_vars["page"], "页码", 1)
    scale = _scale(request.args.get("scale"))
    document = await site.query(datasette, browse.document, document_id)
    if document is None:
        raise NotFound(f"没有编号为 {document_id} 的文件")
    tag = f'"{document["sha256"][:32]}-{number}-{scale:g}"'
    headers = {"ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return answers.content("", "image/png", headers, 304)
    source = await asyncio.to_thread(
        sources.find, document["paths"], document["sha256"], document["file_name"]
    )
    if source.path is None:
        return answers.text(source.problem or "", 404)
    try:
        png = await asyncio.to_thread(_rendered, source.path, document["sha256"], number, scale)
    except ReadingError as error:
        return answers.text(str(error), 404)
    return answers.content(png, "image/png", headers)


def _scale(text: str | None) -> float:
    """The next of the steps at or above what was asked for."""
    try:
        wanted = float(text or NORMAL)
    except ValueError:
        wanted = NORMAL
    return next((step for step in SCALES if step >= wanted), SCALES[-1])


@lru_cache(maxsize=64)
def _rendered(path: Path, sha256: str, number: int, scale: float) -> bytes:
    """The content is part of the key: another file at the same path is another picture."""
    return render_page(path, number, scale).png
