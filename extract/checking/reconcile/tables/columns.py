"""Columns that follow from others, row by row: growth between two periods, shares, differences, products."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.checking.reconcile.arithmetic.forms import CHANGE, GROWTH, PLUS, PRODUCT, REST, SHARE, Form, fits
from extract.checking.reconcile.arithmetic.numbers import Number, significant
from extract.checking.reconcile.arithmetic.slips import find_slip, one_figure_off
from extract.checking.reconcile.tables.sheet import Sheet, measure
from extract.checking.reconcile.tables.words import is_a

_MOST_COLUMNS = 16
_ENOUGH_ROWS = 3
_MANY_ROWS = 5
_LONG = 6
_LONG_RATE = 3
_FEW_PAIRS = 2
_LITTLE = 0.1
_SHIFTS = (-8, -4, -3, 3, 4, 8)


@dataclass(frozen=True, slots=True)
class Derived:
    """A number of a table that should follow from others in its row."""

    form: Form
    stated: Number
    members: tuple[Number, ...]
    label: str
    holds: bool
    sure: bool
    """The relation holds in enough other rows to call this one wrong where it does not hold."""
    column: int = -1
    fitting: tuple[Form, ...] = ()
    """The forms that could be meant."""


def derived_columns(sheet: Sheet, known: Sequence[frozenset[int]]) -> Iterator[Derived]:
    """Every number of a column that is made of two others.

    `known` are the columns of each sum that the table is known to have; within one no other is looked for.
    """
    columns = sorted({column for _, column in sheet.numbers})
    if len(columns) > _MOST_COLUMNS:
        return
    amounts = [c for c in columns if sheet.columns[c].measure == "amount"]
    for target in columns:
        column = sheet.columns[target]
        others = [c for c in columns if c != target and not is_a(sheet.columns[c].name, "growth")]
        if is_a(column.name, "growth"):
            yield from _best(sheet, target, itertools.permutations(others, 2), (GROWTH, CHANGE), named=True)
        elif column.measure == "percent":
            ordered = itertools.permutations([c for c in others if c in amounts], 2)
            yield from _best(sheet, target, ordered, (SHARE, REST), named=False)
        elif column.measure == "amount":
            pairs = [
                (a, b)
                for a, b in itertools.combinations(amounts, 2)
                if target not in (a, b) and not any({target, a, b} <= together for together in known)
            ]
            yield from _best(sheet, target, pairs, (PLUS,), named=False)
            yield from _products(sheet, target, columns)


def _products(sheet: Sheet, target: int, columns: Sequence[int]) -> Iterator[Derived]:
    prices = [c for c in columns if sheet.columns[c].measure == "price"]
    counts = [c for c in columns if c != target and sheet.columns[c].measure == "amount"]
    pairs = [(a, b) for a in counts for b in prices if a != b]
    yield from _best(sheet, target, pairs, (PRODUCT,), named=False)


def _best(
    sheet: Sheet, target: int, pairs: Iterable[tuple[int, int]], forms: Sequence[Form], named: bool
) -> Iterator[Derived]:
    """The pair of columns that explains a column in most rows, if it does so often enough to be believed."""
    rows = [r for r in range(len(sheet.rows)) if (r, target) in sheet.numbers]
    pairs = list(pairs)
    best: tuple[int, int, list[Derived]] | None = None
    for a, b in pairs:
        found = [d for r in rows if (d := _at(sheet, r, target, a, b, forms)) is not None]
        holds = sum(d.holds for d in found)
        if holds and (best is None or (holds, -len(found)) > best[:2]):
            best = (holds, -len(found), found)
    name = sheet.columns[target].name
    share = is_a(name, "share") and not is_a(name, "price")
    rate = PLUS not in forms and (named or share)
    if rate and (best is None or not any(d.holds and _telling(d) for d in best[2])):
        # Of one or two rows none may be left to speak for a rate: then a slip of the pen itself must
        if len(pairs) <= _FEW_PAIRS:
            yield from _miswritten(sheet, target, rows, pairs, forms)
        return
    if best is None:
        return
    holds, found = best[0], best[2]
    misses = len(found) - holds
    if rate and share and misses and len(pairs) <= _FEW_PAIRS and holds >= misses:
        if all(d.holds or is_near(d) for d in found):
            yield from (replace(d, column=target, sure=True) for d in found)
            return
    telling = [d for d in found if d.holds and _telling(d)]
    if named:
        believed = holds >= misses and bool(telling)
    else:
        long = sum(max(0, significant(d.stated) - 2) for d in telling)
        often = len(telling) >= _ENOUGH_ROWS and holds >= 3 * misses
        shares = is_a(sheet.columns[target].name, "share")
        ratio = PLUS not in forms and len(telling) >= 2 - shares and holds >= 2 * misses
        believed = often or ratio or (not misses and long >= _LONG)
    if PLUS in forms and misses:
        few = misses == 1 and (len(telling) >= _MANY_ROWS or (holds >= _MANY_ROWS and len(telling) >= 2))
        exact = any(math.isclose(math.fsum(m.value for m in d.members), d.stated.value) for d in telling)
        believed = exact and (few or (len(telling) >= misses and all(d.holds or _slipped(d) for d in found)))
    if not believed:
        return
    sure = bool(telling) and holds >= 2 and holds >= 2 * misses
    usual = Counter(d.form for d in found if d.holds).most_common()
    for d in found:
        form = next((f for f, _ in usual if f in d.fitting), d.form) if not d.holds else d.form
        yield replace(
            d, form=form, column=target, sure=sure and (named or d.holds or is_near(replace(d, form=form)))
        )


def _at(sheet: Sheet, row: int, target: int, a: int, b: int, forms: Sequence[Form]) -> Derived | None:
    """The relation at one row, in the first form that holds; None where a number is missing."""
    stated, first, second = (sheet.number(row, c) for c in (target, a, b))
    if stated is None or first is None or second is None or not second.value:
        return None
    members = (first, second)
    label = f"{sheet.rows[row].label}{sheet.columns[target].name}"
    fitting = [f for f in forms if _suits(sheet, f, row, a, b, stated)]
    for form in fitting:
        if fits(form, members, stated):
            return Derived(form, stated, members, label, True, False)
    return (
        Derived(fitting[0], stated, members, label, False, False, fitting=tuple(fitting)) if fitting else None
    )


def _suits(sheet: Sheet, form: Form, row: int, a: int, b: int, stated: Number) -> bool:
    """Percentages change by points, amounts by per cent or by amounts; only like is compared with like."""
    kinds = {measure(sheet, row, a), measure(sheet, row, b)}
    percent = "percent" in kinds
    if form is GROWTH:
        return not percent and stated.currency is None
    if form is CHANGE:
        return (percent and len(kinds) == 1) or (stated.unit not in ("%", "‰") and len(kinds) == 1)
    if form in (SHARE, REST):
        return not percent
    if form is PLUS:
        units = {n.unit for c in (a, b) if (n := sheet.number(row, c)) is not None} | {stated.unit}
        return len(kinds) == 1 and len(units - {None}) < 2
    return True


def _telling(found: Derived) -> bool:
    """Whether a relation that holds tells anything: nothing plus a number is always that number."""
    values = [m.value for m in found.members]
    if found.form is PLUS:
        return all(values) and bool(found.stated.value)
    return found.stated.value not in (0.0, 100.0)


def is_near(found: Derived) -> bool:
    """Whether a ratio that only other rows speak for is wrong by a little, a figure, a sign or a unit."""
    computed = found.form.of(found.members)
    if computed is None:
        return False
    apart = abs(computed.value - found.stated.value)
    if apart <= _LITTLE * abs(found.stated.value) or one_figure_off(found.stated, computed.value):
        return True
    for factor in (0.01, 100.0):
        if fits(found.form, found.members, _scaled(found.stated, factor)):
            return True
    for place, member in enumerate(found.members):
        for factor in (-1.0, *(10.0**power for power in _SHIFTS)):
            members = (*found.members[:place], _scaled(member, factor), *found.members[place + 1 :])
            if fits(found.form, members, found.stated):
                return True
    return False


def _miswritten(
    sheet: Sheet, target: int, rows: Sequence[int], pairs: Sequence[tuple[int, int]], forms: Sequence[Form]
) -> Iterator[Derived]:
    """The one rate of some length that is, but for a figure, its sign or its unit, what two columns make."""
    found = [
        d
        for a, b in pairs
        for row in rows
        if (d := _at(sheet, row, target, a, b, forms)) is not None and not d.holds and _is_slip(d)
    ]
    if len({id(d.stated) for d in found}) == 1:
        yield replace(found[0], sure=True)


def _is_slip(found: Derived) -> bool:
    """Whether a rate is the right one but for its sign or unit, or, being longer, but for one figure."""
    computed = found.form.of(found.members)
    if computed is None or not computed.value:
        return False
    figures = min(significant(found.stated), len(f"{abs(computed.value):.4f}".replace(".", "").strip("0")))
    turned = any(
        fits(found.form, found.members, _scaled(found.stated, factor)) for factor in (-1.0, 0.01, 100.0)
    )
    if turned:
        return figures >= _LONG_RATE
    return figures > _LONG_RATE and one_figure_off(found.stated, computed.value)


def _scaled(number: Number, factor: float) -> Number:
    return replace(number, value=number.value * factor, precision=number.precision * abs(factor))


def _slipped(found: Derived) -> bool:
    """Whether a sum of two that does not hold would, but for a slip."""
    return find_slip([(1, member) for member in found.members], found.stated) is not None
