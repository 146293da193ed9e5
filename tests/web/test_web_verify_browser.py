"""In a browser: from a claim to the words on the page; and the report on a draft, on the screen and on paper."""

import re
import subprocess
import sys

import pdfplumber
import pytest
from draft_sample import write
from test_web_browser import browser, page, settle  # noqa: F401

from extract.checking.verify.draft import check
from extract.jobs.verify import verifier
from extract.reading.drafts import read_draft
from extract.web.report import render

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(samples_db):
    start = [sys.executable, "-c", "from extract.cli.main import main; main()", "serve", "--port", "0"]
    with subprocess.Popen([*start, "--db", str(samples_db)], stderr=subprocess.PIPE, text=True) as server:
        try:
            said = server.stderr.readline()
            assert "http://127.0.0.1:" in said, said
            yield said[said.index("http://") :].split()[0].rstrip("/")
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="module")
def report(samples_db, tmp_path_factory):
    path = write(tmp_path_factory.mktemp("draft") / "稿件.docx").path
    with verifier(samples_db) as against:
        return render(check(read_draft(path).blocks, against, path.name))


def test_from_a_claim_to_the_words(page, address, samples):  # noqa: F811
    page.goto(address + "/")
    with page.expect_navigation():
        page.click("header >> text=核对")
    page.fill("textarea", "2023年新增储能上市企业11家。\n2023年新增储能上市企业9家。")
    with page.expect_navigation():
        page.click("button:has-text('核对')")
    assert [chip.strip() for chip in page.locator(".claim .verdict").all_inner_texts()] == [
        "✗ 不符",
        "✓ 相符",
    ]
    with page.expect_navigation():
        page.click(".answers > li:nth-child(2) .places a >> nth=0")
    settle(page)
    number = int(re.search(r"/-/page/\d+/(\d+)\?span=", page.url)[1])
    box, sheet = page.locator("#here").bounding_box(), page.locator("#sheet").bounding_box()
    with pdfplumber.open(samples / "whitepaper-storage-2023.pdf") as pdf:
        printed = pdf.pages[number - 1]
        quote = page.locator(".quote blockquote").first.inner_text()
        first = next(
            char for char in printed.chars if char["text"] == quote[0] and _opens(printed, char, quote)
        )
        right, down = sheet["width"] / float(printed.width), sheet["height"] / float(printed.height)
    assert box["x"] == pytest.approx(sheet["x"] + first["x0"] * right, abs=3)
    middle = sheet["y"] + (first["top"] + first["bottom"]) / 2 * down
    assert box["y"] < middle < box["y"] + box["height"]


def _opens(printed, char, quote):
    """Whether the quote begins at a character of the page."""
    line = [c for c in printed.chars if abs(c["top"] - char["top"]) < 2 and c["x0"] >= char["x0"]]
    text = "".join(c["text"] for c in sorted(line, key=lambda c: c["x0"]))
    return text.startswith(quote[:8])


def test_the_link_from_the_start_page(page, address):  # noqa: F811
    page.goto(address + "/")
    page.fill("#begin-claims", "2023年新增储能上市企业9家")
    with page.expect_navigation():
        page.click("#begin-verify button")
    assert page.locator(".claim .verdict").inner_text() == "✓ 相符"


@pytest.mark.parametrize("width", [1280, 760, 380])
def test_the_report_fits_and_notes_stand_beside_their_figures(page, report, width):  # noqa: F811
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(report)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("a.f.contradicted").count() == 10
    for figure in page.locator("a.f.contradicted").all():
        note = page.locator(figure.get_attribute("href"))
        assert note.is_visible()
        place, mark = note.bounding_box(), figure.bounding_box()
        if width == 1280:
            assert place["x"] > mark["x"] + mark["width"]
        assert place["y"] > mark["y"] - 30


def test_the_report_may_show_only_what_needs_a_person(page, report):  # noqa: F811
    page.set_content(report)
    shown = "document.querySelectorAll('.notes li:not(.quiet)').length"
    all_notes = page.locator(".notes li:visible").count()
    page.check("#only")
    assert page.locator(".notes li:visible").count() == page.evaluate(shown) < all_notes


def test_the_report_prints(page, report):  # noqa: F811
    page.set_content(report)
    page.emulate_media(media="print")
    assert page.locator(".only").is_hidden()
    assert page.locator("a.f.contradicted").first.is_visible()
    assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True))) <= 5
