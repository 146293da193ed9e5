"""The characters of a page, read through PDFium."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Sequence
from itertools import repeat

import numpy
import pypdfium2
import pypdfium2.raw as pdfium

from extract.reading.page.calls import (
    address,
    char_angle,
    char_code,
    is_generated,
    loose_char_box,
    render_mode,
    text_font,
    text_object,
)
from extract.reading.page.characters import Characters
from extract.reading.page.frames import Frame, Positions, all_rounded, rounded
from extract.reading.page.radicals import unify
from extract.reading.page.signs import PRIVATE, sign

_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
_OUTSIDE_PLANE = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
_BLANK = re.compile("[\x00- ]")
_LINE_ENDS = "\x00\t\n\r "
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_LINE_END_HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at which a word is divided."""
_NOTHING = ""
"""Stands for an entry of PDFium's that is no character: half of a pair."""
_UPRIGHT_TOLERANCE = 0.05
"""Radians by which text may lean and still count as upright."""
_SAMPLE = 60
_FLAT = 0.5
"""A box lower than this share of its font size holds a stroke, not a line's height."""
_DESCENT = 0.12
"""Share of the font size below the baseline, as in most fonts of ideographs."""


class Glyphs:
    """The characters of one page; holds PDFium's text page until it is closed."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self._address = address(self._raw)
        self._weights: dict[int | None, tuple[str, int]] = {}
        self.control_characters = 0
        """Codes below space other than line ends: a sign of a broken character map."""

    def close(self) -> None:
        """Release the text page."""
        self._textpage.close()

    def read(self, frame: Frame) -> Characters:
        """Every printed character in PDFium's order, with boxes of full advance width and font height.

        Spaces that PDFium inserts between words are left out, since pdfplumber finds words by distance;
        spaces that the file itself prints are kept. Characters outside the basic plane come as one.
        """
        texts = self._texts()
        indices, spaced = self._printed(texts)
        lefts, tops, rights, bottoms, missing = self._boxes(indices)
        if missing:
            kept = [i for i in range(len(indices)) if i not in missing]
            indices, spaced = [indices[i] for i in kept], _carried(spaced, kept)
            lefts, tops, rights, bottoms = (values[kept] for values in (lefts, tops, rights, bottoms))
        level = self._level(indices, (bottoms + tops).tolist())
        if frame.upright:
            x, y = frame.x_offset, frame.y_offset
            x0, x1 = all_rounded(lefts + x), all_rounded(rights + x)
            top, bottom = all_rounded(y - tops), all_rounded(y - bottoms)
            upright = level
        else:
            sides = (values.tolist() for values in (lefts, bottoms, rights, tops))
            boxes = [frame.box(*values) for values in zip(*sides, strict=True)]
            x0, top, x1, bottom = (rounded([box[i] for box in boxes]) for i in range(4))
            upright = [self._upright_in(frame, i, flat) for i, flat in zip(indices, level, strict=True)]
        printed = texts if len(indices) == len(texts) else [texts[i] for i in indices]
        return Characters(printed, x0, top, x1, bottom, upright, indices, spaced)

    @property
    def count(self) -> int:
        """How many characters there are, those included that PDFium puts between words."""
        return int(self._textpage.count_chars())

    def direction(self, frame: Frame) -> int:
        """The direction, clockwise in degrees on the page as shown, in which most of the text runs."""
        count = self._textpage.count_chars()
        votes = dict.fromkeys((0, 90, 180, 270), 0)
        for index in range(0, count, max(1, count // _SAMPLE)):
            if is_generated(self._address, index):
                continue
            angle = char_angle(self._address, index)
            dx, dy = math.cos(angle), -math.sin(angle)
            x, y = frame.xx * dx + frame.xy * dy, frame.yx * dx + frame.yy * dy
            votes[round(math.degrees(math.atan2(y, x)) / 90) % 4 * 90] += 1
        return max(votes, key=lambda degrees: votes[degrees])

    def text_object(self, index: int) -> int:
        """The object that a character belongs to; its characters have font and rendering in common."""
        return text_object(self._address, index) or 0

    def weight(self, index: int) -> tuple[str, int]:
        """Font name and weight of a character, asked once of each font; weight -1 where the file does not say."""
        handle = self.text_object(index)
        font = text_font(handle) if handle else -1 - index
        if font not in self._weights:
            self._weights[font] = self._weight_of_font(index)
        return self._weights[font]

    def _weight_of_font(self, index: int) -> tuple[str, int]:
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, buffer, 128, ctypes.byref(flags))
        name = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace")
        return name, pdfium.FPDFText_GetFontWeight(self._raw, index)

    def invisible(self, index: int) -> bool:
        """Whether a character is printed with neither fill nor outline, as under a scanned image."""
        return self._mode(index) in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)

    def outlined(self, index: int) -> bool:
        """Whether a character is both filled and outlined, as word processors do to make it look bold."""
        return bool(self._mode(index) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)

    def _mode(self, index: int) -> int | None:
        handle = self.text_object(index)
        return int(render_mode(handle)) if handle else None

    def _texts(self) -> Sequence[str]:
        """The character of every entry of the text page; a surrogate pair stands at its first entry."""
        count = self._textpage.count_chars()
        text: str = self._textpage.get_text_range() if count else ""
        if len(text) == count and not _OUTSIDE_PLANE.search(text):
            text = unify(text) if _RADICAL.search(text) else text
            if PRIVATE.search(text):
                text = PRIVATE.sub(lambda match: sign(match[0], self.weight(match.start())[0]), text)
            return text.replace(_LINE_END_HYPHEN, "-")
        codes: list[int] = []
        for code in map(char_code, repeat(self._address), range(count)):
            if code in _LOW_SURROGATES and codes and codes[-1] in _HIGH_SURROGATES:
                codes[-1] = 0x10000 + ((codes[-1] - 0xD800) << 10) + (code - 0xDC00)
            codes.append(code)
        texts = [_NOTHING if 0xD800 <= code < 0xE000 else unify(chr(code)) for code in codes]
        for index, text in enumerate(texts):
            if PRIVATE.match(text):
                texts[index] = sign(text, self.weight(index)[0])
        return ["-" if text == _LINE_END_HYPHEN else text for text in texts]

    def _printed(self, texts: Sequence[str]) -> tuple[Sequence[int], list[bool]]:
        """The entries that the file prints, and for each whether it is a space or follows a blank."""
        if isinstance(texts, str):
            blank = [match.start() for match in _BLANK.finditer(texts)]
        else:
            blank = [i for i, text in enumerate(texts) if text <= " "]
        spaced = [False] * (len(texts) + 1)
        dropped = []
        for index in blank:
            text = texts[index]
            if text == _NOTHING:
                spaced[index + 1] = spaced[index]
                dropped.append(index)
                continue
            if text == " " and not is_generated(self._address, index):
                spaced[index] = True
                continue
            self.control_characters += text not in _LINE_ENDS
            spaced[index + 1] = True
            dropped.append(index)
        if not dropped:
            return range(len(texts)), spaced[:-1]
        gone = set(dropped)
        kept = [index for index in range(len(texts)) if index not in gone]
        return kept, [spaced[index] for index in kept]

    def _boxes(self, indices: Sequence[int]) -> tuple[Positions, Positions, Positions, Positions, set[int]]:
        """Left, top, right and bottom in PDF space of the entries, and the positions of those that have no
        box."""
        boxes = numpy.zeros((len(indices), 4), numpy.float32)
        start = boxes.ctypes.data
        found = list(
            map(loose_char_box, repeat(self._address), indices, range(start, start + boxes.nbytes, 16))
        )
        missing = {i for i, there in enumerate(found) if not there} if 0 in found else set()
        lefts, tops, rights, bottoms = boxes.astype(numpy.float64).T
        self._stretch(indices, tops, bottoms)
        return lefts, tops, rights, bottoms, missing

    def _stretch(self, indices: Sequence[int], tops: Positions, bottoms: Positions) -> None:
        """Gives flat boxes the height of their font.

        A font that states neither ascent nor descent, as every Type 3 font of a browser's print, bounds its
        characters by its own outlines. Where its only outline is 一 or a dash, the box is as flat as the stroke.
        """
        heights = tops - bottoms
        low = _FLAT * numpy.sort(heights)[len(heights) // 2] if len(heights) else 0.0
        for position in numpy.flatnonzero(heights < low).tolist():
            if not self._is_level(indices[position]):
                continue
            size, origin = self._size(indices[position]), ctypes.c_double()
            if heights[position] < _FLAT * size:
                pdfium.FPDFText_GetCharOrigin(self._raw, indices[position], ctypes.c_double(), origin)
                bottoms[position] = origin.value - _DESCENT * size
                tops[position] = bottoms[position] + size

    def _size(self, index: int) -> float:
        """Font size of a character on the page, in points."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        return float(pdfium.FPDFText_GetFontSize(self._raw, index)) * math.hypot(matrix.c, matrix.d)

    def _level(self, indices: Sequence[int], heights: list[float]) -> list[bool]:
        """Whether each character runs from left to right in the file; `heights` are twice those of their middles.

        The angle costs a call: it is asked only where the line moves up or down, which leaning text always
        does.
        """
        last, level = math.inf, True
        found = [True] * len(indices)
        for position, y in enumerate(heights):
            if not level or y - last > 0.5 or last - y > 0.5:
                level = self._is_level(indices[position])
                last = y
            if not level:
                found[position] = False
        return found

    def _is_level(self, index: int) -> bool:
        angle: float = char_angle(self._address, index) % (2 * math.pi)
        return angle < _UPRIGHT_TOLERANCE or angle > 2 * math.pi - _UPRIGHT_TOLERANCE

    def _upright_in(self, frame: Frame, index: int, level: bool) -> bool:
        """Whether text that is level, or not, in the file runs from left to right in the frame."""
        if level:
            return frame.xx == 1
        angle: float = char_angle(self._address, index)
        x = frame.xx * math.cos(angle) - frame.xy * math.sin(angle)
        return x > 1 - _UPRIGHT_TOLERANCE


def _carried(spaced: list[bool], kept: list[int]) -> list[bool]:
    """The marks of the kept, those of what is left out between them handed on to the next."""
    starts = [0, *[position + 1 for position in kept[:-1]]]
    return [any(spaced[start : position + 1]) for start, position in zip(starts, kept, strict=True)]
