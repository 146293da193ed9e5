"""What tables and columns are called on the screen, and which of their columns name a row."""

from __future__ import annotations

from schemas import TABLES, Column, Row

MODELS: dict[str, type[Row]] = {model.table_name: model for model in TABLES}

_COLUMNS: dict[str, dict[str, Column]] = {
    model.table_name: {column.name: column for column in model.columns()} for model in TABLES
}

NAMING: dict[str, tuple[str, ...]] = {
    "documents": ("title", "file_name"),
    "sections": ("title", "number"),
    "source_tables": ("caption", "number"),
    "table_cells": ("text",),
    "source_figures": ("caption", "number"),
    "figure_values": ("label", "series"),
    "organizations": ("name",),
    "organization_names": ("name",),
    "mentions": ("name",),
    "funding_rounds": ("firm",),
    "funding_participants": ("name",),
    "shareholdings": ("holder",),
    "listings": ("firm",),
    "proceeds": ("project",),
    "financials": ("indicator",),
    "funds": ("name",),
    "statistics": ("subject", "metric", "text"),
    "policies": ("title",),
    "policy_measures": ("title", "text", "number"),
    "measure_amounts": ("text",),
    "checks": ("formula", "explanation"),
    "evidence": ("quote",),
    "row_evidence": ("table_name",),
    "ingest_log": ("file_name",),
}
"""The columns that name a row, the first that is filled wins."""

SUMMARY: dict[str, tuple[str, ...]] = {
    "funding_rounds": ("date", "firm", "round", "kind", "amount_text"),
    "funding_participants": ("name", "role", "amount_text", "ratio"),
    "shareholdings": ("holder", "ratio", "as_of"),
    "listings": ("firm", "board", "listed_on"),
    "proceeds": ("project", "planned_use"),
    "financials": ("indicator", "period", "value"),
    "funds": ("name", "size_text"),
    "statistics": ("period", "region", "subject", "metric", "text"),
    "policies": ("title", "document_number"),
    "policy_measures": ("number", "title", "text"),
    "measure_amounts": ("kind", "text"),
    "figure_values": ("series", "label", "value"),
    "sections": ("number", "title"),
    "source_tables": ("number", "caption"),
    "source_figures": ("number", "caption"),
    "checks": ("verdict", "formula"),
}
"""The columns that say in one line what a row holds; for other tables, the naming ones."""


ORDER = (
    "documents",
    "funding_rounds",
    "funding_participants",
    "funds",
    "statistics",
    "policies",
    "policy_measures",
    "measure_amounts",
    "shareholdings",
    "listings",
    "proceeds",
    "financials",
    "organizations",
    "organization_names",
    "mentions",
    "checks",
    "source_tables",
    "table_cells",
    "source_figures",
    "figure_values",
    "sections",
    "pages",
    "evidence",
    "ingest_log",
)
"""The tables as a reader wants them: what was read out first, the source behind."""


def find(table: str | None, name: str) -> Column | None:
    """A column of a table; of a view or a query, the column of that name if it means the same everywhere."""
    if table in _COLUMNS:
        return _COLUMNS[table].get(name)
    found = [columns[name] for columns in _COLUMNS.values() if name in columns]
    same = {(column.title, column.references) for column in found}
    return found[0] if len(same) == 1 else None


def place(table: str) -> int:
    """Where a table stands in the order for readers."""
    return ORDER.index(table) if table in ORDER else len(ORDER)


def title(table: str | None, name: str) -> str:
    """The Chinese head of a column, or its name where it has none."""
    column = find(table, name)
    return column.title if column else name


def explanation(table: str | None, name: str) -> str:
    """What a column holds, in one sentence with its unit."""
    column = find(table, name)
    if column is None:
        return ""
    unit = f"（单位：{column.unit}）" if column.unit else ""
    return f"{column.description}{unit}"


def table_title(table: str) -> str:
    """The Chinese name of a table, or its name where it has none."""
    return MODELS[table].table_title if table in MODELS else table


def table_description(table: str) -> str:
    """What a table holds."""
    return MODELS[table].table_description if table in MODELS else ""
