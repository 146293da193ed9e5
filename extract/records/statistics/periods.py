"""When a number held: by the date that governs its clause, its sentence or the paragraph, not by the one nearest to it.

A date at the head of a clause governs what follows until another such date. One within a clause holds for that clause
and what leans on it in the sentence; an aside (含上年结转6个), a comparison (逼近2009年的高点) and the date of a founding
govern nothing beyond themselves. What the text says of its own present (目前) is of the day on which it was written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from extract.language.characters import within
from extract.language.periods import Period, PeriodContext, find_periods, is_measured_against, isodates
from extract.language.quantities import Quantity
from extract.records.passages import Passage
from extract.records.statistics.words import growth_metric, is_copula, lead_in
from schemas import Document

_FOUNDED = re.compile(
    r"(?:成立|创立|创建|创办|组建|始建|诞生|出生|注册|设立)(?:于|时间为|日期为|时间：|日期：)?\s*$"
)
_FOUNDING = re.compile(
    r"\s*(?:正式|依法|共同|发起|注册|登记)*(?:成立|创立|创建|创办|组建|始建|诞生|出生|生[，。；]|生人|毕业|参加工作)"
    r"|\s*[于在][^，。；\d]{2,16}(?:成立|创立|创建|诞生|出生)[，。；]"
)
_TO = re.compile(r"(?:至|到|为)(?![今此])")
_TOTAL = re.compile(r"总数量|总数(?!的)|累计总|总量")
_OF_ANOTHER = re.compile(
    r"\s*(?:相比|同期相比|[^，。；]{0,14}的\s*[\d.一二三四五六七八九十]+\s*(?:多|余)?倍)"
)
_RELATIVE = ("上年", "去年同", "上一年", "年初", "期初", "上期", "同期", "上年同期", "此前")
_NOW = re.compile(r"(?:截[至止](?:到)?)?(?:目前|当前|现在)(?!的|为止的)|迄今|如今|半年来")
_OF_A_YEAR = re.compile(r"\d{1,2}(?:\s*[-－—~～至]\s*\d{1,2})?\s*月")
_LISTED = re.compile(r"\s*(?:[、和与及]|以及)\s*")
_VERB = 4
_LONG_PAST = 5
"""Years after which a date of one paragraph is not understood in the next."""
_REMEMBERED = 40
"""How many dates back a paragraph is remembered."""
_LEAD = 8
_BRACKETS = "（(", "）)"

Role: TypeAlias = Literal["head", "inner", "aside", "none"]


@dataclass(frozen=True, slots=True)
class _Dated:
    period: Period
    role: Role


class PeriodTracker:
    """Finds the period of each number of a passage."""

    def __init__(self, passage: Passage, carried: str | None = None) -> None:
        self.passage = passage
        self.text = passage.text
        self.carried = carried
        """The year of which the text above, or the title, speaks: for paragraphs that name none."""
        self.every = [p.start for p in passage.periods if p.iso is None and p.text.startswith(("每", "历"))]
        dated = [q for p in passage.periods if (q := self._of_year(p)).iso is not None] + self._present()
        self.dated = [_Dated(p, self._role(p)) for p in sorted(dated, key=lambda p: p.start)]
        self._starts = [d.period.start for d in self.dated]
        self.used: set[int] = set()
        """Places of dates within clauses that a number has been told of."""

    def of(self, quantity: Quantity, clause: tuple[int, int], sentence: tuple[int, int]) -> Period | None:
        """The period of a number."""
        if self.is_every(clause, quantity):
            return None
        found = self._governing(quantity, clause, sentence)
        if found is not None:
            return self._as_of(found, quantity, clause)
        return inferred_period(self.carried) if self.carried else None

    def is_every(self, clause: tuple[int, int], quantity: Quantity) -> bool:
        """Whether it is told of every year alike: 每年节约2.4亿千瓦时 is of no year."""
        first = bisect_left(self.every, clause[0])
        return first < len(self.every) and self.every[first] < quantity.start

    def _governing(
        self, quantity: Quantity, clause: tuple[int, int], sentence: tuple[int, int]
    ) -> Period | None:
        """The date that a number stands under: of its clause, its sentence, behind it, then of the sentences before."""
        inner = None
        index = bisect_right(self._starts, quantity.start)
        while index:
            index -= 1
            period, role = self.dated[index].period, self.dated[index].role
            between = self.text[period.end : quantity.start].strip()
            if quantity.kind != "multiple" and period.end <= quantity.start and len(between) <= _VERB:
                grown = growth_metric().match(between)  # 相比2016年上升了43%
                if between in ("", "的") or (is_copula(between) and not grown):
                    return self._all_of(index)  # whatever the date is compared with
            if role == "none" or period.end > quantity.start or self._is_left(period, quantity):
                continue
            if period.start >= clause[0]:
                self.used.add(period.start)
                return period
            if period.start < sentence[0]:
                break
            if role == "head":
                self.used.add(period.start)
                return period
            inner = inner or (period if role == "inner" else None)
        found = inner or self._after(quantity, clause)
        return found or self._standing(sentence[0])

    def span_to(self, period: Period, place: int, start: int) -> Period:
        """The years up to a period over which something moved, as the sentence tells: 由2015年的3万吨增至2020年的5万吨."""
        for dated in reversed(self.dated[: bisect_left(self._starts, place)]):
            first, _, last = (dated.period.iso or "").partition("/")
            before = self.text[start : max(start, dated.period.start)].rstrip()
            if dated.period.start < start or "/" in (period.iso or ""):
                break
            if last == period.iso or (before.endswith(("由", "从")) and first != period.iso):
                return replace(dated.period, iso=f"{first}/{period.iso}", kind="span")
        return period

    def _all_of(self, index: int) -> Period:
        """The date with a number, with those listed before it: 2020年和2021年均为70%."""
        period, first = self.dated[index].period, self.dated[index].period
        while index and _LISTED.fullmatch(self.text, self.dated[index - 1].period.end, first.start):
            index -= 1
            first = self.dated[index].period
        if first is period or not (first.iso and period.iso and len(first.iso) == len(period.iso)):
            return period
        return replace(period, iso=f"{first.iso}/{period.iso}", kind="span")

    def _standing(self, place: int) -> Period | None:
        """The last date before a sentence that holds beyond its own."""
        before = self.dated[: bisect_left(self._starts, place)][-_REMEMBERED:]
        head = next((d.period for d in reversed(before) if d.role == "head"), None)
        used = next((d.period for d in reversed(before) if d.period.start in self.used), None)
        return head or used or next((d.period for d in reversed(before) if d.role == "inner"), None)

    def last_told(self) -> str | None:
        """The time that holds beyond the passage: the longest that heads a clause in the latest year, else the last date."""
        told = [
            (d.role, d.period.iso)
            for d in self.dated
            if d.period.iso and not (d.period.inferred and _NOW.match(d.period.text))
        ]
        written = (self.passage.document.published_on or "9999")[:4]
        heads = [iso for role, iso in told if role == "head" and isodates.last_of(iso)[:4] <= written]
        if heads:
            latest = max(isodates.last_of(iso)[:4] for iso in heads)
            return min(
                (iso for iso in heads if isodates.last_of(iso)[:4] == latest),
                key=lambda iso: (isodates.first_of(iso), -int(isodates.last_of(iso).replace("-", ""))),
            )
        inner = [iso[:4] for role, iso in told if role == "inner" and "/" not in iso]
        past = inner and is_long_past(inner[-1], self.passage.document, self.carried)
        return inner[-1] if inner and not past else None

    def _after(self, quantity: Quantity, clause: tuple[int, int]) -> Period | None:
        for dated in self.dated[bisect_left(self._starts, quantity.end) :]:
            if dated.period.start >= clause[1]:
                break
            if dated.role in ("head", "inner"):
                return dated.period
        return None

    def _of_year(self, period: Period) -> Period:
        """A day or month without a year, in a document that tells none of its own: of the year last spoken of."""
        if period.iso is not None or self.carried is None or not _OF_A_YEAR.match(period.text):
            return period
        found = find_periods(period.text, PeriodContext(published_on=self.carried))
        iso = found[0].iso if found else None
        return replace(period, iso=iso, inferred=iso is not None, resolved_from=self.carried)

    def _present(self) -> list[Period]:
        """目前 and 截至目前: the year in which the text was written."""
        document = self.passage.document
        year = self.carried if document.kind in ("white_paper", "other") else None
        year = (document.published_on or year or "")[:4]
        if not year:
            return []
        return [
            replace(inferred_period(year), start=found.start(), end=found.end(), text=found[0])
            for found in _NOW.finditer(self.text)
        ]

    def _role(self, period: Period) -> Role:
        clause = self.passage.clause_at(period.start)
        before = self.text[max(clause[0], period.start - 24) : period.start]
        after = self.text[period.end : period.end + 20]
        founded = _FOUNDING.match(after) or _FOUNDED.search(before)
        if is_measured_against(self.text, period.start) or _OF_ANOTHER.match(after):
            return "none"
        if re.search(r"(?:是|为|相当于)\s*$", before[-4:]) and re.match(r"\s*的", after):
            return "none"
        if founded:
            return "none"
        start = period.start - clause[0]
        words = self.text[clause[0] : period.start] if start <= 24 else before
        if not _stripped(words):
            return "aside" if words.strip()[-1:] in tuple(_BRACKETS[0]) and words.strip() else "head"
        if len(words.strip()) <= _LEAD and after.lstrip()[:1] in ("，", ","):
            return "head"  # 当地时间3月7日，
        if within(words, len(words), 0, *_BRACKETS) or period.text.startswith(_RELATIVE):
            return "aside"
        return "inner"

    def _as_of(self, period: Period, quantity: Quantity, clause: tuple[int, int]) -> Period:
        """A total at a year's end where only the year is printed: 2022年…总数量达到262家."""
        total = _TOTAL.search(self.text[clause[0] : quantity.start])
        if total and quantity.kind == "count" and period.iso is not None and len(period.iso) == 4:
            return replace(period, iso=f"{period.iso}-12-31", inferred=True, resolved_from=total[0])
        return period

    def _is_left(self, period: Period, quantity: Quantity) -> bool:
        """Whether a date is of an earlier number than this: 由2022年的30万吨下降至12万吨."""
        if not self.text[max(0, period.start - 4) : period.start].rstrip().endswith(("由", "从")):
            return False
        return bool(_TO.search(self.text, period.end, quantity.start))


def period_of_heading(passage: Passage) -> str | None:
    """The time of which the nearest heading speaks that names one: 2023年1—9月运行情况; a notice's tell of plans."""
    written = passage.document.published_on
    for title in passage.headings if passage.document.kind != "policy_notice" else ():
        for period in find_periods(title, PeriodContext(published_on=written))[:1]:
            ahead = written and period.iso and isodates.year_of(period.iso) > isodates.year_of(written)
            return None if ahead or period.kind == "duration" else period.iso
    return None


def is_long_past(iso: str, document: Document, carried: str | None) -> bool:
    """Whether a time lies so far before a document that only what tells of it is understood to be of it."""
    written = (document.published_on or "")[:4] or carried
    return written is not None and int(written[:4]) - isodates.year_of(iso) > _LONG_PAST


def inferred_period(iso: str) -> Period:
    """A time that the words around a number don't tell."""
    return Period(0, 0, iso, iso, "point", "in", inferred=True, resolved_from=iso)


def _stripped(words: str) -> str:
    """What stands before a date in its clause besides 其中, 截至 and the like."""
    words = re.sub(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳])?\s*", "", words)
    while (lead := lead_in().match(words)) and lead.end():
        words = words[lead.end() :]
    return re.sub(
        r"(?:在|到|自|从|于|至|截至|截止|截|止|的|仅|而|直到|早在|，|,|“|”|\s|●|■|[-—])+", "", words
    )
