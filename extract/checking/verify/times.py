"""When: the periods of a claim against those that stand nearest to a number of the sources."""

from __future__ import annotations

from functools import lru_cache

from extract.checking.verify.claim import Asked
from extract.checking.verify.numbers import LENGTHS_OF_TIME
from extract.checking.verify.parties import Agreement
from extract.checking.verify.slots import fits
from extract.checking.verify.spans import within
from extract.checking.verify.statement import AROUND, CLAUSE, OWN, PARAGRAPH, TITLE, Date, Statement
from extract.language.periods import PeriodContext, find_periods


def period_agrees(asked: Asked, statement: Statement) -> Agreement:
    """Whether a number is of the claim's time: the period nearest to it decides, then those of its sentence, headings and title."""
    if isinstance(asked.value, Date):
        return "equal"
    claimed = asked.statement.period
    printed = set(statement.periods)
    if statement.period is not None:
        printed.add(statement.period)
    begun = {sister.period for sister in asked.statement.sisters if sister.is_base}
    for period in asked.periods - begun:
        if _spans(period, printed) or any(fits(period, p) for p in printed):
            continue
        if claimed is not None and period != claimed and within(claimed, period):
            continue  # 2024年 says of which year 第四季度 is
        if not _around(period, statement):
            return "different" if statement.period and statement.period_depth <= CLAUSE else "unsaid"
    if claimed is None:
        return "equal"
    if statement.period is None:
        return "equal" if _around(claimed, statement) else "unsaid"
    if _spans(claimed, printed):
        return "equal"
    if fits(claimed, statement.period) or any(fits(claimed, period) for period in statement.opening):
        return "equal"
    if asked.value is None and any(fits(claimed, p) for p in printed):
        return "equal"
    if asked.statement.quantity is not None and asked.statement.quantity.unit in LENGTHS_OF_TIME:
        return "equal"  # 自2010年以来连续5年 is no length of 2010
    if statement.period_depth > OWN and _around(claimed, statement, AROUND):
        return "unsaid"  # what another clause dates, under a heading with the claim's time
    return "different" if statement.period_depth < PARAGRAPH else "unsaid"


def _spans(claimed: str, printed: set[str]) -> bool:
    """Whether two of some printed days or years are the ends of the claimed period: 自2018年起, 截至2021年8月."""
    first, _, last = claimed.partition("/")
    return bool(last) and all(
        any("/" not in p and p.startswith(end) for p in printed) for end in (first, last)
    )


def _around(period: str, statement: Statement, below: int = TITLE + 1) -> bool:
    """Whether the headings, the caption or the title name a period; those below a depth."""
    published = statement.page.document.published_on if statement.page else None
    return any(
        fits(period, found)
        for layer in statement.layers
        if PARAGRAPH <= layer.depth < below
        for found in _periods_in(layer.text, published)
    )


@lru_cache(20_000)
def _periods_in(text: str, published_on: str | None) -> tuple[str, ...]:
    found = find_periods(text, PeriodContext(published_on=published_on))
    return tuple(p.iso for p in found if p.iso and p.kind != "duration")
