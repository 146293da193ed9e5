"""What may follow a year: a month, a day, a part of the year, its beginning or end."""

from __future__ import annotations

import re

from extract.language.periods import isodates, patterns
from extract.language.periods.mention import Mention
from extract.language.periods.resolver import Basis
from extract.language.periods.vocabulary import parts, relation_words
from extract.language.quantities.numerals import chinese

_TENS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}


def read_rest(text: str, start: int, end: int, year: int, basis: Basis | None = None) -> Mention | None:
    """The date that begins with a year and goes on at `end`; `basis` is given for a year not printed."""
    rest = patterns.rest_of_date().match(text, end)
    if rest is None:
        return None
    mention = Mention(start, rest.end(), f"{year:04d}")
    if basis is not None:
        mention.inferred, mention.resolved_from = True, basis[1]
    if rest["from_month"]:
        first, last = int(rest["from_month"]), int(rest["to_month"])
        if not 1 <= first < last <= 12:
            return None
        mention.iso = isodates.months(year, first, last)
        mention.kind = "span" if "/" in mention.iso else "point"
    elif rest["month"]:
        return _with_month(mention, year, rest)
    elif rest["chinese_month"]:
        return _with_chinese_month(mention, year, rest)
    elif rest["part"]:
        first, last = parts()[rest["part"]]
        mention.iso = isodates.months(year, first, last)
        mention.kind = "span" if "/" in mention.iso else "point"
        if rest["part_edge"]:
            mention.iso, mention.kind, mention.relation = isodates.last_day(year, last), "point", "end"
    elif rest["edge"]:
        apply_edge(mention, text, year, rest["edge"][-1], end)
    return mention


def apply_edge(mention: Mention, text: str, year: int, edge: str, end: int) -> None:
    """The beginning or the end of a year; 2022年初步 and 2022年底层 say only the year."""
    if text.startswith(relation_words().not_before.get(edge, ()), mention.end):
        mention.end = end
    elif edge == "初":
        mention.iso = isodates.month(year, 1)
    else:
        mention.iso, mention.relation = isodates.last_day(year, 12), "end"


def _with_month(mention: Mention, year: int, rest: re.Match[str]) -> Mention | None:
    month = int(rest["month"])
    if not 1 <= month <= 12:
        return None
    edge, day = rest["month_edge"], rest["day"] or rest["from_day"]
    if day:
        if not isodates.is_date(year, month, int(day)):
            return None
        mention.iso = isodates.day(year, month, int(day))
        until = rest["to_day"] or rest["until_day"]
        if until and int(day) < int(until) and isodates.is_date(year, month, int(until)):
            mention.iso, mention.kind = f"{mention.iso}/{isodates.day(year, month, int(until))}", "span"
    elif edge in ("底", "末"):
        mention.iso, mention.relation = isodates.last_day(year, month), "end"
    elif edge in _TENS:
        first, last = _TENS[edge]
        last_day = min(isodates.day(year, month, last), isodates.last_day(year, month))
        mention.iso, mention.kind = f"{isodates.day(year, month, first)}/{last_day}", "span"
    else:
        mention.iso = isodates.month(year, month)
    return mention


def _with_chinese_month(mention: Mention, year: int, rest: re.Match[str]) -> Mention | None:
    month = chinese(rest["chinese_month"])
    if month is None or month.vague or not 1 <= month.mantissa <= 12:
        return None
    mention.iso = isodates.month(year, month.mantissa)
    if rest["chinese_day"]:
        day = chinese(rest["chinese_day"])
        if day is None or not isodates.is_date(year, month.mantissa, day.mantissa):
            return None
        mention.iso = isodates.day(year, month.mantissa, day.mantissa)
    return mention
