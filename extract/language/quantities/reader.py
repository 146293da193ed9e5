"""Reading candidates: one function for each way in which a number may begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from extract.language import vocabularies
from extract.language.quantities import doubtful, look_alikes
from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import CAPITAL_DIGITS, Numeral, arabic, chinese, trailing_power
from extract.language.quantities.ordinals import ordinals
from extract.language.quantities.surroundings import read_sign, surroundings
from extract.language.quantities.tail import tail
from extract.language.quantities.tokens import token_pattern
from extract.language.quantities.units import Unit, unit_table

Reading = Callable[[str, "re.Match[str]"], "Mention | None"]

_PERCENT = Unit("%", "percent")
_TIMES = Unit("倍", "multiple")
_OPENS_RANGE = frozenset("到至-－—–~～")
# 叁佰元伍角整
_SMALL_CHANGE = re.compile(rf"(?:零?([{CAPITAL_DIGITS}])角)?(?:零?([{CAPITAL_DIGITS}])分)?[整正]?")


def read_mentions(text: str) -> Iterator[Mention]:
    """Candidates in the order of the text; those without a unit are kept for the lists they may belong to."""
    readings = _readings()
    done = 0
    for match in token_pattern().finditer(text):
        if match.start() < done:
            continue
        reading = readings.get(match.lastgroup or "")
        mention = reading(text, match) if reading is not None else None
        if mention is not None:
            done = mention.end
            yield mention


@vocabularies.derived
def _readings() -> Mapping[str, Reading]:
    return {
        "arabic": _read_arabic,
        "chinese": _read_chinese,
        "one_half": _read_one_half,
        "half": _read_half,
        "doubled": _read_doubled,
        "hundreds": _read_hundreds,
        "capital": _read_capital,
        "ordinal": ordinals().read,
        "first": ordinals().read_first,
    }


def _read_arabic(text: str, match: re.Match[str]) -> Mention | None:
    start, end = match.span()
    mention = Mention(start, end, arabic(match[0]))
    tail().read(text, mention)
    unit = mention.unit
    if unit is None:
        if not mention.power and look_alikes.glued(text, start):
            return None
    elif not mention.power:
        if unit.kind not in ("percent", "point") and look_alikes.glued(text, start):
            return None
        if unit.name in ("年", "年度") and look_alikes.is_calendar_year(match[0], text, mention.end):
            return None
        if unit.least and mention.value < unit.least or unit.whole and mention.numeral.exponent:
            return None
        if look_alikes.after_label(text, start) or look_alikes.inside_word(text, start):
            return None
        if unit.name == "点" and look_alikes.is_clock(text, start):
            return None
        if (unit.noun or unit.name == "起") and look_alikes.is_year_like(mention.numeral):
            return None
    elif mention.power < 4 and look_alikes.glued(text, start):
        return None
    read_sign(text, mention)
    surroundings().read(text, mention)
    return mention


def _read_chinese(text: str, match: re.Match[str]) -> Mention | None:
    if match["numerator"]:
        return _read_fraction(text, match)
    start, run = match.start(), match[0]
    if run[0] == "数" and look_alikes.noun_before(text, start):
        start, run = start + 1, run[1:]
        if not run:
            return None
    numeral = chinese(run)
    if numeral is None:
        return None
    mention = Mention(start, match.end(), numeral, "chinese")
    tail().read(text, mention)
    unit = mention.unit
    if unit is None:
        opens_range = text[mention.end : mention.end + 1] in _OPENS_RANGE
        if not opens_range and not mention.large and not numeral.round:
            return None
    elif unit.arabic or unit.least and mention.value < unit.least:
        return None
    elif unit.name == "点" and look_alikes.is_clock(text, start):
        return None
    if look_alikes.inside_word(text, start) or look_alikes.continues_ordinal(text, start):
        return None
    surroundings().read(text, mention)
    if run == "一" and not doubtful.counts_as_one(mention):
        return None
    if run == "二" and not doubtful.counts_as_two(mention):
        return None
    if numeral.round and not doubtful.is_round_quantity(text, mention):
        return None
    return mention


def _read_fraction(text: str, match: re.Match[str]) -> Mention | None:
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


def _read_one_half(text: str, match: re.Match[str]) -> Mention | None:
    """一半."""
    return _half_of_all(text, match)


def _read_half(text: str, match: re.Match[str]) -> Mention | None:
    """半数, 过半, 半年."""
    start = match.start()
    if match["half"] in ("数", ""):
        return _half_of_all(text, match)
    found = unit_table().at(text, start + 1)
    if found is None or text[start - 1 : start] in tuple("上下前后多大小"):
        return None
    mention = Mention(start, found[1], Numeral(5, -1), "word", unit=found[0], precision=0.25)
    surroundings().read(text, mention)
    return mention


def _half_of_all(text: str, match: re.Match[str]) -> Mention:
    mention = Mention(match.start(), match.end(), Numeral(50), "word", unit=_PERCENT, precision=5.0)
    surroundings().read(text, mention, round_number=True)
    if mention.after == "at_least":  # 一半以上 is more than half
        mention.after = "more_than"
    return mention


def _read_doubled(text: str, match: re.Match[str]) -> Mention:
    """翻一番 is twice, 翻两番 four times."""
    times = match["times"]
    count = 1 if times is None else int(times) if times.isdigit() else (chinese(times) or Numeral(1)).mantissa
    mention = Mention(match.start(), match.end(), Numeral(2**count), "word", unit=_TIMES)
    surroundings().read(text, mention)
    if "近" in match[0]:
        mention.before = ("nearly",)
    elif "约" in match[0]:
        mention.before = ("about",)
    elif "超" in match[0]:
        mention.before = ("more_than",)
    return mention


def _read_hundreds(text: str, match: re.Match[str]) -> Mention:
    """成百上千, 成千上万."""
    power = 2 if match["hundreds"] == "百上千" else 3
    mention = Mention(match.start(), match.end(), Numeral(1, power, 100, "several"), "word")
    tail().read(text, mention)
    return mention


def _read_capital(text: str, match: re.Match[str]) -> Mention | None:
    """Sums in capitals: 叁佰万元整, 壹拾贰元伍角."""
    numeral = chinese(match[0])
    if numeral is None:
        return None
    mention = Mention(match.start(), match.end(), numeral, "chinese")
    tail().read(text, mention)
    unit = mention.unit
    if unit is None or unit.kind != "money" and (len(match[0]) < 2 or unit.name != "股"):
        return None
    change = _SMALL_CHANGE.match(text, mention.end) if unit.kind == "money" else None
    if change is not None and change.end() > mention.end:
        mention.end = mention.full_end = change.end()
        if change[1] or change[2]:
            tenths, hundredths = (chinese(part).mantissa if part else 0 for part in change.groups())  # type: ignore[union-attr]
            yuan = numeral.mantissa * 10 ** (numeral.exponent + 2)
            mention.numeral = Numeral(yuan + tenths * 10 + hundredths, -2)
    surroundings().read(text, mention)
    return mention
