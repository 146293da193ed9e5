"""Each capital event: its parties make up its sum, price times shares is money, capital before and increase are
capital after.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from extract.checking.reconcile.arithmetic.forms import PRODUCT, SHARE
from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.arithmetic.relation import Term, form_check, sum_check, sum_of
from extract.checking.reconcile.arithmetic.slips import one_figure_off
from extract.checking.reconcile.arithmetic.verdicts import judge
from extract.checking.reconcile.capital.printed import Printed, Unit
from schemas import Check, FundingParticipant, FundingRound, Listing
from schemas.check import CheckKind

_GIVING = frozenset({"transferor"})
_NEW_CAPITAL = frozenset({"capital_increase", "ipo", "merger"})
_ALL_CAPITAL = frozenset({"founding", "share_reform"})
_NEAR = 0.02
_PAGES = 2
_PAGES_OF_OFFERING = 40
"""The cover and the chapter on the offering tell of it."""


class Event:
    """A capital event with its figures as printed."""

    def __init__(self, event: FundingRound, printed: Printed) -> None:
        self.event = event
        self.printed = printed
        self.takers = [p for p in event.participants if p.role not in _GIVING]
        self._on = _PAGES if len(self.takers) == 1 else 0
        """One party's figures may stand in the next sentence; those of several would be confused."""
        pages = _PAGES_OF_OFFERING if event.kind == "ipo" else _PAGES
        self.name = event.firm + (f"（{event.date}）" if event.date else "")
        self.price = printed.number(event.price_per_share, event.evidence, "元/股", "每股价格", pages=pages)
        self.amount = printed.number(_exact(event), event.evidence, "元", "金额", pages=pages)
        self.before = printed.number(event.capital_before, event.evidence, "股", "变更前资本", pages=pages)
        self.after = printed.number(event.capital_after, event.evidence, "股", "变更后资本", pages=pages)

    def checks(self) -> Iterator[Check]:
        """The checks of the event."""
        yield from self._sum_of("amounts", self.amount)
        if self.event.kind in _ALL_CAPITAL:
            yield from self._sum_of("shares", self.after)
        if self.event.kind in _NEW_CAPITAL and self.before is not None:
            yield from self._sum_of("shares", self.after, self.before)
        yield from self._total_product()
        for value, base in ((self.event.pre_money, self.before), (self.event.post_money, self.after)):
            money = self.printed.number(value, self.event.evidence, "元", "估值", pages=_PAGES)
            yield from self._product(base, money, "估值")
        for party in self.takers:
            yield from self._product(self._shares(party), self._money(party), party.name)
            if self.event.kind in _ALL_CAPITAL:
                yield from self._ratio(party)

    def _sum_of(self, what: str, stated: Number | None, before: Number | None = None) -> Iterator[Check]:
        """All parties together, with what was there before, make the whole."""
        figure = self._money if what == "amounts" else self._shares
        numbers = [figure(party) for party in self.takers]
        known = [n for n in numbers if n is not None]
        if stated is None or not known or len(known) < len(numbers) or (before is None and len(known) < 2):
            return
        terms = [Term("变更前", before)] if before is not None else []
        terms += [Term("部分", n) for n in known]
        kind: CheckKind = "sum" if before is None else "flow_snapshot"
        # Records may lack a party, which is no error of the source
        yield from sum_check(kind, stated, terms, f"{self.name}：{len(terms)}项相加", "undetermined")

    def _total_product(self) -> Iterator[Check]:
        """The price times all shares taken is the sum of the event."""
        numbers = [self._shares(party) for party in self.takers]
        known = [n for n in numbers if n is not None]
        if len(known) < 2 or len(known) < len(numbers):
            return
        computed = sum_of([Term("部分", n) for n in known])
        first = known[0]
        total = replace(
            first,
            text="(" + " + ".join(n.text for n in known) + ")",
            value=computed.value,
            precision=math.fsum(n.precision for n in known),
        )
        yield from self._product(total, self.amount, "合计")

    def _product(self, shares: Number | None, money: Number | None, name: str) -> Iterator[Check]:
        yield from product(shares, self.price, money, self.name + name)

    def _ratio(self, party: FundingParticipant) -> Iterator[Check]:
        shares = self._shares(party)
        stated = self.printed.number(party.ratio, party.evidence, "%", "比例")
        if shares is None or stated is None or self.after is None:
            return
        sentence = f"{self.name}{party.name}：{SHARE.does}"
        yield from form_check(SHARE, Term("比例", stated), (shares, self.after), sentence)

    def _shares(self, party: FundingParticipant) -> Number | None:
        return self.printed.number(party.shares, party.evidence, "股", party.name, self._on)

    def _money(self, party: FundingParticipant) -> Number | None:
        value = party.amount_low if party.amount_low == party.amount_high else None
        return self.printed.number(value, party.evidence, "元", party.name, self._on)


def product(shares: Number | None, price: Number | None, money: Number | None, name: str) -> Iterator[Check]:
    """Price times shares is money; what differs by more than a slip is of another price."""
    if shares is None or price is None or money is None:
        return
    computed = PRODUCT.of((shares, price))
    if computed is None:
        return
    off = abs(computed.value - money.value) / abs(money.value)
    if judge(money, computed) == "inconsistent" and off > _NEAR and not one_figure_off(money, computed.value):
        return
    yield from form_check(PRODUCT, Term("金额", money), (shares, price), f"{name}：{PRODUCT.does}")


def offering(listing: Listing, printed: Printed) -> Iterator[Check]:
    """The check that shares offered times their price are the sum raised, where all three are printed."""
    if listing.raised_low != listing.raised_high:
        return

    def number(value: float | None, unit: Unit, label: str) -> Number | None:
        return printed.number(value, listing.evidence, unit, label, pages=_PAGES_OF_OFFERING)

    shares = number(listing.shares_offered, "股", "发行股数")
    price = number(listing.price, "元/股", "发行价")
    raised = number(listing.raised_low, "元", "募集资金总额")
    yield from product(shares, price, raised, f"{listing.firm}发行股数与发行价")


def _exact(event: FundingRound) -> float | None:
    return event.amount_low if event.amount_low == event.amount_high and event.amount_low else None
