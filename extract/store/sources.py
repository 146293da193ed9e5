"""The sources of verification, read from a database."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import chain

from extract.checking.verify.sources import (
    CellPlace,
    SourceDocument,
    SourceDoubt,
    SourceFact,
    SourcePage,
    SourceTableView,
)
from extract.store.fulltext import spaced
from extract.store.layouts import boxes
from schemas import Box

_TABLES_KEPT = 512


class StoredSources:
    """Implements `extract.checking.verify.Sources` on an open connection whose rows are known by name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._with: dict[str, frozenset[int]] = {}
        self._doubts: dict[int, list[SourceDoubt]] = {}
        self.table = lru_cache(_TABLES_KEPT)(self._table)
        self.sections = lru_cache(_TABLES_KEPT)(self._sections)

    @cached_property
    def _documents(self) -> dict[int, SourceDocument]:
        pages: dict[int, list[int]] = defaultdict(list)
        for page_id, document_id in self.connection.execute("SELECT id, document_id FROM pages"):
            pages[document_id].append(page_id)
        return {
            row["id"]: SourceDocument(
                row["id"],
                row["file_name"],
                row["title"],
                row["issuer"],
                row["kind"],
                row["published_on"],
                row["document_number"],
                frozenset(pages[row["id"]]),
                f"{row['sha256']} {row['ingested_at']} {row['judged']}",
            )
            for row in self.connection.execute(
                "SELECT *, (SELECT group_concat(review_id) FROM corrections c WHERE c.document_id = d.id) AS judged"
                " FROM documents d WHERE superseded_by IS NULL ORDER BY id"
            )
        }

    def documents(self) -> list[SourceDocument]:
        """All documents, without those of which there is a newer version."""
        return list(self._documents.values())

    def pages_with(self, words: str) -> frozenset[int]:
        """Ids of the pages whose text has these words as a substring."""
        if words not in self._with:
            query = '"' + spaced(words).replace('"', '""') + '"'
            cursor = self.connection.cursor()
            cursor.row_factory = None  # a row by name costs as much as finding it
            found = cursor.execute("SELECT rowid FROM pages_fts WHERE pages_fts MATCH ?", (query,))
            self._with[words] = frozenset(chain.from_iterable(found)) if spaced(words) else frozenset()
        return self._with[words]

    def page(self, page_id: int) -> SourcePage:
        """A page by id."""
        row = self.connection.execute(
            "SELECT document_id, page, text FROM pages WHERE id = ?", (page_id,)
        ).fetchone()
        document_id, number = row["document_id"], row["page"]
        return SourcePage(
            page_id,
            self._documents[document_id],
            number,
            row["text"] or "",
            self._headings(document_id, number),
            self._cells(document_id, number),
            self._facts(document_id, number),
        )

    def names(self, document_id: int) -> list[tuple[str, int]]:
        """Every name of an organization in a document with the organization's id."""
        cursor = self.connection.cursor()
        cursor.row_factory = None  # a row by name costs as much as finding it
        return cursor.execute(
            "SELECT DISTINCT name, organization_id FROM organization_names WHERE document_id = ? AND name != ''",
            (document_id,),
        ).fetchall()

    def doubts(self, document_id: int) -> list[SourceDoubt]:
        """The figures of a document that its own arithmetic contradicts, and the cells of tables that are doubted."""
        if document_id not in self._doubts:
            rows = self.connection.execute(
                "SELECT DISTINCT e.page, e.char_start, e.char_end, c.explanation FROM checks c"
                " LEFT JOIN check_members m ON m.check_id = c.id"
                " JOIN evidence e ON e.id IN (c.evidence_id, m.evidence_id)"
                " WHERE c.document_id = ?1 AND c.verdict = 'inconsistent' AND e.char_start IS NOT NULL"
                " UNION SELECT e.page, e.char_start, e.char_end, t.doubt FROM source_tables t"
                " JOIN table_cells c ON c.table_id = t.id JOIN evidence e ON e.id = c.evidence_id"
                " WHERE t.document_id = ?1 AND t.doubt IS NOT NULL AND e.char_start IS NOT NULL",
                (document_id,),
            )
            self._doubts[document_id] = [SourceDoubt(*row) for row in rows]
        return self._doubts[document_id]

    def boxes(self, document_id: int, page: int, start: int, end: int) -> list[Box]:
        """The boxes of a slice of a page's text."""
        return boxes(self.connection, document_id, page, start, end)

    def _headings(self, document_id: int, page: int) -> list[tuple[int, tuple[str, ...]]]:
        starts, trails = self.sections(document_id)
        before = bisect_left(starts, (page, 0)) - 1
        found = [(0, trails[before])] if before >= 0 else []
        for place, trail in zip(starts, trails, strict=True):
            if place[0] == page:
                found.append((place[1], trail))
        return found

    def _sections(self, document_id: int) -> tuple[list[tuple[int, int]], list[tuple[str, ...]]]:
        """Where the headings of a document begin, and the titles that hold from there."""
        rows = self.connection.execute(
            "SELECT s.id, s.page, s.title, s.parent_id, coalesce(e.char_start, 0) AS start FROM sections s"
            " LEFT JOIN evidence e ON e.id = s.evidence_id WHERE s.document_id = ? ORDER BY s.page, start",
            (document_id,),
        ).fetchall()
        titles = {row["id"]: (row["title"] or "", row["parent_id"]) for row in rows}
        trails: list[tuple[str, ...]] = []
        for row in rows:
            trail: list[str] = []
            at = row["id"]
            while at in titles and len(trail) < 8:
                trail.append(titles[at][0])
                at = titles[at][1]
            trails.append(tuple(trail))
        return [(row["page"], row["start"]) for row in rows], trails

    def _cells(self, document_id: int, page: int) -> list[CellPlace]:
        rows = self.connection.execute(
            'SELECT e.char_start, e.char_end, c.table_id, c."row", c."column" FROM table_cells c'
            " JOIN evidence e ON e.id = c.evidence_id WHERE c.document_id = ? AND e.page = ?"
            " AND e.char_start IS NOT NULL ORDER BY e.char_start",
            (document_id, page),
        )
        return [CellPlace(*row) for row in rows]

    def _facts(self, document_id: int, page: int) -> list[SourceFact]:
        rows = self.connection.execute(
            "SELECT e.char_start, e.char_end, e.parts, s.text, s.subject, s.metric, s.base, s.period, s.region,"
            " s.inferred, s.value, s.unit, s.modality, s.table_id FROM statistics s JOIN evidence e ON e.id = s.evidence_id"
            " WHERE s.document_id = ? AND s.page = ? AND NOT EXISTS (SELECT 1 FROM corrections w WHERE w.row_id = s.id"
            "  AND w.table_name = 'statistics' AND w.judgement = 'wrong') ORDER BY e.id",
            (document_id, page),
        )
        found = []
        for row in rows:
            slices = [(row["char_start"], row["char_end"])]
            if row["char_start"] is None:  # lines of a text file, or a sentence that goes on over the page
                slices = [
                    (start, end) for number, start, end in json.loads(row["parts"] or "[]") if number == page
                ]
            if slices:
                found.append(
                    SourceFact(
                        min(start for start, _ in slices),
                        max(end for _, end in slices),
                        row["text"] or "",
                        "".join(row[name] or "" for name in ("subject", "metric", "base")),
                        row["period"],
                        row["region"],
                        "period" in (row["inferred"] or ""),
                        row["value"],
                        row["unit"] if "unit" not in (row["inferred"] or "") else None,
                        row["modality"] not in (None, "actual"),
                        row["table_id"] is not None,
                    )
                )
        return sorted(found, key=lambda fact: fact.start)

    def _table(self, table_id: int) -> SourceTableView:
        row = self.connection.execute(
            "SELECT t.caption, t.unit, t.header, t.header_rows, s.title FROM source_tables t"
            " LEFT JOIN sections s ON s.id = t.section_id WHERE t.id = ?",
            (table_id,),
        ).fetchone()
        texts: dict[tuple[int, int], str] = {}
        for cell in self.connection.execute(
            'SELECT "row", "column", row_span, column_span, text FROM table_cells WHERE table_id = ?',
            (table_id,),
        ):
            for r in range(cell["row"], cell["row"] + (cell["row_span"] or 1)):
                for c in range(cell["column"], cell["column"] + (cell["column_span"] or 1)):
                    texts[r, c] = cell["text"] or ""
        return SourceTableView(
            row["caption"] or "",
            row["unit"],
            tuple(json.loads(row["header"] or "[]")),
            row["header_rows"] or 0,
            row["title"] or "",
            texts,
        )
