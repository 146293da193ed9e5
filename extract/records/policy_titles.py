"""Titles and document numbers of policies."""

from __future__ import annotations

import re

DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}?\s*(?:[〔\[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】])\s*第?\s*\d{1,5}\s*号"
)
"""发文字号: the issuer's short sign, the year in brackets, the number (GB/T 9704-2012)."""

_YEAR_AND_NUMBER = re.compile(r"[〔\[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】]\s*第?\s*\d{1,5}\s*号")
_TITLE_ENDS = re.compile(
    r"通知|意见|决定|公告|通告|规划|办法|方案|纲要|措施|细则|指南|指引|批复|条例|规定|计划|目录|报告|要点|政策|决议|命令|函|[》）)”]"
)
EDITION = re.compile(r"\s*[（(][^（）()]{1,20}[）)]\s*$")
_LONGEST_SIGN = 14

_OUTER = re.compile(
    r"^《(?P<inner>[^《》]*(?:《[^《》]*》[^《》]*)*)》\s*(?:[（(](?P<behind>[^（）()]{1,20})[）)])?$"
)


def clean_title(text: str) -> str:
    """A title without white space between ideographs, without the 书名号 around the whole of it and a bracket behind."""
    text = re.sub(
        r"(?<=[\u4e00-\u9fff，。、《》（）“”])\s+(?=[\u4e00-\u9fff，。、《》（）“”\d])|(?<=\d)\s+(?=[\u4e00-\u9fff])",
        "",
        text.strip(),
    )
    match = _OUTER.match(text)
    return match["inner"] if match else text


def behind_title(text: str) -> str:
    """What stands in brackets behind a title: 2021年2月 of 《旅游发展行动计划》（2021年2月）."""
    match = _OUTER.match(text.strip())
    return (match["behind"] or "") if match else ""


def split_title(text: str) -> tuple[str | None, str | None]:
    """Title and document number of a text that may hold both, in either order.

    >>> split_title("能源局关于印发《电站智能巡检3.0行动计划》的通知 能技〔2019〕8号")
    ('能源局关于印发《电站智能巡检3.0行动计划》的通知', '能技〔2019〕8号')
    """
    if not text.strip():
        return None, None
    number = _YEAR_AND_NUMBER.search(text)
    if number is None:
        return clean_title(text) or None, None
    start = _sign_start(text, number.start())
    rest = (text[:start] + text[number.end() :]).strip(" 　（）()，,；;")
    printed = "".join(text[start : number.end()].split()).strip("（(")
    return clean_title(rest) or None, printed


def _sign_start(text: str, place: int) -> int:
    """Where the issuer's sign begins that stands before the year: right after the word that ends a title."""
    for end in reversed([m.end() for m in _TITLE_ENDS.finditer(text, 0, place)]):
        sign = "".join(text[end:place].split()).strip("（(，,")
        if 2 <= len(sign) <= _LONGEST_SIGN:
            return end
    head = "".join(text[:place].split())
    if len(head) <= _LONGEST_SIGN:
        return 0
    match = re.search(rf"[\u4e00-\u9fff]{{1,{_LONGEST_SIGN}}}\s*$", text[:place])
    return match.start() if match else place
