"""Tables of shares without a row for the total: their amounts make up a figure that the text gives.

A table of holders whose percentages come to 100 lists all of them; so its shares are the 总股本 that the text names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.checking.reconcile.arithmetic.relation import (
    Term,
    make_check,
    slip_note,
    slip_of,
    sum_formula,
    sum_of,
)
from extract.checking.reconcile.arithmetic.verdicts import judge
from extract.checking.reconcile.tables.sheet import Sheet
from extract.checking.reconcile.tables.words import is_a
from extract.checking.reconcile.text.named import Named
from extract.checking.reconcile.text.naming import has
from schemas import Check

_FEWEST = 3
_MOST_OFF = 0.2


def wholes_told(sheets: Sequence[Sheet], named: Sequence[Named]) -> Iterator[Check]:
    """A check for every such table whose total the text gives to the last figure, or but for a slip of the pen."""
    totals = [n for n in named if n.entry is None and n.number.exact and has(n.clause, "total")]
    for sheet in sheets if totals else ():
        for amount, share in _columns(sheet):
            rows = range(len(sheet.rows))
            pairs = [(sheet.number(r, amount), sheet.number(r, share)) for r in rows]
            terms = [Term("部分", n) for n, p in pairs if n is not None and p is not None]
            shares = [p for n, p in pairs if n is not None and p is not None]
            if len(terms) < _FEWEST or any(is_a(sheet.rows[r].name, "total") for r in rows):
                continue
            off = abs(sum(p.value for p in shares) - 100)
            if off <= sum(p.precision for p in shares) and all(t.number.exact for t in terms):
                yield from _check(terms, totals)


def _columns(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Every column of amounts with the column of percentages that follows it."""
    for place, (first, second) in enumerate(zip(sheet.columns, sheet.columns[1:], strict=False)):
        if first.measure == "amount" and second.measure == "percent":
            yield place, place + 1


def _check(terms: Sequence[Term], totals: Sequence[Named]) -> Iterator[Check]:
    computed = sum_of(terms)
    unit, currency = terms[0].number.unit, terms[0].number.currency
    likely = [n for n in totals if (unit is None or n.number.unit == unit) and n.number.currency == currency]
    for candidate in likely:
        if judge(candidate.number, computed) != "inconsistent":
            yield _made(candidate, terms, "")
            return
    for candidate in likely:
        slip = slip_of(candidate.number, terms)
        close = abs(computed.value - candidate.number.value) <= _MOST_OFF * candidate.number.value
        if slip is not None and (close or slip.kind == "单位"):
            yield _made(candidate, terms, slip_note(slip))
            return


def _made(candidate: Named, terms: Sequence[Term], note: str) -> Check:
    computed = sum_of(terms)
    stated = Term("合计", candidate.number)
    sentence = f"表中{len(terms)}项相加"
    verdict = judge(candidate.number, computed)
    return make_check("sum", stated, terms, sum_formula(terms), computed, sentence, verdict, note)
