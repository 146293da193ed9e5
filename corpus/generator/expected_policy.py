"""The measures of a policy notice as the expected file lists them."""

from __future__ import annotations

from typing import Any

from corpus.generator.facts import Amount, Ratio, Target
from corpus.generator.measures import Measure
from corpus.generator.places import Places, squeeze
from corpus.generator.sample import Sample
from corpus.generator.text import Setting

QUOTE_LENGTH = 30


def measures(sample: Sample, setting: Setting, places: Places) -> list[dict[str, Any]] | None:
    """Every article and item, with the sums, ratios and targets of its text."""
    found = [block for block in sample.blocks() if isinstance(block, Measure)]
    return [_measure(m, setting, places) for m in found] or None


def _measure(measure: Measure, setting: Setting, places: Places) -> dict[str, Any]:
    page = places.page(measure.key)
    marks = [(key, setting.placed[key].fact) for key in setting.owned.get(measure.key, [])]
    quote = squeeze(measure.plain)[:QUOTE_LENGTH]
    cut = not places.has(page, quote)
    while not places.has(page, quote):
        quote = quote[:-1]
    return {
        "number": measure.path, "title": measure.title, "level": measure.level, "pdf_page": page, "quote": quote,
        **({"quote_cut_by_page_break": True} if cut else {}),
        "instruments": list(measure.instruments), "responsible": list(measure.responsible),
        "amounts": [_amount(m) for _, m in marks if isinstance(m, Amount)],
        "ratios": [_ratio(m) for _, m in marks if isinstance(m, Ratio)],
        "targets": [_target(m, places.page(key)) for key, m in marks if isinstance(m, Target)],
    }


def _amount(mark: Amount) -> dict[str, Any]:
    quantity = mark.quantity
    return {"text": quantity.text, "low": quantity.low, "high": quantity.high, "currency": "CNY",
            "qualifier": quantity.qualifier, "condition": mark.condition, "role": mark.role}


def _ratio(mark: Ratio) -> dict[str, Any]:
    return {"text": mark.text, "value_percent": mark.quantity.value, "of": mark.of, "qualifier": mark.quantity.qualifier}


def _target(mark: Target, page: int) -> dict[str, Any]:
    quantity = mark.quantity
    return {"text": mark.text, "value": quantity.value, "unit": quantity.unit, "by": mark.due,
            "qualifier": quantity.qualifier, "pdf_page": page}
