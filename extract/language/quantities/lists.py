"""Lists: the unit that stands only at the last member holds for all, as in 5.44亿、4.69亿和9.75亿人."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.language.quantities import look_alikes
from extract.language.quantities.look_alikes import is_year_like
from extract.language.quantities.mention import Mention
from extract.language.quantities.ranges import join_range
from extract.language.quantities.text import character_before

_AND = frozenset(("、", "和", "与", "及", "以及", "或", "或者"))
_LINE_STARTS = frozenset("\n。；;（(")
_MEMBER_BEFORE = re.compile(r"(?<![0-9.])[0-9][0-9.]*，$")
_WIDEST_GAP = 6
# How far before the first member 分别 is looked for
_RESPECTIVELY = 14


def joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with ranges made one and units shared."""
    if len(mentions) < 2:
        return mentions
    kept = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        following = kept[-1]
        if 0 < following.full_start - mention.full_end <= _WIDEST_GAP:
            gap = text[mention.full_end : following.full_start].strip()
            if join_range(text, gap, mention, following):
                kept[-1] = mention
                continue
            if gap in _AND or _is_list(text, gap, mention, following):
                _share_unit(text, mention, following)
        kept.append(mention)
    kept.reverse()
    for member, following in pairwise(kept):
        _share_qualifier(text, member, following)
    return kept


def _share_unit(text: str, member: Mention, following: Mention) -> None:
    """Give a member of a list the unit, and if it has none the magnitude, of the one after it."""
    unit = following.unit
    if unit is None or unit.kind == "rank" or member.unit is not None or member.after:
        return
    if not member.large:
        if is_year_like(member.numeral) or _is_enumerator(text, member):
            return
        if not member.power and not following.rhetorical:
            member.power = following.power
    member.unit = unit
    member.shared = True


def _is_list(text: str, gap: str, member: Mention, following: Mention) -> bool:
    """A slash or, from three members on, a full-width comma parts a list: 18.6/19.5/20.4亿元, 20，300，450万元."""
    if gap == "/":
        return following.unit is not None and look_alikes.slashed(text, following.start)
    longer = (
        following.shared or _MEMBER_BEFORE.search(text, max(0, member.start - 12), member.start) is not None
    )
    return gap == "，" and longer and following.start - member.end == 1


def _is_enumerator(text: str, member: Mention) -> bool:
    """The 2、 before 2、300 家企业 numbers a paragraph."""
    numeral = member.numeral
    if numeral.exponent or numeral.mantissa > 99 or text[member.end : member.end + 1] != "、":
        return False
    previous = character_before(text, member.start)
    return not previous or previous in _LINE_STARTS


def _share_qualifier(text: str, member: Mention, following: Mention) -> None:
    """分别给予最高35万元、55万元: 最高 holds for every member."""
    if not member.before or following.before or following.after is not None:
        return
    if (
        following.full_start - member.full_end > 2
        or text[member.full_end : following.full_start].strip() not in _AND
    ):
        return
    if member.unit is None or following.unit is None or member.unit.name != following.unit.name:
        return
    if "分别" in text[max(0, member.full_start - _RESPECTIVELY) : member.start] or member.spread:
        following.before, following.spread = member.before, True
