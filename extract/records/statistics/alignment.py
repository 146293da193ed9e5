"""分别: several numbers for several things named before, in the same order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.language import vocabularies
from extract.language.periods import Period, isodates
from extract.language.quantities import Quantity
from extract.language.regions import find_regions
from extract.records.statistics.words import growth_metric, metric_at_end

_SEPARATOR = re.compile(r"、|(?<=[\u4e00-\u9fffA-Za-z）)])(?:和|与|及|以及)(?=[\u4e00-\u9fffA-Za-z“])")
_CLAUSE_END = re.compile(r"[，。；：！？\n]")
_ORDINALS = re.compile("第([一二三四五])")
_AND = re.compile(r"\s*(?:、|和|及|与|以及|,)\s*")
_REPORTED = re.compile(
    r"(?:报告期(?:内|各期|各年)?|各期|各年|最近[三两二]年(?:及一期)?(?:各期)?)(?P<end>末)?"
)
_GROWTH = re.compile(r"同比|环比|较|比上年|增长|下降|提高|减少|增加|上升")
_RESPECTIVELY = re.compile("分别|依次(?=[为是占达增下])")
_FIRST_OF_LIST = re.compile(r"前[两二三四五六七八九十\d]")
_SUMMED_UP = re.compile(r"等(?:[一二三四五六七八九十\d]+[个类种大项家座])?[\u4e00-\u9fff]{0,6}$")
_ANNOUNCED = re.compile(r"^[^、]{0,30}(?:包括|分别是|依次是|是|为|有|：|:)(?=[^、]{2})")
_PLACED = re.compile("(?:位列|位居|稳居|居于|排名|进入).*$")
_INITIALS = "([\u4e00-\u9fff]{{{}}})[两二三四五](国|地|省|市|州)([\u4e00-\u9fff]*)$"
"""法德两国: places by the first character of each."""
_NAMED_IN_BRACKETS = re.compile(
    r"(?:(?P<head>[^，。；：、（）()]{2,24}?)(?:则|主要|依次)?(?:有|是|为|包括)|[、和])(?P<name>[^，。；：、（）()]{1,16})[（(]$"
)
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_SHORT = 16
_FAR = 400
"""How far before 分别 the things are looked for that numbers are dealt out to."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What one number of several belongs to."""

    item: str
    is_metric: bool
    period: Period | None = None
    of: int | None = None
    """The place of the number that it is the growth of."""
    metric: str = ""
    """What the head of a list says of all its members."""


def aligned(
    text: str, start: int, quantities: list[Quantity], periods: list[Period], reporting: Sequence[str] = ()
) -> dict[int, Aligned]:
    """For the place of each number of a list after 分别 in a clause: the thing, metric or year it belongs to.

    `start` is where the sentence begins; `quantities` are the numbers of the clause; `reporting` are the periods that
    the document means by 报告期各期.
    """
    starts = [quantity.start for quantity in quantities]
    found: dict[int, Aligned] = {}
    for run in runs_of(text, quantities):
        first = max(start, run[0].start - _FAR)
        mark = _mark(text, first, run)
        if len(run) < 2 or mark is None:
            continue
        near = periods[_index(periods, first) : _index(periods, mark + 1)]
        before = quantities[bisect_left(starts, first) : bisect_left(starts, run[0].start)]
        told = max((q.end for q in before if q.end <= mark), default=first)
        years = _years(text, near, told, mark, len(run))
        if years:
            found |= {q.start: Aligned("", False, year) for q, year in zip(run, years, strict=True)}
            continue
        own = max((m.end() for m in _CLAUSE_END.finditer(text, first, mark)), default=first)
        items = _items(text, own, mark, len(run), before)
        reported = _reported(text, mark, run, reporting) if not items else []
        if reported:
            found |= {q.start: Aligned("", False, period) for q, period in zip(run, reported, strict=True)}
            continue
        items = items or _items(text, first, mark, len(run), before)
        items = items or _items_above(text, start, mark, len(run))
        if items:
            metrics = all(metric_at_end().fullmatch(item) for item in items)
            found |= {q.start: Aligned(item, metrics) for q, item in zip(run, items, strict=True)}
            continue
        grown = _grown(text, first, mark, run, before)
        found |= {q.start: Aligned("", False, of=of) for q, of in zip(run, grown, strict=False)}
    return found


def in_brackets(text: str, start: int, quantities: list[Quantity]) -> dict[int, Aligned]:
    """上涨的有白糖（8.42%）、棉花（6.15%）: each number is of the name before its bracket, and of what the head tells."""
    found: dict[int, Aligned] = {}
    metric = ""
    for quantity in quantities:
        name = _NAMED_IN_BRACKETS.search(text, max(start, quantity.start - _SHORT * 3), quantity.start)
        if name is None or text[quantity.end : quantity.end + 1] not in ("）", ")"):
            continue
        if name["head"] is not None:
            told = growth_metric().findall(name["head"])
            metric = told[-1] if told else ""
        elif not found:
            continue
        found[quantity.start] = Aligned(name["name"], False, metric=metric)
    return found if len(found) > 1 else {}


def _index(periods: list[Period], place: int) -> int:
    return bisect_left(periods, place, key=lambda period: period.start)


def _mark(text: str, first: int, run: list[Quantity]) -> int | None:
    """Where the word stands that deals the numbers out; slashes between them do so without one."""
    marks = [match.start() for match in _RESPECTIVELY.finditer(text, first, run[0].start)]
    if marks:
        return marks[-1]
    return run[0].start if text.startswith("/", run[0].end) else None


def _items_above(text: str, start: int, mark: int, count: int) -> list[str]:
    """The names that the sentence before lists, where the words up to 分别 name nothing themselves."""
    if "、" in text[start:mark] or mark - start > _SHORT:
        return []
    clauses = [c for c in re.split(r"[，。；：！？\n]", text[max(0, start - _FAR) : start]) if c.strip()]
    items = [_ANNOUNCED.sub("", item).strip() for item in _SEPARATOR.split(clauses[-1])] if clauses else []
    if items:
        items[-1] = _SUMMED_UP.sub("", items[-1])
    return items if len(items) == count and all(1 < len(item) <= 20 for item in items) else []


def repeated_for(text: str, clause_start: int, quantity: Quantity) -> list[str]:
    """The names that a single number after 分别 holds for each: 福建和江西分别新增6家."""
    mark = text.rfind("分别", clause_start, quantity.start)
    if mark < 0 or mark - clause_start > 40:
        return []
    names = text[clause_start:mark].strip(" ，其中：:")
    items = [item.strip() for item in _SEPARATOR.split(names)]
    return items if 2 <= len(items) <= 6 and all(1 < len(item) <= 12 for item in items) else []


def follows(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether nothing but a comma or 和 stands between two numbers."""
    return bool(_between().fullmatch(text, first.end, second.start))


@vocabularies.derived
def _between() -> re.Pattern[str]:
    """What parts the members of a list of numbers; each may say anew which way it went: 增长10%、5%和下降2%."""
    growth = vocabularies.load("statistics")["growth"]
    moved = vocabularies.any_of([word for word in (*growth["up"], *growth["down"]) if len(word) > 1])
    return re.compile(rf"[\s、，和与及以]{{1,3}}|\s?[/:：∶]\s?|[、和与及](?:同比|环比)?(?:{moved})")


def runs_of(text: str, quantities: list[Quantity]) -> list[list[Quantity]]:
    """Numbers that follow each other with nothing but a comma or 和 between."""
    runs: list[list[Quantity]] = []
    for quantity in quantities:
        if runs and follows(text, runs[-1][-1], quantity):
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return runs


def _years(text: str, periods: list[Period], start: int, mark: int, count: int) -> list[Period]:
    inside = [p for p in periods if start <= p.start < mark and p.iso]
    if len(inside) >= count and all(p.iso and len(p.iso) == 4 for p in inside[-count:]):
        return inside[-count:]
    listed = all(_AND.fullmatch(text, a.end, b.start) for a, b in pairwise(inside[-count:]))
    if listed and len(inside) >= count and all(p.kind != "duration" for p in inside[-count:]):
        return inside[-count:]
    last = inside[-1] if inside else None
    years = [year_of_run(last, place, count) for place in range(count)]
    return [year for year in years if year is not None and year is not last]


def year_of_run(period: Period | None, place: int, count: int) -> Period | None:
    """The year of one of several numbers that a span of as many years is told of; any other period stays."""
    span = _YEARS.fullmatch(period.iso or "") if period is not None else None
    if period is None or span is None or count < 2 or int(span[2]) - int(span[1]) + 1 != count:
        return period
    year = f"{int(span[1]) + place}"
    return replace(period, iso=year, kind="point", relation="in", inferred=True, resolved_from=period.text)


def end_of_span(period: Period | None, last: bool | None) -> Period | None:
    """Of a span of years over which something moved from one number to another, the first year or the last."""
    span = _YEARS.fullmatch(period.iso or "") if period is not None and last is not None else None
    if period is None or span is None:
        return period
    return replace(
        period,
        iso=span[2 if last else 1],
        kind="point",
        relation="in",
        inferred=True,
        resolved_from=period.text,
    )


def _reported(text: str, mark: int, run: list[Quantity], reporting: Sequence[str]) -> list[Period]:
    """报告期各期末，存货分别为 …: the periods of which the document tells one number each."""
    said = list(_REPORTED.finditer(text, max(0, mark - _FAR), mark))
    if len(reporting) != len(run) or not said:
        return []
    words = said[-1]
    return [
        Period(
            words.start(),
            words.end(),
            words[0],
            isodates.last_of(iso) if words["end"] else iso,
            "point",
            "in",
            inferred=True,
            resolved_from=words[0],
        )
        for iso in reporting
    ]


def _grown(text: str, start: int, mark: int, run: list[Quantity], quantities: list[Quantity]) -> list[int]:
    """262起，披露金额513亿元，同比分别增长33.0%和29.3%: the places of as many numbers right before."""
    clause = max(start, text.rfind("，", start, mark) + 1)
    levels = [
        q.start
        for q in quantities
        if q.end <= clause and q.kind not in ("percent", "point", "multiple", "rank")
    ]
    growth = _GROWTH.search(text[clause : run[0].start]) and all(
        q.kind in ("percent", "point", "multiple") for q in run
    )
    return levels[-len(run) :] if growth and len(levels) >= len(run) else []


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether a number is told of something itself; those of 两个方面 and 前三位 are not."""
    return not quantity.rhetorical and text[quantity.start - 1 : quantity.start] != "前"


def _items(text: str, start: int, mark: int, count: int, quantities: list[Quantity]) -> list[str]:
    """The last `count` names listed before 分别; what all have in common behind the last stays with each.

    They stand in the clause of 分别 or in one before it that has no numbers itself.
    """
    end = mark
    for match in reversed([None, *_CLAUSE_END.finditer(text, start, mark)]):
        begin = match.end() if match else start
        if end < mark and any(begin <= q.start < end and _counts(text, q) for q in quantities):
            return []
        listed = text[begin:end]
        items = [item.strip() for item in listed.split("、")]
        if len(items) != count:
            items = [item.strip() for item in _SEPARATOR.split(listed)]
        if len(items) >= count:
            if end < mark and _FIRST_OF_LIST.search(text, end, mark):
                return [_ANNOUNCED.sub("", item).strip() for item in listed.split("、")[:count]]
            items = items[-count:]
            if end < mark:
                items[-1] = _PLACED.sub("", items[-1])
            regions = find_regions(items[-1])
            common = items[-1][regions[0].end :] if regions and regions[0].start == 0 else ""
            shared = metric_at_end().search(items[-1])
            while not common and shared is not None and shared.start() > 1:
                items[-1] = items[-1][: shared.start()]  # 造船、修船利润总额: the metric is of each
                shared = metric_at_end().search(items[-1])
            if first := _ORDINALS.fullmatch(items[0]):
                # 第一、二、三产业
                return [f"第{item}{items[-1][1:]}" for item in (first[1], *items[1:-1], items[-1][:1])]
            return [*(f"{item}{common}" for item in items[:-1]), items[-1]]
        if initials := re.search(_INITIALS.format(count), listed):
            return [f"{name}{initials[2]}{initials[3]}" for name in initials[1]]
        end = match.start() if match else start
    return []
