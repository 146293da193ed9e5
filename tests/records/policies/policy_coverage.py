"""How much of a policy's text its measures and the parts told apart account for."""

from __future__ import annotations

from collections import Counter

from extract.records.grid import Grid
from extract.records.passages import slices_of
from extract.records.policies import read_policies
from extract.records.policies.forms import forms_of, lines_of_field
from extract.records.policies.labels import kind_of_label
from extract.records.policies.outline import outline
from extract.records.policies.rows import measures_of
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
        form = _told_apart(document, Grid(document, index))
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


def _told_apart(document: Document, grid: Grid) -> list[tuple[str, list[Part]]]:
    """What in a table of forms is no measure, with what it is: title, label, basis, process, heading …"""
    found: list[tuple[str, list[Part]]] = []
    for form in forms_of(grid):
        found += [("title", form.title.parts)] if form.title else []
        for kind, _, cells in form.fields:
            if kind == "content" and cells:
                apart = measures_of(document, outline(lines_of_field(cells)), in_form=True).apart
                found += [(name, line.locate(0, len(line.text))) for name, line in apart]
            elif kind != "condition":
                found += [(kind, cell.parts) for cell in cells]
    if found:
        labels = [c for c in grid.table.cells if kind_of_label(" ".join(c.text.split())) is not None]
        found += [("label", cell.parts) for cell in labels]
    return found


def _places(parts: list[Part]) -> list[tuple[int, int]]:
    return [(page, place) for page, start, end in parts for place in range(start, end)]
