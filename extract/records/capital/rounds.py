"""Groups of blocks to events: kind, firm, date, sums and parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.language.rounds import find_rounds
from extract.records.capital.dates import DatedFact, main_date, others, registration
from extract.records.capital.event_parties import parties_of
from extract.records.capital.event_sums import add_sums
from extract.records.capital.groups import Group
from extract.records.capital.solving import solve
from extract.records.capital.telling import Source, Telling, tells_event
from schemas import Evidence, FundingParticipant, FundingRound
from schemas.funding import RoundKind

_REACH = 6
"""Paragraphs behind a transaction that may still give its dates."""
_BEFORE = 3
_LONGEST_QUOTE = 400
_MOST_DATES = 6


class Teller:
    """Reads the events of a document."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.dates: dict[int, set[str]] = {}
        """All dates told of an event, by its identity while it is in memory."""

    def events(self, groups: list[Group]) -> list[FundingRound]:
        """The events of all groups, in the order in which they are told."""
        found: list[FundingRound] = []
        for group in groups:
            for part in self._parts(group) if group.loose else self._with_its_outcome(group):
                telling = Telling(self.source, part)
                for kind in telling.kinds():
                    event = self._event(telling, kind)
                    if event is not None:
                        found.append(event)
                found += self._several(telling)
        return found

    def _several(self, telling: Telling) -> Iterator[FundingRound]:
        """The foundings of several firms by one founder each."""
        story = telling.sketch.story if telling.sketch is not None else None
        if story is None or telling.group.kinds != ["founding"] or telling.kinds():
            return
        fact = main_date(telling.facts, "founding", telling.group.month)
        for firm, (start, end, founder) in telling.respective:
            evidence = story.evidence(
                *next((s for s in story.sentences if s[0] <= start < s[1]), (start, end))
            )
            party = FundingParticipant(name=founder, role="investor", evidence=story.evidence(start, end))
            event = FundingRound(firm=firm, kind="founding", evidence=evidence, participants=[party])
            event.date = fact.iso if fact is not None else telling.group.month
            event.date_kind = fact.kind if fact is not None else ("标题所列" if telling.group.month else None)
            self.dates[id(event)] = {event.date} if event.date else set()
            yield event

    def _with_its_outcome(self, group: Group) -> Iterator[Group]:
        """A group with a heading up to the table of its outcome; what tells of a transaction behind it is another's.

        The next heading may stand on a page that is not there, or be set like a paragraph.
        """
        outcomes = {s.block for s in self.source.snapshots if "前" not in s.label}
        place = next((i for i, index in enumerate(group.blocks) if index in outcomes), None)
        if len(group.kinds) != 1 or place is None:
            yield group
            return
        rest = list(self._parts(Group(group.blocks[place + 1 :], loose=True)))
        if not rest:
            yield group
            return
        yield replace(group, blocks=group.blocks[: place + 1])
        yield from rest

    def _parts(self, group: Group) -> Iterator[Group]:
        """A run of blocks without heading cut where a paragraph tells of another transaction."""
        blocks = self.source.document.blocks
        told = [
            place
            for place, index in enumerate(group.blocks)
            if blocks[index].kind == "paragraph" and tells_event(self.source.sketch([index]))
        ]
        for number, place in enumerate(told):
            stop = told[number + 1] if number + 1 < len(told) else min(len(group.blocks), place + _REACH)
            first = max(0, place - _BEFORE) if number == 0 else place
            yield Group(group.blocks[first:stop], loose=True, core=group.blocks[place])

    def _event(self, telling: Telling, kind: RoundKind) -> FundingRound | None:
        """The event of one kind that a group tells, None where it only mentions one."""
        group = telling.group
        fact = main_date(telling.facts, kind, group.month)
        parties = parties_of(telling, kind)
        if not _is_event(telling, kind, fact, parties):
            return None
        evidence = _evidence(telling, fact, kind)
        if evidence is None:
            return None
        firm = telling.firm(kind)
        if self.source.inventory.is_person(firm):
            return None
        event = FundingRound(firm=firm, kind=kind, evidence=evidence, participants=parties)
        event.date = fact.iso if fact is not None else group.month
        event.date_kind = fact.kind if fact is not None else ("标题所列" if group.month else None)
        add_sums(event, telling)
        event.round = _disclosed_round(telling, kind)
        more = others(telling.facts, fact, group.month, kind)
        self.dates[id(event)] = {f.iso for f in more} | {d for d in (event.date, group.month) if d}
        event.note = _note(more, telling.inferred)
        solve(event, telling)
        for snapshot in telling.snapshots:
            if snapshot.event is None and "前" not in snapshot.label:
                snapshot.event = event
                snapshot.as_of = snapshot.as_of or registration(telling.facts, group.month) or event.date
        return event


def _is_event(
    telling: Telling, kind: RoundKind, fact: DatedFact | None, parties: list[FundingParticipant]
) -> bool:
    """Whether a group tells enough of an event: a date, or parties with sums; a heading with a month suffices."""
    group = telling.group
    if group.loose and not parties:
        return fact is not None and telling.changes_capital()
    if fact is not None or group.month is not None:
        return True
    if group.heading is None and not telling.snapshots and telling.tables:
        return False  # a table of parties alone is a list of holders that came at several times
    known = [c for c in telling.contributions if c.capital is not None or c.paid is not None]
    return bool(parties) and (not group.loose or len(known) > 1)


def _disclosed_round(telling: Telling, kind: RoundKind) -> str | None:
    """The round by which the text calls an increase or a transfer, None where it calls it none or several."""
    if kind not in ("capital_increase", "share_transfer") or telling.sketch is None:
        return None
    text = telling.group.title + telling.sketch.story.text
    rounds = {r.name for r in find_rounds(text) if text[r.start : r.end].endswith("轮")}
    return rounds.pop() if len(rounds) == 1 else None


def _note(more: list[DatedFact], inferred: str | None) -> str | None:
    dates = "；".join(f"{fact.kind} {fact.iso}" for fact in more[:_MOST_DATES])
    return "；".join(filter(None, (f"另有日期：{dates}" if dates else None, inferred))) or None


def _evidence(telling: Telling, fact: DatedFact | None, kind: RoundKind) -> Evidence | None:
    """The sentence of the main date, or of the transaction, or the heading."""
    story = telling.sketch.story if telling.sketch is not None else None
    place = fact.start if fact is not None else None
    if place is None and telling.legs and kind == "share_transfer":
        place = telling.legs[0].sentence[0]
    if place is None and telling.contributions:
        place = telling.contributions[0].start
    if story is not None and place is not None:
        sentence = next(((a, b) for a, b in story.sentences if a <= place < b), None)
        if sentence is not None:
            return story.evidence(sentence[0], min(sentence[1], sentence[0] + _LONGEST_QUOTE))
    if telling.heading is not None:
        heading = telling.heading.story
        return heading.evidence(0, len(heading.text))
    return None
