"""Who is responsible for the nodes of the tree: by labels, brackets, the heading above, or the sentences."""

from __future__ import annotations

from extract.records.policies.body_lists import ends_as_body
from extract.records.policies.labels import label_of
from extract.records.policies.outline import Node
from extract.records.policies.responsible import (
    at_the_end,
    from_label,
    in_brackets,
    in_charge,
    in_sentences,
)

_LONGEST_KNOWN = 20
_SHARED = ("deadline", "responsible")


def share_labels(node: Node) -> None:
    """责任部门：… after the last item of a section is the section's, unless its other items have one."""
    for child in node.children:
        share_labels(child)
    if len(node.children) < 2 or node.kind == "root":
        return
    last, others = node.children[-1], node.children[:-1]
    if last.children:
        return
    for kind in _SHARED:
        pieces = [p for p in last.pieces[1:] if p.kind == kind]
        if pieces and not any(_has(n, kind) for other in others for n in other.walk()):
            last.pieces = [p for p in last.pieces if p not in pieces]
            node.pieces += pieces


def bodies_of(root: Node) -> frozenset[str]:
    """The names of those responsible in the lists of a text and where it says who acts, by which others may name them."""
    found: set[str] = set()
    for node in root.walk():
        found.update(_own(node))
        for text in (piece.line.text for piece in node.pieces):
            found.update(text[start:end] for start, end in in_charge(text))
    return frozenset(name for name in found if 2 < len(name) <= _LONGEST_KNOWN and ends_as_body(name))


def _own(node: Node) -> list[str]:
    """Those named for the node by labels and brackets."""
    found = _labelled(node)
    for piece in node.pieces:
        found += in_brackets(piece.line.text) + at_the_end(piece.line.text)
    return found


def responsible_for(node: Node, known: frozenset[str] = frozenset()) -> list[str]:
    """The bodies named for a node itself, else for the headings above it, else by its sentences."""
    found = _own(node) or _inherited(node)
    if not found:
        for index, piece in enumerate(node.pieces):
            start = node.mark.end if index == 0 and node.mark is not None else 0
            found += in_sentences(piece.line.text[start:], known)
    return list(dict.fromkeys(found))


def _has(node: Node, kind: str) -> bool:
    if any(p.kind == kind for p in node.pieces):
        return True
    return kind == "responsible" and any(in_brackets(p.line.text) for p in node.pieces)


def _labelled(node: Node) -> list[str]:
    found: list[str] = []
    for piece in node.pieces:
        label = label_of(piece.line.text) if piece.kind == "responsible" else None
        if label is not None:
            found += from_label(piece.line.text[label.end :])
    return found


def _inherited(node: Node) -> list[str]:
    above = node.parent
    while above is not None:
        found = _labelled(above)
        # 三、加大金融支持（市委金融办牵头） is said of all that stands under it.
        if not found and above.title is not None and above.title_end >= len(above.pieces[0].line.text):
            found = in_brackets(above.pieces[0].line.text)
        if found:
            return found
        above = above.parent
    return []
