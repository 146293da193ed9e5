"""Boxes lie over the ink they speak of, on whole, cropped and rotated pages."""

import io
import json
import sqlite3

import pytest
from PIL import Image

from extract.reading.page.render import render_page, shown_area
from extract.store import browse, layouts
from extract.web.places import places
from schemas import TextLine, boxes_of


def evidence_of(sample, quote):
    connection = sqlite3.connect(sample.db)
    connection.row_factory = sqlite3.Row
    return connection, browse.evidence(connection, sample.evidence[quote])


def ink(image, place, margin=0.0):
    """The box of dark pixels in and around a place, as (left, top, right, bottom), and the place itself."""
    width, height = image.size
    left, top = place.left / 100 * width, place.top / 100 * height
    right, bottom = left + place.width / 100 * width, top + place.height / 100 * height
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
    words, box = ink(Image.open(io.BytesIO(picture.png)).convert("L"), place, margin=40)
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
    assert (place.left, place.top, place.width, place.height) == (0.0, 0.0, 25.0, 25.0)
