"""Ids that last: a row that a document gave before keeps its id when the document is read again."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from functools import cache
from typing import Any

from pydantic_core import to_json

from extract.store.former import next_id
from schemas import (
    TABLES,
    Column,
    Document,
    DocumentFile,
    Evidence,
    ExtractedRow,
    OrganizationName,
    Row,
    RowEvidence,
)

_ITS_OWN = (Document, DocumentFile, OrganizationName, RowEvidence)
"""Models whose rows are not deleted and made anew, or to which nothing refers."""

_PLACE = ("page", "char_start", "char_end", "parts")


class LastingIds:
    """The ids of a document's rows before they are deleted, by what the rows say and where they stand.

    References to other rows are left out of account: they last where those rows do.
    """

    def __init__(self, connection: sqlite3.Connection, document_id: int | None) -> None:
        self._known: dict[type[Row], dict[tuple[Any, ...], list[int]]] = {}
        self._next: dict[type[Row], int] = {}
        self._connection = connection
        for model in TABLES:
            # Before anything is deleted: an id once given is not given to another row.
            self._next[model] = next_id(connection, model.table_name)
            if document_id is not None and model not in _ITS_OWN and "document_id" in model.model_fields:
                self._known[model] = self._read(model, document_id)

    def take(self, row: Row) -> int:
        """The id of a row, that of its like where the document had one."""
        known = self._known.get(type(row))
        if known:
            ids = known.get(_key(row))
            if ids:
                return ids.pop()
        self._next[type(row)] += 1
        return self._next[type(row)] - 1

    def _read(self, model: type[Row], document_id: int) -> dict[tuple[Any, ...], list[int]]:
        columns = ", ".join(f't."{column.name}"' for column in _content(model))
        join = ""
        if issubclass(model, ExtractedRow):
            columns = ", ".join([columns, *(f"e.{name}" for name in _PLACE)])
            join = " JOIN evidence e ON e.id = t.evidence_id"
        found: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        rows = self._connection.execute(
            f"SELECT t.id, {columns} FROM {model.table_name} t{join} WHERE t.document_id = ? ORDER BY t.id DESC",
            (document_id,),
        )
        for row_id, *values in rows:
            found[tuple(values)].append(row_id)
        return found


@cache
def _content(model: type[Row]) -> tuple[Column, ...]:
    """The columns that say something themselves."""
    return tuple(c for c in model.columns() if c.name != "id" and not c.references)


def _key(row: Row) -> tuple[Any, ...]:
    values = [sql_value(getattr(row, c.field), c.json) for c in _content(type(row))]
    if isinstance(row, ExtractedRow) and row.evidence is not None:
        values += place_of(row.evidence)
    return tuple(values)


def place_of(evidence: Evidence) -> tuple[Any, ...]:
    """Where evidence stands, as the columns of its table say it."""
    return (
        evidence.page,
        evidence.char_start,
        evidence.char_end,
        sql_value(evidence.parts, is_json=True),
    )


def sql_value(value: Any, is_json: bool) -> Any:
    """A field's value as its column holds it."""
    return to_json(value).decode() if is_json and value is not None else value
