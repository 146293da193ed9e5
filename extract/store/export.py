"""Tables to files: CSV, one Excel workbook, Parquet or JSON."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from extract.store.database import DatabaseError, open_for_reading
from schemas import TABLES, Row

_EXCEL_ROWS = 1_048_575
_ILLEGAL_IN_EXCEL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_INTERNAL = frozenset({"page_layouts"})
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def export(
    db: Path, directory: Path, file_format: str, names: Sequence[str] = ()
) -> Iterator[tuple[Path, int]]:
    """Write tables or views; yields each file with its number of rows.

    Rows with evidence also carry the file's name and the quote, so that a spreadsheet alone can be traced.

    Raises:
        DatabaseError: no such database, no such table, or the folder cannot be written.
    """
    with closing(open_for_reading(db)) as connection:
        known = _known(connection)
        wanted = list(names) or [model.table_name for model in TABLES if model.table_name not in _INTERNAL]
        for name in wanted:
            if name not in known:
                raise DatabaseError(f"没有名为 {name} 的表；可选：{'、'.join(sorted(known))}")
        try:
            directory.mkdir(parents=True, exist_ok=True)
            if file_format == "xlsx":
                yield from _to_excel(connection, directory / "gouji.xlsx", wanted)
                return
            write = {"csv": _to_csv, "json": _to_json, "parquet": _to_parquet}[file_format]
            for name in wanted:
                path = directory / f"{name}.{file_format}"
                columns, rows = _select(connection, name)
                yield path, write(path, columns, rows)
        except OSError as error:
            raise DatabaseError(f"无法写入 {directory}（{error.strerror}）；请检查权限与磁盘空间") from error


def _known(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    tables = {model.table_name for model in TABLES}
    views = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    return {name for (name,) in rows if name in tables | views}


def _select(connection: sqlite3.Connection, name: str) -> tuple[list[str], Iterator[sqlite3.Row]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    sql = f"SELECT t.* FROM {name} t"
    if "evidence_id" in columns:
        sql = (
            f"SELECT t.*, d.file_name AS source_file, e.quote AS source_quote FROM {name} t"
            " LEFT JOIN evidence e ON e.id = t.evidence_id LEFT JOIN documents d ON d.id = e.document_id"
        )
        columns += ["source_file", "source_quote"]
    return columns, connection.execute(sql)


def _to_csv(path: Path, columns: list[str], rows: Iterator[sqlite3.Row]) -> int:
    count = 0
    # Excel takes a file for UTF-8 only with the mark at its head.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow(_harmless(value) for value in row)
            count += 1
    return count


def _harmless(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula is shown as text."""
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return "'" + value
    return value


def _to_json(path: Path, columns: list[str], rows: Iterator[sqlite3.Row]) -> int:
    nested = {column.name for model in TABLES for column in model.columns() if column.json}
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for row in rows:
            record = {
                c: json.loads(v) if c in nested and isinstance(v, str) else v
                for c, v in zip(columns, row, strict=True)
            }
            file.write(("\n" if count == 0 else ",\n") + json.dumps(record, ensure_ascii=False))
            count += 1
        file.write("\n]\n")
    return count


def _to_parquet(path: Path, columns: list[str], rows: Iterator[sqlite3.Row]) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    values = [tuple(row) for row in rows]
    kinds = _affinities(path.stem)
    arrays = [
        pa.array([row[i] for row in values], type=kinds.get(column, pa.string()))
        for i, column in enumerate(columns)
    ]
    pq.write_table(pa.table(arrays, names=columns), path)
    return len(values)


def _affinities(name: str) -> dict[str, Any]:
    import pyarrow as pa

    kinds = {"INTEGER": pa.int64(), "REAL": pa.float64(), "TEXT": pa.string()}
    model: type[Row] | None = next((m for m in TABLES if m.table_name == name), None)
    if model is None:
        return {}
    return {column.name: kinds[column.affinity] for column in model.columns()}


def _to_excel(connection: sqlite3.Connection, path: Path, names: Sequence[str]) -> Iterator[tuple[Path, int]]:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    titles = {model.table_name: model for model in TABLES}
    total = 0
    for name in names:
        columns, rows = _select(connection, name)
        sheet = book.create_sheet(name[:31])
        sheet.freeze_panes = "A2"
        model = titles.get(name)
        heads = {c.name: c.title for c in model.columns()} if model else {}
        head = []
        for column in columns:
            cell = WriteOnlyCell(sheet, value=heads.get(column, column))
            cell.font = Font(bold=True)
            head.append(cell)
        sheet.append(head)
        for count, row in enumerate(rows):
            if count == _EXCEL_ROWS:
                raise DatabaseError(f"{name} 超过 Excel 的行数上限；请改用 --format csv 或 parquet")
            sheet.append([_ILLEGAL_IN_EXCEL.sub("", v) if isinstance(v, str) else v for v in row])
            total += 1
    book.save(path)
    yield path, total
