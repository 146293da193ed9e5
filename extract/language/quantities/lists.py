"""Lists and ranges: 2-4亿元, 8%到10%, 5.44亿、4.69亿和9.75亿人, 不低于3亿元且不超过3.6亿元."""

from __future__ import annotations

from extract.language import vocabularies
from extract.language.quantities.look_alikes import is_year_like
from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import Numeral, multiplier
from extract.language.quantities.units import Unit

_RANGE = frozenset({"-", "－", "—", "——", "–", "―", "−", "~", "～", "〜", "∼", "至", "到", "--"})
_LIST = frozenset({"、", "和", "与", "及", "以及", "或", "或者"})
_BETWEEN = frozenset({"和", "与"})
_AND_NOT_ABOVE = frozenset({"且", ",且", "，且", "、且", "并", "，", ",", "但", "，但", "而"})
# 从 3 家到 5 家 is a change, not a range
_FROM = ("从", "由")
_LINE_STARTS = frozenset("\n。；;（(")


def joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Members of ranges made one, members of lists given the unit that stands only at the last."""
    if len(mentions) < 2:
        return mentions
    after_range: tuple[str, ...] = tuple(vocabularies.load("qualifiers")["after_range"])
    kept: list[Mention] = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        following = kept[-1]
        distance = following.full_start - mention.full_end
        if 0 < distance <= 6:
            gap = text[mention.full_end : following.full_start].strip()
            if gap in _RANGE and _join_range(text, mention, following, after_range):
                kept[-1] = mention
                continue
            if gap in _BETWEEN and text.startswith("之间", following.full_end) and _join_range(text, mention, following, after_range):
                kept[-1] = mention
                continue
            if gap in _AND_NOT_ABOVE and _join_bounds(mention, following):
                kept[-1] = mention
                continue
            if gap in _LIST:
                _share(text, mention, following)
        kept.append(mention)
    kept.reverse()
    _spread_qualifiers(text, kept)
    return kept


def _join_range(text: str, lower: Mention, upper: Mention, after_range: tuple[str, ...]) -> bool:
    """Make the lower member a range up to the upper one, if the two belong together."""
    if upper.top is not None or lower.top is not None or upper.before or upper.currency or lower.after:
        return False
    if upper.unit is None and not upper.power and not upper.large and not upper.company and not upper.currency:
        return False
    if lower.unit is not None and (upper.unit is None or lower.unit.name != upper.unit.name):
        return False
    if lower.numeral.vague or upper.numeral.vague == "several":
        return False
    spread = text.startswith(after_range, upper.full_end)
    if not spread and text[lower.full_start - 1 : lower.full_start] in _FROM and lower.full_start:
        return False
    unit, power = lower.unit, lower.power
    shared = lower.shared
    if unit is None:
        if is_year_like(lower.numeral) and not power:
            return False
        unit = upper.unit
        shared = True
        if not lower.large and not power:
            power = _lent_power(text, lower, upper)
    before = lower.unit, lower.power
    lower.unit, lower.power = unit, power
    if lower.value >= upper.value:
        lower.unit, lower.power = before
        return False
    lower.shared = shared
    lower.top = upper
    lower.end = upper.end
    lower.full_end = upper.full_end
    lower.after = upper.after
    lower.inside = None
    lower.rhetorical = False
    lower.deadline_only = upper.deadline_only
    if spread:
        word = next(word for word in after_range if text.startswith(word, upper.full_end))
        lower.full_end += len(word)
    return True


def _lent_power(text: str, lower: Mention, upper: Mention) -> int:
    """万 of 5000-10000万 holds for both, and 亿 of 2-4亿, but not 万 of 500-1万."""
    power = upper.power if upper.script == "arabic" else multiplier(_digits(text, upper))
    bare = Numeral(lower.numeral.mantissa, lower.numeral.exponent)
    if bare.mantissa * 10.0 ** (bare.exponent + power) < upper.value:
        return power
    return 0


def _digits(text: str, mention: Mention) -> str:
    """The Chinese numeral at the beginning of a mention."""
    end = mention.start
    while end < mention.end and text[end] in "零〇一二两三四五六七八九十百千万亿":
        end += 1
    return text[mention.start : end]


def _join_bounds(lower: Mention, upper: Mention) -> bool:
    """不低于3亿元且不超过3.6亿元 is one range."""
    if upper.top is not None or lower.top is not None or not lower.before or not upper.before:
        return False
    if lower.before[0] not in ("at_least", "more_than") or upper.before[0] not in ("at_most", "less_than"):
        return False
    if lower.unit is None or upper.unit is None or lower.unit.name != upper.unit.name or lower.value >= upper.value:
        return False
    lower.top, lower.end, lower.full_end = upper, upper.end, upper.full_end
    return True


def _share(text: str, member: Mention, following: Mention) -> None:
    """Give a member of a list the unit of the one after it."""
    unit = following.unit
    if unit is None or member.unit is not None or member.after or member.script == "word":
        return
    if unit.kind == "rank" or following.top is not None and following.shared is False and not _plain(unit):
        return
    if member.script == "chinese" and not member.large:
        return
    if not member.large:
        if is_year_like(member.numeral) or _is_enumerator(text, member):
            return
        if not member.power and following.power and not following.rhetorical:
            member.power = following.power
    member.unit = unit
    member.shared = True


def _plain(unit: Unit) -> bool:
    return unit.kind in ("count", "money", "percent", "measure")


def _is_enumerator(text: str, member: Mention) -> bool:
    """The 2、 before 2、300 家企业 numbers a paragraph."""
    numeral = member.numeral
    if numeral.exponent or numeral.mantissa > 99 or text[member.end : member.end + 1] != "、":
        return False
    previous = text[: member.start].rstrip(" \u3000\t")[-1:]
    return not previous or previous in _LINE_STARTS


def _spread_qualifiers(text: str, mentions: list[Mention]) -> None:
    """分别给予最高30万元、50万元: 最高 holds for every member."""
    for member, following in zip(mentions, mentions[1:], strict=False):
        if not member.before or following.before or following.full_start - member.full_end > 2:
            continue
        if text[member.full_end : following.full_start].strip() not in _LIST:
            continue
        if member.unit is None or following.unit is None or member.unit.name != following.unit.name:
            continue
        if following.after is None and "分别" in text[max(0, member.full_start - 14) : member.start]:
            following.before = member.before
