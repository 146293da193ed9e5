"""Verdicts figure by figure: where in the claim each figure stands, and its own evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.checking.verify.answers import nearest_of
from extract.checking.verify.claim import Asked
from extract.checking.verify.explain import sentence_of
from extract.checking.verify.held import Held
from extract.checking.verify.judge import Decision
from extract.checking.verify.pieces import pieces_of
from extract.checking.verify.verifier import Verifier
from schemas import VerdictEvidence
from schemas.check import VerdictKind


@dataclass(slots=True)
class Judged:
    """A figure of a claim with what the sources say of it."""

    start: int
    end: int
    """Slice of the claim."""
    text: str
    verdict: VerdictKind
    explanation: str
    printed: str = ""
    """What the source prints."""
    evidence: list[VerdictEvidence] = field(default_factory=list)
    candidates: list[VerdictEvidence] = field(default_factory=list)


def judged_figures(verifier: Verifier, text: str, document: str | None = None) -> list[Judged]:
    """The numbers of a claim with their verdicts, in order.

    Rounds, dates, document numbers and numbers that shape a sentence (三大环节) are left.

    Raises:
        UnknownDocumentError: no document has that file name.
    """
    found = [
        _judged(verifier, start, asked, decision, held)
        for start, piece in pieces_of(text)
        for asked, decision, held in verifier.judge(piece, document).figures
        if asked.statement.quantity is not None
    ]
    return sorted(found, key=lambda judged: judged.start)


def _judged(verifier: Verifier, start: int, asked: Asked, decision: Decision, held: list[Held]) -> Judged:
    statement = asked.statement
    text = asked.value.text if asked.value is not None else ""
    judged = Judged(
        start + statement.start,
        start + statement.end,
        text,
        decision.verdict,
        sentence_of(asked, decision) + "。",
    )
    if decision.verdict == "not_found":
        judged.candidates = verifier.answers.places(nearest_of(decision, held))
    elif (source := decision.source) is not None:
        judged.printed = source.value.text if source.value is not None else ""
        judged.evidence = verifier.answers.places([source])
    return judged
