"""One financing event that a document tells twice becomes one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from extract.records.capital.merging import keep_evidence
from extract.records.names import name_key
from schemas import FundingRound

_DAY = len("2025-01-31")


def merged(events: list[FundingRound], same: Callable[[str, str], bool]) -> list[FundingRound]:
    """Events of one firm and the same round, or the same sum, that do not contradict each other, taken together.

    The first tells where it was read; what it lacks comes from the later ones; `same` says which names are one firm's.
    """
    kept: list[FundingRound] = []
    for event in events:
        known = next((k for k in kept if _are_one(k, event, same)), None)
        if known is None:
            kept.append(event)
        else:
            _complete(known, event)
            keep_evidence(known, event)
    return kept


def without_known(
    told: list[FundingRound],
    history: list[FundingRound],
    own: Iterable[str],
    same: Callable[[str, str], bool],
) -> list[FundingRound]:
    """The events that sentences tell without those that a history of capital tells in full.

    All whom they name are the history's firm, under one of its `own` names, or parties of its events.
    """
    if not history:
        return told
    known = {*own}
    for event in history:
        known |= {event.firm, *(party.name for party in event.participants)}

    def is_known(name: str) -> bool:
        return name in known or any(same(name, other) for other in known)

    return [
        event for event in told if not all(map(is_known, (event.firm, *(p.name for p in event.participants))))
    ]


def _are_one(a: FundingRound, b: FundingRound, same: Callable[[str, str], bool]) -> bool:
    if a.kind != b.kind or a.kind not in ("round", "merger"):
        return False
    if name_key(a.firm) != name_key(b.firm) and not same(a.firm, b.firm):
        return False
    if a.round and b.round:
        told_alike = a.round == b.round
    else:
        told_alike = a.amount_low is not None and (a.amount_low, a.currency) == (b.amount_low, b.currency)
        # A headline and its text, or two sentences of one day, may each tell what the other leaves out.
        told_alike = told_alike or (a.date == b.date and a.date is not None and len(a.date) == _DAY)
    if not told_alike:
        return False
    dates = a.date is None or b.date is None or a.date.startswith(b.date) or b.date.startswith(a.date)
    amounts = a.amount_low is None or b.amount_low is None or a.amount_low == b.amount_low
    return dates and amounts


def _complete(known: FundingRound, event: FundingRound) -> None:
    if known.date is None or (event.date and len(event.date) > len(known.date)):
        known.date = event.date or known.date
    known.round = known.round or event.round
    if known.qualifier in (None, "undisclosed") and event.qualifier is not None:
        for name in ("amount_text", "amount_low", "amount_high", "qualifier", "currency"):
            setattr(known, name, getattr(event, name))
    present = {name_key(p.name) for p in known.participants}
    known.participants += [p for p in event.participants if name_key(p.name) not in present]
