"""Columns of percentages: each row's share of a total of the table, or of one that is not in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.checking.reconcile.arithmetic.forms import SCALED_SHARE, SHARE, fits
from extract.checking.reconcile.arithmetic.intervals import Interval
from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.tables.columns import Derived, is_near
from extract.checking.reconcile.tables.sheet import Sheet
from extract.checking.reconcile.tables.view import Fit
from extract.checking.reconcile.tables.words import is_a

_FEWEST = 3
_ALL = 100.0
_FAR = 0.2
_FINE = 0.01
"""A share of fewer figures than this allows is near anything: several of them agree by chance."""


def shares_down(sheet: Sheet, sums: Sequence[Fit]) -> Iterator[Derived]:
    """The shares of every column of percentages. `sums` are the table's sums of rows, by row."""
    amounts = [c for c, column in enumerate(sheet.columns) if column.measure == "amount"]
    for share, column in enumerate(sheet.columns):
        if column.measure != "percent" or is_a(column.name, "growth"):
            continue
        group = column.group
        near = [c for c in amounts if sheet.columns[c].group == group] or amounts
        best: list[Derived] = []
        for amount in sorted(near, key=lambda c: abs(c - share)):
            found = _of_total(sheet, share, amount, sums)
            if _believed(found) and sum(d.holds for d in found) > sum(d.holds for d in best):
                best = found
        if not best:
            for amount in sorted(near, key=lambda c: abs(c - share)):
                best = _of_hidden_base(sheet, share, amount)
                if best:
                    break
        for derived in best:
            yield replace(derived, column=share)


def _of_total(sheet: Sheet, share: int, amount: int, sums: Sequence[Fit]) -> list[Derived]:
    """Shares of the total that a row is part of, or of the one that the whole column adds up to."""
    parents = {line: fit.total for fit in sums for line, _ in fit.members}
    totals = {fit.total for fit in sums}
    grand = _grand(sheet, share, amount, totals)
    found: list[Derived] = []
    for row in range(len(sheet.rows)):
        part, stated = sheet.number(row, amount), sheet.number(row, share)
        if part is None or stated is None or part.value == 0 or (row in totals and stated.value == _ALL):
            continue
        bases: list[int] = []
        parent = parents.get(row)
        while parent is not None and len(bases) < 4:
            bases.append(parent)
            parent = parents.get(parent)
        if grand is not None and grand not in bases:
            # The grand total is all of itself, however its share may be printed
            bases.append(grand)
        wholes = [whole for b in bases if (whole := sheet.number(b, amount)) is not None and whole.value]
        if not wholes:
            continue
        fitting = next((w for w in wholes if fits(SHARE, (part, w), stated)), None)
        whole = fitting or wholes[0]
        found.append(Derived(SHARE, stated, (part, whole), sheet.rows[row].label, fitting is not None, False))
    holds = sum(d.holds for d in found)
    return [
        replace(
            d,
            sure=not _of_another(d, found) and (holds >= 2 or (2 * holds >= len(found) and is_near(d))),
        )
        for d in found
    ]


def _of_another(derived: Derived, found: Sequence[Derived]) -> bool:
    """Whether a share is of another whole than the sum its row is part of: it is in the proportion of another row."""
    if derived.holds:
        return False
    own, whole = derived.members
    share = _ALL * own.value / whole.value
    if abs(share - derived.stated.value) <= _FAR * abs(share):
        return False  # near enough to be meant, and wrong
    return any(
        fits(SCALED_SHARE, (own, other.members[0], other.stated), derived.stated)
        for other in found
        if other is not derived and other.members[0].value and other.stated.value
    )


def _grand(sheet: Sheet, share: int, amount: int, totals: set[int]) -> int | None:
    """The total of the whole table: the largest printed as 100 %."""
    whole = [t for t in totals if (n := sheet.number(t, share)) is not None and n.value == _ALL]
    return max(whole, key=lambda t: _value(sheet, t, amount), default=None)


def _believed(found: Sequence[Derived]) -> bool:
    """Whether a column holds shares of the totals: most of them are, and not only those that are all or nothing."""
    holds = [d for d in found if d.holds]
    telling = [d for d in holds if d.stated.value not in (0.0, 100.0)]
    return bool(telling or (holds and len(found) == 1)) and 2 * len(holds) >= len(found)


def _of_hidden_base(sheet: Sheet, share: int, amount: int) -> list[Derived]:
    """Shares of a whole that stands elsewhere: every row then says how large that is, and they should agree."""
    found: list[Derived] = []
    for rows in _blocks(sheet, share, amount):
        if len(rows) < _FEWEST:
            continue
        pairs = [(r, _number(sheet, r, amount), _number(sheet, r, share)) for r in rows]
        pairs = [(r, a, p) for r, a, p in pairs if a.value and p.value and p.near.low * p.near.high > 0]
        base = _commonest([(a.near / p.near) for _, a, p in pairs])
        if base is None:
            continue
        agree = [(r, a, p) for r, a, p in pairs if (a.near / p.near).meets(base)]
        if len(agree) < _FEWEST or 4 * len(agree) < 3 * len(pairs):
            continue
        telling = {p.value for _, _, p in agree if p.precision <= _FINE * abs(p.value)}
        if len(agree) < len(pairs) and len(telling) < 2:
            continue
        agreeing = {r for r, _, _ in agree}
        reference = max(agree, key=lambda x: (abs(x[2].value) / x[2].precision, -x[0]))
        for row, part, stated in pairs:
            # The share of a total is often the sum of the rounded shares above it
            if row == reference[0] or (is_a(sheet.rows[row].name, "total") and row not in agreeing):
                continue
            members = (part, reference[1], reference[2])
            label = sheet.rows[row].label
            found.append(
                Derived(SCALED_SHARE, stated, members, label, fits(SCALED_SHARE, members, stated), True)
            )
    return found


def _blocks(sheet: Sheet, share: int, amount: int) -> Iterator[list[int]]:
    """Rows with both numbers, cut after every total: each block may have a base of its own."""
    block: list[int] = []
    for row, info in enumerate(sheet.rows):
        if sheet.number(row, share) is not None and sheet.number(row, amount) is not None:
            block.append(row)
        if is_a(info.name, "total") and block:
            yield block
            block = []
    if block:
        yield block


def _commonest(intervals: Sequence[Interval]) -> Interval | None:
    """The values that lie in most of the intervals."""
    edges = sorted([(i.low, 0) for i in intervals] + [(i.high, 1) for i in intervals])
    depth = most = 0
    best: Interval | None = None
    for place, (value, closes) in enumerate(edges):
        depth += -1 if closes else 1
        if depth > most:
            most = depth
            best = Interval(value, edges[place + 1][0])
    return best


def _number(sheet: Sheet, row: int, column: int) -> Number:
    number = sheet.number(row, column)
    assert number is not None
    return number


def _value(sheet: Sheet, row: int, column: int) -> float:
    number = sheet.number(row, column)
    return abs(number.value) if number is not None else 0.0
