"""The pictures of staff.md, taken of the samples in the browser of the tests.

python docs/take_pictures.py
"""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from extract.store import staff
from extract.store.reviews import beside

ROOT = Path(__file__).parents[1]
_GOUJI = [sys.executable, "-c", "from extract.cli.main import main; main()"]
_CLAIMS = "2023年，新增储能上市企业9家。\n2023年，新增储能上市企业11家。"
_NAME, _PASSWORD = "小王", "示例用的密码一串"
_COLORS = 48
"""A page has few colours; with no more a picture takes a fifth of the room."""


def take(page: Page, address: str, known: dict[str, int]) -> None:
    """Open each page and keep its picture."""
    for name, path, prepare in _PLACES:
        page.goto(address + path.format(**known))
        page.wait_for_load_state("networkidle")
        if prepare is not None:
            prepare(page)
            page.wait_for_load_state("networkidle")
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        picture.quantize(_COLORS, dither=Image.Dither.NONE).save(
            ROOT / "docs" / "pictures" / f"{name}.png", optimize=True
        )


def _sign_in(page: Page) -> None:
    page.fill("input[name=name]", _NAME)
    page.fill("input[name=password]", _PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("text=退出")
    page.click("text=校对")


def _verify(page: Page) -> None:
    page.fill("textarea", _CLAIMS)
    page.click("button:has-text('核对')")
    page.wait_for_selector("ol.answers")


_PLACES: tuple[tuple[str, str, Callable[[Page], None] | None], ...] = (
    ("start", "/", None),
    ("question", "/-/ask/rounds-by-stage", None),
    ("table", "/gouji/funding_events?date=2023年", None),
    ("page", "/-/evidence/{evidence}", None),
    ("organization", "/-/organization/{firm}", None),
    ("policy", "/-/policy/{policy}", None),
    ("verify", "/-/verify", _verify),
    ("review", "/-/login", _sign_in),
)


def main() -> None:
    """Read the samples, serve them, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "gouji.db"
        samples = str(ROOT / "corpus" / "samples")
        subprocess.run([*_GOUJI, "ingest", samples, "--db", str(db), "--ocr", "never"], check=True)
        staff.add(beside(db), _NAME, _PASSWORD)
        with sqlite3.connect(db) as connection:
            known = {
                "firm": "SELECT organization_id FROM shareholdings GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
                "evidence": "SELECT evidence_id FROM statistics WHERE table_id IS NULL AND relation = 'growth' LIMIT 1",
                "policy": "SELECT policy_id FROM policy_measures GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
            }
            found = {name: connection.execute(sql).fetchone()[0] for name, sql in known.items()}
        browser_path = os.environ.get("GOUJI_CHROMIUM") or shutil.which("chromium")
        serving = [*_GOUJI, "serve", "--db", str(db), "--port", "0"]
        with (
            subprocess.Popen(serving, stderr=subprocess.PIPE, text=True) as server,
            sync_playwright() as playwright,
        ):
            assert server.stderr is not None
            said = server.stderr.readline()
            address = said[said.index("http://") :].split()[0].rstrip("/")
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            try:
                take(browser.new_page(viewport={"width": 1120, "height": 700}), address, found)
            finally:
                browser.close()
                server.terminate()


if __name__ == "__main__":
    main()
