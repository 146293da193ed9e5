"""Claims about a document itself: what its number is."""

from __future__ import annotations

from extract.checking.verify.claim import Claim
from extract.checking.verify.judge import Decision
from extract.checking.verify.reader import Reader
from extract.checking.verify.slots import document_numbers
from extract.checking.verify.sources import SourceDocument
from extract.checking.verify.statement import Statement

_CALLED = ("文号", "字号", "编号")
_FEW = 2
"""A claim of more words speaks of something else that has a number too."""


def own_number(claim: Claim, document: SourceDocument | None, reader: Reader) -> Decision | None:
    """The verdict on a claim that says what the number of the named document is, None where it says something else."""
    claimed = claim.whole.document_numbers
    if document is None or not document.number or len(claimed) != 1 or len(claim.whole.words) > _FEW:
        return None
    if not any(word in claim.text for word in _CALLED):
        return None
    there = {number for _, _, number in document_numbers(document.number)}
    statement = _printed(document, reader)
    if not there or statement is None:
        return None
    if claimed == there:
        return Decision("supported", statement=statement)
    return Decision("contradicted", statement=statement, slots=(f"“{document.number}”",))


def _printed(document: SourceDocument, reader: Reader) -> Statement | None:
    """Where the document prints its number."""
    plain = "".join((document.number or "").split())
    for page in sorted(reader.sources.pages_with(plain) & document.pages):
        for line in reader.lines(page):
            if plain in "".join(line.text.split()):
                return next(iter(reader.wholes(line)), None)
    return None
