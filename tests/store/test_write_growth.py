"""What a document costs to write does not hang on how many the database holds."""

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
    Financial,
    FundingRound,
    Organization,
    OrganizationName,
    Page,
    Shareholding,
    Statistic,
)

FEW, MANY = 12, 150
_STEPS = 100
"""Instructions of SQLite that are counted at once."""


def report(number: int) -> Extraction:
    """The report of a firm that none other names, with lines that every report has."""
    firm = f"第{number}甲科技有限公司"
    text = f"{firm}营业收入{number}元，持股90%，融资3元，产量{number}吨。"
    document = Document(
        sha256=f"{number}", file_name=f"{number}.pdf", pages=1, page_list=[Page(page=1, text=text)]
    )
    names = [OrganizationName(name=firm, kind="full", key=firm)]
    organization = Organization(name=firm, kind="firm", names=names)
    found = Extraction(document, organizations=[organization])
    known = {"evidence": Evidence(page=1, quote=text, char_start=0, char_end=len(text))}
    of_it = {**known, "organization": organization}
    for year in map(str, range(2015, 2025)):
        found.financials.append(Financial(indicator="营业收入", period=year, value=number, **of_it))
        found.shareholdings.append(Shareholding(firm=firm, holder="持有人甲", as_of=year, ratio=90, **of_it))
        found.funding_rounds.append(FundingRound(firm=firm, date=year, round="A轮", **of_it))
        found.statistics.append(
            Statistic(subject="充电桩", metric="产量", period=year, value=number, **known)
        )
    return found


def steps(connection: sqlite3.Connection, extraction: Extraction, database: object) -> int:
    """How much SQLite does to write a document."""
    count = 0

    def tick() -> int:
        nonlocal count
        count += 1
        return 0

    connection.set_progress_handler(tick, _STEPS)
    write_document(database, extraction, f"/{extraction.document.file_name}")
    connection.set_progress_handler(None, 0)
    return count


@pytest.mark.parametrize("again", [False, True], ids=["a new document", "one that is read again"])
def test_writing_takes_no_more_steps_among_many_documents(tmp_path: Path, again: bool) -> None:
    database = open_for_writing(tmp_path / "x.db")
    first = 0
    for number in range(MANY):
        took = steps(database.conn, report(number), database)
        if number == FEW:
            first = steps(database.conn, report(number), database) if again else took
    last = steps(database.conn, report(MANY - 1 if again else MANY), database)
    assert last < 1.5 * first
