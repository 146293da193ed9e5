"""What of the drawing of a page is seen as a rule."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_sheets import Draw, Sheet

from extract.reading.page.fastpage import FastPage
from extract.reading.page.opening import open_pdf
from schemas import SourceTable

XS = [40.0, 140.0, 260.0, 360.0]


def grid_of(table: SourceTable) -> list[list[str]]:
    rows = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def edges_of(pdf: Callable[..., Path], sheet: Sheet) -> tuple[int, int]:
    """How many horizontal and vertical rules are seen."""
    with open_pdf(pdf(sheet)) as file:
        page = file[0]
        with FastPage(page, 1) as fast:
            across, down = fast.rules
        page.close()
    return len(across), len(down)


@pytest.mark.parametrize(
    ("sheet", "seen"),
    [
        (Sheet().line(40, 50, 360, 50), (1, 0)),
        (Sheet().shade(40, 50, 360, 51), (1, 0)),
        (Sheet().shade(40, 50, 360, 55), (1, 0)),
        (Sheet().shade(40, 50, 360, 90), (2, 2)),
        (Sheet().shade(40, 50, 200, 90).shade(200, 50, 360, 90), (2, 2)),
        (Sheet().shade(40, 50, 200, 90).shade(200, 50, 360, 90, gray=0.5), (2, 3)),
        (Sheet().shade(40, 50, 360, 90).shade(60, 60, 300, 75), (2, 2)),
        (Sheet().shade(40, 50, 360, 90).shade(60, 60, 300, 75, gray=1), (4, 4)),
        (Sheet().shade(0, 0, 400, 300, gray=1).shade(40, 50, 360, 90, gray=1), (0, 0)),
        (Sheet().line(40, 70, 360, 70).shade(20, 50, 380, 90), (2, 2)),
        (Sheet().shade(20, 50, 380, 90).line(40, 70, 360, 70), (3, 2)),
        (
            Sheet()
            .shade(40, 50, 360, 90, gray=0.6)
            .shade(41, 51, 200, 89, gray=1)
            .shade(201, 51, 359, 89, gray=1),
            (2, 3),
        ),
    ],
    ids=[
        "a stroke",
        "a bar",
        "a thick bar",
        "an area",
        "two areas of one colour are one",
        "two colours have a border",
        "an area painted again in part",
        "an area with a hole",
        "white on white",
        "a stroke painted over",
        "a stroke over an area",
        "the ground between cells set apart",
    ],
)
def test_edges_are_where_one_sees_them(pdf: Callable[..., Path], sheet: Sheet, seen: tuple[int, int]) -> None:
    assert edges_of(pdf, sheet) == seen


def test_shade_of_the_lines_of_a_cell_is_no_grid(drawn: Draw) -> None:
    rows = [["持有有限售条件的股份", "股东", "比例"], ["12", "甲方", "3"], ["13", "乙方", "4"]]
    sheet = Sheet()
    sheet.shade(40, 80, 360, 98)
    for x0, x1 in itertools.pairwise(XS):
        sheet.shade(x0 + 4, 82, x1 - 4, 88).shade(x0 + 4, 88, x1 - 4, 96)
    table = drawn(sheet.table(XS, 80, rows)).tables[0]
    assert grid_of(table) == rows


@pytest.mark.parametrize("piece", [400.0, 40.0])
def test_outer_columns_without_outer_rules_belong_to_the_table(drawn: Draw, piece: float) -> None:
    """Whole rules, and one bar for each border of a cell."""
    rows = [["序号", "股东名称", "持股比例"], ["1", "甲方", "44.48"], ["2", "乙方", "36.89"]]
    sheet = Sheet()
    for number in range(4):
        x = XS[0]
        while x < XS[-1]:
            end = min(x + piece, XS[-1])
            sheet.bar(x, 80 + 18 * number, end, 80.5 + 18 * number)
            x = end
    for x in XS[1:-1]:
        for number in range(3):
            sheet.bar(x, 80 + 18 * number, x + 0.5, 98 + 18 * number)
    table = drawn(sheet.rows(XS, 80, rows)).tables[0]
    assert grid_of(table) == rows


def test_borders_filled_as_frames_are_rules(pdf: Callable[..., Path]) -> None:
    """A rectangle and a smaller one in it, filled between the two; a side on which they agree has no border."""
    sheet = Sheet()
    for x0, x1, right in ((40, 140, 140), (140, 260, 260), (260, 360, 359.5)):
        sheet.parts.append(
            f"0.4 g {x0} 200 {x1 - x0} 20 re {x0 + 0.5} 200.5 {right - x0 - 0.5} 19 re f* 0 g\n"
        )
    assert edges_of(pdf, sheet) == (2, 4)
