"""What is read from a table that is doubted is doubted too, and verified with a caution."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from extract.checking.reconcile import doubt_tables
from extract.store.database import open_for_writing
from extract.store.sources import StoredSources
from extract.store.write import write_document
from schemas import Document, Evidence, Extraction, Page, SourceTable, Statistic, TableCell

TEXT = "营业收入\t24"


def doubted() -> Extraction:
    evidence = Evidence(page=1, quote="24", char_start=5, char_end=7)
    cell = TableCell(page=1, row=0, column=1, text="24", evidence=evidence)
    table = SourceTable(
        page=1, cells=[cell], evidence=evidence, doubt="序号 3 之后是 5，其间可能有行没有读到"
    )
    document = Document(
        sha256="a", file_name="a.pdf", pages=1, page_list=[Page(page=1, text=TEXT)], tables=[table]
    )
    rows = [
        Statistic(metric="营业收入", text="24", evidence=evidence, table_index=index) for index in (0, None)
    ]
    return Extraction(document, statistics=rows)


def test_rows_of_a_doubted_table_say_so() -> None:
    extraction = doubted()
    doubt_tables(extraction)
    assert [row.doubt for row in extraction.statistics] == [extraction.document.tables[0].doubt, None]


def test_figures_of_a_doubted_table_come_with_a_caution(tmp_path: Path) -> None:
    database = open_for_writing(tmp_path / "x.db")
    with closing(database.conn) as connection:
        write_document(database, doubted(), "/a.pdf")
        [doubt] = StoredSources(connection).doubts(1)
    assert (doubt.page, doubt.start, doubt.end) == (1, 5, 7) and "序号 3" in doubt.reason
