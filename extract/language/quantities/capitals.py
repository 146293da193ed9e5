"""Sums of money in capitals, as contracts print them: 叁佰万元整, 壹拾贰元伍角."""

from __future__ import annotations

import re

from extract.language.quantities.mention import Mention
from extract.language.quantities.numerals import chinese
from extract.language.quantities.smaller import read_smaller
from extract.language.quantities.surroundings import surroundings
from extract.language.quantities.tail import tail


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
    read_smaller(text, mention)
    surroundings().read(text, mention)
    return mention
