"""Tables to files: CSV, one Excel workbook, Parquet or JSON."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.store.database import DatabaseError, open_for_reading
from schemas import TABLES

_MODELS = {model.table_name: model for model in TABLES}
_INTERNAL = frozenset({"page_layouts"})
_NESTED = frozenset(column.name for model in TABLES for column in model.columns() if column.json)
_BATCH = 10_000
_EXCEL_ROWS = 1_048_575
_EXCEL_CHARACTERS = 32_767
_ILLEGAL_IN_EXCEL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[-+][\d.,]+[%‰]?")

OF_VIEW = {
    "funding_events": "funding_rounds",
    "holders": "shareholdings",
    "policy_targets": "measure_amounts",
    "policy_support": "measure_amounts",
    "support_instruments": "measure_amounts",
    "repeated_statistics": "statistics",
}
"""The table whose rows a view shows, under the same numbers."""
_REVIEW = (
    "(SELECT group_concat(c.by_whom || ' ' || substr(c.made_at, 1, 10) || ' ' || c.judgement || CASE WHEN c.field != ''"
    " THEN ' ' || c.field || ': ' || c.old_value || ' -> ' || c.new_value ELSE '' END, '; ')"
    " FROM corrections c WHERE c.table_name = '{0}' AND c.row_id = t.id)"
)
"""What staff have said of a row, with who and when."""


def traced(name: str, columns: Container[str], rows: str) -> str:
    """The query for rows of a table or view: those with evidence have the file's name, the quote, and what staff have said."""
    if "evidence_id" not in columns:
        return f"SELECT t.* FROM {rows} t"
    judged = _REVIEW.format(OF_VIEW.get(name, name)) if "id" in columns else "NULL"
    return (
        f"SELECT t.*, d.file_name AS source_file, e.quote AS source_quote, {judged} AS review FROM {rows} t"
        " LEFT JOIN evidence e ON e.id = t.evidence_id LEFT JOIN documents d ON d.id = e.document_id"
    )


@dataclass(frozen=True)
class Exported:
    """A file that was written."""

    path: Path
    rows: int
    shortened: int = 0
    """Cells that did not hold their whole text, as Excel allows 32,767 characters."""


def export(
    db: Path, directory: Path, file_format: str, names: Sequence[str] = (), partitioned: bool = False
) -> Iterator[Exported]:
    """Write tables or views, by default every table; yields each file when it is written.

    Rows with evidence also carry the file's name and the quote, so that a spreadsheet alone can be traced.
    `partitioned`, for Parquet: a folder for each table, and in it one for each kind and year of the documents, as
    DuckDB, Spark and others read them, who pass over the folders that a question does not ask for.

    Raises:
        DatabaseError: no such database, no such table, or the folder cannot be written.
    """
    with closing(open_for_reading(db)) as connection:
        known = _known(connection)
        wanted = list(dict.fromkeys(names)) or [name for name in _MODELS if name not in _INTERNAL]
        for name in wanted:
            if name not in known:
                raise DatabaseError(f"没有名为 {name} 的表；可选：{'、'.join(known)}")
        try:
            directory.mkdir(parents=True, exist_ok=True)
            if file_format == "xlsx":
                yield _to_excel(connection, directory / "gouji.xlsx", wanted)
                return
            if partitioned:
                for name in wanted:
                    yield from _to_folders(connection, directory / name, name)
                return
            write = {"csv": _to_csv, "json": _to_json, "parquet": _to_parquet}[file_format]
            for name in wanted:
                path = directory / f"{name}.{file_format}"
                yield Exported(path, write(path, _select(connection, name)))
        except OSError as error:
            raise DatabaseError(f"无法写入 {directory}（{error.strerror}）；请检查权限与磁盘空间") from error


def _known(connection: sqlite3.Connection) -> list[str]:
    views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
    return [*_MODELS, *(name for (name,) in views)]


@dataclass(frozen=True)
class _Selection:
    """The rows of a table or view, and its columns with the SQLite types that their values have."""

    columns: dict[str, str]
    rows: Iterator[sqlite3.Row]


def _select(connection: sqlite3.Connection, name: str, where: str = "1") -> _Selection:
    columns = {
        row["name"]: row["type"] or _type_of(connection, name, row["name"])
        for row in connection.execute(f"PRAGMA table_info({name})")
    }
    sql = traced(name, columns, name)
    if "evidence_id" in columns:
        columns |= {"source_file": "TEXT", "source_quote": "TEXT", "review": "TEXT"}
    return _Selection(columns, connection.execute(f"{sql} WHERE {where}"))


def _type_of(connection: sqlite3.Connection, view: str, column: str) -> str:
    """The type of a view's computed column, which declares none: what all of its values are."""
    rows = connection.execute(f'SELECT DISTINCT typeof("{column}") FROM {view} WHERE "{column}" IS NOT NULL')
    found = {str(row[0]).upper() for row in rows}
    if found <= {"INTEGER"}:
        return "INTEGER" if found else "TEXT"
    return "REAL" if found <= {"INTEGER", "REAL"} else "TEXT"


def _to_csv(path: Path, selection: _Selection) -> int:
    count = 0
    # Excel takes a file for UTF-8 only with the mark at its head.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(selection.columns)
        for row in selection.rows:
            writer.writerow(harmless(value) for value in row)
            count += 1
    return count


def harmless(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula is shown as text; a number with its sign and a dash are none."""
    if not isinstance(value, str) or not value.startswith(_FORMULA_SIGNS) or _NUMBER.fullmatch(value):
        return value
    return "'" + value if any(c.isalnum() for c in value) else value


def _to_json(path: Path, selection: _Selection) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for row in selection.rows:
            record = {
                column: json.loads(value) if column in _NESTED and isinstance(value, str) else value
                for column, value in zip(selection.columns, row, strict=True)
            }
            file.write(("\n" if count == 0 else ",\n") + json.dumps(record, ensure_ascii=False))
            count += 1
        file.write("\n]\n")
    return count


def _to_parquet(path: Path, selection: _Selection) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"INTEGER": pa.int64(), "REAL": pa.float64(), "TEXT": pa.string()}
    schema = pa.schema([(name, kinds[affinity]) for name, affinity in selection.columns.items()])
    count = 0
    with pq.ParquetWriter(path, schema) as writer:
        for rows in _batches(selection.rows):
            columns = [[row[i] for row in rows] for i in range(len(schema))]
            arrays = [pa.array(values, kind.type) for values, kind in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema))
            count += len(rows)
    return count


_PARTS = (
    "SELECT kind, coalesce(substr(published_on, 1, 4), '__HIVE_DEFAULT_PARTITION__') AS year, json_group_array(id) AS ids"
    " FROM documents GROUP BY 1, 2 ORDER BY 1, 2"
)
"""The documents of each kind and year. The name for those of no known year is what all who read such folders take for null."""


def _to_folders(connection: sqlite3.Connection, folder: Path, name: str) -> Iterator[Exported]:
    """A table as Parquet files in folders by kind and year of the documents; in one file, where its rows are of none."""
    known = {row["name"] for row in connection.execute(f"PRAGMA table_info({name})")}
    key = "id" if name == "documents" else "document_id"
    parts = {folder: "1"}
    if key in known:
        parts = {
            folder
            / f"document_kind={row['kind']}"
            / f"year={row['year']}": f"t.{key} IN (SELECT value FROM json_each('{row['ids']}'))"
            for row in connection.execute(_PARTS)
        }
    for place, where in parts.items():
        place.mkdir(parents=True, exist_ok=True)
        path = place / "rows.parquet"
        yield Exported(path, _to_parquet(path, _select(connection, name, where)))


def _batches(rows: Iterator[sqlite3.Row]) -> Iterator[list[sqlite3.Row]]:
    batch: list[sqlite3.Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _to_excel(connection: sqlite3.Connection, path: Path, names: Sequence[str]) -> Exported:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    total = shortened = 0
    for name in names:
        selection = _select(connection, name)
        model = _MODELS.get(name)
        titles = {column.name: column.title for column in model.columns()} if model else {}
        heads = [titles.get(column, column) for column in selection.columns]
        rows, cut = write_sheet(book, name[:31], heads, selection.rows)
        total, shortened = total + rows, shortened + cut
    book.save(path)
    return Exported(path, total, shortened)


def write_sheet(book: Any, name: str, heads: Sequence[str], rows: Iterable[Iterable[Any]]) -> tuple[int, int]:
    """Add a sheet to a write-only workbook; how many rows it has, and how many cells were cut.

    Raises:
        DatabaseError: there are more rows than Excel takes.
    """
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    shortened = 0

    def cell(value: Any) -> Any:
        nonlocal shortened
        if not isinstance(value, str):
            return value
        text = _ILLEGAL_IN_EXCEL.sub("", value)
        shortened += len(text) > _EXCEL_CHARACTERS
        if not text.startswith(("=", "#")):
            return text[:_EXCEL_CHARACTERS]
        # What looks like a formula or an error value is the source's text all the same.
        made = WriteOnlyCell(sheet, value=text[:_EXCEL_CHARACTERS])
        made.data_type = "s"
        return made

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    head = [WriteOnlyCell(sheet, value=title) for title in heads]
    for title in head:
        title.font = Font(bold=True)
    sheet.append(head)
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > _EXCEL_ROWS:
            raise DatabaseError(f"{name} 超过 Excel 的行数上限；请改用 csv 或 parquet")
        sheet.append([cell(value) for value in row])
    return count, shortened
