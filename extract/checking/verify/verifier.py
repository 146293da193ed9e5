"""Verification of claims against the sources."""

from __future__ import annotations

from dataclasses import asdict
from functools import cached_property
from typing import Any

from extract.checking.verify.alignment import Alignment, align, match_of
from extract.checking.verify.claims import Claim, Figure, take_apart
from extract.checking.verify.derived import derive
from extract.checking.verify.explain import sentence_of, sentence_of_words
from extract.checking.verify.judge import Decision, decide, together
from extract.checking.verify.labels import Label
from extract.checking.verify.lines import Line
from extract.checking.verify.mentions import Mention
from extract.checking.verify.names import Names
from extract.checking.verify.numbers import Match
from extract.checking.verify.reader import Reader
from extract.checking.verify.retrieve import lines_for, pages_for, weights
from extract.checking.verify.sources import SourceDocument, SourcePage, Sources
from extract.checking.verify.wording import Wording, judge_words
from extract.checking.verify.words import NameSpan
from extract.errors import GoujiError
from extract.language.quantities import Quantity
from schemas import FigureVerdict, Verdict, VerdictEvidence
from schemas.check import VerdictKind

_CANDIDATES = 3
_REPEATED, _AS_GOOD = 4, 0.2


class UnknownDocumentError(GoujiError):
    """No document of that name is in the database."""


class Verifier:
    """Answers claims from one set of sources; what it has read it keeps for the next claim."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self._names: dict[tuple[int, ...], Names] = {}
        self._everyone = self._names_of(tuple(d.id for d in sources.documents()))
        self.reader = Reader(sources, self._everyone.find)

    def verify(self, text: str, document: str | None = None, id: str | None = None) -> Verdict:
        """The verdict on a claim, within the document of a file name or against all of them.

        Raises:
            UnknownDocumentError: no document has that file name.
        """
        within = self.document(document) if document else None
        year = within.published_on if within else None
        names = self._names_of((within.id,)) if within else self._everyone
        claim = take_apart(text, names.find(text), year)
        pages = pages_for(claim, self.sources, within.pages if within else self._all_pages)
        heads = self._heads_in(text, pages, names)
        if heads:
            claim = take_apart(text, [*names.find(text), *heads], year)
        weigh = weights(claim, self.reader, pages)
        lines = lines_for(claim, self.reader, pages, weigh)
        if own := self._own_number(claim, within):
            return self._answer_words(claim, own, id)
        if all(isinstance(figure.value, Label) for figure in claim.figures):
            wording = judge_words(claim, lines, weigh, names.find)
            if not claim.figures or (wording.verdict == "contradicted" and wording.reason == "party"):
                return self._answer_words(claim, wording, id)
        mentions = [mention for line in lines for mention in self.reader.mentions(line)]
        alignments = []
        for figure in claim.figures:
            held = (align(claim, figure, mention, weigh, names.find) for mention in mentions)
            alignments.append([a for a in held if a is not None])
        decisions = together([decide(each, claim.differs) for each in alignments], alignments)
        decisions = derive(claim, decisions, alignments, self.sources)
        return self._answer(claim, list(zip(claim.figures, decisions, alignments, strict=True)), id)

    def document(self, file_name: str) -> SourceDocument:
        """The document of a file name.

        Raises:
            UnknownDocumentError: there is none.
        """
        for document in self.sources.documents():
            if document.file_name == file_name:
                return document
        raise UnknownDocumentError(f"数据库里没有名为 {file_name} 的文件；可用 gouji status 查看已导入的文件")

    # Answers ------------------------------------------------------------------------------------------

    def _answer(
        self, claim: Claim, found: list[tuple[Figure, Decision, list[Alignment]]], id: str | None
    ) -> Verdict:
        decisions = [decision for _, decision, _ in found]
        verdict = _together([d.verdict for d in decisions])
        if claim.unread and verdict == "supported":
            verdict = "not_found"
        telling = [(f, d) for f, d, _ in found if d.verdict == verdict]
        evidence: list[VerdictEvidence] = []
        if verdict != "not_found":
            for _, decision in telling:
                if decision.by is not None:
                    _add(evidence, self._evidence(decision.by.mention.page, *decision.by.mention.quote))
            for _, decision, alignments in found:
                for mention in _repeated(decision, alignments) if decision.verdict == verdict else ():
                    _add(evidence, self._evidence(mention.page, *mention.quote))
        candidates: list[VerdictEvidence] = []
        if verdict != "supported":
            for _, decision, alignments in found:
                if decision.verdict != "supported":
                    for alignment in sorted(alignments, key=lambda a: -a.score)[:_CANDIDATES]:
                        _add(candidates, self._evidence(alignment.mention.page, *alignment.mention.quote))
        figures = [
            FigureVerdict(
                text=figure.value.text,
                verdict=decision.verdict,
                stated=_facets(figure.value) | ({"period": figure.period} if figure.period else {}),
                found=_found(decision.by),
                explanation=sentence_of(figure, decision),
            )
            for figure, decision, _ in found
        ]
        return Verdict(
            id=id,
            claim=claim.text,
            verdict=verdict,
            figures=figures,
            evidence=evidence,
            explanation=self._explanation(claim, verdict, telling),
            candidates=[c for c in candidates[:_CANDIDATES] if c not in evidence],
        )

    @staticmethod
    def _explanation(claim: Claim, verdict: VerdictKind, telling: list[tuple[Figure, Decision]]) -> str:
        if verdict == "not_found" and not telling:
            return f"没有读懂“{'”“'.join(claim.unread)}”，其余数字与来源相符。"
        return "；".join(dict.fromkeys(sentence_of(f, d) for f, d in telling)) + "。"

    def _answer_words(self, claim: Claim, wording: Wording, id: str | None) -> Verdict:
        place = None
        if wording.line is not None:
            place = self._evidence(wording.line.page, wording.start, wording.end)
        found = wording.verdict != "not_found"
        return Verdict(
            id=id,
            claim=claim.text,
            verdict=wording.verdict,
            evidence=[place] if place and found else [],
            explanation=sentence_of_words(wording) + "。",
            candidates=[place] if place and not found else [],
        )

    def _own_number(self, claim: Claim, within: SourceDocument | None) -> Wording | None:
        """The verdict on a claim that says what the number of the document is."""
        value = claim.figures[0].value if len(claim.figures) == 1 else None
        if not isinstance(value, Label) or value.kind != "number" or any(t.weight > 1 for t in claim.terms):
            return None
        if (
            within is None
            or not within.number
            or not any(word in claim.text for word in ("文号", "字号", "编号"))
        ):
            return None
        if len([t for t in claim.terms if not t.is_phrase]) > _FEW_WORDS:
            return None
        line = self._line_with(within)
        if line is None:
            return None
        same = "".join(within.number.split()) == value.value
        return Wording(
            "supported" if same else "contradicted",
            line,
            line.start,
            line.end,
            1.0,
            "party",
            (within.number,),
        )

    def _line_with(self, document: SourceDocument) -> Line | None:
        plain = "".join((document.number or "").split())
        for page in sorted(self.sources.pages_with(plain) & document.pages):
            for line in self.reader.lines(page):
                if plain in "".join(line.text.split()):
                    return line
        return None

    def _evidence(self, page: SourcePage, start: int, end: int) -> VerdictEvidence:
        return VerdictEvidence(
            document_id=page.document.id,
            file_name=page.document.file_name,
            page=page.number,
            quote=page.text[start:end],
            boxes=self.sources.boxes(page.document.id, page.number, start, end),
        )

    # Names --------------------------------------------------------------------------------------------

    @cached_property
    def _all_pages(self) -> frozenset[int]:
        return frozenset(page for document in self.sources.documents() for page in document.pages)

    def _names_of(self, documents: tuple[int, ...]) -> Names:
        if documents not in self._names:
            self._names[documents] = Names(self.sources, documents)
        return self._names[documents]

    def _heads_in(self, text: str, pages: list[int], names: Names) -> list[NameSpan]:
        """Labels of tables that a claim names and that no dictionary has: persons, firms, projects."""
        taken = [(name.start, name.end) for name in names.find(text)]
        kept: list[NameSpan] = []
        labels = {label for page in pages for label in self.reader.heads(page) if label in text}
        for label in sorted(labels, key=lambda label: (-len(label), label)):
            start = text.index(label)
            end = start + len(label)
            if not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                kept.append(NameSpan(start, end, (label,)))
        return kept


_FEW_WORDS = 3


def _together(verdicts: list[VerdictKind]) -> VerdictKind:
    """A claim is denied by one figure and borne out by all."""
    if "contradicted" in verdicts:
        return "contradicted"
    return "supported" if verdicts and all(v == "supported" for v in verdicts) else "not_found"


def _add(found: list[VerdictEvidence], place: VerdictEvidence) -> None:
    if place not in found:
        found.append(place)


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
