"""Policy notices: what a document is, whom it binds or helps, by how much, by whom, until when."""

from __future__ import annotations

from collections import Counter

from extract.records.policies.anatomy import PolicyText
from extract.records.policies.bodies import is_national
from extract.records.policies.dissection import dissect
from extract.records.policies.duties import bodies_of
from extract.records.policies.forms import form_policies
from extract.records.policies.header import named_in_head, note_inferred, policies_of
from extract.records.policies.lines import Line, lines_of
from extract.records.policies.marks import mark_of
from extract.records.policies.outline import outline
from extract.records.policies.places import NATION
from extract.records.policies.roles import holds_measures
from extract.records.policies.rows import measures_of
from extract.records.policies.tables import table_measures
from schemas import Document, Policy, PolicyMeasure

__all__ = ["policy_records", "read_policies"]


def policy_records(document: Document) -> list[Policy]:
    """The policies of a policy notice with their measures and amounts, every one with its evidence."""
    policies, apart = read_policies(document)
    _note_gap(document, apart)
    return policies


def read_policies(document: Document) -> tuple[list[Policy], list[tuple[str, Line]]]:
    """The policies, and the paragraphs that are no measure with what they are: heading, signature …"""
    forms = form_policies(document)
    anatomy = dissect(lines_of(document), document.title)
    apart = list(anatomy.apart)
    found = policies_of(document, anatomy)
    roots = [outline(text.lines) for text in anatomy.texts]
    known = frozenset(name for root in roots for name in bodies_of(root)) | named_in_head(anatomy)
    for index, text in enumerate(anatomy.texts):
        apart += [("title", line) for line in text.title_lines]
        apart += [("table", line) for line in text.lines if line.table is not None]
        owner = found.get(index) or _owner(found, index)
        if owner is None or forms or (index not in found and not holds_measures(roots[index])):
            apart += [(text.kind, line) for line in text.lines if line.table is None]
            continue
        if text.kind == "notice" and any(True for _ in anatomy.of("issued")):
            apart += [("issuing", line) for line in text.lines if line.table is None]
            continue
        # A text that numbers nothing may give its measures as a table.
        tables = [] if roots[index].children else [ln.table for ln in text.lines if ln.table is not None]
        rows = [row for table in tables for row in table_measures(document, table)]
        measures = measures_of(document, roots[index], listed=bool(rows) or index not in found, known=known)
        rows = [*measures.rows, *rows]
        _number_annex(rows, text)
        owner.measures += rows
        apart += measures.apart
    policies = [policy for _, policy in sorted(found.items())]
    for policy in policies:
        _infer_level(document, policy)
    return [*policies, *forms], apart


def _note_gap(document: Document, apart: list[tuple[str, Line]]) -> None:
    """Numbered paragraphs that are no row and were told apart for no reason make the document `partial`."""
    lost = [line for kind, line in apart if kind in ("notice", "issued") and mark_of(line.text) is not None]
    if lost:
        words = lost[0].text.strip()[:12]
        document.gaps.append(
            f"{len(lost)} 段带编号的条文没有归入任何举措（第 {lost[0].parts[0][0]} 页“{words}…”起），请核对原文"
        )


def _owner(found: dict[int, Policy], index: int) -> Policy | None:
    """The policy that an annex without a title of its own kind belongs to: the last before it."""
    before = [i for i in found if i < index]
    return found[max(before)] if before else None


def _number_annex(rows: list[PolicyMeasure], text: PolicyText) -> None:
    """附件1/二/（三） is the number of an item of an annex."""
    if text.annex is None:
        return
    for row in rows:
        if row.number is not None:
            row.number = f"{text.annex}/{row.number}"


def _infer_level(document: Document, policy: Policy) -> None:
    """A plan without a head is the central government's where its ministries are to carry it out."""
    if policy.level is not None or policy.issuers:
        return
    named = Counter(is_national(name) for row in policy.measures for name in row.responsible)
    if named[True] > 5 and named[True] > 4 * named[False]:
        policy.region, policy.level = NATION, "national"
        note_inferred(document, "policies.level 由责任单位推定")
