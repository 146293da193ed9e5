"""Financing rounds told in sentences: 甲完成由乙领投、丙跟投的3亿元B轮融资."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.language.periods import Period
from extract.language.quantities import Quantity
from extract.records.passages import Passage
from extract.records.rounds.event import Event, rows_of
from extract.records.rounds.lists import Named, Names
from extract.records.rounds.words import (
    Completed,
    continues,
    find_completed,
    invests,
    role_nouns,
    role_of,
    role_verbs,
)
from schemas import FundingRound
from schemas.funding import Role

_AMOUNT_WORDS = re.compile(
    r"(?:金额|规模|总额|融资额|募资|资金)(?:总计|合计|分别|均|约|超过|超|近|高达|达到|达|为|是|共|共计|[:：])*$"
)
_VALUATION = re.compile(r"投(?P<side>[前后])(?:整体)?估值(?:约|超过|超|近|高达|达到|达|为|是|已)*$")
_OF_ROUND = re.compile(r"在(?=[^，。；]{0,12}轮)|(?:的)?(?:最近|最新|首)一?轮")
_INTO = re.compile(r"(?:了)?对(?P<firm>[^，。；的]{2,24}?)的(?:股权|战略|追加|首轮)?$")
_FOR_SUM = re.compile(r"以[^，。；]{1,16}$")
_SAME_FIRM = re.compile(
    r"(?:^|[，。；：])\s*(?:截至目前|目前|此外|同时|随后|后续|此后)?[，,]?\s*(?:该|这家)?(?:公司|企业|其|平台|项目)?(?:又|再次|再|还|也|已经?|曾|于|先后|宣布|正式|成功|\s)*$"
)
_SEVERAL_TIMES = re.compile(r"(?:[\d一二两三四五六七八九十]+|多|数|几)轮")
_PRONOUN = re.compile(
    r"(?:^|[，。；：])\s*(?:其|该机构|该基金|该公司)(?:在[^，。；]{1,6}|先后|还|也|已|曾|陆续|于|主要)*$"
)
_ANOTHER_VERB = re.compile(r"等?(?:机构|公司)?(?:领投|跟投|参投|主投|所?投资?的|发起|管理|旗下)")
_FOUNDED = re.compile(r"(?:成立|创立|创办|创建|设立|注册|始建|上市|出生|组建)(?:于|在)?\s*$")
_BEGAN = re.compile(r"成立|创立|创办|创建|设立|注册|开始|布局|起步|上市|出生|组建|加入|入驻")
_LATIN_LIST = re.compile(r"[A-Z][A-Za-z0-9&. ]{1,30}$")
_CLAUSE_ENDS = re.compile(r"\s*(?:[，。；]|$)")


def financings_in(passages: Iterable[Passage]) -> list[FundingRound]:
    """The financing events that sentences tell; one for each firm where several are named."""
    found: list[FundingRound] = []
    for passage in passages:
        if not _worth_reading(passage.text):
            continue
        for event in _Teller(passage).events():
            found += rows_of(event)
    return found


def _worth_reading(text: str) -> bool:
    return "轮" in text or "投" in text or "融资" in text or "资" in text


class _Teller:
    """Reads the events of one passage, sentence by sentence."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self.names = Names(passage)
        self.sums = [q for q in passage.quantities if q.kind == "money"]
        self.rounds = self.names.rounds

    def events(self) -> list[Event]:
        """The events in the order in which they are told."""
        told: list[Event] = []
        for start, end in self.passage.sentences:
            heads = find_completed(self.text, start, end)
            new: list[Event] = []
            for index, head in enumerate(heads):
                stop = heads[index + 1].start if index + 1 < len(heads) else end
                event = self._completed(head, start, stop, told[-1] if told else None)
                if event is not None:
                    new.append(event)
            if not new:
                new = self._invested(start, end)
            if not new:
                new = self._by_round(start, end)
            if not new and told and continues().match(self.text, start):
                self._add_parties(told[-1], start, end)
                told[-1].end = end
            told += new
        return told

    def _completed(self, head: Completed, start: int, stop: int, last: Event | None) -> Event | None:
        """甲完成…融资."""
        rounds = [r for r in self.rounds if head.body[0] <= r.start < head.end]
        sums = [q for q in self.sums if head.body[0] <= q.start < head.end]
        firms = self.names.before(head.start, start)
        into = _INTO.search(self.text, *head.body) if head.noun == "投资" else None
        if into is not None and firms:
            event = Event(self.passage, start, stop, [Named(*into.span("firm"), into["firm"])], rounds, sums)
            event.parties = [(name, "unspecified") for name in firms]
            event.date = self._date(start, head.start, stop)
            return event
        if not firms and last is not None and _SAME_FIRM.search(self.text[start : head.start]):
            firms = last.firms if len(last.firms) == 1 else []
        if not firms and (rounds or sums) and head.noun not in ("投资", "注资"):
            firms = self.names.shaped(head.start, start)
        if not firms or _SEVERAL_TIMES.search(self.text[head.start : head.end]):
            return None
        if not sums:
            sums = self._sums_after(head.end, stop)
        event = Event(self.passage, start, stop, firms, rounds, sums)
        if head.noun.startswith("增资") and not rounds:
            event.kind = "capital_increase"
        self._add_parties(event, head.end, stop)
        self._add_parties_within(event, head)
        told = (
            rounds
            or sums
            or event.parties
            or (head.noun in ("投资", "融资") and _CLAUSE_ENDS.match(self.text, head.end))
        )
        if not told:
            return None
        event.date = self._date(start, head.start, stop)
        event.dates = self._respective_dates(firms[-1].end, head.start)
        return event

    def _by_round(self, start: int, end: int) -> list[Event]:
        """甲最近一轮为…D轮, 甲在E轮融资中筹得…: a round with a sum or a party, told of the subject of the sentence."""
        rounds = [r for r in self.rounds if start <= r.start < end]
        if len(rounds) != 1:
            return []
        lead = _OF_ROUND.search(self.text, start, rounds[0].end)
        named = [s for s in self.names.spans if start <= s.start and s.end <= rounds[0].start]
        place = lead.start() if lead is not None else named[0].end if named else start
        firms = self.names.before(place, start) or (self.names.shaped(place, start) if lead else [])
        if len(firms) != 1:
            return []
        event = Event(self.passage, start, end, firms, rounds)
        event.sums = [q for q in self.sums if start <= q.start < end and not self._is_valuation(q, start)][:1]
        self._add_parties(event, rounds[0].end, end)
        if not event.sums and not event.parties:
            return []
        event.date = self._date(start, rounds[0].start, end)
        return [event]

    def _is_valuation(self, quantity: Quantity, start: int) -> bool:
        return _VALUATION.search(self.text[start : quantity.start]) is not None

    def _respective_dates(self, start: int, stop: int) -> list[Period]:
        """The dates of 甲、乙分别于2023年3月和5月完成."""
        if "分别" not in self.text[start:stop]:
            return []
        return [p for p in self.passage.periods if start <= p.start < stop and p.iso and p.kind != "duration"]

    def _sums_after(self, start: int, stop: int) -> list[Quantity]:
        """The sums that are said to be its amount: 金额分别为1.2亿元和8000万元."""
        found: list[Quantity] = []
        for quantity in self.sums:
            if not start <= quantity.start < stop:
                continue
            in_list = found and re.fullmatch(
                r"[\s、，和与及]{1,3}", self.text[found[-1].end : quantity.start]
            )
            if in_list or (not found and _AMOUNT_WORDS.search(self.text[start : quantity.start])):
                found.append(quantity)
        return found

    def _invested(self, start: int, end: int) -> list[Event]:
        """甲投资了乙、丙."""
        found: list[Event] = []
        for verb in invests().finditer(self.text, start, end):
            paid = _FOR_SUM.search(self.text, start, verb.start())
            place = paid.start() if paid is not None else verb.start()
            investors = self.names.before(place, start) or self._spoken_of(start, place)
            firms = self.names.after(verb.end(), end)
            if not investors or not firms or {f.text for f in firms} & {i.text for i in investors}:
                continue
            if _ANOTHER_VERB.match(self.text, firms[-1].end):
                continue  # 甲跟投了乙领投的项目
            stop = next((c[1] for c in self.passage.clauses if c[0] <= firms[-1].end - 1 < c[1]), end)
            rounds = [r for r in self.rounds if firms[-1].end <= r.start < stop]
            sums = [
                q for q in self.sums if firms[-1].end <= q.start < stop or place <= q.start < verb.start()
            ]
            sums = sums or self._sums_after(firms[-1].end, end)
            if not verb["past"] and not rounds and not sums:
                continue
            event = Event(self.passage, start, stop, firms, rounds, sums)
            event.parties = [(name, role_of()[verb["verb"]]) for name in investors]
            event.date = self._date(start, verb.start(), stop)
            found.append(event)
        return found

    def _spoken_of(self, start: int, verb: int) -> list[Named]:
        """The investor that 其 stands for: the last one named before."""
        if not _PRONOUN.search(self.text[start:verb]):
            return []
        before = [s for s in self.names.spans if s.end <= verb and s.kind in ("investor", "fund")]
        return [Named(before[-1].start, before[-1].end, before[-1].text)] if before else []

    def _add_parties_within(self, event: Event, head: Completed) -> None:
        """Parties between the verb and the noun: 获得甲、乙等机构的…投资, 完成由甲领投的…融资."""
        self._add_parties(event, *head.body)
        if any(head.body[0] <= p.start < head.body[1] for p, _ in event.parties):
            return
        start = head.body[0] + 2 if self.text.startswith("来自", head.body[0]) else head.body[0]
        listed = self.names.before_money(start, head.body[1]) or self.names.after(start, head.body[1])
        firms = {f.text for f in event.firms}
        role: Role = "sole" if "独家" in self.text[slice(*head.body)] else "unspecified"
        event.parties += [(name, role) for name in listed if name.text not in firms]

    def _add_parties(self, event: Event, start: int, end: int) -> None:
        """Parties with the verbs and nouns that tell their roles."""
        firms = {f.text for f in event.firms}
        known = {name.start for name, _ in event.parties}
        for verb in role_verbs().finditer(self.text, start, end):
            anchored = self._anchored(start, verb.start())
            if role_verbs().match(self.text, verb.end()):
                continue  # 松石投资跟投
            listed = anchored or self.names.before(verb.start(), start)
            latin = _LATIN_LIST.search(self.text, start, verb.start()) is not None
            if not listed and (role_of()[verb[0]] != "unspecified" or latin):
                listed = self.names.shaped(verb.start(), start)
            for name in listed:
                if name.text not in firms and name.start not in known:
                    known.add(name.start)
                    event.parties.append((name, role_of()[verb[0]]))
            if len(listed) == 1 and verb[0] in ("投资", "出资", "认购"):
                own = next((q for q in self.sums if 0 <= q.start - verb.end() <= 2), None)
                if own is not None:
                    event.shares[listed[0].start] = own
        for noun in role_nouns().finditer(self.text, start, end):
            stop = re.compile(r"[，。；\n]").search(self.text, noun.end(), end)
            for name in self.names.listed(noun.end(), stop.start() if stop else end):
                if name.text not in firms and name.start not in known:
                    known.add(name.start)
                    event.parties.append((name, role_of()[noun["noun"]]))
        for quantity in self.sums:
            valuation = (
                _VALUATION.search(self.text[start : quantity.start])
                if start <= quantity.start < end
                else None
            )
            if valuation and quantity.value is not None:
                setattr(event, "pre_money" if valuation["side"] == "前" else "post_money", quantity.value)

    def _anchored(self, start: int, end: int) -> list[Named]:
        """The list between 由 and a role's verb, where nothing else stands there."""
        clause = max((self.text.rfind(mark, start, end) for mark in "，。；"), default=-1) + 1
        at = self.text.rfind("由", max(clause, start), end)
        return self.names.listed(at + 1, end) if at >= 0 and end - at < 90 else []

    def _date(self, start: int, verb: int, stop: int) -> Period | None:
        """The nearest day, month or year before the verb, else one behind it in the sentence."""
        dates = [
            p for p in self.passage.periods if start <= p.start < stop and p.iso and p.kind != "duration"
        ]
        # A quarter or half a year is all that some reports give; longer spans say nothing of one event.
        dates = [p for p in dates if "/" not in (p.iso or "") or _months(p.iso or "") <= 6]
        dates = [p for p in dates if not self._is_of_another(p, verb)]
        before = [p for p in dates if p.end <= verb]
        found = before[-1] if before else (dates[0] if dates else None)
        return found or self._standing(start)

    def _standing(self, start: int) -> Period | None:
        """The date with which an earlier sentence of the paragraph begins: it holds for what is told after it."""
        heads = [
            p
            for p in self.passage.periods
            if p.start < start
            and p.iso
            and p.kind != "duration"
            and not self.text[self.passage.sentence_at(p.start)[0] : p.start].strip()
        ]
        if not heads or "/" in (heads[-1].iso or ""):
            return None
        return replace(heads[-1], inferred=True)

    def _is_of_another(self, date: Period, verb: int) -> bool:
        """Whether a date says when something else was: 成立于2015年, 2013年就开始涉足，…."""
        if _FOUNDED.search(self.text[max(0, date.start - 6) : date.start]):
            return True
        comma = self.text.find("，", date.end, verb)
        return comma >= 0 and bool(_BEGAN.search(self.text[date.end : comma]))


def _months(span: str) -> int:
    """How many months a span such as 2018-01/2018-03 covers; a year alone counts as twelve."""
    ends = [re.match(r"(\d{4})(?:-(\d{2}))?", end) for end in span.split("/")]
    if len(ends) != 2 or not ends[0] or not ends[1] or not ends[0][2] or not ends[1][2]:
        return 12
    return 12 * (int(ends[1][1]) - int(ends[0][1])) + int(ends[1][2]) - int(ends[0][2]) + 1
