"""From what was judged to what is answered: verdicts with their explanation, evidence and nearest statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from extract.checking.verify.claim import Asked, Claim
from extract.checking.verify.explain import sentence_of, sentence_of_words
from extract.checking.verify.held import Held
from extract.checking.verify.judge import Decision
from extract.checking.verify.sources import SourcePage, Sources
from extract.checking.verify.statement import Statement
from schemas import Caution, FigureVerdict, Verdict, VerdictEvidence
from schemas.check import VerdictKind

_CANDIDATES = 3
_REPEATED = 4
"""How many more places that say the same are shown."""


class Answers:
    """Makes verdicts; it needs the sources for the boxes of what it shows."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def of_figures(
        self, claim: Claim, found: Sequence[tuple[Asked, Decision, list[Held]]], id: str | None
    ) -> Verdict:
        """The verdict on a claim with figures: denied by one of them, borne out by all."""
        verdict = _together([decision.verdict for _, decision, _ in found])
        telling = [(asked, d) for asked, d, _ in found if d.verdict == verdict]
        shown: list[Statement] = []
        if verdict != "not_found":
            for _, decision in telling:
                shown += [
                    s for s in (decision.source, *(h.statement for h in decision.also[:_REPEATED])) if s
                ]
        evidence = self.places(shown)
        nearest = [s for _, d, held in found if d.verdict != "supported" for s in nearest_of(d, held)]
        return Verdict(
            id=id,
            claim=claim.text,
            verdict=verdict,
            figures=[
                FigureVerdict(
                    text=asked.value.text if asked.value else "",
                    verdict=decision.verdict,
                    stated=_facets(asked.statement),
                    found=_facets(decision.source) if decision.source else None,
                    explanation=sentence_of(asked, decision),
                )
                for asked, decision, _ in found
            ],
            evidence=evidence,
            caution=self._caution([d for _, d, _ in found]) if verdict == "supported" else None,
            explanation="；".join(dict.fromkeys(sentence_of(asked, d) for asked, d in telling)) + "。",
            candidates=[place for place in self.places(nearest)[:_CANDIDATES] if place not in evidence],
        )

    def of_words(self, claim: Claim, decision: Decision, id: str | None) -> Verdict:
        """The verdict on a claim without figures."""
        places = self.places([decision.source]) if decision.source is not None else []
        found = decision.verdict != "not_found"
        return Verdict(
            id=id,
            claim=claim.text,
            verdict=decision.verdict,
            evidence=places if found else [],
            explanation=sentence_of_words(decision) + "。",
            candidates=[] if found else places,
        )

    def _caution(self, decisions: Sequence[Decision]) -> Caution | None:
        """What stands against figures that are borne out: another document, or the document's own arithmetic."""
        for decision in decisions:
            if (other := decision.against) is not None and other.statement.page is not None:
                value = other.statement.value
                file = other.statement.page.document.file_name
                said = value.text.strip() if value is not None else ""
                reason = f"{file} 第 {other.statement.page.number} 页为“{said}”，与所引不一致。"
                return Caution(reason=reason, evidence=self.places([other.statement]))
            source = decision.source
            if source is None or source.page is None or source.value is None:
                continue
            for doubt in self.sources.doubts(source.page.document.id):
                if doubt.page == source.page.number and doubt.start < source.end and source.start < doubt.end:
                    return Caution(reason=doubt.reason, evidence=self.places([source]))
        return None

    def places(self, statements: Iterable[Statement]) -> list[VerdictEvidence]:
        """The sentences and rows of statements, each once."""
        found: list[VerdictEvidence] = []
        for statement in statements:
            if statement.page is not None:
                place = self.place(statement.page, *statement.quote)
                if place not in found:
                    found.append(place)
        return found

    def place(self, page: SourcePage, start: int, end: int) -> VerdictEvidence:
        """A slice of a page as it is shown."""
        return VerdictEvidence(
            document_id=page.document.id,
            file_name=page.document.file_name,
            page=page.number,
            quote=page.text[start:end],
            boxes=self.sources.boxes(page.document.id, page.number, start, end),
            char_start=start,
            char_end=end,
        )


def nearest_of(decision: Decision, held: Sequence[Held]) -> list[Statement]:
    """The statements that are most likely of the claim's thing, the best first."""
    ranked = sorted(held, key=lambda h: (-h.near, len(h.left), len(h.different)))
    chosen = [h.statement for h in ranked[:_CANDIDATES]]
    return [decision.source, *chosen] if decision.source is not None else chosen


def together(text: str, verdicts: Sequence[Verdict], id: str | None) -> Verdict:
    """The verdict on a claim that was judged in pieces."""
    verdict = _together([piece.verdict for piece in verdicts])
    telling = [piece for piece in verdicts if piece.verdict == verdict]
    evidence = [place for piece in telling for place in piece.evidence]
    return Verdict(
        id=id,
        claim=text,
        verdict=verdict,
        figures=[figure for piece in verdicts for figure in piece.figures],
        evidence=[place for n, place in enumerate(evidence) if place not in evidence[:n]],
        caution=next((piece.caution for piece in telling if piece.caution), None),
        explanation="".join(dict.fromkeys(piece.explanation for piece in telling)),
        candidates=[place for piece in verdicts for place in piece.candidates][:_CANDIDATES],
    )


def _together(verdicts: list[VerdictKind]) -> VerdictKind:
    """A claim is denied by one figure and borne out by all."""
    if "contradicted" in verdicts:
        return "contradicted"
    return "supported" if verdicts and all(v == "supported" for v in verdicts) else "not_found"


def _facets(statement: Statement) -> dict[str, Any]:
    """A statement as plain data, without what is empty."""
    kept = ("iso", "value", "low", "high", "qualifier", "unit", "currency", "kind", "text")
    facets = asdict(statement.value) if statement.value is not None else {}
    found = {key: value for key, value in facets.items() if key in kept}
    found |= {"period": statement.period, "of": " ".join(statement.own.split())}
    return {key: value for key, value in found.items() if value not in (None, "")}
