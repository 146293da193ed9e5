"""A small database made by hand, on small PDFs written by hand."""

import asyncio
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.reading.reader import read
from extract.store import staff
from extract.store.database import open_for_writing
from extract.store.write import log, write_document
from extract.web import access
from extract.web.server import datasette
from schemas import (
    Check,
    CheckMember,
    Document,
    Extraction,
    FundingParticipant,
    FundingRound,
    IngestLog,
    MeasureAmount,
    Mention,
    Organization,
    OrganizationName,
    Page,
    Policy,
    PolicyMeasure,
    Section,
    Shareholding,
    SourceTable,
    Statistic,
    TableCell,
)

NASTY = "<script>alert(1)</script>\"'&"
"""What a document may say of itself."""


@dataclass
class PageSpec:
    """A page of a hand-written PDF: lines of (x, y from below, size, text), and entries of the page."""

    lines: list[tuple[float, float, float, str]]
    entries: str = ""


def tiny_pdf(pages: list[PageSpec]) -> bytes:
    """A PDF of a few lines a page: ASCII in Helvetica, the rest in a Chinese font that is not embedded."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
        b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        content = "\n".join(_line(*line) for line in page.lines).encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page.entries}"
            f" /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R /F2 6 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _line(x: float, y: float, size: float, text: str) -> str:
    if text.isascii():
        return f"BT /F2 {size} Tf {x} {y} Td ({text}) Tj ET"
    return f"BT /F1 {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET"


@dataclass
class Sample:
    """The database and what is in it."""

    folder: Path
    db: Path
    report: int = 0
    """A white paper in PDF: three pages, the second scanned, with a table and rows of every kind."""
    text: int = 0
    """A text file whose title, quotes and names are full of signs that HTML gives a meaning."""
    lost: int = 0
    """A PDF whose file is gone."""
    changed: int = 0
    """A PDF whose file has since been replaced by another."""
    turned: int = 0
    """A PDF with a cropped page and a rotated one."""
    evidence: dict[str, int] = field(default_factory=dict)
    table: int = 0


def build(folder: Path) -> Sample:
    """The database and the files behind it, in a folder."""
    made = Sample(folder, folder / "some name.db")
    database = open_for_writing(made.db)
    made.report = _write(database, _report(made))
    made.text = _write(database, _text(made))
    made.lost = _write(database, _lost(made, "lost.pdf"))
    made.changed = _write(database, _lost(made, "changed.pdf"))
    (folder / "lost.pdf").unlink()
    (folder / "changed.pdf").write_bytes(tiny_pdf([PageSpec([(72, 700, 14, "Another file")])]))
    made.turned = _write(database, _turned(made))
    failed = IngestLog(
        file_name="坏文件.pdf", path="/x/坏文件.pdf", status="failed", error="坏文件.pdf 是空文件（0 字节）"
    )
    log(database, failed)
    found = database.conn.execute("SELECT quote, id FROM evidence").fetchall()
    made.evidence = dict(found)
    made.table = database.conn.execute("SELECT id FROM source_tables").fetchone()[0]
    database.conn.close()
    return made


def _write(database: Any, extraction: Extraction) -> int:
    path = extraction.document.source_path
    assert path is not None
    return write_document(database, extraction, path)


def _cite(document: Document, page: int, words: str) -> Any:
    start = document.page_list[page - 1].text.index(words)
    return document.cite([(page, start, start + len(words))])


def _report(made: Sample) -> Extraction:
    path = made.folder / "report.pdf"
    path.write_bytes(
        tiny_pdf(
            [
                PageSpec(
                    [
                        (72, 740, 18, "第一章 融资概况"),
                        (72, 690, 14, "全年融资规模超过475亿元，"),
                        (72, 668, 14, "同比增长12.5%。澄工汉禾获15.84亿元融资，"),
                        (200, 300, 16, "GOUJI 475"),
                    ]
                ),
                PageSpec([]),
                PageSpec([(72, 740, 14, "其中江苏占三成。"), (72, 700, 14, "企业"), (272, 700, 14, "金额")]),
            ]
        )
    )
    document = read(path, ocr="never")
    document.kind, document.title = "white_paper", "测试白皮书（2022年）"
    document.issuer, document.published_on = "测试研究院", "2022-12"
    document.page_list[0].label = "1"
    scanned = document.page_list[1]
    scanned.status, scanned.source, scanned.message = "scanned", "none", "页面只有图像，没有文字层"
    first = document.page_list[0].text
    heading = Section(number="第一章", title="融资概况", evidence=_cite(document, 1, "第一章 融资概况"))
    document.sections[:] = [heading]
    cells = [
        TableCell(row=0, column=0, column_span=2, text="企业融资", evidence=_cite(document, 3, "企业")),
        TableCell(row=1, column=0, row_span=2, text="澄工汉禾", evidence=_cite(document, 3, "企业")),
        TableCell(row=1, column=1, text="15.84", evidence=_cite(document, 3, "金额")),
        TableCell(row=2, column=1, text="=1+1", evidence=_cite(document, 3, "金额")),
    ]
    document.tables[:] = [
        SourceTable(
            number="表 1",
            caption="融资一览",
            header=["企业融资", "企业融资"],
            header_rows=1,
            n_rows=3,
            n_columns=2,
            unit="亿元",
            last_page=3,
            source_note="资料来源：测试",
            cells=cells,
            section=heading,
            evidence=_cite(document, 3, "企业"),
        )
    ]
    firm = _organization("澄工汉禾", "firm")
    lead = _organization("青杉资本", "investor")
    tail, start = len(first), first.index("澄工汉禾")
    across = document.cite([(1, start, tail), (3, 0, len("其中江苏占三成。"))])
    deal = _cite(document, 1, "澄工汉禾获15.84亿元融资")
    growth = _cite(document, 1, "同比增长12.5%")
    level = _cite(document, 1, "全年融资规模超过475亿元")
    return Extraction(
        document,
        organizations=[firm, lead],
        mentions=[Mention(name="澄工汉禾", organization=firm, evidence=_cite(document, 1, "澄工汉禾"))],
        funding_rounds=[
            FundingRound(
                firm="澄工汉禾",
                date="2022",
                round="B轮",
                amount_text="15.84亿元",
                amount_low=1.584e9,
                amount_high=1.584e9,
                currency="CNY",
                qualifier="exact",
                organization=firm,
                evidence=deal,
                table_index=0,
                participants=[
                    FundingParticipant(name="青杉资本", role="lead", organization=lead, evidence=deal)
                ],
            )
        ],
        shareholdings=[
            Shareholding(holder="张三", shares=49_680_000, ratio=35.5, organization=firm, evidence=deal)
        ],
        statistics=[
            Statistic(
                subject="融资",
                metric="规模",
                text="超过475亿元",
                value=4.75e10,
                low=4.75e10,
                unit="元",
                qualifier="more_than",
                period="2022",
                evidence=level,
            ),
            Statistic(
                subject="融资",
                metric="增速",
                text="12.5%",
                value=12.5,
                low=12.5,
                high=12.5,
                unit="%",
                relation="growth",
                evidence=growth,
            ),
            Statistic(
                subject="江苏",
                metric="占比",
                text="三成",
                value=30,
                unit="%",
                relation="share",
                evidence=across,
            ),
            Statistic(subject="GOUJI", text="475", value=475, evidence=_cite(document, 1, "GOUJI 475")),
        ],
        policies=[
            Policy(
                title="某办法",
                issuers=["工业和信息化部", "财政部"],
                level="national",
                evidence=level,
                measures=[
                    PolicyMeasure(
                        number="一/1",
                        text="给予补贴",
                        instruments=["补贴"],
                        evidence=level,
                        amounts=[
                            MeasureAmount(
                                text="500万元", high=5e6, unit="元", qualifier="at_most", evidence=level
                            )
                        ],
                    )
                ],
            )
        ],
        checks=[
            Check(
                kind="growth",
                formula="475 / 422.2 - 1 = 12.5%",
                stated=12.5,
                verdict="inconsistent",
                explanation="不符",
                evidence=growth,
                members=[CheckMember(role="比率", value=12.5, evidence=level)],
            )
        ],
    )


def _organization(name: str, kind: Any) -> Organization:
    return Organization(name=name, kind=kind, names=[OrganizationName(name=name, key=name)])


def _text(made: Sample) -> Extraction:
    path = made.folder / f"a<b>&'{NASTY.replace('/', '')}.txt"
    path.write_text(
        f"前言\n奖励不超过50万元，说明见{NASTY}一文。\n中文检索须逐\n字可得，版本1.5。", encoding="utf-8"
    )
    document = read(path)
    document.title = NASTY
    document.issuer = NASTY
    evidence = _cite(document, 1, f"50万元，说明见{NASTY}")
    firm = _organization(NASTY, "firm")
    return Extraction(
        document,
        organizations=[firm],
        mentions=[Mention(name=NASTY, organization=firm, evidence=evidence)],
        statistics=[
            Statistic(subject=NASTY, metric=NASTY, text=NASTY, value=5e5, unit=NASTY, evidence=evidence)
        ],
        policies=[Policy(title=NASTY, issuers=[NASTY], evidence=evidence)],
    )


def _lost(made: Sample, name: str) -> Extraction:
    path = made.folder / name
    path.write_bytes(tiny_pdf([PageSpec([(72, 700, 14, f"The words of {name}")])]))
    document = read(path, ocr="never")
    document.title = "不在原处"
    return Extraction(
        document, statistics=[Statistic(value=1, evidence=_cite(document, 1, f"words of {name}"))]
    )


def _turned(made: Sample) -> Extraction:
    path = made.folder / "turned.pdf"
    path.write_bytes(
        tiny_pdf(
            [
                PageSpec([(150, 500, 20, "Cropped page")], "/CropBox [100 200 500 700]"),
                PageSpec([(150, 500, 20, "Rotated page")], "/Rotate 90"),
            ]
        )
    )
    document = read(path, ocr="never")
    rows = [
        Statistic(value=n, evidence=_cite(document, n, w))
        for n, w in ((1, "Cropped page"), (2, "Rotated page"))
    ]
    return Extraction(document, statistics=rows)


class Site:
    """A Datasette in process."""

    def __init__(self, db: Path) -> None:
        self.datasette = datasette(db)

    def staff(self) -> dict[str, str]:
        """The cookie of somebody who has signed in."""
        path = access.of(self.datasette).review
        if "小王" not in staff.names(path):
            staff.add(path, "小王", "eine Losung")
        return {"ds_actor": self.datasette.sign({"a": {"id": "小王"}}, "actor")}

    def get(self, path: str, **options: Any) -> Any:
        return asyncio.run(self.datasette.client.get(path, **options))


def text_document(name: str, text: str) -> Extraction:
    """A document of one page of text, without a file."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Extraction(Document(sha256=digest, file_name=name, pages=1, page_list=[Page(page=1, text=text)]))
