"""The data dictionary: what every table and column means, for those who query or export."""

from __future__ import annotations

from schemas import TABLES, Column, Row
from schemas.labels import labels

_HEAD = """# 数据字典

本文由 `python -m extract.web.generate` 依据 `schemas/` 生成，请勿手改。

- 由原文读出的表都有 `document_id`（文件）、`page`（PDF 页码，从 1 起）与 `evidence_id`（出处）。
- 金额以币种的基本单位存放，百分数存印出的数，日期为 ISO 8601 且精确到原文所印。
- 开口一侧（如“超过”的上限）与原文未给出之处为空。
"""

_TYPES = {"INTEGER": "整数", "REAL": "小数", "TEXT": "文字"}


def dictionary() -> str:
    """The content of docs/data-dictionary.md."""
    contents = "\n".join(
        f"- [{model.table_title}](#{model.table_name}) `{model.table_name}`：{model.table_description}"
        for model in TABLES
    )
    return "\n".join([_HEAD, contents, *(_table(model) for model in TABLES)])


def _table(model: type[Row]) -> str:
    head = (
        f'\n<a id="{model.table_name}"></a>\n\n## {model.table_title} `{model.table_name}`\n\n'
        f"{model.table_description}。\n\n"
        "| 列 | 中文名 | 说明 | 单位 | 类型 | 取值 |\n| --- | --- | --- | --- | --- | --- |\n"
    )
    return head + "\n".join(_row(model, column) for column in model.columns()) + "\n"


def _row(model: type[Row], column: Column) -> str:
    named = labels(model.table_name, column.name)
    # Some descriptions spell out the values; the last column does so for all.
    said = bool(named) and all(f"{value} " in column.description for value in named)
    cells = (
        f"`{column.name}`",
        column.title,
        "" if said else column.description,
        column.unit or "",
        _type(column),
        "、".join(f"`{value}` {name}" for value, name in named.items()),
    )
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |"


def _type(column: Column) -> str:
    if column.references:
        return f"→ [{column.references}](#{column.references})"
    return "JSON" if column.json else _TYPES[column.affinity]


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
