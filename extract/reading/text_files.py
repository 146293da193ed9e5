"""Text files: notices saved as text, through the same blocks and headings as PDFs.

A text file has no boxes; its evidence is character offsets. It is one page, unless form feeds or lines such as
`## 第12页` mark where its pages begin.
"""

from __future__ import annotations

import re
from pathlib import Path

from extract.reading.headings import Heading, Tree
from extract.reading.marks import ENDS_CLAUSE, caption, numbering
from extract.reading.opening import ReadingError, read_bytes
from schemas import Block, Document, Page, Section

_PAGE_MARK = re.compile(r"^[#=\-\s]*第\s*(\d+)\s*页[#=\-\s]*$")
_HEADINGS = frozenset({"part", "chapter", "section", "annex", "cn", "cn_paren", "number"})
_LONGEST_HEADING = 50


def read_text(path: Path) -> Document:
    """A document from a text file in UTF-8 or GB18030.

    Raises:
        ReadingError: the file is empty or in another encoding.
    """
    text = _decode(path)
    if not text.strip():
        raise ReadingError(f"{path.name} 是空文件；请换一份文件")
    document = Document()
    for number, page in enumerate(_pages(text), start=1):
        document.page_list.append(Page(page=number, label=page[0], text=page[1]))
    document.pages = len(document.page_list)
    _add_blocks(document)
    return document


def _decode(path: Path) -> str:
    content = read_bytes(path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ReadingError(f"{path.name} 不是 UTF-8 或 GB18030 编码的文本；请另存为 UTF-8 后再导入")


def _pages(text: str) -> list[tuple[str | None, str]]:
    """(printed label, text) of each page."""
    if "\f" in text:
        return [(None, part) for part in text.split("\f")]
    pages: list[tuple[str | None, list[str]]] = []
    marked = False
    for line in text.split("\n"):
        match = _PAGE_MARK.match(line)
        if match:
            marked = True
            pages.append((match[1], []))
        elif pages:
            pages[-1][1].append(line)
        elif line.strip():
            pages.append((None, [line]))
    if not marked:
        return [(None, text)]
    return [(label, "\n".join(lines)) for label, lines in pages]


def _add_blocks(document: Document) -> None:
    tree = Tree()
    section: int | None = None
    for page in document.page_list:
        offset = 0
        for line in page.text.split("\n"):
            start = offset + len(line) - len(line.lstrip())
            end = offset + len(line.rstrip())
            offset += len(line) + 1
            if start >= end:
                continue
            text = page.text[start:end]
            part = (page.page, start, end)
            heading = _heading(text)
            if heading is not None:
                index = len(document.sections)
                level, above = tree.place(heading, 1.0, index)
                parent = document.sections[above] if above is not None else None
                document.sections.append(
                    Section(
                        level=level,
                        number=heading.number,
                        title=heading.title,
                        parent=parent,
                        evidence=document.cite([part]),
                    )
                )
                section = index
            kind = "heading" if heading is not None else "paragraph"
            document.blocks.append(Block(kind=kind, text=text, parts=[part], section=section))


def _heading(text: str) -> Heading | None:
    mark = numbering(text)
    if mark is None or mark[0] not in _HEADINGS or len(text) > _LONGEST_HEADING:
        return None
    if ENDS_CLAUSE.search(text) or caption(text):
        return None
    kind, number = mark
    return Heading(number, text[len(number) :].strip(" 　、.．:："), kind, 1.0)
