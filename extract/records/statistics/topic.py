"""What a table is about by its caption: 2022年各省市场规模情况表 is about 各省市场规模."""

from __future__ import annotations

import re

from extract.language.periods import find_periods
from schemas import Document

_TAIL = re.compile(
    r"(?:(?:的|基本|主要|具体)?(?:情况|明细|统计|汇总|变动|分析|如下|一览)*表?(?:[（(][^（()）]*[）)])?)$"
)
_HEAD = re.compile(r"^(?:截至|截止|报告期内?|公司|本公司|发行人|各期|近年来?|[\s，,：:])+")


def topic_of(document: Document, index: int) -> str:
    """The words of a caption without periods and without what says only that it is a table."""
    caption = document.tables[index].caption or ""
    if not caption:
        return ""
    for period in reversed(find_periods(caption)):
        caption = caption[: period.start] + caption[period.end :]
    return _TAIL.sub("", _HEAD.sub("", caption).strip(" ，,：:-—")).strip(" ，,：:-—的")
