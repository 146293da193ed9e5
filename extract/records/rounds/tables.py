"""Tables whose rows are funding rounds."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.names import find_names
from extract.language.periods import parse_date
from extract.language.rounds import round_name
from extract.records.parties import investors
from extract.records.tables import Frame, Row
from extract.records.tables.roles import Assignment
from extract.records.tables.units import read_sum
from schemas import FundingParticipant, FundingRound
from schemas.funding import Role, RoundKind

_KINDS: dict[str, RoundKind] = {"并购": "merger", "IPO": "ipo"}
_INVESTED = re.compile(
    r"(?:所|已|参与|领投|跟投)?投资?(?:的|了)?(?:部分|主要|重点|典型|代表性?)*(?:企业|项目|公司|案例|标的)|投资布局|投资事件|投资情况"
)
_NO_FIRM = frozenset({"合计", "总计", "小计", "-", "—"})


def rounds_in(frame: Frame, roles: Assignment) -> list[FundingRound]:
    """One round for every row that names a firm and says something of its financing."""
    common = [] if roles.get("investors") or roles.get("lead") else _caption_investors(frame)
    meant = _meant(frame, roles)
    found = []
    for row in frame.rows:
        firm = frame.filled(row, roles.get("firm"))
        evidence = frame.evidence(row)
        if not firm or firm in _NO_FIRM or evidence is None:
            continue
        stated = frame.text(row, roles.get("round"))
        name = round_name(frame.filled(row, roles.get("round"))) if stated else meant
        event = FundingRound(
            firm=firm,
            date=parse_date(frame.text(row, roles.get("date"))),
            kind=_KINDS.get(name or "", "round"),
            round=name,
            evidence=evidence,
            table_index=frame.index,
        )
        _add_sum(event, frame, row, roles)
        _add_parties(event, frame, row, roles)
        event.participants += [party.model_copy() for party in common]
        told = event.qualifier is not None or event.participants
        upper = (field := roles.get("round")) is not None and field.upper
        if told or (not upper and (stated or event.date)):
            _date_by_caption(event, frame, roles)
            found.append(event)
    return found


def _add_sum(event: FundingRound, frame: Frame, row: Row, roles: Assignment) -> None:
    amount = read_sum(frame, row, roles.get("amount"))
    if amount is not None:
        event.amount_text = frame.text(row, roles.get("amount"))
        event.amount_low, event.amount_high = amount.low, amount.high
        event.qualifier, event.currency = amount.qualifier, amount.currency or "CNY"


def _add_parties(event: FundingRound, frame: Frame, row: Row, roles: Assignment) -> None:
    usual: Role = "acquirer" if event.kind == "merger" else "unspecified"
    for role in ("lead", "investors"):
        cell = frame.cell(row, roles.get(role))
        if cell is None:
            continue
        for party in investors(cell.text):
            stated: Role = "lead" if role == "lead" else party.role if party.role != "unspecified" else usual
            evidence = frame.grid.cite(cell, party.start, party.end)
            event.participants.append(FundingParticipant(name=party.name, role=stated, evidence=evidence))


def _meant(frame: Frame, roles: Assignment) -> str | None:
    """The kind of round that heads or caption tell where no column does: 被收购方, 并购金额."""
    words: dict[str, list[str]] = vocabularies.load("table_headers")["rounds"]["means"]
    said = " ".join((frame.caption, *(field.name for field in roles.fields.values())))
    return next((name for name, forms in words.items() if any(form in said for form in forms)), None)


def _date_by_caption(event: FundingRound, frame: Frame, roles: Assignment) -> None:
    """2021年的融资 over a table without dates is the year of every row."""
    period = frame.around.period
    if (
        event.date is None
        and roles.get("date") is None
        and period is not None
        and period.text in frame.caption
    ):
        event.date, event.note = period.iso, "日期由表题推定"


def _caption_investors(frame: Frame) -> list[FundingParticipant]:
    """Who invested in every firm of a table whose caption says so: 某某资本投资的部分企业."""
    caption = frame.caption
    document = frame.grid.document
    invested = _INVESTED.search(caption)
    block = next((b for b in document.blocks if b.kind == "caption" and caption and caption in b.text), None)
    if invested is None or block is None:
        return []
    at = block.text.index(caption)
    return [
        FundingParticipant(
            name=span.text, evidence=document.cite(block.locate(at + span.start, at + span.end))
        )
        for span in find_names(caption)
        if span.end <= invested.start() and span.kind in ("investor", "fund", "firm")
    ]
