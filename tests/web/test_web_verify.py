"""`/-/verify`, the places it leads to, and the report on a draft as a page."""

from __future__ import annotations

import asyncio
import multiprocessing
import re
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest
from web_sample import NASTY, Site

from extract.store.database import open_for_writing
from extract.web.report import address, render
from schemas import DraftBlock, DraftFigure, DraftReport, VerdictEvidence

WRONG = "2023年新增储能上市企业11家。"
RIGHT = "2023年新增储能上市企业9家。"


@pytest.fixture(scope="module")
def site(samples_db: Path) -> Site:
    return Site(samples_db)


def post(site: Site, **fields: str):
    form = site.get("/-/verify")
    token = re.search(r'name="csrftoken" value="([^"]+)"', form.text)
    assert token
    cookies = {"ds_csrftoken": form.cookies["ds_csrftoken"]}
    sent = {**fields, "csrftoken": token[1]}
    return asyncio.run(site.datasette.client.post("/-/verify", data=sent, cookies=cookies))


def verdicts(page: str) -> list[str]:
    return re.findall(r'<p class="claim"><span class="verdict verdict-(\w+)">', page)


def test_the_form_is_reached_from_every_page_and_names_the_documents(site: Site) -> None:
    assert site.get("/").text.count('"/-/verify"') == 2
    assert '"/-/verify"' in site.get("/-/search?q=%E5%82%A8%E8%83%BD").text
    form = site.get("/-/verify")
    assert form.status_code == 200
    assert "中国新型储能产业投融资白皮书" in form.text
    assert verdicts(form.text) == [] and 'role="alert"' not in form.text


def test_claims_line_by_line(site: Site) -> None:
    answer = post(site, claims=f"{WRONG}\n\n  {RIGHT}\r\n2023年储能行业从业人员超过60万人。")
    assert verdicts(answer.text) == ["contradicted", "supported", "not_found"]
    assert "最接近的说法" in answer.text


def test_a_claim_in_the_address(site: Site) -> None:
    assert verdicts(site.get("/-/verify", params={"claim": RIGHT}).text) == ["supported"]


def test_one_document_alone(site: Site) -> None:
    form = site.get("/-/verify").text
    value = re.search(r'<option value="(\d+)">湖州市', form)
    assert value
    answer = post(site, claims=RIGHT, document=value[1])
    assert verdicts(answer.text) == ["not_found"]
    assert f'<option value="{value[1]}" selected>' in answer.text


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"claims": " \n "}, "还没有写要核对的话"),
        ({"claims": "一句3家\n" * 51}, "一次最多核对 50 句，这里有 51 句"),
        ({"claims": "长" * 401}, "这一句有 401 字，超过 400 字"),
        ({"claims": RIGHT, "document": "999"}, "没有选定的这份文件"),
    ],
)
def test_what_cannot_be_checked_is_said(site: Site, fields: dict[str, str], sentence: str) -> None:
    answer = post(site, **fields)
    assert answer.status_code == 200
    assert sentence in answer.text and verdicts(answer.text) == []


def test_a_long_claim_does_not_stop_the_others(site: Site) -> None:
    assert verdicts(post(site, claims=f"{'长' * 401}\n{RIGHT}").text) == ["supported"]


@pytest.mark.parametrize("document", ["x", "-1", "1 OR 1=1"])
def test_a_document_is_a_number(site: Site, document: str) -> None:
    assert site.get("/-/verify", params={"document": document}).status_code == 404


def test_a_form_from_elsewhere_is_refused(site: Site) -> None:
    answer = asyncio.run(
        site.datasette.client.post("/-/verify", data={"claims": RIGHT}, cookies={"ds_csrftoken": "x"})
    )
    assert answer.status_code == 403


def test_everything_is_escaped(site: Site) -> None:
    answer = post(site, claims=f"{NASTY}有3家")
    assert "<script>alert" not in answer.text and "&lt;script&gt;alert" in answer.text
    page = site.get("/-/verify", params={"claim": f"</textarea>{NASTY}"})
    assert "</textarea><script>" not in page.text


def test_the_link_of_a_verdict_marks_the_words_on_the_page(site: Site) -> None:
    answer = post(site, claims=RIGHT).text
    links = re.findall(r'href="(/-/page/\d+/\d+\?span=\d+-\d+)"><b>第 (\d+) 页', answer)
    assert {number for _, number in links} >= {"11"}
    for link, _ in links:
        page = site.get(link).text
        assert re.search(r'<g class="mark chosen kind-found" id="here"><title>[^<]*9', page)
        assert re.search(r"<blockquote>[^<]*9", page)


@pytest.mark.parametrize(
    "span, status",
    [
        ("10-20", 200),
        ("20-10", 200),
        ("10-9999999", 200),
        ("10", 404),
        ("a-b", 404),
        ("1-2;3", 404),
        ("-5-9", 404),
    ],
)
def test_a_span_is_two_numbers(site: Site, span: str, status: int) -> None:
    answer = site.get("/-/page/2/3", params={"span": span})
    assert answer.status_code == status
    assert ("kind-found" in answer.text) is (span == "10-20")


def test_what_is_written_later_is_known(tmp_path: Path, samples: Path) -> None:
    from extract.jobs.ingest import ingest
    from extract.options import Options

    db = tmp_path / "x.db"
    open_for_writing(db).conn.close()
    late = Site(db)
    claim = "湖州太湖源新型储能产业基金总规模为50亿元。"
    assert verdicts(post(late, claims=claim).text) == ["not_found"]
    path = samples / "policy-huzhou-storage-2024.pdf"
    assert ingest(path, db, options=Options(ocr="never"), engine="here").ok
    assert verdicts(post(late, claims=claim).text) == ["supported"]


def test_claims_are_answered_after_the_processes_were_killed(site: Site) -> None:
    before = site.get("/-/verify", params={"claim": RIGHT})
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
    again = site.get("/-/verify", params={"claim": RIGHT})
    assert verdicts(before.text) == verdicts(again.text) == ["supported"]
    assert site.get("/gouji/statistics?unit=%25").status_code == 200


def test_many_at_a_time(site: Site) -> None:
    found: list[list[str]] = []

    def ask() -> None:
        found.append(verdicts(site.get("/-/verify", params={"claim": RIGHT}).text))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["supported"]] * 6


# The report -----------------------------------------------------------------------------------------------


def place(**given) -> VerdictEvidence:
    return VerdictEvidence(
        **{"document_id": 2, "file_name": "来源.pdf", "page": 7, "quote": "有9家。"} | given
    )


def report() -> DraftReport:
    def figure(start: int, text: str, verdict: str, **given) -> DraftFigure:
        words = {"explanation": "所引为“8家”，第 7 页为“9家”：“有9家。”。", **given}
        return DraftFigure(start=start, end=start + len(text), text=text, verdict=verdict, **words)

    held = [place(char_start=3, char_end=7)]
    return DraftReport(
        file_name=f"{NASTY}.docx",
        counts={"supported": 2, "contradicted": 1, "not_found": 1},
        blocks=[
            DraftBlock(kind="heading", text="一、标题", level=2),
            DraftBlock(
                kind="paragraph",
                text=f"甲8家，乙9家{NASTY}，丙3%",
                figures=[
                    figure(1, "8家", "contradicted", evidence=held),
                    figure(5, "9家", "supported", evidence=held),
                    figure(7 + len(NASTY) + 2, "3%", "not_found", candidates=[place(quote=NASTY)]),
                ],
            ),
            DraftBlock(kind="row", text="企业\t数量", table=0, is_head=True),
            DraftBlock(
                kind="row", text="甲\t9", table=0, figures=[figure(2, "9", "supported", evidence=held)]
            ),
        ],
        notes=["第 3 页没有读出文字"],
    )


class Reader(HTMLParser):
    """The tags of a page, its text, and what it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def test_the_report_stands_alone_and_is_escaped() -> None:
    page = render(report(), made_on="2024-07-15")
    read = Reader(page)
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "img", "link", "iframe", "object"})
    assert "url(" not in page and "@import" not in page
    assert NASTY in read.text and "2024-07-15" in read.text and "第 3 页没有读出文字" in read.text
    hrefs = [given["href"] or "" for tag, given in read.tags if tag == "a"]
    assert all(href.startswith(("#", "http://127.0.0.1:8001/-/page/2/7")) for href in hrefs)
    assert "http://127.0.0.1:8001/-/page/2/7?span=3-7" in hrefs


def test_every_figure_of_the_report_has_its_note_and_the_note_its_figure() -> None:
    read = Reader(render(report()))
    ids = {given["id"] for _, given in read.tags if "id" in given}
    assert ids == {"only", *(f"{letter}{n}" for letter in "fn" for n in range(1, 5))}
    marks = [given for tag, given in read.tags if tag == "a" and "f " in (given.get("class") or "")]
    assert [given["class"] for given in marks] == [
        "f contradicted",
        "f supported",
        "f not_found",
        "f supported",
    ]
    assert {given["href"] for given in marks} <= {f"#{name}" for name in ids}


def test_verdicts_of_the_report_differ_without_colour() -> None:
    read = Reader(render(report()))
    assert re.search(r"8家✗1，乙9家✓2.*，丙3%\?3", read.text, re.DOTALL)


def test_a_draft_without_figures_says_so() -> None:
    none = DraftReport(
        file_name="a.md",
        counts={"supported": 0, "contradicted": 0, "not_found": 0},
        blocks=[DraftBlock(kind="paragraph", text="无")],
    )
    assert "没有要核对的数字" in render(none)


def test_addresses_go_by_document_and_page() -> None:
    assert address("http://h/x/", place()) == "http://h/x/-/page/2/7"
    assert address("http://h", place(char_start=0, char_end=4)) == "http://h/-/page/2/7?span=0-4"
