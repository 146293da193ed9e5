"""Growth told in sentences: “由 a 增长至 b，增长 c%”, “b，较上年的 a 增长 c%”, a series of years and its rates.

Where the words say which figure is the base, a rate that does not follow is called wrong. Where two levels merely
stand before a rate, only a rate that follows is noted: it may compare other periods.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.checking.reconcile.arithmetic.forms import COMPOUND, GROWTH, Form, fits
from extract.checking.reconcile.arithmetic.numbers import Number, significant
from extract.checking.reconcile.arithmetic.relation import Term, form_check
from extract.checking.reconcile.arithmetic.slips import one_figure_off
from extract.checking.reconcile.text.naming import has, words
from extract.checking.reconcile.text.prose import Figure, Paragraph, run_at
from schemas import Check

_FEWEST_FIGURES = 2
_FARTHEST = 0.5
_YEARS = re.compile(r"((?:19|20)\d{2})\s*年?\s*[-—–~～至到]+\s*((?:19|20)\d{2})")


@dataclass(frozen=True, slots=True)
class _Claim:
    """That one number grew out of another at a rate."""

    form: Form
    now: Number
    then: Number
    rate: Number
    told: bool
    """The words say which is the base."""

    @property
    def fits(self) -> bool:
        """Whether the rate follows."""
        return fits(self.form, (self.now, self.then), self.rate)

    def check(self) -> Check | None:
        """The check, if the rate follows, or if it should and is not of quite another size."""
        computed = self.form.of((self.now, self.then))
        if computed is None:
            return None
        if not self.fits:
            off = abs(computed.value - self.rate.value)
            if not self.told or off > _FARTHEST * abs(self.rate.value) + 1:
                return None
        elif not self.told and significant(self.rate) < _FEWEST_FIGURES:
            return None
        sentence = f"由{self.then.text}到{self.now.text}，{self.form.does}"
        return next(form_check(self.form, Term("增长率", self.rate), (self.now, self.then), sentence), None)


def growth_told(paragraphs: Sequence[Paragraph]) -> Iterator[Check]:
    """The checks of growth rates whose levels stand in the same sentence."""
    for paragraph in paragraphs:
        for index in paragraph.sentences:
            figures = paragraph.in_sentence(index)
            place = 0
            while place < len(figures):
                rates = run_at(paragraph, figures, place)
                if _is_rate(rates[0]):
                    for claim in _claims(paragraph, figures[:place], rates):
                        check = claim.check()
                        if check is not None:
                            yield check
                place += len(rates)


def _is_rate(figure: Figure) -> bool:
    grows = has(figure.before, "grow") or has(figure.before, "fall")
    return (
        figure.percent
        and grows
        and figure.number.qualifier in ("exact", "about")
        and bool(significant(figure.number))
    )


def _claims(paragraph: Paragraph, before: Sequence[Figure], rates: Sequence[Figure]) -> Iterator[_Claim]:
    falls = has(rates[0].before, "fall") and not has(rates[0].before, "grow")
    compound = has(rates[0].before, "compound")
    levels = _levels(paragraph, before)
    if len(levels) > 2 and (len(rates) == len(levels) - 1 or (compound and len(rates) == 1)):
        yield from _of_series(levels, rates, compound)
    elif len(levels) > 1 and len(rates) == 1:
        claim = _of_pair(paragraph, levels[-2], levels[-1], _signed(rates[0].number, falls), compound)
        if claim is not None:
            yield claim


def _levels(paragraph: Paragraph, before: Sequence[Figure]) -> list[Figure]:
    """The last levels before a rate, as many as are alike and above nought."""
    found: list[Figure] = []
    for figure in reversed(before):
        number = figure.number
        if not (figure.level or figure.price) or number.value <= 0 or number.qualifier == "several":
            break
        if found and (number.unit, number.currency) != (found[0].number.unit, found[0].number.currency):
            break
        found.insert(0, figure)
    return found


def _of_series(levels: Sequence[Figure], rates: Sequence[Figure], compound: bool) -> Iterator[_Claim]:
    """The rates from each year to the next, or the compound one; called wrong by a figure where another follows."""
    numbers = [figure.number for figure in levels]
    if compound:
        form = COMPOUND.get(len(numbers) - 1)
        if form is not None:
            yield _Claim(form, numbers[-1], numbers[0], rates[0].number, False)
        return
    claims = [
        _Claim(GROWTH, now, then, rate.number, False)
        for (then, now), rate in zip(itertools.pairwise(numbers), rates, strict=True)
    ]
    right = sum(claim.fits for claim in claims)
    for claim in claims:
        computed = GROWTH.of((claim.now, claim.then))
        slip = computed is not None and one_figure_off(claim.rate, computed.value)
        yield replace(claim, told=slip and 2 * right >= len(claims))


def _of_pair(
    paragraph: Paragraph, first: Figure, second: Figure, rate: Number, compound: bool
) -> _Claim | None:
    """Which of two levels is the base: by words, or else by what the rate follows from."""
    between = paragraph.between(first, second)
    onward = has(between, "to") and any(word in first.before for word in words("from"))
    back = any(word in between for word in words("than")) and not has(between, "to")
    if compound:
        years = _years(paragraph.sentence(first.sentence))
        return _Claim(COMPOUND[years], second.number, first.number, rate, True) if onward and years else None
    if onward or back:
        now, then = (second, first) if onward else (first, second)
        return _Claim(GROWTH, now.number, then.number, rate, True)
    either = [
        _Claim(GROWTH, now.number, then.number, rate, False)
        for now, then in ((second, first), (first, second))
    ]
    return next((claim for claim in either if claim.fits), None)


def _signed(stated: Number, falls: bool) -> Number:
    """下降 12% is written without a sign."""
    if not falls or stated.value < 0:
        return stated
    return replace(stated, text=f"-{stated.text}", value=-stated.value)


def _years(sentence: str) -> int | None:
    found = _YEARS.search(sentence)
    years = int(found[2]) - int(found[1]) if found else 0
    return years if years in COMPOUND else None
