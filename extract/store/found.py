"""What a database holds of a document, for `gouji evaluate`."""

from __future__ import annotations

import sqlite3

from extract.checking.evaluate.compare import keys
from extract.checking.evaluate.gold import Found

_TABLES = (
    "source_tables",
    "table_cells",
    "source_figures",
    "mentions",
    "funding_rounds",
    "funding_participants",
    "shareholdings",
    "proceeds",
    "funds",
    "statistics",
    "policies",
    "policy_measures",
    "measure_amounts",
)


def found_in(connection: sqlite3.Connection, file_name: str) -> Found | None:
    """The rows of the document of that name, the latest where there are several; None where there is none."""
    document = connection.execute(
        "SELECT * FROM documents WHERE id IN (SELECT document_id FROM document_files WHERE file_name = :name)"
        " OR file_name = :name ORDER BY id DESC LIMIT 1",
        {"name": file_name},
    ).fetchone()
    if document is None:
        return None
    found = Found(dict(document))
    for table in _TABLES:
        rows = connection.execute(
            f"SELECT * FROM {table} WHERE document_id = ? ORDER BY id", (document["id"],)
        )
        found.rows[table] = [dict(row) for row in rows]
    for row in connection.execute("SELECT organization_id AS id, name, NULL AS full_name FROM organization_names"
                                  " UNION ALL SELECT id, name, full_name FROM organizations"):  # fmt: skip
        found.names.setdefault(row["id"], set()).update(keys(row["name"], row["full_name"]))
    return found
