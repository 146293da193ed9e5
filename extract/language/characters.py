"""The characters of a text in one shape: simplified ideographs, half-width digits and letters.

Every change is one character for one, so that offsets stay those of the text as printed.
"""

from __future__ import annotations

import re

from extract.language import vocabularies

_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
# These have a meaning of their own in Chinese text and are recognized as they are.
for _kept in "！（），／：；＜＝＞？～＋":
    del _WIDE[ord(_kept)]
_WIDE[ord("﹪")] = ord("%")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_SHARE = 0.1
"""Of the ideographs of a traditional text about a third have a simplified form."""
_HAS_WIDE = re.compile("[０-９％﹪Ａ-Ｚａ-ｚ]")


def simplified(text: str) -> str:
    """The text with traditional ideographs made simplified ones: 億 is 亿, 資產 is 资产."""
    table, traditional = _ideographs()
    return text.translate(table) if traditional.search(text) else text


def is_traditional(text: str) -> bool:
    """Whether a text is printed in traditional characters, not merely names some: 融昇电气."""
    ideographs = len(_IDEOGRAPH.findall(text))
    _, traditional = _ideographs()
    return ideographs > 0 and len(traditional.findall(text)) > _SHARE * ideographs


def within(text: str, place: int, start: int = 0, opens: str = "《", closes: str = "》") -> bool:
    """Whether a place lies within a title, or within other marks: the last of them before it opens one."""
    last = (max(text.rfind(mark, start, place) for mark in marks) for marks in (opens, closes))
    return next(last) > next(last)


def uniform(text: str) -> str:
    """The text as finders read it: simplified, with full-width digits, letters and signs made narrow."""
    text = simplified(text)
    return text.translate(_WIDE) if _HAS_WIDE.search(text) else text


@vocabularies.derived
def _ideographs() -> tuple[dict[int, str], re.Pattern[str]]:
    pairs = [pair for line in vocabularies.load("traditional")["pairs"] for pair in line.split()]
    return {ord(pair[0]): pair[1] for pair in pairs}, re.compile(f"[{''.join(pair[0] for pair in pairs)}]")
