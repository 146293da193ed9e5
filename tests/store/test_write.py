"""One document is one transaction; what a document leaves behind when it goes is nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extract.store.database import open_for_writing
from extract.store.fulltext import phrase
from extract.store.write import write_document
from schemas import (
    Document,
    Evidence,
    Extraction,
    Fund,
    FundingParticipant,
    FundingRound,
    Mention,
    Organization,
    OrganizationName,
    Page,
)

TEXT = "甲科技有限公司完成A轮融资。乙基金领投。"


def extraction(sha256: str = "a", text: str = TEXT, firm: str = "甲科技有限公司") -> Extraction:
    document = Document(
        sha256=sha256, file_name=f"{sha256}.pdf", pages=1, page_list=[Page(page=1, text=text)]
    )
    organization = Organization(
        name=firm, kind="firm", names=[OrganizationName(name=firm, kind="full", key=firm)]
    )

    def cite(start: int, end: int) -> Evidence:
        return Evidence(page=1, quote=text[start:end], char_start=start, char_end=end)

    party = FundingParticipant(name="乙基金", role="lead", evidence=cite(14, 17))
    event = FundingRound(firm=firm, evidence=cite(0, 13), organization=organization, participants=[party])
    mention = Mention(name=firm, evidence=cite(0, 7), organization=organization)
    return Extraction(document, organizations=[organization], mentions=[mention], funding_rounds=[event])


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "x.db"


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = (
        "documents",
        "pages",
        "evidence",
        "organizations",
        "mentions",
        "funding_rounds",
        "funding_participants",
    )
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


ONE = {
    "documents": 1,
    "pages": 1,
    "evidence": 3,
    "organizations": 1,
    "mentions": 1,
    "funding_rounds": 1,
    "funding_participants": 1,
}


def test_rows_refer_to_each_other(db: Path) -> None:
    database = open_for_writing(db)
    write_document(database, extraction(), "/somewhere/a.pdf")
    with closing(database.conn) as connection:
        assert counts(connection) == ONE
        row = connection.execute(
            "SELECT o.name, p.name, e.quote, r.page FROM funding_rounds r JOIN organizations o ON o.id = r.organization_id"
            " JOIN funding_participants p ON p.round_id = r.id JOIN evidence e ON e.id = p.evidence_id"
        ).fetchone()
    assert row == ("甲科技有限公司", "乙基金", "乙基金", 1)


def test_same_slice_is_one_piece_of_evidence(db: Path) -> None:
    found = extraction()
    found.funds = [Fund(name="乙基金", evidence=Evidence(page=1, quote="乙基金", char_start=14, char_end=17))]
    with closing(open_for_writing(db).conn):
        database = open_for_writing(db)
        write_document(database, found, "/a.pdf")
    with closing(database.conn) as connection:
        assert counts(connection) == ONE


def test_a_row_without_evidence_stops_the_whole_document(db: Path) -> None:
    database = open_for_writing(db)
    write_document(database, extraction(), "/a.pdf")
    broken = extraction(text=TEXT * 2)
    broken.funds = [Fund(name="丙基金")]
    with pytest.raises(ValueError, match="without evidence"):
        write_document(database, broken, "/a.pdf")
    with closing(database.conn) as connection:
        assert counts(connection) == ONE
        assert connection.execute("SELECT text FROM pages").fetchone() == (TEXT,)


def test_writing_again_takes_the_place_of_what_was_there(db: Path) -> None:
    database = open_for_writing(db)
    first = write_document(database, extraction(), "/a.pdf")
    again = extraction(text=TEXT.replace("乙基金", "丁资本"), firm="戊科技有限公司")
    assert write_document(database, again, "/b.pdf") == first
    with closing(database.conn) as connection:
        assert counts(connection) == ONE
        assert connection.execute("SELECT name FROM organizations").fetchall() == [("戊科技有限公司",)]
        assert connection.execute("SELECT file_name FROM documents").fetchone() == ("a.pdf",)
        assert connection.execute("SELECT path FROM document_files").fetchall() == [("/a.pdf",), ("/b.pdf",)]
        for query, found in (("乙基金", 0), ("丁资本", 1)):
            rows = connection.execute("SELECT rowid FROM pages_fts WHERE pages_fts MATCH ?", (phrase(query),))
            assert len(rows.fetchall()) == found


def test_a_firm_of_two_documents_is_one_organization_until_both_are_gone(db: Path) -> None:
    database = open_for_writing(db)
    write_document(database, extraction("a"), "/a.pdf")
    write_document(database, extraction("b", text=TEXT + "后记"), "/b.pdf")
    with closing(database.conn) as connection:
        assert counts(connection)["organizations"] == 1
        write_document(database, extraction("a", firm="戊科技有限公司"), "/a.pdf")
        assert counts(connection)["organizations"] == 2
        write_document(database, extraction("b", text=TEXT + "后记", firm="戊科技有限公司"), "/b.pdf")
        assert counts(connection)["organizations"] == 1


def test_no_row_is_without_its_parents(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_is_of_the_issuer_names_the_issuer(connection: sqlite3.Connection) -> None:
    for table in ("proceeds", "financials"):
        rows = connection.execute(
            f"SELECT DISTINCT o.full_name FROM {table} t LEFT JOIN organizations o ON o.id = t.organization_id"
        ).fetchall()
        assert [row[0] for row in rows] == ["江苏澄屿热管理科技股份有限公司"], table


def test_every_quote_is_the_slice_of_its_page(connection: sqlite3.Connection) -> None:
    wrong = connection.execute(
        "SELECT e.id FROM evidence e JOIN pages p ON p.document_id = e.document_id AND p.page = e.page"
        " WHERE e.char_start IS NOT NULL AND substr(p.text, e.char_start + 1, e.char_end - e.char_start) != e.quote"
    ).fetchall()
    assert wrong == []
    assert connection.execute("SELECT count(*) FROM evidence").fetchone()[0] > 1000
