"""The expected file of a sample: its facts with the pages on which they came to stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from corpus.generator.blocks import Heading
from corpus.generator.charts import Figure
from corpus.generator.expected_policy import measures
from corpus.generator.facts import Check, Claim, Organization, Policy, Round, Snapshot, Stat
from corpus.generator.measures import Measure
from corpus.generator.places import Places, squeeze
from corpus.generator.quantities import Quantity
from corpus.generator.sample import Sample
from corpus.generator.tables import Table
from corpus.generator.text import Setting

Entry = dict[str, Any]
CHART_KIND = {"bars": "bar", "line": "line", "pie": "pie", "columns_line": "bar_line"}


def expected(sample: Sample, setting: Setting, places: Places) -> Entry:
    """All lists of the expected file, in the order of the contract."""
    lists: dict[str, Callable[[], list[Entry] | None]] = {
        "sections": lambda: list(_sections(sample, places)),
        "tables": lambda: [_table(t, places) for t in sample.blocks() if isinstance(t, Table)],
        "figures": lambda: [_figure(f, places) for f in sample.blocks() if isinstance(f, Figure)],
        "organizations": lambda: [_organization(o, places) for o in sample.organizations],
        "funding_rounds": lambda: _each(sample.rounds, lambda n, r: _round(n, r, setting, places)),
        "shareholdings": lambda: _each(sample.snapshots, lambda n, s: _snapshot(n, s, places)),
        "proceeds": lambda: _each(sample.projects, lambda n, p: {
            "project": p.name, "total_investment": p.total, "planned_use": p.use, "pdf_page": places.page(p.at)}),
        "funds": lambda: _each(sample.funds, lambda n, f: {
            "name": f.name, "level": f.level, "mode": f.mode, "fields": f.fields, "size_text": f.size.text,
            "size": f.size.value, "size_low": f.size.low, "size_high": f.size.high, "qualifier": f.size.qualifier,
            "region": f.region, "pdf_page": places.page(f.at)}),
        "policies": lambda: _each(sample.policies, lambda n, p: _policy(p, places)),
        "statistics": lambda: list(_statistics(setting, places)) if sample.statistics else None,
        "measures": lambda: measures(sample, setting, places),
        "checks": lambda: _each(sample.checks, lambda n, c: _check(n, c, places)),
        "quotes": lambda: _each(sample.claims, lambda n, c: _claim(n, c, places)),
    }
    out: Entry = {"document": _document(sample, places)}
    for name, make in lists.items():
        entries = make()
        if entries or (entries is not None and name in ("statistics", "funding_rounds", "policies")):
            out[name] = entries
    return {**out, **{k: v for k, v in sample.more.items() if k not in ("created",)}}


def _each(items: Any, make: Callable[[int, Any], Entry]) -> list[Entry] | None:
    return None if items is None else [make(n, item) for n, item in enumerate(items, 1)]


def _document(sample: Sample, places: Places) -> Entry:
    count, start = places.rendered.count, places.body_start
    labels = {page: LABELS[sample.label](page, start) for page in range(1, count + 1)}
    return {
        "file": f"{sample.name}.pdf", **sample.header, "pages": count, "annotated_pages": list(range(1, count + 1)),
        "page_labels": labels,
    }


ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


LABELS: dict[str, Callable[[int, int], str | None]] = {
    # Cover and imprint bear no number; the pages up to the body are in roman numerals.
    "roman_front": lambda page, start: None if page <= 2 else ROMAN[page - 2] if page < start else str(page - start + 1),
    "prospectus": lambda page, start: None if page == 1 else f"1-1-{page - 1}",
    "arabic": lambda page, start: str(page),
}


def _sections(sample: Sample, places: Places) -> Iterator[Entry]:
    for block in sample.blocks():
        if isinstance(block, Heading) and block.listed:
            level, number, title = block.level, block.number.strip() or None, block.words
        elif isinstance(block, Measure) and block.level == "section":
            level, number, title = 2, block.number, block.title or ""
        else:
            continue
        yield {"level": level, "number": number, "title": title, "pdf_page": places.page(block.key)}


def _table(table: Table, places: Places) -> Entry:
    rows = [places.pages(table.row_key(i)) for i in range(len(table.rows))]
    head = places.pages(f"{table.key}-head") if table.header else []
    everywhere = "".join(places.texts[page - 1] for page in sorted({page for pages in rows for page in pages}))
    for row, pages in zip(table.rows, rows, strict=True):
        own = [cell for i, cell in enumerate(row.cells) if i not in table.merge]
        misses = len(pages) == 1 and not all(places.has(pages[0], cell) for cell in own)
        if misses or not all(squeeze(row.cells[i]) in everywhere for i in table.merge):
            raise ValueError(f"{table.key}: page {pages} does not print {row.cells}")
    caption = places.page(table.key)
    return {
        "key": table.key, "number": table.number, "caption": table.caption,
        "pdf_pages": sorted({*head, *(page for pages in rows for page in pages)}),
        "caption_page": caption if table.caption else None, "header_pages": head, "row_pages": rows,
        "ruling": table.ruling, "merged_cells": bool(table.merge) or any(isinstance(c, tuple) for c in table.header),
        "layout": _layout(table, head, rows), "unit": table.unit, "header": table.names,
        "rows": [list(row.cells) for row in table.rows], "source_note": table.source, "note": table.note,
    }


def _layout(table: Table, head: list[int], rows: list[list[int]]) -> list[str]:
    """How the table meets the ends of pages."""
    last = rows[-1][-1]
    out = []
    if last > rows[0][0] or (head and last > head[0]):
        out.append("header_repeated" if len(head) > 1 else "header_once")
    if head and rows[0][0] > head[0]:
        out.append("header_alone_at_page_foot")
    if any(len(pages) > 1 for pages in rows):
        out.append("row_cut_by_page_end")
    return out


def _figure(figure: Figure, places: Places) -> Entry:
    page = places.page(figure.key)
    return {
        "number": figure.number, "caption": figure.caption, "pdf_page": page, "chart": CHART_KIND[figure.kind],
        "source_note": figure.source,
        "printed_values": [
            {"label": v.label, **({"series": v.series} if v.series else {}), "value": v.text, "unit": v.unit}
            for v in figure.values
        ],
    }


def _organization(organization: Organization, places: Places) -> Entry:
    pages = {form: places.naming(form) for form in (organization.name, *organization.aliases)}
    if unprinted := [form for form, found in pages.items() if not found]:
        raise ValueError(f"not printed: {unprinted}")
    return {"name": organization.name, "aliases": list(organization.aliases), "kind": organization.kind,
            "pdf_pages": sorted({page for found in pages.values() for page in found})}


def _money(quantity: Quantity | None) -> Entry:
    if quantity is None:
        return {"amount_text": None, "amount_low": None, "amount_high": None, "qualifier": None, "currency": None}
    return {"amount_text": quantity.text, "amount_low": quantity.low, "amount_high": quantity.high,
            "qualifier": quantity.qualifier, "currency": quantity.currency}


def _round(number: int, event: Round, setting: Setting, places: Places) -> Entry:
    parties = [
        {"name": p.name, "role": p.role, **({"amount_text": p.amount.text, "amount": p.amount.value} if p.amount else {}),
         **({"shares": p.shares} if p.shares is not None else {}), **({"ratio": p.ratio} if p.ratio is not None else {})}
        for p in event.parties
    ]
    placed = setting.placed.get(event.at)
    quote = places.quote(placed, event.at)[1] if placed else None
    return {
        "id": f"R{number:03}", "firm": event.firm, "kind": event.kind, "round": event.round, "date": event.date,
        "dates": [{"date": day, "kind": what} for day, what in event.dates], **_money(event.amount),
        **({"price_per_share": event.price_per_share} if event.price_per_share is not None else {}),
        "participants": parties, "pdf_page": places.page(event.at), "source": event.at,
        **({"quote": quote} if quote else {}), **event.more,
    }


def _snapshot(number: int, snapshot: Snapshot, places: Places) -> Entry:
    rows = [{"holder": h.name, "shares": h.shares, "ratio_percent": h.ratio} for h in snapshot.holders]
    return {
        "id": f"H{number:02}", "firm": snapshot.firm, "as_of": snapshot.as_of, "pdf_pages": places.pages(snapshot.at),
        "table": snapshot.at, "unit": snapshot.unit, "complete": True,
        "total_shares": sum(h.shares for h in snapshot.holders), "rows": rows, "note": snapshot.note,
    }


def _policy(policy: Policy, places: Places) -> Entry:
    return {"title": policy.title, "issuers": list(policy.issuers), "date": policy.date, "document_number": policy.number,
            "region": policy.region, "level": policy.level, "pdf_page": places.page(policy.at)}


def _statistics(setting: Setting, places: Places) -> Iterator[Entry]:
    stats = ((key, placed, placed.fact) for key, placed in setting.placed.items() if isinstance(placed.fact, Stat))
    for number, (key, placed, stat) in enumerate(stats, 1):
        page, quote = places.quote(placed, key)
        quantity = stat.quantity
        yield {
            "id": f"S{number:03}", "pdf_page": page, "quote": quote, "number_text": quantity.text, "value": quantity.value,
            "low": quantity.low, "high": quantity.high, "unit": quantity.unit, "qualifier": quantity.qualifier,
            "subject": stat.subject, "metric": stat.metric, "period": stat.period, "region": stat.region,
            "relation": stat.relation, "base": stat.base, "salience": "minor" if stat.minor else "core",
        }


def _check(number: int, check: Check, places: Places) -> Entry:
    pages = sorted({places.page(key) for key in check.at})
    return {
        "id": f"C{number:03}", "kind": check.kind, "formula": check.formula, "computed": check.computed,
        "stated": check.stated, "verdict": check.verdict, "pdf_pages": pages, "table": check.table,
        "column": check.column, "note": check.note,
    }


def _claim(number: int, claim: Claim, places: Places) -> Entry:
    page = places.page(claim.at) if claim.at else None
    if page and not places.has(page, claim.evidence or ""):
        raise ValueError(f"page {page} does not print: {claim.evidence}")
    return {"id": f"Q{number:03}", "claim": claim.text, "verdict": claim.verdict, "pdf_page": page,
            "evidence": claim.evidence, "why": claim.why}
