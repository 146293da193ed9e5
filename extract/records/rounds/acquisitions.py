"""Acquisitions told in sentences: 甲以5亿元收购乙100%股权."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.language.quantities import Quantity
from extract.records.passages import Passage, date_of
from extract.records.rounds.lists import Named, Names
from extract.records.rounds.words import acquires
from schemas import FundingParticipant, FundingRound

_NOT_THE_VERB = re.compile(
    r"(?:的|案|方|价|事项|重组|基金|对价|要约|协议|预案|标的|计划|活动|事件|交易|整合|后|前|时|等|资金|完成|，|。|、|市场|浪潮|战略)"
)
_WAY = re.compile(
    r"(?:以|用|作价|出资|斥资|耗资|豪掷|溢价|通过|采用|支付|现金|发行股份|发行股份及支付现金|的?(?:总价|价格|代价|对价|方式|形式|价|估值)|约合|全资子公司|子公司|"
    r"旗下|公司|计划|筹划|签署协议|签约|协议|并|再|人民币|整体|收购价|收购|完成|了|[（(][^（）()]{1,30}[）)]|[，,\s])+"
)
_HELD_BY = re.compile(r"[^，。；]{0,60}?(?:所?持有的|所持的?|旗下的?|手中的?)\s*")
_SHARE = re.compile(
    r"\s*(?:的)?\s*(?P<share>\d+(?:\.\d+)?\s*%)?\s*的?\s*(?:股权|股份|资产|业务|控股权|全部股权)?"
)
_OF = re.compile(
    r"对(?P<name>[^，。；的]{2,24}?)(?:\s*\d+(?:\.\d+)?%)?(?:股权|股份)?的(?:全资|战略|现金|整体)*$"
)
_PRICE = re.compile(
    r"(?:对价|作价|价格|金额|价款|总价|收购价|代价|耗资)(?:约|为|是|达|合计|共计|人民币|[:：])*$"
)
_PLANNED = re.compile(r"拟|将|计划|筹划|有意|意向|洽购|考虑")
_LEADS_ON = re.compile(r"公告|宣布|公布|披露|拟|计划|斥资|作价|(?<=[\u4e00-\u9fff])以(?=[^，。；]*\d)")
_STAKE = re.compile(r"了?[^，。；\d的]{2,20}\s*\d+(?:\.\d+)?\s*%\s*的?(?:股权|股份)")
_END = re.compile(
    r"[，。；、,;的了\d（(]|股权|股份|资产|业务|控股权|全部|部分|剩余|及其|已|获|宣告|所持|交割|项目|事项"
)


def acquisitions_in(passages: Iterable[Passage]) -> list[FundingRound]:
    """The acquisitions whose two sides a sentence names."""
    found: list[FundingRound] = []
    for passage in passages:
        if acquires().search(passage.text):
            found += _Acquisitions(passage).rows()
    return found


class _Acquisitions:
    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self.names = Names(passage)
        self.sums = [q for q in passage.quantities if q.kind == "money"]

    def rows(self) -> list[FundingRound]:
        found = []
        for verb in acquires().finditer(self.text):
            start, end = self.passage.sentence_at(verb.start())
            sides = self._sides(verb, start, end)
            if sides is not None:
                found.append(self._row(verb, *sides, start, end))
        return found

    def _sides(self, verb: re.Match[str], start: int, end: int) -> tuple[Named, Named] | None:
        """(who acquires, what is acquired)."""
        of = _OF.search(self.text, start, verb.start())
        if of is not None:
            target = Named(of.start("name"), of.end("name"), of["name"])
            acquirer = self._subject(of.start(), start)
            return (acquirer, target) if acquirer and self._is_name(target) else None
        if self.text[max(start, verb.start() - 24) : verb.start()].rfind("被") >= 0:
            at = self.text.rfind("被", start, verb.start())
            by = self._subject(verb.start(), at + 1)
            targets = self.names.before(at, start)
            return (by, targets[-1]) if by and targets else None
        if _NOT_THE_VERB.match(self.text, verb.end()):
            return None
        acquirer = self._subject(verb.start(), start) or self._unknown_subject(verb, start, end)
        wanted = self._object(verb.end(), end) if acquirer else None
        return (acquirer, wanted) if acquirer and wanted and wanted.text != acquirer.text else None

    def _subject(self, place: int, start: int) -> Named | None:
        """The name before the verb, with the price and the way of payment between them."""
        before = [s for s in self.names.spans if start <= s.start and s.end <= place]
        if not before:
            return None
        direct = self.names.before(place, start)
        if direct:
            return direct[0]
        last = before[-1]
        gap = self.text[last.end : place]
        things = [(q.start, q.end) for q in self.sums] + [(p.start, p.end) for p in self.passage.periods]
        for first, end in sorted(things, reverse=True):
            if last.end <= first and end <= place:
                gap = gap[: first - last.end] + gap[end - last.end :]
        plain = re.sub(
            r"拟|将|已|曾|又|再次|近日|日前|宣布|公告|公布|表示|成功|正式|于|在|近期|随后|并|此前|称", "", gap
        )
        return Named(last.start, last.end, last.text) if not plain or _WAY.fullmatch(plain) else None

    def _unknown_subject(self, verb: re.Match[str], start: int, end: int) -> Named | None:
        """A name that is in no list, where a share of a firm is said to be acquired: 甲收购乙51%股权."""
        if not _STAKE.match(self.text, verb.end(), end):
            return None
        lead = _LEADS_ON.search(self.text, start, verb.start())
        found = self.names.shaped(lead.start() if lead else verb.start(), start)
        return found[0] if len(found) == 1 else None

    def _object(self, place: int, end: int) -> Named | None:
        """What stands behind the verb, or behind 某某持有的."""
        held = _HELD_BY.match(self.text, place, end)
        place = held.end() if held else place
        recognised = self.names.after(place, end)
        if recognised:
            return recognised[0]
        while place < end and self.text[place] in "了过":
            place += 1
        stop = _END.search(self.text, place, end)
        name = Named(place, stop.start(), self.text[place : stop.start()]) if stop else None
        return name if name and self._is_name(name) else None

    def _is_name(self, name: Named) -> bool:
        known = any(s.start < name.end and name.start < s.end for s in self.names.spans)
        return known or self.names.may_be_name(name)

    def _row(self, verb: re.Match[str], acquirer: Named, target: Named, start: int, end: int) -> FundingRound:
        passage = self.passage
        row = FundingRound(
            firm=target.text, kind="merger", round="并购", evidence=passage.evidence(start, end)
        )
        notes = []
        if _PLANNED.search(self.text[acquirer.end : verb.start()]):
            notes.append("拟进行")
        share = _SHARE.match(self.text, target.end)
        if share and share["share"]:
            notes.append(f"收购{share['share']}股权")
        row.note = "，".join(notes) or None
        dates = [
            p
            for p in passage.periods
            if start <= p.start < end and p.iso and "/" not in p.iso and p.kind != "duration"
        ]
        date = next((p for p in reversed(dates) if p.end <= verb.start()), None)
        row.date = date_of(date) if date else None
        amount = self._amount(acquirer, verb, target, end)
        if amount is not None:
            row.amount_text, row.qualifier, row.currency = amount.text, amount.qualifier, amount.currency
            row.amount_low, row.amount_high = amount.low, amount.high
        row.participants.append(
            FundingParticipant(
                name=acquirer.text, role="acquirer", evidence=passage.evidence(acquirer.start, acquirer.end)
            )
        )
        return row

    def _amount(self, acquirer: Named, verb: re.Match[str], target: Named, end: int) -> Quantity | None:
        between = [q for q in self.sums if acquirer.end <= q.start < verb.start()]
        if between:
            return between[-1]
        later = (
            q
            for q in self.sums
            if target.end <= q.start < end and _PRICE.search(self.text[target.end : q.start])
        )
        return next(later, None)
