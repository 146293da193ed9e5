"""Verdicts figure by figure: where in the claim each figure stands, and its own evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.checking.verify.alignment import Alignment
from extract.checking.verify.answers import best_mentions
from extract.checking.verify.claims import Figure
from extract.checking.verify.explain import sentence_of
from extract.checking.verify.judge import Decision
from extract.checking.verify.labels import Label
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
        _judged(verifier, figure, decision, alignments)
        for figure, decision, alignments in verifier.judge(text, document).figures
        if not isinstance(figure.value, Label) and not figure.value.rhetorical
    ]
    return sorted(found, key=lambda judged: judged.start)


def _judged(verifier: Verifier, figure: Figure, decision: Decision, alignments: list[Alignment]) -> Judged:
    value = figure.value
    judged = Judged(
        value.start, value.end, value.text, decision.verdict, sentence_of(figure, decision) + "。"
    )
    if decision.verdict == "not_found":
        judged.candidates = verifier.answers.places(best_mentions(alignments))
    elif decision.by is not None:
        judged.printed = decision.by.mention.value.text
        judged.evidence = verifier.answers.places([decision.by.mention])
    return judged
