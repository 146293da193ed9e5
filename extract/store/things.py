"""All that is known of one thing: an organization, an indicator, a document, a policy."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from extract.store.rows import Record, every, one
from schemas import TABLES

_MOST_STATED = 2_000
_MENTIONS_EACH, _MENTIONS = 4, 60
_FIRST = 60
_NOT_WRONG = (
    "NOT EXISTS (SELECT 1 FROM corrections w WHERE w.row_id = t.id AND w.table_name = '{0}'"
    " AND w.judgement = 'wrong')"
)
_COUNTED = tuple(
    model.table_name
    for model in TABLES
    if "document_id" in model.model_fields
    and model.table_name
    not in ("document_files", "page_layouts", "row_evidence", "corrections", "pages", "evidence", "sections")
)


@dataclass
class OrganizationFile:
    """What the documents say of an organization."""

    row: Record
    names: list[Record] = field(default_factory=list)
    """Every form of its name, with the number of documents that use it."""
    rounds: list[Record] = field(default_factory=list)
    """Its own events."""
    investments: list[Record] = field(default_factory=list)
    """Events of others that it took part in, with its `role`."""
    listings: list[Record] = field(default_factory=list)
    holders: list[Record] = field(default_factory=list)
    holdings: list[Record] = field(default_factory=list)
    financials: list[Record] = field(default_factory=list)
    funds: list[Record] = field(default_factory=list)
    policies: list[Record] = field(default_factory=list)
    indicators: list[Record] = field(default_factory=list)
    """Statistics whose subject is one of its names, by metric."""
    mentions: list[Record] = field(default_factory=list)
    """A few places of each document, with the page's `text` and where in it they are."""
    mentioned: list[Record] = field(default_factory=list)
    """The documents that name it, with how often."""


def organization(connection: sqlite3.Connection, number: int) -> OrganizationFile | None:
    """An organization, whatever it is called; None where there is none of that number."""
    row = one(connection, "SELECT * FROM organizations WHERE id = ?", number)
    if row is None:
        return None
    found = OrganizationFile(row)
    found.names = every(
        connection,
        "SELECT name, min(kind) AS kind, count(DISTINCT document_id) AS documents FROM organization_names"
        " WHERE organization_id = ? GROUP BY name ORDER BY documents DESC, length(name) DESC",
        number,
    )
    counted_once = "t.same_as IS NULL AND " + _NOT_WRONG
    for name, table, order in (
        ("rounds", "funding_rounds", "date DESC"),
        ("listings", "listings", "listed_on DESC"),
        ("holders", "shareholdings", "as_of DESC, ratio DESC"),
        ("financials", "financials", "period DESC"),
        ("funds", "funds", "size_low DESC"),
    ):
        of_it = f"SELECT t.* FROM {table} t WHERE t.organization_id = ? AND {counted_once.format(table)}"
        setattr(found, name, every(connection, f"{of_it} ORDER BY {order}, id LIMIT {_MOST_STATED}", number))
    found.investments = every(
        connection,
        "SELECT t.*, p.role, p.name AS party FROM funding_participants p JOIN funding_rounds t ON t.id = p.round_id"
        f" WHERE p.organization_id = ?1 AND t.organization_id IS NOT ?1 AND {counted_once.format('funding_rounds')}"
        f" GROUP BY t.id, p.role ORDER BY t.date DESC, t.id LIMIT {_MOST_STATED}",
        number,
    )
    found.holdings = every(
        connection,
        f"SELECT t.* FROM shareholdings t WHERE t.holder_id = ? AND {counted_once.format('shareholdings')}"
        f" ORDER BY as_of DESC, id LIMIT {_MOST_STATED}",
        number,
    )
    names = "SELECT name FROM organization_names WHERE organization_id = ? AND kind != 'alias'"
    found.policies = every(
        connection,
        "SELECT t.* FROM policies t WHERE EXISTS (SELECT 1 FROM json_each(t.issuers) i"
        f" WHERE i.value IN ({names})) ORDER BY issued_on DESC, id LIMIT {_FIRST}",
        number,
    )
    found.indicators = every(
        connection,
        "SELECT subject, metric, count(*) AS n, count(DISTINCT document_id) AS documents, min(period) AS first,"
        f" max(period) AS last FROM statistics WHERE subject IN ({names}) GROUP BY subject, metric"
        f" ORDER BY n DESC, metric LIMIT {_FIRST}",
        number,
    )
    found.mentioned = every(
        connection,
        "SELECT d.id, coalesce(d.title, d.file_name) AS title, d.published_on, count(*) AS n FROM mentions m"
        " JOIN documents d ON d.id = m.document_id WHERE m.organization_id = ? GROUP BY d.id"
        " ORDER BY d.published_on DESC, n DESC",
        number,
    )
    found.mentions = every(
        connection,
        "SELECT m.document_id, m.page, m.evidence_id, m.name, e.char_start, e.char_end, p.text,"
        " coalesce(d.title, d.file_name) AS title, d.published_on"
        " FROM (SELECT *, row_number() OVER (PARTITION BY document_id ORDER BY id) AS place FROM mentions"
        "  WHERE organization_id = ?) m JOIN evidence e ON e.id = m.evidence_id"
        " JOIN pages p ON p.document_id = m.document_id AND p.page = m.page JOIN documents d ON d.id = m.document_id"
        f" WHERE m.place <= {_MENTIONS_EACH} AND e.char_start IS NOT NULL"
        f" ORDER BY d.published_on DESC, m.id LIMIT {_MENTIONS}",
        number,
    )
    return found


def indicator(
    connection: sqlite3.Connection, subject: str | None, metric: str | None, region: str | None
) -> list[Record]:
    """Every statistic of a subject and metric, by period, with the document it is from."""
    return every(
        connection,
        "SELECT t.*, coalesce(d.title, d.file_name) AS title, d.published_on,"
        " (SELECT min(n.organization_id) FROM organization_names n WHERE n.document_id = t.document_id"
        "  AND n.name = t.subject AND n.kind = 'alias') AS stands_for FROM statistics t"
        " JOIN documents d ON d.id = t.document_id WHERE t.subject IS ?1 AND t.metric IS ?2"
        f" AND (?3 IS NULL OR t.region = ?3) AND {_NOT_WRONG.format('statistics')}"
        f" ORDER BY t.period, t.document_id, t.id LIMIT {_MOST_STATED}",
        subject,
        metric,
        region,
    )


def financial_indicator(connection: sqlite3.Connection, organization_id: int, name: str) -> list[Record]:
    """Every value that is printed of an indicator of a firm, by period."""
    return every(
        connection,
        "SELECT t.*, coalesce(d.title, d.file_name) AS title, d.published_on FROM financials t"
        " JOIN documents d ON d.id = t.document_id WHERE t.organization_id = ? AND t.indicator = ?"
        f" AND {_NOT_WRONG.format('financials')} ORDER BY t.period, t.document_id, t.id LIMIT {_MOST_STATED}",
        organization_id,
        name,
    )


def indicators_like(connection: sqlite3.Connection, words: str, limit: int) -> list[Record]:
    """Subjects and metrics that begin with some words, with how many figures there are of each."""
    last = words + "\U0010ffff"
    return every(
        connection,
        "SELECT subject, metric, count(*) AS n FROM ("
        "SELECT * FROM (SELECT subject, metric FROM statistics WHERE subject >= ?1 AND subject < ?2 LIMIT 2000)"
        " UNION ALL"
        " SELECT * FROM (SELECT subject, metric FROM statistics WHERE metric >= ?1 AND metric < ?2 LIMIT 2000)"
        ") WHERE subject IS NOT NULL GROUP BY subject, metric ORDER BY n DESC, length(subject || coalesce(metric, ''))"
        " LIMIT ?3",
        words,
        last,
        limit,
    )


@dataclass
class DocumentFile:
    """What a document holds."""

    row: Record
    pages: list[Record] = field(default_factory=list)
    sections: list[Record] = field(default_factory=list)
    tables: list[Record] = field(default_factory=list)
    figures: list[Record] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """How many rows of every table were read from it."""
    verdicts: dict[str, int] = field(default_factory=dict)
    failing: list[Record] = field(default_factory=list)
    policies: list[Record] = field(default_factory=list)
    """The policies that it is, not those that it names."""
    judged: int = 0


def document(connection: sqlite3.Connection, number: int) -> DocumentFile | None:
    """A document with its contents; None where there is none of that number."""
    row = one(connection, "SELECT * FROM documents WHERE id = ?", number)
    if row is None:
        return None
    found = DocumentFile(row)
    of_it = "FROM {} WHERE document_id = ? ORDER BY id"
    found.pages = every(
        connection, "SELECT page, label, status, source, message FROM pages WHERE document_id = ? ORDER BY page", number
    )  # fmt: skip
    found.sections = every(connection, f"SELECT * {of_it.format('sections')}", number)
    found.tables = every(connection, f"SELECT * {of_it.format('source_tables')}", number)
    found.figures = every(connection, f"SELECT * {of_it.format('source_figures')}", number)
    found.counts = {
        table: number_of
        for table in _COUNTED
        if (
            number_of := connection.execute(
                f"SELECT count(*) FROM {table} WHERE document_id = ?", (number,)
            ).fetchone()[0]
        )
    }
    found.verdicts = dict(
        connection.execute("SELECT verdict, count(*) FROM checks WHERE document_id = ? GROUP BY 1", (number,))
    )
    found.failing = every(
        connection,
        "SELECT * FROM checks WHERE document_id = ? AND verdict = 'inconsistent' ORDER BY page, id LIMIT 40",
        number,
    )
    found.policies = every(
        connection, "SELECT * FROM policies WHERE document_id = ? AND is_document ORDER BY id", number
    )
    found.judged = connection.execute(
        "SELECT count(*) FROM corrections WHERE document_id = ?", (number,)
    ).fetchone()[0]
    return found


def bare(number: str) -> str:
    """A heading's number without spaces and the point or comma behind it: 一、 -> 一."""
    return "".join(number.split()).rstrip("、.．")


@dataclass
class PolicyFile:
    """A policy with its measures."""

    row: Record
    document: Record
    measures: list[Record] = field(default_factory=list)
    """In the order of the source, each with its `amounts`."""
    titles: dict[str, str] = field(default_factory=dict)
    """What the document's headings are called, by their numbers."""
    others: list[Record] = field(default_factory=list)
    """Where else a policy of that name is named or ingested."""
    beside: list[Record] = field(default_factory=list)
    """The other policies that its document is: what a notice issues, and the notice."""


def policy(connection: sqlite3.Connection, number: int) -> PolicyFile | None:
    """A policy with its measures as a tree; None where there is none of that number."""
    row = one(connection, "SELECT * FROM policies WHERE id = ?", number)
    if row is None:
        return None
    document_row = one(connection, "SELECT * FROM documents WHERE id = ?", row["document_id"])
    found = PolicyFile(row, document_row or {})
    amounts: dict[Any, list[Record]] = {}
    for amount in every(
        connection,
        "SELECT a.* FROM measure_amounts a JOIN policy_measures m ON m.id = a.measure_id WHERE m.policy_id = ?"
        " ORDER BY a.id",
        number,
    ):
        amounts.setdefault(amount["measure_id"], []).append(amount)
    found.measures = every(
        connection, "SELECT * FROM policy_measures WHERE policy_id = ? ORDER BY id", number
    )
    for measure in found.measures:
        measure["amounts"] = amounts.get(measure["id"], [])
    # A number that returns, such as （一） below every chapter, names no heading by itself.
    titles = every(
        connection,
        "SELECT number, max(title) AS title FROM sections WHERE document_id = ? AND number != '' AND title != ''"
        " GROUP BY number HAVING count(DISTINCT title) = 1",
        row["document_id"],
    )
    found.titles = {bare(section["number"]): section["title"] for section in titles}
    found.beside = every(
        connection,
        "SELECT * FROM policies WHERE document_id = ? AND is_document AND id != ? ORDER BY id",
        row["document_id"],
        number,
    )
    found.others = every(
        connection,
        "SELECT t.*, coalesce(d.title, d.file_name) AS document FROM policies t JOIN documents d ON d.id = t.document_id"
        f" WHERE t.title = ? AND t.id != ? ORDER BY t.is_document DESC, t.id LIMIT {_FIRST}",
        row["title"],
        number,
    )
    return found
