"""Whether a text tells who must do or gets what: by the mood of its sentences, whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language.tokens import Tokens
from extract.reading.layout.marks import numbering
from schemas import Block, Document

_SENTENCE = re.compile(r"[^。；;！？\n]+")
_CLAUSE = re.compile(r"[，,：:]")
_DUTY = re.compile(
    r"(?<![供相适对感反响])应当?(?![用急对答收付力激变邀届时聘])|必须|须(?!知)|不得|禁止|严禁|给予|予以"
)
_TOLD = re.compile(r"[了过]|已")
_STATE = re.compile("是|有|为|属于|存在|占|具有|包括|称|指|成为|据|显示|位于|没有|看|达到?")
"""Verbs that tell how something is."""
_SHORTEST, _CLAUSES, _LOOKED_AT = 12, 3, 14
_MOST_BLOCKS = 400
_FEWEST = 6


def share_of_directives(document: Document) -> float | None:
    """Of the sentences of a document those that direct; None where it has too few to tell."""
    blocks = [block for block in document.blocks if block.kind in ("paragraph", "heading")]
    sentences = list(_sentences(blocks[:: 1 + len(blocks) // _MOST_BLOCKS]))
    return sum(map(directs, sentences)) / len(sentences) if len(sentences) >= _FEWEST else None


def directs(sentence: str) -> bool:
    """Whether a sentence says what is to be done: by a word of duty or giving, or by a verb without subject or past.

    >>> directs("鼓励银行为仓储企业提供贷款"), directs("企业推出了三款产品")
    (True, False)
    """
    if _DUTY.search(sentence):
        return True
    for clause in _CLAUSE.split(sentence)[:_CLAUSES]:
        if _TOLD.search(clause):
            return False
        tokens = Tokens(clause[:_LOOKED_AT])
        first = next((t for t in tokens.words if t.tag not in ("d", "ad", "a", "x")), None)
        if first is None:
            continue
        if first.tag == "v":
            return _STATE.fullmatch(first.text) is None
        if first.tag not in ("p", "t", "m"):
            return False
    return False


def _sentences(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        mark = numbering(block.text)
        for match in _SENTENCE.finditer(block.text, len(mark[1]) if mark else 0):
            if len(match.group().strip()) >= _SHORTEST:
                yield match.group().strip()
