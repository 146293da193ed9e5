"""The expected file of a sample: its facts with the pages on which they came to stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.generator.expected import capital, layout, policy, statements
from corpus.generator.places import Places
from corpus.generator.sample import Sample
from corpus.generator.text import Setting

Entry = dict[str, Any]

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def _roman_front(page: int, start: int) -> str | None:
    """Cover and imprint bear no number; the pages up to the body are in roman numerals."""
    if page <= 2:
        return None
    return ROMAN[page - 2] if page < start else str(page - start + 1)


LABELS: dict[str, Callable[[int, int], str | None]] = {
    "roman_front": _roman_front,
    "prospectus": lambda page, start: None if page == 1 else f"1-1-{page - 1}",
    "arabic": lambda page, start: str(page),
}


def expected(sample: Sample, setting: Setting, places: Places) -> Entry:
    """All lists of the expected file. A list that is not asked of this kind of document is left out."""
    lists: dict[str, list[Entry] | None] = {
        "sections": layout.sections(sample, places),
        "tables": layout.tables(sample, places),
        "figures": layout.figures(sample, places) or None,
        "organizations": statements.organizations(sample, places),
        "funding_rounds": capital.rounds(sample, setting, places),
        "shareholdings": capital.snapshots(sample, places),
        "proceeds": capital.projects(sample, places),
        "funds": capital.funds(sample, places),
        "policies": policy.policies(sample, places),
        "statistics": statements.statistics(setting, places) if sample.statistics else None,
        "measures": policy.measures(sample, setting, places) or None,
        "checks": statements.checks(sample, places),
        "quotes": statements.claims(sample, places),
    }
    entries = {name: rows for name, rows in lists.items() if rows is not None}
    return {"document": _document(sample, places), **entries, **sample.more}


def _document(sample: Sample, places: Places) -> Entry:
    count, label = places.rendered.count, LABELS[sample.label]
    pages = range(1, count + 1)
    return {
        "file": f"{sample.name}.pdf",
        **sample.header,
        "pages": count,
        "annotated_pages": list(pages),
        "page_labels": {page: label(page, places.body_start) for page in pages},
    }
