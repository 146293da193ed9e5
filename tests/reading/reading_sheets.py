"""Small PDFs written by hand: what a test needs on its pages, and nothing else.

Positions are points from the upper left corner of the sheet, as everywhere in the project. The font is named but not
embedded; every character that is used gets a code of its own and a line in the font's Unicode map.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from schemas import Document

SIZE = 10.0
_ASCENT = 0.88
Draw = Callable[..., Document]
"""Draws sheets and reads them."""


@dataclass
class Sheet:
    """A page to be."""

    width: float = 400
    height: float = 300
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    """In PDF space: left, bottom, right, top."""
    origin: tuple[float, float] = (0, 0)
    """Lower left corner of the media box."""
    parts: list[str | tuple[str, str]] = field(default_factory=list)

    def text(
        self, x: float, top: float, words: str, size: float = SIZE, mode: int = 0, angle: float = 0
    ) -> Sheet:
        """Print words on one line; `angle` in degrees counter-clockwise, `mode` is the PDF's text mode."""
        left, y = self.origin[0] + x, self.origin[1] + self.height - top - _ASCENT * size
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        matrix = f"{cos:.6f} {sin:.6f} {-sin:.6f} {cos:.6f} {left:.3f} {y:.3f} Tm"
        self.parts += [f"BT /F1 {size} Tf {mode} Tr {matrix} <", ("text", words), "> Tj ET\n"]
        return self

    def stroke(self, x: float, top: float, size: float = SIZE) -> Sheet:
        """Print the ideograph 一 from a font that holds nothing else and states no ascent, as browsers do."""
        left, y = self.origin[0] + x, self.origin[1] + self.height - top - _ASCENT * size
        self.parts.append(f"BT /F2 {size} Tf 1 0 0 1 {left:.3f} {y:.3f} Tm <01> Tj ET\n")
        return self

    def line(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """Draw a line."""
        left, base = self.origin
        up = base + self.height
        self.parts.append(f"0.5 w {left + x0} {up - top} m {left + x1} {up - bottom} l S\n")
        return self

    def wave(self, x0: float, top: float, size: float) -> Sheet:
        """Fill a bent outline in pale grey."""
        x, y = self.origin[0] + x0, self.origin[1] + self.height - top
        points = f"{x + size} {y - size} {x + size} {y} {x} {y - size}"
        self.parts.append(f"0.8 g {x} {y} m {points} c {x + size / 2} {y} l h f 0 g\n")
        return self

    def bar(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """Fill a rectangle in dark grey."""
        return self.shade(x0, top, x1, bottom, gray=0.4)

    def shade(self, x0: float, top: float, x1: float, bottom: float, gray: float = 0.85) -> Sheet:
        """Fill an area; what comes later is painted over it."""
        y = self.origin[1] + self.height - bottom
        self.parts.append(f"{gray} g {self.origin[0] + x0} {y} {x1 - x0} {bottom - top} re f 0 g\n")
        return self

    def image(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """Place a grey picture."""
        y = self.origin[1] + self.height - bottom
        self.parts.append(f"q {x1 - x0} 0 0 {bottom - top} {self.origin[0] + x0} {y} cm /I1 Do Q\n")
        return self

    def clipped(
        self, x0: float, top: float, x1: float, bottom: float, x: float, y: float, words: str
    ) -> Sheet:
        """Print words through a window."""
        up = self.origin[1] + self.height
        self.parts.append(f"q {self.origin[0] + x0} {up - bottom} {x1 - x0} {bottom - top} re W n\n")
        self.text(x, y, words)
        self.parts.append("Q\n")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Sheet:
        """Draw all lines of a table."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        return self

    def rows(self, xs: list[float], top: float, rows: list[list[str]], pitch: float = 18) -> Sheet:
        """Print the cells of a table, without lines."""
        for number, row in enumerate(rows):
            for x, words in zip(xs, row, strict=False):
                if words:
                    self.text(x + 4, top + number * pitch + 4, words)
        return self

    def table(self, xs: list[float], top: float, rows: list[list[str]], pitch: float = 18) -> Sheet:
        """Draw a table with all its lines."""
        self.grid(xs, [top + number * pitch for number in range(len(rows) + 1)])
        return self.rows(xs, top, rows, pitch)

    def prose(self, x: float, top: float, lines: list[str], pitch: float = 16) -> Sheet:
        """Print lines below each other; those that begin with an ideographic space are indented by two characters."""
        for number, words in enumerate(lines):
            indent = len(words) - len(words.lstrip("\u3000"))
            self.text(x + indent * SIZE, top + number * pitch, words.lstrip("\u3000"))
        return self


def write(path: Path, *sheets: Sheet) -> Path:
    """Write the sheets as one PDF."""
    codes: dict[str, int] = {}
    streams = []
    for sheet in sheets:
        stream = ""
        for part in sheet.parts:
            if isinstance(part, str):
                stream += part
            else:
                stream += "".join(f"{codes.setdefault(c, len(codes) + 1):04X}" for c in part[1])
        streams.append(stream)
    objects: list[bytes] = [b"", b""]

    def add(head: str, stream: bytes | None = None) -> int:
        body = head.encode()
        if stream is not None:
            body = f"<< {head} /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream"
        objects.append(body)
        return len(objects)

    widths = " ".join(f"{code} [{_width(c)}]" for c, code in codes.items())
    unicode_map = add("", _unicode_map(codes))
    descriptor = add(
        "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 "
        "/Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
    )
    descendant = add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering "
        f"(Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W [{widths}] >>"
    )
    font = add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H "
        f"/DescendantFonts [{descendant} 0 R] /ToUnicode {unicode_map} 0 R >>"
    )
    outline = add("", b"1000 0 40 330 960 410 d1 40 330 920 80 re f")
    one = add("", _unicode_map({"\u2f00": 1}, places=2))
    outlines = add(
        "<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [40 330 960 410] /FirstChar 1 "
        f"/LastChar 1 /Widths [1000] /CharProcs << /g1 {outline} 0 R >> /ToUnicode {one} 0 R "
        "/Encoding << /Type /Encoding /Differences [1 /g1] >> /Resources << >> >>"
    )
    image = add(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"\x80",
    )
    kids = []
    for sheet, stream in zip(sheets, streams, strict=True):
        contents = add("", stream.encode())
        x, y = sheet.origin
        crop = f"/CropBox [{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [{x} {y} {x + sheet.width} {y + sheet.height}] {crop} "
                f"/Rotate {sheet.rotate} /Contents {contents} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R /F2 {outlines} 0 R >> /XObject << /I1 {image} 0 R >> >> >>"
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = (
        f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} >>".encode()
    )
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(out)
    return path


def _width(character: str) -> int:
    return 500 if character < "\u0100" else 1000


def _unicode_map(codes: dict[str, int], places: int = 4) -> bytes:
    lines = [f"<{code:0{places}X}> <{c.encode('utf-16-be').hex().upper()}>" for c, code in codes.items()]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /Adobe-Identity-UCS def\n"
        f"1 begincodespacerange <{'0' * places}> <{'F' * places}> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def truncated(path: Path, share: float) -> Path:
    """Cut a file off."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


__all__ = ["SIZE", "Draw", "Sheet", "truncated", "write"]
