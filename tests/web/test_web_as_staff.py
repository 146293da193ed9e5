"""In a browser, the questions that staff ask first: each is answered as the database, asked in SQL, answers it."""

import re
import shutil
import sqlite3
import subprocess
import sys
import threading

import httpx
import openpyxl
import psutil
import pytest
from test_web_browser import browser, settle  # noqa: F401
from test_web_flows import PASSWORD, page, sign_in  # noqa: F401

from extract.store import staff
from extract.store.reviews import beside
from extract.web.values import quantity

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def db(samples_db, tmp_path_factory):
    path = tmp_path_factory.mktemp("staff") / "gouji.db"
    shutil.copy(samples_db, path)
    with sqlite3.connect(path) as connection:
        amount = "SELECT min(id) FROM funding_rounds WHERE amount_low >= 1e8 AND date >= '2023' AND same_as IS NULL"
        connection.execute(f"UPDATE funding_rounds SET date = NULL WHERE id = ({amount})")
    staff.add(beside(path), "小王", PASSWORD)
    return path


@pytest.fixture(scope="module")
def server(db):
    start = [sys.executable, "-c", "from extract.cli.main import main; main()", "serve", "--port", "0"]
    with subprocess.Popen([*start, "--db", str(db)], stderr=subprocess.PIPE, text=True) as running:
        try:
            said = running.stderr.readline()
            yield said[said.index("http://") :].split()[0].rstrip("/"), psutil.Process(running.pid)
        finally:
            running.terminate()
            running.wait(timeout=20)


@pytest.fixture(scope="module")
def address(server):
    return server[0]


@pytest.fixture
def sql(db):
    connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    yield lambda query, *values: connection.execute(query, values).fetchall()
    connection.close()


def said(page, selector="h1 small"):  # noqa: F811
    return int(re.sub(r"\D", "", page.locator(selector).first.inner_text()))


def condition(page, column, operator, value):  # noqa: F811
    page.select_option("select[name=_filter_column]", column)
    page.select_option("select[name=_filter_op]", operator)
    page.fill("input[name=_filter_value]", value)
    page.click("input[value=筛选]")
    settle(page)


@pytest.mark.parametrize("amount", ["1亿", "1亿元", "10000万元", "100000000"])
def test_rounds_over_a_sum_in_a_year(page, address, sql, amount):  # noqa: F811
    page.goto(address + "/")
    page.click("header >> text=融资事件")
    condition(page, "amount_low", "gte", amount)
    condition(page, "date", "exact", "2023年")
    wanted = "FROM funding_rounds WHERE same_as IS NULL AND amount_low >= 1e8"
    [(number,)] = sql(f"SELECT count(*) {wanted} AND date LIKE '2023%'")
    assert said(page) == page.locator("table.grid tbody tr").count() == number > 1
    [(undated,)] = sql(f"SELECT count(*) {wanted} AND date IS NULL")
    left = page.locator(".left-out:has-text('“日期”为空')")
    assert said(page, ".left-out:has-text('“日期”为空') b") == undated > 0
    left.locator("a").click()
    settle(page)
    assert said(page) == undated


def test_the_marked_page_says_what_the_row_says(page, address, sql):  # noqa: F811
    rows = sql(
        "SELECT r.id, replace(r.amount_text, char(9), '') FROM funding_rounds r JOIN documents d ON d.id = r.document_id"
        " WHERE r.round IN ('A轮', 'B轮', 'C轮') AND r.amount_low IS NOT NULL AND d.file_name LIKE '%.pdf' LIMIT 3"
    )
    assert rows
    for row_id, amount in rows:
        page.goto(f"{address}/gouji/funding_rounds/{row_id}")
        page.click("text=打开原文")
        settle(page)
        marked = page.evaluate(
            """() => {
              const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
              const marks = [...document.querySelectorAll(".mark.chosen, .mark.also")].map((m) => m.getBoundingClientRect());
              return [...document.querySelectorAll(".words text")]
                .filter((t) => marks.some((m) => over(m, t.getBoundingClientRect()))).map((t) => t.textContent).join("");
            }"""
        )
        assert amount in re.sub(r"\s", "", marked)


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("哪些投资方参与最多", "SELECT investor, count(*) FROM investments GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1"),
        ("哪些轮次的融资最多", "SELECT round, count(*) FROM funding_events WHERE kind = 'round' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1"),
        ("每年出台多少政策", "SELECT substr(issued_on, 1, 4), count(*) FROM policies GROUP BY 1, level ORDER BY 1 DESC, 2 DESC LIMIT 1"),
    ],
)  # fmt: skip
def test_questions_are_asked_and_answered_in_words(page, address, sql, title, query):  # noqa: F811
    page.goto(address + "/")
    page.click("header >> text=常问")
    page.click(f"main >> text={title}")
    settle(page)
    cells = page.locator("table.answer tbody tr").first.locator("td").all_inner_texts()
    [(name, number)] = sql(query)
    assert cells[0] == name and str(number) in cells
    text = page.locator("main").inner_text()
    assert not re.search(r"[a-z]+_[a-z]+|\d{9,}", text), "names and numbers as they are stored"


def test_the_caps_of_support_by_region(page, address, sql):  # noqa: F811
    page.goto(address + "/-/ask/support-by-region")
    settle(page)
    [(number, capped, largest)] = sql(
        "SELECT count(*), count(cap), max(cap) FROM policy_support WHERE region != '' GROUP BY region ORDER BY 1 DESC LIMIT 1"
    )
    cells = page.locator("table.answer tbody tr").first.locator("td").all_inner_texts()
    assert cells[1:3] == [str(number), str(capped)]
    assert cells[4] == quantity(largest, "元").text


def test_one_statistic_over_time(page, address, sql):  # noqa: F811
    [(subject, metric, number)] = sql(
        "SELECT subject, metric, count(*) FROM statistics WHERE subject != '' AND metric != '' AND length(period) = 4"
        " GROUP BY 1, 2 HAVING count(DISTINCT period) > 1 ORDER BY 3 DESC LIMIT 1"
    )
    page.goto(address + "/")
    page.fill("#begin-search", subject)
    page.press("#begin-search", "Enter")
    page.locator(f"a[href*='/-/indicator']:has-text('{metric}')").first.click()
    settle(page)
    assert subject in page.locator("h1").inner_text()
    [(whole,)] = sql("SELECT count(*) FROM statistics WHERE subject = ? AND metric = ?", subject, metric)
    assert page.locator("main table tbody tr").count() == whole >= number


def test_what_is_on_the_screen_is_taken_away_as_a_sheet_and_drawn(page, address, sql, tmp_path):  # noqa: F811
    page.goto(f"{address}/gouji/statistics?period=2023年")
    settle(page)
    [(number,)] = sql("SELECT count(*) FROM statistics WHERE period >= '2023' AND period < '2024'")
    assert said(page) == number > 1
    with page.expect_download() as download:
        page.click(".export-links >> text=Excel")
    download.value.save_as(tmp_path / "rows.xlsx")
    rows = [*openpyxl.load_workbook(tmp_path / "rows.xlsx").active.iter_rows(values_only=True)]
    assert len(rows) == number + 1 and {"主体", "对象"} & set(rows[0]) and "原文字句" in rows[0]
    page.click("text=画图")
    settle(page)
    bars = page.locator("main tbody tr").all_inner_texts()
    assert bars and page.locator("figure.chart a[href]").count() >= len(bars)


@pytest.mark.parametrize("written", ["12.5%", "“12.5%”", "“储能”", "储能"])
def test_search_counts_the_pages_that_have_it(page, address, sql, written):  # noqa: F811
    page.goto(address + "/")
    page.fill("#begin-search", written)
    page.press("#begin-search", "Enter")
    page.wait_for_load_state("networkidle")
    [(number,)] = sql(
        "SELECT count(*) FROM pages WHERE instr(replace(replace(text, char(10), ''), ' ', ''), ?)",
        written.strip("“”"),
    )
    assert re.search(rf"(?<!\d){number} 页", page.locator("main").inner_text())


def test_the_checks_that_fail_stand_on_the_start_page(page, address, sql):  # noqa: F811
    page.goto(address + "/")
    [(number,)] = sql("SELECT count(*) FROM checks WHERE verdict = 'inconsistent'")
    assert said(page, ".alarm h2 b") == number > 0
    page.click(".alarm h2 a")
    settle(page)
    assert said(page) == number
    assert page.locator("td.col-verdict").all_inner_texts() == ["不符"] * number


def test_a_hostile_query_takes_neither_memory_nor_anybodys_time(page, server):  # noqa: F811
    address, process = server
    sign_in(page, address)
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    with httpx.Client(base_url=address, cookies=cookies, timeout=120) as client:
        before = process.memory_info().rss
        answer = client.get("/gouji", params={"sql": "select randomblob(300000000)"})
        assert answer.status_code == 400 and "查询不成立" in answer.text
        assert process.memory_info().rss - before < 200_000_000
        endless = "with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c"
        answered = threading.Event()
        ended = []

        def ask_again_and_again() -> None:
            while not ended or not answered.is_set():
                ended.append(client.get("/gouji", params={"sql": endless}))

        busy = threading.Thread(target=ask_again_and_again)
        busy.start()
        pages = [httpx.get(f"{address}/", timeout=120).status_code for _ in range(3)]
        answered.set()
        busy.join()
    assert pages == [200] * 3
    assert all(answer.status_code == 400 and "用时过长" in answer.text for answer in ended)
