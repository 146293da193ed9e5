"""Dates that fill a whole string, such as a table cell."""

from __future__ import annotations

import re

from extract.language.characters import uniform
from extract.language.periods import isodates, patterns
from extract.language.periods.finder import find_periods

_COMPACT = re.compile(r"((?:1[89]|2[01])[0-9]{2})([01][0-9])([0-3][0-9])")
_LOOSE = re.compile(r"((?:1[89]|2[01])[0-9]{2})[ ]?[./-][ ]?([0-9]{1,2})(?:[ ]?[./-][ ]?([0-9]{1,2}))?")
_YEAR = re.compile(r"((?:1[89]|2[01])[0-9]{2})(?:年度?)?")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9年月日.\-/])\s+(?=[0-9年月日.\-/])")


def parse_date(text: str) -> str | None:
    """The ISO form of a string that is nothing but a date, of the precision it has, else None.

    >>> parse_date("2022.1.5"), parse_date("2022/3"), parse_date("二〇二二年十二月"), parse_date("20221221")
    ('2022-01-05', '2022-03', '2022-12', '2022-12-21')
    """
    line = _BETWEEN_DIGITS.sub("", uniform(text).strip())
    if (found := _YEAR.fullmatch(line)) is not None:
        return found[1]
    if (found := _COMPACT.fullmatch(line) or _LOOSE.fullmatch(line)) is not None:
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
        if not isodates.is_date(year, month, day):
            return None
        return isodates.day(year, month, day) if found[3] else isodates.month(year, month)
    if not line or line[0] not in "0123456789截至自一二" + patterns.CHINESE_DIGITS:
        return None
    periods = find_periods(line)
    if len(periods) != 1 or periods[0].inferred or periods[0].kind not in ("point", "span"):
        return None
    period = periods[0]
    return period.iso if (period.start, period.end) == (0, len(line)) else None
