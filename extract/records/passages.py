"""The text of a document, block by block, with what language finds in it and the way back to the page."""

from __future__ import annotations

import re
import sys
import weakref
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from extract.language.annotation import Annotation, Context, annotate
from extract.language.characters import simplified
from extract.language.names import NameSpan, find_names
from extract.language.names.enumerations import commas_as_marks
from extract.language.periods import Period, PeriodContext
from extract.language.quantities import Quantity
from extract.language.regions import Region
from extract.language.tokens import Tokens
from extract.records.reporting import reporting_span
from schemas import Block, Document, Evidence, Section
from schemas.evidence import Part

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]*|[；;]|\n")
_BATCH = 256
_YEAR = re.compile(r"(?:19|20)\d{2}(?=\s*年|）|\)|$)")
_LOOSE_END = re.compile(r"[底末]$")
_CLAUSE_END = re.compile(r"[，。！？!?；;：:\n]|(?<![0-9]),|,(?![0-9\n])")


_ASIDE = re.compile(r"[（(][^（）()。；;\n0-9０-９]{1,60}[）)]")
"""Brackets that hold no number and no sentence."""


def _without_commas(aside: re.Match[str]) -> str:
    return re.sub(r"[，,：:！？!?]", "、", aside[0])


class Annotations:
    """What language finds in the blocks of a document, in batches when first asked for."""

    def __init__(self, document: Document, context: PeriodContext | None = None) -> None:
        self._context = context
        self._blocks = document.blocks
        self._traditional = document.traditional
        self._document = weakref.ref(document)
        self._found: dict[int, Annotation] = {}
        self._tokens: dict[int, Tokens] = {}
        self._cells: dict[str, Tokens] = {}
        self._names: NameFinder = find_names

    def know(self, names: NameFinder) -> None:
        """Find names with the help of all that the document names, from now on."""
        self._names = names
        self._found.clear()

    def tokens(self, index: int) -> Tokens:
        """The words of a block; of a document in traditional characters, simplified ones, place by place."""
        if index not in self._tokens:
            text = self._blocks[index].text
            self._tokens[index] = Tokens(simplified(text) if self._traditional else text)
        return self._tokens[index]

    def words_of(self, text: str) -> Tokens:
        """The words of a cell, of which many say the same."""
        if text not in self._cells:
            self._cells[text] = Tokens(text)
        return self._cells[text]

    def found(self, index: int) -> Annotation:
        """What is found in a block."""
        if index not in self._found:
            self._annotate(index)
        return self._found[index]

    def _annotate(self, index: int) -> None:
        """Read a block and those of its kind that follow."""
        kind = self._blocks[index].kind
        end = min(len(self._blocks), index + _BATCH)
        batch = [i for i in range(index, end) if self._blocks[i].kind == kind and i not in self._found]
        found = annotate(map(self.tokens, batch), Context(self._periods(), self._names))
        self._found.update(zip(batch, found, strict=True))

    def _periods(self) -> PeriodContext:
        if self._context is not None:
            return self._context
        document = self._document()
        assert document is not None, "its passages keep the document"
        return PeriodContext(
            published_on=document.published_on,
            report_period=report_year(document) or reporting_span(document),
        )


NameFinder = Callable[[str, Tokens], list[NameSpan]]

_latest: list[tuple[weakref.ref[Document], Annotations]] = []
"""The document last asked for: it is read block by block, by one room after the other."""


def annotations_of(document: Document) -> Annotations:
    """The annotations of a document, which all its passages share."""
    if not _latest or _latest[-1][0]() is not document:
        _latest[:] = [(weakref.ref(document), Annotations(document))]
    return _latest[-1][1]


class Passage:
    """A block of text with what is found in it."""

    def __init__(self, document: Document, index: int, annotations: Annotations | None = None) -> None:
        self.document = document
        self.index = index
        self.block: Block = document.blocks[index]
        self._annotations = annotations or annotations_of(document)

    @classmethod
    def of_block(cls, document: Document, block: Block) -> Passage:
        """A passage of words that are no block of the document's: those of a cell."""
        alone = Document(blocks=[block], traditional=document.traditional)
        passage = cls(document, 0, Annotations(alone))
        passage.block = block
        return passage

    @cached_property
    def text(self) -> str:
        """The words of the block; those of a document in traditional characters are made simplified, place by place."""
        return self.tokens.text

    @property
    def section(self) -> Section | None:
        """The heading the block stands under."""
        return self.document.sections[self.block.section] if self.block.section is not None else None

    @property
    def headings(self) -> list[str]:
        """The titles of the headings above the block, the nearest first."""
        found, section = [], self.section
        while section is not None:
            found.append(section.title)
            section = section.parent
        return found

    @property
    def doc(self) -> Doc:
        """The text as spaCy has it: words, and spans of all that was found."""
        from extract.language.pipeline import doc_of  # nothing else needs spaCy, which takes a second to load

        return doc_of(self.tokens, self._annotations.found(self.index))

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Numbers with their units."""
        return self._annotations.found(self.index).quantities

    @cached_property
    def periods(self) -> list[Period]:
        """Dates and stretches of time, resolved against the document's date."""
        return self._annotations.found(self.index).periods

    @cached_property
    def regions(self) -> list[Region]:
        """Regions named."""
        return self._annotations.found(self.index).regions

    def regions_between(self, start: int, end: int) -> list[Region]:
        """The regions whose names begin from one place to another."""
        return _between(self.regions, start, end)

    def quantities_between(self, start: int, end: int) -> list[Quantity]:
        """The numbers that begin from one place to another."""
        return _between(self.quantities, start, end)

    def periods_between(self, start: int, end: int) -> list[Period]:
        """The dates that begin from one place to another."""
        return _between(self.periods, start, end)

    def names_between(self, start: int, end: int) -> list[NameSpan]:
        """The names that begin from one place to another."""
        return _between(self.names, start, end)

    def names_at(self, place: int) -> list[NameSpan]:
        """The names that hold a place."""
        near = self.names[max(0, bisect_right(self.names, place, key=lambda name: name.start) - 1) :][:1]
        return [name for name in near if name.start <= place < name.end]

    @cached_property
    def names(self) -> list[NameSpan]:
        """Organizations named."""
        return self._annotations.found(self.index).names

    @property
    def tokens(self) -> Tokens:
        """Words with their parts of speech."""
        return self._annotations.tokens(self.index)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Slices of the text that are sentences, or parts that a semicolon sets off."""
        return _parts(self.text, _SENTENCE_END)

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Slices of the text between commas; those in a list of names, and in brackets that close again, part nothing."""
        return _parts(_ASIDE.sub(_without_commas, self.marked), _CLAUSE_END)

    @cached_property
    def marked(self) -> str:
        """The text with 、 for the commas between names of a list."""
        return commas_as_marks(self.text, self.tokens, self.names)

    def clauses_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses that begin from one place to another."""
        return self.clauses[bisect_left(self.clauses, (start, 0)) : bisect_left(self.clauses, (end, 0))]

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for a slice of the text."""
        return self.document.cite(self.block.locate(start, end))

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence that holds a place."""
        return _at(self.sentences, place)

    def clause_at(self, place: int) -> tuple[int, int]:
        """The clause that holds a place."""
        return _at(self.clauses, place)


def date_of(period: Period) -> str | None:
    """The date of something that happened then: 2022年底 is some day of 2022, not its last."""
    iso = period.iso
    if iso and len(iso) == 10 and _LOOSE_END.search(period.text):
        return iso[:7] if "月" in period.text else iso[:4]
    if iso and len(iso) == 7 and period.text.endswith("年初"):
        return iso[:4]
    return iso


def report_year(document: Document) -> str | None:
    """The year that a yearly report is about, by its title; None for documents of no single year."""
    if document.kind not in ("white_paper", "other") or not document.title:
        return None
    years = set(_YEAR.findall(document.title))
    return years.pop() if len(years) == 1 else None


def slices_of(evidence: Evidence) -> list[Part]:
    """The slices of page texts that a piece of evidence is."""
    if evidence.parts:
        return evidence.parts
    assert evidence.char_start is not None and evidence.char_end is not None
    return [(evidence.page, evidence.char_start, evidence.char_end)]


def passages(document: Document, *kinds: str) -> Iterator[Passage]:
    """The blocks of the given kinds as passages, in order."""
    for index, block in enumerate(document.blocks):
        if block.kind in kinds:
            yield Passage(document, index)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)


def _between(found: list[_P], start: int, end: int) -> list[_P]:
    """Of things found in a text, in order, those that begin from one place to another."""
    first = bisect_left(found, start, key=lambda item: item.start)
    return found[first : bisect_left(found, end, key=lambda item: item.start)]


def _parts(text: str, end: re.Pattern[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in end.finditer(text):
        if text[start : match.end()].strip():
            found.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def _at(parts: list[tuple[int, int]], place: int) -> tuple[int, int]:
    if not parts:
        return 0, 0
    start, end = parts[max(0, bisect_right(parts, (place, sys.maxsize)) - 1)]
    return (start, end) if start <= place < end else parts[-1]
