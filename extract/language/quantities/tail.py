"""What follows a numeral: magnitude and unit, with 多 and 余 between them, as in 4万多个 or 20 余 家."""

from __future__ import annotations

import re
from fractions import Fraction

from extract.language import vocabularies
from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import Numeral, arabic
from extract.language.quantities.qualifiers import words_after
from extract.language.quantities.text import SPACES, is_chinese, past_gap
from extract.language.quantities.units import Unit, magnitude_pattern, magnitudes, unit_table
from schemas.quantity import Qualifier

TIME_UNITS = frozenset(
    ("年", "月", "天", "日", "小时", "分钟", "秒", "周", "工作日", "交易日", "季度", "岁", "年度", "世纪")
)

# 1亿2000万, 1 万 3 千, 2千零30万: the thousands must not be those of a kilowatt or a kilogram
_NEXT_PART = re.compile(
    r"[ ]?(零?)([0-9]{1,4}(?:\.[0-9]{1,9})?)[ ]?(千万|百万|十万|亿|万|千|百)?(?![瓦克米])"
)
_MOST_PARTS = 5
# 5个亿, but not 5个亿元级项目
_NOT_A_YI = tuple("级元吨美欧")


class Tail:
    """The vocabularies of what follows a numeral."""

    def __init__(self) -> None:
        vocabulary = vocabularies.load("units")
        rhetorical = vocabulary["rhetorical"]
        self._units = unit_table()
        self._magnitude = magnitude_pattern()
        self._powers = magnitudes()
        self._inside = words_after("inside")
        self._inside_not_before = tuple(vocabularies.load("qualifiers")["inside_not_before"])
        self._largest: int = rhetorical["largest"]
        self._rhetorical = [
            (form, Unit(properties.get("name", form), "count"), tuple(properties.get("not_before", ())))
            for form, properties in sorted(rhetorical["counters"].items(), key=lambda item: -len(item[0]))
        ]
        self._rhetorical_first = frozenset(form[0] for form, _, _ in self._rhetorical)
        self._nouns = tuple(rhetorical["nouns"])
        self._goes_on = frozenset().union(
            self._units.first_characters,
            (word[0] for word in self._powers),
            self._inside.words,
            self._rhetorical_first,
        )

    def read(self, text: str, mention: Mention) -> None:
        """Extend the mention over its magnitude and unit."""
        end = mention.end
        place = past_gap(text, end, mention.start)
        if text[place : place + 1] not in self._goes_on:
            return
        found = self._unit_at(text, place, mention)
        if found is None:
            place, end = self._read_middle(text, place, mention)
            found = self._unit_at(text, place, mention)
        if found is None:
            mention.end = mention.full_end = self._without_dangling(text, mention, end)
            return
        unit, end = found
        if unit.name == "个":
            found_after, end = self._read_after_ge(text, mention, unit, end)
            if found_after is None:
                mention.end = mention.full_end = end
                return
            unit = found_after
        if (compound := self._units.per(text, end, unit)) is not None:
            unit, end = compound
        mention.unit = unit
        mention.end = mention.full_end = end
        if unit.trailing and text.startswith(unit.trailing, end):
            mention.full_end += next(len(word) for word in unit.trailing if text.startswith(word, end))
        # 3日 is a date more often than a length of time; 3自然日 is not
        mention.deadline_only = unit.name == "日" and text[end - 1] == "日" and text[end - 2] not in "然历"

    def _read_middle(self, text: str, place: int, mention: Mention) -> tuple[int, int]:
        """Read 多, 余 and the magnitude; return where the unit may stand and where the number ends so far."""
        end = mention.end
        inside, after_inside = self._inside_at(text, place)
        if inside is not None:
            end = after_inside
        # 二百余万 and 三十多亿 go on like digits
        goes_on = mention.script == "arabic" or (
            inside is not None and text[after_inside : after_inside + 1] in "万亿"
        )
        magnitude = self._magnitude.match(text, after_inside) if goes_on else None
        if magnitude is not None:
            mention.power = self._powers[magnitude[0]]
            end = self._read_further_parts(text, mention, magnitude.end())
            if inside is None:
                inside, after_inside = self._inside_at(text, past_gap(text, end, mention.start))
                if inside is not None:
                    end = after_inside
        mention.inside = inside
        return past_gap(text, end, mention.start), end

    def _read_further_parts(self, text: str, mention: Mention, position: int) -> int:
        """The parts after the first magnitude in 1亿2000万, 3万5千, 1亿2千3百万 and 2千零30万."""
        parts = [(mention.numeral, mention.power)]
        while len(parts) < _MOST_PARTS and (part := _NEXT_PART.match(text, position)) is not None:
            power = self._powers[part[3]] if part[3] else 0
            if not part[3] and not part[1]:
                break
            joined = _compound([*parts, (arabic(part[2]), power)])
            if joined is None:
                break
            parts.append((arabic(part[2]), power))
            mention.numeral, mention.power = joined
            position = part.end()
        return position

    def _unit_at(self, text: str, place: int, mention: Mention) -> tuple[Unit, int] | None:
        first = text[place : place + 1]
        numeral = mention.numeral
        if first in self._rhetorical_first and numeral.vague is None:
            rhetorical = self._rhetorical_at(text, place, mention)
            if rhetorical is not None:
                return rhetorical
        found = self._units.at(text, place)
        if found is None:
            return None
        before = text[place - 1]
        if found[0].close and before in SPACES:
            return None
        if before in "+＋" and first.isascii() and found[1] == place + 1:
            return None  # 1+g is a formula
        if first in ("月", "季") and numeral.vague is None:  # 6月 is a month; six months are 6个月
            return None
        return found

    def _rhetorical_at(self, text: str, place: int, mention: Mention) -> tuple[Unit, int] | None:
        """三大, 四类, 三位一体; after digits only 大, as in 15 大系统."""
        spelled = mention.script == "chinese"
        if not spelled and (text[place] != "大" or mention.power or mention.numeral.exponent):
            return None
        small = 1 < mention.numeral.mantissa <= self._largest and not mention.numeral.exponent
        if spelled and not small:
            return None
        for form, unit, not_before in self._rhetorical:
            if text.startswith(form, place) and not text.startswith(not_before, place + len(form)):
                mention.rhetorical = small
                return unit, place + len(form)
        return None

    def _read_after_ge(self, text: str, mention: Mention, unit: Unit, end: int) -> tuple[Unit | None, int]:
        """个 is not yet the unit in 三个多月, 两个半小时 and 5个亿, and rhetorical in 六个方面."""
        following = text[end : end + 1]
        if following == "亿" and not text.startswith(_NOT_A_YI, end + 1):
            mention.power += 8
            return self._units.at(text, end + 1) or (None, end + 1)
        if following == "多" or following == "半":
            found = self._units.at(text, end + 1)
            if found is not None and found[0].name in TIME_UNITS:
                if following == "多":
                    mention.inside = "more_than"
                else:
                    mention.add_half()
                return found
        if mention.script == "chinese" and text.startswith(self._nouns, end + (following == " ")):
            mention.rhetorical = mention.numeral.vague is None
        return unit, end

    def _inside_at(self, text: str, position: int) -> tuple[Qualifier | None, int]:
        return self._inside.read(text, position) or (None, position)

    def _without_dangling(self, text: str, mention: Mention, end: int) -> int:
        """Where a number without a unit ends: 多 and 余 belong to 800余系统 and 12亿多, not to 300多元化."""
        if mention.inside is None:
            return end
        follows = is_chinese(text[end : end + 1]) and mention.numeral.mantissa >= 10
        if mention.power and text[end - 1] not in "多余":
            return end
        other_word = text.startswith(self._inside_not_before, end) or text[end - 1] not in "多余+＋"
        if (follows or mention.power) and not other_word:
            return end
        mention.inside = None
        return end - 1 if mention.power else mention.end


def _compound(parts: list[tuple[Numeral, int]]) -> tuple[Numeral, int] | None:
    """What numbers with their magnitudes amount to together, in the power of the last; None for no such number.

    They are read like the characters of a numeral: what stands before 万 or 亿 since the last of these is multiplied.
    """
    total = Fraction(0)
    section = Fraction(0)
    last_base, last = 99, 99
    for numeral, power in parts:
        base = 8 if power >= 8 else 4 if power >= 4 else 0
        small = power - base
        number = Fraction(numeral.mantissa) * Fraction(10) ** (numeral.exponent + small)
        if small >= last or base >= last_base or (last < 99 and number >= 10**last):
            return None
        section += number
        last = small
        if base:
            total += section * 10**base
            section, last_base, last = Fraction(0), base, base
    total += section
    numeral, power = parts[-1]
    mantissa = total / Fraction(10) ** (numeral.exponent + power)
    return (Numeral(int(mantissa), numeral.exponent), power) if mantissa.denominator == 1 else None


@vocabularies.derived
def tail() -> Tail:
    """The reader of what follows a numeral."""
    return Tail()
