"""Every page answers, with what belongs on it; what does not exist is said not to."""

import json
import re

import pytest

from schemas import TABLES

TABLE_NAMES = [model.table_name for model in TABLES]


def test_start_page_shows_what_came_in_and_what_is_wrong(site, sample):
    page = site.get("/").text
    assert "测试白皮书（2022年）" in page and "白皮书与研究报告" in page and "测试研究院" in page
    assert f'/gouji/statistics?document_id={sample.report}"' in page
    assert "1 页未读出" in page
    assert "坏文件.pdf 是空文件" in page
    assert "<b>1</b> 处数字对不上" in page and "/gouji/checks?verdict=inconsistent" in page
    # Three charts at most, and no table that has nothing.
    assert 1 <= page.count("<svg") <= 3
    assert ">统计数据</a> <span>9</span>" in page and ">基金</a> <span>" not in page


def test_start_page_of_an_empty_database_says_how_to_ingest(empty_db):
    from web_sample import Site

    answer = Site(empty_db).get("/")
    assert answer.status_code == 200
    assert "gouji ingest" in answer.text


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_table_and_its_first_row_open(site, table):
    answer = site.get(f"/gouji/{table}")
    assert answer.status_code == 200, answer.text
    row = re.search(rf'href="(/gouji/{table}/\d+)"', answer.text)
    if row:
        # Organizations, documents and policies have pages of their own.
        assert site.get(row[1], follow_redirects=True).status_code == 200


def test_table_heads_are_chinese_and_rows_lead_to_the_page(site, sample):
    page = site.get("/gouji/funding_rounds").text
    assert ">企业</a>" in page and ">轮次</a>" in page
    evidence = sample.evidence["澄工汉禾获15.84亿元融资"]
    assert f'href="/-/page/{sample.report}/1?evidence={evidence}"' in page
    assert 'title="1,584,000,000 元">15.84 亿元' in page
    assert "融资轮次" in page
    assert f'href="/-/table/{sample.table}"' in site.get("/gouji/funding_rounds?_show=table_id").text


def test_row_page_has_the_fields_and_the_page_beside(site, sample):
    page = site.get("/gouji/funding_rounds/1").text
    assert "15.84 亿元" in page and "澄工汉禾" in page
    assert f"/-/page-image/{sample.report}/1.png" in page
    assert 'class="mark chosen' in page
    assert "融资参与方" in page


def test_page_view_shows_quote_rows_and_structure(site, sample):
    evidence = sample.evidence["澄工汉禾获15.84亿元融资"]
    page = site.get(f"/-/page/{sample.report}/1?evidence={evidence}").text
    assert "<blockquote>澄工汉禾获15.84亿元融资</blockquote>" in page
    for title in ("融资事件", "融资参与方", "持股"):
        assert f">{title}</a></h2>" in page
    assert "4,968 万" in page or "49,680,000" in page
    assert "第一章 融资概况" in page
    assert f'data-evidence="{evidence}"' in page
    assert "印刷页码 1" in page
    assert f"/-/page/{sample.report}/2" in page


def test_evidence_that_runs_over_pages_is_marked_on_each(site, sample):
    evidence = sample.evidence["澄工汉禾获15.84亿元融资，\nGOUJI 475其中江苏占三成。"]
    for number in (1, 3):
        page = site.get(f"/-/page/{sample.report}/{number}?evidence={evidence}").text
        assert f'data-evidence="{evidence}"' in page
        assert "此句跨页" in page
    assert re.search(r'始于<a href="[^"]+">第 1 页', page)


def test_scanned_page_says_why_it_has_no_text(site, sample):
    page = site.get(f"/-/page/{sample.report}/2").text
    assert "页面只有图像，没有文字层" in page
    assert f"/-/page-image/{sample.report}/2.png" in page


def test_text_document_shows_its_text_with_the_slice_marked(site, sample):
    evidence = sample.evidence["50万元，说明见<script>alert(1)</script>\"'&"]
    page = site.get(f"/-/page/{sample.text}/1?evidence={evidence}").text
    assert '<mark id="here">50万元，说明见&lt;script&gt;' in page
    assert "<img" not in page


def test_missing_file_is_named_and_the_text_is_shown(site, sample):
    page = site.get(f"/-/page/{sample.lost}/1?evidence={sample.evidence['words of lost.pdf']}")
    assert page.status_code == 200
    assert "lost.pdf 已不在原处；请把文件放回" in page.text
    assert "<mark" in page.text
    image = site.get(f"/-/page-image/{sample.lost}/1.png")
    assert image.status_code == 404 and "lost.pdf" in image.text


def test_replaced_file_is_not_shown_as_the_source(site, sample):
    page = site.get(f"/-/page/{sample.changed}/1").text
    assert "内容已与导入时不同" in page and "<img" not in page


def test_picture_has_a_tag_and_is_not_sent_twice(site, sample):
    first = site.get(f"/-/page-image/{sample.report}/1.png")
    assert first.status_code == 200 and first.headers["content-type"] == "image/png"
    assert first.content.startswith(b"\x89PNG")
    assert "max-age" in first.headers["cache-control"]
    headers = {"If-None-Match": first.headers["etag"]}
    assert site.get(f"/-/page-image/{sample.report}/1.png", headers=headers).status_code == 304
    larger = site.get(f"/-/page-image/{sample.report}/1.png?scale=4")
    assert len(larger.content) > len(first.content) and larger.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize("scale", ["", "nan", "inf", "-1", "99999", "x"])
def test_any_scale_gives_a_picture(site, sample, scale):
    assert site.get(f"/-/page-image/{sample.report}/1.png?scale={scale}").status_code == 200


def test_pictures_may_be_kept_even_with_a_cookie(site, sample):
    answer = site.get(f"/-/page-image/{sample.report}/1.png", headers={"Cookie": "other=1"})
    assert "max-age" in answer.headers["cache-control"]


def test_source_table_is_rebuilt_with_merged_cells(site, sample):
    page = site.get(f"/-/table/{sample.table}").text
    assert re.search(r'<th colspan="2"><a [^>]+>企业融资</a></th>', page)
    assert re.search(r'<td rowspan="2"><a [^>]+>澄工汉禾</a></td>', page)
    assert "表 1 融资一览" in page and "单位：亿元" in page and "资料来源：测试" in page
    assert f"/-/page/{sample.report}/3?evidence={sample.evidence['金额']}" in page
    assert f'href="/gouji/funding_rounds?table_id={sample.table}"' in page


def test_source_table_as_csv_runs_no_formula(site, sample):
    answer = site.get(f"/-/table/{sample.table}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.content.decode("utf-8-sig") == "企业融资,\r\n澄工汉禾,15.84\r\n,'=1+1\r\n"


def test_evidence_has_an_address_of_its_own(site, sample):
    answer = site.get(f"/-/evidence/{sample.evidence['金额']}")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/-/page/{sample.report}/3?evidence={sample.evidence['金额']}"


def test_page_number_box_leads_to_the_page(site, sample):
    assert site.get(f"/-/page/{sample.report}?page=3").headers["location"] == f"/-/page/{sample.report}/3"


@pytest.mark.parametrize(
    "path",
    [
        "/-/page/999/1",
        "/-/page/1/0",
        "/-/page/1/999",
        "/-/page/1/1?evidence=999",
        "/-/page/1/1?evidence=x",
        "/-/page/1/1?evidence=12",  # of another document
        "/-/page/1/99999999999999999999",
        "/-/page/1?page=x",
        "/-/page-image/999/1.png",
        "/-/page-image/1/999.png",
        "/-/page-image/..%2F..%2Fetc/1.png",
        "/-/evidence/999",
        "/-/table/999",
        "/-/table/999.csv",
        "/-/table/x",
        "/-/search?q=x&document=abc",
        "/gouji/nothing",
        "/gouji/statistics/999",
        "/nothing",
        "/-/gouji/../plugin.py",
        "/-/gouji/%2e%2e/plugin.py",
    ],
)
def test_what_does_not_exist_is_not_found(site, path, capfd):
    answer = site.get(path, follow_redirects=True)
    assert answer.status_code == 404, path
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err


def test_errors_are_chinese_and_keep_the_frame(site):
    page = site.get("/-/page/999/1").text
    assert "没有编号为 999 的文件" in page and "勾稽" in page
    wrong = site.get("/gouji?sql=select+a+from+nowhere")
    assert wrong.status_code == 403 and "登录" in wrong.text
    assert json.loads(site.get("/gouji/nothing.json").text)["status"] == 404


@pytest.mark.parametrize("path", ["/gouji.db", "/some~20name.db", "/some%20name.db"])
def test_the_database_cannot_be_downloaded_whole(site, path):
    answer = site.get(path)
    assert answer.status_code in (302, 403, 404)
    assert not answer.content.startswith(b"SQLite")


@pytest.mark.parametrize(
    "path", ["/", "/gouji", "/gouji/statistics", "/gouji/statistics/1", "/-/search?q=融资", "/nothing"]
)
def test_browsers_are_told_to_load_nothing_from_elsewhere(site, path):
    answer = site.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy and "script-src 'self';" in policy and "style-src 'self';" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"https?://(?!localhost/)", answer.text)
    assert not re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", answer.text), "an inline script would be blocked"
    assert not re.findall(r"\son\w+=", answer.text)


def test_facets_and_filters_speak_chinese(site, sample):
    page = site.get("/gouji/statistics?relation=growth").text
    assert "增长率" in page and "测试白皮书（2022年）" in page
    assert ">等于</option>" in page and ">关系</option>" in page
    assert "1 行" in page


def test_columns_without_content_are_left_out_and_can_be_chosen(site):
    page = site.get("/gouji/funding_rounds").text
    assert 'data-column="pre_money"' not in page and 'name="_show" value="pre_money">' in page
    assert 'data-column="pre_money"' in site.get("/gouji/funding_rounds?_show=pre_money").text


def test_sql_is_for_those_who_have_signed_in(site, sample):
    address = "/gouji?sql=select+evidence_id,+amount_low,+currency+from+funding_rounds"
    for path in (address, address.replace("?", ".json?"), "/gouji/statistics?_where=1"):
        assert site.get(path).status_code == 403
    page = site.get(address, cookies=site.staff()).text
    assert f"/-/page/{sample.report}/1?evidence={sample.evidence['澄工汉禾获15.84亿元融资']}" in page
    assert "15.84 亿元" in page


def test_defects_are_reported_within_the_frame(site, sample, monkeypatch, capfd):
    from extract.store import browse

    def broken(*_):
        raise RuntimeError("a defect")

    monkeypatch.setattr(browse, "page", broken)
    answer = site.get(f"/-/page/{sample.report}/1")
    assert answer.status_code == 500
    assert "勾稽" in answer.text


def test_row_page_lists_what_belongs_to_it(site, sample):
    event = site.get("/gouji/funding_rounds/1").text
    deal = sample.evidence["澄工汉禾获15.84亿元融资"]
    assert f'href="/-/page/{sample.report}/1?evidence={deal}">第 1 页</a>' in event
    assert "青杉资本 领投</a>" in event


def test_locked_pdf_shows_its_text_and_says_why(tmp_path):
    pypdf = pytest.importorskip("pypdf")
    from web_sample import PageSpec, Site, tiny_pdf

    from extract.reading.reader import read
    from extract.store.database import open_for_writing
    from extract.store.write import write_document
    from schemas import Extraction

    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(tiny_pdf([PageSpec([(72, 700, 14, "Secret words")])]))
    writer = pypdf.PdfWriter(plain)
    writer.encrypt("key", algorithm="RC4-128")
    writer.write(locked)
    database = open_for_writing(tmp_path / "x.db")
    write_document(database, Extraction(read(locked, password="key", ocr="never")), str(locked))
    database.conn.close()
    page = Site(tmp_path / "x.db").get("/-/page/1/1").text
    assert "文件有打开密码" in page and "Secret words" in page and "<img" not in page
