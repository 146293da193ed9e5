"""Reading candidates: one function for each way in which a number may begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from extract.language import vocabularies
from extract.language.quantities import doubtful, look_alikes
from extract.language.quantities.capitals import read_capitals
from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import LONGEST, Numeral, arabic, chinese, digit_by_digit
from extract.language.quantities.ordinals import ordinals
from extract.language.quantities.shares import (
    read_doubled,
    read_fraction,
    read_half,
    read_half_of_all,
    read_part,
    read_slashed,
)
from extract.language.quantities.smaller import read_smaller
from extract.language.quantities.surroundings import read_sign, surroundings
from extract.language.quantities.tail import tail
from extract.language.quantities.tokens import token_pattern

Reading = Callable[[str, "re.Match[str]"], "Mention | None"]

_OPENS_RANGE = frozenset("到至-－—–~～")


def read_mentions(text: str) -> Iterator[Mention]:
    """Candidates in the order of the text; those without a unit are kept for the lists they may belong to."""
    readings = _readings()
    done = 0
    for match in token_pattern().finditer(text):
        if match.start() < done:
            continue
        reading = readings.get(match.lastgroup or "")
        mention = reading(text, match) if reading is not None else None
        if mention is None:
            continue
        if mention.full_start < done:  # the 美元 of 1美元2 belongs to the 1
            mention.forget_before()
        done = mention.full_end
        yield mention


@vocabularies.derived
def _readings() -> Mapping[str, Reading]:
    return {
        "arabic": _read_arabic,
        "chinese": _read_chinese,
        "one_half": read_half_of_all,
        "half": read_half,
        "doubled": read_doubled,
        "hundreds": _read_hundreds,
        "capital": read_capitals,
        "ordinal": ordinals().read,
        "first": ordinals().read_first,
    }


def _read_arabic(text: str, match: re.Match[str]) -> Mention | None:
    start, end = match.span()
    if end - start > LONGEST:
        return None
    if text[end : end + 1] == "/" and (share := read_slashed(text, start)) is not None:
        return share
    beside = text[max(0, start - 2) : start] + text[end : end + 2]
    if any(mark in beside for mark in ":：∶") and (part := read_part(text, match)) is not None:
        return part
    mention = Mention(start, end, arabic(match[0]))
    tail().read(text, mention)
    read_smaller(text, mention)
    unit = mention.unit
    glued = look_alikes.glued(text, start) and not look_alikes.slashed(text, start)
    if unit is None:
        if not mention.power and glued:
            return None
    elif not mention.power:
        if unit.kind not in ("percent", "point") and glued:
            return None
        if text[mention.end - 1] in "年度" and look_alikes.is_calendar_year(match[0], text, mention.end):
            return None
        if (unit.least and mention.value < unit.least) or (unit.whole and mention.numeral.exponent):
            return None
        if look_alikes.after_label(text, start) or look_alikes.inside_word(text, start):
            return None
        if look_alikes.continues_ordinal(text, start):
            return None
        if (unit.noun or unit.name == "起") and look_alikes.is_year_like(mention.numeral):
            return None
    read_sign(text, mention)
    surroundings().read(text, mention)
    return mention


def _read_chinese(text: str, match: re.Match[str]) -> Mention | None:
    if match["numerator"]:
        return read_fraction(text, match)
    start, run = match.start(), match[0]
    if run[0] == "数" and look_alikes.noun_before(text, start):
        start, run = start + 1, run[1:]
        if not run:
            return None
    end, numeral = match.end(), chinese(run)
    if numeral is None and len(run) > 2 and run[-1] in "千百":  # 五百千克
        end, numeral = end - 1, chinese(run[:-1])
    if numeral is None and len(run) == 2 and text.startswith("折", end):  # 八五折
        numeral = digit_by_digit(run)
    if numeral is None:
        return None
    mention = Mention(start, end, numeral, "chinese")
    tail().read(text, mention)
    read_smaller(text, mention)
    unit = mention.unit
    if unit is None:
        opens_range = text[mention.end : mention.end + 1] in _OPENS_RANGE
        if not (opens_range or mention.large or mention.inside or numeral.round):
            return None
    elif (
        unit.arabic
        or (unit.least and mention.value < unit.least)
        or (unit.name == "点" and look_alikes.is_clock(text, start))
    ):
        return None
    if look_alikes.inside_word(text, start) or look_alikes.continues_ordinal(text, start):
        return None
    if len(run) == 1 and look_alikes.before_currency(text, end):
        return None
    read_sign(text, mention)
    surroundings().read(text, mention)
    if run == "一" and not doubtful.counts_as_one(mention):
        return None
    if run == "二" and not doubtful.counts_as_two(mention):
        return None
    if numeral.round and not doubtful.is_round_quantity(text, mention):
        return None
    return mention


def _read_hundreds(text: str, match: re.Match[str]) -> Mention:
    """成百上千, 成千上万."""
    power = 2 if match["hundreds"] == "百上千" else 3
    mention = Mention(match.start(), match.end(), Numeral(1, power, 100, "several"), "word")
    tail().read(text, mention)
    return mention
