"""Rows as dictionaries, by column name."""

from __future__ import annotations

import sqlite3
from typing import Any

Record = dict[str, Any]
"""A row by column name."""


def one(connection: sqlite3.Connection, sql: str, *values: Any) -> Record | None:
    """The first row of a query, if it has any."""
    row = connection.execute(sql, values).fetchone()
    return dict(row) if row is not None else None


def every(connection: sqlite3.Connection, sql: str, *values: Any) -> list[Record]:
    """All rows of a query."""
    return [dict(row) for row in connection.execute(sql, values)]


def insert(connection: sqlite3.Connection, table: str, row: Record) -> int:
    """Put a row into a table; its id."""
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()])
    return int(cursor.lastrowid or 0)


def count(connection: sqlite3.Connection, table: str) -> int:
    """How many rows a table has."""
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
