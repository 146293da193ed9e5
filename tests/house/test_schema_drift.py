"""The database that the migrations make is the one that the models describe."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extract.store.database import open_for_writing
from extract.store.ddl import FULL_TEXT, statements
from schemas import TABLES, Row


def shape(connection: sqlite3.Connection) -> dict[str, Any]:
    """Every index with its SQL, white space aside, and every table with its columns in whatever order they came."""
    rows = connection.execute(
        "SELECT name, type, sql FROM sqlite_master WHERE type != 'view' AND sql IS NOT NULL"
    )
    found: dict[str, Any] = {}
    for name, kind, sql in rows.fetchall():
        if "_sqlite_migrations" in name:
            continue
        if kind == "table" and "VIRTUAL" not in sql:
            columns = connection.execute(f"SELECT name, type, pk FROM pragma_table_info('{name}')")
            parents = connection.execute(f'SELECT "from", "table" FROM pragma_foreign_key_list(\'{name}\')')
            found[name] = (set(columns), set(parents))
        else:
            found[name] = re.sub(r"\s+", " ", sql)
    return found


def test_migrations_make_the_schema_of_the_models(tmp_path: Path) -> None:
    migrated = open_for_writing(tmp_path / "x.db").conn
    with closing(sqlite3.connect(":memory:")) as wanted, closing(migrated):
        for statement in statements():
            wanted.execute(statement)
        assert shape(migrated) == shape(wanted), "write a new file in db/migrations"


def test_views_stand_on_columns_that_exist(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path / "x.db").conn) as connection:
        views = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert {"policy_targets", "policy_support"} <= set(views)
        for view in views:
            connection.execute(f"SELECT * FROM {view} LIMIT 1")


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    open_for_writing(path).conn.close()
    before = path.read_bytes()
    open_for_writing(path).conn.close()
    assert path.read_bytes() == before


def test_a_changed_view_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(open_for_writing(path).conn) as connection:
        connection.execute("DROP VIEW policy_targets")
        connection.execute("CREATE VIEW policy_targets AS SELECT 1 AS old")
    with closing(open_for_writing(path).conn) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(policy_targets)")]
    assert "old" not in columns and "due_year" in columns


CONTRACT = {
    "documents": "id sha256 file_name kind title issuer document_number stock_code published_on pages"
    " extractor_version ingested_at",
    "pages": "document_id page label text source status",
    "sections": "document_id level number title page parent_id",
    "evidence": "id document_id page quote boxes char_start char_end",
    "source_tables": "document_id number caption page last_page header unit source_note n_rows n_columns",
    "table_cells": "table_id row column row_span column_span text page box",
    "source_figures": "document_id number caption page box source_note",
    "figure_values": "figure_id label series value unit",
    "organizations": "id name full_name kind region stock_code",
    "organization_names": "organization_id name kind document_id",
    "mentions": "organization_id document_id page evidence_id name",
    "funding_rounds": "organization_id firm date kind round amount_text amount_low amount_high currency qualifier"
    " price_per_share pre_money post_money doubt same_as",
    "funding_participants": "round_id organization_id name role amount_text amount_low amount_high shares ratio",
    "shareholdings": "organization_id as_of holder shares ratio",
    "listings": "organization_id firm board exchange stock_code listed_on shares_offered price raised_low raised_high"
    " sponsor",
    "proceeds": "organization_id project total_investment planned_use",
    "financials": "organization_id indicator period value unit",
    "funds": "name level mode fields size_low size_high region",
    "statistics": "subject metric value low high unit qualifier period region relation base table_id",
    "policies": "title document_number issuers issued_on effective_on expires_on region level",
    "policy_measures": "policy_id number title text instruments responsible",
    "measure_amounts": "measure_id kind text low high unit currency qualifier condition due",
    "checks": "document_id kind formula stated computed_low computed_high verdict explanation",
    "row_evidence": "table_name row_id evidence_id fields",
    "check_members": "check_id evidence_id value",
    "ingest_log": "file_name sha256 status error seconds pages started_at",
}
"""What scripts outside the project query; columns may be added, none may go."""


@pytest.mark.parametrize(("table", "columns"), CONTRACT.items(), ids=CONTRACT)
def test_tables_keep_what_others_query(table: str, columns: str) -> None:
    model = next(model for model in TABLES if model.table_name == table)
    assert set(columns.split()) <= {column.name for column in model.columns()}


def test_rows_read_out_of_a_document_say_where_they_stand() -> None:
    for model in TABLES:
        if "evidence" in model.model_fields and model.table_name not in ("checks", "check_members"):
            assert {"document_id", "page", "evidence_id"} <= {column.name for column in model.columns()}


def test_full_text_covers_pages_quotes_and_names() -> None:
    assert set(FULL_TEXT.values()) == {
        ("pages", "text"),
        ("evidence", "quote"),
        ("organization_names", "name"),
    }


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.table_name)
def test_a_row_is_made_without_a_look_at_the_names_of_its_maker(
    monkeypatch: pytest.MonkeyPatch, model: type[Row]
) -> None:
    """Models are completed when the first row is made; Python 3.13.0 crashes where pydantic looks at the caller's names."""

    def look(*_: object, **__: object) -> None:
        raise AssertionError("the names of the caller were looked at")

    monkeypatch.setattr("pydantic._internal._typing_extra.parent_frame_namespace", look)
    assert model.model_rebuild(force=True)
