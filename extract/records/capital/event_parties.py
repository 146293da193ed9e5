"""The parties of an event, by its kind: from prose, from a table of parties, or from the snapshot at that moment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.language import vocabularies
from extract.records.capital.founders import stakes_in
from extract.records.capital.gathering import (
    Whole,
    close,
    completed,
    investors_of,
    of_snapshot,
    of_table,
    paid,
    traders_of,
)
from extract.records.capital.predicates import sentences
from extract.records.capital.telling import Telling
from schemas import FundingParticipant
from schemas.funding import Role, RoundKind

_AGREEMENT = re.compile(r"签[署订定](?:了)?《[^《》]{0,12}(?:增资|认购|投资|入股)[^《》]{0,12}》")
_EVERYBODY = "全体股东"
_ITS_OWN = ("share_transfer", "capital_reduction", "merger")
"""Kinds in which a firm may take its own shares."""
_INSTALMENT = 0.001
"""What founders' sums may lack of the registered capital by rounding."""


def parties_of(telling: Telling, kind: RoundKind) -> list[FundingParticipant]:
    """The parties of the event of one kind that a group tells; a firm is none of its own."""
    firm = telling.firms.identity(telling.firm(kind))
    return [p for p in _parties(telling, kind) if kind in _ITS_OWN or telling.firms.identity(p.name) != firm]


def _parties(telling: Telling, kind: RoundKind) -> list[FundingParticipant]:
    if kind == "conversion":
        return _named_as(telling, (_EVERYBODY,), telling.sums.delta) or _converted(telling)
    if kind == "ipo":
        shares = telling.offered.values[0] if telling.offered and telling.offered.values else None
        return _named_as(telling, vocabularies.load("capital_words")["public"], shares)
    if kind in ("share_reform", "founding"):
        return _founders(telling, kind)
    if kind == "merger":
        return _merged(telling)
    if kind == "share_transfer":
        return _traders(telling)
    return _investors(telling, kind)


def _named_as(telling: Telling, words: Sequence[str], shares: float | None) -> list[FundingParticipant]:
    """All holders, or the public, together, where the text says that what is new is theirs."""
    story = telling.sketch.story if telling.sketch is not None else None
    for word in sorted(words, key=len, reverse=True) if story is not None else ():
        place = story.text.find(word) if story is not None else -1
        if story is not None and place >= 0:
            evidence = story.evidence(place, place + len(word))
            return [FundingParticipant(name=word, role="investor", shares=shares, evidence=evidence)]
    return []


def _converted(telling: Telling) -> list[FundingParticipant]:
    """Whose capital grew by how much in a conversion, for which nobody pays."""
    story = telling.sketch.story if telling.sketch is not None else None
    return [
        FundingParticipant(
            name=c.name, role="investor", shares=shares, evidence=story.evidence(c.start, c.end)
        )
        for c in telling.givers
        if story is not None and (shares := c.capital or c.paid or c.unsure) is not None
    ]


def _founders(telling: Telling, kind: RoundKind) -> list[FundingParticipant]:
    """Those whom the snapshot at that moment shows, or else whom the text names."""
    key = telling.firms.identity
    told: list[FundingParticipant] = []
    if telling.sketch is not None:
        story = telling.sketch.story
        told = investors_of(telling.givers, story, Whole(), key) if kind == "founding" else []
        named = [
            FundingParticipant(name=name, role="investor", evidence=story.evidence(start, end))
            for start, end, name in telling.founders
        ]
        told = completed(told, named, key)
        stakes = stakes_in(telling.sketch)
        for party in told:
            party.ratio = party.ratio if party.ratio is not None else stakes.get(party.name)
    shown = next((s for s in telling.snapshots if "前" not in s.label), None)
    if shown is not None:
        paid_in = kind == "founding" and shown.currency is not None
        listed = of_snapshot(shown.rows, paid_in, shown.currency)
        known = {key(party.name) for party in listed}
        return completed(listed, [party for party in told if key(party.name) in known], key)
    if telling.firms.is_limited(telling.firm(kind)) and not _is_instalment(telling, told):
        for party in told:
            # Registered capital of a new firm is what is paid in for it.
            if party.shares is None:
                party.shares = party.amount_low
            elif party.amount_low is None:
                paid(party, party.shares)
    return told


def _is_instalment(telling: Telling, told: list[FundingParticipant]) -> bool:
    """Whether the sums of the founders are a first payment, less than the capital that is registered."""
    registered = telling.sums.registered
    sums = [party.amount_low for party in told if party.amount_low is not None]
    whole = registered.values[0] if registered is not None and len(registered.values) == 1 else None
    return whole is not None and bool(sums) and sum(sums) < whole * (1 - _INSTALMENT)


def _merged(telling: Telling) -> list[FundingParticipant]:
    """What each holder's capital grew by in a merger: after less before, of the firm that goes on."""
    after = next((s for s in telling.snapshots if "后" in s.label), None)
    if after is None:
        return []
    before = next((s for s in telling.snapshots if "前" in s.label and s.firm == after.firm), None)
    held = {row.holder: row.shares or 0.0 for row in before.rows} if before else {}
    found = []
    for row in after.rows:
        grown = (row.shares or 0.0) - held.get(row.holder, 0.0) if before else None
        if before and not grown:
            continue
        party = FundingParticipant(name=row.holder, role="investor", shares=grown, ratio=row.ratio)
        party.evidence = row.evidence
        if grown is not None and after.currency is not None:
            paid(party, grown, currency=after.currency)
        found.append(party)
    return found


def _investors(telling: Telling, kind: RoundKind) -> list[FundingParticipant]:
    """Who subscribed; in a reduction, whose capital shrank."""
    key = telling.firms.identity
    listed = [party for t in telling.tables if t.kind == "subscriptions" for party in of_table(t, key)]
    told: list[FundingParticipant] = []
    if telling.sketch is not None:
        sums = telling.sums
        whole = Whole(sums.delta, sums.total.values[0] if sums.total else None, sums.price)
        told = investors_of(telling.givers, telling.sketch.story, whole, key)
    if kind == "capital_reduction":
        return _changed(telling, -1, "transferor")
    if not told and not listed:
        return _changed(telling, 1, "investor") or _signed(telling)
    if listed:
        # A table of all subscribers is complete; prose beside it names some of them, or sums.
        known = {key(party.name) for party in listed}
        return _with_ratio(telling, completed(listed, [p for p in told if key(p.name) in known], key))
    return _with_ratio(telling, _whole_to_one(telling, told))


def _changed(telling: Telling, sign: int, role: Role) -> list[FundingParticipant]:
    """Whose capital grew or shrank, where the text names nobody: the snapshot after the event less the one before."""
    after, before = telling.after, telling.before
    if after is None or before is None or telling.legs or len(telling.group.kinds) > 1:
        return []
    rows = {row.holder: row for row in (*before.rows, *after.rows)}
    found = []
    for holder, moved in telling.change.items():
        if moved * sign > 0:
            row = rows[holder]
            party = FundingParticipant(name=holder, role=role, shares=abs(moved), evidence=row.evidence)
            party.ratio = row.ratio if sign > 0 else None
            found.append(party)
    if not close(sum(party.shares or 0.0 for party in found), telling.sums.delta):
        return []
    telling.inferred = "各方变动为前后两份股东表之差"
    return found


def _signed(telling: Telling) -> list[FundingParticipant]:
    """Who signed the agreement on an increase with the firm, where nothing tells more of them; who held shares before
    may only have agreed."""
    held = {telling.firms.identity(row.holder) for row in telling.before.rows} if telling.before else set()
    own = telling.firms.identity(telling.firm("capital_increase"))
    found: dict[str, FundingParticipant] = {}
    for sentence in sentences(telling.sketch) if telling.sketch is not None else ():
        signed = _AGREEMENT.search(sentence.sketch.text, sentence.start, sentence.end)
        for noun in sentence.between(sentence.start, signed.start()) if signed else ():
            for name in noun.sign.names:
                key = telling.firms.identity(name.text)
                if key not in (own, *held) and not telling.firms.is_issuer(name.text):
                    evidence = telling.sketch.story.evidence(name.start, name.end) if telling.sketch else None
                    found.setdefault(
                        key, FundingParticipant(name=name.text, role="investor", evidence=evidence)
                    )
    return list(found.values())


def _whole_to_one(telling: Telling, parties: list[FundingParticipant]) -> list[FundingParticipant]:
    """Who alone subscribes or withdraws takes the whole change of capital and the whole price."""
    if len(parties) != 1:
        return parties
    party, sums = parties[0], telling.sums
    if party.shares is None:
        party.shares = sums.delta
    if party.amount_low is None and sums.total is not None and not telling.legs:
        figure = sums.total.figures[0]
        paid(party, sums.total.values[0], figure.text, figure.currency)
    return parties


def _with_ratio(telling: Telling, parties: list[FundingParticipant]) -> list[FundingParticipant]:
    """Ratios from the snapshot after the event."""
    if telling.after is not None:
        key = telling.firms.identity
        ratios = {key(row.holder): row.ratio for row in telling.after.rows}
        for party in parties:
            if party.ratio is None:
                party.ratio = ratios.get(key(party.name))
    return parties


def _traders(telling: Telling) -> list[FundingParticipant]:
    """Sellers and buyers, with what the snapshots around a transfer say of those whose shares the text omits."""
    key = telling.firms.identity
    parties = [party for t in telling.tables if t.kind == "transfers" for party in of_table(t, key)]
    if not parties and telling.sketch is not None:
        parties = traders_of(telling.legs, telling.sketch.story, key)
    if telling.group.kinds == ["share_transfer"]:
        _fill_shares(telling, parties)
    held = {key(row.holder): row.ratio for row in telling.after.rows} if telling.after else {}
    for party in parties:
        if party.role == "transferee" and key(party.name) in held:
            party.ratio = held[key(party.name)]
    buyers = [party for party in parties if party.role == "transferee"]
    sellers = [party for party in parties if party.role == "transferor"]
    if len(sellers) == 1 and buyers and sellers[0].shares is None:
        if all(party.shares is not None for party in buyers):
            sellers[0].shares = round(sum(party.shares or 0.0 for party in buyers), 2)
    return parties


def _fill_shares(telling: Telling, parties: list[FundingParticipant]) -> None:
    """Shares where a transfer is told in percent: by both snapshots, or by the whole capital that one prints."""
    capital = telling.after.total_shares if telling.after else None
    for party in parties:
        moved = telling.change.get(party.name)
        if party.shares is None and moved and (moved > 0) == (party.role == "transferee"):
            party.shares = abs(moved)
            telling.inferred = "转让份额为前后两份股东表之差"
    for party in parties:
        if party.role == "transferee" and party.shares is None and party.ratio is not None and capital:
            party.shares = round(party.ratio * capital / 100, 2)
            telling.inferred = "转让份额由转让比例与注册资本算得"
