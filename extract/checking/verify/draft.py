"""Every figure of a draft with its verdict.

A sentence is put to the sources alone; where that leaves a figure open, or where the sentence leans on what was
said before (其中, 同比, 该基金), with the sentence before or its heading in front. The cell of a table is put as
a claim made of the label of its row, the heading of its column and its value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extract.checking.verify.draft_context import CHINESE_NUMBERING, Context, leans, sentences
from extract.checking.verify.draft_tables import claims_of_row, says_nothing
from extract.checking.verify.draft_verdicts import Judged, judged_figures
from extract.checking.verify.verifier import Verifier
from schemas import DraftBlock, DraftFigure, DraftReport
from schemas.check import VerdictKind

_LIST_MARK = re.compile(
    rf"\s*(?:{CHINESE_NUMBERING}"
    r"|\d{1,3}(?:\.\d{1,2}){1,3}(?![\d%])\s*|\d{1,3}\s*(?:[、．)）]|\.(?!\d))|[①-⑳])"
)
_TELLING_DIGITS = 3
"""Two numbers of so many digits are hardly equal by chance."""
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
    walk = _Walk(against, document)
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

    def __init__(self, verifier: Verifier, document: str | None) -> None:
        self._verifier = verifier
        self._document = document
        self._context = Context()

    def figures_of(self, block: DraftBlock) -> list[DraftFigure]:
        """The figures of the next block, in order."""
        found = list(self._of_row(block) if block.kind == "row" else self._of_text(block))
        self._context.after(block)
        return found

    def _of_text(self, block: DraftBlock) -> Iterator[DraftFigure]:
        mark = _LIST_MARK.match(block.text)
        for start, end in sentences(block.text, mark.end() if mark else 0):
            text = block.text[start:end].rstrip()
            yield from self._of_sentence(start, text, block.kind)
            self._context.said(text)

    def _of_sentence(self, offset: int, text: str, kind: str) -> Iterator[DraftFigure]:
        alone = judged_figures(self._verifier, text, self._document)
        fronts = self._context.fronts(kind) if any(_is_open(judged, text) for judged in alone) else []
        others = [(front + text, self._judged(front, text)) for front in fronts]
        for judged in alone:
            fronted = [(claim, known[judged.start]) for claim, known in others if judged.start in known]
            claim, best = _chosen((text, judged), fronted, leans(text, judged.start))
            yield _figure(best, offset + judged.start, judged.text, claim)

    def _judged(self, front: str, text: str) -> dict[int, Judged]:
        """The figures of a sentence by their place in it, judged with the words in front."""
        found = judged_figures(self._verifier, front + text, self._document)
        return {judged.start - len(front): judged for judged in found if judged.start >= len(front)}

    def _of_row(self, block: DraftBlock) -> Iterator[DraftFigure]:
        for cell in claims_of_row(block, self._context.above):
            best: Judged | None = None
            claim = ""
            for front in ("", *self._context.fronts(block.kind)):
                found = self._judged(front, cell.claim).get(cell.place)
                if found is not None and says_nothing(block.label) and not _has(found, block.label):
                    found = _open(found)  # 合计 of another table
                if found is not None and (best is None or best.verdict == "not_found"):
                    best, claim = found, front + cell.claim
            if best is not None:
                yield _figure(best, cell.start, cell.text, claim)


def _is_open(judged: Judged, text: str) -> bool:
    """Whether the sentence alone does not settle a figure."""
    return judged.verdict != "supported" or leans(text, judged.start)


Tried = tuple[str, Judged]
"""What was put to the sources, and what they say of a figure of it."""


def _chosen(alone: Tried, fronted: list[Tried], is_leaning: bool) -> Tried:
    """The verdict to give on a figure, of those on its sentence alone and with words in front.

    Words in front may complete a sentence, but they never make good what its own words are denied by.
    """
    claim, judged = alone
    digits = sum(c.isdigit() for c in judged.text)
    if judged.verdict == "contradicted" or (judged.verdict == "supported" and not is_leaning):
        return alone
    for verdict in ("supported", "contradicted"):
        found = next((pair for pair in fronted if pair[1].verdict == verdict), None)
        # A heading has words enough to make any small number near it look like the one that is meant.
        if found is not None and (is_leaning or verdict == "contradicted" or digits >= _TELLING_DIGITS):
            if verdict == "supported" or judged.verdict == "not_found":
                return found
    # 同比增长12% says nothing by itself: what it meets alone counts only where nothing stands before it.
    return alone if not (is_leaning and fronted) else (claim, _open(judged))


def _has(judged: Judged, label: str) -> bool:
    """Whether what the verdict rests on has the label, or it is borne out."""
    return judged.verdict == "supported" or any(label and label in place.quote for place in judged.evidence)


def _open(judged: Judged) -> Judged:
    """A figure left open, with what was found as the nearest statement."""
    if judged.verdict == "not_found":
        return judged
    return replace(
        judged,
        verdict="not_found",
        explanation=f"这一句没有说明“{judged.text}”说的是什么，无法与来源对应。",
        printed="",
        evidence=[],
        candidates=judged.evidence,
    )


def _figure(judged: Judged, start: int, text: str, claim: str) -> DraftFigure:
    return DraftFigure(
        start=start,
        end=start + len(text),
        text=text,
        verdict=judged.verdict,
        explanation=judged.explanation,
        printed=judged.printed,
        claim=claim,
        evidence=judged.evidence,
        candidates=judged.candidates,
    )
