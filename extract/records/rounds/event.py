"""One financing event while the sentences that tell it are read, and its rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.language.periods import Period
from extract.language.quantities import Quantity
from extract.language.rounds import RoundName
from extract.records.passages import Passage, date_of
from extract.records.rounds.phrases import Named
from schemas import Evidence, FundingParticipant, FundingRound, Support
from schemas.funding import Role, RoundKind

_IN_ALL = re.compile(r"[均都皆]")
_ROUND_KINDS: dict[str, RoundKind] = {"并购": "merger", "IPO": "ipo"}


@dataclass
class Event:
    """What is known of an event so far."""

    passage: Passage
    start: int
    end: int
    firms: list[Named]
    rounds: list[RoundName] = field(default_factory=list)
    sums: list[Quantity] = field(default_factory=list)
    date: Period | None = None
    dates: list[Period] = field(default_factory=list)
    """One for each firm or round where they are told 分别."""
    kind: RoundKind = "round"
    parties: list[tuple[Named, Role]] = field(default_factory=list)
    shares: dict[int, Quantity] = field(default_factory=dict)
    """The sum that one party pays, by the place of its name."""
    round_of: dict[int, str] = field(default_factory=dict)
    """The one of several rounds in which a party took part, by the place of its name."""
    pre_money: float | None = None
    post_money: float | None = None
    dated_by: Evidence | None = None
    """What gives its date, where that stands elsewhere."""


def rows_of(event: Event) -> list[FundingRound]:
    """A row for each firm, and for each round where one firm completed several with a sum each."""
    firms, rounds, sums = event.firms, event.rounds, event.sums
    if len(firms) == 1 and len(rounds) > 1 and len(sums) in (0, len(rounds)):
        return [
            _row(event, firms[0], r, sums[i] if sums else None, _nth(event, i, len(rounds)))
            for i, r in enumerate(rounds)
        ]
    found = []
    for index, firm in enumerate(firms):
        name = rounds[index] if len(rounds) == len(firms) else _joint(event)
        own = sums[index] if len(sums) == len(firms) else None
        found.append(_row(event, firm, name, own, _nth(event, index, len(firms))))
    return found


def _joint(event: Event) -> RoundName | None:
    """The one round, or several that are told as one, with one sum: A轮及A+轮融资数亿元."""
    rounds = event.rounds
    if len(rounds) != 1 and len(event.firms) == 1 and rounds:
        return RoundName(rounds[0].start, rounds[-1].end, "及".join(r.name for r in rounds))
    return rounds[0] if len(rounds) == 1 else None


def _nth(event: Event, index: int, count: int) -> Period | None:
    """The date of one of several firms or rounds."""
    return event.dates[index] if len(event.dates) == count > 1 else event.date


def _row(
    event: Event, firm: Named, name: RoundName | None, amount: Quantity | None, date: Period | None
) -> FundingRound:
    passage = event.passage
    # Who paid in which of several rounds with a sum each is told by round, or that they did in all.
    divided = name in event.rounds and len(event.firms) == 1 < len(event.rounds)
    divided = divided and not _IN_ALL.search(passage.text, event.start, event.end)
    row = FundingRound(
        firm=firm.text,
        kind=_ROUND_KINDS.get(name.name, event.kind) if name else event.kind,
        round=name.name if name else None,
        date=date_of(date) if date else None,
        pre_money=event.pre_money,
        post_money=event.post_money,
        evidence=passage.evidence(event.start, event.end),
    )
    if date is not None and date.inferred:
        row.note = f"日期由“{date.text}”推定"
    if event.dated_by is not None:
        row.support.append(Support(event.dated_by, ("date",)))
    if amount is not None:
        row.amount_text, row.qualifier, row.currency = amount.text, amount.qualifier, amount.currency
        row.amount_low, row.amount_high = amount.low, amount.high
    for party, role in event.parties:
        if divided and name is not None and event.round_of.get(party.start) != name.name:
            continue
        own = event.shares.get(party.start)
        row.participants.append(
            FundingParticipant(
                name=party.text,
                role=role,
                evidence=passage.evidence(party.start, party.end),
                amount_text=own.text if own else None,
                amount_low=own.low if own else None,
                amount_high=own.high if own else None,
                currency=own.currency if own else None,
                qualifier=own.qualifier if own else None,
            )
        )
    return row
