"""Pages that are given again: the same for everybody, whole, and never another's."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from web_sample import Sample, Site

from extract.web import kept, page_cache
from extract.web import site as our_site

PAGES = ["/gouji/statistics", "/gouji/documents", "/-/ask", "/-/search?q=融资", "/-/document/1"]


@pytest.fixture
def site(sample: Sample, tmp_path: Path) -> Site:
    with sqlite3.connect(sample.db) as source, sqlite3.connect(tmp_path / "copy.db") as copy:
        source.backup(copy)
    return Site(tmp_path / "copy.db")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, site: Site) -> list[str]:
    """The addresses of the pages that were made, not given again."""
    found: list[str] = []
    begin = kept.begin_page

    def note() -> None:
        found.append("")
        begin()

    monkeypatch.setattr(kept, "begin_page", note)
    return found


def rename(site: Site, title: str) -> None:
    connection = sqlite3.connect(site.datasette.databases["gouji"].path)
    connection.execute("UPDATE documents SET title = ? WHERE id = 1", (title,))
    connection.commit()
    connection.close()


@pytest.mark.parametrize("address", PAGES)
def test_who_has_not_signed_in_gets_a_page_that_was_just_made(
    site: Site, made: list[str], address: str
) -> None:
    first = site.get(address)
    again = site.get(address)
    assert (first.status_code, len(made)) == (200, 1)
    assert (again.text, dict(again.headers)) == (first.text, dict(first.headers))
    assert site.get(f"{address}{'&' if '?' in address else '?'}_raw=1").status_code == 200 and len(made) == 2


@pytest.mark.parametrize("address", PAGES)
def test_a_form_s_cookie_makes_nobody_of_anybody(site: Site, made: list[str], address: str) -> None:
    token = site.get("/").cookies["ds_csrftoken"]
    site.get(address, cookies={"ds_csrftoken": token})
    site.get(address)
    assert len(made) == 2


@pytest.mark.parametrize("address", PAGES)
def test_who_has_signed_in_gets_a_page_of_their_own_and_nobody_else_gets_it(site: Site, address: str) -> None:
    before = site.get(address)
    own = site.get(address, cookies=site.staff())
    after = site.get(address)
    assert "退出" in own.text and "小王" in own.text
    assert "小王" not in before.text + after.text and after.text == before.text


@pytest.mark.parametrize("address", ["/", "/-/verify", "/-/login"])
def test_a_form_has_the_token_of_who_asked_for_it(site: Site, address: str) -> None:
    site.staff()
    first, second = site.get(address), site.get(address)
    tokens = [page.cookies["ds_csrftoken"] for page in (first, second)]
    assert tokens[0] != tokens[1] and tokens[0] in first.text and tokens[1] in second.text
    third = site.get(address, cookies={"ds_csrftoken": tokens[0]})
    assert tokens[0] in third.text and tokens[0] not in site.get(address).text


@pytest.mark.parametrize(
    "given", [{"authorization": "Bearer x"}, {"cookie": "ds_actor=x; ds_csrftoken=y"}, {"cookie": ";;"}]
)
def test_who_may_be_somebody_gets_no_page_of_nobody_s(
    site: Site, made: list[str], given: dict[str, str]
) -> None:
    site.get(PAGES[0])
    site.get(PAGES[0], headers=given)
    site.get(PAGES[0], headers={"host": "127.0.0.1:8002"})
    assert len(made) == 3


def test_a_page_follows_what_is_written(site: Site) -> None:
    site.get("/-/document/1")
    rename(site, "改了的题目")
    assert "改了的题目" in site.get("/-/document/1").text


def test_while_many_wait_a_page_may_be_older_than_the_last_write_but_not_old(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.get("/-/document/1")
    monkeypatch.setattr(page_cache, "MANY", 0)
    rename(site, "改了的题目")
    assert "改了的题目" not in site.get("/-/document/1").text
    monkeypatch.setattr(page_cache, "OLDEST", 0.0)
    assert "改了的题目" in site.get("/-/document/1").text


def test_a_page_that_lacks_its_counts_is_made_again(
    site: Site, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = our_site.query_apart

    async def late(*arguments, **named):
        await asyncio.sleep(0.2)
        return await counted(*arguments, **named)

    monkeypatch.setattr(our_site, "query_apart", late)
    monkeypatch.setattr(kept, "_PATIENCE", (0.0, 0.0))
    site.get("/gouji/statistics")
    monkeypatch.setattr(kept, "_PATIENCE", (120.0, 120.0))
    site.get("/gouji/statistics")
    site.get("/gouji/statistics")
    assert len(made) == 2


def test_the_pages_take_no_more_than_their_bytes(
    site: Site, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(site.get("/gouji/statistics").content)
    monkeypatch.setattr(page_cache, "BYTES", size + 100)
    site.get("/gouji/documents")
    site.get("/gouji/statistics")
    assert len(made) == 3


def test_files_and_errors_are_not_pages(site: Site, made: list[str]) -> None:
    for address in (
        "/gouji/statistics.csv?_stream=1",
        "/gouji/statistics.json",
        "/-/document/999999",
        "/-/rows/statistics.csv",
    ):
        site.get(address)
        site.get(address)
    assert len(made) == 8
