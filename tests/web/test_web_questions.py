"""Every ready question counts what its rows are, and its chart shows what its table says."""

import asyncio
import csv
import io
import json
import multiprocessing
import re
from html import unescape

import openpyxl
import pytest
from web_sample import Site

from extract.store.questions import questions
from extract.web.charts import Bar, Drawing, picture


@pytest.fixture(scope="module")
def read(samples_db):
    return Site(samples_db)


def lines(page):
    """The rows of the answer: texts of the cells, and the address of the rows behind."""
    body = page.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in page else ""
    found = []
    for line in re.findall(r"<tr>(.*?)</tr>", body, re.S):
        texts = [unescape(text) for text in re.findall(r"<td[^>]*data-label[^>]*>(.*?)</td>", line, re.S)]
        address = re.search(r'<td class="to"><a href="([^"]+)"', line)
        found.append((texts, unescape(address[1]) if address else None))
    return found


def rows_behind(site, address):
    path, _, query = address.partition("?")
    return site.get(f"{path}.json?{query}&_size=1").json()["filtered_table_rows_count"]


@pytest.mark.parametrize("name", questions())
@pytest.mark.parametrize("database", ["site", "read"])
def test_a_line_counts_the_rows_it_leads_to(request, database, name):
    site, question = request.getfixturevalue(database), questions()[name]
    answer = site.get(f"/-/ask/{name}")
    assert answer.status_code == 200, answer.text
    found = lines(answer.text)
    if question.counts is None:
        assert all(rows_behind(site, address) for _, address in found[:5])
        return
    place = list(question.columns).index(question.counts)
    for texts, address in found[:40]:
        assert rows_behind(site, address) == int(texts[place].replace(",", "")), address


@pytest.mark.parametrize("name", [name for name, question in questions().items() if question.chart])
def test_every_bar_leads_where_its_line_leads(read, name):
    page = read.get(f"/-/ask/{name}").text
    found = lines(page)
    bars = re.findall(r'<a href="([^"]+)"><path aria-label="([^"]+)"', page)
    drawn = [line for line in found if line[0]]
    assert bool(bars) == ("<svg" in page)
    addresses = {address for _, address in drawn}
    assert {unescape(address) for address, _ in bars} <= addresses
    if questions()[name].chart.kind == "bar" and len(drawn) <= 8:
        assert len(bars) == len(drawn) or any("未写明" in "".join(t) or "" in t for t, _ in drawn)


def test_an_answer_is_taken_away_as_it_is_shown(read):
    name = "policies-by-year"
    heads, shown = list(questions()[name].columns.values()), lines(read.get(f"/-/ask/{name}").text)
    assert shown
    text = read.get(f"/-/ask/{name}.csv")
    assert text.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.content.decode("utf-8-sig"))))
    assert rows[0] == heads and rows[1:] == [texts for texts, _ in shown]
    sheet = openpyxl.load_workbook(io.BytesIO(read.get(f"/-/ask/{name}.xlsx").content)).active
    assert [cell.value for cell in sheet[1]] == heads and sheet.max_row == len(shown) + 1
    assert len(json.loads(read.get(f"/-/ask/{name}.json").content)) == len(shown)
    assert read.get(f"/-/ask/{name}.parquet").content[:4] == b"PAR1"
    assert read.get(f"/-/ask/{name}.png").content[:4] == b"\x89PNG"
    assert read.get(f"/-/ask/{name}.svg").text.startswith("<svg")


@pytest.mark.parametrize("path", ["/-/ask/none", "/-/ask/funds.exe", "/-/ask/co-investors.png"])
def test_what_there_is_not(read, path):
    answer = read.get(path)
    assert answer.status_code == 404 and "没有" in answer.text


def test_no_script_and_no_style_of_a_document_gets_into_a_chart(site):
    page = site.get("/-/ask/policies-by-year").text
    assert "<script>alert" not in page


@pytest.mark.parametrize("kind", ["bar", "column", "line"])
@pytest.mark.parametrize("counts", [(1, 2), (1,), (0, 1), (3, 1), (8, 5), (9, 2), (40, 3)])
def test_no_count_stands_twice_on_the_axis(kind, counts):
    bars = [Bar(f"{year}年", number, str(number)) for year, number in enumerate(counts, 2020)]
    drawn = asyncio.run(picture(Drawing(kind, bars, "数量", "年份"), "svg", "图")).body
    ticks = re.findall(r"<text[^>]*>(\d+)</text>", drawn)
    assert len(ticks) > 1 and len(set(ticks)) == len(ticks)


def test_charts_are_drawn_after_the_process_that_draws_was_killed() -> None:
    drawing = Drawing("column", [Bar("2023年", 3, "3")], "起数", "年份")
    before = asyncio.run(picture(drawing, "svg", "chart"))
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
    again = asyncio.run(picture(drawing, "svg", "chart"))
    assert again.body == before.body
