"""Funds told in sentences with their size: 某市设立总规模30亿元的氢能产业基金，主要投向…."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.language.names.edges import left_edge
from extract.language.quantities import Quantity
from extract.language.regions import find_regions
from extract.records.passages import Passage
from schemas import Fund

_SET_UP = re.compile(
    r"(?:联合|共同|牵头|合作)?(?:发起设立|发起成立|发起组建|出资设立|设立|发起|组建|成立|募集设立|推出|建立)(?:了|起)?"
)
_NAME_BEHIND = re.compile(
    r"(?:人民币)?(?:规模)?的?\s*[“\"]?(?P<name>[^，。；、：:“”\"（）()的]{0,24}?(?:基金(?!会|管理|业|公司|经理|份额|投资管理)(?:群|[一二三四]期)?))[”\"]?"
)
_NAME_BEFORE = re.compile(
    r"基金(?:[一二三四]期)?[”\"]?(?:[（(][^（）()]{1,30}[）)])?(?P<between>[^。；]{0,40}?)(?:总规模|目标规模|首期规模|首期|募集规模|资金规模|基金规模|管理规模|认缴规模|规模|注册资本|募资)"
    r"(?:约|为|是|达到|高达|达|共|合计|超过|超|近|[:：])*$"
)
_FIELDS = re.compile(
    r"(?:重点|主要|优先|专门|将|聚焦于|围绕)*(?:投资于|投资|投向|布局|聚焦|支持|专注于|投放于|用于)(?P<fields>[^，。；]{3,60})"
)
_GENERIC = frozenset({"基金", "的基金", "子基金", "投资基金", "母基金", "引导基金", "专项基金", "产业基金"})
_LEVEL = re.compile(r"(?:国家|省|市|区|县|自治区)级")


def funds_told(passages: Iterable[Passage]) -> list[Fund]:
    """One fund for every size that a sentence gives a fund."""
    found: dict[str, Fund] = {}
    told: set[tuple[int, int]] = set()  # a second sum in the sentence is a part of the first: 首期6亿元
    for passage in passages:
        if "基金" not in passage.text:
            continue
        for quantity in passage.quantities:
            sentence = (passage.index, passage.sentence_at(quantity.start)[0])
            if quantity.kind != "money" or sentence in told:
                continue
            fund = _fund(passage, quantity)
            if fund is not None:
                told.add(sentence)
                found.setdefault(fund.name, fund)
    return list(found.values())


def _fund(passage: Passage, size: Quantity) -> Fund | None:
    start, end = passage.sentence_at(size.start)
    span = _named_behind(passage, size, start, end) or _named_before(passage, size, start)
    if span is None:
        return None
    text = passage.text
    name = text[span[0] : span[1]]
    if name in _GENERIC or any(mark in name for mark in "，。；"):
        return None
    founder = _founder(passage, start, min(size.start, span[0]))
    fields = _FIELDS.search(text, max(size.end, span[1]), end)
    level = _LEVEL.search(text, start, end)
    regions = [
        r for r in (*find_regions(name), *find_regions(founder or "")) if r.level not in ("country", "area")
    ]
    return Fund(
        name=name,
        level=level[0] if level else None,
        mode=next((mode for mode in ("母基金", "直投") if mode in name), None),
        fields=fields["fields"].strip() if fields else None,
        size_text=size.text,
        size_low=size.low,
        size_high=size.high,
        currency=size.currency,
        qualifier=size.qualifier,
        region=regions[0].name if regions else None,
        founder=founder,
        evidence=passage.evidence(start, end),
    )


def _named_behind(passage: Passage, size: Quantity, start: int, end: int) -> tuple[int, int] | None:
    """设立…50亿元(的)…基金: a fund is set up, and its name stands right behind its size."""
    match = _NAME_BEHIND.match(passage.text, size.end, end)
    if match is None or not _SET_UP.search(passage.text, start, size.start):
        return None
    return match.span("name")


def _named_before(passage: Passage, size: Quantity, start: int) -> tuple[int, int] | None:
    """…基金(，)总规模(达)50亿元."""
    match = _NAME_BEFORE.search(passage.text, start, size.start)
    between = (match.start() + 2, size.start) if match else (0, 0)
    if (
        match is None
        or "基金" in match["between"]
        or any(between[0] <= q.start < between[1] for q in passage.quantities)
    ):
        return None  # 引导基金27只，目标总规模… is of many
    end = match.start() + 2
    known = next((s for s in passage.names if s.start < end <= s.end), None)
    if known is not None:
        return known.start, known.end
    begin = left_edge(passage.tokens, match.start(), 24)
    verb = [m for m in _SET_UP.finditer(passage.text, start, match.start()) if m.end() >= begin]
    begin = verb[-1].end() if verb else begin
    return (begin, end) if match.start() - begin >= 2 else None


def _founder(passage: Passage, start: int, end: int) -> str | None:
    """Who sets it up: what stands before the verb in its clause, without dates."""
    verb = next(iter(_SET_UP.finditer(passage.text, start, end)), None)
    if verb is None:
        return None
    begin = max(start, passage.text.rfind("，", start, verb.start()) + 1)
    begin = max([begin, *(p.end for p in passage.periods if begin <= p.end <= verb.start())])
    words = passage.text[begin : verb.start()].strip()
    words = re.sub(r"(?:由|已|将|又|还|正式|新|宣布|市级层面|省级层面|层面)+$", "", words.removeprefix("由"))
    return words if 2 <= len(words) <= 30 else None
