"""A policy's paragraphs, whether they stand on the page or in the cell of a form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extract.language.characters import within
from extract.language.tokens import Tokens
from extract.reading.layout.marks import opens_item
from extract.records.policies.labels import label_of
from schemas import Block, Document, Evidence, TableCell
from schemas.evidence import Part

_KINDS = frozenset({"heading", "paragraph", "title"})
_CLOSED = re.compile(r"[。；：！？…”’》）\])】.:;!?]$")
_WRAPPED, _LAST_LINE, _LIKE = 20, 6, 0.1
_CLAUSES = re.compile(r"[，,。；;]")
_OPEN, _CLOSE = "（([【", "）)]】"
_BREAK = re.compile(r"\s*\n\s*")


@dataclass(slots=True)
class Line:
    """One paragraph: its words, and the slices of the pages' texts that they are."""

    text: str
    parts: list[Part]
    heading: bool = False
    lead: int = 0
    """How many characters from the start are bold, where the rest is not: a run-in title."""
    size: float = 0.0
    centered: bool = False
    table: int | None = None
    """Index of the table, for the text of one; its rows are not paragraphs."""
    shift: int = field(default=0)
    """Where `text` begins in the slices."""

    def locate(self, start: int, end: int) -> list[Part]:
        """The slices of the pages' texts that hold the characters `start` to `end` of the words."""
        found: list[Part] = []
        offset = -self.shift
        for page, first, last in self.parts:
            length = last - first
            a, b = max(start - offset, 0), min(end - offset, length)
            if a < b:
                found.append((page, first + a, first + b))
            offset += length
        return found

    def citing(self, document: Document) -> Callable[[int, int], Evidence]:
        """What gives evidence for a slice of the words."""
        return lambda start, end: document.cite(self.locate(start, end))

    def slice(self, start: int, end: int) -> Line:
        """A piece of the line as a line of its own."""
        piece = Line(self.text[start:end], self.locate(start, end), self.heading, 0, self.size, self.centered)
        piece.lead = max(0, min(self.lead - start, end - start))
        return piece


def lines_of(document: Document) -> list[Line]:
    """The paragraphs, headings and tables of a document in order, without contents, captions and notes."""
    told = (b for b in document.blocks if b.kind == "table" or (b.kind in _KINDS and b.text.strip()))
    lines = [_line(block) for block in told]
    # The lines of a page are joined when it is read, but not over its end; text files break them anywhere.
    return _unwrapped(lines)


def lines_of_cell(cell: TableCell) -> list[Line]:
    """The paragraphs of a cell."""
    found, start = [], 0
    for match in [*_BREAK.finditer(cell.text), None]:
        end = match.start() if match else len(cell.text)
        if cell.text[start:end].strip():
            whole = Line(cell.text, cell.parts)
            found.append(whole.slice(start, end))
        start = match.end() if match else end
    return found


def joined(lines: Iterable[Line]) -> Line:
    """Several printed lines as one paragraph."""
    lines = list(lines)
    first = lines[0]
    parts = [part for line in lines for part in line.locate(0, len(line.text))]
    text = "".join(line.text for line in lines)
    return Line(text, parts, first.heading, first.lead, first.size, first.centered)


def parts_of(lines: Iterable[Line]) -> list[Part]:
    """The slices of several lines, neighbours made one."""
    found: list[Part] = []
    for line in lines:
        for page, start, end in line.locate(0, len(line.text)):
            if found and found[-1][0] == page and found[-1][2] == start:
                found[-1] = (page, found[-1][1], end)
            else:
                found.append((page, start, end))
    return found


def _line(block: Block) -> Line:
    lead = block.lead if block.lead < len(block.text) else 0
    start = len(block.text) - len(block.text.lstrip())
    line = Line(
        block.text, block.parts, block.kind == "heading", lead, block.size, block.centered, block.table
    )
    return line.slice(start, len(block.text.rstrip())) if block.table is None else line


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Paragraphs that a text file breaks at a fixed width, or a page at its end, put together."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if (
            before is not None and line.table is None and before.table is None and _bracketed(before, line)
        ) or (
            before is not None
            and not line.heading
            and line.table is None
            and before.table is None
            # A first line that ends nowhere may have been taken for a heading; headings have no comma.
            and (not before.heading or _CLAUSES.search(before.text) or _cuts_word(before.text, line.text))
            and len(before.text) >= _WRAPPED
            and _follows(before, line)
            and not _CLOSED.search(before.text)
            and not opens_item(line.text)
            and label_of(before.text) is None
            and (label_of(line.text) is None or _unclosed(before.text))
        ):
            found[-1] = joined([before, line])
            found[-1].heading = False
        else:
            found.append(line)
    return found


def _bracketed(before: Line, line: Line) -> bool:
    """A bracket that one line opens, the next closes: （国发 | 〔2015〕28号）."""
    end = before.text[-_WRAPPED:]
    opened = sum(end.count(mark) for mark in _OPEN) - sum(end.count(mark) for mark in _CLOSE)
    place = next((i for i, mark in enumerate(line.text) if mark in _OPEN + _CLOSE), None)
    if opened != 1 or place is None or opens_item(line.text):
        return False
    depth = 0
    for mark in line.text[: 2 * _WRAPPED]:
        depth += (mark in _OPEN) - (mark in _CLOSE)
        if depth < 0:
            return True
    return False


def _cuts_word(before: str, after: str) -> bool:
    """A word stands across the end of a line: 白名单软 | 件的证明材料."""
    start = before[-_LAST_LINE:]
    return len(start) not in Tokens(start + after[:_LAST_LINE]).bounds


def _unclosed(text: str) -> bool:
    """A bracket is still open at its end: （ before 责任单位：…）."""
    return within(text, len(text), 0, _OPEN, _CLOSE)


def _follows(before: Line, line: Line) -> bool:
    """Two lines of a text with no indent between them; in print, the end of a page or a last short line."""
    last, first = before.parts[-1], line.parts[0]
    near = last[0] == first[0] and first[1] - last[2] <= 1
    if not before.size:
        return near
    if before.centered:
        return False
    # The size of a line of two or three characters is that of its marks.
    last_line = len(line.text) <= _LAST_LINE and bool(_CLOSED.search(line.text))
    turned = last[0] + 1 == first[0]
    alike = abs(before.size - line.size) < _LIKE * before.size
    return (turned and (alike or last_line)) or (near and last_line)
