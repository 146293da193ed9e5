"""Funding rounds, fact by fact: firm, date, round or kind, sum, and each party with its role."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from extract.checking.evaluate.compare import Score, key, keys, match, same
from extract.checking.evaluate.gold import Found, Gold, Record

_NEUTRAL = ("duplicate", "duplicate_of", "conflict", "conflict_with")


@dataclass
class _Party:
    names: set[str]
    side: str
    amount: float | None
    shares: float | None


@dataclass
class _Event:
    firm: set[str]
    dates: set[str]
    labels: set[str]
    amount: tuple[Any, Any] | None
    parties: list[_Party] = field(default_factory=list)
    asked: bool = True

    @property
    def facts(self) -> int:
        return 1 + bool(self.dates) + bool(self.labels) + (self.amount is not None) + len(self.parties)


def rounds(gold: Gold, found: Found) -> Score | None:
    """Argument-level score; events that the labels call repeated or merely related are neutral."""
    entries = gold.entries("funding_rounds")
    if entries is None:
        return None
    parties: dict[int, list[Record]] = defaultdict(list)
    for party in found.rows.get("funding_participants", []):
        parties[party["round_id"]].append(party)
    expected = [_expected(entry) for entry in entries]
    had = [_found(row, parties[row["id"]], found) for row in found.on_pages(gold, "funding_rounds")]
    matching = match(expected, had, _agreement, 1.0)
    free = {j for i, j, _ in matching.pairs if not expected[i].asked}
    return Score("funding_rounds").add(
        sum(event.facts for event in expected if event.asked),
        sum(event.facts for j, event in enumerate(had) if j not in free),
        sum(score for i, _, score in matching.pairs if expected[i].asked),
    )


def _expected(entry: Record) -> _Event:
    dates = {str(day) for day in (entry.get("date"), *(d["date"] for d in entry.get("dates") or [])) if day}
    low = entry.get("amount_low", entry.get("total_amount"))
    high = entry.get("amount_high", entry.get("total_amount"))
    stated = (low is not None or high is not None) and not entry.get("total_amount_derived")
    parties = [
        _Party(
            {key(party["name"])},
            _side(party.get("role")),
            None if party.get("amount_derived") else party.get("amount"),
            party.get("shares"),
        )
        for party in (*(entry.get("investors") or []), *(entry.get("participants") or []))
    ]
    return _Event(
        firm={key(entry["firm"])},
        dates=dates if entry.get("date") else set(),
        labels=keys(entry.get("round") or entry.get("kind"), *(entry.get("round_alternatives") or [])),
        amount=(low, high) if stated else None,
        parties=parties,
        asked=not _is_neutral(entry),
    )


def _is_neutral(entry: Record) -> bool:
    """A repeat of another entry, or a bare relation without round, sum or date."""
    says = any(entry.get(name) for name in ("round", "kind", "date", "amount_text", "total_amount"))
    marked = any(entry.get(name) for name in _NEUTRAL)
    return not says or marked or entry.get("scope") == "related" or entry.get("class") == "soft"


def _found(row: Record, parties: list[Record], found: Found) -> _Event:
    amount = (row["amount_low"], row["amount_high"])
    organization = found.names.get(row["organization_id"], set())
    return _Event(
        # A firm counts under the names of its organization: without one, it is not known which it is.
        firm=organization,
        dates={str(row["date"])} if row["date"] else set(),
        labels=keys(row["round"], row["kind"]),
        amount=amount if amount != (None, None) else None,
        parties=[
            _Party(
                found.names.get(party["organization_id"], set()) | {key(party["name"])},
                _side(party["role"]),
                party["amount_low"],
                party["shares"],
            )
            for party in parties
        ],
    )


def _side(role: str | None) -> str:
    return {"transferor": "out", "lead": "lead"}.get(role or "", "in")


def _agreement(expected: _Event, had: _Event) -> float:
    """How many facts agree; none where the firms differ."""
    if not expected.firm & had.firm:
        return 0.0
    amounts = expected.amount is not None and had.amount is not None
    agreed = 1.0 + bool(expected.dates & had.dates) + bool(expected.labels & had.labels)
    if amounts and all(same(a, b) for a, b in zip(expected.amount or (), had.amount or (), strict=True)):
        agreed += 1
    return agreed + match(expected.parties, had.parties, _same_party, 0.01).hits


def _same_party(expected: _Party, had: _Party) -> float:
    if not expected.names & had.names:
        return 0.0
    facts = [
        same(a, b) for a, b in ((expected.amount, had.amount), (expected.shares, had.shares)) if a is not None
    ]
    sides = expected.side == had.side
    if not facts:
        return 1.0 if sides else 0.5
    return (sides + sum(facts)) / (1 + len(facts))
