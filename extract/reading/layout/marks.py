"""The marks that open headings, list items, captions and notes."""

from __future__ import annotations

import re
from functools import lru_cache

_CN = "一二三四五六七八九十百零〇两"
_COUNT = rf"(?:[{_CN}]+|\d(?:\s?\d)*)"
"""A number as composed type prints it: 十二, 12, and 1 2 where a line is stretched."""

NUMBERING: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("part", rf"^第\s*{_COUNT}\s*(?:编|部分|篇)(?!法)"),
        ("chapter", rf"^第\s*{_COUNT}\s*章"),
        ("chapter", r"^Chapter\s*\d+"),
        ("section", rf"^第\s*{_COUNT}\s*节"),
        ("article", rf"^第\s*{_COUNT}\s*条(?!第|款|规定|例)"),
        ("annex", rf"^(?:附件|附录|附表|附)\s*(?:[{_CN}\d]+|[A-Z])?\s*(?=[:：.．、\s]|$)"),
        ("box", rf"^专栏\s*[{_CN}\d]+"),
        ("cn", rf"^[{_CN}]{{1,4}}\s*[、．]"),
        ("cn_paren", rf"^[（(]\s*[{_CN}]{{1,4}}\s*[）)]"),
        ("decimal3", r"^\d{1,2}\s*[.．]\s*\d{1,2}\s*[.．]\s*\d{1,2}(?![\d%％.])"),
        ("decimal2", r"^\d{1,2}\s*[.．]\s*\d{1,2}(?![\d%％.．]|\s*(?:万|亿|元|个|倍|家|%))(?=\s|[^\d\s])"),
        ("number", r"^\d{1,3}\s*(?:[、．]|[.](?!\d))"),
        ("number_paren", r"^[（(]\s*\d{1,3}\s*[）)]"),
        ("number_half", r"^\d{1,2}\s*[）)]"),
        ("circled", r"^[\u2460-\u2473\u2776-\u277f\u24eb-\u24f4]"),
        ("letter", r"^[A-Z]\s*[、．.](?=\s*[\u4e00-\u9fff])"),
        ("letter_number", r"^[A-Z]\s*[.．]\s*\d{1,2}(?=\s*[\u4e00-\u9fff])"),
        ("letter_half", r"^[（(]?[a-z]\s*[）)](?=\s*[\u4e00-\u9fff“《])"),
    )
)
"""Kinds of numbering, in the order in which they are tried."""

BULLET = re.compile(r"^(?:[•●■◼◾▪◆▲★○□◇►▶➢✓▪❖\uf020-\uf0ff·]|——|--|[-–—]\s)")
ENDS_SENTENCE = re.compile(r"[。！？；;!?]['”’」』）)]?$")
ENDS_CLAUSE = re.compile(r"[。！？；;!?：:]['”’」』）)]?$")

_CAPTION_NUMBER = rf"(?:[A-Z]?\d+|[{_CN}]+)(?:\s*[-－—–.．·]\s*\d+)*"
CAPTION = re.compile(
    rf"^(?P<kind>图表|图|表|表格|Figure|Fig\.?|Table)\s*(?:(?P<number>{_CAPTION_NUMBER})\s*[:：.．、|｜]?|[|｜])\s*"
    r"(?P<title>\S.*)$"
)
_SPEAKS = re.compile(
    r"^(?:所示|所列|显示|展示|表明|给出|反映|可见|可知|中(?=[，,的可、]|所|列)|为|是|和|与|及|、|，|,|。|）|\)|则|说明|列出|列示|的)"
)
CONTINUED = re.compile(r"^\s*(?:续表|表\s*\S{0,8}\s*[（(]续\S{0,3}[）)]|[（(]续\S{0,3}[）)]|续上表|（续表）)")
SOURCE_NOTE = re.compile(
    r"^[（(]?(?:数据|资料|图片|信息|图表)?\s*来源\s*[:：]|^(?:数据|资料)出处\s*[:：]|^Source\s*[:：]"
)
TABLE_NOTE = re.compile(r"^(?:注|备注|说明|Note)\s*\d*\s*[:：]|^\*+\s*注")
INLINE_SOURCE = re.compile(r"\s*[（(](?:数据|资料)?来源[:：][^（）()]*[）)]\s*$")
UNIT_NOTE = re.compile(
    r"^[（(【]?(?:(?:金额|数量|货币)?单位|币种)\s*[:：]\s*(?P<unit>[^）)】]{1,40}?)[）)】]?$"
)
INLINE_UNIT = re.compile(r"[（(【](?:(?:金额|数量|货币)?单位)\s*[:：]\s*(?P<unit>[^）)】]{1,24})[）)】]")

TRAILING_UNIT = re.compile(
    r"(?:[（(【\s。]|^)(?:金额|数量|货币)?单位\s*[:：]\s*(?P<unit>[^\s，。；：:（）()【】]{1,12})\s*[）)】]?\s*$"
)
"""A unit at the end of the line above a table: 2、累计折旧 单位：万元."""


YEAR = re.compile(r"^(?:19|20)\d{2}(?:\s*[年/.\-－].*|[A-Za-z]\d?)?$")
"""A year, or a date that begins with one: 2023年末, 2024.6.30, 2025E."""
BREAKS = re.compile(r"[。；，：:]")
"""What no cell of a flattened table has: it is a sentence."""
LEADER = re.compile(r"(?:[.．…·⋯•﹒‥_]\s*){3,}")
ENTRY = re.compile(
    rf"^(?P<title>\S.*?)\s*{LEADER.pattern}\s*(?P<page>[ivxlcIVXLC]+|\d{{1,4}}(?:-\d{{1,4}}){{0,2}})?\s*$"
)
"""A line of a table of contents."""
PLAIN_ENTRY = re.compile(r"^(?P<title>\S.*?\S)\s{1,}(?P<page>[IVXLC]+|\d{1,4})$")
LABEL = re.compile(
    r"^[\s\-–—_·•.|/第页]*(?P<label>\d{1,4}(?:-\d{1,4}){0,3}|[ivxlcdm]{1,7}|[IVXLCDM]{1,7})[\s\-–—_·•.|页]*(?:[/／共]\s*\d+\s*页?)?$"
)
"""A printed page number."""


def numbering(text: str) -> tuple[str, str] | None:
    """(kind, the printed number) where a text opens with a number of a heading or list, else None."""
    return _numbering(text[:24])


@lru_cache(maxsize=4096)
def _numbering(head: str) -> tuple[str, str] | None:
    for name, pattern in NUMBERING:
        match = pattern.match(head)
        if match:
            return name, match.group().strip()
    return None


def caption(text: str) -> tuple[str, str | None, str] | None:
    """(图 or 表, number as printed or None, title) of a caption, None for prose that begins alike."""
    if len(text) > 90 or ENDS_SENTENCE.search(text):
        return None
    match = CAPTION.match(text)
    if match is None or _SPEAKS.match(match["title"]):
        return None
    title = match["title"].strip()
    if match["number"] is None and len(title) < 2:
        return None
    kind = {"表": "表", "表格": "表", "Table": "表", "图表": "图表"}.get(match["kind"], "图")
    number = f"{match['kind']} {match['number'].strip()}" if match["number"] else None
    return kind, number, title


def opens_item(text: str) -> bool:
    """Whether a line begins with a number or a bullet."""
    return bool(BULLET.match(text)) or numbering(text) is not None
