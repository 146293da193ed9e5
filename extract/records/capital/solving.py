"""The figures of an event held against each other: what the rest tells is filled in, what contradicts is said.

before + growth = after; the parties' shares are the growth; the parties' sums are the sum; shares × price = sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.records.capital.gathering import close
from extract.records.capital.sketch import Sketch
from extract.records.capital.telling import Telling
from schemas import FundingParticipant, FundingRound

_COUNTED = re.compile(r"N(?P<more>等)?(?:共|合计)?(?P<count>\d{1,3})[名位家](?!.{0,8}(?:董事|监事|股东大会))")
_PRICE_TOLERANCE = 0.01
"""Share of a sum by which a price printed with two decimals may miss it."""


def solve(event: FundingRound, telling: Telling) -> None:
    """Complete an event by its own arithmetic, and note what does not fit in `doubt`."""
    _complete_capital(event, telling)
    doubts = list(_doubts(event))
    if telling.sketch is not None:
        doubts += _uncounted(telling.sketch, event)
    event.doubt = "；".join(dict.fromkeys(doubts)) or None


def _complete_capital(event: FundingRound, telling: Telling) -> None:
    """Capital before or after from the other and the growth that the text prints."""
    delta = telling.sums.delta
    if event.kind not in ("capital_increase", "capital_reduction", "conversion") or delta is None:
        return
    sign = -1 if event.kind == "capital_reduction" else 1
    if event.capital_after is not None and event.capital_before is None and event.capital_after > delta:
        event.capital_before = round(event.capital_after - sign * delta, 2)
        event.note = "；".join(filter(None, (event.note, "变更前资本由变更后资本与变动额算得")))


def _doubts(event: FundingRound) -> Iterator[str]:
    if event.kind not in ("capital_increase", "capital_reduction"):
        return
    growth = None
    if event.capital_before is not None and event.capital_after is not None:
        growth = abs(event.capital_after - event.capital_before)
        if (event.capital_after > event.capital_before) != (event.kind == "capital_increase"):
            yield f"变更前资本{event.capital_before:g}与变更后资本{event.capital_after:g}方向不符"
    shares = _all(event.participants, "shares")
    if shares is not None and growth and len(event.participants) > 1 and not close(shares, growth):
        yield f"各方所认缴之和{shares:g}与资本变动额{growth:g}不符"
    paid = _all(event.participants, "amount_low")
    whole = event.amount_low if event.amount_low == event.amount_high else None
    if paid is not None and whole and not close(paid, whole):
        yield f"各方金额之和{paid:g}与总额{whole:g}不符"
    if event.price_per_share:
        for party in event.participants:
            value, count = party.amount_low, party.shares
            if value and count and abs(count * event.price_per_share - value) > _PRICE_TOLERANCE * value:
                yield f"{party.name}的金额与股数乘以每股价格不符"


def _all(parties: list[FundingParticipant], name: str) -> float | None:
    """The sum of what all parties have, None where one lacks it."""
    values = [getattr(party, name) for party in parties]
    return round(sum(values), 2) if values and all(value is not None for value in values) else None


def _uncounted(sketch: Sketch, event: FundingRound) -> Iterator[str]:
    """Lists whose number is printed and whose names are fewer or more: 甲、乙、丙共4名投资者."""
    parties = {party.name for party in event.participants}
    for match in _COUNTED.finditer(sketch.text):
        sign = sketch.sign_at(match.start())
        if sign is None or match["more"] or not parties & {name.text for name in sign.names}:
            continue
        if len(sign.names) > 1 and len(sign.names) != int(match["count"]):
            yield f"原文称{match['count']}名，列出{len(sign.names)}名"
