"""Tables open with what matters, say what filters leave out, and give their rows away as they are shown."""

import csv
import io
import json
import re

import openpyxl
import pyarrow.parquet
import pytest
from web_sample import Site

from extract.web import kept, opening, readable
from extract.web.columns import MODELS, VIEWS


def heads(page):
    found = re.findall(r'<th[^>]*scope="col"[^>]*>(.*?)</th>', page, re.S)
    return [re.sub(r"<[^>]+>|&nbsp;|[▲▼]", "", head).strip() for head in found]


@pytest.fixture(scope="module")
def reading(samples_db):
    return Site(samples_db)


def test_rounds_open_with_what_matters_and_who_invested(site):
    page = site.get("/gouji/funding_rounds").text
    assert heads(page)[:8] == ["编号", "日期", "企业", "轮次", "类型", "金额", "投资方与其他各方", "文件"]
    assert "青杉资本" in page and "领投" in page
    assert "金额下限</a>" not in page and "15.84 亿元" in page


def test_columns_are_chosen_and_raw_values_are_shown_on_demand(site):
    page = site.get("/gouji/funding_rounds?_show=firm&_show=amount_high").text
    assert heads(page) == ["企业", "投资方与其他各方", "金额上限"]
    assert ">1584000000.0</td>" in site.get("/gouji/funding_rounds?_show=amount_high&_raw=1").text


@pytest.mark.parametrize("table", sorted({*opening.OPENING, *opening.FACETS}))
def test_what_tables_open_with_exists(reading, table):
    assert table in MODELS or table in VIEWS
    columns = set(reading.get(f"/gouji/{table}.json?_size=1").json()["columns"])
    assert {*opening.OPENING.get(table, ()), *opening.FACETS.get(table, ())} <= columns


@pytest.mark.parametrize("view", VIEWS)
def test_views_open_with_chinese_heads(reading, view):
    answer = reading.get(f"/gouji/{view}")
    assert answer.status_code == 200
    assert not [head for head in heads(answer.text) if head.isascii()]


def test_a_filter_says_how_many_rows_it_leaves_out(site):
    page = site.get("/gouji/statistics?period=2022年").text
    address = re.search(r'另有 <b>(\d+)</b> 行.*?“时期”为空.*?<a href="([^"]+)"', page)
    assert address
    rows = site.get(f"/gouji/statistics.json{address[2].replace('&amp;', '&')}&_size=1").json()
    assert rows["filtered_table_rows_count"] == int(address[1]) > 0


def test_a_filter_says_that_rows_are_left_out_before_they_are_counted(samples_db, monkeypatch):
    """In a large database the count takes longer than the page: then the rows are offered without their number."""
    monkeypatch.setattr(kept, "_PATIENCE", (0.0, 0.0))
    page = Site(samples_db).get("/gouji/statistics?period=2022年").text
    assert re.search(r'“时期”为空的行没有算在内，有多少还没有数完：<a href="\?[^"]*period__isblank=1', page)


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("/", {"charts"}),
        ("/-/ask/policies-by-year", {"chart"}),
        ("/-/chart/statistics?_by=period", {"chart"}),
        ("/gouji/statistics?period=2022年", {"count", "facets", "left-out-1"}),
    ],
)
def test_what_takes_long_is_left_for_later(samples_db, monkeypatch, path, parts):
    """The page's script looks for the parts that have something missing, and finds them when it asks again."""
    monkeypatch.setattr(kept, "_PATIENCE", (0.0, 0.0))
    served = Site(samples_db)
    _, *found = served.get(path).text.split('data-part="')
    assert {part.partition('"')[0] for part in found if "data-later" in part} == parts
    monkeypatch.setattr(kept, "_PATIENCE", (60.0, 60.0))
    page = served.get(path).text
    assert "data-later" not in page and all(f'data-part="{part}"' in page for part in parts)


def test_facets_count_what_they_lead_to(reading):
    for table in ("funding_rounds", "policies", "statistics", "checks"):
        page = reading.get(f"/gouji/{table}").text
        found = re.findall(r'<li><a href="\?([^"]+)" title="[^"]*">[^<]*</a> <span>([\d,]+)</span>', page)
        assert found
        for query, number in found[:12]:
            rows = reading.get(f"/gouji/{table}.json?{query.replace('&amp;', '&')}&_size=1").json()
            assert rows["filtered_table_rows_count"] == int(number.replace(",", "")), query


def test_the_search_box_finds_in_quotes_and_names(site):
    assert site.get("/gouji/statistics.json?_find=475亿元&_shape=array").json()[0]["text"] == "超过475亿元"
    assert [r["firm"] for r in site.get("/gouji/funding_rounds.json?_find=澄工&_shape=array").json()] == [
        "澄工汉禾"
    ]
    assert site.get("/gouji/funding_rounds.json?_find=%25&_shape=array").status_code == 200
    assert site.get("/gouji/funding_rounds.json?_find=无此句&_shape=array").json() == []


@pytest.mark.parametrize(
    ("row", "name", "said"),
    [
        ({"amount_low": 1e8, "amount_high": 1e9, "qualifier": "several", "currency": "CNY"}, "amount_low", "数亿元"),
        ({"amount_low": 1e7, "amount_high": 1e8, "qualifier": "several", "currency": "CNY"}, "amount_low", "数千万元"),
        ({"amount_low": 1e6, "amount_high": 1e7, "qualifier": "several", "currency": "USD"}, "amount_low", "数百万美元"),
        ({"amount_low": None, "amount_high": 1e7, "qualifier": "nearly", "currency": "CNY"}, "amount_low", "近1,000 万元"),
        ({"amount_low": 4.75e10, "amount_high": None, "qualifier": "more_than", "currency": "CNY"}, "amount_low", "超过475 亿元"),
        ({"amount_low": 1e8, "amount_high": 5e8, "qualifier": "range", "currency": "USD"}, "amount_low", "1 亿美元–5 亿美元"),
        ({"amount_low": None, "amount_high": None, "qualifier": "undisclosed"}, "amount_low", "未披露"),
        ({"low": 80, "high": None, "value": 80, "unit": "%", "qualifier": "at_least"}, "value", "80%以上"),
    ],
)  # fmt: skip
def test_an_amount_is_said_once(row, name, said):
    table = "funding_rounds" if name == "amount_low" else "statistics"
    assert readable.readable(table, name, row.get(name), row).text == said


def test_rows_are_taken_away_with_where_they_are_from(site, sample):
    answer = site.get("/-/rows/funding_rounds.csv?date=2022年")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer.content.startswith(b"\xef\xbb\xbf") and len(rows) == 1
    assert rows[0]["企业"] == "澄工汉禾" and rows[0]["文件名"] == "report.pdf"
    assert rows[0]["原文字句"] == "澄工汉禾获15.84亿元融资"
    assert rows[0]["链接"].endswith(f"/-/evidence/{sample.evidence['澄工汉禾获15.84亿元融资']}")
    sheet = openpyxl.load_workbook(io.BytesIO(site.get("/-/rows/funding_rounds.xlsx").content)).active
    assert "企业" in [cell.value for cell in sheet[1]]
    assert json.loads(site.get("/-/rows/statistics.json?_find=475").content)[0]["对象"] == "融资"
    table = pyarrow.parquet.read_table(io.BytesIO(site.get("/-/rows/statistics.parquet").content))
    assert table.num_rows == 9
    assert site.get("/-/rows/statistics.doc").status_code == 404
    assert site.get("/-/rows/sqlite_master.csv").status_code == 404


def test_a_chart_of_filtered_rows_leads_to_them(reading):
    page = reading.get("/-/chart/policies?_by=level").text
    bars = re.findall(r'<a href="([^"]+)"><path aria-label="([^"]+)"', page)
    assert bars
    for address, words in bars:
        path, _, query = address.replace("&amp;", "&").partition("?")
        rows = reading.get(f"{path}.json?{query}&_size=1").json()
        assert f"：{rows['filtered_table_rows_count']:,} 行" in words
    assert reading.get("/-/chart/policies?_by=level&_format=png").content[:4] == b"\x89PNG"
    assert reading.get("/-/chart/policies?_by=sha256").status_code == 404
