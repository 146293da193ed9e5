"""The numbers that open the items of a policy: 第一章, 第一条, 一、, （一）, 1., （1）, ①, 一是, 方向1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extract.language.quantities.numerals import chinese
from extract.reading.layout.marks import numbering

_RANKS = (
    "part",
    "chapter",
    "section",
    "article",
    "cn",
    "cn_paren",
    "number",
    "decimal2",
    "letter_number",
    "decimal3",
    "named",
    "number_paren",
    "number_half",
    "circled",
    "letter",
    "letter_half",
    "point",
)
RANK = {kind: 2 * rank for rank, kind in enumerate(_RANKS)}
"""From the outermost kind of number to the innermost."""

_NAMED = re.compile(
    r"^(?:方向|专题|任务|措施|专项|类别|事项|政策|项目|支持方向|重点方向|课题|赛道)\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?=[\s:：、.．]|[\u4e00-\u9fffA-Z“《])"
)
_POINT = re.compile(r"^[一二三四五六七八九十]{1,2}是(?![否的])")
_VALUE = re.compile(r"[一二三四五六七八九十百零〇两]+|\d+")
_TRAILING = re.compile(r"[\s、．.:：]+$")
_BEGINS = re.compile(r"[\s、．.:：?？\u00a0\u3000]*")
# 一、二、三等奖 and 一、二级 are lists of ranks, not the first item of a list
_RANKS_LISTED = re.compile(r"^[一二三四五六七八九十]、[一二三四五六七八九十]\s*(?:[、和及]|[级类等档线])")
_CIRCLED = ((0x2460, 0x2473, 1), (0x2776, 0x277F, 1), (0x24EB, 0x24F4, 11))


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of a paragraph."""

    kind: str
    number: str
    """As printed, without the mark that sets it off: （一）, 第三条, 1."""
    value: int
    end: int
    """Where the words after it begin."""


def mark_of(text: str) -> Mark | None:
    """The number with which a paragraph begins."""
    named = _NAMED.match(text)
    if named:
        return _mark("named", named.group())
    point = _POINT.match(text)
    if point:
        return _mark("point", point.group())
    found = numbering(text)
    if found is None or found[0] not in RANK:
        return None
    kind, printed = found
    if kind == "cn" and _RANKS_LISTED.match(text):
        return None
    mark = _mark(kind, printed)
    begins = _BEGINS.match(text, len(printed))
    assert begins is not None
    return Mark(mark.kind, mark.number, mark.value, begins.end())


def _mark(kind: str, printed: str) -> Mark:
    number = "".join(_TRAILING.sub("", printed).split())
    return Mark(kind, number, value_of(number), len(printed))


def value_of(number: str) -> int:
    """What a number counts: 3 for 第三条, （3）, ③ and C."""
    for first, last, value in _CIRCLED:
        if first <= ord(number[0]) <= last:
            return ord(number[0]) - first + value
    letter = number.strip("（）()").upper()
    if len(letter) == 1 and letter.isascii() and letter.isalpha():
        return ord(letter) - ord("A") + 1
    digits = _VALUE.findall(number)
    if not digits:
        return 0
    last_digits: str = digits[-1]
    if last_digits.isdigit():
        return int(last_digits)
    numeral = chinese(last_digits)
    return numeral.mantissa * 10**numeral.exponent if numeral is not None else 0


def learned_ranks(marks: Iterable[Mark]) -> dict[str, int]:
    """A rank for every kind, the outermost lowest.

    A list that begins again at 1 whenever another goes on stands under that one. Where two go on past each
    other, such as articles numbered through the headings 一、 and 二、, the one with fewer members is above, or
    the one that comes first. What a text doesn't show is as it mostly is (`RANK`).
    """
    marks = list(marks)
    members = Counter(mark.kind for mark in marks)
    again: Counter[tuple[str, str]] = Counter()
    on: Counter[tuple[str, str]] = Counter()
    last: dict[str, int] = {}
    since: dict[str, set[str]] = {}
    for mark in marks:
        kind = mark.kind
        if kind in last:
            for other in since[kind]:
                if mark.value == 1:
                    again[kind, other] += 1
                elif mark.value == last[kind] + 1:
                    on[kind, other] += 1
        last[kind], since[kind] = mark.value, set()
        for other, kinds in since.items():
            if other != kind:
                kinds.add(kind)
    first = list(last)
    order: list[str] = []
    for kind in first:
        place = max(
            (i + 1 for i, known in enumerate(order) if _above(known, kind, again, on, members)), default=0
        )
        order.insert(place, kind)
    ranks = {kind: 2 * place for place, kind in enumerate(order)}
    return {**{kind: rank + 2 * len(order) for kind, rank in RANK.items()}, **ranks}


def _above(
    earlier: str,
    later: str,
    again: Counter[tuple[str, str]],
    on: Counter[tuple[str, str]],
    members: Counter[str],
) -> bool:
    """Of two kinds, in the order in which they first appear, the first holds the second."""
    if earlier == "number" and later.startswith("decimal"):
        return True  # 2.1 is of 2., whatever else is counted 1., 2.
    restarts = again[later, earlier] - again[earlier, later]
    if restarts:
        return restarts > 0
    if on[earlier, later] and on[later, earlier]:
        return members[earlier] <= members[later]
    return RANK[earlier] < RANK[later]
