"""How a table opens: the columns that matter, in the order in which they are read; the rest can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extract.web import columns

OPENING: dict[str, tuple[str, ...]] = {
    "documents": ("title", "kind", "issuer", "published_on", "document_number", "pages", "file_name", "ingested_at"),
    "funding_rounds": ("date", "firm", "round", "kind", "amount_low", "doubt"),
    "funding_events": ("date", "firm", "round", "kind", "amount_low", "parties", "documents", "doubt"),
    "funding_participants": ("round_id", "name", "role", "amount_low", "shares", "ratio"),
    "investments": ("investor", "firm", "date", "round", "amount_text", "role", "investor_kind"),
    "shareholdings": ("firm", "as_of", "holder", "holder_kind", "shares", "ratio", "doubt"),
    "holders": ("firm", "as_of", "holder", "holder_kind", "shares", "ratio", "doubt"),
    "listings": ("firm", "board", "exchange", "stock_code", "listed_on", "price", "shares_offered", "raised_low", "sponsor"),
    "proceeds": ("project", "total_investment", "planned_use", "doubt"),
    "financials": ("indicator", "period", "value", "statement", "doubt"),
    "funds": ("name", "level", "mode", "size_low", "region", "fields", "founder", "doubt"),
    "statistics": ("subject", "metric", "value", "period", "region", "relation", "modality", "doubt"),
    "repeated_statistics": ("subject", "metric", "period", "region", "value", "figures", "documents"),
    "policies": ("title", "document_number", "issuers", "issued_on", "region", "level", "validity"),
    "policy_measures": ("policy_id", "number", "title", "text", "instruments", "responsible"),
    "measure_amounts": ("measure_id", "kind", "role", "low", "condition", "due"),
    "policy_support": ("measure", "instrument", "cap", "ratio", "condition", "beneficiaries", "region", "policy"),
    "support_instruments": ("measure", "tool", "cap", "ratio", "condition", "beneficiaries", "region", "policy"),
    "policy_targets": ("target", "low", "due_year", "region", "measure", "policy"),
    "organizations": ("name", "full_name", "kind", "region", "stock_code"),
    "checks": ("verdict", "kind", "explanation", "formula"),
    "doubtful_rows": ("table_name", "said", "doubt"),
    "source_tables": ("caption", "number", "unit", "n_rows", "n_columns"),
    "ingest_log": ("file_name", "status", "error", "pages", "seconds", "started_at"),
}  # fmt: skip
_WHERE = ("document_id", "evidence_id")
"""Where a row is from stands last, and early enough to be seen."""

FACETS: dict[str, tuple[str, ...]] = {
    "documents": ("kind", "issuer"),
    "funding_rounds": ("kind", "round", "currency", "document_id"),
    "funding_events": ("kind", "round"),
    "funding_participants": ("role", "document_id"),
    "investments": ("role", "round", "investor_kind"),
    "shareholdings": ("as_of", "holder_kind", "document_id"),
    "listings": ("board", "exchange", "document_id"),
    "financials": ("statement", "period", "document_id"),
    "funds": ("level", "mode", "region", "document_id"),
    "statistics": ("relation", "period", "region", "unit", "document_id"),
    "policies": ("level", "region", "validity", "document_id"),
    "policy_measures": ("role", "document_id"),
    "measure_amounts": ("kind", "role", "unit"),
    "policy_support": ("instrument", "region", "level"),
    "support_instruments": ("tool", "region", "level"),
    "policy_targets": ("due_year", "region", "level"),
    "organizations": ("kind", "region"),
    "checks": ("verdict", "kind", "document_id"),
    "doubtful_rows": ("table_name", "document_id"),
    "pages": ("status", "document_id"),
    "source_tables": ("document_id",),
    "source_figures": ("document_id",),
    "evidence": ("document_id",),
    "ingest_log": ("status",),
}
"""The columns by whose values a table is divided."""

ONCE = frozenset({"funding_rounds", "funds"})
"""The tables that the menu opens with what several documents say counted once."""


def arranged(table: str, names: Sequence[str], chosen: Iterable[str], filled: Iterable[str]) -> list[str]:
    """The columns that are shown: those chosen; else those a table opens with that have something on the page."""
    wanted = [name for name in chosen if name in names]
    if wanted:
        return wanted
    filled = set(filled)
    opening = OPENING.get(table)
    if opening is None:
        return [name for name in names if name in filled or name in names[:1]]
    first = [name for name in names if name == "id" and table in columns.MODELS]
    return [*first, *(n for n in opening if n in names and n in filled), *(n for n in _WHERE if n in names)]


def choices(names: Sequence[str], shown: Sequence[str]) -> list[tuple[str, bool]]:
    """Every column of a table with whether it is shown, those shown first."""
    return [*((name, True) for name in shown), *((name, False) for name in names if name not in shown)]


def is_empty(value: Any) -> bool:
    """Whether a stored value says nothing."""
    return value in (None, "", "[]")
