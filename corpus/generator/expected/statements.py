"""What the text says: organizations, statistics, relations between figures, claims to verify."""

from __future__ import annotations

from typing import Any

from corpus.generator.facts import Check, Claim, Organization, Stat
from corpus.generator.places import Places
from corpus.generator.sample import Sample
from corpus.generator.text import Placed, Setting

Entry = dict[str, Any]


def organizations(sample: Sample, places: Places) -> list[Entry]:
    """Organizations with every page that names them."""
    return [_organization(organization, places) for organization in sample.organizations]


def _organization(organization: Organization, places: Places) -> Entry:
    pages = {form: places.naming(form) for form in (organization.name, *organization.aliases)}
    if unprinted := [form for form, found in pages.items() if not found]:
        raise ValueError(f"not printed: {unprinted}")
    return {
        "name": organization.name,
        "aliases": list(organization.aliases),
        "kind": organization.kind,
        "pdf_pages": sorted({page for found in pages.values() for page in found}),
    }


def statistics(setting: Setting, places: Places) -> list[Entry]:
    """Figures of the running text in reading order."""
    stats = [(key, placed) for key, placed in setting.placed.items() if isinstance(placed.fact, Stat)]
    return [_statistic(n, key, placed, places) for n, (key, placed) in enumerate(stats, 1)]


def _statistic(number: int, key: str, placed: Placed, places: Places) -> Entry:
    page, quote = places.quote(placed, key)
    stat = placed.fact
    if not isinstance(stat, Stat):
        raise TypeError(f"not a statistic: {key}")
    return {
        "id": f"S{number:03}",
        "pdf_page": page,
        "quote": quote,
        "number_text": stat.text,
        "value": stat.quantity.value,
        "low": stat.quantity.low,
        "high": stat.quantity.high,
        "unit": stat.quantity.unit,
        "qualifier": stat.quantity.qualifier,
        "subject": stat.subject,
        "metric": stat.metric,
        "period": stat.period,
        "region": stat.region,
        "relation": stat.relation,
        "base": stat.base,
        "salience": "minor" if stat.minor else "core",
    }


def checks(sample: Sample, places: Places) -> list[Entry]:
    """Arithmetic relations with their verdicts."""
    return [_check(n, check, places) for n, check in enumerate(sample.checks, 1)]


def _check(number: int, check: Check, places: Places) -> Entry:
    where = {name: getattr(check, name) for name in ("table", "column", "note")}
    return {
        "id": f"C{number:03}",
        "kind": check.kind,
        "formula": check.formula,
        "computed": check.computed,
        "stated": check.stated,
        "verdict": check.verdict,
        "pdf_pages": sorted({places.page(key) for key in check.at}),
        **{name: value for name, value in where.items() if value is not None},
    }


def claims(sample: Sample, places: Places) -> list[Entry]:
    """Claims with the page of their evidence."""
    return [_claim(n, claim, places) for n, claim in enumerate(sample.claims, 1)]


def _claim(number: int, claim: Claim, places: Places) -> Entry:
    page = places.page(claim.at) if claim.at else None
    if page and not places.has(page, claim.evidence or ""):
        raise ValueError(f"page {page} does not print: {claim.evidence}")
    return {
        "id": f"Q{number:03}",
        "claim": claim.text,
        "verdict": claim.verdict,
        "pdf_page": page,
        "evidence": claim.evidence,
        "why": claim.why,
    }
