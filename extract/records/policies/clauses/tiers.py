"""Lists whose members each get a sum of their own: 国家级、省级平台分别给予120万元、70万元."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LIST = re.compile(r"、|和|或者?|以及|及|与")
_EDGE = re.compile(r"的|为|获评?|入选|获得|达到?|突破|超过|认定为|通过|取得|被|评为|、|，|对于?|新引进|引进")
_BREAK = re.compile(r"[，,：:]")
_NUMBER_BEFORE = re.compile(r"[￥％＃]+□*$")
_NUMBER_BEHIND = re.compile(r"[￥％＃]+")
_LONGEST_MEMBER = 30


def member_of(plain: str, place: int, count: int) -> list[tuple[int, int]] | None:
    """Of 首次突破2亿元、8亿元的企业 or 国家级、省级平台 the slices for one member, with what all share."""
    marks = list(_LIST.finditer(plain))
    runs = [marks[i : i + count - 1] for i in range(len(marks) - count + 2)] if count > 1 else []
    lists = [found for run in runs if (found := _slices(plain, run))]
    best = [found for found in lists if found.alike] or (lists if len(lists) == len(runs) == 1 else [])
    if len(best) != 1:
        return None  # of more members than sums none is known to be meant
    slices = best[0].slices
    (left, _), (_, right), (a, b) = slices[0], slices[-1], slices[place]
    return [(0, left), (a, b), (right, len(plain))]


@dataclass(frozen=True, slots=True)
class _List:
    """The slices of the members of a list, and whether they look alike."""

    slices: list[tuple[int, int]]
    alike: bool


def _slices(plain: str, run: list[re.Match[str]]) -> _List | None:
    """The members between and around some marks of a list; None where they are no list."""
    inner = [(a.end(), b.start()) for a, b in pairwise(run)]
    if any(
        end - start > _LONGEST_MEMBER or _BREAK.search(plain, start, end) or end <= start
        for start, end in inner
    ):
        return None
    first, last = run[0].start(), run[-1].end()
    numbers = _NUMBER_BEFORE.search(plain[:first]), _NUMBER_BEHIND.match(plain, last)
    if numbers[0] and numbers[1]:
        return _List([(numbers[0].start(), first), *inner, (last, numbers[1].end())], True)
    floor = max((m.end() for m in _BREAK.finditer(plain, 0, first)), default=0)
    ceiling = next((m.start() for m in _BREAK.finditer(plain, last)), len(plain))
    edges = [m.end() for m in _EDGE.finditer(plain, floor, first)]
    left = edges[-1] if edges and edges[-1] < first else floor
    if first <= left or ceiling <= last:
        return None
    ending = plain[first - 1]
    width = max((end - start for start, end in inner), default=0)
    if inner and all(end - start == first - left for start, end in inner):
        right, alike = min(last + first - left, ceiling), True
    else:
        right = plain.find(ending, last, ceiling) + 1
        alike = right > 0
        if alike:
            width = max(width, right - last)
            left = first - width if first - left > width + 2 else left
    if not alike:
        that, etc = (plain.find(word, last, ceiling) for word in ("的", "等"))
        right = etc if etc > 0 else that if that > 0 else ceiling
    return _List([(left, first), *inner, (last, right)], alike) if right > last else None
