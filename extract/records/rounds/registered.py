"""Increases of capital told as a change in the register: 股东新增甲，注册资本由100万元增至125万元."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.records.passages import Passage, date_of
from extract.records.rounds.arguments import Arguments
from extract.records.rounds.phrases import Named
from schemas import FundingParticipant, FundingRound

_REGISTER = re.compile(r"工商变更|变更登记|登记变更|工商信息")
_NEW_HOLDERS = re.compile(r"(?:股东新增|新增股东|新增)(?:了|为|[:：])?(?=[\u4e00-\u9fffA-Za-z])")
_GROWN = re.compile(r"注册资本(?:由|从)[^，。；]{1,24}?(?:增至|增加至|增加到|变更为|变更至|提高至|升至)")


def registrations_in(passages: Iterable[Passage]) -> list[FundingRound]:
    """The increases that a sentence tells with the register's figures before and after."""
    found = []
    for passage in passages:
        for grown in _GROWN.finditer(passage.text):
            event = _event(passage, grown)
            if event is not None:
                found.append(event)
    return found


def _event(passage: Passage, grown: re.Match[str]) -> FundingRound | None:
    start, end = passage.sentence_at(grown.start())
    text, names = passage.text, Arguments(passage)
    sums = [q for q in passage.quantities if q.kind == "money" and q.value is not None]
    before = next((q for q in sums if grown.start() <= q.start < grown.end()), None)
    after = next((q for q in sums if grown.end() <= q.start <= grown.end() + 6), None)
    register = _REGISTER.search(text, start, end)
    subjects = names.subject(register.start(), start) if register is not None else []
    first = (Named(s.start, s.end, s.text) for s in names.spans if start <= s.start < grown.start())
    firm = next(iter(subjects), None) or next(first, None)
    if before is None or after is None or firm is None or register is None:
        return None
    if before.value is None or after.value is None or after.value <= before.value:
        return None
    event = FundingRound(firm=firm.text, kind="capital_increase", evidence=passage.evidence(start, end))
    event.capital_before, event.capital_after = before.value, after.value
    date = next((p for p in passage.periods if start <= p.start < end and p.iso and p.kind == "point"), None)
    event.date, event.date_kind = (date_of(date), "工商变更") if date is not None else (None, None)
    new = _NEW_HOLDERS.search(text, start, end)
    if new is not None:
        stop = re.compile(r"[，。；]|[为作]").search(text, new.end(), end)
        for holder in names.listed(new.end(), stop.start() if stop else end):
            event.participants.append(
                FundingParticipant(
                    name=holder.text, role="investor", evidence=passage.evidence(holder.start, holder.end)
                )
            )
    return event
