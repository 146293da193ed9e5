"""What a sentence of a draft leans on: its heading, and what was said before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas import DraftBlock

_END = re.compile(r"[。！？!?；;\n]+[”’」』）)\"]*|$")
CHINESE_NUMBERING = r"第[一二三四五六七八九十百\d]+[章节条部分]+|[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
"""The numbers before headings and items: 第一章, 二、, （三）."""
_NUMBERING = re.compile(
    rf"^\s*(?:{CHINESE_NUMBERING}"
    r"|\d{1,3}(?:\.\d{1,2})*[、．.\s])\s*"
)
_LEANS = re.compile(
    r"\s*(?:其中|其|该|此|这|上述|前者|后者|同比|环比|较|比上|占|另|并|分别|增长|下降|提高|减少|增幅|降幅|增速|增加|同期)"
)
_CAPTION = re.compile(r"^\s*(?:图表|表格|表|图)\s*[\d一二三四五六七八九十.．\-－—–]*\s*[:：.．、]?\s*")
_UNIT = re.compile(r"单\s*位\s*[:：]")
_BRACKETS = re.compile(r"[（(]?\s*单\s*位\s*[:：][^）)]*[）)]?")
_LONGEST = 120
_SHORT = 24


def sentences(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """The sentences of a text as slices, each with its end mark; parts between semicolons count as such."""
    while start < len(text):
        match = _END.search(text, start)
        end = match.end() if match else len(text)
        if text[start:end].strip():
            yield start, end
        start = max(end, start + 1)


def leans(text: str, place: int) -> bool:
    """Whether the first clause, up to the figure at `place`, does not say what it is about."""
    match = _LEANS.match(text)
    return match is not None and not re.search(r"[，,：:]", text[match.end() + 1 : place])


class Context:
    """What stands before the next sentence or row."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._before = ""
        self.above = ""
        """The caption and the unit that stand above a table."""

    def after(self, block: DraftBlock) -> None:
        """A block is done: a heading holds until the next of its level, and ends what was said."""
        if block.kind == "row":
            return
        short = len(block.text) <= _SHORT
        if block.kind == "caption" or (short and _UNIT.search(block.text)):
            # 表 1 …, and below it 单位：亿元, both belong to the table that follows.
            self.above = f"{self.above} {block.text}" if self.above and short else block.text
            return
        self.above = ""
        if block.kind == "heading":
            level = block.level or 1
            self._headings = [pair for pair in self._headings if pair[0] < level]
            self._headings.append((level, _NUMBERING.sub("", block.text).strip()))
            self._before = ""

    def said(self, sentence: str) -> None:
        """A sentence is done."""
        self._before = sentence

    def fronts(self, kind: str) -> list[str]:
        """What may be put in front of a sentence so that it says what it is about, the nearest first."""
        if kind == "row":
            found = [_CAPTION.sub("", _BRACKETS.sub("", self.above)).strip(), self._heading]
            return [f"{front}，" for front in found if front]
        heading = f"{self._heading}，" if self._heading and kind != "heading" else ""
        before = self._before if len(self._before) <= _LONGEST else ""
        return [front for front in (before, heading) if front]

    @property
    def _heading(self) -> str:
        return self._headings[-1][1] if self._headings else ""
