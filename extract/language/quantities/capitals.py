"""Sums of money in capitals, as contracts print them: 叁佰万元整, 壹拾贰元伍角."""

from __future__ import annotations

import re

from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import CAPITAL_DIGITS, Numeral, chinese
from extract.language.quantities.surroundings import surroundings
from extract.language.quantities.tail import tail

_SMALL_CHANGE = re.compile(rf"(?:零?([{CAPITAL_DIGITS}])角)?(?:零?([{CAPITAL_DIGITS}])分)?[整正]?")


def read_capitals(text: str, match: re.Match[str]) -> Mention | None:
    """A sum, or a number of shares, whose numeral was found in capitals."""
    numeral = chinese(match[0])
    if numeral is None:
        return None
    mention = Mention(match.start(), match.end(), numeral, "chinese")
    tail().read(text, mention)
    unit = mention.unit
    if unit is None or (unit.kind != "money" and (len(match[0]) < 2 or unit.name != "股")):
        return None
    change = _SMALL_CHANGE.match(text, mention.end) if unit.kind == "money" else None
    if change is not None and change.end() > mention.end:
        mention.end = mention.full_end = change.end()
        if change[1] or change[2]:
            cents = numeral.mantissa * 10 ** (numeral.exponent + 2)
            mention.numeral = Numeral(cents + 10 * _digit(change[1]) + _digit(change[2]), -2)
    surroundings().read(text, mention)
    return mention


def _digit(capital: str | None) -> int:
    numeral = chinese(capital) if capital else None
    return numeral.mantissa if numeral else 0
