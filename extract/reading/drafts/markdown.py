"""Markdown files: headings, paragraphs, list items, quotes and tables with bars, as CommonMark says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from extract.reading.drafts.headings import heading_level, is_caption
from extract.reading.drafts.tables import rows_of
from schemas import DraftBlock

_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
"""Taken out by us: the library finds none beside Chinese marks, and takes 2*3*4 for an emphasised 3."""
_WORDS = ("text", "code_inline", "text_special", "image")


def blocks_of_markdown(text: str) -> list[DraftBlock]:
    """The blocks of a text in Markdown; code, rules and front matter are left out."""
    front = _FRONT_MATTER.match(text)
    parser = MarkdownIt("commonmark").enable("table").disable("emphasis")
    return list(_blocks(parser.parse(text[front.end() :] if front else text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[DraftBlock]:
    level = tables = 0
    grid: list[list[str]] = []
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "tr_open":
            grid.append([])
        elif token.type == "table_close":
            yield from rows_of(grid, grid, tables, 1)
            grid, tables = [], tables + 1
        elif token.type == "inline" and grid:
            grid[-1].append(_plain(token))
        elif token.type == "inline" and (text := _plain(token)):
            found = level or heading_level(text)
            level = 0
            kind = "heading" if found else "caption" if is_caption(text) else "paragraph"
            yield DraftBlock(kind=kind, text=text, level=found or 0)


def _plain(inline: Token) -> str:
    """The words of a block, its lines run together with a space only between Latin words."""
    text = ""
    for token in inline.children or ():
        if token.type in _WORDS:
            text += token.content
        elif token.type in ("softbreak", "hardbreak"):
            text = text.rstrip() + "\n"
    lines = _EMPHASIS.sub("", text).split("\n")
    joined = lines[0]
    for line in lines[1:]:
        joined += (" " if joined[-1:].isascii() and line[:1].isascii() else "") + line
    return _FOOTNOTE.sub("", joined).strip()
