"""Verification of claims against the sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extract.checking.verify.alignment import Alignment, align
from extract.checking.verify.answers import Answers
from extract.checking.verify.claims import Claim, Figure, take_apart
from extract.checking.verify.derived import derive
from extract.checking.verify.judge import Decision, decide, together
from extract.checking.verify.labels import Label
from extract.checking.verify.lines import Line
from extract.checking.verify.names import Names
from extract.checking.verify.reader import Reader
from extract.checking.verify.retrieve import lines_for, pages_for, weights
from extract.checking.verify.sources import SourceDocument, Sources
from extract.checking.verify.wording import Wording, judge_words
from extract.checking.verify.words import NameSpan
from extract.errors import GoujiError
from schemas import Verdict

_FEW_WORDS = 3
"""A claim of no more words that says 文号 speaks of the document itself."""


class UnknownDocumentError(GoujiError):
    """No document of that name is in the database."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the sources say of a claim: of each of its figures, or, where it has none, of its words."""

    claim: Claim
    figures: tuple[tuple[Figure, Decision, list[Alignment]], ...] = ()
    """Each with every number of the sources that was held against it."""
    wording: Wording | None = None


class Verifier:
    """Answers claims from one set of sources; what it has read it keeps for the next claim."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.answers = Answers(sources)
        self._names: dict[tuple[int, ...], Names] = {}
        self._everyone = self._names_of(tuple(d.id for d in sources.documents()))
        self.reader = Reader(sources, self._everyone.find)

    def verify(self, text: str, document: str | None = None, id: str | None = None) -> Verdict:
        """The verdict on a claim, within the document of a file name or against all of them.

        Raises:
            UnknownDocumentError: no document has that file name.
        """
        judgement = self.judge(text, document)
        if judgement.wording is not None:
            return self.answers.of_words(judgement.claim, judgement.wording, id)
        return self.answers.of_figures(judgement.claim, judgement.figures, id)

    def judge(self, text: str, document: str | None = None) -> Judgement:
        """What the sources say of each figure of a claim, with all that was weighed.

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
            return Judgement(claim, wording=own)
        if all(isinstance(figure.value, Label) for figure in claim.figures):
            wording = judge_words(claim, lines, weigh, names.find)
            if not claim.figures or (wording.verdict == "contradicted" and wording.reason == "party"):
                return Judgement(claim, wording=wording)
        mentions = [mention for line in lines for mention in self.reader.mentions(line)]
        alignments = []
        for figure in claim.figures:
            held = (align(claim, figure, mention, weigh, names.find) for mention in mentions)
            alignments.append([a for a in held if a is not None])
        decisions = together([decide(each, claim.differs, within is None) for each in alignments], alignments)
        decisions = derive(claim, decisions, alignments, self.sources)
        return Judgement(claim, tuple(zip(claim.figures, decisions, alignments, strict=True)))

    def document(self, file_name: str) -> SourceDocument:
        """The document of a file name.

        Raises:
            UnknownDocumentError: there is none.
        """
        for document in self.sources.documents():
            if document.file_name == file_name:
                return document
        raise UnknownDocumentError(f"数据库里没有名为 {file_name} 的文件；可用 gouji status 查看已导入的文件")

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
