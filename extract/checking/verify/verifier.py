"""Verification of claims against the sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extract.checking.verify.answers import Answers, together
from extract.checking.verify.candidates import lines_for
from extract.checking.verify.claim import Asked, Claim, NamesIn, read_claim
from extract.checking.verify.compare import hold
from extract.checking.verify.copies import find_copy
from extract.checking.verify.counted import count
from extract.checking.verify.derived import derive
from extract.checking.verify.held import Held
from extract.checking.verify.home import at_home
from extract.checking.verify.identity import own_number
from extract.checking.verify.judge import Decision, decide, decide_copy
from extract.checking.verify.lines import Line
from extract.checking.verify.names import Names, NameSpan
from extract.checking.verify.order import decide_order
from extract.checking.verify.pieces import pieces_of
from extract.checking.verify.reader import Reader
from extract.checking.verify.sources import SourceDocument, Sources
from extract.checking.verify.statement import Date
from extract.checking.verify.wording import decide_wording
from extract.errors import GoujiError
from schemas import Verdict

_KEPT = 5000
"""Texts of which the names are kept while a claim is judged."""
_NOBODY = re.compile(
    r"本(?:公司|次|办法|措施|细则|通知|报告|规定|方案|计划|意见|文件|期)|(?<![\u4e00-\u9fff])公司|发行人|有效期|该(?:公司|办法)"
)
"""Words for a document or a firm that each document has its own of."""


class UnknownDocumentError(GoujiError):
    """No document of that name is in the database."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the sources say of a claim: of each of its figures, or, where it has none, of its words."""

    claim: Claim
    figures: tuple[tuple[Asked, Decision, list[Held]], ...] = ()
    """Each with every number of the sources that was held against it."""
    wording: Decision | None = None


class Verifier:
    """Answers claims from one set of sources; what it has read it keeps for the next claim."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.answers = Answers(sources)
        self.reader = Reader(sources)
        self._names: dict[tuple[int, ...], Names] = {}

    def verify(self, text: str, document: str | None = None, id: str | None = None) -> Verdict:
        """The verdict on a claim, within the document of a file name or against all of them.

        Raises:
            UnknownDocumentError: no document has that file name.
        """
        verdicts = [self._piece(piece, document, id) for _, piece in pieces_of(text)]
        return verdicts[0] if len(verdicts) == 1 else together(text, verdicts, id)

    def _piece(self, text: str, document: str | None, id: str | None) -> Verdict:
        judgement = self.judge(text, document)
        if judgement.wording is not None:
            return self.answers.of_words(judgement.claim, judgement.wording, id)
        return self.answers.of_figures(judgement.claim, judgement.figures, id)

    def judge(self, text: str, document: str | None = None) -> Judgement:
        """What the sources say of each figure of a claim, with all that was held against it; of a piece at a time.

        Raises:
            UnknownDocumentError: no document has that file name.
        """
        within = self.document(document) if document else None
        names = self._names_of((within.id,)) if within else self._everyone
        year = within.published_on if within else None
        claim = read_claim(text, names.find, year)
        lines = lines_for(claim, self.reader, self.sources, within.pages if within else self._all_pages)
        names_in: NamesIn = names.find
        if labels := self._labels_in(text, lines, names):
            names_in = lru_cache(_KEPT)(lambda part: [*names.find(part), *_found(labels, part)])
            claim = read_claim(text, names_in, year)
        if (own := own_number(claim, within, self.reader)) is not None:
            return Judgement(claim, wording=own)
        wholes = [whole for line in lines for whole in self.reader.wholes(line)]
        copy = find_copy(text, wholes, year)
        if copy is None and all(isinstance(asked.value, Date) for asked in claim.figures):
            ordered = decide_order(claim, [s for line in lines for s in self.reader.figures(line)])
            if ordered is not None:
                return Judgement(claim, wording=ordered)
        if not claim.figures:
            return Judgement(claim, wording=decide_wording(claim, copy, wholes, names_in))
        read = self.reader.dated if isinstance(claim.figures[0].value, Date) else self.reader.figures
        numbers = [statement for line in lines for statement in read(line)]
        places = [(asked.statement.start, asked.statement.end) for asked in claim.figures]
        found = []
        for asked in claim.figures:
            held = [h for s in numbers if (h := hold(asked, s, names_in)) is not None]
            if copy is not None:
                decision = decide_copy(copy, asked, held, places)
            else:
                decision = decide(held, names_in, self.sources.table)
                if decision.verdict == "not_found":
                    decision = count(asked, wholes, names_in) or decision
            found.append((asked, decision, held))
        if copy is None:
            found = derive(at_home(found, names_in, self.sources.table), numbers, names_in)
        if within is None and _NOBODY.search(text) and not claim.whole.names:
            found = [(asked, _of_nobody(decision), held) for asked, decision, held in found]
        return Judgement(claim, tuple(found))

    def document(self, file_name: str) -> SourceDocument:
        """The document of a file name.

        Raises:
            UnknownDocumentError: there is none.
        """
        for document in self.sources.documents():
            if document.file_name == file_name:
                return document
        raise UnknownDocumentError(f"数据库里没有名为 {file_name} 的文件；可用 gouji status 查看已导入的文件")

    def _labels_in(self, text: str, lines: list[Line], names: Names) -> list[str]:
        """Labels of rows that a claim has and that no dictionary knows: persons, firms, projects."""
        taken = [(name.start, name.end) for name in names.find(text)]
        kept: list[str] = []
        labels = {label for page in {line.page.id for line in lines} for label in self.reader.labels(page)}
        for label in sorted((x for x in labels if x in text), key=lambda label: (-len(label), label)):
            start = text.index(label)
            if not any(a < start + len(label) and start < b for a, b in taken):
                taken.append((start, start + len(label)))
                kept.append(label)
        return kept

    @cached_property
    def _all_pages(self) -> frozenset[int]:
        return frozenset(page for document in self.sources.documents() for page in document.pages)

    @cached_property
    def _everyone(self) -> Names:
        return self._names_of(tuple(d.id for d in self.sources.documents()))

    def _names_of(self, documents: tuple[int, ...]) -> Names:
        if documents not in self._names:
            self._names[documents] = Names(self.sources, documents)
        return self._names[documents]


def _of_nobody(decision: Decision) -> Decision:
    """本办法 of no named document is denied by none, and borne out where no other document says otherwise."""
    if decision.verdict == "contradicted" or decision.against is not None:
        return Decision("not_found", decision.by, decision.statement)
    return decision


def _found(labels: list[str], text: str) -> list[NameSpan]:
    """Where labels stand in a text."""
    places = ((text.find(label), label) for label in labels)
    return [NameSpan(start, start + len(label), (label,)) for start, label in places if start >= 0]
