"""What a sentence of a draft leans on: its heading, and what was said before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas import DraftBlock

_END = re.compile(r"[。！？!?；;\n]+[”’」』）)\"]*|$")
_NUMBERING = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百\d]+[章节条部分]+|[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,3}(?:\.\d{1,2})*[、．.\s])\s*"
)
_LEANS = re.compile(
    r"\s*(?:其中|其|该|此|这|上述|前者|后者|同比|环比|较|比上|占|另|并|分别|增长|下降|提高|减少|增幅|降幅|增速|增加|同期)"
)
_LONGEST = 120


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
    """What stands before the next sentence."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._before = ""

    def after(self, block: DraftBlock) -> None:
        """A block is done: a heading holds until the next of its level, a paragraph ends what was said."""
        if block.kind == "heading":
            level = block.level or 1
            self._headings = [(l, t) for l, t in self._headings if l < level]
            self._headings.append((level, _NUMBERING.sub("", block.text).strip()))
            self._before = ""

    def said(self, sentence: str) -> None:
        """A sentence is done."""
        self._before = sentence

    @property
    def heading(self) -> str:
        """The nearest heading without its number."""
        return self._headings[-1][1] if self._headings else ""
