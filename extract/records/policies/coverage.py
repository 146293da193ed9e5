"""How much of a policy's text its measures and the parts told apart account for."""

from __future__ import annotations

from collections import Counter

from extract.records.policies import read_policies
from schemas import Document, Evidence
from schemas.evidence import Part

_BODY = frozenset({"heading", "paragraph", "title"})


def coverage(document: Document) -> tuple[float, float]:
    """(share of the body's characters accounted for, share accounted for more than once).

    The body is all headings and paragraphs; white space does not count. Characters are accounted for by the
    evidence of measures and by the paragraphs told apart as preamble, headings, signature and so on.
    """
    policies, apart = read_policies(document)
    counted: Counter[tuple[int, int]] = Counter()
    for policy in policies:
        for row in policy.measures:
            assert row.evidence is not None
            counted.update(_places(parts_of(row.evidence)))
    for _, line in apart:
        counted.update(_places(line.locate(0, len(line.text))))
    body = {
        place
        for block in document.blocks
        if block.kind in _BODY
        for place in _places(block.parts)
        if not document.page_list[place[0] - 1].text[place[1]].isspace()
    }
    if not body:
        return 1.0, 0.0
    return len(body & counted.keys()) / len(body), sum(1 for p in body if counted[p] > 1) / len(body)


def parts_of(evidence: Evidence) -> list[Part]:
    """The slices of page texts that a piece of evidence is."""
    if evidence.parts:
        return evidence.parts
    assert evidence.char_start is not None and evidence.char_end is not None
    return [(evidence.page, evidence.char_start, evidence.char_end)]


def _places(parts: list[Part]) -> list[tuple[int, int]]:
    return [(page, place) for page, start, end in parts for place in range(start, end)]
