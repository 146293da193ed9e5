"""All checks of one document."""

from __future__ import annotations

from extract.checking.reconcile.restated import entries_of, restated
from extract.checking.reconcile.sheet import Sheet
from extract.checking.reconcile.tables import check_tables
from extract.records.grid import Grid
from schemas import Check, Extraction


def reconcile(extraction: Extraction) -> list[Check]:
    """The arithmetic relations of a document's own figures, in the order of its pages, each with a verdict."""
    document = extraction.document
    sheets = [(index, Sheet(Grid(document, index))) for index in range(len(document.tables))]
    checks = [*check_tables(sheet for _, sheet in sheets), *restated(entries_of(sheets))]
    return sorted(checks, key=_place)


def _place(check: Check) -> tuple[int, int]:
    assert check.evidence is not None
    return check.evidence.page, check.evidence.char_start or 0
