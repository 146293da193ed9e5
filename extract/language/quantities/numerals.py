"""Numerals: 15.84, 7,841.12, 三千八百万, 叁佰万, 数千, 十几, 三五 as a mantissa and a power of ten.

A number stays two integers until the very end, so that 1.586 万亿 is exactly 1586000000000, and the place
of the last printed digit, which says how precise the source is, is never lost.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_DIGIT_SHAPES = ("零〇○", "一壹", "二两贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_DIGIT = {shape: value for value, shapes in enumerate(_DIGIT_SHAPES) for shape in shapes}
_SIMPLE = str.maketrans("拾佰仟萬億〇○", "十百千万亿零零")
_POWER = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}

CAPITAL_DIGITS = "壹贰貳叁參肆伍陆陸柒捌玖"
CAPITALS = CAPITAL_DIGITS + "零〇拾佰仟万萬亿億"

LONGEST = 40
"""Characters of the longest numeral: what is longer is text, however it looks."""

_D = "[" + "".join(_DIGIT_SHAPES[1:]) + "]"
_SECTION = re.compile(rf"(?:({_D}?)千)?零?(?:({_D}?)百)?零?(?:({_D}?)十)?零?({_D}?)")
_PAIR = re.compile(r"(.*?)(一两|一二|二三|两三|三四|三五|四五|五六|六七|七八|八九)([十百千万亿]*)")
_A_FEW_MORE = re.compile(r"([一二两三四五六七八九]?十)几([百千万亿]*)")


class Numeral(NamedTuple):
    """mantissa * 10**exponent; `upper` is the other end, in the same power, of 数亿 and 三五个."""

    mantissa: int
    exponent: int = 0
    upper: int | None = None
    vague: Literal["several", "range"] | None = None
    round: bool = False
    """Made of multiplying characters only (百万, 亿, 数十): often part of a word, so it needs company."""


def scaled(mantissa: int, exponent: int) -> float:
    """mantissa * 10**exponent, correctly rounded."""
    return float(mantissa * 10**exponent) if exponent >= 0 else mantissa / 10**-exponent


def arabic(text: str) -> Numeral:
    """A number in digits, with or without thousands separators and a decimal point."""
    whole, _, decimals = text.partition(".")
    if not whole.isdigit():
        whole = "".join(filter(str.isdigit, whole))
    if decimals and not decimals.isdigit():
        decimals = "".join(filter(str.isdigit, decimals))
    return Numeral(int(whole + decimals), -len(decimals))


def chinese(text: str) -> Numeral | None:
    """A Chinese numeral, also in capitals, or None where the characters do not make a number."""
    if len(text) > LONGEST:
        return None
    text = text.translate(_SIMPLE)
    if "点" in text:
        return _decimal(text)
    if text[0] in "数几":
        power = trailing_power(text[1:])
        if power is None:
            return None
        return Numeral(1, power, 10, "several", round=power > 0)
    if "几" in text:
        few = _A_FEW_MORE.fullmatch(text)
        power = trailing_power(few[2]) if few else None
        tens = _section(few[1]) if few else None
        if tens is None or power is None:
            return None
        return Numeral(tens, power, tens + 10, "several")
    power = trailing_power(text)
    if power is not None and text != "十":
        return Numeral(1, power, round=True)
    found = _strict(text)
    if found is not None:
        return Numeral(found[0] // 10 ** found[1], found[1])
    pair = _PAIR.fullmatch(text)
    if pair is None:
        return None
    before, ones, after = pair.groups()
    low, high = _strict(before + ones[0] + after), _strict(before + ones[1] + after)
    if low is None or high is None:
        return None
    exponent = min(low[1], high[1])
    return Numeral(low[0] // 10**exponent, exponent, high[0] // 10**exponent, "range")


def _decimal(text: str) -> Numeral | None:
    """三点五亿, 三十五点零二."""
    whole, _, rest = text.partition("点")
    decimals = rest.rstrip("万亿")
    above, power = _section(whole), trailing_power(rest[len(decimals) :])
    if (
        above is None
        or power is None
        or not decimals
        or any(character not in _DIGIT for character in decimals)
    ):
        return None
    below = int("".join(str(_DIGIT[character]) for character in decimals))
    return Numeral(above * 10 ** len(decimals) + below, power - len(decimals))


def digit_by_digit(text: str) -> Numeral | None:
    """Digits told one by one: 八五 is 85."""
    if not all(character in _DIGIT for character in text):
        return None
    return Numeral(int("".join(str(_DIGIT[character]) for character in text)))


def trailing_power(text: str) -> int | None:
    """The power of ten that 千万, 十 or 百亿 stand for, 0 for nothing, None for what is no such word."""
    power = previous = 0
    for character in text:
        step = _POWER.get(character)
        if step is None or step < previous or step == previous != 4:
            return None
        power += step
        previous = step
    return power


def multiplier(text: str) -> int:
    """The power of ten of the multiplying characters with which a numeral ends: 7 for 三千万."""
    end = len(text)
    while end and text[end - 1] in _POWER:
        end -= 1
    return trailing_power(text[end:]) or 0


def _strict(text: str) -> tuple[int, int] | None:
    """Value of a well-formed numeral and the place of its last digit; 三百五十万 is told like 350 万."""
    for character in "兆亿万":
        head, found, tail = text.rpartition(character)
        if not found:
            continue
        power = _POWER[character]
        above = _strict(head) if head else (1, 0)
        if above is None or not above[0]:
            return None
        value, place = above[0] * 10**power, above[1] + power
        if not tail:
            return value, place
        if tail in _DIGIT:  # 一万二 is 12,000
            return value + _DIGIT[tail] * 10 ** (power - 1), power - 1
        said = tail.removeprefix("零") or tail  # 亿零一千: the 万 between are none
        below = None if said[0] in "百千万" else _strict(said)
        if below is None or below[0] >= 10**power:
            return None
        return value + below[0], max(below[1], multiplier(tail))
    section = _section(text)
    return None if section is None else (section, 0)


def _section(text: str) -> int | None:
    """A numeral below ten thousand."""
    if text == "零":
        return 0
    parts = _SECTION.fullmatch(text)
    if parts is None:
        return None
    thousands, hundreds, tens, ones = parts.groups()
    if (thousands == "" and len(text) > 1) or (hundreds == "" and len(text) > 1):
        return None  # 千百, 百二: the digit before 千 and 百 is said
    value: int = sum(
        (_DIGIT[digit] if digit else 1) * 10**power
        for digit, power in ((thousands, 3), (hundreds, 2), (tens, 1))
        if digit is not None
    )
    if ones:
        follows = text[-2:-1]
        value += _DIGIT[ones] * (10 ** (_POWER[follows] - 1) if follows in ("百", "千") else 1)
    elif text.endswith("零"):
        return None
    return value
