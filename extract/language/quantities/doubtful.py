"""Candidates that are numbers only in the right company: 一家, 百万, 30日, a bare number."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.quantities.mention import Mention
from extract.language.quantities.text import character_before

_YEAR_AND_MONTH = re.compile(r"(?:19|20)[0-9]{2}\.(?:0[1-9]|1[0-2])")
_RATIO = re.compile(r"\s?[:：]\s?\d")
"""Behind a number that is one side of a ratio: 2.4：1."""
# 二 alone counts only with these; 二次, 二类, 二期 and 二级 are second, not two
_TWO_COUNTS = frozenset(("家", "名", "个", "项", "人", "件", "户"))
_HEADING_BEFORE = tuple("：:（(/／位币、，")
_HEADING_AFTER = tuple("）)/，,、。 \n")


def counts_as_one(mention: Mention) -> bool:
    """一家, 一次 and 一种 are rarely figures; 仅一家, 近一年 and 一倍 are."""
    unit = mention.unit
    if unit is None or unit.kind in ("point", "multiple") or mention.numeral.exponent < 0:
        return True
    if unit.name == "批":  # 突破一批
        return False
    return mention.singled_out or mention.after is not None or mention.inside is not None


def counts_as_two(mention: Mention) -> bool:
    """二年 and 二家 mean two; 二次 and 二类 mean the second."""
    unit = mention.unit
    return unit is None or unit.kind != "count" or unit.name in _TWO_COUNTS


def is_round_quantity(text: str, mention: Mention) -> bool:
    """百万, 千亿, 数十: a number, or part of a word or of a column heading such as 单位：百万元."""
    if mention.numeral.vague or mention.before or mention.inside:
        return True
    if mention.after == "about" and mention.company:
        return True
    unit = mention.unit
    digits = mention.end - mention.start - (len(unit.name) if unit else 0)
    if digits <= 1:
        return False
    if unit is None:
        return mention.company or text.startswith(_nouns_after_round(), mention.end)
    before, after = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    heading = (not before or before in _HEADING_BEFORE) and (not after or after in _HEADING_AFTER)
    return not heading or mention.after is not None


@vocabularies.derived
def _nouns_after_round() -> tuple[str, ...]:
    return tuple(vocabularies.load("qualifiers")["round_before"])


def is_deadline(text: str, mention: Mention) -> bool:
    """30日 is a length of time when a word says so: 30日内, 不少于 5 日."""
    if character_before(text, mention.start) == "月":
        return False
    return bool(
        mention.before or mention.after or mention.inside or mention.numeral.vague or mention.singled_out
    )


def stands_alone(text: str, mention: Mention) -> bool:
    """A number without a unit is reported only when it cannot well be anything else."""
    if mention.large or mention.numeral.vague:
        return True
    if mention.script != "arabic":
        return bool(mention.before or mention.inside)
    before, after = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    if _is_code(before) or _is_code(after) or _RATIO.match(text, mention.end):
        return False
    printed = text[mention.start : mention.end]
    if "," in printed or "，" in printed:
        return True
    numeral = mention.numeral
    if numeral.exponent == -2 and _YEAR_AND_MONTH.fullmatch(printed):
        return False
    if numeral.exponent <= -2 and (before not in ("", "\n") or after in ("", "\n")):
        return True
    if numeral.exponent < 0:
        return mention.company
    return bool(mention.before or mention.inside) and not 1900 <= abs(numeral.mantissa) <= 2100


def _is_code(character: str) -> bool:
    return character != "" and (
        (character.isascii() and character.isalnum()) or character in "-/_:.@&=#×*〔〕[]"
    )
