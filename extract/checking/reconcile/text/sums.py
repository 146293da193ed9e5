"""Sums told in sentences: parts and their 合计, a whole and 其中 its parts, an amount after 扣除, shares up to 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.arithmetic.relation import (
    Term,
    make_check,
    sum_check,
    sum_formula,
    sum_of,
)
from extract.checking.reconcile.arithmetic.verdicts import judge
from extract.checking.reconcile.text.naming import has
from extract.checking.reconcile.text.prose import Figure, Paragraph, run_at
from schemas import Check

_FEWEST_SHARES = 3
_HUNDRED = 100.0
_MOST_PARTS = 30


def sums_told(paragraphs: Sequence[Paragraph]) -> Iterator[Check]:
    """The checks of sums whose members all stand in one sentence."""
    for paragraph in paragraphs:
        for index in paragraph.sentences:
            figures = paragraph.in_sentence(index)
            exact = [f for f in figures if f.number.qualifier == "exact"]
            levels = [f for f in exact if f.level]
            yield from _totals(levels)
            yield from _totals([f for f in exact if f.percent])
            yield from _of_which(levels)
            yield from _net(levels)
            yield from _hundred(paragraph, figures)


def _totals(levels: Sequence[Figure]) -> Iterator[Check]:
    """甲 a、乙 b、丙 c，合计 t: the figures before a total, as many as add up to it."""
    for place, figure in enumerate(levels):
        if place < 2 or not has(figure.before, "sum"):
            continue
        before = _alike(reversed(levels[:place]), figure)
        yield from _first_that_holds(figure, [before[:k][::-1] for k in range(2, len(before) + 1)])


def _of_which(levels: Sequence[Figure]) -> Iterator[Check]:
    """w，其中甲 a、乙 b、丙 c: the figures after a whole, as many as add up to it; 其余 is one of them."""
    for place, figure in enumerate(levels[:-2]):
        following = levels[place + 1]
        if not (has(following.before, "parts") or has(figure.after, "parts")):
            continue
        after = _alike(levels[place + 1 :], figure)
        every = any(has(part.before, "rest") for part in after)
        yield from _first_that_holds(figure, [after[:k] for k in range(len(after), 1, -1)], every)


def _net(levels: Sequence[Figure]) -> Iterator[Check]:
    """总额 t，扣除费用 f 后净额为 n."""
    for place in range(2, len(levels)):
        total, less, net = levels[place - 2 : place + 1]
        if not (has(less.before, "minus") and (has(net.before, "net") or has(less.after, "net"))):
            continue
        if len(_alike((total, less), net)) == 2:
            terms = [Term("总额", total.number), Term("减项", less.number, -1)]
            yield from sum_check("sum", net.number, terms, f"{len(terms)}项相减")


def _hundred(paragraph: Paragraph, figures: Sequence[Figure]) -> Iterator[Check]:
    """占比分别为 a%、b%、c%, or 甲占 a%，乙占 b%，其余 c%: shares that make up all of it."""
    percents = [f for f in figures if f.percent and f.number.qualifier == "exact" and not f.depth]
    runs = [run_at(paragraph, figures, figures.index(f)) for f in percents]
    runs = [r for r in runs if len(r) >= _FEWEST_SHARES] or (
        [percents] if len(percents) >= _FEWEST_SHARES else []
    )
    if not runs or not has(paragraph.sentence(percents[0].sentence), "share"):
        return
    run = max(runs, key=len)
    terms = [Term("部分", f.number) for f in run]
    computed = sum_of(terms)
    whole = _whole(run[-1].number, min(n.number.precision for n in run))
    rest = has(run[-1].before, "rest")
    verdict = judge(whole, computed)
    if verdict == "inconsistent" and not (rest and abs(computed.value - _HUNDRED) < _HUNDRED / 10):
        return
    yield make_check(
        "sum",
        Term("整体", whole),
        terms,
        sum_formula(terms),
        computed,
        f"{len(terms)}项占比相加",
        verdict,
        unit="%",
    )


def _whole(last: Number, precision: float) -> Number:
    """The 100 % that nobody prints, cited where the last of its parts stands."""
    return replace(last, text="100%", value=_HUNDRED, precision=precision, decimals=0)


def _alike(figures: Iterator[Figure] | Sequence[Figure], like: Figure) -> list[Figure]:
    """The figures up to the first of another unit; what stands in brackets is left out unless `like` does too."""
    found: list[Figure] = []
    for figure in figures:
        if figure.depth > like.depth:
            continue
        if (figure.number.unit, figure.number.currency) != (like.number.unit, like.number.currency):
            break
        found.append(figure)
    return found[:_MOST_PARTS]


def _first_that_holds(
    total: Figure, candidates: Sequence[Sequence[Figure]], every: bool = True
) -> Iterator[Check]:
    """A check of the first candidate that adds up; of the longest where it would but for a slip of the pen.

    Unless `every` part is told the parts may well be less than the total.
    """
    sums = [[Term("部分", f.number) for f in parts] for parts in candidates]
    for terms in sums:
        if judge(total.number, sum_of(terms)) != "inconsistent":
            yield from sum_check("sum", total.number, terms, f"{len(terms)}项相加")
            return
    longest = max(sums, key=len, default=[])
    if longest and (every or sum_of(longest).value > total.number.value):
        yield from sum_check("sum", total.number, longest, f"{len(longest)}项相加")
