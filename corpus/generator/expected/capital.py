"""Funding rounds, shareholdings, use of proceeds and funds."""

from __future__ import annotations

from typing import Any

from corpus.generator.facts import Party, Round, Snapshot
from corpus.generator.places import Places
from corpus.generator.quantities import Quantity
from corpus.generator.sample import Sample
from corpus.generator.text import Setting

Entry = dict[str, Any]


def rounds(sample: Sample, setting: Setting, places: Places) -> list[Entry] | None:
    """Financing and capital events with their parties."""
    if sample.rounds is None:
        return None
    return [_round(n, event, setting, places) for n, event in enumerate(sample.rounds, 1)]


def _round(number: int, event: Round, setting: Setting, places: Places) -> Entry:
    placed = setting.placed.get(event.at)
    return {
        "id": f"R{number:03}",
        "firm": event.firm,
        "kind": event.kind,
        "round": event.round,
        "date": event.date,
        "dates": [{"date": day, "kind": what} for day, what in event.dates],
        **_money(event.amount),
        **_given(price_per_share=event.price_per_share),
        "participants": [_party(party) for party in event.parties],
        "pdf_page": places.page(event.at),
        "source": event.at,
        **({"quote": places.quote(placed, event.at, whole=True)[1]} if placed else {}),
        **event.more,
    }


def _money(quantity: Quantity | None) -> Entry:
    return {
        "amount_text": quantity and quantity.text,
        "amount_low": quantity and quantity.low,
        "amount_high": quantity and quantity.high,
        "qualifier": quantity and quantity.qualifier,
        "currency": quantity and quantity.currency,
    }


def _party(party: Party) -> Entry:
    amount = {"amount_text": party.amount.text, "amount": party.amount.value} if party.amount else {}
    return {
        "name": party.name,
        "role": party.role,
        **amount,
        **_given(shares=party.shares, ratio=party.ratio),
    }


def _given(**values: Any) -> Entry:
    """The values that there are."""
    return {name: value for name, value in values.items() if value is not None}


def snapshots(sample: Sample, places: Places) -> list[Entry] | None:
    """Who held what, and after which event."""
    if sample.snapshots is None:
        return None
    return [_snapshot(n, snapshot, places) for n, snapshot in enumerate(sample.snapshots, 1)]


def _snapshot(number: int, snapshot: Snapshot, places: Places) -> Entry:
    return {
        "id": f"H{number:02}",
        "firm": snapshot.firm,
        "as_of": snapshot.as_of,
        "pdf_pages": places.pages(snapshot.at),
        "table": snapshot.at,
        "unit": snapshot.unit,
        "complete": True,
        "total_shares": sum(holder.shares for holder in snapshot.holders),
        "rows": [{"holder": h.name, "shares": h.shares, "ratio_percent": h.ratio} for h in snapshot.holders],
    }


def projects(sample: Sample, places: Places) -> list[Entry] | None:
    """What the proceeds of the offering are for."""
    if sample.projects is None:
        return None
    return [
        {"project": p.name, "total_investment": p.total, "planned_use": p.use, "pdf_page": places.page(p.at)}
        for p in sample.projects
    ]


def funds(sample: Sample, places: Places) -> list[Entry] | None:
    """Government guidance and industry funds."""
    if sample.funds is None:
        return None
    return [
        {
            "name": fund.name,
            "level": fund.level,
            "mode": fund.mode,
            "fields": fund.fields,
            "size_text": fund.size.text,
            "size": fund.size.value,
            "size_low": fund.size.low,
            "size_high": fund.size.high,
            "qualifier": fund.size.qualifier,
            "region": fund.region,
            "pdf_page": places.page(fund.at),
        }
        for fund in sample.funds
    ]
