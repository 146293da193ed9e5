"""A file is read whole, or as far as it can be, and says what could not be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reading_sheets import Sheet, truncated, write

from extract.reading.document import drafting
from extract.reading.files import ReadingError
from extract.reading.reader import read

ROWS = [["名称", "数量"], ["甲", "1"], ["乙", "2"]]
SHEETS = [
    Sheet().text(40, 30, "第一页的文字").table([40, 140, 240], 60, ROWS),
    Sheet().text(40, 30, "第二页的文字"),
]


def breaking(page: int, original: Callable[..., object]) -> Callable[..., object]:
    def broken(*args: object, **kwargs: object) -> object:
        if page in args:
            raise ValueError("broken on purpose")
        return original(*args, **kwargs)

    return broken


def test_a_page_that_fails_is_read_by_pdfplumber(
    pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pdf(*SHEETS)
    expected = read(path, ocr="never")
    monkeypatch.setattr(drafting, "read_page", breaking(1, drafting.read_page))
    document = read(path, ocr="never")
    first, second = document.page_list
    assert first.text == expected.page_list[0].text
    assert first.message is not None and "第 1 页改用 pdfplumber 读出（ValueError）" in first.message
    assert second.message is None
    table, same = document.tables[0], expected.tables[0]
    assert [(c.row, c.column, c.text) for c in table.cells] == [(c.row, c.column, c.text) for c in same.cells]
    assert [c.box for c in table.cells] == [pytest.approx(c.box, abs=0.1) for c in same.cells]


def test_a_page_that_fails_twice_leaves_the_others(
    pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "read_page", breaking(2, drafting.read_page))
    monkeypatch.setattr(drafting, "read_page_again", breaking(2, drafting.read_page_again))
    first, second = read(pdf(*SHEETS), ocr="never").page_list
    assert (first.status, second.status, second.source) == ("ok", "failed", "none")
    assert first.text.startswith("第一页的文字") and not second.text
    assert second.message == "第 2 页无法读取（ValueError: broken on purpose）；可用其他软件另存 PDF 后再导入"


def test_scans_are_told_from_empty_pages(pdf: Callable[..., Path]) -> None:
    scan, empty, figure = read(
        pdf(
            Sheet().image(0, 0, 400, 300), Sheet(), Sheet().image(100, 100, 200, 150).text(40, 30, "图文并茂")
        ),
        ocr="never",
    ).page_list
    assert (scan.status, scan.source) == ("scanned", "none")
    assert scan.message is not None and "gouji[ocr]" in scan.message
    assert (empty.status, empty.source, empty.message) == ("ok", "none", None)
    assert (figure.status, figure.text) == ("ok", "图文并茂")


def test_garbled_text_is_refused(pdf: Callable[..., Path]) -> None:
    nonsense = "".join(chr(0x4E00 + 37 * n % 0x5000) for n in range(1, 25))
    sheet = Sheet().table([20, 300, 380], 40, [[nonsense, "龘靐"], [nonsense[::-1], "齉爩"]])
    page = read(pdf(sheet), ocr="never").page_list[0]
    assert (page.status, page.source, page.text) == ("garbled", "none", "")


def test_what_is_no_pdf_is_refused_in_one_sentence(tmp_path: Path) -> None:
    for name, content, says in (
        ("empty.pdf", b"", "是空文件"),
        ("page.pdf", b"<html>not found</html>", "不是 PDF 文件"),
        ("broken.pdf", b"%PDF-1.7\nnothing\n%%EOF\n", "已损坏"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(ReadingError, match=f"{name} {says}") as refused:
            read(path)
        assert "\n" not in str(refused.value)
    with pytest.raises(ReadingError, match="不存在"):
        read(tmp_path / "nowhere.pdf")


def test_a_file_cut_off_says_so_or_is_mended(tmp_path: Path) -> None:
    path = truncated(write(tmp_path / "cut.pdf", *SHEETS), 0.3)
    with pytest.raises(ReadingError, match="不完整"):
        read(path)


def test_evidence_is_the_text_of_the_page(pdf: Callable[..., Path]) -> None:
    document = read(pdf(*SHEETS), ocr="never")
    evidence = document.cite([(1, 0, 6), (2, 0, 3)])
    assert evidence.quote == "第一页的文字第二页"
    assert [box[0] for box in evidence.boxes] == [1, 2]
    for cell in document.tables[0].cells:
        assert cell.evidence is not None and cell.evidence.quote == cell.text
