"""The initial public offering as an event among the others: before and after, the public, holders that sell."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.records.capital.firms import Firms
from extract.records.capital.model import Snapshot
from extract.records.capital.offering import Offering
from extract.records.capital.party_tables import PartyTable, party_table
from extract.records.capital.story import plain
from extract.records.passages import Passage
from schemas import Document, FundingParticipant, FundingRound, Listing

_PUBLIC_SALE = re.compile(r"存量发行|公开发售|老股|国有股")


def offering_event(
    document: Document, firms: Firms, offering: Offering, snapshots: list[Snapshot]
) -> FundingRound | None:
    """The initial public offering as an event, None before it has a price."""
    listing, where, issued_on = offering.listing, offering.where, offering.issued_on
    if listing.price is None or (issued_on is None and listing.raised_low is None):
        return None
    event = FundingRound(
        firm=listing.firm, kind="ipo", date=issued_on, date_kind="发行" if issued_on else None
    )
    event.evidence = where.get("date") or where.get("raised") or where["price"]
    event.price_per_share = listing.price
    if listing.raised_low is not None or listing.raised_high is not None:
        event.amount_low, event.amount_high = listing.raised_low, listing.raised_high
        event.amount_text = where["raised"].quote if "raised" in where else None
        event.currency, event.qualifier = "CNY", "exact"
    before = next(
        (s for s in snapshots if "发行前" in s.label and s.total_shares and firms.is_issuer(s.firm or "")),
        None,
    )
    after = next(
        (s for s in snapshots if "发行后" in s.label and s.total_shares and firms.is_issuer(s.firm or "")),
        None,
    )
    event.capital_before = before.total_shares if before else offering.shares_before
    event.capital_after = after.total_shares if after else offering.shares_after
    event.participants += _public(document, listing, snapshots)
    event.participants += _sellers(document, firms)
    return event


def _public(document: Document, listing: Listing, snapshots: list[Snapshot]) -> list[FundingParticipant]:
    """The public that subscribes, where the document names it."""
    names = sorted(vocabularies.load("capital_words")["public"], key=len)
    row = next((r for s in reversed(snapshots) for r in s.rows if r.shares == listing.shares_offered), None)
    for index, block in enumerate(document.blocks):
        place = next((block.text.find(name) for name in names if name in block.text), -1)
        if place < 0 or block.kind == "contents" or listing.shares_offered is None:
            continue
        evidence = Passage(document, index).evidence(place, place + len(names[0]))
        party = FundingParticipant(
            name=names[0], role="investor", shares=listing.shares_offered, evidence=evidence
        )
        party.amount_low, party.amount_high = listing.raised_low, listing.raised_high
        if party.amount_low is not None:
            party.currency, party.qualifier = "CNY", "exact"
        party.ratio = row.ratio if row is not None else None
        return [party]
    return []


def _sellers(document: Document, firms: Firms) -> list[FundingParticipant]:
    """Holders that sell old shares in the offering."""
    for index, block in enumerate(document.blocks):
        if block.kind != "table" or block.table is None:
            continue
        table = party_table(document, index)
        if table is None or table.kind != "sales" or not _of_offering(document, index, table):
            continue
        return [
            FundingParticipant(name=row.name, role="transferor", shares=row.shares, evidence=row.evidence)
            for row in table.rows
        ]
    return []


def _of_offering(document: Document, index: int, table: PartyTable) -> bool:
    passage = Passage(document, index)
    before = document.blocks[index - 1].text if index else ""
    return _PUBLIC_SALE.search(plain(before + " ".join(passage.headings[:2]))) is not None and bool(
        table.rows
    )
