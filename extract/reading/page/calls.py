"""PDFium's functions that are called for every character and path, with plain integers and little around
them.

`pypdfium2.raw` makes an object of every handle and gives up Python's lock around every call, which for calls
so short costs more than the call. Handles are addresses here; `address` gives that of an object of
`pypdfium2`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_HANDLE, _INT, _UINT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_float


def _quick(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    made: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address(function))
    return made


def address(thing: Any) -> int:
    """The address of a function or of a handle's object."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


loose_char_box = _quick(pdfium.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
"""(text page, index, where to write left, top, right, bottom as 32-bit floats) -> whether there is one."""
char_angle = _quick(pdfium.FPDFText_GetCharAngle, _FLOAT, _HANDLE, _INT)
"""(text page, index) -> radians clockwise from left to right, -1 where there is none."""
is_generated = _quick(pdfium.FPDFText_IsGenerated, _INT, _HANDLE, _INT)
"""(text page, index) -> 1 where PDFium has put the character in, 0 where the file has it."""
char_code = _quick(pdfium.FPDFText_GetUnicode, _UINT, _HANDLE, _INT)
"""(text page, index) -> UTF-16 unit."""
text_object = _quick(pdfium.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
"""(text page, index) -> text object, or None."""
text_font = _quick(pdfium.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
"""(text object) -> font, or None."""

count_in_page = _quick(pdfium.FPDFPage_CountObjects, _INT, _HANDLE)
"""(page) -> number of objects."""
object_in_page = _quick(pdfium.FPDFPage_GetObject, _HANDLE, _HANDLE, _INT)
"""(page, index) -> object."""
count_in_form = _quick(pdfium.FPDFFormObj_CountObjects, _INT, _HANDLE)
"""(form object) -> number of objects."""
object_in_form = _quick(pdfium.FPDFFormObj_GetObject, _HANDLE, _HANDLE, _INT)
"""(form object, index) -> object."""
object_kind = _quick(pdfium.FPDFPageObj_GetType, _INT, _HANDLE)
"""(object) -> FPDF_PAGEOBJ_…"""
object_matrix = _quick(pdfium.FPDFPageObj_GetMatrix, _INT, _HANDLE, _HANDLE)
"""(object, where to write a, b, c, d, e, f as 32-bit floats)"""
render_mode = _quick(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _HANDLE)
"""(text object) -> FPDF_TEXTRENDERMODE_…"""
object_bounds = _quick(pdfium.FPDFPageObj_GetBounds, _INT, _HANDLE, *[_HANDLE] * 4)
"""(object, where to write left, bottom, right, top as 32-bit floats) -> whether it has any."""
clip_path = _quick(pdfium.FPDFPageObj_GetClipPath, _HANDLE, _HANDLE)
"""(object) -> clipping path, or None."""
count_clip_paths = _quick(pdfium.FPDFClipPath_CountPaths, _INT, _HANDLE)
"""(clipping path) -> number of paths, -1 where it does not clip."""
count_clip_segments = _quick(pdfium.FPDFClipPath_CountPathSegments, _INT, _HANDLE, _INT)
"""(clipping path, index of path) -> number of points."""
clip_segment = _quick(pdfium.FPDFClipPath_GetPathSegment, _HANDLE, _HANDLE, _INT, _INT)
"""(clipping path, index of path, index) -> segment."""

count_segments = _quick(pdfium.FPDFPath_CountSegments, _INT, _HANDLE)
"""(path object) -> number of points."""
segment = _quick(pdfium.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, _INT)
"""(path object, index) -> segment."""
segment_kind = _quick(pdfium.FPDFPathSegment_GetType, _INT, _HANDLE)
"""(segment) -> FPDF_SEGMENT_…"""
segment_point = _quick(pdfium.FPDFPathSegment_GetPoint, _INT, _HANDLE, _HANDLE, _HANDLE)
"""(segment, where to write x, where to write y, as 32-bit floats)"""
segment_closes = _quick(pdfium.FPDFPathSegment_GetClose, _INT, _HANDLE)
"""(segment) -> whether it closes its figure."""
draw_mode = _quick(pdfium.FPDFPath_GetDrawMode, _INT, _HANDLE, _HANDLE, _HANDLE)
"""(path object, where to write the fill mode, where to write whether it is stroked, as 32-bit integers)"""
fill_color = _quick(pdfium.FPDFPageObj_GetFillColor, _INT, _HANDLE, *[_HANDLE] * 4)
"""(object, where to write red, green, blue, alpha as 32-bit integers) -> whether it has one."""
stroke_color = _quick(pdfium.FPDFPageObj_GetStrokeColor, _INT, _HANDLE, *[_HANDLE] * 4)
"""(object, where to write red, green, blue, alpha as 32-bit integers) -> whether it has one."""
