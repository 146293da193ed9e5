"""Which kinds of number stand under which in a text, learned from how its lists begin again and go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extract.records.policies.marks import RANK, Mark


def learned_ranks(marks: Iterable[Mark]) -> dict[str, int]:
    """A rank for every kind, the outermost lowest.

    A list that begins again at 1 whenever another goes on stands under that one. Where two go on past each
    other, such as articles numbered through the headings 一、 and 二、, the one that comes first is above. What
    a text doesn't show is as it mostly is (`RANK`).
    """
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
        place = max((i + 1 for i, known in enumerate(order) if _above(known, kind, again, on)), default=0)
        order.insert(place, kind)
    ranks = {kind: 2 * place for place, kind in enumerate(order)}
    return {**{kind: rank + 2 * len(order) for kind, rank in RANK.items()}, **ranks}


def _above(earlier: str, later: str, again: Counter[tuple[str, str]], on: Counter[tuple[str, str]]) -> bool:
    """Of two kinds, in the order in which they first appear, the first holds the second."""
    restarts = again[later, earlier] - again[earlier, later]
    if restarts:
        return restarts > 0
    if on[earlier, later] and on[later, earlier]:
        return True
    return RANK[earlier] < RANK[later]
