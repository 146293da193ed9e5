"""`/-/page-image/<document>/<page>.png`: a page of a document as a picture."""

from __future__ import annotations

import asyncio
import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from extract.reading.files import ReadingError
from extract.reading.page.render import Picture, render_page
from extract.store import browse
from extract.web import answers, site, sources
from extract.web.places import Area

if TYPE_CHECKING:
    from datasette.app import Datasette

SCALES = (1.0, 2.0, 3.0, 4.0)
"""Pixels a point. A few steps, so that what has been rendered can be used again."""

NORMAL = 2.0
_FAR = 20_000.0


async def view(datasette: Datasette, request: Request) -> Response:
    """The picture, or 404 with a sentence that says why there is none."""
    document_id = site.number(request.url_vars["document"], "文件编号")
    number = site.number(request.url_vars["page"], "页码", 1)
    scale = _scale(request.args.get("scale"))
    document = await site.query(datasette, browse.document, document_id)
    if document is None:
        raise NotFound(f"没有编号为 {document_id} 的文件")
    crop = _crop(request.args.get("crop"))
    tag = f'"{document["sha256"][:32]}-{number}-{scale:g}-{request.args.get("crop") if crop else ""}"'
    headers = {"ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return answers.content("", "image/png", headers, 304)
    source = await asyncio.to_thread(
        sources.find, document["paths"], document["sha256"], document["file_name"]
    )
    if source.path is None:
        return answers.text(source.problem or "", 404)
    try:
        png = await asyncio.to_thread(_rendered, source.path, document["sha256"], number, scale, crop)
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


def _crop(text: str | None) -> Area | None:
    """`60,120,540,180`: a part of the page in points; None for all of it, or where it is not that."""
    try:
        x0, top, x1, bottom = (float(side) for side in (text or "").split(",")[:5])
    except ValueError:
        return None
    return (x0, top, x1, bottom) if -_FAR < x0 < x1 < _FAR and -_FAR < top < bottom < _FAR else None


@lru_cache(maxsize=64)
def _whole(path: Path, sha256: str, number: int, scale: float) -> Picture:
    """The content is part of the key: another file at the same path is another picture."""
    return render_page(path, number, scale)


@lru_cache(maxsize=256)
def _rendered(path: Path, sha256: str, number: int, scale: float, crop: Area | None) -> bytes:
    whole = _whole(path, sha256, number, scale)
    if crop is None:
        return whole.png
    from PIL import Image

    image = Image.open(io.BytesIO(whole.png))
    x0, top, x1, bottom = whole.shown
    right, down = image.width / ((x1 - x0) or 1.0), image.height / ((bottom - top) or 1.0)
    left, upper = max(round((crop[0] - x0) * right), 0), max(round((crop[1] - top) * down), 0)
    sides = (
        left,
        upper,
        min(round((crop[2] - x0) * right), image.width),
        min(round((crop[3] - top) * down), image.height),
    )
    if sides[0] >= sides[2] or sides[1] >= sides[3]:
        return whole.png
    out = io.BytesIO()
    image.crop(sides).save(out, "PNG")
    return out.getvalue()
