"""A document to all that it says of a firm's capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records.capital.definitions import definitions_in
from extract.records.capital.financials import financials_in
from extract.records.capital.firms import Firms, firms_of, inferred
from extract.records.capital.groups import groups_in
from extract.records.capital.holder_kinds import holder_kind, note_platforms
from extract.records.capital.holder_prose import told_holders
from extract.records.capital.merging import merged
from extract.records.capital.model import CapitalRecords
from extract.records.capital.offering import offering_of
from extract.records.capital.offering_event import offering_event
from extract.records.capital.projects import projects_in
from extract.records.capital.rounds import Teller
from extract.records.capital.snapshots import snapshots_in
from extract.records.capital.stakes import told_stakes
from extract.records.capital.stray import distinct
from extract.records.capital.telling import Source
from extract.records.passages import passages
from schemas import Document

if TYPE_CHECKING:
    from extract.records.inventory import Inventory

_EXCERPT = 40
"""Pages up to which a document without a list of definitions is searched for the issuer's short names."""


def capital_records(document: Document, inventory: Inventory) -> CapitalRecords:
    """What a document tells of capital, wherever its sections and tables do.

    The rows' `organization` fields are left to whoever links names; `definitions` say which names are one.
    """
    records = CapitalRecords(definitions=definitions_in(document))
    firms = firms_of(document, records.definitions, inventory)
    if document.pages <= _EXCERPT:
        records.definitions += inferred(firms, inventory, passages(document, "paragraph"))
    records.snapshots = snapshots_in(document, firms)
    _add_events(records, document, firms, inventory)
    records.snapshots += told_holders(document, firms)
    records.proceeds = projects_in(document)
    records.snapshots = distinct(records.snapshots, firms)
    note_platforms(document, firms, {row.holder for s in records.snapshots for row in s.rows})
    for snapshot in records.snapshots:
        for row in snapshot.rows:
            row.firm = snapshot.firm or (snapshot.event.firm if snapshot.event else firms.issuer)
            row.as_of = snapshot.as_of or snapshot.label or None
            row.holder_kind = holder_kind(row.holder, firms, row.evidence.quote if row.evidence else "")
        records.shareholdings += snapshot.rows
    listed = {firms.identity(row.firm or "") for row in records.shareholdings}
    for row in told_stakes(document, firms):
        if firms.identity(row.firm or "") not in listed:
            row.holder_kind = holder_kind(row.holder, firms)
            records.shareholdings.append(row)
    records.financials = financials_in(document)
    return records


def _add_events(records: CapitalRecords, document: Document, firms: Firms, inventory: Inventory) -> None:
    """The events of the firm's history, and its offering."""
    teller = Teller(Source(document, firms, records.snapshots, inventory))
    events = teller.events(groups_in(document, records.snapshots))
    offering = offering_of(document, firms) if document.kind == "prospectus" else None
    if offering is not None:
        records.listings.append(offering.listing)
        event = offering_event(document, firms, offering, records.snapshots)
        if event is not None:
            events.append(event)
    records.funding_rounds = merged(events, teller.dates, firms)
