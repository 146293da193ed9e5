"""Sections, tables and figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.generator.blocks import Heading
from corpus.generator.charts import Figure
from corpus.generator.measures import Measure
from corpus.generator.places import Places, squeeze
from corpus.generator.sample import Sample
from corpus.generator.tables import Table

Entry = dict[str, Any]
CHART_KIND = {"bars": "bar", "line": "line", "pie": "pie", "columns_line": "bar_line"}


def sections(sample: Sample, places: Places) -> list[Entry]:
    """Headings, chapters of a policy among them."""
    return list(_sections(sample, places))


def _sections(sample: Sample, places: Places) -> Iterator[Entry]:
    for block in sample.blocks():
        if isinstance(block, Heading) and block.listed:
            level, number, title = block.level, block.number.strip() or None, block.words
        elif isinstance(block, Measure) and block.level == "section":
            level, number, title = 2, block.number, block.title or ""
        else:
            continue
        yield {"level": level, "number": number, "title": title, "pdf_page": places.page(block.key)}


def tables(sample: Sample, places: Places) -> list[Entry]:
    """Tables with the pages of each row."""
    return [_table(block, places) for block in sample.blocks() if isinstance(block, Table)]


def _table(table: Table, places: Places) -> Entry:
    rows = [places.pages(table.row_key(i)) for i in range(len(table.rows))]
    head = places.pages(f"{table.key}-head") if table.header else []
    _make_sure(table, rows, places)
    return {
        "key": table.key,
        "number": table.number,
        "caption": table.caption,
        "pdf_pages": sorted({*head, *(page for pages in rows for page in pages)}),
        "caption_page": places.page(table.key) if table.caption else None,
        "header_pages": head,
        "row_pages": rows,
        "ruling": table.ruling,
        "merged_cells": bool(table.merge) or any(isinstance(c, tuple) for c in table.header),
        "layout": _layout(head, rows),
        "unit": table.unit,
        "header": table.names,
        "rows": [list(row.cells) for row in table.rows],
        "source_note": table.source,
        "note": table.note,
    }


def _make_sure(table: Table, rows: list[list[int]], places: Places) -> None:
    """The cells of a row must be on its page; a merged cell may be on another page of the table."""
    everywhere = "".join(
        places.texts[page - 1] for page in sorted({page for pages in rows for page in pages})
    )
    for row, pages in zip(table.rows, rows, strict=True):
        own = [cell for i, cell in enumerate(row.cells) if i not in table.merge]
        misses = len(pages) == 1 and not all(places.has(pages[0], cell) for cell in own)
        if misses or not all(squeeze(row.cells[i]) in everywhere for i in table.merge):
            raise ValueError(f"{table.key}: page {pages} does not print {row.cells}")


def _layout(head: list[int], rows: list[list[int]]) -> list[str]:
    """How the table meets the ends of pages."""
    last = rows[-1][-1]
    out = []
    if last > rows[0][0] or (head and last > head[0]):
        out.append("header_repeated" if len(head) > 1 else "header_once" if head else "no_header")
    if head and rows[0][0] > head[0]:
        out.append("header_alone_at_page_foot")
    if any(len(pages) > 1 for pages in rows):
        out.append("row_cut_by_page_end")
    return out


def figures(sample: Sample, places: Places) -> list[Entry]:
    """Charts with the values that they print."""
    return [_figure(block, places) for block in sample.blocks() if isinstance(block, Figure)]


def _figure(figure: Figure, places: Places) -> Entry:
    return {
        "number": figure.number,
        "caption": figure.caption,
        "pdf_page": places.page(figure.key),
        "chart": CHART_KIND[figure.kind],
        "source_note": figure.source,
        "printed_values": [
            {"label": v.label, **({"series": v.series} if v.series else {}), "value": v.text, "unit": v.unit}
            for v in figure.values
        ],
    }
