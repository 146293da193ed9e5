"""Acquisitions told in sentences: 甲以5亿元收购乙100%股权, 乙被甲收购, 甲完成对乙的收购."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.language.quantities import Quantity
from extract.records.passages import Passage, date_of
from extract.records.rounds.arguments import Arguments
from extract.records.rounds.phrases import Named
from extract.records.rounds.words import acquires, is_planned
from schemas import FundingParticipant, FundingRound

_OF = re.compile(r"对(?P<name>[^，。；的]{2,40}?)(?:\s*\d+(?:\.\d+)?%)?(?:股权|股份)?的[^，。；的]{0,12}$")
_PRICE = re.compile(r"[价额款资]")


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
        self.names = Arguments(passage)
        self.sums = [q for q in passage.quantities if q.kind == "money"]

    def rows(self) -> list[FundingRound]:
        found: list[FundingRound] = []
        for start, end in self.passage.sentences:
            for verb in acquires().finditer(self.text, start, end):
                gerund = self.text[verb.start() - 1 : verb.start()] in tuple("对就于")
                if gerund or self.passage.names_at(verb.start()):
                    continue  # 对收购甲形成的商誉
                for acquirer, target in self._sides(verb, start, end):
                    if acquirer.text != target.text:
                        found.append(self._row(verb, acquirer, target, start, end))
        return found

    def _sides(self, verb: re.Match[str], start: int, end: int) -> Iterator[tuple[Named, Named]]:
        """(who acquires, what is acquired)."""
        begin = self.names.clause_start(verb.start(), start)
        of = _OF.search(self.text, begin, verb.start())
        if of is not None:
            targets, place = self.names.object(of.start("name"), of.end("name")), of.start()
        elif taken := self.names.with_case(("将", "把"), begin, verb.start()):
            targets, place = taken, taken[0].start
        elif (passive := self.text.rfind("被", begin, verb.start())) >= 0:
            acquirers = self.names.own_subject(verb.start(), passive + 1)
            yield from ((a, t) for a in acquirers[:1] for t in self.names.subject(passive, start)[-1:])
            return
        else:
            targets, place = self.names.object(verb.end(), end), verb.start()
        if targets:
            acquirers = self.names.by(begin, place) or self.names.subject(place, start)
            yield from ((a, t) for a in acquirers[:1] for t in targets)

    def _row(self, verb: re.Match[str], acquirer: Named, target: Named, start: int, end: int) -> FundingRound:
        passage = self.passage
        row = FundingRound(
            firm=target.text, kind="merger", round="并购", evidence=passage.evidence(start, end)
        )
        share = self.names.share_behind(target)
        planned = is_planned(self.text[acquirer.end : max(verb.start(), acquirer.end)])
        row.note = (
            "，".join(filter(None, ("拟进行" if planned else None, f"收购{share}股权" if share else None)))
            or None
        )
        dates = [
            p
            for p in passage.periods_between(start, verb.start())
            if p.iso and "/" not in p.iso and p.kind != "duration"
        ]
        row.date = date_of(dates[-1]) if dates else None
        amount = self._amount(acquirer, verb, target, end)
        if amount is not None:
            row.amount_text, row.qualifier, row.currency = amount.text, amount.qualifier, amount.currency
            row.amount_low, row.amount_high = amount.low, amount.high
        evidence = passage.evidence(acquirer.start, acquirer.end)
        row.participants.append(FundingParticipant(name=acquirer.text, role="acquirer", evidence=evidence))
        return row

    def _amount(self, acquirer: Named, verb: re.Match[str], target: Named, end: int) -> Quantity | None:
        """The sum between who acquires and the verb, or one that a later clause calls a price."""
        between = [q for q in self.sums if acquirer.end <= q.start < verb.start()]
        if between:
            return between[-1]
        other = acquires().search(self.text, max(verb.end(), target.end), end)
        stop = other.start() if other else end
        for quantity in self.sums:
            words = self.text[self.names.clause_start(quantity.start, target.end) : quantity.start]
            if max(verb.end(), target.end) <= quantity.start < stop and _PRICE.search(words):
                return quantity
        return None
