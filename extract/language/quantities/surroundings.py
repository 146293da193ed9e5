"""The sign and the words on both sides of a number that has been read."""

from __future__ import annotations

from extract.language import vocabularies
from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import Numeral
from extract.language.quantities.qualifiers import words_after, words_before
from extract.language.quantities.tail import TIME_UNITS
from extract.language.quantities.text import SPACES, is_chinese

_MINUS = frozenset("-－−负")
# 两年半导体 is not two and a half years
_HALF_OF = frozenset("年导径成岛球身途程")
# After these a hyphen before a number is a minus sign, not a dash
_MINUS_AFTER = frozenset("长为是降至到率达增减润比额速幅跌差负和及与或由从别 \n（(，,：:；;、/|")


class Surroundings:
    """The vocabularies of what stands around a quantity."""

    def __init__(self) -> None:
        self._before = words_before()
        self._after = words_after("after")
        self._after_time = words_after("after_time")
        self._after_measure = words_after("after_measure")
        self._after_round = words_after("after_round")
        self._not_more = tuple(vocabularies.load("qualifiers")["inside_not_before"])

    def read(self, text: str, mention: Mention, round_number: bool = False) -> None:
        """Qualifiers and currency before the number, qualifiers after it."""
        numeral, unit = mention.numeral, mention.unit
        duration = unit is not None and unit.name in TIME_UNITS
        # 近三年 is the last three years; 近七十年 is almost seventy
        recent = duration and abs(numeral.mantissa) <= 10 and not mention.power
        words = self._before.read(text, mention.start, round_number or numeral.round, recent)
        if words is not None:
            mention.take_before(words)
        end = mention.full_end
        if unit is not None and text[end : end + 1] in ("多", "余", "半") and end == mention.end:
            self._read_more(text, mention, duration)
            end = mention.full_end
        place = end + 1 if text[end : end + 1] in SPACES else end
        found = self._after.read(text, place)
        if found is None and duration:
            found = self._after_time.read(text, place)
        if found is None and unit is None and (numeral.round or mention.large):
            found = self._after_round.read(text, place)
            mention.company = mention.company or found is not None
        if found is not None:
            mention.after, mention.full_end = found

    def _read_more(self, text: str, mention: Mention, duration: bool) -> None:
        """3年多, 3倍多, 两年半."""
        unit = mention.unit
        if unit is None or unit.kind not in ("measure", "multiple", "money", "percent"):
            return
        end = mention.end + 1
        if text[end - 1] == "半":
            if (duration or unit.kind == "multiple") and text[end : end + 1] not in _HALF_OF:
                mention.add_half()
                mention.end = mention.full_end = end
            return
        found = self._after_measure.read(text, mention.end)
        if found is not None and not text.startswith(self._not_more, end):
            mention.inside = mention.inside or found[0]
            mention.end = mention.full_end = end


def read_sign(text: str, mention: Mention) -> None:
    """A minus sign, where it cannot be a dash: 同比增长 -3.2%, 负1.5%."""
    sign = mention.start - 1
    if sign < 0 or text[sign] not in _MINUS:
        return
    unit = mention.unit
    previous = text[sign - 1 : sign]
    if text[sign] != "负" and sign and previous not in _MINUS_AFTER:
        if unit is None or unit.kind != "percent" or not is_chinese(previous):
            return
    mention.numeral = Numeral(-mention.numeral.mantissa, mention.numeral.exponent)
    mention.start = mention.full_start = sign


@vocabularies.derived
def surroundings() -> Surroundings:
    """The reader of the words around a number."""
    return Surroundings()
