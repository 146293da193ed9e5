"""How much of a document is provisions: who must do or gets what, under numbers or labels, whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.reading.layout.marks import numbering
from extract.records.policies.clauses.mood import directs
from extract.records.policies.labels import label_of
from schemas import Block, Document

_SENTENCE = re.compile(r"(?P<words>[^。；;！？\n]{12,})(?:[。；;！？]|$)")
_MOST_BLOCKS, _FEWEST = 400, 6
_ITEMS = 0.25
"""What a numbered paragraph weighs against a sentence."""


def provision_score(document: Document) -> float | None:
    """The share of sentences that direct, and a quarter of that of numbered or labelled paragraphs; None for a short text."""
    blocks = [block for block in document.blocks if block.kind in ("paragraph", "heading")]
    told = [block for block in blocks if "。" in block.text or "；" in block.text]
    sentences = list(_sentences(told[:: 1 + len(told) // _MOST_BLOCKS]))
    if len(sentences) < _FEWEST:
        return None
    items = sum(1 for block in blocks if numbering(block.text) or label_of(block.text))
    return sum(map(directs, sentences)) / len(sentences) + _ITEMS * items / len(blocks)


def _sentences(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        mark = numbering(block.text)
        for match in _SENTENCE.finditer(block.text, len(mark[1]) if mark else 0):
            yield match["words"].strip()
