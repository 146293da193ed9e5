"""Full text finds every substring, whatever it cuts across."""

from __future__ import annotations

import random
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.store.fulltext import phrase, spaced
from extract.store.search import matching_organizations, matching_pages


@pytest.mark.parametrize(
    ("table", "column", "index"),
    [
        ("pages", "text", "pages_fts"),
        ("evidence", "quote", "evidence_fts"),
        ("organization_names", "name", "organization_names_fts"),
    ],
)
def test_every_substring_is_found(
    connection: sqlite3.Connection, table: str, column: str, index: str
) -> None:
    rows = connection.execute(f"SELECT id, {column} FROM {table} WHERE length({column}) > 1").fetchall()
    chance = random.Random(7)
    for _ in range(400):
        row, text = chance.choice(rows)
        start = chance.randrange(len(text))
        part = "".join(text[start : start + chance.randint(1, 12)].split())
        if not any(character.isalnum() for character in part):
            continue  # punctuation is not indexed
        query = f"SELECT 1 FROM {index} WHERE {index} MATCH ? AND rowid = ?"
        assert connection.execute(query, (phrase(part), row)).fetchone(), part


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("储能", "新型储能产业", True),
        ("型储", "新型储能产业", True),
        ("储能 产业", "产业里的储能", True),
        ("储能 天气", "产业里的储能", False),
        ("50%", "占比50%以上", True),
        ('"引号"', '他说"引号"', True),
        ("ABC", "ＡＢＣ公司", True),
        ("储 能", "新型储能", True),
        ("12345", "共12,345家", True),
        ("“十四五”", "在'十四五'期间", True),
        ("能储", "新型储能", False),
        ("A OR B", "AB", False),
        ("NEAR(*", "NEAR(*", True),
    ],
)
def test_queries(query: str, text: str, found: bool) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='')")
    connection.execute("INSERT INTO t (rowid, x) VALUES (1, ?)", (spaced(text),))
    rows = connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (phrase(query),)).fetchall()
    connection.close()
    assert bool(rows) is found


@given(st.text(min_size=1, max_size=30))
def test_no_query_is_a_syntax_error(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='')")
    query = phrase(text.replace("\x00", ""))
    if query:
        connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (query,)).fetchall()
    connection.close()


def test_pages_and_organizations_are_found_by_any_part_of_a_name(connection: sqlite3.Connection) -> None:
    assert matching_pages(connection, "屿热管", None, 0, 5)
    found = matching_organizations(connection, "屿热管理", 5)
    assert [row["full_name"] for row in found] == ["江苏澄屿热管理科技股份有限公司"]
