"""Financing rounds told in sentences: 甲完成由乙领投、丙跟投的3亿元B轮融资, 乙投资了甲, 甲最近一轮为D轮."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.language.periods import Period
from extract.language.quantities import Quantity
from extract.language.tokens import Token
from extract.records.passages import Passage
from extract.records.rounds.arguments import Arguments
from extract.records.rounds.dates import date_of_event
from extract.records.rounds.entries import Day, days_of_entries
from extract.records.rounds.event import Event, rows_of
from extract.records.rounds.phrases import OUTCOME, Named, is_verb
from extract.records.rounds.words import (
    continues,
    invests,
    is_other,
    is_planned,
    money_nouns,
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
_COMPLEMENTS = ("到", "出", "了", "过")
"""What a verb may have behind it: 参与|到, 募|到."""
_BY = re.compile(r"由[^。；]{2,90}?的(?=[^，。；]{0,60}$)")
_SEVERAL_TIMES = re.compile(r"(?:\d+|[一二三四五六七八九十]{2,}|[二两三四五六七八九十多数几])轮")
_GIVEN = re.compile(r"的[^，。；]*?[对向]")
_THIS_ROUND = re.compile(r"[本此该]轮")
_JOINED = re.compile(r"[，、和与及]")
_NTH = re.compile(r"[新本首][一]?$|[又这另]一$")
"""The end of 新一|轮融资."""
_NAMED = re.compile(r"[，,]?(?:其中)?(?:包括了?|分别[为是]|[为是有]|[:：])")
_TAKING_PART = re.compile(r"参与|投$|出资|认购|加[注码]")
_ANOTHER_VERB = re.compile(r"等?(?:机构|公司)?(?:领投|跟投|参投|主投|所?投资?的|发起|管理|旗下)")
_CLAUSE_ENDS = re.compile(r"\s*(?:[，。；]|$)")
_LIST_END = re.compile(r"[，。；\n]")
_LEADS, _FOLLOWS = re.compile(r"[领主牵]"), re.compile(r"[跟参]")
_STANDING = "担任作为是成"


def financings_in(passages: Iterable[Passage]) -> list[FundingRound]:
    """The financing events that sentences tell; one for each firm where several are named."""
    found: list[FundingRound] = []
    days: dict[int, Day] | None = None
    before: Event | None = None
    for passage in passages:
        if "轮" in passage.text or "投" in passage.text or "资" in passage.text:
            near = before if before is not None and before.passage.index + 1 == passage.index else None
            told = _Teller(passage, near).events()
            for event in told:
                if event.date is None:
                    days = days_of_entries(passage.document) if days is None else days
                    _date_by(event, days.get(passage.index))
                found += rows_of(event)
            before = told[-1] if told else None
    return found


def _elsewhere(event: Event, passage: Passage) -> Event:
    """An event of the paragraph before, of which another may go on to tell."""
    firms = [Named(-1, -1, firm.text) for firm in event.firms]
    return Event(passage, 0, 0, firms, event.rounds, event.sums, event.date, event.dates, event.kind)


def _date_by(event: Event, day: Day | None) -> None:
    """Give an event the day of the entry that tells it."""
    if day is not None:
        event.date, event.dated_by = replace(day.period, inferred=True), day.evidence


class _Teller:
    """Reads the events of one passage, sentence by sentence."""

    def __init__(self, passage: Passage, before: Event | None) -> None:
        self.passage = passage
        self.before = _elsewhere(before, passage) if before is not None else None
        self.text = passage.marked
        self.names = Arguments(passage)
        self.sums = [q for q in passage.quantities if q.kind == "money"]
        self.rounds = self.names.rounds

    def events(self) -> list[Event]:
        """The events in the order in which they are told."""
        told: list[Event] = []
        for start, end in self.passage.sentences:
            last = told[-1] if told else self.before
            new = list(self._financed(start, end, last))
            new = new or self._invested(start, end) or self._by_round(start, end)
            goes_on = continues().match(self.text, start) or _THIS_ROUND.search(self.text, start, end)
            if not new and last is not None and goes_on:
                told += [last] if not told else []
                self._add_parties(told[-1], start, end)
                told[-1].end = end
            told += new
        for event in told:
            event.parties.sort(key=lambda party: party[0].start)
        return told

    def _financed(self, start: int, end: int, last: Event | None) -> Iterator[Event]:
        """甲完成…融资, and 乙参与甲的…融资: a verb of an outcome and the money it governs."""
        heads: list[tuple[tuple[int, int], re.Match[str], list[Named]]] = []
        for noun in money_nouns().finditer(self.text, start, end):
            verb = self._governing(noun, start)
            given = self._given(verb, noun) if verb is not None else []
            if verb is not None and (given or self._is_outcome(verb)):
                if (
                    heads
                    and heads[-1][0] == verb
                    and not _JOINED.search(self.text, heads[-1][1].end(), noun.start())
                ):
                    heads.pop()  # 新一|轮|A系列|融资
                heads.append((verb, noun, given))
        for index, (verb, noun, given) in enumerate(heads):
            stop = next((other[0] for other, _, _ in heads[index + 1 :] if other != verb), end)
            if index and verb[0] < heads[index - 1][1].end():
                continue
            since = heads[index - 1][1].end() if index else start
            event = self._of_head(verb, noun, given, start, since, stop, last)
            if event is not None:
                yield event

    def _governing(self, noun: re.Match[str], start: int) -> tuple[int, int] | None:
        """The verb whose object a noun of money is."""
        by = _BY.search(self.text, start, noun.start())
        if by is not None and by.start() == self.names.clause_start(by.start(), start):
            by = None  # 由甲领投，丙完成了2亿元的融资: a clause of its own
        place = by.start() if by is not None else noun.start()
        begin = self.names.clause_start(place - 1, start) if place > start else start
        relative = False
        for word in reversed(self.names.words(begin, place)):
            relative = relative or (word.text in role_of() and self.text.startswith("的", word.end))
            if word.text in _COMPLEMENTS or self._qualifies(word):
                continue
            if is_verb(word) or (word.tag == "l" and OUTCOME.search(word.text)):
                if word.text in role_of() and relative:
                    continue  # 甲参投、乙领投的|融资
                if _GIVEN.match(self.text, word.end, noun.start()):
                    return None  # 甲、乙组成|的财团向丙|注资
                return word.start, word.end
            if word.tag == "p" and word.text not in ("由", "对", "向"):
                return None
        return None

    def _is_outcome(self, verb: tuple[int, int]) -> bool:
        """Whether a verb tells that something was got: 完成, 拿下, 签了."""
        past = self.text[verb[1] : verb[1] + 1]
        told = self.text[slice(*verb)] + (past if past in _COMPLEMENTS else "")
        return not _TAKING_PART.search(told) and OUTCOME.search(told) is not None

    def _qualifies(self, word: Token) -> bool:
        """Whether a word is said of a sum: 超过|5亿元, 总额|为|5亿元|的."""
        return any(
            q.start <= word.start < q.end or (word.tag == "p" and q.start == word.end) for q in self.sums
        )

    def _of_head(
        self,
        verb: tuple[int, int],
        noun: re.Match[str],
        given: list[Named],
        start: int,
        since: int,
        stop: int,
        last: Event | None,
    ) -> Event | None:
        body = (verb[1], noun.start())
        subjects = self.names.subject(verb[0], start)
        begin = self.names.clause_start(verb[0], start)
        if is_planned(self.text[max(begin, subjects[-1].end if subjects else begin) : noun.start()]):
            return None
        rounds = [r for r in self.rounds if body[0] <= r.start < noun.end()]
        sums = [q for q in self.sums if body[0] <= q.start < noun.end()]
        if given:
            if not subjects:
                return None
            event = Event(self.passage, start, stop, given, rounds, sums)
            event.parties = [(name, self._role(self.text[slice(*verb)])) for name in subjects]
            event.sums = sums or [q for q in self.sums if subjects[-1].end <= q.start < verb[0]]
        else:
            if not rounds and _SEVERAL_TIMES.search(self.text, verb[0], noun.end()):
                return None
            if not subjects and last is not None and len(last.firms) == 1:
                subjects = last.firms if self.names.goes_on(begin, verb[0]) else []
            if not subjects:
                return None
            event = Event(self.passage, start, stop, subjects, rounds, sums)
            event.kind = "capital_increase" if noun[0].startswith("增资") and not rounds else "round"
            self._note(event, self.names.with_case(("从", "自"), begin, verb[0]), "unspecified")
            if subjects[0].start >= since:
                self._add_parties(event, since, subjects[0].start)
            self._add_parties(event, noun.end(), stop)
            self._add_parties_within(event, body)
        event.sums = event.sums or self._sums_after(noun.end(), stop)
        known = len(event.firms) > 1 or self.names.is_firm(event.firms[0])
        told_all = known and noun[0] in ("投资", "融资") and _CLAUSE_ENDS.match(self.text, noun.end())
        if not (rounds or event.sums or event.parties or told_all):
            return None
        event.date = date_of_event(self.names, start, verb[0], stop)
        event.dates = self._respective_dates(subjects[-1].end, verb[0])
        return event

    def _given(self, verb: tuple[int, int], noun: re.Match[str]) -> list[Named]:
        """The firm that gets the money: 完成对|甲|的投资, 向|甲|注资, 参与|甲|B轮融资."""
        things = [r.start for r in self.rounds] + [q.start for q in self.passage.quantities]
        stop = min((p for p in things if verb[1] <= p < noun.start()), default=noun.start())
        into = next((w for w in self.names.words(verb[1], noun.start()) if w.text in ("对", "向")), None)
        if into is not None:
            return self.names.object(into.end, max(into.end, stop))
        return self.names.object(verb[1], stop) if _TAKING_PART.search(self.text, *verb) else []

    def _invested(self, start: int, end: int) -> list[Event]:
        """乙投资了甲, 乙向甲注资2亿元."""
        found: list[Event] = []
        for verb in invests().finditer(self.text, start, end):
            if self.passage.names_at(verb.start()):
                continue
            begin = self.names.clause_start(verb.start(), start)
            firms = self.names.with_case(("向", "对"), begin, verb.start())
            place = firms[0].start if firms else verb.start()
            investors = self.names.subject(place, start) or self._spoken_of(place)
            firms = firms or self.names.object(verb.end(), end)
            if not investors or not firms or {f.text for f in firms} & {i.text for i in investors}:
                continue
            last = max(firms[-1].end, verb.end())
            if _ANOTHER_VERB.match(self.text, firms[-1].end) or is_planned(
                self.text[max(begin, investors[-1].end) : place]
            ):
                continue  # 甲跟投了乙领投的项目
            stop = next((c[1] for c in self.passage.clauses if c[0] <= last - 1 < c[1]), end)
            rounds = [r for r in self.rounds if investors[-1].end <= r.start < end]
            sums = [q for q in self.sums if investors[-1].end <= q.start < stop] or self._sums_after(
                last, end
            )
            if not verb["past"] and not rounds and not sums:
                continue
            event = Event(self.passage, start, stop, firms, rounds, sums)
            event.parties = [(name, role_of()[verb["verb"]]) for name in investors]
            event.date = date_of_event(self.names, start, verb.start(), stop)
            found.append(event)
        return found

    def _spoken_of(self, place: int) -> list[Named]:
        """The investor that 其 stands for: the last one named before, in the passage."""
        before = [s for s in self.names.spans if s.end <= place and s.kind in ("investor", "fund")]
        goes_on = self.names.goes_on(self.names.clause_start(place - 1, 0), place) if place else False
        return [Named(before[-1].start, before[-1].end, before[-1].text)] if before and goes_on else []

    def _by_round(self, start: int, end: int) -> list[Event]:
        """甲最近一轮为…D轮, 甲在E轮融资中筹得…, 甲B轮融资2亿元: a round with a sum or a party, told of its firm."""
        rounds = [r for r in self.rounds if start <= r.start < end]
        if len(rounds) != 1 or is_other(self.text, rounds[0].end):
            return []
        lead = _OF_ROUND.search(self.text, start, rounds[0].end)
        place = lead.start() if lead is not None else rounds[0].start
        firms = (
            self.names.subject(place, start)
            if lead
            else self.names.own_subject(place, self.names.clause_start(place - 1, start))
            if place > start
            else []
        )
        if len(firms) != 1 or is_planned(self.text[firms[0].end : rounds[0].start]):
            return []
        event = Event(self.passage, start, end, firms, rounds)
        event.sums = [q for q in self.sums if start <= q.start < end and not self._is_valuation(q, start)][:1]
        self._add_parties(event, start, end)
        if not event.sums and not event.parties:
            return []
        event.date = date_of_event(self.names, start, rounds[0].start, end)
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
            between = self.text[found[-1].end : quantity.start] if found else ""
            in_list = found and re.fullmatch(r"[\s、，和与及]{1,3}", between)
            first = not found and not self.text[start : quantity.start].strip()
            if in_list or first or (not found and _AMOUNT_WORDS.search(self.text[start : quantity.start])):
                found.append(quantity)
        return found

    def _add_parties_within(self, event: Event, body: tuple[int, int]) -> None:
        """Parties between the verb and the noun: 获得甲、乙等机构的…投资, 完成由甲领投的…融资."""
        self._add_parties(event, *body)
        if any(body[0] <= p.start < body[1] for p, _ in event.parties):
            return
        start = body[0] + 2 if self.text.startswith("来自", body[0]) else body[0]
        nth = _NTH.search(self.text, *body)
        things = [r.start for r in self.rounds] + [q.start for q in self.passage.quantities]
        things += [nth.start()] if nth else []
        stop = min((p for p in things if start <= p < body[1]), default=body[1])
        listed = self.names.listed(start, start + len(self.text[start:stop].rstrip("的 ")))
        role: Role = "sole" if "独家" in self.text[slice(*body)] else "unspecified"
        firms = {f.text for f in event.firms}
        if self.names.are_names(listed):
            event.parties += [(name, role) for name in listed if name.text not in firms]

    def _add_parties(self, event: Event, start: int, end: int) -> None:
        """Parties with the verbs and nouns that tell their roles."""
        last = start
        for verb in role_verbs().finditer(self.text, start, end):
            if role_verbs().match(self.text, verb.end()) or self._is_in_name(verb):
                continue  # 松石投资跟投
            begin, last = max(self.names.clause_start(verb.start(), start), last), verb.end()
            listed = self.names.by(begin, verb.start()) or self.names.own_subject(verb.start(), begin)
            named = None if self.names.are_names(listed) else _NAMED.match(self.text, verb.end(), end)
            if named is not None:  # 有多家机构跟投，包括|甲、乙
                listed = self.names.listed(named.end(), self._list_end(named.end(), end))
            self._note(event, listed, role_of()[verb[0]])
            if len(listed) == 1 and verb[0] in ("投资", "出资", "认购"):
                own = next((q for q in self.sums if 0 <= q.start - verb.end() <= 2), None)
                party = next((p for p, _ in event.parties if p.text == listed[0].text), None)
                if own is not None and own not in event.sums and party is not None:
                    event.shares[party.start] = own
        for noun in role_nouns().finditer(self.text, start, end):
            if noun["is"]:
                listed = self.names.listed(noun.end(), self._list_end(noun.end(), end))
            else:
                begin = self.names.clause_start(noun.start(), start)
                stands = self.text[begin : noun.start()].rstrip("本轮的此次")
                listed = (
                    self.names.own_subject(noun.start(), begin) if stands[-1:] in tuple(_STANDING) else []
                )
            self._note(event, listed, role_of()[noun["noun"]])
        for a, b in self.passage.clauses_between(start, end):
            for names, verb_text in self.names.agents(max(a, start), min(b, end)):
                self._note(event, names, self._role(verb_text))
        for quantity in self.sums:
            inside = start <= quantity.start < end
            valuation = _VALUATION.search(self.text[start : quantity.start]) if inside else None
            if valuation and quantity.value is not None:
                setattr(event, "pre_money" if valuation["side"] == "前" else "post_money", quantity.value)

    def _list_end(self, start: int, end: int) -> int:
        stop = _LIST_END.search(self.text, start, end)
        return stop.start() if stop else end

    def _is_in_name(self, verb: re.Match[str]) -> bool:
        return any(name.end > verb.end() for name in self.passage.names_at(verb.start()))

    def _note(self, event: Event, names: list[Named], role: Role) -> None:
        known = {name.start for name, _ in event.parties} | {f.start for f in event.firms}
        told = {f.text for f in event.firms}
        if len(event.rounds) < 2:
            told |= {name.text for name, _ in event.parties}
            again = {name.text for name in names}
            event.parties = [
                (party, role if old == "unspecified" and party.text in again else old)
                for party, old in event.parties
            ]
        new = [n for n in names if n.start not in known and n.text not in told]
        event.parties += [(n, role) for n in new]
        if len(event.rounds) > 1:
            # A轮由甲领投，A+轮由乙投资: each party is of the round that is named last before it.
            rounds = {r.name for r in event.rounds}
            for name in new:
                own = [
                    r.name
                    for r in self.rounds
                    if event.rounds[-1].end <= r.start < name.start and r.name in rounds
                ]
                event.round_of |= {name.start: own[-1]} if own else {}

    def _role(self, verb: str) -> Role:
        """The role of whoever does something in a round."""
        known = role_of().get(verb)
        return known or (
            "lead" if _LEADS.match(verb) else "participant" if _FOLLOWS.match(verb) else "unspecified"
        )
