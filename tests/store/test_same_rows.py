"""Rows keep their ids when a document is read again; the same event in two documents is linked."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from extract.store.database import open_for_writing
from extract.store.write import write_document
from schemas import (
    Document,
    Evidence,
    Extraction,
    FundingParticipant,
    FundingRound,
    Organization,
    OrganizationName,
    Page,
    Support,
)

TEXT = "甲科技有限公司于2021年3月完成A轮融资3亿元。乙基金领投。"


def told(sha256: str, text: str = TEXT, **fields: object) -> Extraction:
    document = Document(
        sha256=sha256, file_name=f"{sha256}.pdf", pages=1, page_list=[Page(page=1, text=text)]
    )
    firm = "甲科技有限公司"
    organization = Organization(
        name=firm, kind="firm", names=[OrganizationName(name=firm, kind="full", key=firm)]
    )

    def cite(words: str) -> Evidence:
        start = text.index(words)
        return Evidence(page=1, quote=words, char_start=start, char_end=start + len(words))

    party = FundingParticipant(name="乙基金", role="lead", evidence=cite("乙基金"))
    event = FundingRound(
        firm=firm,
        date="2021-03",
        round="A轮",
        amount_low=3e8,
        amount_high=3e8,
        evidence=cite("甲科技有限公司"),
        organization=organization,
        participants=[party],
    )
    event.support = [Support(cite("3亿元"), ("amount_low", "amount_high"))]
    for name, value in fields.items():
        setattr(event, name, value)
    return Extraction(document, organizations=[organization], funding_rounds=[event])


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    found = open_for_writing(tmp_path / "x.db").conn
    assert isinstance(found, sqlite3.Connection)
    return found


def write(connection: sqlite3.Connection, extraction: Extraction) -> None:
    import sqlite_utils

    write_document(sqlite_utils.Database(connection), extraction, f"/{extraction.document.file_name}")


def ids(connection: sqlite3.Connection) -> dict[str, list[int]]:
    tables = ("pages", "evidence", "organizations", "funding_rounds", "funding_participants")
    return {t: [i for (i,) in connection.execute(f"SELECT id FROM {t} ORDER BY id")] for t in tables}


def test_rows_read_again_keep_their_ids(connection: sqlite3.Connection) -> None:
    write(connection, told("a"))
    write(connection, told("b", date="2019-01"))
    before = ids(connection)
    write(connection, told("a"))
    assert ids(connection) == before


def test_an_id_is_never_given_to_another_row(connection: sqlite3.Connection) -> None:
    write(connection, told("a"))
    (first,) = ids(connection)["funding_rounds"]
    write(connection, told("a", date="2020-01"))
    (second,) = ids(connection)["funding_rounds"]
    assert second > first


def test_each_piece_of_evidence_says_what_it_bears_out(connection: sqlite3.Connection) -> None:
    write(connection, told("a"))
    rows = connection.execute(
        "SELECT x.table_name, x.fields, e.quote, r.firm FROM row_evidence x"
        " JOIN evidence e ON e.id = x.evidence_id JOIN funding_rounds r ON r.id = x.row_id"
    ).fetchall()
    assert rows == [("funding_rounds", '["amount_low","amount_high"]', "3亿元", "甲科技有限公司")]
    write(connection, told("a"))
    assert connection.execute("SELECT count(*) FROM row_evidence").fetchone() == (1,)


@pytest.mark.parametrize(
    ("fields", "linked"),
    [
        ({}, True),
        ({"date": "2021-03-05"}, True),
        ({"amount_low": None, "amount_high": None}, True),
        ({"date": "2022-03"}, False),
        ({"amount_low": 2e8, "amount_high": 2e8}, False),
        ({"round": "B轮"}, False),
        ({"kind": "ipo"}, False),
    ],
)
def test_the_later_row_names_the_first(
    connection: sqlite3.Connection, fields: dict[str, object], linked: bool
) -> None:
    write(connection, told("a"))
    write(connection, told("b", **fields))
    same = [row[0] for row in connection.execute("SELECT same_as FROM funding_rounds ORDER BY id")]
    assert same == ([None, 1] if linked else [None, None])
    counted = connection.execute("SELECT count(*) FROM funding_events").fetchone()[0]
    assert counted == (1 if linked else 2)


def test_a_row_is_counted_again_when_the_first_is_gone(connection: sqlite3.Connection) -> None:
    write(connection, told("a"))
    write(connection, told("b"))
    write(connection, told("a", date="2019-01"))
    assert connection.execute("SELECT count(*) FROM funding_events").fetchone() == (2,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
