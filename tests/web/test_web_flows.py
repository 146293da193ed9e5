"""In a browser, as staff would: correct and read again, upload, have a draft checked, ask and follow a bar."""

import re
import shutil
import subprocess
import sys
import urllib.parse

import pytest
from test_web_browser import browser, settle  # noqa: F401
from web_sample import PageSpec, tiny_pdf

from extract.jobs.ingest import ingest
from extract.options import Options
from extract.store import staff
from extract.store.database import open_for_reading
from extract.store.questions import questions
from extract.store.reviews import beside

pytestmark = pytest.mark.browser

PASSWORD = "eine lange Losung"


@pytest.fixture(scope="module")
def db(samples_db, tmp_path_factory):
    path = tmp_path_factory.mktemp("flows") / "gouji.db"
    shutil.copy(samples_db, path)
    staff.add(beside(path), "小王", PASSWORD)
    return path


@pytest.fixture(scope="module")
def address(db):
    start = [sys.executable, "-c", "from extract.cli.main import main; main()", "serve", "--port", "0"]
    with subprocess.Popen([*start, "--db", str(db)], stderr=subprocess.PIPE, text=True) as server:
        try:
            said = server.stderr.readline()
            yield said[said.index("http://") :].split()[0].rstrip("/")
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture
def page(browser, address):  # noqa: F811
    opened = browser.new_page(viewport={"width": 1280, "height": 860})
    opened.set_default_timeout(60_000)
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    opened.close()
    assert not faults


def sign_in(page, address):
    page.goto(address + "/")
    page.click("text=登录")
    page.fill("input[name=name]", "小王")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("text=退出")


def one(db, sql, *values):
    with open_for_reading(db) as connection:
        return connection.execute(sql, values).fetchone()


def test_a_correction_is_still_there_after_reading_again(page, address, db, samples):
    sign_in(page, address)
    row = one(
        db, "SELECT id, firm FROM funding_rounds WHERE round = 'A轮' AND amount_low IS NOT NULL LIMIT 1"
    )
    page.goto(f"{address}/gouji/funding_rounds/{row['id']}")
    page.click("text=校对这一行")
    settle(page)
    field = page.locator("form.change:has(input[name=field][value=amount_low]) input[name=value]")
    field.fill("7.5亿元")
    field.press("Enter")
    page.wait_for_selector("form.judged:has-text('小王')")
    assert page.locator("form.judged").inner_text().startswith("小王")
    ingest(samples, db, options=Options(ocr="never"), workers=1, force=True)
    page.goto(f"{address}/gouji/funding_rounds/{row['id']}")
    assert "7.5 亿元" in page.locator("dl.record").inner_text()
    assert "小王" in page.locator(".notice.judged").first.inner_text()
    page.goto(
        f"{address}/-/organization/"
        + str(one(db, "SELECT organization_id AS n FROM funding_rounds WHERE id = ?", row["id"])["n"])
    )
    assert "7.5 亿元" in page.locator("main").inner_text()


def test_an_uploaded_file_becomes_rows(page, address, db, tmp_path):
    lines = ["2025年，新增蓄冷企业47家，同比增长12.5%。", "全年蓄冷领域融资规模达到88亿元。"]
    pdf = tmp_path / "蓄冷.pdf"
    pdf.write_bytes(tiny_pdf([PageSpec([(60, 760 - 30 * n, 14, line) for n, line in enumerate(lines)])]))
    sign_in(page, address)
    page.click("text=导入")
    page.set_input_files("#files", str(pdf))
    page.wait_for_selector("#uploads tr:has-text('完成'), #uploads tr:has-text('部分读出')", timeout=300_000)
    page.fill("header input[name=q]", "蓄冷领域融资规模")
    page.press("header input[name=q]", "Enter")
    page.click("ol.hits h3 a")
    settle(page)
    assert page.locator(".mark.kind-found").count() == 1
    assert one(db, "SELECT count(*) AS n FROM statistics WHERE text LIKE '%88亿元%'")["n"] == 1
    page.click(".bar-title a")
    assert "统计数据" in page.locator(".thing-side").inner_text()
    page.click("summary:has-text('删除这份文件')")
    page.click("button:has-text('确定删除')")
    page.wait_for_load_state("networkidle")
    assert one(db, "SELECT count(*) AS n FROM documents WHERE file_name = '蓄冷.pdf'")["n"] == 0


def test_a_dropped_draft_comes_back_marked(page, address, tmp_path):
    draft = tmp_path / "稿件.txt"
    draft.write_text("2023年新增储能上市企业9家。2023年新增储能上市企业11家。\n", encoding="utf-8")
    page.goto(address + "/-/verify")
    content = page.evaluate_handle(
        "text => { const t = new DataTransfer(); t.items.add(new File([text], '稿件.txt')); return t; }",
        draft.read_text("utf-8"),
    )
    page.dispatch_event("#draft", "drop", {"dataTransfer": content})
    page.wait_for_url("**/-/draft/*", timeout=300_000)
    assert page.locator("a.f.supported").first.inner_text().startswith("9家")
    assert page.locator("a.f.contradicted").first.inner_text().startswith("11家")


@pytest.mark.parametrize("name", [name for name, q in questions().items() if q.chart and q.counts])
def test_a_bar_leads_to_as_many_rows_as_it_says(page, address, db, name):
    """Of every chart of a ready question the first bar is clicked, and the rows are counted in the database."""
    page.goto(f"{address}/-/ask/{name}")
    settle(page)
    bars = page.locator("figure.chart a[href]")
    if not bars.count():
        pytest.skip("the samples have nothing to draw")
    href = bars.first.get_attribute("href")
    line = page.locator(f"table.answer tr:has(a[href='{href}'])").first
    place = list(questions()[name].columns).index(questions()[name].counts)
    said = int(line.locator("td").nth(place).inner_text().replace(",", ""))
    bars.first.click()
    page.wait_for_load_state("networkidle")
    assert int(re.sub(r"\D", "", page.locator("h1 small").inner_text())) == said
    table = urllib.parse.urlparse(page.url).path.split("/")[-1]
    answer = page.request.get(f"{page.url.replace(table, table + '.json', 1)}&_size=max&_shape=array")
    assert len(answer.json()) == said
