"""Pages that lie on their side: read as their text runs, with boxes on the page as it is shown."""

from __future__ import annotations

import pytest
from reading_sheets import Draw, Sheet

LINES = ["第一行说的是一件事情", "第二行说的是另一件事", "第三行是最后的一行了"]


def sideways(angle: int) -> Sheet:
    """Text that runs up (90), down (270) or upside down (180) on an upright page."""
    sheet = Sheet()
    for number, words in enumerate(LINES):
        along, across = 40.0, 40.0 + 20 * number
        x, y = {90: (across, 260.0), 270: (360 - across, along), 180: (360.0, 260 - across)}[angle]
        sheet.text(x, y, words, angle=angle)
    return sheet


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_on_its_side_is_read_in_its_own_direction(drawn: Draw, angle: int) -> None:
    page = drawn(sideways(angle)).page_list[0]
    assert page.text.replace("\n", "") == "".join(LINES)
    assert page.rotation == 360 - angle
    for line in page.lines:
        assert 0 <= line.x0 < line.x1 <= page.width
        assert 0 <= line.top < line.bottom <= page.height
        assert line.vertical == (angle != 180)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_sheet_reads_the_same(drawn: Draw, rotate: int) -> None:
    sheet = (
        Sheet(rotate=rotate)
        .prose(40, 30, LINES)
        .table([40, 140, 240], 120, [["名称", "数量"], ["甲", "1"], ["乙", "2"]])
    )
    document = drawn(sheet)
    page = document.page_list[0]
    assert page.text.replace("\n", "|").endswith("名称\t数量|甲\t1|乙\t2")
    assert page.rotation == rotate
    assert (page.width, page.height) == ((400, 300) if rotate in (0, 180) else (300, 400))
    x0, top, x1, bottom = document.tables[0].cells[0].box
    width, height = (x1 - x0, bottom - top) if rotate in (0, 180) else (bottom - top, x1 - x0)
    assert (width, height) == pytest.approx((100, 18), abs=0.6)


def test_boxes_of_a_turned_sheet_lie_over_their_words(drawn: Draw) -> None:
    """A sheet of 400 x 300 turned clockwise: its upper left corner is shown at the upper right."""
    document = drawn(Sheet(rotate=90).text(40, 30, "甲乙丙丁戊己庚"))
    ((page, x0, top, x1, bottom),) = document.cite([(1, 0, 2)]).boxes
    assert page == 1
    assert (top, bottom) == pytest.approx((40, 60), abs=0.6)  # 40 from the left is now 40 from the top
    assert x0 == pytest.approx(300 - 40, abs=1.5) and x1 == pytest.approx(300 - 30, abs=1.5)


def test_boxes_of_a_cropped_sheet_are_those_of_the_whole(drawn: Draw) -> None:
    document = drawn(Sheet(crop=(20, 20, 380, 290)).text(40, 30, "甲乙丙丁"))
    ((_, x0, top, x1, bottom),) = document.cite([(1, 0, 4)]).boxes
    assert (x0, x1) == pytest.approx((40, 80), abs=0.1)
    assert 29 < top < bottom < 41
