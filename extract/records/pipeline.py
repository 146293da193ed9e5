"""A document to all the rows that are made from it."""

from __future__ import annotations

from extract.options import Options
from extract.records.grid import Grid
from extract.records.headings import classify
from extract.records.kind import describe
from extract.records.merge_rounds import merged
from extract.records.names import Names
from extract.records.organizations import collect_names, texts_of
from extract.records.statistics import statistics_in
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
    texts = texts_of(document)
    extraction.statistics = statistics_in(t for t in texts if t.block.kind in ("paragraph", "footnote"))
    collect_names(document, texts, extraction, names)
    names.link()
    _link(extraction, names)
    extraction.organizations, extraction.mentions = names.organizations, names.mentions
    return extraction


def _link(extraction: Extraction, names: Names) -> None:
    """Give the rows the organizations that their names stand for."""
    for event in extraction.funding_rounds:
        event.organization = names.of(event.firm)
        for party in event.participants:
            party.organization = names.of(party.name)
    for holding in extraction.shareholdings:
        holding.organization = names.of(holding.firm)
        holding.holder_organization = names.of(holding.holder)
    for row in (*extraction.listings,):
        row.organization = names.of(row.firm)
    for fund in extraction.funds:
        fund.organization = names.of(fund.name)
