"""Verdicts figure by figure: where in the claim each figure stands, and its own evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.checking.verify.alignment import Alignment
from extract.checking.verify.claims import Claim, Figure
from extract.checking.verify.explain import sentence_of
from extract.checking.verify.judge import Decision
from extract.checking.verify.labels import Label
from extract.checking.verify.sources import SourcePage
from extract.checking.verify.verifier import Verifier
from schemas import Verdict, VerdictEvidence
from schemas.check import VerdictKind

_CANDIDATES = 3


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


class FigureVerifier(Verifier):
    """A verifier that also gives each figure's place in the claim, and the place in the source that decided on it."""

    _judged: list[Judged]

    def judge(self, text: str, document: str | None = None) -> list[Judged]:
        """The numbers of a claim with their verdicts, in order; rounds, dates, document
        numbers and numbers that shape a sentence (三大环节) are left.

        Raises:
            UnknownDocumentError: no document has that file name.
        """
        self._judged = []
        self.verify(text, document)
        return sorted(self._judged, key=lambda judged: judged.start)

    def _answer(
        self, claim: Claim, found: list[tuple[Figure, Decision, list[Alignment]]], id: str | None
    ) -> Verdict:
        self._judged = [
            self._judge(figure, decision, alignments)
            for figure, decision, alignments in found
            if not isinstance(figure.value, Label) and not figure.value.rhetorical
        ]
        return super()._answer(claim, found, id)

    def _judge(self, figure: Figure, decision: Decision, alignments: list[Alignment]) -> Judged:
        value = figure.value
        judged = Judged(
            value.start, value.end, value.text, decision.verdict, sentence_of(figure, decision) + "。"
        )
        if decision.by is not None and decision.verdict != "not_found":
            mention = decision.by.mention
            judged.printed = mention.value.text
            judged.evidence.append(self._evidence(mention.page, *mention.quote))
        elif decision.verdict == "not_found":
            for alignment in sorted(alignments, key=lambda a: -a.score):
                place = self._evidence(alignment.mention.page, *alignment.mention.quote)
                if place not in judged.candidates:
                    judged.candidates.append(place)
                if len(judged.candidates) == _CANDIDATES:
                    break
        return judged

    def _evidence(self, page: SourcePage, start: int, end: int) -> VerdictEvidence:
        placed = super()._evidence(page, start, end)
        return placed.model_copy(update={"char_start": start, "char_end": end})
