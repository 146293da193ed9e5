"""A page of a document as it is put on the screen: its picture with places marked, or its text."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from extract.reading.files import ReadingError
from extract.reading.page.render import shown_area
from extract.store import browse, layouts
from extract.store.rows import Record
from extract.web import occurrences, site, sources
from extract.web.places import Area, Place, columns_of_text, lines_around, places
from schemas import Box, TextLine

if TYPE_CHECKING:
    from datasette.app import Datasette

Slice = tuple[int, int]
Part = Literal["page", "columns", "lines"]
"""What is shown of a page: all of it, its lines without the margins, or the lines of what is marked."""
_BASELINE, _SIZE = 0.16, 0.92


@dataclass
class Highlight:
    """Something marked on a page: evidence, or words that were searched for."""

    boxes: Sequence[Box]
    evidence_id: int | None = None
    kind: str = "found"
    """The table whose row rests on it, or `found`."""
    text: str = ""
    chosen: bool = True
    first: bool = False
    """Whether the page opens on it: what is chosen and stands highest."""
    also: bool = False
    """Whether it bears out more of the row whose evidence is chosen."""
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True)
class Words:
    """A line of text that lies unseen over the picture, so that it can be selected."""

    text: str
    x: str
    """Where each character begins."""
    y: float
    size: float


@dataclass
class Sheet:
    """What is shown of a page."""

    document_id: int
    page: int
    image: str | None = None
    """The address of the picture; None where there is only text."""
    large_image: str | None = None
    area: Area = (0.0, 0.0, 0.0, 0.0)
    """The part of the page that the picture shows."""
    highlights: list[Highlight] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    text: Markup | None = None
    problem: str | None = None
    """Why there is no picture, or why there is no text."""

    @property
    def view_box(self) -> str:
        """The area as SVG says it."""
        x0, top, x1, bottom = self.area
        return f"{x0:.2f} {top:.2f} {x1 - x0:.2f} {bottom - top:.2f}"


async def sheet(
    datasette: Datasette,
    document: Record,
    page: Record,
    highlights: list[Highlight],
    slices: list[Slice],
    part: Part = "page",
) -> Sheet:
    """The page with its highlights; where there is no picture, its text with the slices marked."""
    number = page["page"]
    found = Sheet(document["id"], number, highlights=highlights, problem=page["message"])
    if sources.is_pdf(document["file_name"]):
        path, area, problem = await asyncio.to_thread(_area, document, number)
        if path is not None and area is not None:
            lines = await site.query(datasette, layouts.lines_of, document["id"], number)
            await _picture(datasette, found, document, area, lines, part)
            if part == "page":
                found.words = words(page["text"] or "", lines)
            return found
        found.problem = problem
    found.text = occurrences.marked(page["text"] or "", sorted(slices), identify=True)
    return found


async def crop(datasette: Datasette, document_id: int, number: int, boxes: Sequence[Box]) -> Sheet | None:
    """The printed lines in which some boxes stand; None where there is no picture of them."""
    document = await site.query(datasette, browse.document, document_id)
    page = await site.query(datasette, browse.page, document_id, number)
    if document is None or page is None or not any(box[0] == number for box in boxes):
        return None
    found = await sheet(datasette, document, page, [Highlight(boxes)], [], "lines")
    return found if found.image else None


async def _picture(
    datasette: Datasette, found: Sheet, document: Record, area: Area, lines: list[TextLine], part: Part
) -> None:
    """The addresses of the picture, and the places over it."""
    boxes = [box for highlight in found.highlights for box in highlight.boxes]
    found.area = area
    if part == "columns":
        found.area = columns_of_text(lines, boxes, found.page, area)
    elif part == "lines":
        found.area = lines_around(lines, boxes, found.page, area) or area
    cut = ",".join(f"{side:.0f}" for side in found.area) if found.area != area else None
    found.area = tuple(float(side) for side in cut.split(",")) if cut else area  # type: ignore[assignment]
    links = await site.links(datasette)
    version = document["sha256"][:8]
    found.image = links.image(document["id"], found.page, crop=cut, v=version)
    found.large_image = links.image(document["id"], found.page, crop=cut, scale=4, v=version)
    for highlight in found.highlights:
        highlight.places = places(highlight.boxes, found.page, found.area)
    chosen = [h for h in found.highlights if h.chosen and h.places]
    if chosen:
        min(chosen, key=lambda h: h.places[0].top).first = True
    # Small ones last: they lie on top and can be pointed at.
    found.highlights.sort(key=lambda h: -max((p.width * p.height for p in h.places), default=0.0))


def words(text: str, lines: Sequence[TextLine]) -> list[Words]:
    """The lines of a page as text that can be laid over its picture; those that run downwards are left out."""
    found = []
    for line in lines:
        said = text[line.start : line.end]
        if line.vertical or not said.strip():
            continue
        height = line.bottom - line.top
        starts = line.edges[::2] or [line.x0]
        found.append(
            Words(
                said, " ".join(f"{x:.1f}" for x in starts), line.bottom - _BASELINE * height, _SIZE * height
            )
        )
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
