"""Policy notices: what a document is, whom it binds or helps, by how much, by whom, until when."""

from __future__ import annotations

from collections import Counter

from extract.records.policies.bodies import is_national
from extract.records.policies.dissection import dissect
from extract.records.policies.forms import form_policies
from extract.records.policies.header import note_inferred, policies_of
from extract.records.policies.lines import Line, lines_of
from extract.records.policies.outline import outline
from extract.records.policies.places import NATION
from extract.records.policies.rows import measures_of
from extract.records.policies.tables import table_measures
from schemas import Document, Policy

__all__ = ["policy_records", "read_policies"]


def policy_records(document: Document) -> list[Policy]:
    """The policies of a policy notice with their measures and amounts, every one with its evidence."""
    return read_policies(document)[0]


def read_policies(document: Document) -> tuple[list[Policy], list[tuple[str, Line]]]:
    """The policies, and the paragraphs that are no measure with what they are: heading, signature …"""
    forms = form_policies(document)
    anatomy = dissect(lines_of(document), document.title)
    apart = list(anatomy.apart)
    found = policies_of(document, anatomy)
    for index, text in enumerate(anatomy.texts):
        apart += [("title", line) for line in text.title_lines]
        apart += [("table", line) for line in text.lines if line.table is not None]
        if index not in found or forms:
            apart += [(text.kind, line) for line in text.lines if line.table is None]
            continue
        if text.kind == "notice" and any(True for _ in anatomy.of("issued")):
            apart += _issuing(document, found[index], text.lines)
            continue
        root = outline(text.lines)
        tables = [line.table for line in text.lines if line.table is not None] if not root.children else []
        rows = [row for table in tables for row in table_measures(document, table)]
        measures = measures_of(document, root, listed=bool(rows))
        found[index].measures = [*measures.rows, *rows]
        apart += measures.apart
    policies = [policy for _, policy in sorted(found.items())]
    for policy in policies:
        _infer_level(document, policy)
    return [*policies, *forms], apart


def _issuing(document: Document, policy: Policy, lines: list[Line]) -> list[tuple[str, Line]]:
    """A notice that issues another text has measures only where it numbers them."""
    measures = measures_of(document, outline(lines))
    rows = [row for row in measures.rows if row.number is not None]
    policy.measures = rows
    if rows:
        return measures.apart
    return [("issuing", line) for line in lines if line.table is None]


def _infer_level(document: Document, policy: Policy) -> None:
    """A plan without a head is the central government's where its ministries are to carry it out."""
    if policy.level is not None or policy.issuers:
        return
    named = Counter(is_national(name) for row in policy.measures for name in row.responsible)
    if named[True] > 5 and named[True] > 4 * named[False]:
        policy.region, policy.level = NATION, "national"
        note_inferred(document, "policies.level 由责任单位推定")
