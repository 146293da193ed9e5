"""The text of a document, block by block, with what language finds in it and the way back to the page."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from extract.language.characters import simplified
from extract.language.names import NameSpan
from extract.language.periods import Period, PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities
from extract.language.regions import Region, find_regions
from extract.language.tokens import Tokens
from extract.records.reporting import reporting_span
from schemas import Block, Document, Evidence, Section
from schemas.evidence import Part

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]*|[；;]|\n")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=\s*年|）|\)|$)")
_LOOSE_END = re.compile(r"[底末]$")
_CLAUSE_END = re.compile(r"[，。！？!?；;：:\n]|(?<![0-9]),|,(?![0-9\n])")


class Passage:
    """A block of text; everything found in it is found once, when it is first asked for."""

    def __init__(self, document: Document, index: int) -> None:
        self.document = document
        self.index = index
        self.block: Block = document.blocks[index]
        self.names: list[NameSpan] = []
        """Organizations named, once the names of the whole document are known."""

    @cached_property
    def text(self) -> str:
        """The words of the block; those of a document in traditional characters are made simplified, place by place."""
        return simplified(self.block.text) if self.document.traditional else self.block.text

    @property
    def page(self) -> int:
        """The page on which the block begins."""
        return self.block.page

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

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Numbers with their units."""
        return find_quantities(self.text)

    @cached_property
    def periods(self) -> list[Period]:
        """Dates and stretches of time, resolved against the document's date."""
        context = PeriodContext(
            published_on=self.document.published_on,
            report_period=report_year(self.document) or reporting_span(self.document),
        )
        return find_periods(self.text, context)

    @cached_property
    def regions(self) -> list[Region]:
        """Regions named."""
        return find_regions(self.text)

    @cached_property
    def tokens(self) -> Tokens:
        """Words with their parts of speech."""
        return Tokens(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Slices of the text that are sentences, or parts that a semicolon sets off."""
        return _parts(self.text, _SENTENCE_END)

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Slices of the text between commas."""
        return _parts(self.text, _CLAUSE_END)

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
