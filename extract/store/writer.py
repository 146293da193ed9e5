"""The rows of one document: their ids, their references to each other, and their insertion."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from extract.store import organizations
from extract.store.ddl import FULL_TEXT
from extract.store.fulltext import spaced
from extract.store.lasting import LastingIds, place_of, sql_value
from extract.store.layouts import packed
from extract.store.rows import insert
from schemas import (
    Check,
    Document,
    Evidence,
    ExtractedRow,
    Extraction,
    Financial,
    Fund,
    Listing,
    PageLayout,
    Policy,
    Proceeds,
    Row,
    RowEvidence,
    Shareholding,
)


class Writer:
    """Gives ids to the rows of one document and inserts them."""

    def __init__(self, connection: sqlite3.Connection, ids: LastingIds, former: organizations.Former) -> None:
        self.connection = connection
        self.ids = ids
        self.former = former
        self.queues: dict[type[Row], list[Row]] = defaultdict(list)
        self.evidence: dict[tuple[Any, ...], int] = {}
        self.document_id = 0

    def write(self, extraction: Extraction) -> None:
        """Insert everything; the caller holds the transaction."""
        document = extraction.document
        document.ingested_at = datetime.now(UTC).isoformat(timespec="seconds")
        self._write_document_row(document)
        for page in document.page_list:
            self._add(page)
            self._add(PageLayout(page=page.page, lines=[packed(line) for line in page.lines]))
        for section in document.sections:
            section.parent_id = section.parent.id if section.parent else None
            self._add(section)
        for table in document.tables:
            table.section_id = table.section.id if table.section else None
            self._add(table)
            for cell in table.cells:
                cell.table_id = table.id
                self._add(cell)
        for figure in document.figures:
            figure.section_id = figure.section.id if figure.section else None
            self._add(figure)
            for value in figure.values:
                value.figure_id = figure.id
                self._add(value)
        self._write_organizations(extraction)
        self._write_records(extraction)
        for policy in extraction.policies:
            self._write_policy(policy, document)
        for check in extraction.checks:
            self._write_check(check)
        self._flush()

    def _write_document_row(self, document: Document) -> None:
        is_new = document.id is None
        document.id = document.id or self.ids.take(document)
        row = {column.name: getattr(document, column.name) for column in Document.columns()}
        if is_new:
            insert(self.connection, "documents", row)
        else:
            sets = ", ".join(f"{name} = :{name}" for name in row)
            self.connection.execute(f"UPDATE documents SET {sets} WHERE id = :id", row)
        self.document_id = document.id

    def _write_organizations(self, extraction: Extraction) -> None:
        for organization in extraction.organizations:
            organizations.write(self.connection, organization, self.document_id, self.former, self.ids)
        for mention in extraction.mentions:
            mention.organization_id = _id(mention.organization)
            self._add(mention)

    def _write_records(self, extraction: Extraction) -> None:
        tables = extraction.document.tables
        for event in extraction.funding_rounds:
            event.organization_id = _id(event.organization)
            event.table_id = _table_id(tables, event.table_index)
            self._add(event)
            for party in event.participants:
                party.round_id = event.id
                party.organization_id = _id(party.organization)
                self._add(party)
        for holding in extraction.shareholdings:
            holding.holder_id = _id(holding.holder_organization)
        rows: list[Shareholding | Listing | Proceeds | Financial | Fund] = [
            *extraction.shareholdings,
            *extraction.listings,
            *extraction.proceeds,
            *extraction.financials,
            *extraction.funds,
        ]
        for row in rows:
            row.organization_id = _id(row.organization)
            if not isinstance(row, Listing):
                row.table_id = _table_id(tables, row.table_index)
            self._add(row)
        for statistic in extraction.statistics:
            statistic.table_id = _table_id(tables, statistic.table_index)
            if statistic.table_index is not None and statistic.cell_index is not None:
                statistic.cell_id = tables[statistic.table_index].cells[statistic.cell_index].id
            self._add(statistic)

    def _write_policy(self, policy: Policy, document: Document) -> None:
        policy.issued_with = _id(policy.notice)
        policy.table_id = _table_id(document.tables, policy.table_index)
        self._add(policy)
        for measure in policy.measures:
            measure.policy_id = policy.id
            measure.parent_id = _id(measure.parent)
            self._add(measure)
            for amount in measure.amounts:
                amount.measure_id = measure.id
                self._add(amount)

    def _write_check(self, check: Check) -> None:
        check.document_id = self.document_id
        check.evidence_id = self._add_evidence(check.evidence) if check.evidence else None
        check.page = check.evidence.page if check.evidence else check.page
        self._number(check)
        for member in check.members:
            member.check_id = check.id
            member.evidence_id = self._add_evidence(member.evidence) if member.evidence else None
            self._number(member)

    def _add(self, row: Row) -> None:
        # A model asks at every assignment whether it is allowed: here it is, a hundred thousand times a document.
        values = vars(row)
        if "document_id" in values:
            values["document_id"] = self.document_id
        if isinstance(row, ExtractedRow):
            if row.evidence is None:
                raise ValueError(f"a row of {row.table_name} without evidence: {row!r}")
            values["evidence_id"] = self._add_evidence(row.evidence)
            values["page"] = row.evidence.page
        self._number(row)
        if isinstance(row, ExtractedRow):
            for support in row.support:
                self._number(
                    RowEvidence(
                        document_id=self.document_id,
                        of_table=row.table_name,
                        row_id=row.id,
                        evidence_id=self._add_evidence(support.evidence),
                        fields=list(support.fields),
                    )
                )

    def _add_evidence(self, evidence: Evidence) -> int:
        key = place_of(evidence)
        if key not in self.evidence:
            evidence.document_id = self.document_id
            self._number(evidence)
            assert evidence.id is not None
            self.evidence[key] = evidence.id
        return self.evidence[key]

    def _number(self, row: Row) -> None:
        vars(row)["id"] = self.ids.take(row)
        self.queues[type(row)].append(row)

    def _flush(self) -> None:
        for kind, rows in self.queues.items():
            columns = kind.columns()
            names = ", ".join(f'"{c.name}"' for c in columns)
            marks = ", ".join("?" * len(columns))
            values, as_json = attrgetter(*(c.field for c in columns)), [c.json for c in columns]
            self.connection.executemany(
                f"INSERT INTO {kind.table_name} ({names}) VALUES ({marks})",
                (list(map(sql_value, values(row), as_json)) if any(as_json) else values(row) for row in rows),
            )
        for fts, (table, column) in FULL_TEXT.items():
            found = self.connection.execute(
                f"SELECT id, {column} FROM {table} WHERE document_id = ?", (self.document_id,)
            ).fetchall()
            self.connection.executemany(
                f"INSERT INTO {fts} (rowid, {column}) VALUES (?, ?)",
                ((row, spaced(text)) for row, text in found),
            )


def _id(row: Row | None) -> int | None:
    return row.id if row else None


def _table_id(tables: list[Any], index: int | None) -> int | None:
    return tables[index].id if index is not None else None
