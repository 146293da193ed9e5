"""For everybody: axe-core finds nothing serious on any kind of page, and everything can be done by keyboard."""

import pytest
from test_web_browser import browser, settle  # noqa: F401
from test_web_flows import PASSWORD, address, db  # noqa: F401

from extract.store.database import open_for_reading

pytestmark = pytest.mark.browser

PAGES = {
    "start": "/",
    "questions": "/-/ask",
    "question": "/-/ask/rounds-by-stage",
    "table": "/gouji/statistics",
    "filtered": "/gouji/funding_rounds?same_as__isnull=1&date=2023年",
    "view": "/gouji/funding_events",
    "chart": "/-/chart/statistics?_by=relation",
    "row": "/gouji/funding_rounds/1",
    "page": "/-/page/1/3",
    "words on a page": "/-/page/1/3?q=储能",
    "source table": "/-/table/1",
    "organization": "/-/organization/1",
    "document": "/-/document/1",
    "policy": "/-/policy/{policy}",
    "indicator": "/-/indicator?subject={subject}&metric={metric}",
    "search": "/-/search?q=储能",
    "nothing found": "/-/search?q=没有这样的话",
    "verify": "/-/verify?claim=2023年新增储能上市企业9家。",
    "all tables": "/gouji",
    "sign in": "/-/login",
    "not there": "/-/document/999",
}
STAFF = {
    "review": "/-/review",
    "judgements": "/-/review/all",
    "upload": "/-/upload",
    "own document": "/-/document/1",
}
SIZES = {"wide": (1280, 860), "narrow": (400, 800)}


@pytest.fixture(scope="module")
def places(db):  # noqa: F811
    with open_for_reading(db) as connection:
        policy = connection.execute("SELECT policy_id FROM policy_measures LIMIT 1").fetchone()[0]
        subject, metric = connection.execute(
            "SELECT subject, metric FROM statistics WHERE subject != '' AND metric != '' LIMIT 1"
        ).fetchone()
    return {"policy": policy, "subject": subject, "metric": metric}


def faults(page):
    """What axe-core calls serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    found = axe.run(page).response["violations"]
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0].get('failureSummary', '')[:200]} ({len(v['nodes'])})"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_serious_on_any_page(browser, address, places, size):  # noqa: F811
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    refused: list[str] = []
    page.on(
        "console",
        lambda m: (
            refused.append(f"{m.text} {m.location} {page.url}")
            if "Content Security Policy" in m.text
            else None
        ),
    )
    found = {}
    for name, path in PAGES.items():
        page.goto(address + path.format(**places))
        settle(page)
        found[name] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.locator("main").count() == 1, name
    page.goto(address + "/-/login")
    page.fill("input[name=name]", "小王")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state("networkidle")
    for name, path in STAFF.items():
        page.goto(address + path)
        settle(page)
        found[name] = faults(page)
    page.close()
    assert not "\n".join(f"{name}: {fault}" for name, list_of in found.items() for fault in list_of)
    assert not refused


def test_by_keyboard_from_the_start_page_to_a_correction(browser, address):  # noqa: F811
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.goto(address + "/-/ask")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.goto(address + "/-/login")
    page.keyboard.type("小王")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    page.goto(address + "/-/review")
    settle(page)
    first = page.locator("h1").inner_text()
    with page.expect_navigation():
        page.keyboard.press("1")
    page.wait_for_load_state("networkidle")
    page.goto(address + "/-/review/all")
    assert "对" in page.locator("table.grid tbody tr").first.inner_text()
    assert first
    page.close()
