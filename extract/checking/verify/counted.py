"""How many there are of what a sentence lists by name: 由甲、乙、丙跟投 bears out 三家跟投."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.compare import hold
from extract.checking.verify.held import Held
from extract.checking.verify.judge import Decision
from extract.checking.verify.numbers import Match
from extract.checking.verify.statement import CLAUSE, OWN, Layer, Statement
from extract.checking.verify.words import counter_class

_CLAUSE = re.compile(r"[^，。；：]+")
_MEMBER = re.compile(r"、|以及|(?<=[\u4e00-\u9fffA-Za-z)）])[和与及](?=[\u4e00-\u9fffA-Za-z])")
_NAMED = frozenset({"organization", "person"})
"""What is listed by name."""
_LISTS = "、"
_MOST = 30
"""No claim counts longer lists."""


def count(asked: Asked, wholes: Sequence[Statement], names_in: NamesIn) -> Decision | None:
    """The decision on a number of firms, people or things that a sentence lists and does not count; None where none does."""
    quantity = asked.statement.quantity
    if quantity is None or quantity.kind != "count" or quantity.qualifier != "exact":
        return None
    if quantity.value is None or not 2 <= quantity.value <= _MOST or quantity.value % 1:
        return None
    for whole in wholes:
        for clause, members in _lists(whole):
            if members != quantity.value:
                continue
            statement = replace(
                whole,
                value=quantity,
                layers=[Layer(OWN, clause), Layer(CLAUSE, whole.own), *whole.layers[1:]],
            )
            held = hold(asked, statement, names_in)
            if held is not None and held.match is Match.EQUAL and _says_so(held):
                return Decision("supported", held)
    return None


def _lists(whole: Statement) -> Iterator[tuple[str, int]]:
    """The clauses of a sentence that list something, and how many members each list has."""
    if whole.row is not None:
        return
    for clause in _CLAUSE.findall(whole.own):
        marks = [mark[0] for mark in _MEMBER.finditer(clause)]
        if _LISTS in marks:
            marks = marks[marks.index(_LISTS) :]  # 甲和乙 in front of a list are no members of it
            last = len(marks) - marks[::-1].index(_LISTS)
            yield clause, 1 + min(last + 1, len(marks))


def _says_so(held: Held) -> bool:
    """Whether the clause of the list has what the claim says of those that it counts; members that the claim doesn't name are no others."""
    if all(name.forms[0] in held.depths for name in held.asked.names):
        held.different = [slot for slot in held.different if slot != "name"]
    if counter_class(held.asked.statement.quantity.unit) in _NAMED:  # type: ignore[union-attr]
        # That they are 机构 their names tell.
        held.left = [word for word in held.left if word not in held.asked.counted]
    return held.accounted and not held.left and OWN in held.depths.values()
