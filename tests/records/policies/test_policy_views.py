"""The views that make targets and support comparable across policies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extract.options import Options
from extract.reading.reader import read
from extract.records.inventory import take_inventory
from extract.records.kind import describe
from extract.records.policies import policy_records
from extract.store.database import open_for_writing
from extract.store.write import write_document
from schemas import Extraction

WORDS = """\
清澜市支持储能产业若干措施
一、发展目标。到2027年，全市储能产业规模达到500亿元。
二、支持技改。按设备投资额的10%给予补助，单个项目最高300万元。
三、支持租房。按租金的50%给予补贴。
四、支持上市。对上市企业给予200万元奖励。对年销售额1亿元以上的企业给予优先支持。
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "notice.txt"
    path.write_text(WORDS, encoding="utf-8")
    document = read(path)
    describe(document, Options(), take_inventory(document))
    extraction = Extraction(document, policies=policy_records(document))
    write_document(open_for_writing(tmp_path / "x.db"), extraction, str(path))
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        yield connection


def test_targets(database: sqlite3.Connection) -> None:
    rows = database.execute("SELECT target, low, unit, due_year, policy, page FROM policy_targets").fetchall()
    assert rows == [("全市储能产业规模达到500亿元", 5e10, "元", 2027, "清澜市支持储能产业若干措施", 1)]


def test_a_ratio_stands_beside_its_cap_and_thresholds_are_no_support(database: sqlite3.Connection) -> None:
    rows = database.execute(
        "SELECT measure_number, instrument, cap, ratio, ratio_of, role FROM policy_support ORDER BY id"
    ).fetchall()
    assert rows == [
        ("二", "subsidy", 3e6, 10.0, "设备投资额", "cap"),
        ("三", "subsidy、rent", None, 50.0, "租金", None),
        ("四", "reward", 2e6, None, None, "support"),
    ]


def test_every_row_leads_back_to_its_words(database: sqlite3.Connection) -> None:
    for view in ("policy_targets", "policy_support"):
        joined = f"SELECT e.quote FROM {view} v LEFT JOIN evidence e ON e.id = v.evidence_id"
        quotes = [quote for (quote,) in database.execute(joined)]
        assert quotes and all(quote and quote in WORDS for quote in quotes)
