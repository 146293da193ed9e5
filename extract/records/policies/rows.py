"""The tree of a policy to its measures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extract.records.policies.clauses import Context, Figure, Parsed, parse
from extract.records.policies.duties import bodies_of, responsible_for, share_labels
from extract.records.policies.instruments import MONEY, instruments_in
from extract.records.policies.labels import clause_patterns, label_of
from extract.records.policies.lines import Line, lines_of_cell, parts_of
from extract.records.policies.obliged import obliged_by
from extract.records.policies.outline import Node, Piece, is_introduction
from extract.records.policies.responsible import in_brackets
from extract.records.policies.roles import HANDED_DOWN, is_section, reads_as, role_of
from schemas import Document, Evidence, MeasureAmount, PolicyMeasure, TableCell

Cite = Callable[[int, int], Evidence]

_OPENING = 6
"""How many nodes from the beginning may set out purpose and scope."""
_FORBIDS = re.compile(
    r"接受|配合|不得|严禁|禁止|责令|处罚|罚款|追责|惩戒|法律责任|[骗套]取|弄虚作假|违[法规反]|失信|追[缴回究]|[退收]回"
)
_LEAD = 8
"""Signs that may stand before the subject of a provision: 适用时，企业应…."""
_TELLS_MEANS = frozenset({None, "content", "heading", "process"})


@dataclass(slots=True)
class Measures:
    """The measures of one text, and the paragraphs that are none."""

    rows: list[PolicyMeasure] = field(default_factory=list)
    apart: list[tuple[str, Line]] = field(default_factory=list)


def measures_of(
    document: Document,
    root: Node,
    listed: bool = False,
    in_form: bool = False,
    known: frozenset[str] = frozenset(),
) -> Measures:
    """The measures under the root of a text's outline.

    `listed`: the measures are in a table, so that paragraphs without a number only introduce it.
    `known`: names of bodies from the rest of the document.
    `in_form`: the text is a field of a form, where sentences before the first number say what is given, not why.
    """
    share_labels(root)
    maker = _Maker(document, known | bodies_of(root))
    maker.opening(root, listed, in_form)
    for child in root.children:
        maker.visit(child, None, None)
    return maker.found


def measure_of_cell(document: Document, cell: TableCell) -> PolicyMeasure:
    """A cell that tells a policy's contents as one measure, with its amounts and instruments."""
    root = Node("root", pieces=[Piece(line) for line in lines_of_cell(cell)])
    row = _row(document, root, None)
    row.role, row.text, row.evidence = "measure", cell.text, document.cite(cell.parts)
    return row


class _Maker:
    def __init__(self, document: Document, known: frozenset[str]) -> None:
        self.document = document
        self.known = known
        self.found = Measures()
        self.visited = 0

    def opening(self, root: Node, listed: bool, in_form: bool) -> None:
        """What stands before the first number: a row only where it sets a target or gives something."""
        if not root.pieces:
            return
        row = _row(self.document, root, None, self.known)
        unnumbered = not root.children and not listed
        if row.amounts or unnumbered or (in_form and "。" in row.text):
            row.role = "measure" if unnumbered else "preamble"
            self.found.rows.append(row)
        else:
            self.found.apart += [("preamble", p.line) for p in root.pieces]

    def visit(self, node: Node, parent: PolicyMeasure | None, above: str | None) -> None:
        """Rows for a node and what stands under it; `above` is the role that holds for all of them."""
        if node.kind == "closing":
            self.found.apart += [("final", p.line) for p in node.pieces]
            return
        self.visited += 1
        role = role_of(node, self.visited <= _OPENING)
        if above is not None and node.announced != "goal":
            role = above
        owner = parent
        if _is_bare(node):
            self.found.apart += [("heading", p.line) for p in node.pieces]
        else:
            owner = _row(self.document, node, role, self.known)
            owner.parent = parent
            owner.role = role or ("section" if is_section(node) else "measure")
            self.found.rows.append(owner)
        for child in node.children:
            self.visit(child, owner, role if role in HANDED_DOWN else None)
        if owner is not None and owner is not parent and node.children:
            _take_means(owner, self.found.rows)


def _take_means(row: PolicyMeasure, rows: list[PolicyMeasure]) -> None:
    """A line that only introduces items works with the money that they give."""
    if row.role != "measure" or MONEY & set(row.instruments):
        return
    given = [code for child in rows if child.parent is row for code in child.instruments if code in MONEY]
    row.instruments = [*dict.fromkeys(given), *row.instruments]


def _is_bare(node: Node) -> bool:
    """A heading with nothing of its own: its items have its number in theirs."""
    first = node.pieces[0].line.text
    if not node.children or node.kind == "article" or in_brackets(first):
        return False
    begins = max(node.title_end, node.mark.end if node.mark else 0)
    own = first[begins:].strip() or any(p.kind != "heading" for p in node.pieces[1:])
    return is_introduction(node) or not own


def _row(
    document: Document, node: Node, role: str | None, known: frozenset[str] = frozenset()
) -> PolicyMeasure:
    """The row of a node, without its role and place."""
    lines = [p.line for p in node.pieces]
    amounts, read = _read(document, node, role)
    obliged = obliged_by(node, role)
    return PolicyMeasure(
        number=node.path,
        title=node.title,
        text="\n".join(line.text for line in lines),
        evidence=document.cite(parts_of(lines)),
        amounts=amounts,
        responsible=responsible_for(node, known),
        obliged=obliged,
        instruments=_instruments(node, role, amounts, obliged),
        beneficiaries=_beneficiaries(node, read),
    )


def _read(document: Document, node: Node, role: str | None) -> tuple[list[MeasureAmount], list[Parsed]]:
    """The sums, ratios and targets of a node, and what was read of each of its paragraphs."""
    found: list[MeasureAmount] = []
    read: list[Parsed] = []
    due, lead = None, _lead_of(node)
    for index, piece in enumerate(node.pieces):
        start = node.mark.end if index == 0 and node.mark is not None else 0
        line = piece.line.slice(start, len(piece.line.text))
        supported = (lead.gives if lead else False) or any(a.role == "support" for a in found)
        context = Context(
            reads_as(node, piece, role),
            document.published_on,
            due,
            lead.beneficiary if lead else None,
            supported,
        )
        parsed = parse(line.text, context)
        due = parsed.due
        read.append(parsed)
        found += rows_of(line.text, parsed, line.citing(document))
    return found, read


def _lead_of(node: Node) -> Parsed | None:
    """What the line with a colon that introduces an item says: 对…的企业，按以下标准给予补贴："""
    above = node.parent
    if above is None or not above.pieces:
        return None
    text = above.pieces[-1].line.text
    if not text.rstrip().endswith(("：", ":")):
        return None
    start = above.mark.end if len(above.pieces) == 1 and above.mark is not None else 0
    return parse(text[start:], Context())


def _instruments(node: Node, role: str | None, amounts: list[MeasureAmount], obliged: list[str]) -> list[str]:
    """By the words that say what is done: not by purposes and final provisions.

    Where a provision begins with those `obliged`, what they inspect, audit or set up is no instrument of the policy's.
    """
    within_scope = role == "scope" and node.parent is not None and node.parent.holds is not None
    if role == "preamble" or within_scope or node.group == "material" or node.holds == "material":
        return []
    words = []
    for index, piece in enumerate(node.pieces):
        if piece.kind in _TELLS_MEANS or role == "condition":
            words.append(piece.line.text[node.mark.end if index == 0 and node.mark else 0 :])
    text = "\n".join(words)
    found = instruments_in(text, role != "condition")
    if obliged and obliged[0] in text[: len(obliged[0]) + _LEAD]:
        found = [c for c in found if c in MONEY or (c == "supervision" and _FORBIDS.search(text))]
    if role == "final":
        closes = clause_patterns()["final"].search(text)
        return [] if closes else [code for code in found if code == "supervision"]
    if role == "scope":
        return [code for code in found if code in MONEY]
    if role != "condition" and "fund" not in found and any(a.role == "fund" for a in amounts):
        found.append("fund")
    if role != "condition" and not MONEY & set(found) and any(a.role == "support" for a in amounts):
        found.insert(0, "subsidy")
    return found


def _beneficiaries(node: Node, read: list[Parsed]) -> str | None:
    for piece in node.pieces:
        label = label_of(piece.line.text) if piece.kind == "scope" else None
        if label is not None:
            return piece.line.text[label.end :].strip(" \u3000。；") or None
    return next((parsed.beneficiary for parsed in read if parsed.beneficiary), None)


def amounts_in(document: Document, lines: Iterable[Line], kind: str | None) -> list[MeasureAmount]:
    """The sums, ratios and targets of some paragraphs that are all meant so: `condition`, `support` …"""
    context = Context(kind, document.published_on)
    return [a for ln in lines for a in rows_of(ln.text, parse(ln.text, context), ln.citing(document))]


def rows_of(text: str, parsed: Parsed, cite: Cite) -> list[MeasureAmount]:
    """The figures of a paragraph as rows, each cited by its clause."""
    return [_amount(text, figure, cite) for figure in parsed.figures]


def _amount(text: str, figure: Figure, cite: Cite) -> MeasureAmount:
    start, end = figure.clause
    return MeasureAmount(
        kind=figure.kind,
        role=figure.role,
        text=text[figure.start : figure.end],
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        currency=figure.currency,
        qualifier=figure.qualifier,
        condition=figure.condition,
        per=figure.per,
        due=figure.due,
        evidence=cite(min(start, figure.start), max(end, figure.end)),
    )
