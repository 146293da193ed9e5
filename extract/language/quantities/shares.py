"""Parts and multiples said in words: 三分之一, 百分之三十, 1/4, 一半, 半年, 翻两番."""

from __future__ import annotations

import re

from extract.language.quantities.look_alikes import glued
from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import Numeral, arabic, chinese, trailing_power
from extract.language.quantities.surroundings import surroundings
from extract.language.quantities.text import character_before
from extract.language.quantities.units import Unit, unit_table

_PERCENT = Unit("%", "percent")
_ROUNDING = 0.25
"""How far from a hundred the parts of a whole may be, each rounded by itself."""
_TIMES = Unit("倍", "multiple")
_SLASHED = re.compile(r"([1-9])/([2-9]|10)(?![0-9/年月日.\-%])")
_CHAIN = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?(?: ?[:：∶] ?[0-9]{1,2}(?:\.[0-9]{1,2})?){2,}(?![0-9.])")
_LONGEST_CHAIN = 40
_PART_OF = frozenset("占的比约近")
# 上半年 and 后半年 are parts of a year
_NOT_HALF_AFTER = frozenset("上下前后多大小")


def read_fraction(text: str, match: re.Match[str]) -> Mention | None:
    """三分之一, 百分之三十, 千分之五: a percentage."""
    whole = match[0].partition("分之")[0]
    numerator = match["numerator"]
    above = arabic(numerator) if numerator[0].isdigit() else chinese(numerator)
    below = chinese(whole)
    if above is None or below is None:
        return None
    power = trailing_power(whole)
    precision = None
    if power is not None:
        numeral = Numeral(above.mantissa, above.exponent + 2 - power, above.upper, above.vague)
    else:  # nothing is printed of 33.333 %, so three figures of it are taken as meant
        percent = 100 * above.mantissa / below.mantissa * 10.0 ** (above.exponent - below.exponent)
        numeral, precision = Numeral(round(percent * 1000), -3), 0.05
    mention = Mention(match.start(), match.end(), numeral, "word", unit=_PERCENT, precision=precision)
    surroundings().read(text, mention)
    return mention


def read_slashed(text: str, start: int) -> Mention | None:
    """1/4 where the words before it speak of a part: 占比为 1/4, 超过 1/3."""
    fraction = _SLASHED.match(text, start)
    if fraction is None or glued(text, start):
        return None
    above, below = int(fraction[1]), int(fraction[2])
    if above >= below:
        return None
    numeral = Numeral(round(100_000 * above / below), -3)
    mention = Mention(*fraction.span(), numeral, "word", unit=_PERCENT, precision=0.05)
    surroundings().read(text, mention)
    announced = character_before(text, mention.full_start) in _PART_OF
    return mention if announced or mention.before or mention.company else None


def read_part(text: str, match: re.Match[str]) -> Mention | None:
    """One of several that make up a hundred: 结构比为 6.9：40.1：53.0."""
    start, end = match.span()
    ahead = text[max(0, start - _LONGEST_CHAIN) : start]
    chain = _CHAIN.match(text, len(ahead.rstrip("0123456789. :：∶")) + start - len(ahead))
    if chain is None or chain.end() < end:
        return None
    if abs(sum(map(float, re.findall(r"[0-9.]+", chain[0]))) - 100) > _ROUNDING:
        return None
    return Mention(start, end, arabic(match[0]), "word", unit=_PERCENT, company=True)


def read_half(text: str, match: re.Match[str]) -> Mention | None:
    """半数, 过半; and of time 半年."""
    start = match.start()
    if match["half"] in ("数", ""):
        return read_half_of_all(text, match)
    found = unit_table().at(text, start + 1)
    if found is None or text[start - 1 : start] in _NOT_HALF_AFTER or text.startswith("多", found[1]):
        return None  # 半个多世纪
    mention = Mention(start, found[1], Numeral(5, -1), "word", unit=found[0], precision=0.25)
    surroundings().read(text, mention)
    return mention


def read_half_of_all(text: str, match: re.Match[str]) -> Mention:
    """一半, 半数, 过半."""
    mention = Mention(match.start(), match.end(), Numeral(50), "word", unit=_PERCENT, precision=5.0)
    surroundings().read(text, mention, round_number=True)
    if mention.after == "at_least":  # 一半以上 is more than half
        mention.after = "more_than"
    return mention


def read_doubled(text: str, match: re.Match[str]) -> Mention:
    """翻一番 is twice, 翻两番 four times."""
    times = match["times"]
    count = 1 if times is None else int(times) if times.isdigit() else (chinese(times) or Numeral(1)).mantissa
    mention = Mention(match.start(), match.end(), Numeral(2**count), "word", unit=_TIMES)
    surroundings().read(text, mention)
    if "近" in match[0]:
        mention.before = ("nearly",)
    return mention
