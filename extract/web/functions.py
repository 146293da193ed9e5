"""What SQL on our connections can do beside what SQLite can, and how much it may take."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from extract.language.regions import part_of_china, province_in
from extract.web import search

_LONGEST_VALUE = 2_000_000
"""Bytes of one value. A single function that makes more cannot be interrupted while it does."""


def prepare(connection: sqlite3.Connection) -> None:
    """Add `province`, `part_of_china` and our `escape_fts`, and bound what one value may hold."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
    connection.create_function("escape_fts", 1, search.escape_fts, deterministic=True)
    connection.create_function("province", 1, _province, deterministic=True)
    connection.create_function("part_of_china", 1, _part, deterministic=True)


@lru_cache(maxsize=10_000)
def _province(text: object) -> str | None:
    """The province of a region, or the region as it is printed."""
    return (province_in(text) or text) if isinstance(text, str) else None


@lru_cache(maxsize=10_000)
def _part(text: object) -> str | None:
    return part_of_china(text) if isinstance(text, str) else None
