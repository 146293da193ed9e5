"""Ranges: 2-4亿元, 8%到10%, 三到五年, 5%和10%之间, 不低于3亿元且不超过3.6亿元."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.quantities.look_alikes import is_year_like
from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import multiplier, scaled

_TO = frozenset(("-", "－", "—", "——", "–", "―", "−", "~", "～", "〜", "∼", "至", "到", "--"))
_AND = frozenset(("和", "与"))
_AND_NOT_ABOVE = frozenset(("且", ",且", "，且", "、且", "并", "，", ",", "但", "，但", "而"))
# 从 3 家到 5 家 is a change, not a range
_FROM = ("从", "由")
_INCLUSIVE = re.compile("^[（(]含(?:本数)?[）)]")
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿")


def join_range(text: str, gap: str, lower: Mention, upper: Mention) -> bool:
    """Make the lower mention a range up to the upper one, if what stands between them makes them one."""
    if _INCLUSIVE.sub("", gap) in _AND_NOT_ABOVE:
        return _join_bounds(lower, upper)
    between = gap in _AND and text.startswith("之间", upper.full_end)
    if (not between and gap not in _TO) or not _belong_together(lower, upper):
        return False
    closing = next((word for word in _closing_words() if text.startswith(word, upper.full_end)), "")
    if not closing and text.startswith(_FROM, lower.full_start - 1) and lower.full_start:
        return False
    unit, power = lower.unit, lower.power
    if unit is None:
        lower.unit = upper.unit
        if not lower.large and not power:
            lower.power = _lent_power(text, lower, upper)
    if lower.value >= upper.value:
        lower.unit, lower.power = unit, power
        return False
    lower.shared = lower.shared or unit is None
    _close(lower, upper)
    lower.full_end += len(closing)
    lower.after, lower.inside, lower.rhetorical = upper.after, None, False
    lower.deadline_only = upper.deadline_only
    return True


def _belong_together(lower: Mention, upper: Mention) -> bool:
    if upper.top is not None or lower.top is not None or upper.before or upper.currency or lower.after:
        return False
    if lower.numeral.vague or upper.numeral.vague == "several":
        return False
    if lower.unit is not None:
        return upper.unit is not None and lower.unit.name == upper.unit.name
    if is_year_like(lower.numeral) and not lower.power:
        return False
    return upper.unit is not None or upper.large or upper.power > 0


def _lent_power(text: str, lower: Mention, upper: Mention) -> int:
    """万 of 5000-10000万 holds for both, and 亿 of 2-4亿, but not 万 of 500-1万."""
    power = upper.power if upper.script == "arabic" else multiplier(_numeral(text, upper))
    return power if scaled(lower.numeral.mantissa, lower.numeral.exponent + power) < upper.value else 0


def _numeral(text: str, mention: Mention) -> str:
    """The Chinese numeral with which a mention begins."""
    end = mention.start
    while end < mention.end and text[end] in _NUMERALS:
        end += 1
    return text[mention.start : end]


def _join_bounds(lower: Mention, upper: Mention) -> bool:
    """不低于3亿元且不超过3.6亿元 is one range."""
    if upper.top is not None or lower.top is not None or not lower.before or not upper.before:
        return False
    if lower.before[0] not in ("at_least", "more_than") or upper.before[0] not in ("at_most", "less_than"):
        return False
    if lower.unit is None or upper.unit is None or lower.unit.name != upper.unit.name:
        return False
    if lower.value >= upper.value:
        return False
    _close(lower, upper)
    return True


def _close(lower: Mention, upper: Mention) -> None:
    lower.top, lower.end, lower.full_end = upper, upper.end, upper.full_end


@vocabularies.derived
def _closing_words() -> tuple[str, ...]:
    return tuple(vocabularies.load("qualifiers")["after_range"])
