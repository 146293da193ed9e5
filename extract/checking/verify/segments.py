"""A sentence cut into the segments of its numbers: which words belong to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.checking.verify.numbers import LENGTHS_OF_TIME, kind_of
from extract.checking.verify.statement import CLAUSE, OWN, SISTER, Date, Layer, Statement
from extract.checking.verify.words import words_of
from extract.language.periods import Period
from extract.language.quantities import Quantity
from extract.language.segmenter import segmenter
from extract.records.statistics.alignment import Aligned, aligned, runs_of

_MARK = re.compile(r"[，；：（）()]|[,:](?!\d)")
_INNER = re.compile(r"[，；：（）()、]|[,:](?!\d)")
_AND = re.compile(r"\s*(?:以及|和|与|及|而|并)")
_AND_AT_END = re.compile(r"(?:以及|和|与|及)\s*\Z")
_COMPARED = re.compile(r"上年|去年|同期|前年|上一年|上月")
_COMPARES = re.compile(r"(?:较|比|相比|相较于?|对比|相对于?)\s*$")
_OPENS = "，。；：、（(至到在自从由及和与于\n "
_RESPECTIVELY = "分别"
_TRANSITION = re.compile(r"[\u4e00-\u9fff]{0,4}[至到为成]了?(?:[^，。；]{0,8}的)?")
"""What stands between where something began and where it ended: 由 40 家增至 53 家."""
_BOUND = re.compile(
    r"(?:最[高多低少长]|至[多少]|不[得能可应宜]?(?:超过|低于|少于|高于|多于|足|到)|[低高多少]于|超过?|大?约|将?近|接近|达到?|突破)+"
)
_LISTING = re.compile(r"[、/]")
_LISTED = re.compile(r"、|和|与|及|以及")
_VERB = 3
"""The first of those who get something has the verb in front: 转让给甲."""
_OPENING = 4
"""A period within so many characters begins its clause."""
_AGAIN = re.compile(r"\s*[（(，]\s*(?:即|也就是|折合|约合)?\s*")
"""What stands between a number and the same number in other words: 两成（21.7%）."""
_ASIDE = re.compile(r"\s*[（(][^（）()]{1,40}[）)](?=[\u4e00-\u9fff])")
_PRICE = re.compile(r"每\s*(?:1\s*元)?(?:股|份|注册资本)[^，。；\d]{0,9}$|(?:单价|价格?)[为是定：:]{0,2}\s*$")
_EACH = re.compile(r"每\s*1?\s*([\u4e00-\u9fff]{1,4})[^，。；\d]{0,6}$")
_BACK = 16
"""So many numbers told before one are said of it."""


def is_compared(text: str, period: Period) -> bool:
    """Whether a period is one that a number is compared with, and not the one it is of: 较上年, 比 2021 年.

    A period in the midst of a clause that says which of a thing is meant dates nothing else: 逼近2019年的高点.
    """
    inside = (
        period.start > 0
        and text[period.start - 1] not in _OPENS
        and text[period.end : period.end + 1] == "的"
    )
    compares = _COMPARES.search(text[max(0, period.start - 4) : period.start])
    return bool(_COMPARED.search(period.text) or compares or inside)


def _cores(items: list[str]) -> tuple[int, int]:
    """How many characters of the first and of the last member of a list are its own: 晋升为特级、一级的企业 are 特级 and 一级."""
    least = min(map(len, items))
    first, *others = items
    if len(others) == 1:
        alike = (n for n in range(2, least + 1) if first[-1] == others[0][n - 1])
        least = next(alike, least)
    ends, begins = segmenter().tag(first, False), segmenter().tag(items[-1], False)
    return max(least, len(ends[-1][0])), max(least, len(begins[0][0]))


class Sentence:
    """A sentence cut into the segments of its numbers and what lies between them."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        periods: list[Period],
        quantities: Sequence[Quantity | Date],
        is_claim: bool,
    ) -> None:
        self.text, self.start, self.end, self.is_claim = text, start, end, is_claim
        self.periods = [p for p in periods if not is_compared(text, p)]
        self.all_periods = frozenset(p.iso for p in periods if p.iso)
        self.quantities = quantities
        count = len(quantities)
        self.before: list[tuple[int, int]] = [(0, 0)] * count
        self.behind: list[tuple[int, int]] = [(0, 0)] * count
        self.between: list[tuple[int, int]] = [(0, 0)] * count
        """The clauses without numbers that follow each number's own."""
        self.asides: dict[int, tuple[int, int]] = {}
        """What stands in brackets right behind a number whose clause goes on: 200万元（不含税）的企业."""
        self.bases: set[int] = set()
        self.again: set[int] = set()
        """Numbers that say the one before in other words."""
        self.shared: dict[int, str] = {}
        self.runs = _runs(text, quantities)
        if quantities:
            self._cut()

    def _cut(self) -> None:
        text, quantities = self.text, self.quantities
        first = quantities[0]
        marks = [m.end() for m in _MARK.finditer(text, self.start, first.start)]
        if marks and not text[marks[-1] : first.start].strip():
            marks.pop()  # 发行费用合计：5,316.4万元
        self.front = (self.start, marks[-1] if marks else self.start)
        self.before[0] = (self.front[1], first.start)
        for index in range(1, len(quantities)):
            b = quantities[index].start
            a = self._after(index - 1, b)
            found = list(_INNER.finditer(text, a, b))
            if index and _AGAIN.fullmatch(text, a, b) and "，" not in text[a:b].removesuffix("即"):
                self.again.add(index)
            if found:
                self.behind[index - 1] = (a, found[0].start())
                self.between[index - 1] = (found[0].start(), found[-1].end())
                begin = found[-1].end()
                if found[-1][0] in "：:" and not text[begin:b].strip():
                    begin = found[-2].end() if len(found) > 1 else a
                self.before[index] = (begin, b)
            elif match := _AND.match(text, a, b):
                self.before[index] = (match.end(), b)
            elif match := _AND_AT_END.search(text, a, b):
                self.behind[index - 1], self.before[index] = (a, match.start()), (match.end(), b)
            else:
                self.before[index] = (a, b)
                self.behind[index - 1] = (a, a) if self.is_claim else (a, b)
                self.shared[index - 1] = text[a:b]
                if _alike(quantities[index - 1], quantities[index]) and _TRANSITION.fullmatch(
                    text[a:b].strip()
                ):
                    self.bases.add(index - 1)
        at = self._after(len(quantities) - 1, self.end)
        match = _MARK.search(text, at, self.end)
        stop = match.start() if match else self.end
        self.behind[-1], self.between[-1] = (at, stop), (stop, self.end)

    def _after(self, index: int, end: int) -> int:
        """Where what stands behind a number begins; an aside ends no clause."""
        start = self.quantities[index].end
        aside = _ASIDE.match(self.text, start, end)
        if aside is None:
            return start
        self.asides[index] = aside.span()
        return aside.end()

    def figures(self) -> list[Statement]:
        """The statements of the numbers, in order."""
        if not self.quantities:
            return []
        numbers = [q for q in self.quantities if isinstance(q, Quantity)]
        items = aligned(self.text, self.start, numbers, self.periods)
        found: list[Statement] = []
        items |= self._given(items)
        for one, other in pairwise(self.runs):
            if one[-1] in self.bases and len(one) == len(other):
                self.bases.update(one)  # 由 6.4 % 和 2.7 % 降至 6.2 % 和 2.5 %
        for run in self.runs:
            found += [self._figure(index, run, items) for index in run]
        for one, other in pairwise(self.runs):
            if len(one) == len(other) > 1 and self._handed(one[-1], other[0]):
                for a, b in zip(one, other, strict=True):
                    found[a].partner, found[b].partner = found[b].quantity, found[a].quantity
        return found

    def _given(self, items: dict[int, Aligned]) -> dict[int, Aligned]:
        """60%、25%、15% 的股权分别转让给甲、乙、丙: who gets what stands behind."""
        found: dict[int, Aligned] = {}
        for run in self.runs:
            last = self.quantities[run.stop - 1]
            mark = self.text.find(_RESPECTIVELY, last.end, self.behind[run.stop - 1][1])
            if len(run) < 2 or mark < 0 or last.start in items:
                continue
            listed = _LISTED.split(self.text[mark + len(_RESPECTIVELY) : self._clause_end(mark)])
            if len(listed) == len(run):
                verb, listed[0] = listed[0][:_VERB], listed[0][_VERB:]
                for index, item in zip(run, listed, strict=True):
                    found[self.quantities[index].start] = Aligned(f"{item.strip()}{verb}", False)
        return found

    def _clause_end(self, place: int) -> int:
        match = _MARK.search(self.text, place, self.end)
        return match.start() if match else self.end

    def _handed(self, last: int, first: int) -> bool:
        """Whether 分别 hands out one run of numbers to another."""
        return _RESPECTIVELY in self.text[self.quantities[last].end : self.quantities[first].start]

    def _figure(self, index: int, run: range, items: dict[int, Aligned]) -> Statement:
        quantity = self.quantities[index]
        item = items.get(quantity.start)
        others = [items[self.quantities[i].start] for i in run if self.quantities[i].start in items]
        if index in self.again and run.start == index:
            before_it = self._figure(index - 1, next(r for r in self.runs if index - 1 in r), items)
            return replace(before_it, value=quantity, start=quantity.start, end=quantity.end)
        layers = self._layers(index, run)
        if self.is_claim and index in self.shared:
            layers.insert(2, Layer(SISTER, self.shared[index]))
        period, depth = self._period(index)
        if period is not None and "/" in period and (index in self.bases or index - 1 in self.bases):
            first, _, last = period.partition("/")
            period = first if index in self.bases else last
        if item is not None and item.period is not None and item.period.iso:
            period, depth = item.period.iso, OWN
        elif item is not None and item.item:
            members = [i.item for i in others if i.item]
            layers = self._handed_out(run, item.item, members, layers)
            head, tail = _cores(members)
            core = {members[0]: members[0][-head:], members[-1]: members[-1][:tail]}
            item = replace(item, item=core.get(item.item, item.item))
        before = self.text[self.start : quantity.start]
        opening = frozenset(p.iso for p in self.periods if p.iso and p.start - self.start <= _OPENING)
        return Statement(
            priced(quantity, before) if isinstance(quantity, Quantity) else quantity,
            quantity.start,
            quantity.end,
            (self.start, self.end),
            layers,
            period,
            depth,
            self.all_periods,
            opening=opening if self._is_inner(index) else frozenset(),
            before=before,
            place=(index - run.start, len(run)) if len(run) > 1 else None,
            item=item.item if item is not None else "",
            is_base=index in self.bases,
            is_end=index - 1 in self.bases,
        )

    def _layers(self, index: int, run: range) -> list[Layer]:
        """The words around a number; those before and behind a run of numbers are said of each of them."""
        first, last = run.start, run.stop - 1
        about = (word for i in run for word in self._about(i))
        own = [self._slice(self.before[first]), *about, self._slice(self.behind[last])]
        if first - 1 in self.bases:
            own.insert(0, self._slice(self.before[first - 1]))
        near = [self._slice(self.front), self._slice(self.asides.get(last, (0, 0)))]
        if first:
            near.append(self._slice(self.between[first - 1]))
        following = self._slice(self.between[last])
        if last + 1 == len(self.quantities):
            near.append(following)
        near.append(self._tail(last))
        layers = [Layer(OWN, " ".join(own)), Layer(CLAUSE, " ".join(near))]
        if last + 1 < len(self.quantities) and following.strip("，、；：（）() "):
            layers.append(
                Layer(SISTER, following)
            )  # the clause before the next number is said of that one first
        for ahead in range(last, min(last + _BACK, len(self.quantities)) - 1):
            if ahead not in self.shared:
                break
            layers.append(Layer(SISTER, self._slice(self.behind[ahead + 1])))  # the clause goes on
        for back, other in enumerate(range(first - 1, max(first - _BACK, 0) - 1, -1)):
            layers.append(Layer(SISTER + back, self._segment(other)))
        return layers

    def _tail(self, last: int) -> str:
        """What is said behind a list of numbers of each: 博士5万元、硕士3万元的标准给予奖励."""
        at = last
        while at + 1 < len(self.quantities) and _LISTING.fullmatch(self._slice(self.between[at])):
            at += 1
        return self._slice(self.behind[at]) if at > last else ""

    def _handed_out(self, run: range, item: str, items: list[str], layers: list[Layer]) -> list[Layer]:
        """The words of a member of a 分别 list: its item, and what is said of all behind 分别."""
        first = run.start
        mark = self.text.rfind(_RESPECTIVELY, self.start, self.quantities[first].start)
        if mark < 0:  # 分别 stands behind the numbers
            before = self._slice(self.before[first])
            mark = self.text.find(_RESPECTIVELY, self.quantities[run.stop - 1].end)
            behind = self.text[self.quantities[run.stop - 1].end : mark]
            return [Layer(OWN, f"{before} {behind} {item}"), *(x for x in layers if x.depth > OWN)]
        said = self.text[mark + len(_RESPECTIVELY) : self.quantities[first].start]
        own = f"{item} {said} {self._slice(self.behind[run.stop - 1])}"
        shared = f"{self._slice(self.front)} {self.text[self.before[first][0] : mark]}"
        for other in items:
            shared = shared.replace(other, " ")
        head, tail = _cores(items)
        # 国家3A、4A、5A级景区 are all of them 国家…级景区, 副高、正高职称的人才 are all of them 职称的人才
        shared += f" {items[0][:-head]} {items[-1][tail:]} "
        return [Layer(OWN, own), Layer(CLAUSE, shared), *(x for x in layers if x.depth > CLAUSE)]

    def _about(self, index: int) -> list[str]:
        """The words that the reader of numbers took with the number: 最高补贴 of 最高补贴200万元."""
        quantity = self.quantities[index]
        if not isinstance(quantity, Quantity):
            return []
        words = words_of(_BOUND.sub("", self.text[quantity.start : quantity.number_start]))
        return [word.text for word in words if word.kind != "mark"]

    def _segment(self, index: int) -> str:
        return " ".join(self._slice(s) for s in (self.before[index], self.behind[index], self.between[index]))

    def _period(self, index: int) -> tuple[str | None, int]:
        """The period nearest to a number: in its own clause, in front of the sentence, with a number before."""
        quantity = self.quantities[index]
        own = [p for p in self.periods if self.before[index][0] <= p.start < self.behind[index][1]]
        nearer = [p for p in own if p.start < quantity.start] or own[:1]
        if nearer:
            return nearer[-1].iso, OWN
        earlier = [p for p in self.periods if p.start < quantity.start]
        if earlier:
            return earlier[-1].iso, CLAUSE
        return None, OWN

    def _is_inner(self, index: int) -> bool:
        """Whether the period nearest to a number stands inside its clause, and does not begin it."""
        start, end = self.before[index][0], self.quantities[index].start
        inside = [p for p in self.periods if start <= p.start < end]
        return not inside or inside[-1].start - start > _OPENING

    def _slice(self, bounds: tuple[int, int]) -> str:
        return self.text[bounds[0] : bounds[1]]


def _alike(one: Quantity | Date, other: Quantity | Date) -> bool:
    """Whether two numbers measure the same: money that became shares did not grow to them."""
    return isinstance(one, Quantity) and isinstance(other, Quantity) and one.kind == other.kind


def _runs(text: str, quantities: Sequence[Quantity | Date]) -> list[range]:
    """Places of numbers that follow each other with nothing but a comma or 和 between."""
    found, place = [], 0
    numbers = [q for q in quantities if isinstance(q, Quantity)]
    if len(numbers) < len(quantities):
        return [range(i, i + 1) for i in range(len(quantities))]
    for run in runs_of(text, numbers):
        found.append(range(place, place + len(run)))
        place += len(run)
    return found


def priced(quantity: Quantity, before: str) -> Quantity:
    """每股 33 元 is a price, as 33 元/股 is; `before` are the words before the number, or over its column."""
    if quantity.kind != "money":
        return quantity
    if each := _EACH.search(before[-24:]):
        for end in range(len(each[1]), 0, -1):
            if kind_of(each[1][:end]) == "measure" and each[1][:end] not in LENGTHS_OF_TIME:
                return replace(quantity, kind="measure", unit=f"{quantity.unit}/{each[1][:end]}")
    if _PRICE.search(before[-24:]):
        return replace(quantity, kind="measure", unit=f"{quantity.unit}/股")
    return quantity
