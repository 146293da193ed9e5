"""A row that a new reading no longer has says what became of it; its id is never given to another."""

import copy

import pytest

from extract.store import former
from extract.store.database import open_for_reading, open_for_writing
from extract.store.remove import remove
from extract.store.rows import one
from extract.store.write import write_document
from schemas import Document, Extraction, Organization, OrganizationName, Page, Statistic

TEXT = "全年融资475亿元，同比增长12.5%。\n新增上市企业53家。"


def extraction(*rows, name="甲公司"):
    document = Document(sha256="a" * 64, file_name="甲.txt", pages=1, page_list=[Page(page=1, text=TEXT)])
    statistics = []
    for words, metric in rows:
        start = TEXT.index(words)
        statistics.append(
            Statistic(metric=metric, text=words, evidence=document.cite([(1, start, start + len(words))]))
        )
    firm = Organization(name=name, names=[OrganizationName(name=name, key=name)])
    return Extraction(document, statistics=statistics, organizations=[firm])


@pytest.fixture
def db(tmp_path):
    return tmp_path / "x.db"


def store(db, made):
    database = open_for_writing(db)
    write_document(database, copy.deepcopy(made), "甲.txt")
    database.conn.close()


def fate(db, table, row_id):
    with open_for_reading(db) as connection:
        return former.fate(connection, table, row_id)


def id_of(db, table, where):
    with open_for_reading(db) as connection:
        return one(connection, f"SELECT id FROM {table} WHERE {where}")["id"]


def test_a_row_read_otherwise_leads_to_the_one_in_its_place(db):
    store(db, extraction(("475亿元", "规模"), ("53家", "数量")))
    old, same = id_of(db, "statistics", "text = '475亿元'"), id_of(db, "statistics", "text = '53家'")
    store(db, extraction(("融资475亿元", "融资规模"), ("53家", "数量")))
    new = id_of(db, "statistics", "text = '融资475亿元'")
    assert new != old and fate(db, "statistics", old).became == new
    assert id_of(db, "statistics", "text = '53家'") == same and fate(db, "statistics", same) is None
    store(db, extraction(("全年融资475亿元", "全年融资规模")))
    newest = id_of(db, "statistics", "1")
    assert fate(db, "statistics", old).became == newest, "over two readings"
    gone = fate(db, "statistics", same)
    assert (gone.became, gone.page, gone.quote, gone.file_name) == (None, 1, "53家", "甲.txt")
    assert gone.document_id is not None


def test_a_row_that_returns_is_there_again(db):
    made = extraction(("53家", "数量"))
    store(db, made)
    old = id_of(db, "statistics", "1")
    store(db, extraction())
    assert fate(db, "statistics", old).became is None
    store(db, made)
    assert id_of(db, "statistics", "1") > old, "an id once given is not given again"


def test_of_a_removed_document_everything_says_so(db):
    store(db, extraction(("53家", "数量")))
    old, firm = id_of(db, "statistics", "1"), id_of(db, "organizations", "1")
    remove(db, ["甲.txt"])
    for table, row_id in (("statistics", old), ("documents", 1), ("organizations", firm), ("evidence", 1)):
        found = fate(db, table, row_id)
        assert (found.file_name, found.became, found.document_id) == ("甲.txt", None, None), table
    store(db, extraction(("53家", "数量"), name="乙公司"))
    assert id_of(db, "statistics", "1") > old and id_of(db, "documents", "1") == 2
    assert id_of(db, "organizations", "1") > firm


def test_what_never_was_has_no_fate(db):
    store(db, extraction())
    assert fate(db, "statistics", 77) is None
