"""The statements of a text that belongs to no document: a claim, a sentence out of a draft."""

from __future__ import annotations

from extract.language.periods import PeriodContext
from extract.records.passages import Annotations, Passage
from extract.records.statistics.statement import Statement
from extract.records.statistics.text import StatementReader
from schemas import Block, Document, Page

_NOTHING_KNOWN = PeriodContext()


def statements(text: str, context: PeriodContext = _NOTHING_KNOWN) -> list[Statement]:
    """What each figure of a text says, in the order of the text; places are those of the text.

    Times are resolved against the context. What the text leaves open stays None: nothing is taken from outside.

    >>> [(s.subject, s.metric, s.unit) for s in statements("2023年，江西新增企业38家。")]
    [('江西新增企业', '数量', '家')]
    """
    document = Document(kind="white_paper", page_list=[Page(page=1, text=text)])
    document.blocks.append(Block("paragraph", text, [(1, 0, len(text))]))
    passage = Passage(document, 0, Annotations(document, context))
    return StatementReader(passage).read()
