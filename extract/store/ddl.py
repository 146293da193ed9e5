"""The database schema, generated from the models of `schemas`."""

from __future__ import annotations

from schemas import TABLES, Column, Row

FULL_TEXT: dict[str, tuple[str, str]] = {
    "pages_fts": ("pages", "text"),
    "evidence_fts": ("evidence", "quote"),
    "organization_names_fts": ("organization_names", "name"),
}
"""Full-text tables and the table and column that each indexes."""

TOGETHER: dict[str, tuple[str, tuple[str, ...]]] = {
    "statistics_said": ("statistics", ("subject", "metric", "period", "value")),
    "checks_document_verdict": ("checks", ("document_id", "verdict")),
    "statistics_period_value": ("statistics", ("period", "value")),
    "statistics_evidence": ("statistics", ("evidence_id",)),
    "pages_place": ("pages", ("document_id", "page")),
    "evidence_place": ("evidence", ("document_id", "page")),
    "financials_said": ("financials", ("organization_id", "indicator", "period")),
    "shareholdings_said": ("shareholdings", ("organization_id", "holder", "as_of")),
    "former_rows_row": ("former_rows", ("table_name", "row_id")),
}
"""Further indexes: name, table, columns."""

DOUBTFUL: tuple[str, ...] = tuple(m.table_name for m in TABLES if "doubt" in m.model_fields)
"""The tables whose few doubtful rows are found by an index of theirs alone."""


def statements() -> list[str]:
    """Every CREATE statement of the schema, tables first."""
    found = [create_table(model) for model in TABLES]
    for model in TABLES:
        found += [_create_index(model, c) for c in model.columns() if c.index and not c.unique]
    found += [
        f"CREATE INDEX {name} ON {table} ({_listed(columns)})" for name, (table, columns) in TOGETHER.items()
    ]
    found += [
        f"CREATE INDEX {table}_doubt ON {table} (document_id) WHERE doubt IS NOT NULL" for table in DOUBTFUL
    ]
    found += [_create_fts(name, column) for name, (_, column) in FULL_TEXT.items()]
    return found


def create_table(model: type[Row]) -> str:
    """The CREATE TABLE statement of a model."""
    columns = ",\n".join(f"    {_declare(c)}" for c in model.columns())
    return f"CREATE TABLE {model.table_name} (\n{columns}\n)"


def _declare(column: Column) -> str:
    if column.name == "id":
        return "id INTEGER PRIMARY KEY"
    text = f'"{column.name}" {column.affinity}'
    if column.unique:
        text += " UNIQUE"
    if column.references:
        text += f" REFERENCES {column.references}(id)"
    return text


def _create_index(model: type[Row], column: Column) -> str:
    return f'CREATE INDEX {model.table_name}_{column.name} ON {model.table_name} ("{column.name}")'


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _create_fts(name: str, column: str) -> str:
    return f"CREATE VIRTUAL TABLE {name} USING fts5({column}, content='')"


if __name__ == "__main__":
    print(";\n\n".join(statements()) + ";")
