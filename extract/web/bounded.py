"""A database whose answers are bounded: not only in rows and time, as Datasette bounds them, but in bytes."""

from __future__ import annotations

import copy
import sqlite3
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Hashable
from contextlib import suppress
from typing import Any, TypeVar

from datasette.database import Database, QueryInterrupted, Results
from datasette.views.base import DatasetteError

from extract.store import browse
from extract.web import kept, site

MOST_BYTES = 16_000_000
_BATCH = 20
_STEPS = 10_000
"""How often the clock is looked at: in SQL that anybody wrote a few steps may take long."""
_COUNT = "select count(*) from "
"""How Datasette counts the rows that a table page has in all."""
_VERSION = "PRAGMA schema_version"
"""What Datasette asks again and again; a page asks thirty times more for what follows from the answer."""
_MOST_KNOWN = 1_000
_AT_ONCE, _HURRY, _FORGETS = 0.003, 0.02, 0.98
"""Seconds of work up to which a query is no reason to change threads, those after which it is broken off to run in one, and what is
left of a longer time with every query after it."""
T = TypeVar("T")


def _of_schema(name: str) -> Any:
    """A question of Datasette's about a table, asked once while the tables are the same."""

    def ask(self: BoundedDatabase, *arguments: str) -> Awaitable[Any]:
        method = getattr(Database, name)
        return self.once((name, *arguments), lambda: method(self, *arguments))

    return ask


class BoundedDatabase(Database):
    """One hostile query must not take the memory that everybody needs."""

    table_columns = _of_schema("table_columns")
    table_column_details = _of_schema("table_column_details")
    primary_keys = _of_schema("primary_keys")
    fts_table = _of_schema("fts_table")
    foreign_keys_for_table = _of_schema("foreign_keys_for_table")
    get_all_foreign_keys = _of_schema("get_all_foreign_keys")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)  # type: ignore[no-untyped-call]
        self._known: dict[Any, Any] = {}
        self._version: int | None = None
        self._own = threading.local()
        self._took: dict[Hashable, float] = {}

    async def quick(self, key: Hashable, seconds: float, call: Callable[[sqlite3.Connection, float], T]) -> T:
        """What a query gives, at once where it has been quick before, else in a thread; `call` is told how long it may take.

        A page asks a dozen questions of which each takes a moment, and would wait at each for its turn among all that are asked.
        """
        took = self._took.get(key, 0.0) if key is not None else _HURRY
        if took <= _AT_ONCE:
            if not hasattr(self._own, "connection"):
                self._own.connection = self.connect()  # type: ignore[no-untyped-call]
                self.ds._prepare_connection(self._own.connection, self.name)
            begin = time.thread_time()
            with suppress(QueryInterrupted):
                try:
                    return call(self._own.connection, min(seconds, _HURRY))
                finally:
                    took = max(time.thread_time() - begin, took)
                    self._took[key] = took * _FORGETS
        if len(self._took) > _MOST_KNOWN:
            self._took.clear()
        self._took[key] = took * _FORGETS
        answer: T = await self.execute_fn(lambda connection: call(connection, seconds))  # type: ignore[no-untyped-call]
        return answer

    async def once(self, key: Any, ask: Callable[[], Awaitable[Any]]) -> Any:
        """The answer to a question about the tables; whoever changes it changes a copy."""
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:  # names of no table, as anybody may write them
                self._known.clear()
            self._known[key] = await ask()
        return copy.copy(self._known[key])

    async def execute(
        self,
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Results:
        """As Datasette's own, but the rows are fetched little by little and counted."""
        most_rows = self.ds.max_returned_rows + (
            self.ds.max_returned_rows == (page_size or self.ds.page_size)
        )
        limit = min(custom_time_limit or self.ds.sql_time_limit_ms, self.ds.sql_time_limit_ms)

        def run(connection: sqlite3.Connection, seconds: float) -> Results:
            with site.time_limit(connection, seconds, _STEPS):
                try:
                    cursor = connection.cursor()
                    cursor.execute(sql, params if params is not None else {})
                    rows = _fetch(cursor, most_rows + 1 if truncate else None)
                except sqlite3.DatabaseError as error:
                    if error.args == ("interrupted",):
                        raise QueryInterrupted(error, sql, params) from error
                    if log_sql_errors:
                        print(f"SQL 出错：{error}", file=sys.stderr)
                    raise
            truncated = truncate and len(rows) > most_rows
            return Results(rows[:most_rows] if truncate else rows, truncated, cursor.description)

        async def executed() -> Results:
            # What anybody may write, or what looks through a table, goes to a thread.
            key = None if truncate or custom_time_limit else sql
            return await self.quick(key, limit / 1000, run)

        async def counted() -> Results | QueryInterrupted:
            try:
                number = await site.query_apart(
                    self.ds, browse.number, sql, params or {}, seconds=limit / 1000
                )
            except QueryInterrupted as error:
                return error
            return Results([(number,)], False, [("count(*)",)])

        if "sqlite_master" in sql and not truncate:
            return await self.once(f"{sql} {params}", executed)  # type: ignore[no-any-return]
        if sql == _VERSION:
            found = await executed()
            if found.single_value() != self._version:
                self._version = found.single_value()
                self._known.clear()
            return found
        if truncate or not sql.startswith(_COUNT):
            return await executed()
        found = await kept.kept(self.ds, f"{sql} {params}", counted, is_needed=False)
        if not isinstance(found, Results):
            raise found or QueryInterrupted(TimeoutError(), sql, params)
        return found


def _fetch(cursor: sqlite3.Cursor, most: int | None) -> list[Any]:
    rows: list[Any] = []
    size = 0
    while most is None or len(rows) < most:
        batch = cursor.fetchmany(_BATCH if most is None else min(_BATCH, most - len(rows)))
        if not batch:
            break
        size += sum(len(value) for row in batch for value in row if isinstance(value, str | bytes))
        if size > MOST_BYTES:
            raise DatasetteError("结果太大，已停止；请少选几列或几行", status=400, title="结果太大")
        rows += batch
    return rows
