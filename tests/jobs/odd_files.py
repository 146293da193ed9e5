"""Files as people have them: whole ones, and ones that are empty, cut, locked, or unreadable."""

from __future__ import annotations

from pathlib import Path

import pypdf
from PIL import Image, ImageDraw

NOTICE = """云溪市数据局关于印发《云溪市数据要素扶持办法》的通知

各区人民政府：
现将《云溪市数据要素扶持办法》印发给你们，请认真贯彻执行。

第一条　对首次通过认定的数据企业，给予最高200万元一次性奖励。
第二条　到2027年，全市培育数据企业300家以上。（责任单位：市数据局、市财政局）

云溪市数据局
2025年3月6日
"""


def notice(path: Path, text: str = NOTICE) -> Path:
    """A small policy notice as a text file."""
    path.write_text(text, encoding="utf-8")
    return path


def printed(path: Path, text: str, lines: int = 30) -> Path:
    """A page on which a line of Chinese text stands again and again."""
    show = "".join(
        f"1 0 0 1 60 {780 - 22 * i} Tm <{text.encode('utf-16-be').hex()}> Tj\n" for i in range(lines)
    )
    content = f"BT /F1 12 Tf\n{show}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(out)
    return path


def scanned(path: Path) -> Path:
    """A page that is one picture."""
    image = Image.new("RGB", (827, 1169), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 700, 1000), outline="black", width=5)
    image.save(path, "PDF")
    return path


def locked(path: Path, original: Path, password: str) -> Path:
    """A PDF that opens with a password only."""
    writer = pypdf.PdfWriter(clone_from=original)
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)
    return path


def cut(path: Path, original: Path) -> Path:
    """The first six tenths of a file."""
    content = original.read_bytes()
    path.write_bytes(content[: len(content) * 6 // 10])
    return path
