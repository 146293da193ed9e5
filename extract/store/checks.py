"""The checks of a database: those of each document, and what is needed to hold documents against each other."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from extract.checking.reconcile.across import Said
from schemas import Check, CheckMember, Evidence

_EVIDENCE = ", ".join(f"e.{c.name} AS e_{c.name}" for c in Evidence.columns())

# A filing or a notice speaks of its issuer without naming it: only another of the same issuer speaks of the same
_WHOSE = "CASE d.kind WHEN 'white_paper' THEN '' ELSE coalesce(d.stock_code, d.issuer, d.id) END"

_STATISTICS = f"""
WITH shared AS (
  SELECT subject, metric, unit, period, ifnull(region, '') AS region, relation, ifnull(base, '') AS base,
    {_WHOSE} AS whose
  FROM statistics s JOIN documents d ON d.id = s.document_id
  WHERE subject IS NOT NULL AND metric IS NOT NULL AND period IS NOT NULL AND value IS NOT NULL
    AND length(subject) > 2 AND relation IN ('level', 'share', 'growth')
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING count(DISTINCT document_id) > 1)
SELECT s.subject, s.metric, s.unit, s.period, s.region, s.relation, s.base, s.value, s.text, s.qualifier,
  {_WHOSE} AS whose, NULL AS firm, d.file_name, {_EVIDENCE}
FROM statistics s JOIN documents d ON d.id = s.document_id
JOIN shared k ON (k.subject, k.metric, k.period, k.region, k.relation, k.base, k.whose)
    = (s.subject, s.metric, s.period, ifnull(s.region, ''), s.relation, ifnull(s.base, ''), {_WHOSE})
    AND k.unit IS s.unit
JOIN evidence e ON e.id = s.evidence_id
ORDER BY s.id
"""

_FINANCIALS = f"""
WITH known AS (
  SELECT f.*, coalesce(CAST(f.organization_id AS TEXT), d.stock_code, d.issuer) AS whose, d.issuer, d.file_name
  FROM financials f JOIN documents d ON d.id = f.document_id WHERE f.period IS NOT NULL AND f.value IS NOT NULL),
shared AS (
  SELECT whose, indicator, period, unit FROM known WHERE whose IS NOT NULL
  GROUP BY 1, 2, 3, 4 HAVING count(DISTINCT document_id) > 1)
SELECT f.indicator AS subject, f.indicator AS metric, f.unit, f.period, f.statement AS region, 'level' AS relation,
  NULL AS base, f.value, coalesce(t.text, f.value) AS text, 'exact' AS qualifier, f.whose, coalesce(o.name, f.issuer) AS firm,
  f.file_name, {_EVIDENCE}
FROM known f JOIN shared k ON (k.whose, k.indicator, k.period) = (f.whose, f.indicator, f.period)
    AND k.unit IS f.unit
LEFT JOIN organizations o ON o.id = f.organization_id
LEFT JOIN table_cells t ON (t.table_id, t.row, t.column) = (f.table_id, f.cell_row, f.cell_column)
JOIN evidence e ON e.id = f.evidence_id
ORDER BY f.id
"""


def file_names(connection: sqlite3.Connection) -> dict[int, str]:
    """The file name of every document."""
    return dict(connection.execute("SELECT id, file_name FROM documents ORDER BY id").fetchall())


def stored_checks(connection: sqlite3.Connection, document_id: int | None = None) -> list[Check]:
    """The checks of one document or of all, by document and page, each with its members and their evidence."""
    where = "WHERE c.document_id = :id" if document_id is not None else ""
    members: dict[int, list[CheckMember]] = defaultdict(list)
    for row in connection.execute(
        f"SELECT m.check_id, m.role, m.value, {_EVIDENCE} FROM check_members m"
        f" JOIN checks c ON c.id = m.check_id LEFT JOIN evidence e ON e.id = m.evidence_id {where} ORDER BY m.id",
        {"id": document_id},
    ):
        member = CheckMember(
            check_id=row["check_id"], role=row["role"], value=row["value"], evidence=_evidence(row)
        )
        members[row["check_id"]].append(member)
    columns = [c.name for c in Check.columns()]
    found = []
    for row in connection.execute(
        f"SELECT c.*, {_EVIDENCE} FROM checks c LEFT JOIN evidence e ON e.id = c.evidence_id {where}"
        " ORDER BY c.document_id, c.page, c.id",
        {"id": document_id},
    ):
        check = Check(
            **{name: row[name] for name in columns}, evidence=_evidence(row), members=members[row["id"]]
        )
        found.append(check)
    return found


def statements(connection: sqlite3.Connection) -> Iterator[Said]:
    """The statistics and accounts that more than one document states of the same thing, period and place."""
    for query in (_STATISTICS, _FINANCIALS):
        for row in connection.execute(query):
            evidence = _evidence(row)
            if evidence is None or evidence.document_id is None:
                continue
            facets = [
                row[name]
                for name in ("subject", "metric", "unit", "period", "region", "relation", "base", "whose")
            ]
            said = [row["firm"] or row["subject"], row["region"], row["period"], row["metric"]]
            yield Said(
                key=("statistics" if row["firm"] is None else "financials", *facets),
                name=" ".join(part for part in said if part),
                document_id=evidence.document_id,
                file_name=row["file_name"],
                value=row["value"],
                text="".join(str(row["text"] or "").split()),
                qualifier=row["qualifier"],
                unit=row["unit"],
                currency="CNY" if row["unit"] == "元" else None,
                evidence=evidence,
            )


def _evidence(row: sqlite3.Row) -> Evidence | None:
    if row["e_id"] is None:
        return None
    values = {c.name: row[f"e_{c.name}"] for c in Evidence.columns()}
    for name in ("boxes", "parts"):
        values[name] = json.loads(values[name]) if values[name] else None
    return Evidence(**{name: value for name, value in values.items() if value is not None})
