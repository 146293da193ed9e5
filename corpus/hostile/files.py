"""PDFs built to hurt whoever reads them: small files that say much."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %s >> >>"


def write(path: Path, objects: Iterable[bytes]) -> Path:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
    path.write_bytes(out)
    return path


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream, packed."""
    packed = zlib.compress(content, 1)
    return b"<< /Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def page(path: Path, content: bytes, resources: bytes = b"", more: Iterable[bytes] = ()) -> Path:
    """One page with a content stream; further objects are numbered from 5."""
    return write(
        path,
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _PAGE % (4, resources),
            stream(content),
            *more,
        ],
    )


def absent_pages(path: Path, count: int = 100_000) -> Path:
    """A page tree that says it has many more pages than there are."""
    return write(
        path,
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count,
            _PAGE % (4, b""),
            stream(b"0 0 m 1 1 l S"),
        ],
    )


def form_of_itself(path: Path) -> Path:
    """A form that draws itself twice."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"
    return page(path, b"/F Do", b"/XObject << /F 5 0 R >>", [stream(b"/F Do /F Do", form)])


def nested_forms(path: Path, depth: int = 9, width: int = 10) -> Path:
    """Forms that draw each other: ten of ten of ten."""
    forms = []
    for level in range(depth):
        inner = b"/Resources << /XObject << /F %d 0 R >> >>" % (6 + level)
        forms.append(stream(b"/F Do " * width, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + inner))
    last = stream(b"0 0 m 1 1 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return page(path, b"/F Do", b"/XObject << /F 5 0 R >>", [*forms, last])


def lines(path: Path, count: int = 2_000_000) -> Path:
    """Very many short lines."""
    return page(path, b"9 9 m 99 9 l S\n" * count)


def rectangles(path: Path, count: int = 2_000_000) -> Path:
    """Very many filled rectangles."""
    return page(path, b"9 9 50 5 re f\n" * count)


def scattered(path: Path, count: int = 200_000) -> Path:
    """Letters all over the page, each placed by itself."""
    glyphs = (b"1 0 0 1 %d %d Tm (x) Tj\n" % (i * 7919 % 590, i * 104729 % 840) for i in range(count))
    return page(path, b"BT /F1 5 Tf\n" + b"".join(glyphs) + b"ET", b"/Font << /F1 5 0 R >>", [_FONT])


def many_pages(path: Path, count: int = 10_000) -> Path:
    """Very many pages that share one content."""
    kids = b" ".join(b"%d 0 R" % (5 + i) for i in range(count))
    return write(
        path,
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            _FONT,
            stream(b"BT /F1 12 Tf 50 700 Td (page) Tj ET"),
            *(_PAGE % (4, b"/Font << /F1 3 0 R >>") for _ in range(count)),
        ],
    )


def zeros(path: Path, megabytes: int = 1_500) -> Path:
    """Nothing, very much of it, packed a thousandfold."""
    packer = zlib.compressobj(9)
    block = bytes(1_000_000)
    packed = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    content = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    return write(
        path,
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _PAGE % (4, b""),
            content,
        ],
    )


def huge_page(path: Path) -> Path:
    """A page of a hundred metres with a picture over all of it."""
    picture = stream(bytes(64 * 64), b"/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray"
                     b" /BitsPerComponent 8")  # fmt: skip
    return write(
        path,
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400 14400] /Contents 4 0 R"
            b" /Resources << /XObject << /I 5 0 R >> >> >>",
            stream(b"14400 0 0 14400 0 0 cm /I Do"),
            picture,
        ],
    )


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "absent-pages.pdf": absent_pages,
    "form-of-itself.pdf": form_of_itself,
    "nested-forms.pdf": nested_forms,
    "lines.pdf": lines,
    "rectangles.pdf": rectangles,
    "scattered.pdf": scattered,
    "many-pages.pdf": many_pages,
    "zeros.pdf": zeros,
    "huge-page.pdf": huge_page,
}
