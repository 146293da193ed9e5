"""Patterns of dates: candidates first, then what a candidate may go on to be."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.periods.vocabulary import openers, parts
from extract.language.vocabularies import any_of

# Between the parts of a date; a table cell may break its line there
_S = r"[ \u00a0\u3000\n]?"
_DASH = rf"{_S}(?:[-－—–~～至到]|——){_S}"
_YEAR = r"(?:1[89]|2[01])[0-9]{2}"
CHINESE_DIGITS = "〇○零一二三四五六七八九"
_COUNT = "[一二三四五六七八九十]{1,3}"
_EDGE = r"(?P<edge>年?[底末初]|[上中下]旬)"


@vocabularies.derived
def candidate_pattern() -> re.Pattern[str]:
    """Digits followed by a sign of time, or the first two characters of a word of time.

    Other digits are swallowed whole, so that they are not tried one by one.
    """
    words = [word.text for group in openers().values() for word in group]
    firsts = re.escape("".join(sorted({word[0] for word in words} | set("一二"))))
    seconds = re.escape("".join(sorted({word[1:2] or "五" for word in words} | set("九〇○零Ｏ"))))
    return re.compile(
        rf"""[0-9{firsts}]
        (?: (?<=[0-9]) (?P<digits> [0-9]*+ (?= {_S} [年月世HQ上下前第一二三四/.\-－—–~～至到、，,和及与] ) )
          | (?<=[0-9]) [0-9,.]*+
          | (?<=[{firsts}]) (?P<word> (?=[{seconds}0-9]) )
        )""",
        re.VERBOSE,
    )


@vocabularies.derived
def rest_of_date() -> re.Pattern[str]:
    """What may follow a year: months, a day, a part of the year, its beginning or end."""
    return re.compile(
        rf"""(?:
          {_S}(?P<from_month>[0-9]{{1,2}}){_S}(?:月份?)?{_DASH}(?P<to_month>[0-9]{{1,2}}){_S}月份?
        | {_S}(?P<month>[0-9]{{1,2}}){_S}月份?
            (?: {_S}(?P<day>[0-9]{{1,2}}){_S}[日号](?:{_DASH}(?P<to_day>[0-9]{{1,2}}){_S}[日号])?
              | {_S}(?P<from_day>[0-9]{{1,2}}){_DASH}(?P<until_day>[0-9]{{1,2}}){_S}[日号] )?
            (?P<month_edge>[底末初]|[上中下]旬)?
        | (?P<chinese_month>{_COUNT})月(?:(?P<chinese_day>{_COUNT})[日号])?
        | {_S}(?P<part>{any_of(parts())})(?P<part_edge>[底末])?
        | {_S}{_EDGE}
        )?""",
        re.VERBOSE,
    )


@vocabularies.derived
def year_and_part() -> re.Pattern[str]:
    """2022H1, 2022 Q3, 2022上半年: a part of a year without 年."""
    return re.compile(rf"(?P<year>{_YEAR}){_S}年?{_S}(?P<part>{any_of(parts())})(?![0-9A-Za-z])")


LONG_DATE = re.compile(
    rf"(?P<year>{_YEAR})(?P<mark>[./-])(?P<month>[0-9]{{1,2}})(?:(?P=mark)(?P<day>[0-9]{{1,2}}))?(?![0-9])"
)
YEAR_RANGE = re.compile(
    rf"(?P<first>{_YEAR}){_S}(?:年度?)?{_DASH}(?P<last>{_YEAR}|[0-9]{{2}}){_S}年(?:度|期间)?"
)
SHORT_YEAR_RANGE = re.compile(
    rf"(?P<first>[0-9]{{2}}){_DASH}(?P<last>[0-9]{{2}}){_S}年(?![级期龄以间内后来限多余的])"
)
BARE_YEAR_RANGE = re.compile(rf"(?<=[（(])(?P<first>{_YEAR}){_DASH}(?P<last>{_YEAR})(?=[）)])")
YEAR = re.compile(rf"(?P<year>{_YEAR}){_S}年(?:度)?")
LISTED_YEARS = re.compile(
    rf"(?P<years>{_YEAR}(?:{_S}[、，,和及与/]{_S}(?:{_YEAR}|(?<=[/、])[0-9]{{2}}(?![0-9]))){{1,6}}){_S}年"
)
YEAR_OF_LIST = re.compile("[0-9]+")
CENTURY = re.compile(
    rf"(?:(?P<century>[12][0-9]){_S}世纪|(?P<last>上个?世纪))?{_S}(?P<decade>[0-9]0)(?:[、至到-](?P<until>[0-9]0))?{_S}年代[初末中]?[期叶]?"
)


@vocabularies.derived
def short_year() -> re.Pattern[str]:
    """The year of 16年12月, 23年三季报, 18年3季度 and 23H1: the century is not printed."""
    return re.compile(
        rf"(?P<year>[0-9]{{2}})(?:{_S}年(?={_S}[0-9]{{1,2}}{_S}月|{_S}(?:{any_of(parts())})"
        rf"|报|{_S}年?[底末初](?![级始步创]))|年?(?=[HQ][1-4](?![0-9A-Za-z])))"
    )


CHINESE_YEAR = re.compile(rf"(?P<year>[一二][{CHINESE_DIGITS}ＯO0]{{3}})年度?")
RECENT = re.compile(
    rf"{_S}(?P<count>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}}){_S}(?P<unit>个会计年度|个完整会计年度|年度|年|个月|个季度)(?P<stub>及一期)?(?:以来|来|间|内|之内)?(?![级代龄])"
)
