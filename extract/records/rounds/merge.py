"""One financing event that a document tells twice becomes one row."""

from __future__ import annotations

from extract.records.names import name_key
from schemas import FundingRound


def merged(events: list[FundingRound]) -> list[FundingRound]:
    """Events of the same firm and the same disclosed round that do not contradict each other, taken together.

    The first tells where it was read; what it lacks comes from the later ones.
    """
    kept: list[FundingRound] = []
    for event in events:
        known = next((k for k in kept if _same(k, event)), None)
        if known is None:
            kept.append(event)
        else:
            _complete(known, event)
    return kept


def _same(a: FundingRound, b: FundingRound) -> bool:
    if a.kind != "round" or b.kind != "round" or name_key(a.firm) != name_key(b.firm):
        return False
    if a.round is None or a.round != b.round:
        return False
    dates = a.date is None or b.date is None or a.date.startswith(b.date) or b.date.startswith(a.date)
    amounts = a.amount_low is None or b.amount_low is None or a.amount_low == b.amount_low
    return dates and amounts


def _complete(known: FundingRound, event: FundingRound) -> None:
    if known.date is None or (event.date and len(event.date) > len(known.date)):
        known.date = event.date or known.date
    if known.qualifier in (None, "undisclosed") and event.qualifier is not None:
        for name in ("amount_text", "amount_low", "amount_high", "qualifier", "currency"):
            setattr(known, name, getattr(event, name))
    present = {name_key(p.name) for p in known.participants}
    known.participants += [p for p in event.participants if name_key(p.name) not in present]
