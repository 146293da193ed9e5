"""When a policy that running text names was issued, and when it took effect."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language.characters import within
from extract.language.periods import Period
from extract.records.passages import Passage, date_of

_CHAIN = re.compile(r"(?:、|和|与|及|以及|\s|，)*(?:《[^《》]*》(?:、|和|与|及|以及|等|\s|，)*)*$")
_TITLES = re.compile(r"(?:《[^《》]*》(?:、|和|与|及|以及|\s)*)+")
_BASIS = re.compile(r"(?:根据|按照|依据|依照|遵照|符合|实现|执行|遵守|参照|对照|基于|落实)[^，。；]{0,16}$")
_TAKES_EFFECT = re.compile(r"生效|施行|实施|执行")
_STANDARD = re.compile(r"\s*(?:国家|行业|团体|地方|国际)?(?:标准)?\s*[（(]\s*")
_REVISED = re.compile(r"修订|修正|版|本[）)]")
_FAR, _NEAR = 60, 16
"""How many characters a date may stand before the verb of issuing, or before a title without one."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What a sentence tells; None where it does not."""

    issued_on: str | None = None
    effective_on: str | None = None


def start_of_chain(before: str) -> int:
    """Where a row of titles begins that ends where `before` does."""
    chain = _CHAIN.search(before)
    return chain.start() if chain else len(before)


def dates_told(
    passage: Passage, sentence: tuple[int, int], verb: int | None, title: tuple[int, int], chain: int
) -> Dates:
    """The dates of a title, given as the slice `title` of the passage.

    `verb` is where the verb stands whose object it is (None without one), `chain` where the row of titles that it
    belongs to begins, counted from the sentence.
    """
    text = passage.text
    start, end = title
    inside = [
        p for p in passage.periods if sentence[0] <= p.start and _is_date(p) and not within(text, p.start)
    ]
    bracket = _STANDARD.match(text, end)
    in_bracket = [p for p in inside if bracket and p.start == bracket.end()]
    if in_bracket and not _REVISED.match(text[in_bracket[0].end :].lstrip()):
        return Dates(date_of(in_bracket[0]))
    place = verb if verb is not None else start
    if not _BASIS.search(text[max(sentence[0], place if verb is not None else 0) : sentence[0] + chain]):
        effect = verb is not None and _TAKES_EFFECT.match(text, verb) is not None
        before = [p for p in inside if p.end <= place and (effect or p.relation != "since")]
        nearest = _respectively(text, before, sentence[0] + chain, start) or (before[-1] if before else None)
        reach = _FAR if verb is not None else _NEAR
        if nearest is not None and not nearest.inferred and _is_of(text[nearest.end : place], reach):
            return Dates(None, date_of(nearest)) if effect else Dates(date_of(nearest))
    return _behind(text, [p for p in inside if p.start > end], end)


def _is_of(gap: str, reach: int) -> bool:
    """Whether a date belongs to a verb that a gap divides from it: no other statement stands between."""
    return len(gap) <= reach and gap.lstrip(" ，").count("，") <= 1


def _behind(text: str, periods: list[Period], end: int) -> Dates:
    """A date after the title: 《…》自2021年11月1日起施行, 《…》，国家统计局，2023年2月28日."""
    for period in periods[:1]:
        gap, after = text[end : period.start], text[period.end : period.end + 8]
        if len(gap) < 20 and _TAKES_EFFECT.search(after):
            return Dates(None, date_of(period))
        exact = len(period.iso or "") == 10 and len(gap) < 20 and "，" in gap
        if exact or (len(gap) <= 3 and not _REVISED.match(after)):
            return Dates(date_of(period) if len(period.iso or "") == 10 else None)
    return Dates()


def _respectively(text: str, before: list[Period], chain: int, start: int) -> Period | None:
    """分别于2013年和2015年发布《…》和《…》: the date in the place of the title."""
    row = _TITLES.match(text, start)
    index, behind = text[chain:start].count("》"), text[start : row.end()].count("》") if row else 1
    mark = text.rfind("分别", 0, chain)
    listed = [p for p in before if p.start > mark >= 0]
    return listed[index] if mark >= 0 and len(listed) == index + behind > 1 else None


def _is_date(period: Period) -> bool:
    return bool(period.iso) and "/" not in (period.iso or "") and period.kind != "duration"
