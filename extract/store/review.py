"""Judgements on rows: kept in review.db by document, page, quote and field, and put onto the rows of a database."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.store.database import DatabaseError, open_for_writing, transaction
from extract.store.reviews import beside, now, opened
from extract.store.rows import Record, every, insert, one
from schemas import TABLES, Column, ExtractedRow

REVIEWED = {model.table_name: model for model in TABLES if issubclass(model, ExtractedRow)}
"""The tables whose rows can be judged: those that say where they come from."""
_PROVENANCE = frozenset(
    {"id", "document_id", "page", "evidence_id", "table_id", "cell_id", "same_as", "doubt"}
)
_MARKS = {"right": "核对无误", "wrong": "判为有误", "changed": "已改"}


class ReviewError(DatabaseError):
    """A judgement that cannot be made; the message says why."""


def fields(table: str) -> list[Column]:
    """The columns of a table that can be corrected."""
    return [
        column
        for column in REVIEWED[table].columns()
        if column.name not in _PROVENANCE and column.references is None and not column.json
    ]


def judge(
    db: Path, table: str, row_id: int, judgement: str, who: str, field: str = "", value: str | None = None
) -> int:
    """Keep a judgement and put it onto the row; its number in review.db.

    Raises:
        ReviewError: there is no such row or column, or the value does not fit it.
    """
    if table not in REVIEWED or judgement not in _MARKS:
        raise ReviewError("不能校对这张表" if table not in REVIEWED else "判断应为对、错或改")
    column = next((c for c in fields(table) if c.name == field), None)
    if (judgement == "changed") != (column is not None):
        raise ReviewError("改动须指明一列" if judgement == "changed" else "对或错是对整行的判断")
    new = _typed(column, value) if column is not None else None
    database = open_for_writing(db)
    try:
        database.conn.row_factory = sqlite3.Row
        row = one(database.conn, f"SELECT * FROM {table} WHERE id = ?", row_id)
        if row is None:
            raise ReviewError("没有这一行；文件可能已重新导入，请刷新")
        key = _key(database.conn, table, row)
        old = _read(database.conn, table, row)
        entry = key | {
            "field": field,
            "said": json.dumps(_content(table, old), ensure_ascii=False, sort_keys=True),
            "judgement": judgement,
            "old_value": json.dumps(old[field], ensure_ascii=False) if column is not None else None,
            "new_value": json.dumps(new, ensure_ascii=False) if column is not None else None,
            "by_whom": who,
            "made_at": now(),
        }
        with opened(beside(db)) as kept, transaction(kept):
            # A later judgement on the same thing stands in place of the earlier.
            kept.execute(
                "UPDATE corrections SET undone_by = ?, undone_at = ? WHERE sha256 = ? AND table_name = ?"
                " AND quote = ? AND said = ? AND (field = ? OR (field = '' AND ? = '')) AND undone_at IS NULL",
                (who, now(), entry["sha256"], table, entry["quote"], entry["said"], field, field),
            )
            number = insert(kept, "corrections", entry)
        _renew(database.conn, row["document_id"], entry["sha256"])
        return number
    finally:
        database.conn.close()


def undo(db: Path, number: int, who: str) -> None:
    """Take a judgement back; it stays in the list, crossed out.

    Raises:
        ReviewError: there is no such judgement.
    """
    with opened(beside(db)) as kept:
        row = kept.execute("SELECT sha256 FROM corrections WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise ReviewError(f"没有编号为 {number} 的校对")
        kept.execute(
            "UPDATE corrections SET undone_by = ?, undone_at = ? WHERE id = ? AND undone_at IS NULL",
            (who, now(), number),
        )
    database = open_for_writing(db)
    try:
        found = database.conn.execute("SELECT id FROM documents WHERE sha256 = ?", (row[0],)).fetchone()
        if found is not None:
            _renew(database.conn, found[0], row[0])
    finally:
        database.conn.close()


def listed(db: Path, limit: int = 500) -> list[Record]:
    """The judgements, the newest first."""
    with opened(beside(db)) as kept:
        return every(kept, "SELECT * FROM corrections ORDER BY id DESC LIMIT ?", limit)


def _renew(connection: sqlite3.Connection, document_id: int, sha256: str) -> None:
    with transaction(connection):
        take_back(connection, document_id)
        apply(connection, document_id, sha256)


def take_back(connection: sqlite3.Connection, document_id: int) -> None:
    """Put back what was read, so that a row is again what the document says."""
    rows = connection.execute(
        "SELECT table_name, row_id, field, old_value FROM corrections WHERE document_id = ? AND judgement = 'changed'"
        " ORDER BY id DESC",
        (document_id,),
    ).fetchall()
    for table, row_id, field, old in rows:
        connection.execute(f'UPDATE {table} SET "{field}" = ? WHERE id = ?', (json.loads(old), row_id))
    connection.execute("DELETE FROM corrections WHERE document_id = ?", (document_id,))


def apply(connection: sqlite3.Connection, document_id: int, sha256: str) -> None:
    """Put the judgements on a document onto its rows."""
    path = _path(connection)
    if path is None or not beside(path).exists():
        return
    with opened(beside(path)) as kept:
        entries = every(
            kept, "SELECT * FROM corrections WHERE sha256 = ? AND undone_at IS NULL ORDER BY id", sha256
        )
    # All are found before any is put on: a changed row no longer says what it said.
    found = [
        (entry, _row_of(connection, document_id, entry))
        for entry in entries
        if entry["table_name"] in REVIEWED
    ]
    for entry, row in found:
        if row is None:
            continue
        field, old = entry["field"], entry["old_value"]
        if entry["judgement"] == "changed":
            old = json.dumps(row[field], ensure_ascii=False)
            connection.execute(
                f'UPDATE {entry["table_name"]} SET "{field}" = ? WHERE id = ?',
                (json.loads(entry["new_value"]), row["id"]),
            )
        same = ("table_name", "field", "judgement", "new_value", "by_whom", "made_at")
        placed = {"document_id": document_id, "row_id": row["id"], "old_value": old, "review_id": entry["id"]}
        insert(connection, "corrections", placed | {name: entry[name] for name in same})


def on_rows(connection: sqlite3.Connection, table: str, row_ids: Sequence[int]) -> dict[int, list[Record]]:
    """The judgements on some rows of a table."""
    rows = every(
        connection,
        "SELECT * FROM corrections WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        table,
        json.dumps(list(row_ids)),
    )
    found: dict[int, list[Record]] = {}
    for row in rows:
        found.setdefault(row["row_id"], []).append(row)
    return found


def on_place(
    connection: sqlite3.Connection, document_id: int, page: int, start: int, end: int
) -> list[Record]:
    """The judgements on rows that rest on a slice of a page, or on part of it."""
    found = []
    for entry in every(
        connection, "SELECT * FROM corrections WHERE document_id = ? ORDER BY id", document_id
    ):
        place = one(
            connection,
            f"SELECT e.page, e.char_start, e.char_end FROM {entry['table_name']} t JOIN evidence e ON e.id = t.evidence_id"
            " WHERE t.id = ? AND e.char_start IS NOT NULL",
            entry["row_id"],
        )
        if place and place["page"] == page and place["char_start"] < end and place["char_end"] > start:
            found.append(entry)
    return found


def said(entry: Record) -> str:
    """A judgement in words: 小王 2026-11-30 已改：企业“甲”→“乙”."""
    text = f"{entry['by_whom']} {entry['made_at'][:10]} {_MARKS[entry['judgement']]}"
    if entry["judgement"] != "changed":
        return text
    titles = {column.name: column.title for column in REVIEWED[entry["table_name"]].columns()}
    old, new = json.loads(entry["old_value"]), json.loads(entry["new_value"])
    return f"{text}：{titles.get(entry['field'], entry['field'])}“{_shown(old)}”→“{_shown(new)}”"


def _shown(value: Any) -> str:
    if value is None:
        return "空"
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def _path(connection: sqlite3.Connection) -> Path | None:
    file = next((row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main"), "")
    return Path(file) if file else None


def _key(connection: sqlite3.Connection, table: str, row: Record) -> Record:
    found = one(
        connection,
        "SELECT d.sha256, d.file_name, e.page, e.quote FROM documents d JOIN evidence e ON e.id = ? WHERE d.id = ?",
        row["evidence_id"],
        row["document_id"],
    )
    if found is None:
        raise ReviewError("这一行没有出处，不能校对")
    return found | {"table_name": table}


def _read(connection: sqlite3.Connection, table: str, row: Record) -> Record:
    """The row as it was read, without what has been changed since."""
    before = dict(row)
    changes = connection.execute(
        "SELECT field, old_value FROM corrections WHERE table_name = ? AND row_id = ? AND judgement = 'changed'"
        " ORDER BY id DESC",
        (table, row["id"]),
    )
    for field, old in changes:
        before[field] = json.loads(old)
    return before


def _content(table: str, row: Record) -> Record:
    return {column.name: row[column.name] for column in fields(table) if row[column.name] is not None}


def _row_of(connection: sqlite3.Connection, document_id: int, entry: Record) -> Record | None:
    """The row that a judgement was made on: by page and quote; where several stand there, the one most like it."""
    table = entry["table_name"]
    cursor = connection.execute(
        f"SELECT t.* FROM {table} t JOIN evidence e ON e.id = t.evidence_id"
        " WHERE t.document_id = ? AND e.page = ? AND e.quote = ? ORDER BY t.id",
        (document_id, entry["page"], entry["quote"]),
    )
    names = [description[0] for description in cursor.description]
    rows = [dict(zip(names, values, strict=True)) for values in cursor]
    if not rows:
        return None
    wanted = json.loads(entry["said"])
    field = entry["field"]
    if field:
        # What is read rightly by now needs no correction.
        new = json.loads(entry["new_value"])
        rows = [row for row in rows if row[field] != new or wanted.get(field) == new]

    def likeness(row: Record) -> int:
        return sum(row.get(name) == value for name, value in wanted.items())

    best = max(rows, key=likeness, default=None)
    return best if best is not None and likeness(best) * 2 >= len(wanted) else None


def _typed(column: Column, text: str | None) -> Any:
    text = (text or "").strip()
    if not text:
        return None
    if column.values and text not in column.values:
        raise ReviewError(f"{column.title}应为以下之一：{'、'.join(column.values)}")
    if column.affinity == "TEXT":
        if len(text) > 2000:
            raise ReviewError(f"{column.title}太长；至多 2000 字")
        return text
    number = _number(text)
    if number is None:
        raise ReviewError(f"{column.title}应为数字，如 15.84亿 或 1584000000")
    return int(number) if column.affinity == "INTEGER" else number


def _number(text: str) -> float | None:
    from extract.language.quantities import find_quantities

    try:
        number = float(text.replace(",", ""))
        return number if math.isfinite(number) else None
    except ValueError:
        found = find_quantities(text)
        return found[0].low if len(found) == 1 and found[0].low == found[0].high else None
