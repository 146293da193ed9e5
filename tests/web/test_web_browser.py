"""In a browser: from the start page to the words on the page, and the box lies over them."""

import io
import os
import shutil
import subprocess
import sys

import pdfplumber
import pytest
from PIL import Image

pytestmark = pytest.mark.browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--force-device-scale-factor=1",
]


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("GOUJI_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine; install it or name it in GOUJI_CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(sample):
    """`gouji serve` as a person starts it."""
    start = [sys.executable, "-c", "from extract.cli.main import main; main()", "serve", "--port", "0"]
    with subprocess.Popen([*start, "--db", str(sample.db)], stderr=subprocess.PIPE, text=True) as server:
        try:
            said = server.stderr.readline()
            assert "http://127.0.0.1:" in said, said
            yield said[said.index("http://") :].split()[0].rstrip("/")
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture
def page(browser, address):
    opened = browser.new_page(viewport={"width": 1280, "height": 860})
    faults: list[str] = []
    opened.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda r: None if r.url.startswith((address, "data:")) else faults.append(r.url))
    yield opened
    opened.close()
    assert not faults


def settle(page):
    page.wait_for_load_state("networkidle")
    page.locator("[data-later]").first.wait_for(state="detached", timeout=120_000)
    page.wait_for_function("[...document.images].every((image) => image.complete && image.naturalWidth)")


def chosen(page):
    return page.locator(".mark.chosen").first.bounding_box()


def ink_around(page, box, margin):
    """The box of dark pixels near a place of the screen, without the marks over them."""
    page.evaluate("document.querySelectorAll('.mark').forEach((mark) => (mark.style.display = 'none'))")
    clip = {
        "x": box["x"] - margin,
        "y": box["y"] - margin,
        "width": box["width"] + 2 * margin,
        "height": box["height"] + 2 * margin,
    }
    image = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("L")
    found = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert found, "no ink under the mark"
    left, top = clip["x"], clip["y"]
    return found[0] + left, found[1] + top, found[2] + left, found[3] + top


def test_from_the_start_page_to_the_words(page, address, sample):
    page.goto(address + "/")
    page.click(".start-side >> text=统计数据")
    page.click("tr:has-text('GOUJI') >> td.type-pk a")
    assert "475" in page.locator("dl.record").inner_text()
    page.click("text=打开原文")
    settle(page)
    assert page.url.endswith(f"/-/page/{sample.report}/1?evidence={sample.evidence['GOUJI 475']}")
    box, sheet = chosen(page), page.locator("#sheet").bounding_box()

    # Where pdfplumber sees the words.
    with pdfplumber.open(sample.folder / "report.pdf") as pdf:
        words = [w for w in pdf.pages[0].extract_words() if w["text"] in ("GOUJI", "475")]
        width, height = pdf.pages[0].width, pdf.pages[0].height
    assert len(words) == 2
    right, down = sheet["width"] / float(width), sheet["height"] / float(height)
    assert box["x"] == pytest.approx(sheet["x"] + min(w["x0"] for w in words) * right, abs=2)
    assert box["x"] + box["width"] == pytest.approx(sheet["x"] + max(w["x1"] for w in words) * right, abs=2)
    middle = sheet["y"] + sum(w["top"] + w["bottom"] for w in words) / 4 * down
    assert box["y"] < middle < box["y"] + box["height"]

    # Where the words are on the screen: they are the only ink thereabouts.
    ink = ink_around(page, box, 40)
    assert box["x"] - 2 <= ink[0] and ink[2] <= box["x"] + box["width"] + 2
    assert box["y"] - 2 <= ink[1] and ink[3] <= box["y"] + box["height"] + 2
    assert abs(ink[0] - box["x"]) <= 4 and abs(ink[2] - box["x"] - box["width"]) <= 4
    assert box["y"] >= 0 and box["y"] + box["height"] <= 860, "scrolled into view"


@pytest.mark.parametrize("quote", ["Cropped page", "Rotated page"])
def test_cropped_and_rotated_pages(page, address, sample, quote):
    page.goto(f"{address}/-/evidence/{sample.evidence[quote]}")
    settle(page)
    box = chosen(page)
    ink = ink_around(page, box, 30)
    assert box["x"] - 2 <= ink[0] and ink[2] <= box["x"] + box["width"] + 2
    assert box["y"] - 2 <= ink[1] and ink[3] <= box["y"] + box["height"] + 2


def test_the_box_stays_over_the_words_when_zoomed(page, address, sample):
    page.goto(f"{address}/-/evidence/{sample.evidence['GOUJI 475']}")
    settle(page)
    before = chosen(page)
    page.click("[data-zoom='1']")
    page.click("[data-zoom='1']")
    settle(page)
    box = chosen(page)
    assert box["width"] == pytest.approx(1.5 * before["width"], rel=0.02)
    ink = ink_around(page, box, 40)
    assert abs(ink[0] - box["x"]) <= 5 and abs(ink[2] - box["x"] - box["width"]) <= 5
    page.click("[data-zoom='0']")


def test_pages_turn_by_key_link_and_number(page, address, sample):
    page.goto(f"{address}/-/page/{sample.report}/1")
    settle(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/2")
    assert "页面只有图像" in page.locator(".notice").inner_text()
    page.click("#next")
    page.wait_for_url("**/3")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/2")
    page.go_back()
    page.wait_for_url("**/3")
    page.fill("input[name=page]", "1")
    page.press("input[name=page]", "Enter")
    page.wait_for_url("**/1")


def test_all_evidence_of_a_page_can_be_shown(page, address, sample):
    page.goto(f"{address}/-/page/{sample.report}/1")
    settle(page)
    visible = page.locator(".mark:visible")
    assert visible.count() == 0
    page.check("#all")
    count = visible.count()
    assert count >= 6
    page.uncheck("#all")
    page.check(".kindbox[value=statistics]")
    assert 0 < visible.count() < count
    page.uncheck(".kindbox[value=statistics]")
    page.hover(".group li a >> nth=0")
    assert page.locator(".mark.lit").count() >= 1


def test_search_leads_to_the_words(page, address):
    page.goto(address + "/")
    page.fill("input[name=q]", "475亿")
    page.press("input[name=q]", "Enter")
    page.click("ol.hits h3 a")
    settle(page)
    assert page.locator(".mark.kind-found").count() == 1


def test_cell_of_a_source_table_leads_to_its_place(page, address, sample):
    page.goto(f"{address}/-/table/{sample.table}")
    page.click("table.rebuilt >> text=15.84")
    settle(page)
    assert page.url.endswith(f"/3?evidence={sample.evidence['金额']}")
    assert page.locator(".mark.chosen").count() == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(browser, address, sample, width):
    opened = browser.new_page(viewport={"width": width, "height": 800})
    paths = [
        "/",
        "/gouji",
        "/gouji/statistics",
        "/gouji/funding_rounds/1",
        f"/-/page/{sample.report}/1?evidence={sample.evidence['GOUJI 475']}",
        f"/-/page/{sample.text}/1",
        f"/-/page/{sample.lost}/1",
        f"/-/table/{sample.table}",
        "/-/search?q=融资",
        "/nothing",
    ]
    for path in paths:
        opened.goto(address + path)
        assert opened.evaluate("document.documentElement.scrollWidth") <= width, path
    opened.close()


def test_a_hostile_document_runs_nothing(page, address, sample):
    page.on("dialog", lambda dialog: pytest.fail("a script of the document ran"))
    for path in (
        "/",
        "/gouji/statistics",
        f"/-/page/{sample.text}/1",
        "/gouji/documents",
        "/-/search?q=<script>",
    ):
        page.goto(address + path)
        settle(page)


def test_the_text_over_the_picture_can_be_selected(page, address, sample):
    page.goto(f"{address}/-/page/{sample.report}/1")
    settle(page)
    line = page.locator(".words text", has_text="475").last.bounding_box()
    middle = line["y"] + line["height"] / 2
    page.mouse.move(line["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(line["x"] + line["width"] - 1, middle, steps=8)
    page.mouse.up()
    assert "475" in page.evaluate("getSelection().toString()")


def test_a_place_and_its_line_light_up_together(page, address, sample):
    page.goto(f"{address}/-/page/{sample.report}/1")
    settle(page)
    page.check("#all")
    evidence = sample.evidence["全年融资规模超过475亿元"]
    page.hover(f"svg a.mark[data-evidence='{evidence}'] rect")
    assert page.locator(f".group a.lit[data-evidence='{evidence}']").count() >= 1
    page.uncheck("#all")


def test_keys_are_shown_and_the_document_is_searched(page, address, sample):
    page.goto(f"{address}/-/page/{sample.report}/3")
    settle(page)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible() and "在本文件中查找" in page.locator("#help").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("/")
    page.keyboard.type("475亿")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=475*")
    settle(page)
    assert page.locator(".within p a >> nth=0").inner_text() == "1"
    page.click(".within p a >> nth=0")
    page.wait_for_url("**/1?q=475*")
    settle(page)
    assert page.locator(".mark.kind-found").count() == 1
