"""Tables in the shapes that documents print them in: few rules, bands, zebras, open sides, heads that return, a row and
a label over a page end. They are no sample: tests render them, and read them again."""

from __future__ import annotations

from corpus.generator.blocks import Block, Html
from corpus.generator.sample import Sample
from corpus.generator.shapes.tables import TABLES

# Letters of a watermark as paths, on every page at one place.
WATERMARK = Html(
    '<svg class="watermark" width="300" height="120" viewBox="0 0 300 120"><path fill="#e8e8e8" '
    'd="M10 100 C40 10 60 10 90 100 L70 100 C60 60 40 60 30 100 Z M110 100 L110 20 C190 20 190 100 110 100 Z '
    'M200 20 L220 20 L220 80 L280 80 L280 100 L200 100 Z"/></svg>'
)


def sample() -> Sample:
    """All shapes in one document."""
    body: list[Block] = [WATERMARK]
    for table in TABLES:
        body.append(Html(f'<p class="lead">下面是{table.caption}。</p>'))
        body.append(table)
    return Sample(
        name="table-shapes",
        header={"title": "表格的样子"},
        style="shapes.css",
        front=(),
        body=tuple(body),
        organizations=(),
        claims=(),
    )
