"""Rules of tables that are only in a picture."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pypdfium2
import pytest

from extract.reading.ocr import recogniser
from extract.reading.ocr.recogniser import _chars, _even_sizes
from extract.reading.ocr.strokes import rules_of

DENSITY = 200 / 72
"""Pixels a point."""


def pixel(points: float) -> int:
    return round(points * DENSITY)


def picture(*rules: tuple[float, float, float, float]) -> np.ndarray[Any, Any]:
    """A white picture of 300 x 120 points with dark lines a point thick: x0, top, x1, bottom."""
    pixels = np.full((pixel(120), pixel(300), 3), 255, dtype=np.uint8)
    for x0, top, x1, bottom in rules:
        pixels[pixel(top) : pixel(bottom + 1), pixel(x0) : pixel(x1 + 1)] = 0
    return pixels


def letters(x0: float, top: float, x1: float, bottom: float, text: str = "表头文字") -> list[dict[str, Any]]:
    corners = [(x * DENSITY, y * DENSITY) for x, y in ((x0, top), (x1, top), (x1, bottom), (x0, bottom))]
    return _chars(corners, text, 0, DENSITY)


def down(rules: list[dict[str, Any]]) -> set[int]:
    return {round(rule["x0"]) for rule in rules if not rule["width"]}


def test_long_edges_are_rules() -> None:
    rules = rules_of(
        picture((20, 20, 280, 20), (20, 80, 280, 80), (20, 20, 20, 80), (280, 20, 280, 80)), DENSITY, []
    )
    across = sorted({round(rule["top"]) for rule in rules if rule["width"]})
    assert across[0] == 20 and across[-1] == 81
    assert set(across) <= {20, 21, 80, 81}
    assert down(rules) <= {20, 21, 280, 281} and len(down(rules)) >= 2


def test_noise_beside_letters_is_no_rule() -> None:
    text = letters(100, 20, 148, 34)
    noisy = picture((152, 19, 152, 35))
    assert 152 in down(rules_of(noisy, DENSITY, []))
    assert not down(rules_of(noisy, DENSITY, text))


def test_what_goes_on_with_a_rule_is_one() -> None:
    """The border of a narrow head, beside its letters, above that of the body."""
    text = letters(100, 20, 148, 34)
    assert 152 in down(rules_of(picture((152, 19, 152, 35), (152, 40, 152, 110)), DENSITY, text))


def test_edges_through_letters_are_their_own() -> None:
    text = letters(100, 20, 148, 34)
    assert not [r for r in rules_of(picture((90, 27, 160, 27)), DENSITY, text) if r["width"]]


def test_print_of_nearly_one_size_gets_one_height() -> None:
    chars = letters(10, 10, 90, 50) + letters(10, 60, 90, 105) + letters(10, 110, 40, 120)
    _even_sizes(chars)
    sizes = [round(c["bottom"] - c["top"], 3) for c in chars]
    assert len(set(sizes[:8])) == 1 and sizes[8] < sizes[0] / 2
    assert (chars[0]["top"] + chars[0]["bottom"]) / 2 == pytest.approx(30)


@pytest.mark.parametrize("times", [1, 2, 4])
def test_a_page_blown_up_is_read_at_the_size_of_its_print(
    monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Whatever the size of the page, the recogniser looks at as many pixels as it can use, and the places are the same."""
    seen: list[tuple[int, int]] = []

    def engine(pixels: np.ndarray[Any, Any]) -> SimpleNamespace:
        height, width = pixels.shape[:2]
        seen.append((width, height))
        x0, top, x1, bottom = (60 / 595 * width, 80 / 842 * height, 102 / 595 * width, 90.5 / 842 * height)
        return SimpleNamespace(
            boxes=[[(x0, top), (x1, top), (x1, bottom), (x0, bottom)]], txts=["股东名称"], scores=[0.9]
        )

    monkeypatch.setattr(recogniser, "_engine", lambda: engine)
    page = pypdfium2.PdfDocument.new().new_page(595 * times, 842 * times)
    ink, _ = recogniser.recognise(page, 1, (0, 0, 595 * times, 842 * times), (0, 0), whole=True)
    assert max(seen[0]) <= 2_400
    assert "".join(char["text"] for char in ink.chars) == "股东名称"
    assert ink.chars[0]["x0"] == pytest.approx(60, abs=1) and ink.chars[-1]["x1"] == pytest.approx(102, abs=1)
    assert ink.chars[0]["top"] == pytest.approx(80, abs=1.5)
