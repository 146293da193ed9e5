"""HTML to PDF with WeasyPrint: the same input gives the same bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from typing import Any

from corpus.generator.justify import chinese_justification
from corpus.generator.sample import Sample
from corpus.generator.text import Setting

FONTS = ("Noto Sans CJK SC", "Noto Serif CJK SC")
# fontTools writes this moment into the subset fonts; without it every run would differ.
MOMENT = "1704067200"


@dataclass(frozen=True)
class Rendered:
    """A PDF and the pages (from 1) on which each anchor came to stand."""

    pdf: bytes
    pages: dict[str, list[int]]
    count: int


def page_html(sample: Sample, setting: Setting) -> str:
    """The whole document as HTML."""
    front = "\n".join(block.html(setting) for block in sample.front)
    body = "\n".join(block.html(setting) for block in sample.body)
    title = escape(sample.header["title"])
    date = sample.created
    return (
        f'<html lang="zh-CN"><head><title>{title}</title><meta name="dcterms.created" content="{date}">'
        f'<meta name="description" content="样例文件，内容虚构"></head><body>'
        f'<div class="front">{front}</div><div class="body" id="body-start">{body}</div></body></html>'
    )


def render(sample: Sample, setting: Setting) -> Rendered:
    """Lay the sample out. WeasyPrint is imported here: reading the content must not need it."""
    os.environ["SOURCE_DATE_EPOCH"] = MOMENT
    from weasyprint import CSS, HTML

    html = page_html(sample, setting)
    with chinese_justification():
        document = HTML(string=html).render(stylesheets=[CSS(string=sample.css)])
    pages: dict[str, list[int]] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            pages.setdefault(name, []).append(number)
        page.anchors = _linked(page.anchors, sample)
    pdf = document.write_pdf(pdf_identifier=sample.name.encode())
    if pdf is None:
        raise RuntimeError("WeasyPrint wrote nothing")
    return Rendered(pdf, pages, len(document.pages))


def _linked(anchors: dict[str, Any], sample: Sample) -> dict[str, Any]:
    """The anchors that the contents link to. The others mark facts: a PDF must not carry its own answers."""
    from corpus.generator.blocks import Contents

    targets = {key for block in sample.blocks() if isinstance(block, Contents) for _, _, key in block.entries}
    return {name: place for name, place in anchors.items() if name in targets}


def missing_tools() -> str | None:
    """Why no PDF can be made here, in one sentence; None where all is there."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        return f"WeasyPrint or its libraries are not installed: {error}"
    words = "".join(f'<p style="font-family:{font}">字</p>' for font in FONTS)
    pdf = HTML(string=words).write_pdf(uncompressed_pdf=True) or b""
    missing = [font for font in FONTS if font.replace(" ", "-").encode() not in pdf]
    return f"fonts not installed: {', '.join(missing)} (package fonts-noto-cjk)" if missing else None
