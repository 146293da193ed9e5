"""Word files: what a reader sees of the body, in order.

Text is taken from the elements themselves, since python-docx leaves out what was inserted with changes tracked;
what was deleted is left. Heads, feet, footnotes, comments and text boxes are not read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.errors import shown_name
from extract.reading.drafts.headings import heading_level, is_caption
from extract.reading.drafts.tables import rows_of
from extract.reading.files import ReadingError
from extract.reading.page.radicals import unify
from schemas import DraftBlock

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HIDDEN = {f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr", "instrText")} | {
    f"{_MC}Fallback"
}
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_MOST_BYTES = 300_000_000
_MOST_DEEP = 8


def blocks_of_word(path: Path, content: bytes) -> list[DraftBlock]:
    """The blocks of a Word file.

    Raises:
        ReadingError: it is no Word file, or a broken one.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise ReadingError(f"{shown_name(path)} 展开后过大；请去掉图片后另存再核对")
        document = docx.Document(io.BytesIO(content))
        return list(_Word(document).blocks())
    except ReadingError:
        raise
    except Exception as error:
        # The library fails in many ways on a broken archive or on broken XML; all mean the same to the user.
        raise ReadingError(
            f"{shown_name(path)} 不是完整的 .docx 文件；请在 Word 中打开并另存后再核对"
        ) from error


class _Word:
    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._styles = {style.style_id: style.name or "" for style in document.styles}
        self._tables = 0

    def blocks(self) -> Iterator[DraftBlock]:
        """Paragraphs and rows in order."""
        yield from self._of(self._body)

    def _of(self, parent: Any) -> Iterator[DraftBlock]:
        for element in parent.iterchildren():
            if element.tag == f"{_W}p":
                if (block := self._paragraph(element)) is not None:
                    yield block
            elif element.tag == f"{_W}tbl":
                yield from self._rows(element)
            elif element.tag == f"{_W}sdt":
                if element.find(f".//{_W}docPartGallery") is None:  # a table of contents made by Word
                    for inner in element.iterchildren(f"{_W}sdtContent"):
                        yield from self._of(inner)
            elif element.tag in (f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"):
                yield from self._of(element)

    def _paragraph(self, element: Any) -> DraftBlock | None:
        text = _text(element).strip()
        style, level = self._style(element)
        if not text or style.lower().startswith("toc") or style.startswith("目录"):
            return None
        if level is None and not style.lower().startswith("list"):
            level = heading_level(text)
        if level is not None:
            return DraftBlock(kind="heading", text=text, level=level)
        if style.lower() in ("caption", "题注") or is_caption(text):
            return DraftBlock(kind="caption", text=text)
        return DraftBlock(kind="paragraph", text=text)

    def _style(self, element: Any) -> tuple[str, int | None]:
        """The name of a paragraph's style, and its level where it is a heading's."""
        properties = element.find(f"{_W}pPr")
        if properties is None:
            return "", None
        named = properties.find(f"{_W}pStyle")
        style = self._styles.get(named.get(f"{_W}val"), "") if named is not None else ""
        if style.lower() in ("title", "标题"):
            return style, 1
        if match := _HEADING.match(style):
            return style, int(match[1])
        outline = properties.find(f"{_W}outlineLvl")
        value = outline.get(f"{_W}val", "") if outline is not None else ""
        return style, int(value) + 1 if value.isdigit() and int(value) < 9 else None

    def _rows(self, table: Any) -> Iterator[DraftBlock]:
        shown: list[list[str]] = []
        filled: list[list[str]] = []
        marked = 0
        for row in _rows_in(table):
            texts: list[str] = []
            full: list[str] = []
            for cell in row.iterchildren(f"{_W}tc", f"{_W}sdt"):
                for real in [cell] if cell.tag == f"{_W}tc" else cell.iter(f"{_W}tc"):
                    text, span, goes_on = _cell(real)
                    if goes_on:
                        text = ""
                    above = filled[-1][len(full)] if filled and len(full) < len(filled[-1]) else ""
                    texts += [text] + [""] * (span - 1)
                    full += [above if goes_on else text] * span
            if marked == len(shown) and row.find(f"{_W}trPr/{_W}tblHeader") is not None:
                marked += 1
            shown.append(texts)
            filled.append(full)
        if shown:
            yield from rows_of(shown, filled, self._tables, marked or None)
            self._tables += 1


def _rows_in(table: Any) -> Iterator[Any]:
    for element in table.iterchildren():
        if element.tag == f"{_W}tr":
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}ins"):
            yield from element.iter(f"{_W}tr")


def _cell(element: Any) -> tuple[str, int, bool]:
    """(text, columns covered, whether it continues the cell above)."""
    text = "\n".join(_text(p).strip() for p in element.iter(f"{_W}p"))
    properties = element.find(f"{_W}tcPr")
    span, goes_on = 1, False
    if properties is not None:
        grid = properties.find(f"{_W}gridSpan")
        if grid is not None and grid.get(f"{_W}val", "").isdigit():
            span = max(1, min(int(grid.get(f"{_W}val")), 63))
        merge = properties.find(f"{_W}vMerge")
        goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
    return text.strip(), span, goes_on


def _text(element: Any, deep: int = 0) -> str:
    """The visible text of an element."""
    found: list[str] = []
    for child in element.iterchildren():
        if child.tag in _HIDDEN or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            found.append(unify(child.text or ""))
        elif child.tag in _BREAKS:
            found.append(_BREAKS[child.tag])
        elif child.tag == f"{_W}r" and _is_hidden(child):
            continue
        else:
            found.append(_text(child, deep + 1) if deep < _MOST_DEEP else "")
    return "".join(found)


def _is_hidden(run: Any) -> bool:
    return run.find(f"{_W}rPr/{_W}vanish") is not None
