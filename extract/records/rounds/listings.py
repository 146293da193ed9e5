"""Listings told in sentences: 甲在科创板首发上市，募集资金17.66亿元."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.language.characters import within
from extract.records.passages import Passage, date_of
from extract.records.rounds.arguments import Arguments
from extract.records.rounds.phrases import Named
from extract.records.rounds.words import boards, listed_on, raised, raised_in
from schemas import Listing

_NOT_YET = re.compile(
    r"拟|将|计划|冲刺|申请|准备|筹备|谋求|寻求|有望|辅导|受理|过会|递交|提交|启动|推动|支持|鼓励|奖励|给予|未来|尚未|暂未|未能|中止|终止|撤回|等待|排队"
)
_OWN = re.compile(r"\s*(?:发行人|本公司|公司)(?:的?股票|股份)?")
_ABOUT = re.compile(
    r"(?:公司|企业|以来|前|后备|公告|规则|标准|条件|辅导|门槛|制度|股份|证券|地点|地位|板块|融资)"
)


def listings_in(passages: Iterable[Passage]) -> list[Listing]:
    """The listings that sentences tell, one for each firm and board."""
    found: dict[tuple[str, str | None], Listing] = {}
    for passage in passages:
        if not listed_on().search(passage.text):
            continue
        names = Arguments(passage)
        for start, end in passage.sentences:
            for row in _in_sentence(passage, names, start, end):
                known = found.setdefault((row.firm, row.board), row)
                known.listed_on = known.listed_on or row.listed_on
                if known.raised_low is None and known.raised_high is None:
                    known.raised_low, known.raised_high = row.raised_low, row.raised_high
    return list(found.values())


def _in_sentence(passage: Passage, names: Arguments, start: int, end: int) -> list[Listing]:
    text = passage.text
    for place in listed_on().finditer(text, start, end):
        if _NOT_YET.search(text, start, place.start()) or _ABOUT.match(text, place.end()):
            continue
        if not place["verb"] and not place["listed"]:
            continue
        if within(text, place.start(), start):
            continue  # the title of a paper
        sure = place["verb"] and (place["listed"] or raised_in(text, place.end(), end))
        begin = names.clause_start(place.start(), start)
        firms = [
            f
            for f in names.own_subject(place.start(), begin)
            if names.is_firm(f) or (sure and names.is_new(f))
        ]
        if not firms:
            # Of the issuer only what has a day: 公司在创业板上市 is said of plans and rules as well.
            rows = [
                _row(passage, f, place, start, end, alone=True)
                for f in _issuer(passage, start, place.start())
            ]
            if any(row.listed_on for row in rows):
                return rows
            continue
        return [_row(passage, firm, place, start, end, alone=len(firms) == 1) for firm in firms]
    return []


def _issuer(passage: Passage, start: int, end: int) -> list[Named]:
    """The document's issuer, where it is what the clause before a place speaks of: 发行人股票在…挂牌."""
    start = max(start, *(passage.text.rfind(mark, 0, end) + 1 for mark in "，。；"))
    match, issuer = _OWN.match(passage.text, start, end), passage.document.issuer
    return [Named(match.start(), match.end(), issuer)] if match and issuer else []


def _row(
    passage: Passage, firm: Named, place: re.Match[str], start: int, end: int, *, alone: bool
) -> Listing:
    text = passage.text
    row = Listing(firm=firm.text, evidence=passage.evidence(start, end))
    if place["board"]:
        row.board, row.exchange = boards()[place["board"].upper()]
    dates = [
        p
        for p in passage.periods
        if start <= p.start < end and p.iso and "/" not in p.iso and p.kind != "duration"
    ]
    date = next((p for p in reversed(dates) if p.end <= place.end()), None)
    row.listed_on = date_of(date) if date else None
    for quantity in passage.quantities:
        inside = place.end() <= quantity.start < end
        if (
            alone
            and inside
            and quantity.kind == "money"
            and raised().search(text, place.end(), quantity.start)
        ):
            if quantity.currency in (None, "CNY"):
                row.raised_low, row.raised_high = quantity.low, quantity.high
            break
    return row
