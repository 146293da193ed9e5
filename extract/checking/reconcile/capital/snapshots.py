"""Snapshots of who holds a firm: before an event, with what changed hands in it, they are those after it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.arithmetic.relation import Term, make_check, sum_formula, sum_of
from extract.checking.reconcile.arithmetic.verdicts import judge
from extract.checking.reconcile.capital.printed import Printed
from schemas import Check, FundingRound, Organization, Shareholding

_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_CHANGES = frozenset({"capital_increase", "share_transfer", "capital_reduction", "ipo"})
_GIVING = frozenset({"transferor"})
_FEWEST_HOLDERS = 2
_WHOLE = (99.9, 100.1)
_PAGES_AFTER = 2


@dataclass
class Snapshot:
    """The holders of a firm at one time."""

    as_of: str
    rows: list[Shareholding]

    @property
    def page(self) -> int:
        """The page on which it begins."""
        evidence = self.rows[0].evidence
        return evidence.page if evidence else 0

    @property
    def shares(self) -> float:
        """All shares together."""
        return sum(row.shares or 0.0 for row in self.rows)

    @property
    def complete(self) -> bool:
        """It lists every holder: the ratios come to 100 %."""
        ratios = [row.ratio for row in self.rows]
        known = [r for r in ratios if r is not None]
        return len(known) == len(ratios) and _WHOLE[0] <= sum(known) <= _WHOLE[1]


def _holder(name: str, organization: Organization | None) -> object:
    """What holders and parties are told by."""
    return id(organization) if organization is not None else name


def snapshots_of(holdings: Sequence[Shareholding]) -> list[Snapshot]:
    """The complete snapshots of each firm with shares for every holder, in the order of the document."""
    groups: dict[tuple[object, str | None, int | None], list[Shareholding]] = defaultdict(list)
    for row in holdings:
        groups[id(row.organization), row.as_of, row.table_index].append(row)
    found = [Snapshot(rows[0].as_of or "", rows) for rows in groups.values() if len(rows) >= _FEWEST_HOLDERS]
    return [s for s in found if s.complete and all(row.shares for row in s.rows)]


def flows(
    events: Sequence[FundingRound], holdings: Sequence[Shareholding], printed: Printed
) -> Iterator[Check]:
    """For every event between two snapshots, a check for each holder that takes part in it or is in both.

    An event whose flows do not explain most holders is not the only one between the two, and is left.
    """
    snapshots = snapshots_of(holdings)
    for event in events:
        if event.kind not in _CHANGES or event.evidence is None or event.organization is None:
            continue
        after = _after(event, snapshots)
        before = _before(event, after, snapshots) if after is not None else None
        if after is None or before is None:
            continue
        checks = list(_holders(event, before, after, printed))
        wrong = sum(check.verdict == "inconsistent" for check in checks)
        if 3 * wrong <= len(checks):
            yield from checks


def _after(event: FundingRound, snapshots: Sequence[Snapshot]) -> Snapshot | None:
    """The snapshot that shows the firm after an event: of one of its dates, or the next one of its capital."""
    dates = {event.date, *_DATE.findall(event.note or "")} - {None}
    own = [s for s in snapshots if s.rows[0].organization is event.organization]
    page = event.evidence.page if event.evidence else 0
    dated = [s for s in own if s.as_of in dates]
    following = [
        s
        for s in own
        if page <= s.page <= page + _PAGES_AFTER
        and event.capital_after
        and abs(s.shares - event.capital_after) < 1
    ]
    return next(iter(dated or following), None)


def _before(event: FundingRound, after: Snapshot, snapshots: Sequence[Snapshot]) -> Snapshot | None:
    """The last snapshot of the firm in the document before another, of the capital that the event began with."""
    own = [s for s in snapshots if s.rows[0].organization is event.organization]
    earlier = own[: next(i for i, s in enumerate(own) if s is after)]
    if not earlier:
        return None
    before = earlier[-1]
    capital = event.capital_before or (event.capital_after if event.kind == "share_transfer" else None)
    return before if capital is None or abs(before.shares - capital) < 1 else None


def _holders(event: FundingRound, before: Snapshot, after: Snapshot, printed: Printed) -> Iterator[Check]:
    held = {_holder(row.holder, row.holder_organization): row for row in before.rows}
    moved: dict[object, list[Term]] = defaultdict(list)
    for party in event.participants:
        number = printed.number(party.shares, party.evidence, "股", party.name)
        if number is None:
            return
        sign = -1 if party.role in _GIVING else 1
        moved[_holder(party.name, party.organization)].append(Term("变动", number, sign))
    for row in after.rows:
        stated = printed.number(row.shares, row.evidence, "股", row.holder)
        holder = _holder(row.holder, row.holder_organization)
        old = held.get(holder)
        first = printed.number(old.shares, old.evidence, "股", row.holder) if old is not None else None
        terms = [Term("变动前", first)] if first is not None else []
        terms += moved.get(holder, [])
        if stated is not None and terms and (old is None) == (first is None):
            yield _check(stated, terms, f"{row.holder}（{after.as_of}）")


def _check(stated: Number, terms: Sequence[Term], name: str) -> Check:
    computed = sum_of(terms)
    does = "变动前加减变动" if len(terms) > 1 else "变动前" if terms[0].role == "变动前" else "变动"
    verdict = judge(stated, computed)
    formula = sum_formula(terms)
    return make_check(
        "flow_snapshot", Term("变动后", stated), terms, formula, computed, f"{name}：{does}", verdict
    )
