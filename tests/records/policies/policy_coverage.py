"""How much of a policy's text its measures and the parts told apart account for."""

from __future__ import annotations

from collections import Counter

from extract.records.grid import Grid
from extract.records.passages import slices_of
from extract.records.policies import read_policies
from extract.records.policies.forms import told_apart
from schemas import Document
from schemas.evidence import Part

_BODY = frozenset({"heading", "paragraph", "title"})


def coverage(document: Document) -> tuple[float, float]:
    """(share of the body's characters accounted for, share accounted for more than once).

    The body is all headings and paragraphs, and the cells of tables that are forms; white space does not count.
    Characters are accounted for by the evidence of measures and by what is told apart as preamble, heading,
    signature, label of a form and so on.
    """
    policies, apart = read_policies(document)
    counted: Counter[tuple[int, int]] = Counter()
    for policy in policies:
        for row in policy.measures:
            assert row.evidence is not None
            counted.update(_places(slices_of(row.evidence)))
    for _, line in apart:
        if line.table is not None:
            continue  # its cells are looked at one by one below
        counted.update(_places(line.locate(0, len(line.text))))
    printed = [block.parts for block in document.blocks if block.kind in _BODY]
    for index, table in enumerate(document.tables):
        form = told_apart(document, Grid(document, index))
        if form:
            printed += [cell.parts for cell in table.cells]
            counted.update({place for _, parts in form for place in _places(parts)})
    body = {
        place
        for parts in printed
        for place in _places(parts)
        if not document.page_list[place[0] - 1].text[place[1]].isspace()
    }
    if not body:
        return 1.0, 0.0
    return len(body & counted.keys()) / len(body), sum(1 for p in body if counted[p] > 1) / len(body)


def _places(parts: list[Part]) -> list[tuple[int, int]]:
    return [(page, place) for page, start, end in parts for place in range(start, end)]
