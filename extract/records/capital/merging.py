"""One event that a document tells at several places becomes one row."""

from __future__ import annotations

from extract.records.capital.firms import Firms
from extract.records.capital.gathering import complete_party
from schemas import FundingRound, Support

_ONCE = ("founding", "share_reform", "ipo")
"""What happens to a firm once."""
_YEARS = 3
_FIELDS = (
    "price_per_share",
    "pre_money",
    "post_money",
    "capital_before",
    "capital_after",
    "table_index",
)
_BORNE_OUT = (
    "firm", "date", "kind", "round", "amount_low", "amount_high", "price_per_share", "pre_money", "post_money",
    "capital_before", "capital_after",
)  # fmt: skip


def merged(events: list[FundingRound], dates: dict[int, set[str]], firms: Firms) -> list[FundingRound]:
    """Tellings of one event taken together, each completing the others.

    `dates` has all dates told of an event, by its identity.
    """
    kept: list[FundingRound] = []
    for event in events:
        known = next((k for k in kept if _same(k, event, dates, firms)), None)
        if known is None:
            kept.append(event)
            continue
        first, second = known, event
        if _richness(event) > _richness(known):
            kept[kept.index(known)] = event
            first, second = event, known
        dates[id(first)] = dates.get(id(first), set()) | dates.get(id(second), set())
        _complete(first, second, firms)
    return kept


def _richness(event: FundingRound) -> int:
    """How much a telling says, to choose the place that stands for the event."""
    parties = sum(1 + (p.shares is not None) + (p.amount_low is not None) for p in event.participants)
    capital = (event.capital_before is not None) + (event.capital_after is not None)
    return (
        parties
        + 2 * capital
        + 2 * (event.date_kind not in (None, "标题所列"))
        + (event.amount_low is not None)
    )


def _same(a: FundingRound, b: FundingRound, dates: dict[int, set[str]], firms: Firms) -> bool:
    if a.kind != b.kind or firms.lineage(a.firm) != firms.lineage(b.firm):
        return False
    if a.kind in _ONCE:
        return a.date is None or b.date is None or abs(int(a.date[:4]) - int(b.date[:4])) <= _YEARS
    ours, theirs = dates.get(id(a), set()), dates.get(id(b), set())
    if _is_part(a, b, firms) if not ours else not theirs and _is_part(b, a, firms):
        return True
    if not any(x.startswith(y) or y.startswith(x) for x in ours for y in theirs):
        return False
    names = [{firms.identity(p.name) for p in e.participants} for e in (a, b)]
    return not names[0] or not names[1] or bool(names[0] & names[1])


def _is_part(part: FundingRound, event: FundingRound, firms: Firms) -> bool:
    """Whether a telling without a date is of some parties of another, and says nothing of the whole."""
    names = [{firms.identity(p.name) for p in e.participants} for e in (part, event)]
    return bool(names[0]) and names[0] <= names[1] and part.capital_after is None and part.amount_low is None


def _complete(event: FundingRound, other: FundingRound, firms: Firms) -> None:
    keep_evidence(event, other)
    for name in _FIELDS:
        if getattr(event, name) is None:
            setattr(event, name, getattr(other, name))
    if event.amount_low is None and event.amount_high is None and other.amount_low is not None:
        for name in ("amount_text", "amount_low", "amount_high", "currency", "qualifier"):
            setattr(event, name, getattr(other, name))
    if other.date and (event.date is None or len(other.date) > len(event.date)):
        event.date, event.date_kind = other.date, other.date_kind
    known = {(firms.identity(p.name), p.role): p for p in event.participants}
    for party in other.participants:
        ours = known.get((firms.identity(party.name), party.role))
        if ours is not None:
            complete_party(ours, party)
        elif not event.participants or event.kind not in ("founding", "share_reform"):
            event.participants.append(party)


def keep_evidence(event: FundingRound, other: FundingRound) -> None:
    """Note what each of two places that tell one event bears out."""
    for row in (event, other):
        known = {id(support.evidence) for support in event.support}
        if row.evidence is not None and id(row.evidence) not in known:
            told = tuple(name for name in _BORNE_OUT if getattr(row, name) is not None)
            event.support.append(Support(row.evidence, told))
        event.support += [s for s in other.support if s not in event.support] if row is other else []
