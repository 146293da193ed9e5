"""What is in a database, and what failed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from extract.store.database import open_for_reading
from extract.store.overview import problems
from extract.store.rows import count, every
from schemas import TABLES

_DOCUMENTS = """
SELECT d.id, d.file_name, d.kind, d.title, d.issuer, d.published_on, d.pages, d.extractor_version, d.ingested_at,
  d.superseded_by,
  (SELECT count(*) FROM pages p WHERE p.document_id = d.id AND p.status != 'ok' AND p.source != 'ocr') AS unread_pages,
  (SELECT count(*) FROM source_tables t WHERE t.document_id = d.id) AS tables,
  (SELECT count(*) FROM source_figures f WHERE f.document_id = d.id) AS figures,
  (SELECT count(DISTINCT organization_id) FROM mentions m WHERE m.document_id = d.id) AS organizations,
  (SELECT count(*) FROM funding_rounds r WHERE r.document_id = d.id) AS funding_rounds,
  (SELECT count(*) FROM statistics s WHERE s.document_id = d.id) AS statistics,
  (SELECT count(*) FROM policies p WHERE p.document_id = d.id) AS policies
FROM documents d ORDER BY d.id
"""


def status(db: Path) -> dict[str, Any]:
    """`documents` with counts of their rows, `problems` that still stand, and the `rows` of every table.

    Raises:
        DatabaseError: there is no such database.
    """
    with closing(open_for_reading(db)) as connection:
        return {
            "database": str(db),
            "documents": every(connection, _DOCUMENTS),
            "problems": problems(connection),
            "rows": {model.table_name: count(connection, model.table_name) for model in TABLES},
        }
