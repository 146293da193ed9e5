"""Markdown files, as far as reports use it: headings, paragraphs, lists, quotes and tables with bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.reading.drafts.headings import heading_level, is_caption
from extract.reading.drafts.tables import rows_of
from schemas import DraftBlock

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_PARTING = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])"), r"\1"),
)


def blocks_of_markdown(text: str) -> list[DraftBlock]:
    """The blocks of a text in Markdown; code, rules and front matter are left out."""
    return list(_blocks(_without_front_matter(text).split("\n")))


def _blocks(lines: list[str]) -> Iterator[DraftBlock]:
    held: list[str] = []
    fence = ""
    index = tables = 0
    while index < len(lines):
        line = lines[index].rstrip()
        index += 1
        if fence or (opened := _FENCE.match(line)):
            if not fence:
                yield from _flush(held)
                fence = opened[1] if opened else ""
            elif line.strip().startswith(fence):
                fence = ""
            continue
        if held and (under := _UNDERLINE.match(line)):
            yield DraftBlock(kind="heading", text=_plain(" ".join(held)), level=1 if "=" in under[1] else 2)
            held.clear()
        elif match := _HEADING.match(line):
            yield from _flush(held)
            yield DraftBlock(kind="heading", text=_plain(match[2]), level=len(match[1]))
        elif (
            _BAR.search(line) and index < len(lines) and _PARTING.match(lines[index]) and "|" in lines[index]
        ):
            yield from _flush(held)
            grid = [_cells(line)]
            index += 1
            while index < len(lines) and _BAR.search(lines[index]):
                grid.append(_cells(lines[index]))
                index += 1
            yield from rows_of(grid, grid, tables, 1)
            tables += 1
        elif not line.strip() or _RULE.match(line):
            yield from _flush(held)
        else:
            line = _QUOTE.sub("", line, count=1)
            if item := _ITEM.match(line):
                yield from _flush(held)
                line = line[item.end() :]
            held.append(line.strip())
    yield from _flush(held)


def _flush(held: list[str]) -> Iterator[DraftBlock]:
    """The lines held back as one paragraph."""
    text = _plain(_joined(held))
    held.clear()
    if not text:
        return
    level = heading_level(text)
    if level is not None:
        yield DraftBlock(kind="heading", text=text, level=level)
    else:
        yield DraftBlock(kind="caption" if is_caption(text) else "paragraph", text=text)


def _joined(lines: list[str]) -> str:
    """Lines of one paragraph run together, with a space only between Latin words."""
    text = ""
    for line in lines:
        gap = text and line and text[-1].isascii() and line[0].isascii()
        text += (" " if gap else "") + line
    return text


def _cells(line: str) -> list[str]:
    line = line.strip()
    parts = _BAR.split(line)
    if line.startswith("|"):
        parts = parts[1:]
    if parts and not parts[-1].strip() and line.endswith("|"):
        parts = parts[:-1]
    return [_plain(part) for part in parts]


def _plain(text: str) -> str:
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return text.strip()


def _without_front_matter(text: str) -> str:
    if text.startswith("---\n") and (end := text.find("\n---\n", 4)) > 0:
        return text[end + 5 :]
    return text
