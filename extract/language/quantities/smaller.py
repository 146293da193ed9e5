"""The smaller part that follows a unit: 12元5角, 伍角叁分, 三成半, 七成六; and 85折, which is 8.5 tenths."""

from __future__ import annotations

import re

from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import Numeral, chinese

_DIGIT = "[1-9一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖]"
_CHANGE = re.compile(
    rf"[零〇]?(?:({_DIGIT})角(?:[零〇]?({_DIGIT})分(?![之])钱?)?|({_DIGIT})分(?![之])钱?)[整正]?"
)
_TENTH = re.compile(
    r"(半)(?![导径成岛球身途程])|([一二三四五六七八九])(?![\u4e00-\u9fff]|分)|([一二三四五六七八九])(?=[的以左上和与或、])"
)


def read_smaller(text: str, mention: Mention) -> None:
    """Take in the smaller part where one follows."""
    unit = mention.unit
    if unit is None or mention.inside is not None:
        return
    if unit.kind == "money" and unit.name.endswith("元") and text[mention.end - 1] in "元圆":
        _read_change(text, mention)
    elif text[mention.end - 1] == "成":
        _read_tenth(text, mention)
    elif text[mention.end - 1] == "折" and mention.numeral.mantissa > 10 and not mention.numeral.exponent:
        mention.numeral = Numeral(mention.numeral.mantissa, -1)


def _read_change(text: str, mention: Mention) -> None:
    change = _CHANGE.match(text, mention.end)
    numeral = mention.numeral
    if change is None or numeral.vague or numeral.exponent + mention.power < 0:
        return
    cents = 10 * _digit(change[1]) + _digit(change[2] or change[3])
    whole = numeral.mantissa * 10 ** (numeral.exponent + mention.power)
    mention.numeral = (
        Numeral(whole * 100 + cents, -2) if cents % 10 else Numeral(whole * 10 + cents // 10, -1)
    )
    mention.power, mention.end = 0, change.end()
    mention.full_end = max(mention.full_end, mention.end)


def _read_tenth(text: str, mention: Mention) -> None:
    tenth = _TENTH.match(text, mention.end)
    numeral = mention.numeral
    if tenth is None or numeral.vague or numeral.exponent:
        return
    mention.numeral = Numeral(numeral.mantissa * 10 + (5 if tenth[1] else _digit(tenth[2] or tenth[3])), -1)
    mention.end = mention.full_end = tenth.end()


def _digit(character: str | None) -> int:
    if not character:
        return 0
    if character.isdigit() and character.isascii():
        return int(character)
    numeral = chinese(character)
    return numeral.mantissa if numeral else 0
