"""A document read from sheets that a test draws."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reading_sheets import Draw, Sheet, write

from extract.reading.reader import read
from schemas import Document


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    """A PDF of the given sheets."""
    return lambda *sheets, name="sheets.pdf": write(tmp_path / name, *sheets)


@pytest.fixture
def drawn(pdf: Callable[..., Path]) -> Draw:
    """The document that reading makes of the given sheets."""

    def draw(*sheets: Sheet, ocr: str = "never") -> Document:
        return read(pdf(*sheets), ocr=ocr)

    return draw
