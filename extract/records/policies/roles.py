"""What a node of the tree is: a measure, or a preamble, scope, condition or final provision."""

from __future__ import annotations

import re

from extract.records.policies.clauses import gives_sums
from extract.records.policies.labels import clause_patterns, kind_of_label
from extract.records.policies.outline import Node, Piece
from extract.records.policies.titles import ENDS_SENTENCE

CONDITIONAL = frozenset({"condition", "material"})
HANDED_DOWN = frozenset({"final", "preamble", "condition", "scope"})
"""Roles that hold for everything under a node."""
_BY_TITLE = {
    "preamble": "preamble",
    "scope": "scope",
    "final": "final",
    "condition": "condition",
    "material": "condition",
}
_MAY_CLOSE = frozenset({"article", "cn", "cn_paren", "number"})
_STANDARD = re.compile(r"标准|额度|金额|比例")
_IS = re.compile(r"\s*(?:本[\u4e00-\u9fff]{2,8}?适用|(?P<name>[\u4e00-\u9fff]{2,10}?)(?:为|是|包括))")
_LONGEST_SCOPE, _LONGEST_LABEL = 400, 10


def role_of(node: Node, opening: bool) -> str | None:
    """preamble, scope, final or condition; None for a measure.

    `opening`: the node is among the first of its text, where purpose and scope are set out; later ones that
    use the same words are measures.
    """
    announced = node.announced
    if announced in _BY_TITLE:
        return _BY_TITLE[announced]
    if node.group in CONDITIONAL or node.holds == "material":
        return "condition"
    words = words_of(node)
    if gives_sums(words):
        return None
    if node.holds == "condition" and words.rstrip().endswith(("：", ":")):
        return "condition"
    return None if node.children else _by_words(node, words, opening)


def _by_words(node: Node, words: str, opening: bool) -> str | None:
    patterns = clause_patterns()
    told = _IS.match(words)
    if told is not None and (told["name"] is None or kind_of_label(told["name"]) == "scope"):
        return "scope"
    if opening and patterns["preamble"].search(words):
        return "preamble"
    if opening and len(words) < _LONGEST_SCOPE and patterns["scope"].search(words):
        return "scope"
    if node.kind in _MAY_CLOSE and patterns["final"].search(words):
        return "final"
    return None


def holds_measures(root: Node) -> bool:
    """Numbered provisions in sentences, not the fields of a form or the names of a list."""
    items = [n for n in root.walk() if (n.mark is not None or n.kind == "record") and not n.children]
    told = [node for node in items if ENDS_SENTENCE.search(words_of(node).rstrip())]
    return len(items) > 1 and 2 * len(told) >= len(items)


def words_of(node: Node) -> str:
    """All that a node says itself, without its number."""
    text = "".join(piece.line.text for piece in node.pieces)
    return text[node.mark.end if node.mark else 0 :]


def is_section(node: Node) -> bool:
    """It holds items, and what it says itself, apart from its title's paragraph, is for all of them."""
    if not node.children or node.kind == "article" or node.title is None:
        return False
    return node.title_end >= len(node.pieces[0].line.text)


def tells_standard(heading: str) -> bool:
    """A label or column such as 支持标准 or 资助额度, under which sums are support without further words."""
    return bool(_STANDARD.search(heading))


def reads_as(node: Node, piece: Piece, role: str | None) -> str | None:
    """How the numbers of a piece are meant: `goal`, `deadline`, `condition`, `support`, or None."""
    if piece.kind in ("deadline", "goal"):
        return piece.kind
    if piece.kind == "content" and tells_standard(piece.line.text[:_LONGEST_LABEL]):
        return "support"
    if role == "condition" or piece.kind in CONDITIONAL or node.group in CONDITIONAL:
        return "condition"
    above: Node | None = node
    while above is not None:
        if above.announced == "goal":
            return "goal"
        above = above.parent
    return None
