"""Tables whose head says that their rows are policies, or measures by region."""

from __future__ import annotations

from extract.language.periods import parse_date
from extract.records.policies.places import place_of
from extract.records.policies.responsible import from_label
from extract.records.policies.rows import measure_of_cell
from extract.records.policy_titles import behind_title, split_title
from extract.records.tables import Frame
from extract.records.tables.roles import Assignment
from schemas import Policy


def policies_in(frame: Frame, roles: Assignment) -> list[Policy]:
    """One policy for every row: its title where a column has one, and what the row says of its measures."""
    found = []
    for row in frame.rows:
        evidence = frame.evidence(row)
        raw = frame.text(row, roles.get("title"))
        measures = frame.text(row, roles.get("measures"))
        if evidence is None or not (raw or measures):
            continue
        title, number = split_title(raw)
        numbered = frame.text(row, roles.get("number"))
        issuer = frame.filled(row, roles.get("issuer")) if roles.get("issuer") is not None else ""
        policy = Policy(
            title=title,
            document_number=numbered if any(sign.isdigit() for sign in numbered) else number,
            issuers=from_label(issuer),
            issued_on=parse_date(frame.text(row, roles.get("date")) or behind_title(raw)),
            effective_on=parse_date(frame.text(row, roles.get("effective"))),
            region=frame.filled(row, roles.get("region")) or None,
            evidence=evidence,
            table_index=frame.index,
        )
        place, policy.level = place_of(*policy.issuers[:1], title, policy.region, frame.caption)
        policy.region = policy.region or place
        cell = frame.own(row, roles.get("measures"))
        if cell is not None and cell.parts:
            policy.measures.append(measure_of_cell(frame.grid.document, cell))
        found.append(policy)
    return found
