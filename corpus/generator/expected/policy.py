"""Policies that are named, and the measures of one, with the sums, ratios and targets of their text."""

from __future__ import annotations

from typing import Any

from corpus.generator.facts import Amount, Ratio, Target
from corpus.generator.measures import Measure
from corpus.generator.places import Places, squeeze
from corpus.generator.sample import Sample
from corpus.generator.text import Setting

Entry = dict[str, Any]
QUOTE_LENGTH = 30


def policies(sample: Sample, places: Places) -> list[Entry] | None:
    """Policies with the page on which each is first named."""
    if sample.policies is None:
        return None
    return [
        {
            "title": policy.title,
            "issuers": list(policy.issuers),
            "date": policy.date,
            "document_number": policy.number,
            "region": policy.region,
            "level": policy.level,
            "pdf_page": places.page(policy.at),
        }
        for policy in sample.policies
    ]


def measures(sample: Sample, setting: Setting, places: Places) -> list[Entry]:
    """Every chapter, article and item."""
    return [_measure(block, setting, places) for block in sample.blocks() if isinstance(block, Measure)]


def _measure(measure: Measure, setting: Setting, places: Places) -> Entry:
    page = places.page(measure.key)
    marks = [(key, setting.placed[key].fact) for key in setting.owned.get(measure.key, [])]
    quote = full = squeeze(measure.plain)[:QUOTE_LENGTH]
    while not places.has(page, quote):
        quote = quote[:-1]
    return {
        "number": measure.path,
        "title": measure.title,
        "level": measure.level,
        "pdf_page": page,
        "quote": quote,
        **({"quote_cut_by_page_break": True} if quote != full else {}),
        "instruments": list(measure.instruments),
        "responsible": list(measure.responsible),
        "amounts": [_amount(mark) for _, mark in marks if isinstance(mark, Amount)],
        "ratios": [_ratio(mark) for _, mark in marks if isinstance(mark, Ratio)],
        "targets": [_target(mark, places.page(key)) for key, mark in marks if isinstance(mark, Target)],
    }


def _amount(mark: Amount) -> Entry:
    return {
        "text": mark.text,
        "low": mark.quantity.low,
        "high": mark.quantity.high,
        "currency": "CNY",
        "qualifier": mark.quantity.qualifier,
        "condition": mark.condition,
        "role": mark.role,
    }


def _ratio(mark: Ratio) -> Entry:
    value, qualifier = mark.quantity.value, mark.quantity.qualifier
    return {"text": mark.text, "value_percent": value, "of": mark.of, "qualifier": qualifier}


def _target(mark: Target, page: int) -> Entry:
    return {
        "text": mark.text,
        "value": mark.quantity.value,
        "unit": mark.quantity.unit,
        "by": mark.due,
        "qualifier": mark.quantity.qualifier,
        "pdf_page": page,
    }
