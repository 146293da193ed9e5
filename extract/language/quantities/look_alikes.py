"""What only looks like a quantity: years and days, numbers of figures, parts of names and codes."""

from __future__ import annotations

import re
from typing import TypeAlias

from extract.language import vocabularies
from extract.language.quantities.numerals import Numeral
from extract.language.quantities.text import SPACES

_Index: TypeAlias = dict[str, tuple[tuple[str, int], ...]]

_ANCHORS = re.compile("[0-9一二两三四五六七八九十百千万亿数几半第首]")
# 5-1- and 2001-1-: page labels and dates
_NUMBERED_PARTS = re.compile(r"[0-9]-[0-9]{1,4}-$")
# 22年3月, 23年三季报, 18年3季度, 22年底: the year without its century
_PART_OF_YEAR = re.compile(
    r"[ ]?(?:[0-9]{1,2}[ ]?月|[第前]?[一二三四1-4](?:个?季度|季报)|[上下]半年|半年[报度]|[年中]报|年度报告|年?[底末初](?![级始步创]))"
)
_ORDINAL_LIST = re.compile(r"第[ ]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[ ]?[、和及至到-]$")
_MEMBER = r"-?[0-9]{1,6}(?:,[0-9]{3})*(?:\.[0-9]{1,4})?(?:%|[万亿]?[\u4e00-\u9fff]{0,2})?"
_SLASHED = re.compile(rf"(?<![0-9A-Za-z/.-])(?:{_MEMBER}/)+$")
_ALL_SLASHED = re.compile(rf"(?:{_MEMBER}/)+{_MEMBER}")
_SHORT_RANGE = re.compile(r"(?<![0-9.])([0-9]{2})[ ]?[-－—–~～至到][ ]?([0-9]{2})[ ]?年$")
_YEAR = re.compile("(?:19|20)[0-9]{2}/")
_LIST = 80
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_GLUE = frozenset("_./\\@&=#×*'‘’^")
# 下午三点, 凌晨 2 点
_HOURS = ("上午", "下午", "凌晨", "中午", "晚上", "早上", "晚", "早")
# Nouns that end in 数 take it from 数百 and 数家: 总数百万, 多数企业
_NOUNS_IN_NUMBER = frozenset("总人户次家倍指函系参基代个位件多少半无分整奇偶度复点岁负正因常变约级单双字")


@vocabularies.derived
def _words() -> _Index:
    """Vocabulary words by the number character they contain, each with the place of that character."""
    index: _Index = {}
    for word in vocabularies.load("look_alikes")["words"]:
        anchor = _ANCHORS.search(word)
        if anchor is not None:
            index[anchor[0]] = (*index.get(anchor[0], ()), (word, anchor.start()))
    return index


@vocabularies.derived
def _labels() -> tuple[tuple[str, ...], frozenset[str], str]:
    vocabulary = vocabularies.load("look_alikes")
    labels: list[str] = vocabulary["labels"]
    return tuple(labels), frozenset(label[-1] for label in labels), vocabulary["labels_not_after"]


def inside_word(text: str, start: int) -> bool:
    """The number beginning here is part of a name or an idiom of the vocabulary: 三只松鼠, 五家渠."""
    return any(
        start >= offset and text.startswith(word, start - offset)
        for word, offset in _words().get(text[start], ())
    )


def after_label(text: str, start: int) -> bool:
    """The number is that of a figure, table or annex: 图 5, 表 2, 附件3."""
    labels, last_characters, not_after = _labels()
    end = start
    while end and text[end - 1] in SPACES:
        end -= 1
    if not end or text[end - 1] not in last_characters:
        return False
    for label in labels:
        if text.endswith(label, 0, end):
            before = text[end - len(label) - 1 : end - len(label)]
            return not before or before not in not_after
    return False


def glued(text: str, start: int) -> bool:
    """The digits continue a code, a ratio or a product: SHA256, AES-256, v3.1, 1:1, 7×24, 20+8."""
    if not start:
        return False
    previous = text[start - 1]
    if previous in _LETTERS or previous in _GLUE:
        return True
    earlier = text[start - 2 : start - 1]
    if previous == "-":
        numbered = _NUMBERED_PARTS.search(text, max(0, start - 12), start)
        return earlier in _LETTERS or numbered is not None
    return previous in ":∶+＋" and earlier.isalnum()


def slashed(text: str, start: int) -> bool:
    """The number goes on with a list whose marks are slashes: 18.6/19.5/20.4亿元; 3/5 alone and 24/7 are none."""
    before = _SLASHED.search(text, max(0, start - _LIST), start)
    if before is None or _YEAR.match(before[0]):
        return False
    listed = _ALL_SLASHED.match(text, before.start(), before.start() + 2 * _LIST)
    return listed is not None and ("." in listed[0] or listed[0].count("/") > 1)


def continues_ordinal(text: str, start: int) -> bool:
    """The 三年 of 第二、三年 and the 十名 of 第七至十名 are still ordinals."""
    if not start or text[start - 1] not in "、和及至到-":
        return False
    return _ORDINAL_LIST.search(text, max(0, start - 8), start) is not None


def is_short_range(first: str, last: str) -> bool:
    """24-26年 are years of the calendar; 3-5年 and 20-30年 are lengths of time."""
    return 18 <= int(first) < int(last) <= int(first) + 3 and int(last) < 50


def is_calendar_year(digits: str, text: str, end: int) -> bool:
    """N年 is a year of the calendar, or no year at all, but not a length of time: 2022年, 98年, 22年3月."""
    if len(digits) > 4 and digits.isdigit():
        return True
    if len(digits) == 4 and "1600" <= digits < "2200":
        return True
    if len(digits) != 2:
        return False
    range_before = _SHORT_RANGE.search(text, max(0, end - 12), end)
    if range_before is not None and is_short_range(range_before[1], range_before[2]):
        return not text.startswith(tuple("级期龄以间内后来限多余的"), end)
    return digits[0] in "89" or bool(_PART_OF_YEAR.match(text, end))


def is_clock(text: str, start: int) -> bool:
    """三点 or 5 点 after 下午 is a time of day."""
    return text.endswith(_HOURS, 0, start - text.startswith(" ", start - 1))


def before_currency(text: str, end: int) -> bool:
    """The 四 of 李四人民币车费 ends a name: the currency belongs to what follows."""
    return text.startswith("人民币", end) and text[end + 3 : end + 4].isalnum()


def noun_before(text: str, start: int) -> bool:
    """The 数 that begins here ends a noun instead."""
    return start > 0 and text[start - 1] in _NOUNS_IN_NUMBER


def is_year_like(numeral: Numeral) -> bool:
    """A bare number that would be read as a year."""
    return numeral.exponent == 0 and 1900 <= numeral.mantissa <= 2100
