"""Lists that 分别 hands out: which number belongs to which thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.checking.verify.mentions import NamesIn, slice_at
from extract.language.periods import Period
from extract.language.quantities import Quantity
from extract.records.statistics.alignment import aligned, runs_of

_AND = re.compile(r"、|和|与|及|以及")
_VERB = 4
"""The first item has the verb in front: 转让给甲."""


@dataclass(frozen=True, slots=True)
class Member:
    """A number of such a list."""

    item: str
    """What it belongs to."""
    last: str
    """The last of the things listed, with what is said of all: 国际、国内首台储能装备."""
    noun: str
    """What stands behind the list: it is said of every member."""
    period: str | None = None
    partner: Quantity | None = None
    """The number that it belongs to: 10亿元、50亿元的企业，分别给予100万元、300万元."""
    is_condition: bool = False
    """It is the one of the two that says for whom the other holds."""


def respective(
    text: str,
    sentences: list[tuple[int, int]],
    clauses: list[tuple[int, int]],
    quantities: list[Quantity],
    periods: list[Period],
    names_in: NamesIn,
) -> dict[int, Member]:
    """The members of lists after 分别, by their place."""
    found: dict[int, Member] = {}
    for start, end in sentences:
        mark = text.find("分别", start, end)
        if mark < 0:
            continue
        inside = [q for q in quantities if start <= q.start < end]
        items = aligned(text, start, inside, periods)
        names = [text[n.start : n.end] for n in names_in(text) if start <= n.start and n.end <= mark]
        runs = [run for run in runs_of(text, inside) if len(run) > 1]
        for run in runs:
            if run[0].start < mark:
                found |= _handed_out(text, run, mark, slice_at(clauses, mark)[1])
                continue
            last = run[-1].end
            stop = min([slice_at(clauses, run[-1].start)[1], *(q.start for q in inside if q.start >= last)])
            begin = max([mark + 2, *(q.end for q in inside if q.end <= run[0].start)])
            noun = f"{text[begin : run[0].start]} {text[last:stop]}"
            before = [r for r in runs if r[-1].end <= mark and len(r) == len(run)]
            shared = items[run[-1].start].item if run[-1].start in items else ""
            for index, quantity in enumerate(run):
                item = items.get(quantity.start)
                if len(names) == len(run):
                    found[quantity.start] = Member(names[index], "", noun)
                elif item is not None and (item.item or item.period):
                    period = item.period.iso if item.period else None
                    found[quantity.start] = Member(item.item, shared, noun, period)
                elif before:
                    partner = before[-1][index]
                    found[quantity.start] = Member("", "", noun, partner=partner)
                    condition = text[partner.end : slice_at(clauses, partner.start)[1]]
                    found[partner.start] = Member("", "", condition, partner=quantity, is_condition=True)
                else:
                    # For each of some periods or parties that are named elsewhere: what comes before is said of all.
                    first = slice_at(clauses, run[0].start)[0]
                    found[quantity.start] = Member(text[first : run[0].start], "", noun)
    return found


def _handed_out(text: str, run: list[Quantity], mark: int, end: int) -> dict[int, Member]:
    """78%、11%、11% 的股权分别转让给甲、乙、丙: who gets what stands behind."""
    items = _AND.split(text[mark + 2 : end].strip(" 。；，;,"))
    if len(items) != len(run) or run[-1].end > mark:
        return {}
    said = f"{text[run[-1].end : mark]} {items[0][:_VERB]}"
    return {q.start: Member(item.strip(), "", said) for q, item in zip(run, items, strict=True)}
