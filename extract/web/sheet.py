"""A page of a document as it is put on the screen: its picture with places marked, or its text."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from extract.reading.page.opening import ReadingError
from extract.reading.page.render import shown_area
from extract.store.rows import Record
from extract.web import occurrences, site, sources
from extract.web.places import Area, Place, places
from schemas import Box

if TYPE_CHECKING:
    from datasette.app import Datasette

Slice = tuple[int, int]


@dataclass
class Highlight:
    """Something marked on a page: evidence, or words that were searched for."""

    boxes: Sequence[Box]
    evidence_id: int | None = None
    kind: str = "found"
    """The table whose row rests on it, or `found`."""
    text: str = ""
    chosen: bool = True
    places: list[Place] = field(default_factory=list)


@dataclass
class Sheet:
    """What is shown of a page."""

    document_id: int
    page: int
    image: str | None = None
    """The address of the picture; None where there is only text."""
    large_image: str | None = None
    width: float = 0.0
    height: float = 0.0
    highlights: list[Highlight] = field(default_factory=list)
    text: Markup | None = None
    problem: str | None = None
    """Why there is no picture, or why there is no text."""


async def sheet(
    datasette: Datasette,
    document: Record,
    page: Record,
    highlights: list[Highlight],
    slices: list[Slice],
) -> Sheet:
    """The page with its highlights; where there is no picture, its text with the slices marked."""
    links = await site.links(datasette)
    found = Sheet(document["id"], page["page"], highlights=highlights, problem=page["message"])
    if sources.is_pdf(document["file_name"]):
        path, area, problem = await asyncio.to_thread(_area, document, page["page"])
        if path is not None and area is not None:
            version = document["sha256"][:8]
            found.image = links.image(document["id"], page["page"], v=version)
            found.large_image = links.image(document["id"], page["page"], scale=4, v=version)
            found.width, found.height = area[2] - area[0], area[3] - area[1]
            for highlight in highlights:
                highlight.places = places(highlight.boxes, page["page"], area)
            # Small ones last: they lie on top and can be pointed at.
            highlights.sort(key=lambda h: -max((p.width * p.height for p in h.places), default=0.0))
            return found
        found.problem = problem
    found.text = occurrences.marked(page["text"] or "", sorted(slices), identify=True)
    return found


def slices_on(evidence: Record, page: int) -> list[Slice]:
    """The slices of a page's text that a piece of evidence quotes."""
    if evidence["parts"]:
        return [(start, end) for number, start, end in evidence["parts"] if number == page]
    if evidence["page"] == page and evidence["char_start"] is not None:
        return [(evidence["char_start"], evidence["char_end"])]
    return []


def _area(document: Record, page: int) -> tuple[Path | None, Area | None, str | None]:
    source = sources.find(document["paths"], document["sha256"], document["file_name"])
    if source.path is None:
        return None, None, source.problem
    try:
        return source.path, shown_area(source.path, page), None
    except ReadingError as error:
        if "密码" in str(error):
            return None, None, "文件有打开密码，网页不保存密码，只显示读出的文字"
        return None, None, f"无法显示页面图像，只显示读出的文字：{error}"
