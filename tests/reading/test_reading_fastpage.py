"""The fast path finds the characters, places and tables that pdfplumber finds, however the page lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from reading_sheets import Sheet

from extract.reading.page.fastpage import FastPage
from extract.reading.page.opening import open_pdf
from extract.reading.page.reference import reference_page

NEAR = 0.05
AGAINST = {180, 270}
"""Turns in which pdfplumber reads lines from their end; `read` turns such pages before it reads them."""
ROWS = [["名称", "数量（家）", "金额"], ["长江 一号", "1,234", "5.6%"], ["", "(2)", "-"], ["末行", "7", "8"]]


def page_of(**how: object) -> Sheet:
    sheet = Sheet(**how)  # type: ignore[arg-type]
    sheet.text(40, 20, "第一行文字 two words").text(40, 40, "小字", size=6).text(300, 22, "右边")
    sheet.table([40, 140, 260, 360], 80, ROWS)
    sheet.bar(40, 200, 160, 202).bar(40, 220, 160, 222)
    return sheet.text(60, 270, "竖排", angle=90)


SHEETS = {
    "upright": page_of(),
    "turned 90": page_of(rotate=90),
    "turned 180": page_of(rotate=180),
    "turned 270": page_of(rotate=270),
    "cropped": page_of(crop=(30, 40, 380, 290)),
    "cropped and turned": page_of(crop=(30, 40, 380, 290), rotate=90),
    "media box elsewhere": page_of(origin=(100, 50)),
    "media box below zero": page_of(origin=(-20, -30)),
}


@pytest.mark.parametrize("name", SHEETS)
def test_same_characters_and_tables_as_pdfplumber(name: str, pdf: Callable[..., Path]) -> None:
    sheet = SHEETS[name]
    path = pdf(sheet)
    with pdfplumber.open(path) as plain, open_pdf(path) as ours:
        theirs = plain.pages[0]
        page = ours[0]
        with FastPage(page, 1) as fast:
            assert (fast.width, fast.height) == (theirs.width, theirs.height)
            a, b = (
                sorted(
                    (c["text"], c["x0"], c["top"], c["x1"], c["bottom"]) for c in chars if c["text"] != " "
                )
                for chars in (fast.chars, theirs.chars)
            )
            assert [c[0] for c in a] == [c[0] for c in b]
            for char, other in zip(a, b, strict=True):
                assert char[1:] == pytest.approx(other[1:], abs=NEAR), char[0]
            found, expected = fast.find_tables(), theirs.find_tables()
            assert len(found) == len(expected) > 0
            for table, other in zip(found, expected, strict=True):
                assert table.bbox == pytest.approx(other.bbox, abs=NEAR)
                if sheet.rotate not in AGAINST:
                    assert [cell for row in table.cells for cell in row] == pytest.approx(
                        [cell for row in other.cells for cell in row], abs=NEAR
                    )
        page.close()


@pytest.mark.parametrize("name", ["upright", "cropped", "media box elsewhere"])
def test_reference_page_gives_the_same_characters(name: str, pdf: Callable[..., Path]) -> None:
    path = pdf(SHEETS[name])
    with open_pdf(path) as ours, reference_page(path, 1) as plain:
        page = ours[0]
        with FastPage(page, 1) as fast:
            a = [(c["text"], round(c["x0"], 1), round(c["top"], 1)) for c in fast.chars if c["text"] != " "]
        page.close()
        b = [(c["text"], round(c["x0"], 1), round(c["top"], 1)) for c in plain.chars if c["text"] != " "]
    assert sorted(a) == sorted(b)
