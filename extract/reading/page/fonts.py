"""Stand-ins for Chinese fonts that a file names but does not carry.

PDFium asks the system for such a font and takes the letters' outlines into account when it reads their text:
it drops letters whose outline is empty. So without a Chinese font installed text is lost, and with one
reading depends on which it is, and is five times slower for the outlines' sake. While text is being read
every Chinese font is therefore a plain one whose glyphs are all the same box; PDFium has Latin fonts of its
own. Pages that are to be looked at are drawn with the system's fonts.
"""

from __future__ import annotations

import array
import ctypes
import functools
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

_EAST_ASIAN = frozenset({128, 129, 130, 134, 136})
"""Windows' numbers of the Japanese, Korean and Chinese character sets."""
_EAST_ASIAN_NAMES = (
    b"song",
    b"hei",
    b"kai",
    b"fang",
    b"ming",
    b"sim",
    b"st",
    b"gothic",
    b"mincho",
    b"cjk",
    b"yuan",
)
_GLYPHS = 0xFFFF
_BOX = (0, -100, 200, 800)
"""x0, y0, x1, y1 of every glyph, of 1000 units to the em: within the height of any font's lines, and narrower than
any letter, since PDFium takes a letter to be at least as wide as its outline."""

_mode = threading.local()


@contextmanager
def plain_fonts() -> Iterator[None]:
    """Documents opened in this thread meanwhile read their missing Chinese fonts as plain boxes.

    A document keeps the fonts that it has found; use one document for reading and another for looking at it.
    """
    _install()
    with _set(True):
        yield


@contextmanager
def system_fonts() -> Iterator[None]:
    """Documents opened in this thread meanwhile show their missing fonts as the system has them."""
    with _set(False):
        yield


@contextmanager
def _set(plain: bool) -> Iterator[None]:
    before = getattr(_mode, "plain", False)
    _mode.plain = plain
    try:
        yield
    finally:
        _mode.plain = before


@functools.cache
def _install() -> _Fonts:
    """Put ourselves between PDFium and the system's fonts, once in a process."""
    return _Fonts()


class _Fonts:
    """Answers PDFium's questions for fonts (`FPDF_SYSFONTINFO`): with the plain font, or as the system
    does."""

    def __init__(self) -> None:
        self._system = pdfium.FPDF_GetDefaultSystemFontInfo().contents
        self._plain: Any = None
        self._handle: int | None = None
        self._info = pdfium.FPDF_SYSFONTINFO()
        self._info.version = 1
        types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
        answers = {
            "Release": lambda _: None,
            "EnumFonts": lambda _, mapper: self._system.EnumFonts(self._system, mapper),
            "MapFont": self._map_font,
            "GetFont": lambda _, name: None if _reading() else self._system.GetFont(self._system, name),
            "GetFontData": self._font_data,
            "GetFaceName": self._face_name,
            "GetFontCharset": self._charset,
            "DeleteFont": self._delete,
        }
        # The structure holds the addresses only: the functions must be kept as long as PDFium is used.
        self._answers = {name: types[name](answer) for name, answer in answers.items()}
        for name, answer in self._answers.items():
            setattr(self._info, name, answer)
        pdfium.FPDF_SetSystemFontInfo(self._info)

    def _map_font(
        self, _: Any, weight: int, italic: int, charset: int, pitch: int, name: Any, exact: Any
    ) -> Any:
        if not _reading():
            return self._system.MapFont(self._system, weight, italic, charset, pitch, name, exact)
        called = (ctypes.cast(name, ctypes.c_char_p).value or b"").lower()
        chinese = any(part in called for part in _EAST_ASIAN_NAMES) or not called.isascii()
        if charset not in _EAST_ASIAN and not chinese:
            return None
        if self._plain is None:
            self._plain = ctypes.create_string_buffer(_plain_font())
            self._handle = ctypes.addressof(self._plain)
        return self._handle

    def _font_data(self, _: Any, font: Any, table: int, buffer: Any, size: int) -> int:
        if font != self._handle:
            return int(self._system.GetFontData(self._system, font, table, buffer, size))
        if table:
            return 0  # asked for single tables it has none: it is read as a whole
        length = len(self._plain) - 1
        if buffer and size >= length:
            ctypes.memmove(buffer, self._plain, length)
        return length

    def _face_name(self, _: Any, font: Any, buffer: Any, size: int) -> int:
        if font != self._handle:
            return int(self._system.GetFaceName(self._system, font, buffer, size))
        return 0

    def _charset(self, _: Any, font: Any) -> int:
        if font != self._handle:
            return int(self._system.GetFontCharset(self._system, font))
        return 1  # any

    def _delete(self, _: Any, font: Any) -> None:
        if font != self._handle:
            self._system.DeleteFont(self._system, font)


def _reading() -> bool:
    return getattr(_mode, "plain", False)


def _plain_font() -> bytes:
    """A TrueType font of as many glyphs as can be, all the same box."""
    x0, y0, x1, y1 = _BOX
    glyph = struct.pack(">5h", 1, x0, y0, x1, y1) + struct.pack(">HH4B", 3, 0, 1, 1, 1, 1)
    glyph += struct.pack(">4h", x0, x1 - x0, 0, x0 - x1) + struct.pack(">4h", y0, 0, y1 - y0, 0)
    glyph += bytes(-len(glyph) % 4)
    offsets = array.array("I", range(0, (_GLYPHS + 1) * len(glyph), len(glyph)))
    if sys.byteorder == "little":
        offsets.byteswap()
    tables = {
        b"cmap": struct.pack(">HH", 0, 0),
        b"glyf": glyph * _GLYPHS,
        b"head": struct.pack(
            ">4I2H2q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, x0, y0, x1, y1, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">I3hH11hH", 0x10000, y1, y0, 0, 1000, 0, 0, x1, 1, 0, 0, 0, 0, 0, 0, 0, 1),
        b"hmtx": struct.pack(">Hh", 1000, 0) + bytes(2 * (_GLYPHS - 1)),
        b"loca": offsets.tobytes(),
        b"maxp": struct.pack(">I14H", 0x10000, _GLYPHS, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    directory, body = struct.pack(">I4H", 0x10000, len(tables), 64, 2, 48), b""
    start = len(directory) + 16 * len(tables)
    for name, content in tables.items():
        directory += struct.pack(">4s3I", name, 0, start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return directory + body
