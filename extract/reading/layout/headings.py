"""Which paragraphs are headings, and the tree they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.reading.layout.marks import ENDS_CLAUSE, caption, numbering
from extract.reading.layout.paragraphs import Paragraph

_LONGEST = 60
_LARGER = 1.12
_ENDS = frozenset("。；")
_PAUSES = _ENDS | {"，"}
_PLAIN_TITLES = re.compile(
    r"^(?:目\s*录|前\s*言|引\s*言|序\s*言|序|摘\s*要|声\s*明|释\s*义|结\s*语|结\s*束\s*语|后\s*记|致\s*谢|附\s*录|附\s*件|"
    r"参考文献|版权声明|法律声明|重要声明|重大事项提示|特别提示|发行人声明|编写说明|概\s*述|执行摘要|名词解释)$"
)
_RANKS = {
    "part": 0,
    "chapter": 1,
    "annex": 1,
    "section": 2,
    "cn": 3,
    "cn_paren": 4,
    "decimal2": 5,
    "number": 5,
    "decimal3": 6,
    "number_paren": 6,
    "number_half": 7,
    "circled": 7,
    "letter": 7,
    "box": 8,
}


@dataclass(slots=True)
class Heading:
    """A heading with the number printed before it."""

    number: str | None
    title: str
    kind: str
    size: float


def heading_of(paragraph: Paragraph, size: float, listed: set[str]) -> Heading | None:
    """The heading that a paragraph is, or None.

    `size` is the body's, `listed` the titles that the table of contents names, without white space.
    """
    text = paragraph.text.strip()
    if not text or len(text) > _LONGEST or len(paragraph.lines) > 3 or caption(text):
        return None
    mark = numbering(text)
    squeezed = "".join(text.split())
    in_contents = squeezed in listed
    if mark is not None and mark[0] == "article":
        return None
    if ENDS_CLAUSE.search(text) and not in_contents:
        return None
    larger = paragraph.size > _LARGER * size
    if mark is not None:
        kind, number = mark
        title = text[len(number) :].lstrip(" 　、.．:：") if text.startswith(number) else text
        if not title and kind not in ("chapter", "annex", "part"):
            return None
        if not _PAUSES.isdisjoint(title) and not (
            larger or paragraph.bold or in_contents or kind in ("cn", "cn_paren")
        ):
            return None
        if kind in ("number", "number_paren", "number_half", "circled", "letter", "decimal2", "decimal3"):
            # Such numbers open list items as well: a heading is bold, larger, listed, or stands on one short
            # line.
            if not (larger or paragraph.bold or in_contents or _stands_alone(paragraph, title)):
                return None
        return Heading(number, title, kind, paragraph.size)
    if in_contents or _PLAIN_TITLES.match(text):
        return Heading(None, text, "title", paragraph.size)
    if len(squeezed) < 2 or not any("\u4e00" <= c <= "\u9fff" or c.isalpha() for c in text):
        return None
    if (
        larger
        and _ENDS.isdisjoint(text[:-1])
        and text[:-1].count("，") < 3
        and (len(squeezed) > 3 or paragraph.centered)
    ):
        return Heading(None, text, "title", paragraph.size)
    short_bold = paragraph.bold and len(paragraph.lines) == 1 and len(squeezed) <= 30 and not paragraph.full
    if short_bold and _PAUSES.isdisjoint(text):
        return Heading(None, text, "run_in", paragraph.size)
    return None


def _stands_alone(paragraph: Paragraph, title: str) -> bool:
    return (
        len(paragraph.lines) == 1
        and not paragraph.full
        and len(title) <= 28
        and not re.search(r"\d\s*(?:万|亿|%|元)", title)
    )


@dataclass
class Tree:
    """Levels for headings as they come: each stands under the last one that ranks above it."""

    stack: list[tuple[float, int]] = field(default_factory=list)
    """(rank, index of the section) from the top."""

    def place(self, heading: Heading, size: float, index: int) -> tuple[int, int | None]:
        """(level from 1, index of the heading above or None)."""
        rank = self._rank(heading, size)
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()
        above = self.stack[-1][1] if self.stack else None
        self.stack.append((rank, index))
        return len(self.stack), above

    def _rank(self, heading: Heading, size: float) -> float:
        if heading.kind in _RANKS:
            return float(_RANKS[heading.kind])
        if heading.kind == "run_in":
            return 9.0
        # Without a number, the larger the higher; much larger than the body is a chapter.
        ratio = heading.size / max(size, 1.0)
        return 1.0 if ratio > 1.3 else 2.5
