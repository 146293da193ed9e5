"""Reading one candidate: the numeral, the magnitude and unit after it, and the words on both sides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.language import vocabularies
from extract.language.quantities import look_alikes
from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import (
    CAPITAL_DIGITS,
    Numeral,
    arabic,
    chinese,
    multiplier,
    trailing_power,
)
from extract.language.quantities.qualifiers import SPACES, words_after, words_before
from extract.language.quantities.tokens import token_pattern
from extract.language.quantities.units import Unit, magnitude_pattern, magnitudes, unit_table
from schemas.quantity import Qualifier

_PERCENT = Unit("%", "percent")
_TIMES = Unit("倍", "multiple")
_PLACE = Unit("位", "rank")
_HALF = Numeral(50, 0)

# 1亿2000万, 3万5千
_SECOND_PART = re.compile(r"[ ]?([0-9]{1,4}(?:\.[0-9]+)?)[ ]?(万|千)(?!瓦|克|米)")
# 叁佰元伍角整
_SMALL_CHANGE = re.compile(rf"(?:零?([{CAPITAL_DIGITS}])角)?(?:零?([{CAPITAL_DIGITS}])分)?[整正]?")
_MINUS_AFTER = frozenset("长为是降至到率达增减润比额速幅跌率差负 \n（(，,：:；;、/|")
_TIME_UNITS = frozenset({"年", "月", "天", "日", "小时", "分钟", "周", "工作日", "季度", "交易日", "岁", "秒", "年度", "世纪"})
_LARGE_CHARACTERS = frozenset("百千万亿")
# 二 alone counts only with these; 二次, 二类, 二期 and 二级 are second, not two
_TWO_COUNTS = frozenset({"家", "名", "个", "项", "人", "件", "户", "年", "月", "天", "小时"})


class Reader:
    """All vocabularies of numbers, ready to read candidates."""

    def __init__(self) -> None:
        self._token = token_pattern()
        self._units = unit_table()
        self._magnitude = magnitude_pattern()
        self._magnitudes = magnitudes()
        self._before = words_before()
        self._inside = words_after("inside")
        self._after = words_after("after")
        self._after_time = words_after("after_time")
        self._after_measure = words_after("after_measure")
        self._after_round = words_after("after_round")
        qualifiers = vocabularies.load("qualifiers")
        self._inside_not_before = tuple(qualifiers["inside_not_before"])
        vocabulary = vocabularies.load("units")
        rhetorical = vocabulary["rhetorical"]
        self._rhetorical_largest: int = rhetorical["largest"]
        self._rhetorical = [
            (form, Unit(properties.get("name", form), "count"), tuple(properties.get("not_before", ())))
            for form, properties in sorted(rhetorical["counters"].items(), key=lambda item: -len(item[0]))
        ]
        self._rhetorical_first = frozenset(form[0] for form, _, _ in self._rhetorical)
        self._rhetorical_nouns = tuple(rhetorical["nouns"])
        rank = vocabulary["rank"]
        self._rank_units = {form: Unit(name, "rank") for form, name in rank["units"].items()}
        self._rank_not_before = tuple(rank["not_before"])
        self._announced_by = tuple(rank["announced_by"])
        self._first = frozenset(rank["first"])
        self._first_not_before = tuple(rank["first_not_before"])
        magnitude_first = {word[0] for word in self._magnitudes}
        self._goes_on = self._units.first_characters | magnitude_first | set(self._inside.words) | self._rhetorical_first
        self._read: dict[str, Callable[[str, re.Match[str]], Mention | None]] = {
            "arabic": self._read_arabic,
            "chinese": self._read_chinese,
            "one_half": self._read_one_half,
            "ordinal": self._read_ordinal,
            "first": self._read_first,
            "half": self._read_half,
            "doubled": self._read_doubled,
            "hundreds": self._read_hundreds,
            "capital": self._read_capital,
        }

    def mentions(self, text: str) -> Iterator[Mention]:
        """Candidates in the order of the text; those without a unit are kept for the lists they may belong to."""
        done = 0
        read = self._read
        for match in self._token.finditer(text):
            if match.start() >= done and (reading := read.get(match.lastgroup or "")) is not None:
                mention = reading(text, match)
                if mention is not None:
                    done = mention.end
                    yield mention

    # One method for each kind of beginning

    def _read_arabic(self, text: str, match: re.Match[str]) -> Mention | None:
        start, end = match.span()
        digits = match[0]
        mention = Mention(start, end, arabic(digits))
        self._read_tail(text, mention)
        unit = mention.unit
        if look_alikes.glued(text, start) and mention.power < 4 and (unit is None or unit.kind not in ("percent", "point")):
            return None
        if unit is not None and not mention.power:
            if unit.name in ("年", "年度") and look_alikes.is_calendar_year(digits, text, mention.end):
                return None
            if unit.least and mention.value < unit.least or unit.whole and mention.numeral.exponent:
                return None
            if look_alikes.after_label(text, start) or look_alikes.inside_word(text, start):
                return None
            if unit.name in ("点", "起") and (look_alikes.is_clock(text, start) or look_alikes.is_year_like(mention.numeral)):
                return None
        if start and text[start - 1] in "-－−负":
            self._read_sign(text, mention)
        self._read_surroundings(text, mention)
        return mention

    def _read_chinese(self, text: str, match: re.Match[str]) -> Mention | None:
        start = match.start()
        if match["numerator"]:
            return self._read_fraction(text, match)
        run = match[0]
        if run[0] == "数" and look_alikes.noun_before(text, start):
            run, start = run[1:], start + 1
            if not run:
                return None
        numeral = chinese(run)
        if numeral is None:
            return None
        mention = Mention(start, match.end(), numeral, "chinese")
        self._read_tail(text, mention)
        unit = mention.unit
        if unit is None and not mention.large and not numeral.round and not self._opens_range(text, mention.end):
            return None
        if look_alikes.inside_word(text, start) or look_alikes.continues_ordinal(text, start):
            return None
        if unit is not None:
            if unit.arabic or (unit.least and mention.value < unit.least):
                return None
            if run == "二" and unit.name not in _TWO_COUNTS and unit.kind in ("count", "measure"):
                return None
            if unit.name == "点" and look_alikes.is_clock(text, start):
                return None
            if unit.name == "年" and run in ("一九", "二零"):
                return None
        self._read_surroundings(text, mention)
        if run == "一" and not self._counts_as_one(mention):
            return None
        if numeral.round and not self._is_round_quantity(text, mention, run):
            return None
        return mention

    def _read_fraction(self, text: str, match: re.Match[str]) -> Mention | None:
        """三分之一, 百分之三十, 千分之五: a percentage."""
        whole = match[0].partition("分之")[0]
        numerator = match["numerator"]
        above = arabic(numerator) if numerator[0].isdigit() else chinese(numerator)
        below = chinese(whole)
        if above is None or below is None or not below.mantissa:
            return None
        power = trailing_power(whole)
        precision = None
        if power is not None:
            numeral = Numeral(above.mantissa, above.exponent + 2 - power, above.upper, above.vague)
        else:
            thousandths = round(above.mantissa * 100_000 / below.mantissa * 10.0 ** (above.exponent - below.exponent))
            numeral, precision = Numeral(thousandths, -3), 0.05
        mention = Mention(match.start(), match.end(), numeral, "word", unit=_PERCENT, precision=precision)
        self._read_surroundings(text, mention)
        return mention

    def _read_one_half(self, text: str, match: re.Match[str]) -> Mention | None:
        return self._half_of_all(text, match.start(), match.end())

    def _read_half(self, text: str, match: re.Match[str]) -> Mention | None:
        start, end = match.span()
        if match["half"] in ("数", ""):
            return self._half_of_all(text, start, end)
        if start and text[start - 1] in "上下前后多大小":
            return None
        found = self._units.at(text, start + 1)
        if found is None:
            return None
        mention = Mention(start, found[1], Numeral(5, -1), "word", unit=found[0], precision=0.25)
        self._read_surroundings(text, mention)
        return mention

    def _half_of_all(self, text: str, start: int, end: int) -> Mention:
        mention = Mention(start, end, _HALF, "word", unit=_PERCENT, precision=5.0)
        self._read_surroundings(text, mention, round_number=True)
        if mention.after == "at_least":  # 一半以上 is more than half
            mention.after = "more_than"
        return mention

    def _read_doubled(self, text: str, match: re.Match[str]) -> Mention:
        """翻一番 is twice, 翻两番 four times."""
        times = match["times"]
        count = 1 if times is None else int(times) if times.isdigit() else (chinese(times) or Numeral(1)).mantissa
        mention = Mention(match.start(), match.end(), Numeral(2**count), "word", unit=_TIMES)
        if "近" in match[0]:
            mention.before = ("nearly",)
        elif "约" in match[0]:
            mention.before = ("about",)
        elif "超" in match[0]:
            mention.before = ("more_than",)
        else:
            self._read_surroundings(text, mention)
        return mention

    def _read_hundreds(self, text: str, match: re.Match[str]) -> Mention:
        power = 2 if match["hundreds"] == "百上千" else 3
        mention = Mention(match.start(), match.end(), Numeral(1, power, 100, "several"), "word", company=True)
        self._read_tail(text, mention)
        return mention

    def _read_capital(self, text: str, match: re.Match[str]) -> Mention | None:
        """Sums in capitals: 叁佰万元整, 壹拾贰元伍角."""
        numeral = chinese(match[0])
        if numeral is None:
            return None
        mention = Mention(match.start(), match.end(), numeral, "chinese")
        self._read_tail(text, mention)
        unit = mention.unit
        if unit is None or unit.kind != "money" and len(match[0]) < 2 or unit.kind == "count" and unit.name != "股":
            return None
        change = _SMALL_CHANGE.match(text, mention.end)
        if unit.kind == "money" and change is not None and change.end() > mention.end:
            mention.end = mention.full_end = change.end()
            if change[1] or change[2]:
                tenths, hundredths = (chinese(part or "零") or Numeral(0) for part in change.groups())
                cents = numeral.mantissa * 10 ** (numeral.exponent + 2) + tenths.mantissa * 10 + hundredths.mantissa
                mention.numeral = Numeral(cents, -2)
        self._read_surroundings(text, mention)
        return mention

    def _read_ordinal(self, text: str, match: re.Match[str]) -> Mention | None:
        """第四年, 第三位, 位居第一; chapters, articles and the like are no quantities."""
        start, end = match.span()
        digits = match["ordinal"]
        numeral = arabic(digits) if digits[0].isdigit() else chinese(digits)
        if numeral is None or numeral.vague or look_alikes.inside_word(text, start):
            return None
        place = end + 1 if text[end : end + 1] == " " else end
        following = text[place : place + 1]
        unit = self._rank_units.get(following)
        if unit is not None:
            if text.startswith(self._rank_not_before, place):
                return None
            end = place + 1
        elif _is_word(following) or not text.endswith(self._announced_by, 0, start):
            return None
        return Mention(start, end, numeral, "word", unit=unit or _PLACE)

    def _read_first(self, text: str, match: re.Match[str]) -> Mention | None:
        """首个, 首批: the first, said for effect."""
        start, end = match.span()
        counter = text[end : end + 1]
        if counter not in self._first or not counter or text.startswith(self._first_not_before, end):
            return None
        return Mention(start, end + 1, Numeral(1), "word", unit=Unit(counter, "rank"), rhetorical=True)

    # What stands after the numeral

    def _read_tail(self, text: str, mention: Mention) -> None:
        """Magnitude and unit, with 多 and 余 between them: 4万多个, 1.57多亿元, 20 余 家."""
        position = end = mention.end
        following = text[position : position + 1]
        if following in SPACES and following:
            position = _past_gap(text, position, mention.start)
            following = text[position : position + 1]
        if not following or following not in self._goes_on:
            return
        found = self._find_unit(text, position, mention)
        if found is None:
            inside, place = self._read_inside(text, position)
            magnitude = self._magnitude.match(text, place) if mention.script == "arabic" else None
            if magnitude is not None:
                mention.power = self._magnitudes[magnitude[0]]
                end = magnitude.end()
                position = self._read_second_part(text, mention, end)
                end = max(end, position)
                position = _past_gap(text, position, mention.start)
                if inside is None:
                    inside, place = self._read_inside(text, position)
                else:
                    place = position
            if inside is not None and place > position:
                end = place
                position = _past_gap(text, place, mention.start)
            found = self._find_unit(text, position, mention)
            if inside is not None:
                if found is None and magnitude is None and not self._is_more(text, mention, place):
                    return
                mention.inside = inside
                if found is None:
                    end = max(end, place)
        if found is None:
            mention.end = mention.full_end = end
            return
        unit, end = found
        if unit.name == "个":
            real, end = self._read_after_ge(text, mention, unit, end)
            if real is None:
                mention.end = mention.full_end = end
                return
            unit = real
        if (compound := self._units.per(text, end, unit)) is not None:
            unit, end = compound
        mention.unit = unit
        mention.end = mention.full_end = end
        if unit.trailing and text.startswith(unit.trailing, end):
            mention.full_end += next(len(word) for word in unit.trailing if text.startswith(word, end))
        if unit.name == "日" and text[end - 1] == "日" and text[end - 2 : end] != "然日":
            mention.deadline_only = True

    def _find_unit(self, text: str, position: int, mention: Mention) -> tuple[Unit, int] | None:
        first = text[position : position + 1]
        if first in self._rhetorical_first and first and mention.numeral.vague is None:
            chinese_script = mention.script == "chinese"
            if chinese_script or first == "大":
                for form, unit, not_before in self._rhetorical:
                    if text.startswith(form, position) and not text.startswith(not_before, position + len(form)):
                        small = 1 < mention.numeral.mantissa <= self._rhetorical_largest and not mention.numeral.exponent
                        if small:
                            mention.rhetorical = True
                            return unit, position + len(form)
                        if not chinese_script and not mention.power and not mention.numeral.exponent:
                            return unit, position + len(form)
        found = self._units.at(text, position)
        if found is not None and found[0].close and text[position - 1] in SPACES:
            return None
        if found is not None and found[0].name == "月" and text[position] == "月" and mention.numeral.vague is None:
            return None  # 6月 is a month; six months are 6个月
        return found

    def _read_after_ge(self, text: str, mention: Mention, unit: Unit, end: int) -> tuple[Unit | None, int]:
        """个 is followed by the real unit in 三个多月 and 两个半小时, and by a rhetorical noun in 六个方面."""
        following = text[end : end + 1]
        if following == "亿" and text[end + 1 : end + 2] not in tuple("级元吨美欧"):  # 5 个亿
            mention.power += 8
            return self._units.at(text, end + 1) or (None, end + 1)
        if following in ("多", "半") and following:
            found = self._units.at(text, end + 1)
            if found is not None and found[0].name in _TIME_UNITS:
                if following == "多":
                    mention.inside = "more_than"
                else:
                    mention.numeral = Numeral(mention.numeral.mantissa * 10 + 5, mention.numeral.exponent - 1)
                return found
        noun = end + 1 if following == " " else end
        if mention.script == "chinese" and text.startswith(self._rhetorical_nouns, noun):
            mention.rhetorical = mention.numeral.vague is None
        return unit, end

    def _read_inside(self, text: str, position: int) -> tuple[Qualifier | None, int]:
        found = self._inside.read(text, position)
        return found if found is not None else (None, position)

    def _is_more(self, text: str, mention: Mention, end: int) -> bool:
        """多 or 余 without a unit after it still belongs to the number: 800余子系统, 300多城市."""
        if text[end - 1] not in "多余" or text.startswith(self._inside_not_before, end):
            return False
        following = text[end : end + 1]
        return _is_word(following) and mention.numeral.mantissa >= 10

    def _read_second_part(self, text: str, mention: Mention, position: int) -> int:
        """The part after the first magnitude in 1亿2000万 and 3万5千."""
        second = _SECOND_PART.match(text, position)
        if second is None:
            return position
        power = self._magnitudes[second[2]]
        part = arabic(second[1])
        if power >= mention.power:
            return position
        exponent = min(part.exponent, mention.numeral.exponent + mention.power - power)
        mantissa = mention.numeral.mantissa * 10 ** (mention.numeral.exponent + mention.power - power - exponent)
        mention.numeral = Numeral(mantissa + part.mantissa * 10 ** (part.exponent - exponent), exponent)
        mention.power = power
        return second.end()

    # What stands on both sides

    def _read_sign(self, text: str, mention: Mention) -> None:
        """A minus sign, where it cannot be a dash: 同比增长 -3.2%, 负1.5%."""
        sign = mention.start - 1
        previous = text[sign - 1 : sign]
        unit = mention.unit
        if text[sign] == "负":
            if unit is None and not mention.power:
                return
        elif previous and previous not in _MINUS_AFTER:
            percent = unit is not None and unit.kind == "percent" and "\u4e00" <= previous <= "\u9fff"
            if not percent:
                return
        numeral = mention.numeral
        mention.numeral = Numeral(-numeral.mantissa, numeral.exponent)
        mention.start = mention.full_start = sign

    def _read_surroundings(self, text: str, mention: Mention, round_number: bool = False) -> None:
        numeral = mention.numeral
        unit = mention.unit
        duration = unit is not None and unit.kind == "measure" and unit.name in _TIME_UNITS
        recent = duration and abs(numeral.mantissa) <= 10 and not mention.power
        mention.take_before(self._before.read(text, mention.start, round_number or numeral.round, recent))
        end = mention.full_end
        following = text[end : end + 1]
        if following == " ":
            following = text[end + 1 : end + 2]
            place = end + 1
        else:
            place = end
        if not following:
            return
        if unit is not None and following in "多余半" and place == mention.end:
            self._read_after_unit(text, mention, duration)
            place = mention.full_end
        found = self._after.read(text, place)
        if found is None and duration:
            found = self._after_time.read(text, place)
        if found is None and (unit is None and numeral.round or unit is None and mention.large):
            found = self._after_round.read(text, place)
            if found is not None:
                mention.company = True
        if found is not None:
            mention.after, mention.full_end = found

    def _read_after_unit(self, text: str, mention: Mention, duration: bool) -> None:
        """3年多, 3倍多, 两年半."""
        unit = mention.unit
        following = text[mention.end]
        if unit is None or unit.kind not in ("measure", "multiple", "money", "percent"):
            return
        if following == "半":
            if (duration or unit.kind == "multiple") and not _is_word(text[mention.end + 1 : mention.end + 2]):
                mention.numeral = Numeral(mention.numeral.mantissa * 10 + 5, mention.numeral.exponent - 1)
                mention.end = mention.full_end = mention.end + 1
            return
        found = self._after_measure.read(text, mention.end)
        if found is not None and not text.startswith(self._inside_not_before, found[1]):
            mention.inside = mention.inside or found[0]
            mention.end = mention.full_end = found[1]

    # Whether a doubtful candidate counts

    def _counts_as_one(self, mention: Mention) -> bool:
        """一家, 一次, 一种 are rarely figures; 仅一家, 近一年, 一倍 are."""
        unit = mention.unit
        if unit is None:
            return True  # the lower end of 一到两年, or dropped later
        if unit.kind in ("point", "multiple"):
            return True
        return mention.singled_out or mention.after is not None or mention.inside is not None

    def _is_round_quantity(self, text: str, mention: Mention, run: str) -> bool:
        """百万, 千亿, 数十: a number, or part of a word or of a column heading such as 单位：百万元."""
        if mention.numeral.vague:
            return True
        if mention.before or mention.inside or mention.after == "about" and mention.company:
            return True
        if len(run) == 1:
            return False
        if mention.unit is None:
            return mention.company
        previous = text[mention.start - 1 : mention.start]
        following = text[mention.end : mention.end + 1]
        heading = previous in tuple("：:（(/／位币、，") or not previous
        return not (heading and (following in tuple("）)/，,、。 \n") or not following)) or mention.after is not None

    def _opens_range(self, text: str, end: int) -> bool:
        return text[end : end + 1] in ("到", "至", "-", "－", "—", "–", "~", "～")


def _past_gap(text: str, position: int, start: int) -> int:
    """The next place with text: at most three spaces on, or on the next line unless the number fills its own."""
    place = position
    newline = False
    while place < position + 3 and place < len(text) and text[place] in SPACES:
        if text[place] == "\n":
            if newline or start == 0 or text[start - 1] == "\n":
                return position
            newline = True
        place += 1
    return place if place < len(text) and text[place] not in SPACES else position


def _is_word(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def multiplying_power(mention: Mention, text: str) -> int:
    """The power of ten that a member before it in a range or list takes over: 8 in 2-4亿, 7 in 三到五千万."""
    if mention.script == "arabic":
        return mention.power
    return multiplier(text[mention.start : mention.end].rstrip("元家个人户"))


_ = _LARGE_CHARACTERS
