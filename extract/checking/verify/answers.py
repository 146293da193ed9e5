"""From what was judged to what is answered: verdicts with their explanation, evidence and nearest statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from extract.checking.verify.alignment import Alignment, match_of
from extract.checking.verify.claims import Claim, Figure
from extract.checking.verify.explain import sentence_of, sentence_of_words
from extract.checking.verify.judge import Decision
from extract.checking.verify.labels import Label
from extract.checking.verify.mentions import Mention
from extract.checking.verify.numbers import Match
from extract.checking.verify.sources import SourcePage, Sources
from extract.checking.verify.wording import Wording
from extract.language.quantities import Quantity
from schemas import FigureVerdict, Verdict, VerdictEvidence
from schemas.check import VerdictKind

_CANDIDATES = 3
_REPEATED, _AS_GOOD = 4, 0.2
"""How many more pages that say the same are shown, and how much worse they may fit."""


class Answers:
    """Makes verdicts; it needs the sources for the boxes of what it shows."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def of_figures(
        self, claim: Claim, found: Sequence[tuple[Figure, Decision, list[Alignment]]], id: str | None
    ) -> Verdict:
        """The verdict on a claim with figures: denied by one of them, borne out by all."""
        verdict = _together([decision.verdict for _, decision, _ in found])
        if claim.unread and verdict == "supported":
            verdict = "not_found"
        telling = [(f, d, alignments) for f, d, alignments in found if d.verdict == verdict]
        shown: list[Mention] = []
        if verdict != "not_found":
            shown += [d.by.mention for _, d, _ in telling if d.by is not None]
            shown += [mention for _, d, alignments in telling for mention in _repeated(d, alignments)]
        evidence = self.places(shown)
        open_ones = [alignments for _, d, alignments in found if d.verdict != "supported"]
        nearest = [m for alignments in open_ones for m in best_mentions(alignments)]
        return Verdict(
            id=id,
            claim=claim.text,
            verdict=verdict,
            figures=[
                FigureVerdict(
                    text=figure.value.text,
                    verdict=decision.verdict,
                    stated=_facets(figure.value) | ({"period": figure.period} if figure.period else {}),
                    found=_found(decision.by),
                    explanation=sentence_of(figure, decision),
                )
                for figure, decision, _ in found
            ],
            evidence=evidence,
            explanation=_explanation(claim, verdict, [(f, d) for f, d, _ in telling]),
            candidates=[place for place in self.places(nearest)[:_CANDIDATES] if place not in evidence],
        )

    def of_words(self, claim: Claim, wording: Wording, id: str | None) -> Verdict:
        """The verdict on a claim without figures."""
        line = wording.line
        places = [self.place(line.page, wording.start, wording.end)] if line is not None else []
        found = wording.verdict != "not_found"
        return Verdict(
            id=id,
            claim=claim.text,
            verdict=wording.verdict,
            evidence=places if found else [],
            explanation=sentence_of_words(wording) + "。",
            candidates=[] if found else places,
        )

    def places(self, mentions: Iterable[Mention]) -> list[VerdictEvidence]:
        """The sentences and rows of numbers, each once."""
        found: list[VerdictEvidence] = []
        for mention in mentions:
            place = self.place(mention.page, *mention.quote)
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


def best_mentions(alignments: Iterable[Alignment]) -> list[Mention]:
    """The numbers that are most likely of the claim's thing, the best first."""
    return [a.mention for a in sorted(alignments, key=lambda a: -a.score)[:_CANDIDATES]]


def _together(verdicts: list[VerdictKind]) -> VerdictKind:
    """A claim is denied by one figure and borne out by all."""
    if "contradicted" in verdicts:
        return "contradicted"
    return "supported" if verdicts and all(v == "supported" for v in verdicts) else "not_found"


def _explanation(claim: Claim, verdict: VerdictKind, telling: list[tuple[Figure, Decision]]) -> str:
    if verdict == "not_found" and not telling:
        return f"没有读懂“{'”“'.join(claim.unread)}”，其余数字与来源相符。"
    return "；".join(dict.fromkeys(sentence_of(f, d) for f, d in telling)) + "。"


def _repeated(decision: Decision, alignments: list[Alignment]) -> list[Mention]:
    """Other pages that say the same as the statement a decision rests on, the best first."""
    by = decision.by
    if by is None:
        return []
    found: dict[int, Mention] = {}
    for other in sorted(alignments, key=lambda a: -a.score):
        same = (
            match_of(by.mention.value, other.mention.value) is Match.EQUAL and other.conflicts == by.conflicts
        )
        if same and other.score >= by.score - _AS_GOOD and other.mention.page.id != by.mention.page.id:
            found.setdefault(other.mention.page.id, other.mention)
    return list(found.values())[:_REPEATED]


def _facets(value: Quantity | Label) -> dict[str, Any]:
    """A figure as plain data, without what is empty."""
    kept = ("value", "low", "high", "qualifier", "unit", "currency", "kind")
    return {k: v for k, v in asdict(value).items() if k in kept and v is not None} | {"text": value.text}


def _found(alignment: Alignment | None) -> dict[str, Any] | None:
    if alignment is None:
        return None
    mention = alignment.mention
    facets = _facets(mention.value) | {"period": mention.period, "of": " ".join(mention.own.split())}
    return {key: value for key, value in facets.items() if value not in (None, "")}
