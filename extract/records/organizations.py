"""Every place at which a document names an organization."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extract.language import vocabularies
from extract.language.characters import simplified
from extract.language.names.contexts import find_apposed, find_renamings
from extract.language.names.model import NameSpan
from extract.records.addressees import add_addressees
from extract.records.capital.holder_kinds import is_kind
from extract.records.grid import Grid
from extract.records.inventory import Inventory
from extract.records.inventory.printed import places_in, unbroken
from extract.records.inventory.tally import Candidate
from extract.records.passages import Passage, annotations_of
from schemas import Document, Evidence, Extraction
from schemas.organization import OrganizationKind

_KINDS = ("paragraph", "heading", "footnote", "caption", "source_note", "title", "figure")
_LEAST_CELL = 2
_LETTER = re.compile(r"[^\W\d_]")


def join_told(document: Document, inventory: Inventory) -> None:
    """Note which names the text says to be one firm's, before rows ask whether they are."""
    for index, block in enumerate(document.blocks):
        if block.kind in _KINDS:
            passage = Passage(document, index)
            for find in (find_renamings, find_apposed):
                for one, other in find(passage.text, passage.names):
                    inventory.names.same(one.text, other.text)


def note_mentions(document: Document, inventory: Inventory) -> None:
    """Note in `inventory.names` every place in text, tables and charts that names an organization."""
    names = inventory.names
    texts = [Passage(document, i) for i, block in enumerate(document.blocks) if block.kind in _KINDS]
    if document.kind == "policy_notice":
        add_addressees(texts)
    for passage in texts:
        spans = inventory.completed(passage.names, passage.text, passage.tokens)
        for span in spans:
            printed = passage.block.text[span.start : span.end]
            names.add(printed, span.kind, passage.evidence(span.start, span.end), span.form, span.canonical)
    told: dict[str, list[NameSpan]] = {}
    for index in range(len(document.tables)):
        _note_cells(Grid(document, index), inventory, told)


def _note_cells(grid: Grid, inventory: Inventory, told: dict[str, list[NameSpan]]) -> None:
    """Note the names in the cells of a table; `told` holds those of cells that say the same."""
    for cell in grid.table.cells:
        text = unbroken(cell.text)
        if text not in told:
            named = len(text) >= _LEAST_CELL and _LETTER.search(text)
            printed = simplified(text) if grid.document.traditional else text
            words = annotations_of(grid.document).words_of(printed)
            told[text] = inventory.mentions(printed, words) if named else []
        places = places_in(cell.text) if told[text] else []
        for span in told[text]:
            evidence = grid.cite(cell, places[span.start], places[span.end - 1] + 1)
            inventory.names.add(text[span.start : span.end], span.kind, evidence, span.form, span.canonical)


def names_of_rows(extraction: Extraction, inventory: Inventory) -> None:
    """Note the names that rows hold."""
    held = [
        (name, kind, evidence)
        for name, kind, evidence in _held(extraction, inventory)
        if evidence is not None
    ]
    for name, kind, evidence in held:
        inventory.names.add(name, kind, evidence)
    inventory.learn(Candidate(name, kinds=Counter([kind])) for name, kind, _ in held)


def _held(
    extraction: Extraction, inventory: Inventory
) -> Iterator[tuple[str, OrganizationKind, Evidence | None]]:
    """The names of rows, but for those of persons and of nobody."""
    for event in extraction.funding_rounds:
        yield event.firm, "firm", event.evidence
        for party in event.participants:
            if party.evidence is not None and not _is_nobody(party.name, party.evidence, inventory):
                yield party.name, "investor", party.evidence
    for holding in extraction.shareholdings:
        if (
            holding.evidence is not None
            and holding.holder_kind not in ("自然人", "社会公众")
            and not _is_nobody(holding.holder, holding.evidence, inventory)
        ):
            yield holding.holder, "investor", holding.evidence
    for listing in extraction.listings:
        yield listing.firm, "firm", listing.evidence
    for fund in extraction.funds:
        yield fund.name, "fund", fund.evidence


def _is_nobody(name: str, evidence: Evidence, inventory: Inventory) -> bool:
    """Whether a holder or party is a person, no name at all, or the public: 社会公众, or a kind of shares named for its holders."""
    public = any(word in name for word in vocabularies.load("capital_words")["public"])
    return public or is_kind(name) or inventory.is_person(name) or f"\t{name}股" in evidence.quote
