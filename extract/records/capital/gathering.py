"""What the parties of an event put in, sold or bought, from prose, tables and the snapshot after it, made one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extract.records.capital.contributions import Contribution
from extract.records.capital.party_tables import PartyTable
from extract.records.capital.story import Story
from extract.records.capital.transfer_terms import Leg
from schemas import FundingParticipant, Shareholding
from schemas.funding import Role

_CLOSE = 0.0006
"""Relative difference up to which sums printed in 万元 with four decimals agree."""

Key = Callable[[str], str]


@dataclass(slots=True)
class Whole:
    """What is known of the event as a whole, to tell money from registered capital."""

    delta: float | None = None
    total: float | None = None
    price: float | None = None


def close(a: float | None, b: float | None) -> bool:
    """Whether two sums agree within the rounding of print."""
    return a is not None and b is not None and abs(a - b) <= _CLOSE * max(abs(a), abs(b), 1.0)


def investors_of(
    contributions: list[Contribution], story: Story, whole: Whole, key: Key
) -> list[FundingParticipant]:
    """The investors that prose names, what is said of one at several places taken together."""
    merged: dict[str, Contribution] = {}
    for item in contributions:
        known = merged.setdefault(key(item.name), item)
        if known is not item:
            _complete(known, item)
    _settle(list(merged.values()), whole)
    found = []
    for item in merged.values():
        party = FundingParticipant(name=item.name, role="investor", shares=item.capital, ratio=item.ratio)
        party.evidence = story.evidence(*_span(story, item.start, item.end, item.sentence))
        if item.paid is not None:
            paid(party, item.paid, item.paid_text, item.currency)
        elif item.unsure is not None:
            paid(party, item.unsure, item.unsure_text, item.currency)
        found.append(party)
    return found


def _complete(known: Contribution, item: Contribution) -> None:
    for name in ("paid", "capital", "unsure", "ratio"):
        if getattr(known, name) is None:
            setattr(known, name, getattr(item, name))
            if name == "paid":
                known.paid_text, known.currency = item.paid_text, item.currency
            elif name == "unsure":
                known.unsure_text, known.currency = item.unsure_text, known.currency or item.currency


def _settle(items: list[Contribution], whole: Whole) -> None:
    """Decide whether sums of which the text does not say it are registered capital or money paid.

    They are capital where they sum to the growth of registered capital, or where the price of the unit gives
    the money that another sentence prints; they are money where they sum to the price of the whole.
    """
    unsure = [item for item in items if item.unsure is not None and item.capital is None]
    if unsure:
        total = sum(item.unsure or item.capital or 0.0 for item in items)
        if close(total, whole.delta):
            for item in unsure:
                item.capital, item.unsure = item.unsure, None
        elif whole.price is not None and whole.total is None:
            if close(total / whole.price, whole.delta):
                for item in unsure:
                    item.paid, item.paid_text, item.unsure = item.unsure, item.unsure_text, None
    for item in items:
        if item.unsure is not None and item.capital is not None:
            # The same capital said again, or what was paid for it.
            if close(item.unsure, item.capital) or item.paid is not None:
                item.unsure = None


def paid(
    party: FundingParticipant, value: float, text: str | None = None, currency: str | None = None
) -> None:
    """Say that a party paid a sum."""
    party.amount_low = party.amount_high = value
    party.amount_text, party.currency, party.qualifier = text, currency or "CNY", "exact"


def _span(story: Story, start: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The words about a party: its clause up to the next comma that closes it."""
    stop = min(sentence[1], end + 60)
    for mark in "；。，\n":
        place = story.text.find(mark, end, stop)
        if place >= 0 and any(c.isdigit() for c in story.text[end:place]):
            return start, place
    return start, max(end, stop)


def traders_of(legs: Iterable[Leg], story: Story, key: Key) -> list[FundingParticipant]:
    """Sellers and buyers, each with the sum of its transfers; a transfer told twice counts once."""
    unique: dict[tuple[str, str], Leg] = {}
    for leg in legs:
        pair = key(leg.seller.text), key(leg.buyer.text)
        known = unique.setdefault(pair, leg)
        if known is leg:
            continue
        for name in ("capital", "ratio", "amount", "amount_text", "currency", "price"):
            if getattr(known, name) is None:
                setattr(known, name, getattr(leg, name))
    found: dict[tuple[str, Role], list[Leg]] = {}
    for leg in unique.values():
        found.setdefault((key(leg.seller.text), "transferor"), []).append(leg)
        found.setdefault((key(leg.buyer.text), "transferee"), []).append(leg)
    parties = []
    for (_, role), own in found.items():
        place = own[0].seller if role == "transferor" else own[0].buyer
        party = FundingParticipant(name=place.text, role=role)
        party.shares = _sum([leg.capital for leg in own])
        party.ratio = _sum([leg.ratio for leg in own]) if role == "transferee" else None
        amount = _sum([leg.amount for leg in own])
        if amount is not None:
            paid(party, amount, own[0].amount_text if len(own) == 1 else None, own[0].currency)
        party.evidence = story.evidence(*own[0].sentence)
        parties.append(party)
    return sorted(parties, key=lambda p: p.role != "transferor")


def _sum(values: list[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return round(sum(known), 6) if values and len(known) == len(values) else None


def of_table(table: PartyTable, key: Key) -> list[FundingParticipant]:
    """The parties that a table lists; rows of one party and role are summed."""
    found: dict[tuple[str, str], FundingParticipant] = {}
    for row in table.rows:
        known = found.get((key(row.name), row.role))
        if known is None:
            party = FundingParticipant(name=row.name, role=row.role, shares=row.shares, ratio=row.ratio)
            party.evidence = row.evidence
            if row.amount is not None and row.amount.value is not None:
                paid(party, row.amount.value, row.amount.text, row.amount.currency)
            found[key(row.name), row.role] = party
            continue
        known.shares = _sum([known.shares, row.shares])
        amount = _sum([known.amount_low, row.amount.value if row.amount else None])
        known.amount_low = known.amount_high = amount
        known.amount_text = None
    return list(found.values())


def of_snapshot(rows: list[Shareholding], paid_in: bool, currency: str | None) -> list[FundingParticipant]:
    """The founders: those whom the snapshot at that moment shows. Registered capital of a new firm is what they
    pay in."""
    found = []
    for row in rows:
        party = FundingParticipant(name=row.holder, role="investor", shares=row.shares, ratio=row.ratio)
        party.evidence = row.evidence
        if paid_in and row.shares is not None:
            paid(party, row.shares, None, currency)
        found.append(party)
    return found


def completed(
    parties: list[FundingParticipant], more: list[FundingParticipant], key: Key
) -> list[FundingParticipant]:
    """Parties with what other places say of them, and those that only these name."""
    by_key = {(key(p.name), p.role): p for p in parties}
    for other in more:
        known = by_key.get((key(other.name), other.role))
        if known is None:
            by_key[key(other.name), other.role] = other
            parties.append(other)
            continue
        complete_party(known, other)
    return parties


def complete_party(known: FundingParticipant, other: FundingParticipant) -> None:
    """Give a party what only another telling of it says."""
    if known.shares is None:
        known.shares = other.shares
    if known.ratio is None:
        known.ratio = other.ratio
    if known.amount_low is None and other.amount_low is not None:
        known.amount_low, known.amount_high = other.amount_low, other.amount_high
        known.amount_text, known.currency, known.qualifier = (
            other.amount_text,
            other.currency,
            other.qualifier,
        )
