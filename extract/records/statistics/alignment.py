"""分别: several numbers for several things named before, in the same order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.language.periods import Period, isodates
from extract.language.quantities import Quantity
from extract.language.regions import find_regions
from extract.records.statistics.words import metric_at_end

_SEPARATOR = re.compile(r"、|(?<=[\u4e00-\u9fffA-Za-z）)])(?:和|与|及|以及)(?=[\u4e00-\u9fffA-Za-z“])")
_CLAUSE_END = re.compile(r"[，。；：！？\n]")
_BETWEEN = re.compile(r"[\s、，和与及以]{1,3}")
_AND = re.compile(r"\s*(?:、|和|及|与|以及|,)\s*")
_REPORTED = re.compile(
    r"(?:报告期(?:内|各期|各年)?|各期|各年|最近[三两二]年(?:及一期)?(?:各期)?)(?P<end>末)?"
)
_GROWTH = re.compile(r"同比|环比|较|比上年|增长|下降|提高|减少|增加|上升")
_RESPECTIVELY = "分别"


@dataclass(frozen=True, slots=True)
class Aligned:
    """What one number of several belongs to."""

    item: str
    is_metric: bool
    period: Period | None = None
    of: int | None = None
    """The place of the number that it is the growth of."""


def aligned(
    text: str,
    start: int,
    quantities: list[Quantity],
    periods: list[Period],
    reporting: Sequence[str] = (),
) -> dict[int, Aligned]:
    """For the place of each number of a list after 分别 in a clause: the thing, metric or year it belongs to.

    `start` is where the sentence begins; `quantities` are the numbers of the clause; `reporting` are the periods that
    the document means by 报告期各期.
    """
    runs = [run for run in runs_of(text, quantities) if len(run) > 1]
    found: dict[int, Aligned] = {}
    for run in runs:
        mark = text.rfind(_RESPECTIVELY, start, run[0].start)
        if mark < 0:
            continue
        years = _years(text, periods, start, mark, len(run))
        if years:
            found |= {q.start: Aligned("", False, year) for q, year in zip(run, years, strict=True)}
            continue
        own = max((m.end() for m in _CLAUSE_END.finditer(text, start, mark)), default=start)
        items = _items(text, own, mark, len(run), quantities)
        reported = _reported(text, mark, run, reporting) if not items else []
        if reported:
            found |= {q.start: Aligned("", False, period) for q, period in zip(run, reported, strict=True)}
            continue
        items = items or _items(text, start, mark, len(run), quantities)
        if items:
            metrics = all(metric_at_end().fullmatch(item) for item in items)
            found |= {q.start: Aligned(item, metrics) for q, item in zip(run, items, strict=True)}
            continue
        grown = _grown(text, start, mark, run, quantities)
        found |= {q.start: Aligned("", False, of=of) for q, of in zip(run, grown, strict=False)}
    return found


def repeated_for(text: str, clause_start: int, quantity: Quantity) -> list[str]:
    """The names that a single number after 分别 holds for each: 浙江和北京分别新增9家."""
    mark = text.rfind(_RESPECTIVELY, clause_start, quantity.start)
    if mark < 0 or mark - clause_start > 40:
        return []
    names = text[clause_start:mark].strip(" ，其中：:")
    items = [item.strip() for item in _SEPARATOR.split(names)]
    return items if 2 <= len(items) <= 6 and all(1 < len(item) <= 12 for item in items) else []


def follows(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether nothing but a comma or 和 stands between two numbers."""
    return bool(_BETWEEN.fullmatch(text, first.end, second.start))


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
    if inside and inside[-1].iso and re.fullmatch(r"\d{4}/\d{4}", inside[-1].iso):
        first, last = (int(y) for y in inside[-1].iso.split("/"))
        if last - first + 1 == count:
            span = inside[-1]
            return [
                Period(
                    span.start,
                    span.end,
                    span.text,
                    str(year),
                    "point",
                    "in",
                    inferred=True,
                    resolved_from=span.text,
                )
                for year in range(first, last + 1)
            ]
    return []


def _reported(text: str, mark: int, run: list[Quantity], reporting: Sequence[str]) -> list[Period]:
    """报告期各期末，存货分别为 …: the periods of which the document tells one number each."""
    said = list(_REPORTED.finditer(text, 0, mark))
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


def _items(text: str, start: int, mark: int, count: int, quantities: list[Quantity]) -> list[str]:
    """The last `count` names listed before 分别; what all have in common behind the last stays with each.

    They stand in the clause of 分别 or in one before it that has no numbers itself.
    """
    end = mark
    for match in reversed([None, *_CLAUSE_END.finditer(text, start, mark)]):
        begin = match.end() if match else start
        if end < mark and any(begin <= q.start < end and not q.rhetorical for q in quantities):
            return []
        items = [item.strip() for item in _SEPARATOR.split(text[begin:end])]
        if len(items) >= count:
            items = items[-count:]
            regions = find_regions(items[-1])
            common = items[-1][regions[0].end :] if regions and regions[0].start == 0 else ""
            return [*(f"{item}{common}" for item in items[:-1]), items[-1]]
        end = match.start() if match else start
    return []
