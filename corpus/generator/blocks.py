"""Blocks of a document: headings, paragraphs, boxes, contents. Tables and charts have their own modules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Protocol

from corpus.generator.facts import Mark
from corpus.generator.text import Setting, Text


class Block(Protocol):
    """Anything that can be set."""

    def html(self, setting: Setting) -> str:
        """HTML of the block."""
        ...


# A line end between two Chinese signs would come out as a gap.
CHINESE_LINE_END = re.compile(r"(?<=[\u3001-\uffee])\n\s*(?=[\u3001-\uffee])")


@dataclass(frozen=True)
class Html:
    """Markup as it is, for covers and signature blocks."""

    markup: str

    def html(self, setting: Setting) -> str:
        """HTML of the block."""
        return CHINESE_LINE_END.sub("", self.markup)


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the highest. `key` names it for the contents."""

    level: int
    words: str
    key: str
    number: str = ""
    listed: bool = True
    css: str = ""

    @property
    def printed(self) -> str:
        """Number and words as they are printed."""
        return f"{self.number}{self.words}"

    def html(self, setting: Setting) -> str:
        """HTML of the block."""
        words = setting.spacing(escape(self.printed, quote=False))
        return f'<h{self.level} id="{self.key}" class="{self.css}">{words}</h{self.level}>'


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `css` names its look where it differs."""

    text: Text
    css: str = ""
    key: str | None = None

    def html(self, setting: Setting) -> str:
        """HTML of the block."""
        anchor = f' id="{self.key}"' if self.key else ""
        return f'<p class="{self.css}"{anchor}>{self.text.html(setting)}</p>'


def para(template: str, *marks: Mark, css: str = "", key: str | None = None) -> Paragraph:
    return Paragraph(Text(template, marks), css, key)


@dataclass(frozen=True)
class Group:
    """Blocks that stand in one element, such as the frame of a 专栏."""

    blocks: tuple[Block, ...]
    css: str
    tag: str = "div"

    def html(self, setting: Setting) -> str:
        """HTML of the block."""
        inside = "\n".join(block.html(setting) for block in self.blocks)
        return f'<{self.tag} class="{self.css}">\n{inside}\n</{self.tag}>'


@dataclass(frozen=True)
class Contents:
    """Lines of a table of contents: words, dots and the page number, which the layout fills in."""

    entries: tuple[tuple[int, str, str], ...]
    css: str = "contents"

    def html(self, setting: Setting) -> str:
        """HTML of the block."""
        lines = (
            f'<p class="level{level}"><a href="#{key}">{setting.spacing(escape(words, quote=False))}</a></p>'
            for level, words, key in self.entries
        )
        return f'<div class="{self.css}">' + "\n".join(lines) + "</div>"


PAGE_BREAK = Html('<div class="page-break"></div>')


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks, those inside groups too, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Group):
            yield from walk(block.blocks)


def contents(blocks: Iterable[Block], deepest: int = 2) -> Contents:
    """The contents of some blocks, down to a level."""
    headings = [b for b in walk(blocks) if isinstance(b, Heading) and b.listed and b.level <= deepest]
    return Contents(tuple((h.level, h.printed, h.key) for h in headings))
