"""Pages of things: what the documents say of an organization, an indicator, a document, a policy."""

import re
from html import unescape

import pytest

from extract.store.database import open_for_reading
from extract.store.rows import every
from extract.web.indicator import _alike
from extract.web.occurrences import cut, sentence
from extract.web.things import outline


@pytest.fixture(scope="module")
def samples_site(samples_db):
    from web_sample import Site

    return Site(samples_db)


@pytest.fixture(scope="module")
def rows(samples_db):
    with open_for_reading(samples_db) as connection:
        yield lambda sql, *values: every(connection, sql, *values)


def words_of(answer):
    assert answer.status_code == 200, answer.text[-400:]
    text = re.sub(r"<(script|style|svg).*?</\1>", " ", answer.text, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_an_organization_shows_its_names_events_holders_and_sentences(samples_site, rows):
    firm = rows(
        "SELECT organization_id AS id, count(*) FROM shareholdings GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
    )[0]["id"]
    page = words_of(samples_site.get(f"/-/organization/{firm}"))
    for name in rows("SELECT DISTINCT name FROM organization_names WHERE organization_id = ?", firm):
        assert name["name"] in page
    for row in rows("SELECT * FROM funding_rounds WHERE organization_id = ? AND same_as IS NULL", firm):
        assert (row["date"] or "") in page
    for row in rows("SELECT holder FROM shareholdings WHERE organization_id = ? AND same_as IS NULL", firm):
        assert row["holder"] in page
    total = rows("SELECT count(*) AS n FROM mentions WHERE organization_id = ?", firm)[0]["n"]
    assert f"全部 {total:,} 处" in page


def test_an_investor_shows_the_events_it_took_part_in(samples_site, rows):
    for row in rows(
        "SELECT p.organization_id AS id, r.firm FROM funding_participants p JOIN funding_rounds r ON r.id = p.round_id"
        " WHERE p.organization_id IS NOT NULL AND r.organization_id IS NOT p.organization_id AND r.same_as IS NULL LIMIT 5"
    ):
        assert row["firm"] in words_of(samples_site.get(f"/-/organization/{row['id']}"))


def test_a_document_shows_contents_rows_checks_and_the_file(samples_site, rows):
    for document in rows("SELECT * FROM documents"):
        answer = samples_site.get(f"/-/document/{document['id']}")
        page = words_of(answer)
        for section in rows("SELECT title FROM sections WHERE document_id = ?", document["id"]):
            assert " ".join((section["title"] or "").split()) in page
        count = rows("SELECT count(*) AS n FROM statistics WHERE document_id = ?", document["id"])[0]["n"]
        assert not count or f"统计数据 {count:,}" in page
        assert (
            len(re.findall(rf'href="/-/page/{document["id"]}/\d+" title="第 ', answer.text))
            == document["pages"]
        )
        pdf = samples_site.get(f"/-/file/{document['id']}")
        assert pdf.status_code == 200 and pdf.content.startswith(b"%PDF-")
        assert pdf.headers["content-type"] == "application/pdf"


def test_a_notice_leads_to_what_it_issues(samples_site, rows):
    notice, issued = rows("SELECT * FROM policies WHERE is_document ORDER BY id")
    page = samples_site.get(f"/-/policy/{notice['id']}").text
    assert "没有读出举措" in page and f'<a href="/-/policy/{issued["id"]}">《{issued["title"]}》</a>' in page


def test_a_policy_shows_its_measures_as_a_tree_with_amounts(samples_site, rows):
    for policy in rows("SELECT * FROM policies WHERE id IN (SELECT policy_id FROM policy_measures)"):
        answer = samples_site.get(f"/-/policy/{policy['id']}")
        page = words_of(answer)
        measures = rows(
            "SELECT id, number FROM policy_measures WHERE policy_id = ? ORDER BY id", policy["id"]
        )
        assert re.findall(r'id="m(\d+)"', answer.text) == [str(row["id"]) for row in measures]
        for amount in rows(
            "SELECT a.* FROM measure_amounts a JOIN policy_measures m ON m.id = a.measure_id WHERE m.policy_id = ?",
            policy["id"],
        ):
            assert amount["condition"] is None or " ".join(amount["condition"].split()) in page


def test_an_indicator_stands_in_every_document_that_prints_it(samples_site, rows):
    subject, metric = rows(
        "SELECT subject, metric FROM statistics WHERE subject != '' AND metric != '' AND value IS NOT NULL"
        " GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 1"
    )[0].values()
    answer = samples_site.get("/-/indicator", params={"subject": subject, "metric": metric})
    page = words_of(answer)
    for row in rows("SELECT * FROM statistics WHERE subject = ? AND metric = ?", subject, metric):
        assert f"/-/page/{row['document_id']}/{row['page']}?evidence={row['evidence_id']}" in unescape(
            answer.text
        )
        assert " ".join((row["text"] or "").split()) in page
    assert samples_site.get("/-/indicator?subject=没有这个").status_code == 404


def test_a_firm_s_indicator_is_drawn_as_a_line(samples_site, rows):
    found = rows(
        "SELECT organization_id AS firm, indicator FROM financials WHERE value IS NOT NULL AND organization_id IS NOT NULL"
        " GROUP BY 1, 2 HAVING count(DISTINCT period) > 1 LIMIT 1"
    )
    if not found:
        pytest.skip("the samples print no indicator twice")
    answer = samples_site.get(
        "/-/indicator", params={"organization": found[0]["firm"], "indicator": found[0]["indicator"]}
    )
    assert answer.status_code == 200 and 'class="mark-line' in answer.text


def test_cells_and_search_lead_to_the_things(samples_site, rows):
    row = rows("SELECT * FROM funding_rounds WHERE organization_id IS NOT NULL LIMIT 1")[0]
    assert (
        f'href="/-/organization/{row["organization_id"]}"' in samples_site.get("/gouji/funding_rounds").text
    )
    assert "/-/indicator?subject=" in samples_site.get("/gouji/statistics").text
    policy = rows("SELECT * FROM policies WHERE title != '' AND is_document LIMIT 1")[0]
    assert f'href="/-/policy/{policy["id"]}"' in samples_site.get("/gouji/policies").text
    found = samples_site.get("/-/search", params={"q": policy["title"]}).text
    assert f'href="/-/policy/{policy["id"]}"' in found
    for table, name in (("organizations", "organization"), ("documents", "document"), ("policies", "policy")):
        answer = samples_site.get(f"/gouji/{table}/1")
        assert answer.status_code == 302 and answer.headers["location"] == f"/-/{name}/1"


@pytest.mark.parametrize(
    "path",
    ["/-/organization/{}", "/-/document/{}", "/-/policy/{}", "/-/file/{}", "/-/indicator?organization={}"],
)
def test_what_is_not_there_is_said(samples_site, path):
    for number in ("0", "99999999"):
        answer = samples_site.get(path.format(number))
        assert answer.status_code == 404 and "没有" in answer.text


def test_the_file_of_a_document_that_has_changed_is_not_given_out(site, sample):
    assert site.get(f"/-/file/{sample.report}").status_code == 200
    for number in (sample.changed, sample.lost, sample.text):
        assert site.get(f"/-/file/{number}").status_code == 404


def test_outline_puts_headings_above_measures():
    measures = [
        {"id": 1, "number": "第一章/第一条", "title": None},
        {"id": 2, "number": "第二章/第二条", "title": "奖励"},
        {"id": 3, "number": "第二章/第二条/（一）", "title": None},
        {"id": 4, "number": None, "title": "其他"},
        {"id": 5, "number": "第二章/第二条/（二）/1", "title": None},
    ]
    found = [
        (node.depth, node.number, node.title, node.measure and node.measure["id"])
        for node in outline(measures, {"第一章": "总则"})
    ]
    assert found == [
        (0, "第一章", "总则", None),
        (1, "第一条", "", 1),
        (0, "第二章", "", None),
        (1, "第二条", "奖励", 2),
        (2, "（一）", "", 3),
        (2, "", "其他", 4),
        (2, "（二）", "", None),
        (3, "1", "", 5),
    ]  # fmt: skip


def test_the_sentence_around_a_name():
    text = "前一句。青杉资本领投了\n澄工汉禾；后一句。"
    start, end = sentence(text, 4, 8)
    assert text[start:end] == "青杉资本领投了\n澄工汉禾；"
    assert cut(text, [(4, 8)], start, end) == "…<mark>青杉资本</mark>领投了 澄工汉禾；…"


@pytest.mark.parametrize(
    ("unit", "factor", "common"),
    [("兆瓦", 1000, "千瓦"), ("亩", 666.6667, "平方米"), ("家", 1, "家"), (None, 1, None)],
)
def test_units_are_turned_alike(unit, factor, common):
    assert _alike(unit) == (factor, common)


def test_every_piece_of_evidence_of_a_row_is_shown_with_what_it_bears_out(tmp_path):
    """A row merged from two places: both are listed and marked, each with its fields."""
    from web_sample import Site, text_document

    from extract.store.database import open_for_writing
    from extract.store.write import write_document
    from schemas import FundingRound
    from schemas.evidence import Support

    extraction = text_document("两处.txt", "澄工汉禾完成B轮融资。\n澄工汉禾本轮融资3亿元。")
    document = extraction.document
    text = document.page_list[0].text
    first, second = (
        document.cite([(1, 0, text.index("\n"))]),
        document.cite([(1, text.index("\n") + 1, len(text))]),
    )
    row = FundingRound(
        firm="澄工汉禾", round="B轮", amount_low=3e8, amount_high=3e8, currency="CNY", evidence=first
    )
    row.support = [Support(first, ("firm", "round")), Support(second, ("amount_low", "amount_high"))]
    extraction.funding_rounds.append(row)
    database = open_for_writing(tmp_path / "x.db")
    write_document(database, extraction, "两处.txt")
    database.conn.close()
    site = Site(tmp_path / "x.db")
    page = words_of(site.get("/gouji/funding_rounds/1"))
    assert "出处 2" in page
    assert "企业、轮次 澄工汉禾完成B轮融资。" in page and "金额 澄工汉禾本轮融资3亿元。" in page
    # Either piece leads to the row, and shows the other.
    for number in (1, 2):
        beside = words_of(site.get(f"/-/page/1/1?evidence={number}"))
        assert "融资事件" in beside and "企业、轮次" in beside and "金额 澄工汉禾本轮融资3亿元。" in beside


def test_old_addresses_lead_to_the_new_row_or_say_what_became_of_it(tmp_path):
    from web_sample import Site, text_document

    from extract.store.database import open_for_writing
    from extract.store.remove import remove
    from extract.store.write import write_document
    from schemas import Statistic

    def store(*words):
        made = text_document("甲.txt", "新增上市企业53家。融资475亿元。")
        text = made.document.page_list[0].text
        for word in words:
            start = text.index(word)
            made.statistics.append(
                Statistic(text=word, evidence=made.document.cite([(1, start, start + len(word))]))
            )
        database = open_for_writing(tmp_path / "x.db")
        write_document(database, made, "甲.txt")
        database.conn.close()

    store("53家", "475亿元")
    store("企业53家")
    site = Site(tmp_path / "x.db")
    for old, new in (("/gouji/statistics/1", "/gouji/statistics/3"), ("/-/evidence/1", "/-/evidence/3")):
        answer = site.get(old)
        assert (answer.status_code, answer.headers["location"]) == (302, new)
    assert "<blockquote>企业53家</blockquote>" in site.get("/-/page/1/1?evidence=1").text
    assert site.get("/-/page/1/1?evidence=2").status_code == 200
    gone = site.get("/gouji/statistics/2")
    assert gone.status_code == 404 and "第 1 页这一处不再读出这一行：“475亿元”" in gone.text
    assert site.get("/-/evidence/2").headers["location"] == "/-/page/1/1"
    remove(tmp_path / "x.db", ["甲.txt"])
    for address in ("/gouji/statistics/1", "/-/document/1", "/-/page/1/1", "/-/evidence/3"):
        answer = site.get(address, follow_redirects=True)
        assert answer.status_code == 404 and "已于" in answer.text and "删除" in answer.text, address


def test_a_word_that_means_another_firm_in_each_document_is_no_indicator_across_them(tmp_path):
    from web_sample import Site, text_document

    from extract.store.database import open_for_writing
    from extract.store.write import write_document
    from schemas import Statistic

    database = open_for_writing(tmp_path / "x.db")
    for name, words in (
        ("甲.txt", "公司营业收入3亿元。"),
        ("乙.txt", "公司营业收入5亿元。行业营业收入9亿元。"),
    ):
        made = text_document(name, words)
        evidence = made.document.cite([(1, 0, len(words))])
        subjects = ["公司", "行业"] if "行业" in words else ["公司"]
        for subject in subjects:
            row = Statistic(subject=subject, metric="营业收入", text=words[:10], value=1, evidence=evidence)
            made.statistics.append(row)
        write_document(database, made, name)
    database.conn.close()
    site = Site(tmp_path / "x.db")
    page = words_of(site.get("/-/indicator?subject=公司&metric=营业收入&document=2"))
    assert "“公司”在各份文件里所指不同" in page and "1 个数，1 份文件" in page
    assert "公司营业收入5亿元" in page and "公司营业收入3亿元" not in page
    assert "所指不同" not in words_of(site.get("/-/indicator?subject=行业&metric=营业收入"))
