"""The characters of a page, read through PDFium, in the form that pdfplumber's algorithms take."""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.reading.frames import Frame
from extract.reading.radicals import IDEOGRAPHS

Char = dict[str, Any]
"""A character: text, x0, x1, top, bottom, doctop, upright, size, width, height, `index` in PDFium's page, and
whether it is `spaced`: whether PDFium sees a space before it."""

_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
_SPACE = 0x20
_LINE_END_HYPHEN = 0xFFFE
"""What PDFium gives for a hyphen at which a word is divided."""
_UPRIGHT_TOLERANCE = 0.05
"""Radians by which text may lean and still count as upright."""


class Glyphs:
    """The characters of one page; holds PDFium's text page until it is closed."""

    def __init__(self, page: pypdfium2.PdfPage, frame: Frame) -> None:
        self.frame = frame
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self.control_characters = 0
        """Codes below space other than line ends: a sign of a broken character map."""

    def __enter__(self) -> Glyphs:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the text page."""
        self._textpage.close()

    def read(self, doctop: float = 0.0) -> list[Char]:
        """Every printed character in PDFium's order, with boxes of full advance width and font height.

        Spaces that PDFium inserts between words are left out, since pdfplumber finds words by distance;
        spaces that the file itself prints are kept. Characters outside the basic plane come as one.
        """
        raw, frame = self._raw, self.frame
        codes = self._codes()
        loose_box, is_generated = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_IsGenerated
        rectangle = pdfium.FS_RECTF()
        reference = ctypes.byref(rectangle)
        upright_frame, height = frame.upright, frame.y_offset
        ideographs = IDEOGRAPHS
        chars: list[Char] = []
        append = chars.append
        last_y, level, spaced = math.inf, True, False
        for index, code in codes:
            if code <= _SPACE:
                spaced = True
                if code != _SPACE or is_generated(raw, index):
                    self.control_characters += code not in (0, 9, 10, 13, 32)
                    continue
            if not loose_box(raw, index, reference):
                continue
            left, top, right, bottom = rectangle.left, rectangle.top, rectangle.right, rectangle.bottom
            # The angle costs a call: ask only where the line moves up or down, which leaning text always does.
            y = bottom + top
            if abs(y - last_y) > 0.5 or not level:
                level = self._is_level(index)
                last_y = y
            text = "-" if code == _LINE_END_HYPHEN else chr(code)
            if "\u2e80" <= text <= "\u2fd5":
                text = ideographs.get(text, text)
            if upright_frame:
                x0, y0, x1, y1 = left + frame.x_offset, height - top, right + frame.x_offset, height - bottom
            else:
                x0, y0, x1, y1 = frame.box(left, bottom, right, top)
            append(
                {
                    "object_type": "char",
                    "text": text,
                    "x0": x0,
                    "x1": x1,
                    "top": y0,
                    "bottom": y1,
                    "doctop": doctop + y0,
                    "upright": level if upright_frame else self._upright_in_frame(index, level),
                    "width": x1 - x0,
                    "height": y1 - y0,
                    "size": y1 - y0,
                    "index": index,
                    "spaced": spaced,
                }
            )
            spaced = False
        return chars

    def direction(self) -> int:
        """The direction, clockwise in degrees on the page as shown, in which most of the text runs."""
        count = self._textpage.count_chars()
        votes = dict.fromkeys((0, 90, 180, 270), 0)
        frame = self.frame
        for index in range(0, count, max(1, count // 60)):
            if pdfium.FPDFText_IsGenerated(self._raw, index):
                continue
            angle = pdfium.FPDFText_GetCharAngle(self._raw, index)
            dx, dy = math.cos(angle), math.sin(angle)
            x, y = frame.xx * dx + frame.xy * dy, frame.yx * dx + frame.yy * dy
            votes[round(math.degrees(math.atan2(y, x)) / 90) % 4 * 90] += 1
        return max(votes, key=lambda degrees: votes[degrees])

    def weight(self, index: int) -> tuple[str, int]:
        """Font name and weight of a character; weight -1 where the file does not say."""
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, buffer, 128, ctypes.byref(flags))
        name = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace")
        return name, pdfium.FPDFText_GetFontWeight(self._raw, index)

    def invisible(self, index: int) -> bool:
        """Whether a character is printed with neither fill nor outline, as under a scanned image."""
        text_object = pdfium.FPDFText_GetTextObject(self._raw, index)
        return bool(text_object) and pdfium.FPDFTextObj_GetTextRenderMode(text_object) in (
            pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
            pdfium.FPDF_TEXTRENDERMODE_CLIP,
        )

    def outlined(self, index: int) -> bool:
        """Whether a character is both filled and outlined, as word processors do to make it look bold."""
        text_object = pdfium.FPDFText_GetTextObject(self._raw, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object) if text_object else None
        return bool(mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)

    def _codes(self) -> list[tuple[int, int]]:
        """(index, code point) of every entry of the text page, surrogate pairs taken together."""
        count = self._textpage.count_chars()
        text = self._textpage.get_text_range() if count else ""
        if len(text) == count and not any("\ud800" <= c <= "\udfff" or c > "\uffff" for c in text):
            return list(enumerate(map(ord, text)))
        get, raw = pdfium.FPDFText_GetUnicode, self._raw
        found: list[tuple[int, int]] = []
        for index in range(count):
            code = get(raw, index)
            if code in _LOW_SURROGATES and found and found[-1][1] in _HIGH_SURROGATES:
                first, high = found.pop()
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
                found.append((first, code))
            else:
                found.append((index, code))
        return [(index, code) for index, code in found if not 0xD800 <= code < 0xE000]

    def _is_level(self, index: int) -> bool:
        angle = pdfium.FPDFText_GetCharAngle(self._raw, index) % (2 * math.pi)
        return angle < _UPRIGHT_TOLERANCE or angle > 2 * math.pi - _UPRIGHT_TOLERANCE

    def _upright_in_frame(self, index: int, level: bool) -> bool:
        """Whether text that is level, or not, in the file runs from left to right in the frame."""
        if level:
            return self.frame.xx == 1
        angle = pdfium.FPDFText_GetCharAngle(self._raw, index)
        x = self.frame.xx * math.cos(angle) + self.frame.xy * math.sin(angle)
        return x > 1 - _UPRIGHT_TOLERANCE
