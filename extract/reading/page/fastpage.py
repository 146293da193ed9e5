"""A page read several times faster than pdfplumber reads it.

pdfplumber spends most of its time in pdfminer's parser; here characters and paths come from PDFium, and `lattice` finds
tables as pdfplumber does, on lists of numbers. `benchmarks/reading.py` compares the two.
"""

from __future__ import annotations

from functools import lru_cache

import pypdfium2

from extract.reading.page.characters import Char
from extract.reading.page.clipping import clipped_away
from extract.reading.page.frames import Frame, media_frame
from extract.reading.page.glyphs import Glyphs
from extract.reading.page.ink import Ink
from extract.reading.page.paths import read_shapes

_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "simhei", "heiti", "黑体", "semibold")


class FastPage(Ink):
    """Characters and edges of one page, in pdfplumber's coordinates.

    Close it, or use it in a `with`, before the page itself is closed.
    """

    def __init__(
        self,
        page: pypdfium2.PdfPage,
        number: int,
        frame: Frame | None = None,
        glyphs: Glyphs | None = None,
        most_objects: int | None = None,
    ) -> None:
        self.frame = frame or media_frame(page)
        self.glyphs = glyphs or Glyphs(page)
        chars = self.glyphs.read(self.frame)
        shapes = read_shapes(page, self.frame, most_objects)
        super().__init__(number, self.frame.width, self.frame.height, chars, shapes)
        self._bold: dict[int, bool] = {}

    def __enter__(self) -> FastPage:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release PDFium's text page; characters and shapes remain."""
        self.glyphs.close()

    def is_bold(self, char: Char) -> bool:
        """By the font's weight or name, or by an outline drawn round the letters."""
        index = char["index"]
        owner = self.glyphs.text_object(index) or -1 - index
        if owner not in self._bold:
            self._bold[owner] = _is_heavy(*self.glyphs.weight(index)) or self.glyphs.outlined(index)
        return self._bold[owner]

    def printed(self, positions: list[int]) -> list[int]:
        """Without those that are neither filled nor outlined, or clipped away; while the page is open."""
        index = self.characters.index
        if self.shapes.has_invisible_text():
            positions = [i for i in positions if not self.glyphs.invisible(index[i])]
        away = clipped_away(self.shapes.texts)
        if away:
            positions = [i for i in positions if self.glyphs.text_object(index[i]) not in away]
        return positions


@lru_cache(maxsize=256)
def _is_heavy(font: str, weight: int) -> bool:
    """Whether a font is bold."""
    return weight >= _BOLD_WEIGHT or any(part in font.lower() for part in _BOLD_NAMES)
