"""A document to all the rows that are made from it."""

from __future__ import annotations

from extract.options import Options
from extract.records.grid import Grid
from extract.records.headings import classify
from extract.records.kind import describe
from extract.records.merge_rounds import merged
from extract.records.names import Names
from extract.records.table_funds import funds_in
from extract.records.table_policies import policies_in
from extract.records.table_rounds import rounds_in
from schemas import Document, Extraction


def extract_records(document: Document, options: Options) -> Extraction:
    """Every row that the document gives."""
    describe(document, options)
    extraction = Extraction(document)
    names = Names()
    for index in range(len(document.tables)):
        grid = Grid(document, index)
        columns = classify(grid.table.header, grid.table.caption)
        if columns is None:
            continue
        if columns.kind == "rounds":
            extraction.funding_rounds += rounds_in(grid, columns)
        elif columns.kind == "funds":
            extraction.funds += funds_in(grid, columns)
        elif columns.kind == "policies":
            extraction.policies += policies_in(grid, columns)
    extraction.funding_rounds = merged(extraction.funding_rounds)
    _link(extraction, names)
    extraction.organizations, extraction.mentions = names.organizations, names.mentions
    return extraction


def _link(extraction: Extraction, names: Names) -> None:
    """Give the firms, investors and funds of the rows their organizations."""
    for event in extraction.funding_rounds:
        assert event.evidence is not None
        event.organization = names.add(event.firm, "firm", event.evidence)
        for party in event.participants:
            assert party.evidence is not None
            party.organization = names.add(party.name, "investor", party.evidence)
    for fund in extraction.funds:
        assert fund.evidence is not None
        fund.organization = names.add(fund.name, "fund", fund.evidence)
