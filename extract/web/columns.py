"""What tables and columns are called on the screen, and which of their columns name a row."""

from __future__ import annotations

from functools import lru_cache

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


VIEWS: dict[str, str] = {
    "funding_events": "融资与资本事件",
    "investments": "投资",
    "holders": "股东",
    "policy_targets": "政策目标",
    "policy_support": "政策扶持",
    "support_instruments": "扶持工具",
    "doubtful_rows": "存疑的行",
    "repeated_statistics": "多份文件都有的统计",
}
"""The views, by the name that staff see."""

VIEW_COLUMNS: dict[str, str] = {
    "parties": "各方",
    "documents": "文件数",
    "figures": "不同数值",
    "investor": "投资方",
    "investor_kind": "投资方类型",
    "target": "目标",
    "due_year": "目标年份",
    "policy": "政策",
    "measure": "举措",
    "measure_number": "举措序号",
    "instrument": "工具",
    "tool": "工具",
    "cap": "最高限额",
    "floor": "最低",
    "ratio": "比例",
    "ratio_unit": "比例单位",
    "ratio_of": "比例所对",
    "condition": "条件",
    "table_name": "表",
    "period": "时期",
    "row_id": "行",
    "said": "内容",
    "doubt": "存疑",
    "level": "层级",
    "kind": "类型",
    "role": "角色",
    "firm": "企业",
    "holder": "股东",
    "date": "日期",
    "text": "原文",
    "value": "数值",
    "organization_id": "机构",
}
"""The heads of what the views add, or name alike in several tables."""

NUMBERS_OF_VIEWS = frozenset(
    {"cap", "floor", "ratio", "low", "high", "value", "due_year", "documents", "figures"}
)


VIEW_SEARCH: dict[str, tuple[str, ...]] = {
    "funding_events": ("firm", "parties"),
    "investments": ("investor", "firm"),
    "holders": ("firm", "holder"),
    "policy_targets": ("target", "policy", "measure"),
    "policy_support": ("policy", "measure", "condition"),
    "support_instruments": ("policy", "measure", "condition"),
    "doubtful_rows": ("said", "doubt"),
    "repeated_statistics": ("subject", "metric"),
}
VIEW_LABELS: dict[tuple[str, str], tuple[str, str]] = {
    ("funding_events", "kind"): ("funding_rounds", "kind"),
    ("investments", "kind"): ("funding_rounds", "kind"),
    ("investments", "role"): ("funding_participants", "role"),
    ("investments", "investor_kind"): ("organizations", "kind"),
    ("policy_targets", "level"): ("policies", "level"),
    ("policy_support", "level"): ("policies", "level"),
    ("policy_support", "role"): ("measure_amounts", "role"),
    ("support_instruments", "level"): ("policies", "level"),
}
"""Where the values of a view's column have their Chinese names."""


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
    "corrections",
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


@lru_cache(maxsize=4_000)
def find(table: str | None, name: str) -> Column | None:
    """A column of a table; of a view or a query, the column of that name if it means the same everywhere."""
    if table in _COLUMNS:
        return _COLUMNS[table].get(name)
    found = [columns[name] for columns in _COLUMNS.values() if name in columns]
    same = {(column.title, column.references) for column in found}
    return found[0] if len(same) == 1 else None


def is_number(table: str | None, name: str) -> bool:
    """Whether a column of a table or view holds numbers, not those of other rows."""
    column = find(table, name)
    if column is None:
        return name in NUMBERS_OF_VIEWS
    return column.affinity in ("REAL", "INTEGER") and column.references is None


def place(table: str) -> int:
    """Where a table stands in the order for readers."""
    return ORDER.index(table) if table in ORDER else len(ORDER)


def title(table: str | None, name: str) -> str:
    """The Chinese head of a column, or its name where it has none."""
    column = find(table, name)
    if column is None or (table in VIEWS and name in VIEW_COLUMNS):
        return VIEW_COLUMNS.get(name, name)
    return column.title


def explanation(table: str | None, name: str) -> str:
    """What a column holds, in one sentence with its unit."""
    column = find(table, name)
    if column is None:
        return ""
    unit = f"（单位：{column.unit}）" if column.unit else ""
    return f"{column.description}{unit}"


def table_title(table: str) -> str:
    """The Chinese name of a table, or its name where it has none."""
    return MODELS[table].table_title if table in MODELS else VIEWS.get(table, table)


def table_description(table: str) -> str:
    """What a table holds."""
    return MODELS[table].table_description if table in MODELS else ""


def has_evidence(table: str) -> bool:
    """Whether the rows of a table or view name their evidence."""
    if table in MODELS:
        return "evidence_id" in _COLUMNS[table]
    return table in VIEWS


def searched(table: str) -> tuple[str, ...]:
    """The columns that the search box of a table looks through beside the quotes."""
    return VIEW_SEARCH.get(table) or tuple(
        name for name in NAMING.get(table, ()) if name in _COLUMNS.get(table, {})
    )


def label_of(table: str, name: str) -> tuple[str, str]:
    """The table and column under whose name the values of a column have Chinese names."""
    return VIEW_LABELS.get((table, name), (table, name))
