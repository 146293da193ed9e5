"""Boxes lie over the ink they speak of, on whole, cropped and rotated pages."""

import io
import json
import sqlite3

import pytest
from PIL import Image

from extract.reading.page.render import render_page, shown_area
from extract.store import browse, layouts
from extract.web.places import columns_of_text, lines_around, places
from extract.web.sheet import words
from schemas import TextLine, boxes_of


def evidence_of(sample, quote):
    connection = sqlite3.connect(sample.db)
    connection.row_factory = sqlite3.Row
    return connection, browse.evidence(connection, sample.evidence[quote])


def ink(image, place, shown, margin=0.0):
    """The box of dark pixels in and around a place, as (left, top, right, bottom), and the place itself, in pixels."""
    right_by, down_by = image.width / (shown[2] - shown[0]), image.height / (shown[3] - shown[1])
    left, top = (place.left - shown[0]) * right_by, (place.top - shown[1]) * down_by
    right, bottom = left + place.width * right_by, top + place.height * down_by
    around = (int(left - margin), int(top - margin), int(right + margin), int(bottom + margin))
    found = image.crop(around).point(lambda value: 255 if value < 128 else 0).getbbox()
    assert found, "no ink"
    moved = (found[0] + around[0], found[1] + around[1], found[2] + around[0], found[3] + around[1])
    return moved, (left, top, right, bottom)


@pytest.mark.parametrize(
    ("quote", "page"), [("GOUJI 475", "report"), ("Cropped page", "turned"), ("Rotated page", "turned")]
)
def test_evidence_lies_over_its_words(sample, quote, page):
    _, evidence = evidence_of(sample, quote)
    path = sample.folder / f"{page}.pdf"
    picture = render_page(path, evidence["page"], 2.0)
    assert shown_area(path, evidence["page"]) == picture.shown
    [place] = places(evidence["boxes"], evidence["page"], picture.shown)
    words, box = ink(Image.open(io.BytesIO(picture.png)).convert("L"), place, picture.shown, margin=40)
    # The words are the only ink thereabouts: it is in the box, and along the line the box ends with it.
    assert (
        box[0] - 2 <= words[0]
        and words[2] <= box[2] + 2
        and box[1] - 2 <= words[1]
        and words[3] <= box[3] + 2
    )
    along = (0, 2) if quote != "Rotated page" else (1, 3)
    assert all(abs(words[side] - box[side]) <= 5 for side in along)


def test_boxes_of_a_slice_are_those_of_the_evidence(sample):
    for quote in ("全年融资规模超过475亿元", "GOUJI 475", "Rotated page", "Cropped page"):
        connection, evidence = evidence_of(sample, quote)
        found = layouts.boxes(
            connection,
            evidence["document_id"],
            evidence["page"],
            evidence["char_start"],
            evidence["char_end"],
        )
        assert len(found) == len(evidence["boxes"])
        for one, other in zip(found, evidence["boxes"], strict=True):
            assert one == pytest.approx(other, abs=0.11)


def test_vertical_lines_survive_the_store(sample):
    line = TextLine(0, 2, 10.0, 20.0, 22.0, 44.0, [20.0, 32.0, 32.0, 44.0], vertical=True)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE page_layouts (document_id, page, lines)")
    connection.execute("INSERT INTO page_layouts VALUES (1, 1, ?)", (json.dumps([layouts.packed(line)]),))
    [again] = layouts.lines_of(connection, 1, 1)
    assert again == line
    assert boxes_of([again], 1, 1, 2) == [(1, 10.0, 32.0, 22.0, 44.0)]


def test_places_are_cut_to_what_is_shown():
    [place] = places(
        [(1, 0, 0, 50, 50), (2, 0, 0, 50, 50), (1, 500, 500, 600, 600)], 1, (25.0, 0.0, 125.0, 200.0)
    )
    assert (place.left, place.top, place.width, place.height) == (25.0, 0.0, 25.0, 50.0)


LINES = [
    TextLine(0, 4, 60, 100, 300, 112),
    TextLine(5, 9, 50, 118, 520, 130),
    TextLine(10, 12, 70, 136, 90, 148),
]
PAGE = (0.0, 0.0, 595.0, 842.0)


def test_what_stands_beside_a_row_shows_whole_lines():
    assert columns_of_text(LINES, [], 1, PAGE) == (41.0, 0.0, 529.0, 842.0)
    # A box outside every line, of a picture, is not cut off either; of another page it does not count.
    assert columns_of_text(LINES, [(1, 30, 0, 40, 9), (2, 0, 0, 590, 9)], 1, PAGE)[0] == 21.0
    assert columns_of_text([], [], 1, PAGE) == PAGE
    x0, top, x1, bottom = lines_around(LINES, [(1, 200, 118, 260, 130)], 1, PAGE)
    assert (x0, x1) == (41.0, 529.0) and 106 < top < 118 and 130 < bottom < 142
    assert lines_around(LINES, [(2, 200, 118, 260, 130)], 1, PAGE) is None


def test_words_lie_over_the_picture_character_by_character():
    lines = [
        TextLine(0, 2, 10, 20, 40, 32, [10, 22, 25, 40]),
        TextLine(3, 5, 1, 2, 3, 4, [2, 3, 3, 4], vertical=True),
    ]
    (found,) = words("营收\n下行", lines)
    assert (found.text, found.x) == ("营收", "10.0 25.0") and 28 < found.y < 32 and 10 < found.size < 12
