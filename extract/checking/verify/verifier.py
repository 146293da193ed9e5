"""Verification of claims against the sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import ahocorasick_rs

from extract.checking.verify.alignment import Alignment, align
from extract.checking.verify.claims import Claim, take_apart
from extract.checking.verify.judge import Decision, decide
from extract.checking.verify.retrieve import lines_for, pages_for, weights
from extract.checking.verify.sources import SourceDocument, Sources
from extract.checking.verify.statements import Line, Mention, Reader
from schemas import FigureVerdict, Verdict, VerdictEvidence
from schemas.check import VerdictKind


@dataclass
class Judgement:
    """The decisions on the figures of a claim."""

    claim: Claim
    decisions: list[Decision]


class Verifier:
    """Answers claims from one set of sources; what it has read it keeps for the next claim."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.reader = Reader(sources)
        self.debug = False

    def verify(self, text: str, document: str | None = None, id: str | None = None) -> Verdict:
        """The verdict on a claim, within one document or against all of them."""
        within = self._find(document) if document else None
        claim = take_apart(text, self._names_in(text), within.published_on if within else None)
        scope = within.pages if within else self._all_pages
        pages = pages_for(claim, self.sources, scope)
        weigh = weights(claim, self.reader, pages)
        lines = lines_for(claim, self.reader, pages, weigh)
        decisions = []
        for figure in claim.figures:
            alignments = [
                a for line in lines for m in self.reader.mentions(line) if (a := align(claim, figure, m, weigh))
            ]
            decisions.append(decide(alignments))
            if self.debug:
                print("FIGURE", figure.quantity.text, [(t.text, round(weigh(t), 2)) for t in figure.terms], claim.period)
                for a in sorted(alignments, key=lambda a: -a.score)[:8]:
                    print("   ", round(a.score, 3), a.match.value, a.conflicts, a.mention.quantity.text, a.mention.period, "|", a.mention.page.number, a.mention.own[:60], [t.text for t in a.missing])
        return self._verdict(claim, decisions, id)

    def _verdict(self, claim: Claim, decisions: list[Decision], id: str | None) -> Verdict:
        kinds = [d.verdict for d in decisions]
        verdict: VerdictKind = (
            "contradicted" if "contradicted" in kinds
            else "supported" if kinds and all(k == "supported" for k in kinds)
            else "not_found"
        )
        figures = [
            FigureVerdict(text=f.quantity.text, verdict=d.verdict, explanation=d.reason)
            for f, d in zip(claim.figures, decisions, strict=True)
        ]
        telling = [d for d in decisions if d.verdict == verdict and d.by is not None]
        evidence = [] if verdict == "not_found" else [self._evidence(d.by) for d in telling if d.by]
        return Verdict(id=id, claim=claim.text, verdict=verdict, figures=figures, evidence=evidence, explanation="")

    def _evidence(self, alignment: Alignment) -> VerdictEvidence:
        mention = alignment.mention
        page, (start, end) = mention.page, mention.quote
        return VerdictEvidence(
            document_id=page.document.id,
            file_name=page.document.file_name,
            page=page.number,
            quote=page.text[start:end],
            boxes=self.sources.boxes(page.document.id, page.number, start, end),
        )

    def _find(self, name: str) -> SourceDocument:
        for document in self.sources.documents():
            if document.file_name == name:
                return document
        raise LookupError(name)

    @cached_property
    def _all_pages(self) -> frozenset[int]:
        return frozenset(p for d in self.sources.documents() for p in d.pages)

    @cached_property
    def _names(self) -> tuple[ahocorasick_rs.AhoCorasick, list[str], dict[str, tuple[str, ...]]]:
        by_id: dict[int, list[str]] = {}
        ids: dict[str, list[int]] = {}
        for name, number in self.sources.names():
            by_id.setdefault(number, []).append(name)
            ids.setdefault(name, []).append(number)
        known = [name for name in ids if len(name) > 1]
        forms = {name: tuple(dict.fromkeys([name, *(o for i in ids[name] for o in by_id[i])])) for name in known}
        automaton = ahocorasick_rs.AhoCorasick(known or ["\0"], matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST)
        return automaton, known, forms

    def _names_in(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        automaton, known, forms = self._names
        return [(s, e, forms[known[n]]) for n, s, e in automaton.find_matches_as_indexes(text)]
