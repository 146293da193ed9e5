"""Whether another number denies a figure: what it is of, how much of the claim it has, and what it has nearer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.checking.verify.claim import NamesIn
from extract.checking.verify.held import Held, Key
from extract.checking.verify.numbers import Match, is_opposed
from extract.checking.verify.rivals import TableOf, rivalry
from extract.checking.verify.slots import fits, is_planned, relation_of
from extract.checking.verify.statement import CLAUSE, OWN, PARAGRAPH, SISTER, TITLE, Date, Statement
from extract.checking.verify.substitutes import narrows
from extract.checking.verify.words import Word, counter_class, nouns_of

_MOST = 3
"""One part of a claim may be missing for so many that are there, where a source gives another figure for the rest."""
_BEHIND = 10
"""So near behind a number stands what it counts."""


def is_nearer(one: Held, other: Held) -> bool:
    """Whether a number has all of the claim that another one has, as near, and some of it nearer or more."""
    pairs = [(one.depths.get(key, TITLE + depth), depth) for key, depth in other.depths.items()]
    more = len(one.depths) > len(other.depths) or any(a < b for a, b in pairs)
    return more and all(a <= b for a, b in pairs)


def outdoing(held: Held, others: Sequence[Held]) -> Held | None:
    """Of an equal number that lacks a word of the claim, the number beside it that has this word and all the others."""
    if not held.left or held.telling < _MOST - 1:
        return None
    for other in others:
        same_line = other.statement.page is held.statement.page and (
            other.statement.quote == held.statement.quote or other.statement.row is held.statement.row is None
        )
        if (
            other.match is Match.UNEQUAL
            and same_line
            and not other.different
            and not other.unsaid
            and len(other.left) * 2 <= other.telling
            and set(other.left) < set(held.left)
            and set(held.depths) < set(other.depths)
            and all(other.depths[key] <= CLAUSE for key in set(other.depths) - set(held.depths))
            and comparable(other)
        ):
            return other
    return None


def crossing(held: Held) -> Statement | None:
    """Of an equal number under another head, the cell of its row that stands under the one that the claim names."""
    if held.statement.row is None or not held.left or held.different or held.unsaid:
        return None
    here = [key for key, depth in held.depths.items() if depth == OWN and isinstance(key, Word)]
    named = bool(here) or any(depth == OWN for depth in held.depths.values())
    for sister in held.statement.sisters:
        if sister.row is None or sister.value is None or sister.quote != held.statement.quote:
            continue
        period, relation = held.asked.statement.period, held.asked.relation
        if relation is not None and relation_of(sister) != relation:
            continue
        if period is not None and (sister.period is None or not fits(period, sister.period)):
            continue
        if named and all(word.within(sister.own) for word in (*held.left, *here)):
            return sister
    return None


def is_outdone(held: Held, others: Sequence[Held]) -> bool:
    """Whether another number has all of the claim that this one has, and a word more."""
    return bool(held.left) and any(
        other.match is Match.UNEQUAL
        and other.fits
        and comparable(other)
        and len(other.left) < len(held.left)
        and set(held.depths) < set(other.depths)
        and (other.statement.row is None or _has_beside(other, set(other.depths) - set(held.depths)))
        for other in others
    )


def _has_beside(held: Held, keys: set[Key]) -> bool:
    """Whether what a cell has more than another stands in its own row or heads, and not in a caption alone."""
    return all(held.depths[key] < PARAGRAPH for key in keys)


def is_told(held: Held) -> bool:
    """Whether the sources have nearly all that the claim says: what is missing is little beside what is there."""
    missing = _missing(held)
    if missing and isinstance(held.asked.value, Date):
        return False  # 2028年底失效 is not denied by the day on which something begins
    asked, unsaid = held.asked, {*held.unsaid, *held.different}
    labels = bool(asked.rounds and "round" not in unsaid) + bool(asked.periods and "period" not in unsaid)
    return len(missing) * _MOST <= held.telling + labels and len(missing) * 2 <= held.near


def _missing(held: Held) -> list[object]:
    named = any(isinstance(key, str) and depth == OWN for key, depth in held.depths.items())
    denied = "".join(each.mine for each in held.instead)
    left = [
        word
        for word in held.left
        if word.kind != "generic" and (word.kind != "verb" or not named) and word.text not in denied
    ]
    return [*held.unsaid, *left]


def denies_most(held: Held, names_in: NamesIn, table_of: TableOf) -> bool:
    """Whether another number is of nearly all that the claim says."""
    if held.match is Match.EQUAL or held.different or not is_told(held):
        return False
    if held.asked.planned and held.statement.row is not None and not is_planned(held.statement):
        return False  # a forecast is not denied by what was
    if not _is_near(held) or any(word in held.asked.head for word in held.left):
        return False
    if (
        held.statement.row is not None
        and held.spare
        and any(
            PARAGRAPH <= depth < TITLE and not isinstance(key, str) and key.kind == "noun"
            for key, depth in held.depths.items()
        )
    ):
        return False  # it is of something of its own
    if narrows(held.left, held.asked.everything, held.statement):
        return False
    if held.near < _MOST and _has_another_head(held):
        return False
    return comparable(held) and rivalry(held, names_in, table_of) == "none"


def says_as_much(equal: Held, held: Held) -> bool:
    """Whether an equal number has as much of the claim beside it as another: then this one does not deny it."""
    if equal.different or not set(equal.unsaid) <= set(held.unsaid):
        return False
    return set(held.depths) <= set(equal.depths)


def denies(held: Held, names_in: NamesIn, table_of: TableOf) -> bool:
    """Whether another number is of all that the claim says, and of more of it than of anything else."""
    named = any(isinstance(key, str) and depth == OWN for key, depth in held.depths.items())
    left = [word for word in held.left if word.kind != "verb" or not named]
    if (
        held.match is Match.EQUAL
        or not held.fits
        or left
        or not _is_near(held)
        or len(held.spare) > held.near
    ):
        return False
    return not _has_another_head(held) and comparable(held) and rivalry(held, names_in, table_of) == "none"


def _is_near(held: Held) -> bool:
    """Whether a number has words of the claim beside it, or none of its own: 增加值 100 亿元，增长 3.3 %."""
    return held.near > 0 or not nouns_of(held.statement.own)


def _has_another_head(held: Held) -> bool:
    """Whether what the claim measures is told far from a number that has nouns of its own, in a row those of another thing."""
    if any(isinstance(key, str) and depth == OWN for key, depth in held.depths.items()):
        return False
    heads_far = any(held.depths.get(word, SISTER) > SISTER for word in held.asked.head)
    return heads_far and bool(nouns_of(held.statement.own) if held.statement.row is None else held.spare)


def comparable(held: Held) -> bool:
    """Whether two numbers count the same: 33 项 does not deny 六个."""
    one, other = held.asked.statement.quantity, held.statement.quantity
    if one is not None and other is not None and held.match is Match.UNEQUAL and is_opposed(one, other):
        return False
    if one is None or other is None or one.kind != "count" or other.kind != "count":
        return True
    page = held.statement.page
    behind = page.text[held.statement.end : held.statement.end + _BEHIND] if page is not None else ""
    behind = re.split(r"[\t\n，。；、]", behind)[0]
    if one.unit == other.unit or any(word.within(behind) for word in held.asked.head):
        return True
    return "any" not in (counter_class(one.unit), counter_class(other.unit))
