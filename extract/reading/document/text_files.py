"""Text files: notices saved as text, through the same blocks and headings as PDFs.

A text file has no boxes; its evidence is character offsets. It is one page, unless form feeds or lines such as
`## 第12页` mark where its pages begin. Where lines were cut at the width of a page they are joined to paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from extract.errors import shown_name
from extract.options import Limits
from extract.reading.document.doubt import doubt_of
from extract.reading.files import ReadingError, read_bytes
from extract.reading.layout.headings import Heading, Tree
from extract.reading.layout.marks import ENDS_CLAUSE, caption, numbering
from extract.reading.layout.wrapped import full_width, furniture, goes_on, is_contents, is_cut_contents
from extract.reading.page.radicals import unify
from extract.reading.tables.flattened import flattened, unit_above
from schemas import Block, Document, Page, Part, Section, SourceTable
from schemas.layout import BlockKind

_PAGE_MARK = re.compile(r"^[#=\-\s]*第\s*(\d+)\s*页[#=\-\s]*$")
_HEADINGS = frozenset({"part", "chapter", "section", "annex", "cn", "cn_paren", "number"})
_LONGEST_HEADING = 50
_CONTROLS = dict.fromkeys({*range(0x20), 0x7F, 0xFEFF} - {*map(ord, "\t\n\f")})
"""Codes that print nothing; programs that turn PDFs into text leave some."""
_FEWEST_PAGES = 4
"""From so many pages on, what stands at the top of most of them is a running head."""


def read_text(path: Path, limits: Limits | None = None) -> Document:
    """A document from a text file in UTF-8 or GB18030.

    Raises:
        ReadingError: the file is empty, too long, or in another encoding.
    """
    text = _decode(path)
    most = (limits or Limits()).text_characters
    if len(text) > most:
        raise ReadingError(
            f"{shown_name(path)} 有 {len(text)} 字，超过上限 {most}；请拆分，或用 --limit text_characters=N 放宽"
        )
    if not text.strip():
        raise ReadingError(f"{shown_name(path)} 是空文件；请换一份文件")
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
        return unify(text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS))
    raise ReadingError(f"{shown_name(path)} 不是 UTF-8 或 GB18030 编码的文本；请另存为 UTF-8 后再导入")


def _pages(text: str) -> list[tuple[str | None, str]]:
    """(printed label, text) of each page."""
    if "\f" in text:
        return [(None, part) for part in text.split("\f")]
    pages: list[tuple[str | None, list[str]]] = []
    marked = False
    for line in text.split("\n"):
        match = _PAGE_MARK.match(line)
        if match and not marked:
            # What stands above the first mark belongs to the first page, so that marks and pages agree.
            marked = True
            front = [above for _, lines in pages for above in lines]
            pages = [(match[1], front)]
        elif match:
            pages.append((match[1], []))
        elif pages:
            pages[-1][1].append(line)
        elif line.strip():
            pages.append((None, [line]))
    if not marked:
        return [(None, text)]
    return [(label, "\n".join(lines)) for label, lines in pages]


@dataclass(slots=True)
class _Line:
    """A printed line: its page and the slice of the page's text without white space at the ends."""

    page: int
    start: int
    end: int
    text: str

    @property
    def part(self) -> Part:
        return self.page, self.start, self.end


def _lines(page: Page) -> list[_Line]:
    found, offset = [], 0
    for line in page.text.split("\n"):
        start = offset + len(line) - len(line.lstrip())
        end = offset + len(line.rstrip())
        offset += len(line) + 1
        if start < end:
            found.append(_Line(page.page, start, end, page.text[start:end]))
    return found


def _body(document: Document) -> list[_Line]:
    """The lines of all pages without what repeats on every page."""
    pages = [_lines(page) for page in document.page_list]
    if len(pages) < _FEWEST_PAGES:
        return [line for lines in pages for line in lines]
    body: list[_Line] = []
    marginal = furniture([[line.text for line in lines] for lines in pages])
    for page, lines, (taken, head, label) in zip(document.page_list, pages, marginal, strict=True):
        page.header, page.label = head, label or page.label
        body += lines[taken:]
    return body


def _add_blocks(document: Document) -> None:
    tree = Tree()
    section: int | None = None
    lines = _body(document)
    full = full_width(line.text for line in lines)
    printed = [(line.text, line.part) for line in lines]
    unit: str | None = None
    index = 0
    while index < len(lines):
        found = flattened(printed, index, document.cite)
        if found is not None:
            table, taken = found
            table.unit, table.section = unit, document.sections[section] if section is not None else None
            table.doubt = doubt_of(table.cells, table.header_rows)
            _add_table(document, table, lines[index : index + taken], section)
            index += taken
            continue
        unit = unit_above(lines[index].text)
        paragraph = [lines[index]]
        index += 1
        cut = (
            full is not None
            and index < len(lines)
            and is_cut_contents(paragraph[0].text, lines[index].text, full)
        )
        heading = None if cut else _heading(paragraph[0].text)
        while full is not None and index < len(lines) and heading is None:
            if not goes_on(paragraph[-1].text, lines[index].text, full):
                break
            paragraph.append(lines[index])
            index += 1
        parts = [
            _with_space(document, line, after)
            for line, after in zip(paragraph, [*paragraph[1:], None], strict=True)
        ]
        text = "".join(document.page_list[page - 1].text[start:end] for page, start, end in parts)
        if heading is not None:
            level, above = tree.place(heading, 1.0, len(document.sections))
            parent = document.sections[above] if above is not None else None
            document.sections.append(
                Section(
                    level=level,
                    number=heading.number,
                    title=heading.title,
                    parent=parent,
                    evidence=document.cite(parts),
                )
            )
            section = len(document.sections) - 1
        kind: BlockKind = (
            "heading" if heading is not None else "contents" if cut or is_contents(text) else "paragraph"
        )
        document.blocks.append(Block(kind=kind, text=text, parts=parts, section=section))


def _add_table(document: Document, table: SourceTable, lines: list[_Line], section: int | None) -> None:
    parts = []
    for page in sorted({line.page for line in lines}):
        own = [line for line in lines if line.page == page]
        parts.append((page, own[0].start, own[-1].end))
    text = "".join(document.page_list[page - 1].text[start:end] for page, start, end in parts)
    document.tables.append(table)
    number = len(document.tables) - 1
    document.blocks.append(Block(kind="table", text=text, parts=parts, section=section, table=number))


def _with_space(document: Document, line: _Line, after: _Line | None) -> Part:
    """The slice of a line; with the space behind it where Latin words were parted."""
    page, start, end = line.part
    if after is None or not (line.text[-1].isascii() and after.text[0].isascii() and after.text[0].isalpha()):
        return page, start, end
    text = document.page_list[page - 1].text
    return page, start, end + (text[end : end + 1] == " ")


def _heading(text: str) -> Heading | None:
    mark = numbering(text)
    if mark is None or mark[0] not in _HEADINGS or len(text) > _LONGEST_HEADING:
        return None
    if ENDS_CLAUSE.search(text) or caption(text) or is_contents(text):
        return None
    kind, number = mark
    return Heading(number, text[len(number) :].strip(" 　、.．:："), kind, 1.0)
