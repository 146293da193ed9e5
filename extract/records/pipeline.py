"""A document to all the rows that are made from it."""

from __future__ import annotations

from extract.language.characters import is_traditional
from extract.language.regions import regions_around
from extract.options import Options
from extract.records.capital import capital_records
from extract.records.funds.sentences import funds_told
from extract.records.funds.tables import funds_in
from extract.records.inventory import Inventory, take_inventory
from extract.records.kind import describe
from extract.records.names import Names
from extract.records.organizations import join_told, names_of_rows, note_mentions
from extract.records.passages import Passage, annotations_of, passages
from extract.records.policies import policy_records
from extract.records.policies.named import add_named
from extract.records.rounds.acquisitions import acquisitions_in
from extract.records.rounds.financings import financings_in
from extract.records.rounds.listings import listings_in
from extract.records.rounds.merge import merged, without_known
from extract.records.rounds.registered import registrations_in
from extract.records.rounds.tables import rounds_in
from extract.records.statistics import statistics_in, statistics_of_tables
from extract.records.statistics.claims import Claims
from extract.records.table_policies import policies_in
from extract.records.tables import tables_of
from extract.records.tables.roles import assign
from schemas import Document, Extraction, Financial, Fund, FundingRound, Policy, Proceeds, Shareholding


def extract_records(document: Document, options: Options) -> Extraction:
    """Every row that the document gives."""
    document.traditional = is_traditional("".join(block.text for block in document.blocks))
    inventory = take_inventory(document)
    describe(document, options, inventory)
    annotations_of(document).know(inventory.mentions)
    join_told(document, inventory)
    extraction = Extraction(document)
    tables = tables_of(document)
    for index in range(len(document.tables)):
        for frame in tables.records(index):
            roles = assign(frame, "rounds", "funds", "policies")
            if roles is None:
                continue
            if roles.kind == "rounds":
                extraction.funding_rounds += rounds_in(frame, roles)
            elif roles.kind == "funds":
                extraction.funds += funds_in(frame, roles)
            else:
                extraction.policies += policies_in(frame, roles)
    if document.kind == "policy_notice":
        extraction.policies += policy_records(document)
    own = _add_capital(extraction, inventory)
    running = list(passages(document, "paragraph", "footnote"))
    _told(extraction, running, own, inventory)
    extraction.policies = add_named(extraction.policies, running)
    notices = extraction.policies if document.kind == "policy_notice" else []
    claims = Claims(notices, extraction.funding_rounds)
    extraction.statistics = statistics_in(running, claims) + statistics_of_tables(
        document, _claimed(extraction)
    )
    names_of_rows(extraction, inventory)
    note_mentions(document, inventory)
    inventory.names.link(_home(document, inventory))
    _link(extraction, inventory.names)
    extraction.organizations, extraction.mentions = inventory.names.organizations, inventory.names.mentions
    return extraction


def _add_capital(extraction: Extraction, inventory: Inventory) -> set[str]:
    """What a prospectus or a report says of who holds what and who paid what; returned are its firm's own names."""
    capital = capital_records(extraction.document, inventory)
    extraction.funding_rounds += capital.funding_rounds
    extraction.shareholdings += capital.shareholdings
    extraction.listings += capital.listings
    extraction.proceeds += capital.proceeds
    extraction.financials += capital.financials
    for definition in capital.definitions:
        for short in definition.short_names if definition.inferred and definition.full_name else ():
            inventory.names.define(short, definition.full_name)
    own = [d for d in capital.definitions if d.kind in ("issuer", "predecessor")]
    return {extraction.document.issuer or ""}.union(*((d.full_name, *d.short_names) for d in own))


def _told(extraction: Extraction, running: list[Passage], own: set[str], inventory: Inventory) -> None:
    """Events and funds that sentences tell, but for events that a history of capital tells in full."""
    told = [*financings_in(running), *acquisitions_in(running), *registrations_in(running)]
    history = [event for event in extraction.funding_rounds if event.kind != "round"]
    told = without_known(told, history, own, inventory.same)
    extraction.funding_rounds = merged([*extraction.funding_rounds, *told], inventory.same)
    known = {fund.name for fund in extraction.funds}
    extraction.funds += [fund for fund in funds_told(running) if fund.name not in known]
    extraction.listings += listings_in(running)


def _claimed(extraction: Extraction) -> set[int]:
    """The tables whose rows became something more than statistics."""
    rows: list[FundingRound | Fund | Policy | Shareholding | Proceeds | Financial] = [
        *extraction.funding_rounds,
        *extraction.funds,
        *extraction.policies,
        *extraction.shareholdings,
        *extraction.proceeds,
        *extraction.financials,
    ]
    return {row.table_index for row in rows if row.table_index is not None}


def _home(document: Document, inventory: Inventory) -> frozenset[str]:
    """Where a firm is at home, by its name or its document's title; an authority's own text speaks of others' offices."""
    issuer = document.issuer or ""
    if any(span.kind == "government" for span in inventory.mentions(issuer)):
        return frozenset()
    return regions_around(issuer) or regions_around(document.title or "")


def _link(extraction: Extraction, names: Names) -> None:
    """Give the rows the organizations that their names stand for."""
    for event in extraction.funding_rounds:
        event.organization = names.of(event.firm)
        for party in event.participants:
            party.organization = names.of(party.name)
    for holding in extraction.shareholdings:
        holding.organization = names.of(holding.firm)
        holding.holder_organization = names.of(holding.holder)
    for listing in extraction.listings:
        listing.organization = names.of(listing.firm)
    issuer = names.of(extraction.document.issuer)
    for project in extraction.proceeds:
        project.organization = issuer
    for indicator in extraction.financials:
        indicator.organization = issuer
    for fund in extraction.funds:
        fund.organization = names.of(fund.name)
