"""Search finds every piece of text, and only where it stands."""

import pytest

from extract.web import occurrences
from extract.web.search import escape_fts


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("融资规模", True),
        ("资规", True),
        ("模", True),
        ("融", True),
        ("475亿", True),
        ("４７５亿", True),
        ("gouji 475", True),
        ("逐字可得", True),  # across the end of a line
        ("融资 江苏", False),  # on different pages
        ("融资规模 同比", True),
        ("12.5", True),
        ("1.25", False),
        ("没有的字", False),
        ("。", False),
        ("\"'", False),
        ("融资 。", True),
        ("a AND b OR (", False),
        ("*", False),
    ],
)
def test_search_page(site, query, found):
    answer = site.get("/-/search", params={"q": query})
    assert answer.status_code == 200
    assert ('class="hits"' in answer.text) == found


def test_snippet_marks_the_words_and_leads_to_them(site, sample):
    page = site.get("/-/search?q=融资规模").text
    assert "<mark>融资规模</mark>超过475亿元" in page
    assert f"/-/page/{sample.report}/1?q=%E8%9E%8D%E8%B5%84%E8%A7%84%E6%A8%A1" in page
    view = site.get(f"/-/page/{sample.report}/1?q=融资规模").text
    assert "kind-found" in view and "本页 1 处" in view


def test_search_names_organizations(site):
    assert ">澄工汉禾 <small>企业" in site.get("/-/search?q=工汉").text


def test_search_within_a_document(site, sample):
    assert "没有一页含有" in site.get(f"/-/search?q=融资规模&document={sample.text}").text


@pytest.mark.parametrize(
    ("table", "query", "count"),
    [
        ("pages", "融", 1),
        ("pages", "规模超", 1),
        ("pages", "检索须逐字", 1),
        ("pages", "不存在", 0),
        ("pages", '"', 0),
        ("pages", "NEAR(", 0),
        ("evidence", "比增长", 1),
        ("evidence", "<script>", 1),
        ("organization_names", "杉", 1),
    ],
)
def test_search_box_of_a_table_finds_every_substring(site, table, query, count):
    answer = site.get(f"/gouji/{table}.json", params={"_search": query, "_shape": "array"})
    assert answer.status_code == 200, answer.text
    assert len(answer.json()) == count


@pytest.mark.parametrize(
    ("query", "expression"),
    [("融资", '("融 资" OR "融 資")'), ("市", '"市"'), ("。", '""'), ("", '""'), (None, '""')],
)
def test_escape_fts(query, expression):
    assert escape_fts(query) == expression


def test_occurrences_are_slices_of_the_original():
    text = "约４７５\n亿元；475亿元，ＡＩ与ai"
    found = occurrences.find(text, occurrences.terms("475亿元"))
    assert [text[a:b] for a, b in found] == ["４７５\n亿元", "475亿元"]
    assert [text[a:b] for a, b in occurrences.find(text, occurrences.terms("AI"))] == ["ＡＩ", "ai"]
    assert occurrences.find(text, occurrences.terms("475 缺")) == []


def test_marked_text_is_the_text():
    assert occurrences.marked("a<b>c", [(1, 4)]) == "a<mark>&lt;b&gt;</mark>c"
    assert occurrences.marked("abcdef", [(1, 3), (2, 4)]) == "a<mark>bc</mark><mark>d</mark>ef"


def test_pages_of_results_go_on(tmp_path):
    from web_sample import Site, text_document

    from extract.store.database import open_for_writing
    from extract.store.write import write_document

    path = tmp_path / "many.db"
    database = open_for_writing(path)
    for number in range(45):
        write_document(
            database, text_document(f"{number}.txt", f"第{number}份：融资1.5亿"), f"/x/{number}.txt"
        )
    for number in range(70):
        write_document(database, text_document(f"x{number}.txt", f"{number} 版本 1-5"), f"/x/x{number}.txt")
    write_document(database, text_document("last.txt", "版本 1.5"), "/x/last.txt")
    database.conn.close()
    site = Site(path)
    address, seen = "/-/search?q=融资1.5亿", 0
    while address:
        page = site.get(address).text
        seen += page.count("<h3><a ")
        address = page.partition('class="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert seen == 45
    # What the index takes for the same is passed over until the true ones are reached.
    assert site.get("/-/search?q=版本 1.5").text.count("<h3><a ") == 1


@pytest.mark.parametrize("written", ["“12.5%”", "12.5%", "「12.5%」", '"12.5%"'])
def test_signs_are_counted_and_quotation_marks_mean_nothing(site, written):
    from urllib.parse import quote

    page = site.get(f"/-/search?q={quote(written)}").text
    assert "共 1 页" in page and "<mark>12.5%</mark>" in page


@pytest.mark.parametrize("query", ["融资规模", "融資規模", "融資规模"])
def test_traditional_and_simplified_find_each_other(site, query):
    page = site.get("/-/search", params={"q": query}).text
    assert "<mark>融资规模</mark>" in page


def test_simplified_finds_traditional(tmp_path):
    from web_sample import Site, text_document

    from extract.store.database import open_for_writing
    from extract.store.write import write_document

    database = open_for_writing(tmp_path / "x.db")
    write_document(database, text_document("甲.txt", "儲能產業發展報告"), "甲.txt")
    database.conn.close()
    assert "<mark>產業發展</mark>" in Site(tmp_path / "x.db").get("/-/search?q=产业发展").text
