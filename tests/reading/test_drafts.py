"""Drafts in their four formats to blocks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from extract.reading.drafts import read_draft
from extract.reading.drafts.markdown import blocks_of_markdown
from extract.reading.drafts.tables import rows_of
from extract.reading.files import ReadingError

Rows = list[tuple[str, str]]


def kinds(path: Path) -> Rows:
    return [(block.kind, block.text) for block in read_draft(path).blocks]


def test_word_in_order_with_headings_and_tables(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("报告", 0)
    word.add_paragraph("一、融资概况")
    word.add_paragraph("2022年新增企业53家。")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["企业", "金额", "甲", "3"], strict=True
    ):
        cell.text = text
    word.add_heading("二级", 2)
    word.add_paragraph("此后。")
    word.sections[0].header.paragraphs[0].text = "页眉 99 份"
    path = tmp_path / "a.docx"
    word.save(str(path))
    assert kinds(path) == [
        ("heading", "报告"),
        ("heading", "一、融资概况"),
        ("paragraph", "2022年新增企业53家。"),
        ("row", "企业\t金额"),
        ("row", "甲\t3"),
        ("heading", "二级"),
        ("paragraph", "此后。"),
    ]
    rows = [block for block in read_draft(path).blocks if block.kind == "row"]
    assert rows[0].is_head and not rows[1].is_head
    assert (rows[1].label, rows[1].heads) == ("甲", ["企业", "金额"])
    assert [block.level for block in read_draft(path).blocks if block.kind == "heading"] == [1, 2, 2]


def test_changes_that_are_tracked_read_as_accepted(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("共有")
    kept = paragraph.add_run("53家")
    inserted = OxmlElement("w:ins")
    paragraph._p.append(inserted)
    inserted.append(kept._r)
    gone = paragraph.add_run("35家")
    deleted = OxmlElement("w:del")
    paragraph._p.append(deleted)
    deleted.append(gone._r)
    for text in gone._r.findall(qn("w:t")):
        text.tag = qn("w:delText")
    hidden = paragraph.add_run("藏")
    hidden.font.hidden = True
    path = tmp_path / "a.docx"
    word.save(str(path))
    assert kinds(path) == [("paragraph", "共有53家")]


def test_merged_cells_stand_once_and_name_what_they_cover(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(rows=4, cols=3)
    texts = [["地区", "2022年", ""], ["", "数量", "金额"], ["东部", "5", "6"], ["", "7", "8"]]
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    path = tmp_path / "a.docx"
    word.save(str(path))
    rows = read_draft(path).blocks
    assert [row.text for row in rows] == ["地区\t2022年\t", "\t数量\t金额", "东部\t5\t6", "\t7\t8"]
    assert [row.is_head for row in rows] == [True, True, False, False]
    assert rows[3].label == "东部"
    assert rows[3].heads == ["地区", "2022年 数量", "2022年 金额"]


MARKDOWN = """---
title: 稿件
---
# 报告 #

新增企业**53家**，见[来源](http://x.example/1)。
续行的`代码`。

| 企业 | 金额 |
|:-----|-----:|
| 甲\\|乙 | 3 |

- 一项有5家
2. 二项有6家

> 引文有7家

标题二
------

```
代码里有 8 家
```
"""


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    assert kinds(path) == [
        ("heading", "报告"),
        ("paragraph", "新增企业53家，见来源。续行的代码。"),
        ("row", "企业\t金额"),
        ("row", "甲|乙\t3"),
        ("paragraph", "一项有5家"),
        ("paragraph", "二项有6家"),
        ("paragraph", "引文有7家"),
        ("heading", "标题二"),
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        ("a*b*c 2*3*4", "a*b*c 2*3*4"),
        ("**总额**：3%", "总额：3%"),
        ("<b>5</b>家<!-- 注 -->", "5家"),
        ("3 < 5 且 7 > 6", "3 < 5 且 7 > 6"),
        ("![图 2](a.png)", "图 2"),
    ],
)
def test_marks_of_markdown_within_a_line(text: str, found: str) -> None:
    assert [block.text for block in blocks_of_markdown(text)] == [found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_in_two_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("一、概况\n新增企业53家。\n金额为3亿元。\n".encode(encoding))
    assert kinds(path) == [
        ("heading", "一、概况"),
        ("paragraph", "新增企业53家。"),
        ("paragraph", "金额为3亿元。"),
    ]


def test_pdf_without_running_heads_and_contents(samples: Path) -> None:
    found = read_draft(samples / "whitepaper-storage-2023.pdf")
    texts = [block.text for block in found.blocks]
    assert not any("......" in text for text in texts)
    assert any("累计装机规模达到33.92吉瓦" in text for text in texts)
    rows = [block for block in found.blocks if block.kind == "row" and block.label.startswith("屿安电池 C轮")]
    assert [row.text.split("\t")[2] for row in rows] == ["6.8亿元"]
    assert rows[0].heads[2] == "融资金额"


def test_a_table_without_a_head_has_none() -> None:
    grid = [["企业数量", "53家"], ["金额", "3亿元"]]
    assert [row.is_head for row in rows_of(grid, grid, 0)] == [False, False]


def test_a_table_of_words_has_one_head() -> None:
    grid = [["地区", "政策"], ["北京", "某办法"]]
    assert [row.is_head for row in rows_of(grid, grid, 0)] == [True, False]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    "name, content, sentence",
    [
        ("a.docx", b"", "空文件"),
        ("a.docx", b"PK\x03\x04 broken", "不是完整的 .docx"),
        ("a.docx", b"words", "不是完整的 .docx"),
        ("a.docx", OLE, "旧版 Word"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("a.doc", OLE, "另存为 .docx"),
        ("a.xlsx", b"PK", "不是可核对的稿件"),
        ("a.pdf", b"words", "不是 PDF"),
        ("a.txt", b"", "空文件"),
        ("a.md", b"\xff\xfe\x00\x00", "UTF-8"),
        ("a.md", b"```\ncode\n```\n", "没有读出文字"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadingError) as error:
        read_draft(path)
    assert sentence in str(error.value) and name in str(error.value) and "\n" not in str(error.value)


def test_a_pdf_with_a_password_is_refused(tmp_path: Path, samples: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=samples / "policy-huzhou-storage-2024.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "a.pdf"
    writer.write(path)
    with pytest.raises(ReadingError, match="请去掉密码后再核对"):
        read_draft(path)


def test_importing_the_commands_does_not_import_word(tmp_path: Path) -> None:
    code = "import sys, extract.cli.verify; assert not any(m.split('.')[0] == 'docx' for m in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)


def test_a_copy_under_an_upper_case_name_is_the_same_draft(tmp_path: Path, samples: Path) -> None:
    path = tmp_path / "A.PDF"
    shutil.copy(samples / "policy-huzhou-storage-2024.pdf", path)
    assert kinds(path) == kinds(samples / "policy-huzhou-storage-2024.pdf")
