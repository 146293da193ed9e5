"""The tree of a policy's text: chapters, articles, items and what stands under each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from extract.records.policies.labels import Label, clause_patterns, kind_of_lead, kind_of_title, label_of
from extract.records.policies.lines import Line, joined
from extract.records.policies.marks import RANK, Mark, learned_ranks, mark_of
from extract.records.policies.responsible import in_brackets
from extract.records.policies.run_on import split
from extract.records.policies.titles import (
    ENDS_SENTENCE,
    LONGEST_HEADING,
    is_heading,
    is_run_in,
    is_title,
    title_of,
)

_OWN_LABEL = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8})\s*[:：]")
_CLOSING = re.compile(r"^(?:本|以上|上述|此前|原|《)")
_WIDEST_STEP, _FEWEST_RECORDS = 3, 3
_CLOSES, _LAST = ("）", ")", "】", "]"), 200
_LONGEST_INTRODUCTION = 20
_LEAD = 40
"""How far before its colon a line says what it introduces."""


@dataclass(slots=True)
class Piece:
    """Words that belong to a node, with what their label says they are (None for plain text)."""

    line: Line
    kind: str | None = None


@dataclass(slots=True)
class Node:
    """A chapter, article, item or run-in title, with its own words in order and what is numbered under it."""

    kind: str
    mark: Mark | None = None
    title: str | None = None
    title_end: int = 0
    """Where the words after the title begin in the first piece."""
    pieces: list[Piece] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    group: str | None = None
    """What the line or label that introduces it says it is: `condition`, `material`, `content` …"""
    holds: str | None = None
    """What its last label or lead-in says of the items under it."""

    @property
    def path(self) -> str | None:
        """The numbers from the outermost to this, joined with a slash; None where none is printed."""
        numbers = []
        node: Node | None = self
        while node is not None:
            if node.mark is not None:
                numbers.append(node.mark.number)
            node = node.parent
        return "/".join(reversed(numbers)) or None

    @property
    def announced(self) -> str | None:
        """What its title says it holds."""
        return kind_of_title(self.title) if self.title else None

    def walk(self) -> Iterator[Node]:
        """Itself and everything under it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(lines: Iterable[Line]) -> Node:
    """The tree of the paragraphs; the root holds what stands before the first heading or number."""
    builder = _Builder([line for line in lines if line.table is None])
    return builder.build()


class _Builder:
    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.root = Node("root")
        self.stack: list[Node] = [self.root]
        self.records = _repeats_labels(lines)
        """The text is a guide: one record after the other, each a title and lines with labels."""
        names = Counter(m["name"] for line in lines if self.records and (m := _OWN_LABEL.match(line.text)))
        self.labels = frozenset(name for name, count in names.items() if count > 1)
        """Labels of the guide's own that no vocabulary knows: 申请渠道, 补贴测算."""
        self.rank = learned_ranks(mark for line in lines if (mark := mark_of(line.text)) is not None)

    def build(self) -> Node:
        for line, after in zip_longest(self.lines, self.lines[1:]):
            open_lists = {node.mark.kind: node.mark.value for node in self.stack if node.mark is not None}
            for piece in split(line, open_lists, mark_of(after.text) if after is not None else None):
                self._add(piece)
        return self.root

    def _add(self, line: Line) -> None:
        mark = mark_of(line.text)
        if mark is not None and self._accepts(mark):
            self._open(mark, line)
            return
        label = label_of(line.text)
        if self.records and label is not None and label.kind == "content":
            self._open_record(line)
        elif label is not None and not (self.records and is_heading(line)):
            self._label(label, line)
        elif is_heading(line) or is_run_in(line):
            self._open_title(line)
        else:
            self._continue(line)

    def _accepts(self, mark: Mark) -> bool:
        """A number that begins a list or goes on with the one that is open."""
        alike = any(n.mark is not None and n.mark.kind == mark.kind for n in self.stack)
        return not alike or mark.value == 1 or self._goes_on(mark) is not None

    def _goes_on(self, mark: Mark) -> Node | None:
        """The innermost open item of its kind that a number comes next to."""
        for node in reversed(self.stack):
            if node.mark is not None and node.mark.kind == mark.kind:
                if node.mark.value < mark.value <= node.mark.value + _WIDEST_STEP:
                    return node
        return None

    def _list_within(self, mark: Mark) -> Node | None:
        """Where a kind that counts the chapters counts anew: under an item that such numbers mostly stand under.

        5. … 5.4 … （一）… 1. … 2. … （二）… 6.
        """
        place = next((i for i, n in enumerate(self.stack) if n.mark and n.mark.kind == mark.kind), None)
        if mark.value != 1 or place is None:
            return None
        within = [n for n in self.stack[place + 1 :] if n.mark and RANK[n.mark.kind] < RANK[mark.kind]]
        return within[-1] if within else None

    def _open(self, mark: Mark, line: Line) -> None:
        last = self._goes_on(mark)
        parent = last.parent if last is not None else self._list_within(mark)
        while len(self.stack) > 1 and (
            self.stack[-1] is not parent if parent else not self._holds(self.stack[-1], mark)
        ):
            self.stack.pop()
        node = self._push(mark.kind, mark, line)
        node.title, node.title_end = title_of(line, mark.end, mark.kind == "article")
        self._note_lead(node, line.text)

    def _holds(self, node: Node, mark: Mark) -> bool:
        """A number of this kind stands under the node."""
        if node.mark is not None:
            return self.rank[node.mark.kind] < self.rank[mark.kind]
        # A heading without a number holds the list that begins after it, and ends with what it stands in.
        return mark.value == 1 or any(child.kind == mark.kind for child in node.children)

    def _push(self, kind: str, mark: Mark | None, line: Line) -> Node:
        parent = self.stack[-1]
        node = Node(kind, mark, parent=parent, group=_group_above(parent))
        node.pieces.append(Piece(line))
        parent.children.append(node)
        self.stack.append(node)
        return node

    def _note_lead(self, node: Node, text: str) -> None:
        """What a title or a line with a colon at its end says of the items that follow."""
        if text.rstrip().endswith(("：", ":")):
            node.holds = kind_of_lead(text.rstrip()[-_LEAD:]) or node.announced or "content"
        elif node.announced in ("condition", "material", "process", "contact", "period"):
            node.holds = node.announced

    def _label(self, label: Label, line: Line) -> None:
        if not label.bare:
            self.stack[-1].pieces.append(Piece(line, label.kind))
            return
        # 申报条件： heads what follows, up to the next label of the same section.
        labelled = next((n for n in reversed(self.stack) if any(p.kind == "heading" for p in n.pieces)), None)
        node = labelled or self.stack[-1]
        self._pop_to(node)
        node.pieces.append(Piece(line, "heading"))
        node.holds = label.kind

    def _open_record(self, line: Line) -> None:
        """What a record gives; the short line above it, which says nothing else, is its title."""
        above = self.stack[-1].pieces[-1:]
        title = next((p for p in above if p.kind is None and is_title(p.line)), None)
        if title is not None and len(self.stack[-1].pieces) > 1:
            self.stack[-1].pieces.pop()
        while self.stack[-1].kind == "record":
            self.stack.pop()
        node = self._push("record", None, title.line if title else line)
        if title is not None:
            node.title, node.title_end = title.line.text.strip(), len(title.line.text)
            node.pieces.append(Piece(line, "content"))

    def _pop_to(self, node: Node) -> None:
        while self.stack[-1] is not node:
            self.stack.pop()

    def _open_title(self, line: Line) -> None:
        """A heading without a number, or a paragraph that begins with a title in bold."""
        if is_run_in(line):
            while self.stack[-1].kind == "run_in":
                self.stack.pop()
            node = self._push("run_in", None, line)
            node.title, node.title_end = title_of(line, 0)
        else:
            self._pop_to(self._place_of_heading())
            node = self._push("heading", None, line)
            node.title, node.title_end = line.text.strip(" \u3000：:"), len(line.text)
        self._note_lead(node, line.text)

    def _place_of_heading(self) -> Node:
        """Beside the headings before it; else under a title that nothing follows yet; else at the top."""
        for node in reversed(self.stack):
            if any(child.kind == "heading" for child in node.children):
                return node
        top = self.stack[-1]
        bare = top.kind != "heading" and not top.children and len(top.pieces) == 1
        return top if bare else self.root

    def _is_after(self, line: Line) -> bool:
        """Nothing follows the bracket with those responsible: what does without one of its own is of the whole text."""
        last = self.stack[-1].pieces[-1].line.text.rstrip()
        if not last.endswith(_CLOSES) or "。" not in last or not in_brackets(last[-_LAST:]):
            return False
        return not in_brackets(line.text) and len(line.text) > LONGEST_HEADING

    def _continue(self, line: Line) -> None:
        in_article = any(n.kind == "article" for n in self.stack)
        if len(self.stack) > 1 and not in_article and (is_closing(line.text) or self._is_after(line)):
            self._pop_to(self.root)
            self._push("closing", None, line)
            return
        node = self.stack[-1]
        # A paragraph after the items of an article is the article's own: an item is one paragraph,
        # unless it ends with a colon or is but a title.
        while in_article and node.parent and (_is_closed_item(node) or is_introduction(node)):
            node = node.parent
        self._pop_to(node)
        labelled = any(p.kind == "heading" for p in node.pieces)
        if node.title is None and node.mark is not None and len(node.pieces) == 1 and not line.heading:
            # A short sentence on a line of its own above a paragraph is its title.
            node.title, node.title_end = title_of(joined([node.pieces[0].line, line]), node.mark.end)
        own = _OWN_LABEL.match(line.text)
        kind = "other" if own is not None and own["name"] in self.labels else None
        node.pieces.append(Piece(line, kind or (node.holds if labelled else None)))
        if line.text.rstrip().endswith(("：", ":")) and not labelled:
            node.holds = kind_of_lead(line.text.rstrip()[-_LEAD:]) or "content"


def _repeats_labels(lines: list[Line]) -> bool:
    """Whether the lines with the label of what is given are many, and more than the numbered ones."""
    labels = (label_of(line.text) for line in lines)
    given = sum(1 for label in labels if label is not None and label.kind == "content" and not label.bare)
    return given >= _FEWEST_RECORDS and given > sum(1 for line in lines if mark_of(line.text) is not None)


def is_closing(text: str) -> bool:
    """An unnumbered last provision: 本措施自印发之日起施行，有效期3年。"""
    return bool(_CLOSING.match(text)) and bool(clause_patterns()["final"].search(text))


def _group_above(node: Node) -> str | None:
    above: Node | None = node
    while above is not None:
        if above.holds:
            return above.holds
        above = above.parent
    return None


def _is_closed_item(node: Node) -> bool:
    if node.kind == "article":
        return False
    last = node.pieces[-1].line.text.rstrip()
    return bool(ENDS_SENTENCE.search(last)) and not (
        node.title and node.title_end >= len(node.pieces[0].line.text)
    )


def is_introduction(node: Node) -> bool:
    """A number whose words only announce the items under it: （二）奖励标准："""
    if not node.children or node.kind == "article" or any(p.kind != "heading" for p in node.pieces[1:]):
        return False
    text = node.pieces[0].line.text
    words = text[node.mark.end if node.mark else 0 :].strip()
    if node.title is not None and node.title_end >= len(text):
        return True
    return len(words) <= _LONGEST_INTRODUCTION and words.endswith(("：", ":"))
