"""What a database holds of a document, for `gouji evaluate`."""

from __future__ import annotations

import sqlite3

from extract.checking.evaluate.compare import keys
from extract.checking.evaluate.gold import Found
from extract.store.browse import document_named
from extract.store.rows import every

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
    document = document_named(connection, file_name)
    if document is None:
        return None
    found = Found(document)
    for table in _TABLES:
        found.rows[table] = every(
            connection, f"SELECT * FROM {table} WHERE document_id = ? ORDER BY id", document["id"]
        )
    for row in connection.execute("SELECT organization_id AS id, name, NULL AS full_name FROM organization_names"
                                  " UNION ALL SELECT id, name, full_name FROM organizations"):  # fmt: skip
        found.names.setdefault(row["id"], set()).update(keys(row["name"], row["full_name"]))
    return found
