"""All checks of one document."""

from __future__ import annotations

from collections.abc import Iterator

from extract.checking.reconcile.capital import check_capital
from extract.checking.reconcile.captions import check_captions
from extract.checking.reconcile.tables.checks import check_tables
from extract.checking.reconcile.tables.entries import Entry, entries_of
from extract.checking.reconcile.tables.restated import restated
from extract.checking.reconcile.tables.sheet import Sheet
from extract.checking.reconcile.text.growth import growth_told
from extract.checking.reconcile.text.named import named_figures
from extract.checking.reconcile.text.prose import paragraphs_of
from extract.checking.reconcile.text.restated import told_again
from extract.checking.reconcile.text.shares import shares_told
from extract.checking.reconcile.text.sums import sums_told
from extract.records.grid import Grid
from schemas import Check, Extraction


def reconcile(extraction: Extraction) -> list[Check]:
    """The arithmetic relations of a document's own figures, in the order of its pages, each with a verdict."""
    document = extraction.document
    sheets = [Sheet(Grid(document, index)) for index in range(len(document.tables))]
    entries = entries_of(sheets)
    checks = [
        *check_tables(sheets),
        *restated(entries),
        *_told(extraction, entries),
        *check_capital(extraction),
        *check_captions(document),
    ]
    recognised = {page.page for page in document.page_list if page.source == "ocr"}
    for check in checks:
        _allow_for_recognition(check, recognised)
    return sorted(checks, key=_place)


def _told(extraction: Extraction, entries: list[Entry]) -> Iterator[Check]:
    """What running text says, checked within itself and against the tables."""
    document = extraction.document
    paragraphs = paragraphs_of(document)
    named = named_figures(paragraphs, entries)
    yield from shares_told(paragraphs, named, document.kind == "white_paper")
    yield from sums_told(paragraphs)
    yield from growth_told(paragraphs)
    yield from told_again(paragraphs, entries)


def _allow_for_recognition(check: Check, recognised: set[int]) -> None:
    """Where the words of a page were recognised from its picture, a wrong figure may be our own misreading."""
    pages = {member.evidence.page for member in check.members if member.evidence is not None}
    if check.verdict == "inconsistent" and pages & recognised:
        check.verdict = "undetermined"
        check.explanation = check.explanation.rstrip("。") + "；该页文字由识别得来，请对照原页。"


def _place(check: Check) -> tuple[int, int]:
    assert check.evidence is not None
    return check.evidence.page, check.evidence.char_start or 0
