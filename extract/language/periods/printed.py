"""Dates printed with digits: 2022年6月30日, 2019-2022 年, 2022.1.5, 12月21日, 二〇二二年, 20世纪90年代."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.language.periods import isodates, patterns
from extract.language.periods.mention import Mention
from extract.language.periods.resolver import Resolver
from extract.language.periods.rest import read_rest
from extract.language.periods.vocabulary import parts
from extract.language.quantities.look_alikes import is_short_range

_ZEROS = "〇○零ＯO0"
_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    _ZEROS, "0"
)
# After these signs digits belong to a code, an address or a document number
_CODE_BEFORE = frozenset("./_=&#@第〔[")
_CODE_AFTER = (".", "-", "/", "%", "％", "万", "亿", "元")


def read_digits(text: str, start: int, length: int, resolver: Resolver) -> Mention | None:
    """The date that begins with these digits, if it is one."""
    before = text[start - 1 : start]
    if before in _CODE_BEFORE or (before.isascii() and before.isalnum()):
        return None
    if length == 4:
        mention = _read_year(text, start, before)
        if mention is not None and mention.iso is not None:
            resolver.note(mention.iso, text, mention.start, mention.end)
        return mention
    if length > 2 or (before == "-" and text[start - 2 : start - 1].isdigit()):
        return None
    short = patterns.short_year().match(text, start)
    if short is not None:
        return _read_short_year(text, short, resolver)
    years = patterns.SHORT_YEAR_RANGE.match(text, start)
    if years is not None and is_short_range(years["first"], years["last"]):
        span = f"20{years['first']}/20{years['last']}"
        return Mention(start, years.end(), span, "span", True, "21世纪")
    decade = patterns.CENTURY.match(text, start)
    return _read_decade(decade) if decade is not None else _read_month(text, start, resolver)


def read_year_list(text: str, start: int) -> list[Mention]:
    """The years of 2021、2022和2023年 and 2024/25/26年 but the last, which may go on; empty where there is no list."""
    found = patterns.LISTED_YEARS.match(text, start)
    if found is None:
        return []
    printed = list(patterns.YEAR_OF_LIST.finditer(text, start, found.end("years")))
    years = [number[0] if len(number[0]) == 4 else text[start : start + 2] + number[0] for number in printed]
    if any(later <= earlier for earlier, later in pairwise(years)):
        return []
    return [Mention(*number.span(), year) for number, year in zip(printed, years, strict=True)]


def read_chinese_year(text: str, start: int, resolver: Resolver) -> Mention | None:
    """二〇二二年六月三十日."""
    found = patterns.CHINESE_YEAR.match(text, start)
    if found is None:
        return None
    year = int("".join(_DIGITS[character] for character in found["year"]))
    mention = read_rest(text, start, found.end(), year) if 1800 <= year < 2200 else None
    if mention is not None and mention.iso is not None:
        resolver.note(mention.iso, text, start, mention.end)
    return mention


def _read_year(text: str, start: int, before: str) -> Mention | None:
    found = patterns.YEAR_RANGE.match(text, start)
    if found is not None and not _goes_on(text, found.end()):
        last = found["last"] if len(found["last"]) == 4 else found["first"][:2] + found["last"]
        if found["first"] < last:
            return Mention(start, found.end(), f"{found['first']}/{last}", "span")
    found = patterns.YEAR.match(text, start)
    if found is not None:
        return read_rest(text, start, found.end(), int(found["year"]))
    found = patterns.year_and_part().match(text, start)
    if found is not None:
        return Mention(
            start, found.end(), isodates.months(int(found["year"]), *parts()[found["part"]]), "span"
        )
    found = patterns.BARE_YEAR_RANGE.match(text, start)
    if found is not None and found["first"] < found["last"]:
        return Mention(start, found.end(), f"{found['first']}/{found['last']}", "span")
    found = patterns.LONG_DATE.match(text, start)
    return _read_long_date(text, found, before) if found is not None else None


def _goes_on(text: str, end: int) -> bool:
    """2019年至2022年6月 is a range of two dates, not of two years."""
    rest = patterns.rest_of_date().match(text, end)
    return rest is not None and rest.end() > end


def _read_long_date(text: str, found: re.Match[str], before: str) -> Mention | None:
    """2022.1.5, 2022-12-21, 2022/12/21 and 2022.06; 2022.6 and 2022/6 are too little like dates."""
    if before == "-" or text.startswith(_CODE_AFTER, found.end()):
        return None
    year, month, day = int(found["year"]), int(found["month"]), found["day"]
    if day is None:
        if len(found["month"]) != 2 or found["mark"] == "/" or not isodates.is_date(year, month):
            return None
        return Mention(found.start(), found.end(), isodates.month(year, month))
    if not isodates.is_date(year, month, int(day)):
        return None
    return Mention(found.start(), found.end(), isodates.day(year, month, int(day)))


def _read_decade(found: re.Match[str]) -> Mention:
    """20世纪90年代, 90年代, 上世纪70、80年代."""
    hundreds = (int(found["century"]) - 1 if found["century"] else 19) * 100
    iso = f"{hundreds + int(found['decade'])}/{hundreds + int(found['until'] or found['decade']) + 9}"
    guessed = found["century"] is None and found["last"] is None
    return Mention(found.start(), found.end(), iso, "span", guessed, "20世纪" if guessed else None)


def _read_short_year(text: str, found: re.Match[str], resolver: Resolver) -> Mention | None:
    """16年12月: the century is not printed."""
    year = int(found["year"])
    year += 2000 if year <= 50 else 1900
    mention = read_rest(text, found.start(), found.end(), year, (year, f"{year // 100 + 1}世纪"))
    if mention is not None and mention.iso is not None:
        resolver.note(mention.iso, text, mention.start, mention.end)
    return mention


def _read_month(text: str, start: int, resolver: Resolver) -> Mention | None:
    """A month or day without a year: that of the text, the paragraph or the publication."""
    digits = re.match(r"[0-9]{1,2}", text[start : start + 2])
    if digits is None or not 1 <= int(digits[0]) <= 12:
        return None
    basis = resolver.year_of_month(int(digits[0]))
    mention = read_rest(text, start, start, basis[0] if basis else 2000, basis)
    if mention is None or mention.end == start:
        return None
    mention.yearless = True
    if basis is None:
        mention.iso = None
    return mention
