"""The offering: shares times price is what is raised, and what was there before with them what is there after."""

from __future__ import annotations

from collections.abc import Iterator

from extract.checking.reconcile.arithmetic.forms import PRODUCT
from extract.checking.reconcile.arithmetic.relation import Term, make_check
from extract.checking.reconcile.arithmetic.slips import one_figure_off
from extract.checking.reconcile.arithmetic.verdicts import judge
from extract.checking.reconcile.capital.printed import Printed
from schemas import Check, Listing

_NEAR = 0.05
_PAGES = 40
"""The cover and the chapter on the offering tell of it."""


def offering(listing: Listing, printed: Printed) -> Iterator[Check]:
    """The check that shares offered times their price are the sum raised, where all three are printed."""
    if listing.raised_low != listing.raised_high:
        return
    shares = printed.number(listing.shares_offered, listing.evidence, "股", "发行股数", pages=_PAGES)
    price = printed.number(listing.price, listing.evidence, "元/股", "发行价", pages=_PAGES)
    raised = printed.number(listing.raised_low, listing.evidence, "元", "募集资金总额", pages=_PAGES)
    if shares is None or price is None or raised is None:
        return
    computed = PRODUCT.of((shares, price))
    if computed is None:
        return
    verdict = judge(raised, computed)
    off = abs(computed.value - raised.value) / raised.value
    if verdict == "inconsistent" and off > _NEAR and not one_figure_off(raised, computed.value):
        return
    terms = [Term("发行股数", shares), Term("发行价", price)]
    formula = PRODUCT.written((shares, price))
    sentence = f"{listing.firm}发行股数与发行价相乘"
    yield make_check("product", Term("募集资金", raised), terms, formula, computed, sentence, verdict)
