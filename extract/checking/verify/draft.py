"""Every figure of a draft with its verdict.

A sentence is put to the sources alone; where that leaves a figure open, or where the sentence leans on what was
said before (其中, 同比, 该基金), with its heading and the sentence before in front. The cell of a table is put as
a claim made of the label of its row, the heading of its column and its value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from extract.checking.verify.draft_context import Context, leans, sentences
from extract.checking.verify.draft_verdicts import FigureVerifier, Judged
from extract.checking.verify.verifier import Verifier
from schemas import DraftBlock, DraftFigure, DraftReport
from schemas.check import VerdictKind

_LIST_MARK = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]+[章节条部分]+|[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,3}(?:\.\d{1,2}){1,3}(?![\d%])\s*|\d{1,3}\s*(?:[、．)）]|\.(?!\d))|[①-⑳])"
)
_LONGEST = 1_000
"""Characters of a sentence that are checked; longer ones are no prose."""
_VERDICTS: tuple[VerdictKind, ...] = ("supported", "contradicted", "not_found")


def check(
    blocks: Sequence[DraftBlock],
    against: Verifier,
    file_name: str,
    document: str | None = None,
    advance: Callable[[int], None] = lambda done: None,
) -> DraftReport:
    """The figures of a draft's blocks with their verdicts; `advance` is told how many blocks are done.

    Raises:
        UnknownDocumentError: no document has the file name `document`.
    """
    if document:
        against.document(document)
    walk = _Walk(FigureVerifier(against.sources), document)
    checked = []
    for done, block in enumerate(blocks, 1):
        checked.append(block.model_copy(update={"figures": walk.figures_of(block)}))
        advance(done)
    counts = Counter(figure.verdict for block in checked for figure in block.figures)
    return DraftReport(
        file_name=file_name,
        document=document,
        counts={verdict: counts[verdict] for verdict in _VERDICTS},
        blocks=checked,
    )


class _Walk:
    """Goes through a draft and remembers what was said before."""

    def __init__(self, verifier: FigureVerifier, document: str | None) -> None:
        self._verifier = verifier
        self._document = document
        self._context = Context()

    def figures_of(self, block: DraftBlock) -> list[DraftFigure]:
        """The figures of the next block, in order."""
        if block.kind == "row":
            return list(self._of_row(block))
        found = list(self._of_text(block))
        self._context.after(block)
        return found

    def _of_text(self, block: DraftBlock) -> Iterator[DraftFigure]:
        mark = _LIST_MARK.match(block.text)
        for start, end in sentences(block.text, mark.end() if mark else 0):
            text = block.text[start:end]
            yield from self._of_sentence(block, start, text)
            self._context.said(text)

    def _of_sentence(self, block: DraftBlock, offset: int, text: str) -> Iterator[DraftFigure]:
        alone = self._judge(text)
        if not alone:
            return
        front = self._context.before(text, block.kind == "heading")
        with_front = self._judge(front, text) if front and self._is_open(text, alone) else {}
        for judged in alone:
            best = _choose(judged, with_front.get(judged.start), leans(text, judged.start))
            yield _figure(
                best, offset + judged.start, offset + judged.end, text if best is judged else front + text
            )

    def _is_open(self, text: str, alone: list[Judged]) -> bool:
        return any(judged.verdict != "supported" or leans(text, judged.start) for judged in alone)
