"""What Datasette is told of the database: names, explanations, how tables are first shown."""

from __future__ import annotations

from typing import Any

from extract.store.ddl import FULL_TEXT
from extract.web import columns
from schemas import TABLES, Column, Row

TITLE = "勾稽 gouji"
DESCRIPTION = (
    "从中文 PDF 读出的企业、融资、统计与政策。每一行都有文件、页码与原文，点“出处”即到原文所在的那一页。"
)

_HIDDEN = (
    "page_layouts",
    "document_files",
    "check_members",
    "row_evidence",
    "former_rows",
    "_sqlite_migrations",
    *FULL_TEXT,
)
"""Tables that serve others; the tables behind a full-text index are hidden with it."""

_SORT: dict[str, dict[str, str]] = {
    "documents": {"sort_desc": "ingested_at"},
    "funding_rounds": {"sort_desc": "date"},
    "policies": {"sort_desc": "issued_on"},
    "ingest_log": {"sort_desc": "id"},
}
_SIZE: dict[str, int] = {"table_cells": 200, "mentions": 100, "pages": 20}
_LABEL: dict[str, str] = {"documents": "file_name", "policy_measures": "text", "statistics": "text"}
"""Where the first naming column may be empty, one that is always filled."""


def metadata() -> dict[str, Any]:
    """The content of metadata.yml."""
    tables: dict[str, Any] = {name: {"hidden": True} for name in _HIDDEN}
    for model in TABLES:
        tables[model.table_name] = _table(model) | tables.get(model.table_name, {})
    ordered = {model.table_name: tables.pop(model.table_name) for model in TABLES}
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        "databases": {"gouji": {"title": "全部数据", "description": DESCRIPTION, "tables": ordered | tables}},
    }


def _table(model: type[Row]) -> dict[str, Any]:
    name = model.table_name
    found: dict[str, Any] = {"title": model.table_title, "description": model.table_description}
    naming = columns.NAMING.get(name, ())
    if naming:
        found["label_column"] = _LABEL.get(name, naming[0])
    found |= _SORT.get(name, {})
    if name in _SIZE:
        found["size"] = _SIZE[name]
    for index, (table, _) in FULL_TEXT.items():
        if table == name:
            found |= {"fts_table": index, "fts_pk": "id"}
    found["columns"] = {column.name: describe(column) for column in model.columns()}
    return found


def describe(column: Column) -> str:
    """`中文名：说明（单位：…）`."""
    unit = f"（单位：{column.unit}）" if column.unit else ""
    return f"{column.title}：{column.description}{unit}"
