"""Every row of every document says where it comes from, and the page says the same there."""

from __future__ import annotations

import json
import re
import sqlite3

KINDS = {
    "sections", "source_tables", "table_cells", "source_figures", "figure_values", "mentions", "funding_rounds",
    "funding_participants", "shareholdings", "listings", "proceeds", "financials", "funds", "statistics",
    "policies", "policy_measures", "measure_amounts", "checks", "check_members",
}  # fmt: skip
SLACK = 1.0
"""Points by which a font's box may stand out of the page."""


def page_texts(library: sqlite3.Connection) -> dict[tuple[int, int], str]:
    return {(r["document_id"], r["page"]): r["text"] for r in library.execute("select * from pages")}


def test_slices_of_the_page_are_the_quotes(library: sqlite3.Connection) -> None:
    texts = page_texts(library)
    wrong, count = [], 0
    for row in library.execute("select * from evidence"):
        count += 1
        if row["parts"]:
            parts = json.loads(row["parts"])
            assert row["char_start"] is None and len(parts) > 1
        else:
            parts = [[row["page"], row["char_start"], row["char_end"]]]
        quote = "".join(texts[row["document_id"], page][start:end] for page, start, end in parts)
        if quote != row["quote"] or not quote or parts[0][0] != row["page"]:
            wrong.append((row["id"], row["page"], row["quote"], quote))
    assert count > 1000
    assert not wrong, wrong[:5]


def test_boxes_lie_within_their_pages(library: sqlite3.Connection) -> None:
    sizes = {
        (r["document_id"], r["page"]): (r["width"], r["height"])
        for r in library.execute("select document_id, page, width, height from pages")
    }
    wrong, count = [], 0
    for row in library.execute("select id, document_id, page, quote, boxes from evidence"):
        for page, x0, top, x1, bottom in json.loads(row["boxes"]):
            count += 1
            width, height = sizes[row["document_id"], page]
            across = -SLACK <= x0 <= x1 <= width + SLACK
            if not (across and -SLACK <= top < bottom <= height + SLACK):
                wrong.append((row["id"], row["quote"], (page, x0, top, x1, bottom), (width, height)))
    assert count > 1000
    assert not wrong, wrong[:5]


def test_rows_of_pages_with_a_place_have_boxes(library: sqlite3.Connection) -> None:
    bare = library.execute(
        "select e.quote from evidence e join pages p on p.document_id = e.document_id and p.page = e.page "
        "where p.width > 0 and json_array_length(e.boxes) = 0"
    ).fetchall()
    assert not bare, [row["quote"] for row in bare[:5]]


def test_every_row_has_evidence_of_its_document(library: sqlite3.Connection) -> None:
    tables = [r["name"] for r in library.execute("select name from sqlite_master where type = 'table'")]
    cited = {
        t
        for t in tables
        if any(c["name"] == "evidence_id" for c in library.execute(f"pragma table_info({t})"))
    }
    assert cited >= KINDS
    for table in sorted(cited):
        own = "and e.document_id = t.document_id" if table != "check_members" else ""
        orphans = library.execute(
            f"select count(*) from {table} t left join evidence e on e.id = t.evidence_id {own} where e.id is null"
        ).fetchone()[0]
        assert orphans == 0, table


def test_cells_say_what_their_table_shows(library: sqlite3.Connection) -> None:
    """A cell lies within its table, no two share a place, and its text is its evidence's."""
    taken: set[tuple[int, int, int]] = set()
    rows = library.execute(
        "select c.*, t.n_rows, t.n_columns, e.quote from table_cells c "
        "join source_tables t on t.id = c.table_id join evidence e on e.id = c.evidence_id"
    ).fetchall()
    for cell in rows:
        # In a text file the pieces of a broken cell are printed lines apart; the cell is the word they make.
        assert cell["text"] in (cell["quote"], re.sub(r"\s*\n\s*", "", cell["quote"]))
        assert cell["row"] + cell["row_span"] <= cell["n_rows"], tuple(cell)
        assert cell["column"] + cell["column_span"] <= cell["n_columns"], tuple(cell)
        for row in range(cell["row"], cell["row"] + cell["row_span"]):
            for column in range(cell["column"], cell["column"] + cell["column_span"]):
                assert (cell["table_id"], row, column) not in taken, tuple(cell)
                taken.add((cell["table_id"], row, column))
    assert len(rows) > 500


def test_every_page_has_a_status(library: sqlite3.Connection) -> None:
    for document in library.execute("select id, file_name, pages from documents"):
        pages = library.execute(
            "select page, status, source, text || coalesce(header, '') || coalesce(footer, '') as text from pages where document_id = ? order by page",
            (document["id"],),
        ).fetchall()
        assert [p["page"] for p in pages] == list(range(1, document["pages"] + 1)), document["file_name"]
        assert {p["status"] for p in pages} <= {"ok", "scanned", "garbled", "failed"}
        assert all(p["text"].strip() for p in pages if p["source"] != "none"), document["file_name"]


def test_text_has_no_radicals_and_no_control_characters(library: sqlite3.Connection) -> None:
    for (document, page), text in page_texts(library).items():
        odd = {c for c in text if "\u2e80" <= c <= "\u2fdf" or (c < " " and c not in "\n\t")}
        assert not odd, (document, page, odd)
