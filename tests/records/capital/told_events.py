"""What a paragraph of a prospectus is expected to tell of an event; every firm and person is made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extract.records.capital.model import CapitalRecords
from schemas import Document, FundingRound

Prospectus = Callable[..., tuple[CapitalRecords, Document]]
Party = tuple[str, str, float | None, float | None, float | None]
"""Role, name, sum paid, shares or registered capital, ratio."""


@dataclass
class Case:
    """A heading and a paragraph, and the events that they tell: fields that are not None, and parties."""

    text: str
    events: list[tuple[dict[str, Any], list[Party]]]


def event(
    kind: str, firm: str, date: str, *parties: Party, **fields: Any
) -> tuple[dict[str, Any], list[Party]]:
    return {"kind": kind, "firm": firm, "date": date, **fields}, list(parties)


def gives(name: str, paid: float | None, capital: float | None = None, ratio: float | None = None) -> Party:
    return "investor", name, paid, capital, ratio


def sells(name: str, paid: float | None, capital: float | None = None) -> Party:
    return "transferor", name, paid, capital, None


def buys(name: str, paid: float | None, capital: float | None = None, ratio: float | None = None) -> Party:
    return "transferee", name, paid, capital, ratio


LIMITED, STOCK, SHORT = "清澜有限", "清澜精工股份有限公司", "清澜精工"


def assert_told(prospectus: Prospectus, case: Case) -> None:
    """The events of a case are found with their fields and parties, and every row quotes its page."""
    records, document = prospectus(case.text)
    found = {event.kind: event for event in records.funding_rounds}
    assert sorted(found) == sorted(fields["kind"] for fields, _ in case.events)
    pages = {page.page: page.text for page in document.page_list}
    for fields, parties in case.events:
        told = found[fields["kind"]]
        assert {name: getattr(told, name) for name in fields} == fields
        assert _parties(told) == sorted(parties)
        for row in (told, *told.participants):
            evidence = row.evidence
            assert evidence is not None
            assert pages[evidence.page][evidence.char_start : evidence.char_end] == evidence.quote


def title_of(case: Case) -> str:
    """The heading of a case, by which its test is called."""
    return case.text.split("\n")[0]


def _parties(found: FundingRound) -> list[Party]:
    return sorted((str(p.role), p.name, p.amount_low, p.shares, p.ratio) for p in found.participants)
