"""Tables to files, each of which its own program reads back."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest

from extract.store import export as room
from extract.store.database import DatabaseError, open_for_writing
from extract.store.export import export
from extract.store.questions import questions
from extract.store.write import write_document
from schemas import TABLES, Document, Evidence, Extraction, Page, Statistic

NASTY = [
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "#N/A",
    "-3.2%",
    "-1,234.56",
    "-",
    "a\x07b",
    '引号"与,逗号',
    "两\n行",
]


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    """A database in which a document says things that a spreadsheet would run."""
    text = "x" * 40_000
    document = Document(sha256="n", file_name="n.pdf", pages=1, page_list=[Page(page=1, text=text)])
    rows = [
        Statistic(subject=said, value=1.5, evidence=Evidence(page=1, quote="x", char_start=0, char_end=1))
        for said in NASTY
    ]
    database = open_for_writing(tmp_path / "n.db")
    write_document(database, Extraction(document, statistics=rows), "/n.pdf")
    database.conn.close()
    return tmp_path / "n.db"


def count(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])


def test_csv_has_every_table_with_its_source(
    samples_db: Path, connection: sqlite3.Connection, tmp_path: Path
) -> None:
    files = list(export(samples_db, tmp_path / "out", "csv"))
    assert {file.path.stem for file in files} == {model.table_name for model in TABLES} - {"page_layouts"}
    for file in files:
        with file.path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert len(rows) == file.rows == count(connection, file.path.stem)
    with (tmp_path / "out" / "funding_rounds.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert all(
            row["source_file"].endswith(".pdf") and row["source_quote"] for row in csv.DictReader(stream)
        )


def test_json_keeps_lists_as_lists(samples_db: Path, tmp_path: Path) -> None:
    list(export(samples_db, tmp_path, "json", ["policies", "evidence"]))
    policies = json.loads((tmp_path / "policies.json").read_text(encoding="utf-8"))
    assert ["湖州市新型储能产业发展局"] in [row["issuers"] for row in policies]
    evidence = json.loads((tmp_path / "evidence.json").read_text(encoding="utf-8"))
    assert all(len(box) == 5 for row in evidence for box in row["boxes"])


def test_parquet_of_tables_and_views(
    samples_db: Path, connection: sqlite3.Connection, tmp_path: Path
) -> None:
    views = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    for file in export(samples_db, tmp_path, "parquet", [*views, "statistics", "proceeds"]):
        table = pyarrow.parquet.read_table(file.path)
        assert table.num_rows == file.rows == count(connection, file.path.stem)
        # Nothing in the samples contradicts itself, and no two say the same.
        assert file.rows or file.path.stem in ("doubtful_rows", "repeated_statistics")
        columns = [row["name"] for row in connection.execute(f"PRAGMA table_info({file.path.stem})")]
        rows = connection.execute(f"SELECT * FROM {file.path.stem}").fetchall()
        for position, name in enumerate(columns):
            assert table.column(name).to_pylist() == [row[position] for row in rows]
    targets = pyarrow.parquet.read_schema(tmp_path / "policy_targets.parquet")
    assert str(targets.field("due_year").type) == "int64" and str(targets.field("low").type) == "double"


def test_parquet_writes_large_tables_in_parts(
    samples_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_BATCH", 7)
    (file,) = export(samples_db, tmp_path, "parquet", ["table_cells"])
    table = pyarrow.parquet.read_table(file.path)
    assert table.column("id").to_pylist() == sorted(set(table.column("id").to_pylist()))
    assert table.num_rows == file.rows > 100


QUESTIONS = {
    "rounds-by-stage": "funding_events",
    "capital-events": "funding_events",
    "investors": "investments",
    "funds": "funds",
    "failing-checks": "checks",
}
"""Ready questions in plain SQL, and the table or view that each asks."""


def test_duckdb_answers_the_ready_questions_from_parted_parquet(
    samples_db: Path, connection: sqlite3.Connection, tmp_path: Path
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra 'dev' is not installed")
    files = list(export(samples_db, tmp_path, "parquet", list(QUESTIONS.values()), partitioned=True))
    assert {file.path.parent.parent.name for file in files} == {
        f"document_kind={kind}" for (kind,) in connection.execute("SELECT kind FROM documents")
    }
    with duckdb.connect() as duck:
        for name in set(QUESTIONS.values()):
            duck.execute(
                f"CREATE VIEW {name} AS SELECT * FROM"
                f" read_parquet('{tmp_path}/{name}/**/*.parquet', hive_partitioning = true)"
            )
            assert duck.execute(f"SELECT count(*) FROM {name}").fetchone() == (count(connection, name),)
        for question in QUESTIONS:
            sql = questions()[question].sql
            expected = [tuple(row) for row in connection.execute(sql)]
            assert expected
            assert sorted(map(repr, duck.execute(sql).fetchall())) == sorted(map(repr, expected))
        found = duck.execute(
            "SELECT DISTINCT year FROM checks WHERE document_kind = 'white_paper'"
        ).fetchall()
        assert found == [(2024,)]


def test_parted_parquet_of_documents_without_a_year_and_of_tables_of_no_document(
    nasty: Path, tmp_path: Path
) -> None:
    found = {file.path.relative_to(tmp_path).as_posix(): file.rows for file in
             export(nasty, tmp_path, "parquet", ["statistics", "organizations"], partitioned=True)}  # fmt: skip
    assert found == {
        "statistics/document_kind=other/year=__HIVE_DEFAULT_PARTITION__/rows.parquet": len(NASTY),
        "organizations/rows.parquet": 0,
    }


def test_excel_runs_nothing_that_a_document_says(nasty: Path, tmp_path: Path) -> None:
    (file,) = export(nasty, tmp_path, "xlsx", ["statistics", "pages"])
    book = openpyxl.load_workbook(file.path)
    sheet = book["statistics"]
    head = [cell.value for cell in sheet[1]]
    assert "对象" in head
    cells = [row[head.index("对象")] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [said.replace("\x07", "") for said in NASTY]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [row[head.index("数值")].value for row in sheet.iter_rows(min_row=2)] == [1.5] * len(NASTY)


def test_excel_says_what_it_cannot_hold(nasty: Path, tmp_path: Path) -> None:
    (file,) = export(nasty, tmp_path, "xlsx", ["pages"])
    assert file.shortened == 1
    assert [f.shortened for f in export(nasty, tmp_path, "csv", ["pages"])] == [0]


def test_csv_shows_formulas_as_text_and_leaves_numbers_alone(nasty: Path, tmp_path: Path) -> None:
    list(export(nasty, tmp_path, "csv", ["statistics"]))
    with (tmp_path / "statistics.csv").open(encoding="utf-8-sig", newline="") as stream:
        said = [row["subject"] for row in csv.DictReader(stream)]
    assert said == ["'=1+1", "'+1+1", "'-2+3", "'@SUM(A1)", *NASTY[4:]]


@pytest.mark.parametrize("file_format", ["csv", "json", "xlsx", "parquet"])
def test_an_empty_database_exports_empty_tables(tmp_path: Path, file_format: str) -> None:
    open_for_writing(tmp_path / "x.db").conn.close()
    files = list(export(tmp_path / "x.db", tmp_path / "out", file_format, ["statistics", "policy_support"]))
    assert sum(file.rows for file in files) == 0 and all(file.path.stat().st_size for file in files)


def test_unknown_tables_are_named_and_nothing_is_written(samples_db: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"没有名为 sqlite_master 的表；可选：documents、"):
        list(export(samples_db, tmp_path / "out", "csv", ["sqlite_master"]))
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_said(samples_db: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(DatabaseError, match="无法写入"):
        list(export(samples_db, tmp_path / "out", "csv"))
