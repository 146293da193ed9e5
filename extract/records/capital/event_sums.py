"""The sums of an event: total, price, capital before and after, valuation."""

from __future__ import annotations

from extract.records.capital.gathering import close
from extract.records.capital.sketch import Sign
from extract.records.capital.sums import folded
from extract.records.capital.telling import Telling
from schemas import FundingRound
from schemas.funding import RoundKind

_PRICED = ("capital_increase", "share_transfer", "capital_reduction", "ipo")
_TABLES = {"capital_increase": "subscriptions", "share_transfer": "transfers"}


def add_sums(event: FundingRound, telling: Telling) -> None:
    """Give an event the sums that its group tells."""
    kind, sums = event.kind, telling.sums
    if kind in _PRICED:
        event.price_per_share = sums.price
    event.pre_money, event.post_money = sums.pre_money, sums.post_money
    _add_capital(event, telling)
    total = _total(telling, event)
    if total is not None and len(total.values) == 1:
        _tell_sum(event, total)
    if kind == "founding" and total is not None and total.values:
        event.capital_after = total.values[0]
    if kind in _TABLES:
        _from_table(event, telling, _TABLES[kind])
    if kind in _PRICED:
        _from_parties(event)
        _printed_sum(event, telling)


def _add_capital(event: FundingRound, telling: Telling) -> None:
    """The capital before and after: as printed, or as the snapshots around the event sum it."""
    kind: RoundKind = event.kind
    sums, after, before = telling.sums, telling.after, telling.before
    if kind != "share_transfer":
        event.capital_before, event.capital_after = sums.before, sums.after
    if kind == "share_reform" and telling.sketch is not None:
        event.capital_after = folded(telling.sketch) or sums.after
    if event.capital_after is None and after is not None and kind != "founding":
        event.capital_after = after.total_shares
    if event.capital_before is not None or kind not in ("capital_increase", "capital_reduction", "merger"):
        return
    if before is None or not before.total_shares or event.capital_after is None:
        return
    grown = abs(event.capital_after - before.total_shares)
    if sums.delta is None or close(grown, sums.delta):
        event.capital_before = before.total_shares


def _total(telling: Telling, event: FundingRound) -> Sign | None:
    """The sum that the text prints of the whole event."""
    sums = telling.sums
    if event.kind == "founding":
        return sums.registered
    if event.kind == "merger":
        return sums.paid_in
    if event.kind not in _PRICED or sums.total is None:
        return None
    paid = [p.amount_low for p in event.participants if p.role != "transferor" and p.amount_low is not None]
    if len(telling.kinds()) > 1 and paid and not close(sum(paid), sums.total.values[0]):
        return None  # of a transfer and an increase told together it is the other's
    # What is printed first may be one party's sum among several.
    return None if len(paid) > 1 and sum(paid) > sums.total.values[0] * 1.001 else sums.total


def _from_table(event: FundingRound, telling: Telling, wanted: str) -> None:
    """The row of totals of a table of parties."""
    table = next((t for t in telling.tables if t.kind == wanted), None)
    if table is None:
        return
    event.table_index = table.index
    if event.amount_low is None and table.total is not None:
        event.amount_low = event.amount_high = table.total.value
        event.amount_text = table.total.text
        event.currency, event.qualifier = table.total.currency or "CNY", "exact"


def _printed_sum(event: FundingRound, telling: Telling) -> None:
    """The figure in the text that is the sum of what all pay, whatever words stand beside it."""
    paid = [p.amount_low for p in event.participants if p.role != "transferor"]
    if event.amount_low is not None or len(paid) < 2 or telling.sketch is None or telling.group.loose:
        return
    known = [amount for amount in paid if amount]
    if len(known) == len(paid):
        for _, sign in telling.sketch.signs_in(0, len(telling.sketch.text), "M"):
            if len(sign.values) == 1 and close(sign.values[0], sum(known)):
                _tell_sum(event, sign)
                return


def _tell_sum(event: FundingRound, sign: Sign) -> None:
    figure = sign.figures[0]
    event.amount_low, event.amount_high, event.qualifier = figure.low, figure.high, figure.qualifier
    event.amount_text, event.currency = figure.text, figure.currency


def _from_parties(event: FundingRound) -> None:
    """What the only buyer pays, or nothing where nobody pays."""
    reduced = event.kind == "capital_reduction"
    payers = [p for p in event.participants if reduced or p.role != "transferor"]
    if event.amount_low is not None or not payers:
        return
    if len(payers) == 1 or all(p.amount_low == 0 for p in payers):
        party = payers[0]
        event.amount_low, event.amount_high = party.amount_low, party.amount_high
        event.amount_text, event.currency, event.qualifier = (
            party.amount_text,
            party.currency,
            party.qualifier,
        )
