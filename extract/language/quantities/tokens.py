"""Where a number may begin: one pass over the text cuts out the candidates."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.quantities.numerals import CAPITAL_DIGITS, CAPITALS
from extract.language.quantities.units import unit_table

_CHINESE = "一二两三四五六七八九十百千万亿"
_ONES = "零〇一二三四五六七八九"
_THOUSANDS = r"[0-9]{0,2}(?:\n?,\n?[0-9]\n?[0-9]\n?[0-9])++(?![0-9])"
# 20，300，450万元 are three numbers, 1，234，567元 is one
_WIDE_THOUSANDS = r"(?<!，[0-9])[0-9]{0,2}(?:\n?，\n?[0-9]{3}(?!\n?，\n?[0-9])|(?:\n?，\n?[0-9]{3}){2,}+(?![ ]?[百千万亿]))(?![0-9])"
# Within a sentence a space may have come into a number: 15 000 人, 3. 5亿元; elsewhere it parts two
_IN_SENTENCE = r"(?:(?<=[\u4e00-\u9fff][0-9])|(?<=[\u4e00-\u9fff][ ][0-9]))"
_SPACED_THOUSANDS = (
    rf"(?:[0-9]{{0,2}}(?:[ \u00a0\u2009][0-9]{{3}}){{2,}}|{_IN_SENTENCE}[0-9]{{0,2}}[ \u00a0\u2009][0-9]{{3}})"
    r"(?![0-9])(?=(?:\.[0-9]+)?\s?[万亿元家个户人吨件%])"
)
_SPACED_POINT = rf"{_IN_SENTENCE}[0-9]{{0,4}}(?:[ ]\.|\.[ ])[0-9]+(?=[ ]?[%万亿])"
# What may stand right after a Chinese numeral of one character, besides the first character of a unit.
_GOES_ON = "多余来到至\\-－—–~～ \u00a0\u3000"


@vocabularies.derived
def token_pattern() -> re.Pattern[str]:
    """One pattern for all beginnings of numbers.

    It begins with a plain set of characters because `re` can then skip quickly to the next candidate; what
    the first character was decides, by looking back at it, how to go on.
    """
    rhetorical = {counter[0] for counter in vocabularies.load("units")["rhetorical"]["counters"]}
    follows = _GOES_ON + re.escape("".join(sorted(unit_table().first_characters | rhetorical)))
    return re.compile(
        rf"""[0-9{_CHINESE}数几第首半翻成{CAPITAL_DIGITS}]
        (?:
          (?<=[0-9]) (?: (?P<code> [0-9]* (?:\.[0-9]+){{2,}} )
                       | (?P<arabic> {_SPACED_POINT} | (?: {_THOUSANDS} | {_WIDE_THOUSANDS} | {_SPACED_THOUSANDS} | [0-9]* )
                                     (?: \.[0-9]+ | \.(?=[ ]?[万亿]) | \.\n[0-9]+(?=[ ]?[%万亿]) )? ) )
        | (?<=一)  (?P<one_half> 半 (?! [导径成岛球身]) )
        | (?<=[数几{_CHINESE}])
            (?P<chinese> (?: [零〇{_CHINESE}]*+ 点 [{_ONES}]++ [万亿]*+
                           | [零〇几{_CHINESE}]++
                           | (?=[{follows}]) | (?=分之) | (?<=[上过近超逾破][百千万亿]) )
                         (?: 分之 (?P<numerator> (?: [0-9]{{1,3}}(?:,[0-9]{{3}})+ | [0-9]{{1,20}} )(?:\.[0-9]{{1,20}})?
                                               | [零〇{_CHINESE}]++ (?:点[{_ONES}]++)? ) )? )
        | (?<=第)  [ ]? (?P<ordinal> [0-9]{{1,4}}+(?![.,0-9]) | [一二三四五六七八九十百]++ )
        | (?<=首)  (?P<first> )
        | (?<=半)  (?P<half> 数 | 个?多?(?:年(?!度)|月|天|日|小时|分钟|世纪)
                           | (?<=[过近超逾]半) (?! [导径成岛球身截途程]) )
        | (?<=翻)  (?P<doubled> 了? (?: (?:近|约|超过|超)? (?P<times> [0-9一两二三四五]) [ ]? 番 | 番 | 倍) )
        | (?<=成)  (?P<hundreds> 百上千 | 千上万 )
        | (?<=[{CAPITAL_DIGITS}]) (?P<capital> [{CAPITALS}]*+ )
        )""",
        re.VERBOSE,
    )
