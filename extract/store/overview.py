"""What a database holds, in numbers, and what did not get into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.store.rows import Record, count, every
from schemas import TABLES

_FAILING = 6


@dataclass
class Overview:
    """What the start page shows."""

    documents: list[Record] = field(default_factory=list)
    """The newest documents, each with `counts` of its rows by table, and how many pages are `unread` or
    `recognised` by OCR."""
    rows: dict[str, int] = field(default_factory=dict)
    """The number of rows of every table."""
    problems: list[Record] = field(default_factory=list)
    """What failed, or was read in part, and has not succeeded since."""
    failing: list[Record] = field(default_factory=list)
    """The documents with most figures that do not agree, with how many they are."""
    failing_total: int = 0
    doubtful: int = 0
    """Rows that contradict themselves."""


def overview(connection: sqlite3.Connection, counted: Iterable[str], limit: int) -> Overview:
    """The newest documents with counts of their rows in the tables `counted`, and the state of the whole."""
    found = Overview()
    found.documents = every(
        connection, "SELECT * FROM documents ORDER BY ingested_at DESC, id DESC LIMIT ?", limit
    )
    found.rows = {model.table_name: count(connection, model.table_name) for model in TABLES}
    found.problems = problems(connection)
    found.failing = every(
        connection,
        "SELECT d.id, coalesce(d.title, d.file_name) AS title, count(*) AS failing, min(c.page) AS page FROM checks c"
        " JOIN documents d ON d.id = c.document_id WHERE c.verdict = 'inconsistent'"
        " GROUP BY d.id ORDER BY failing DESC, d.id LIMIT ?",
        _FAILING,
    )
    found.failing_total = connection.execute(
        "SELECT count(*) FROM checks WHERE verdict = 'inconsistent'"
    ).fetchone()[0]
    found.doubtful = count(connection, "doubtful_rows")
    by_id = {row["id"]: row for row in found.documents}
    marks = ", ".join("?" * len(by_id))
    for row in found.documents:
        row |= {"counts": {}, "unread": 0, "recognised": 0}
    for table in counted:
        counts = connection.execute(
            f"SELECT document_id, count(*) FROM {table} WHERE document_id IN ({marks}) GROUP BY document_id",
            [*by_id],
        )
        for document_id, number in counts:
            by_id[document_id]["counts"][table] = number
    for name, condition in (
        ("unread", "status != 'ok' AND source != 'ocr'"),
        ("recognised", "source = 'ocr'"),
    ):
        counts = connection.execute(
            f"SELECT document_id, count(*) FROM pages WHERE {condition} AND document_id IN ({marks})"
            " GROUP BY document_id",
            [*by_id],
        )
        for document_id, number in counts:
            by_id[document_id][name] = number
    return found


def problems(connection: sqlite3.Connection) -> list[Record]:
    """The attempts that failed or were partial, newest first, unless the file has fared otherwise since."""
    return every(
        connection,
        "SELECT * FROM ingest_log l WHERE status IN ('failed', 'partial') AND NOT EXISTS"
        " (SELECT 1 FROM ingest_log later WHERE later.file_name = l.file_name AND later.path IS l.path"
        "  AND later.id > l.id AND later.status != 'unchanged') ORDER BY id DESC",
    )
