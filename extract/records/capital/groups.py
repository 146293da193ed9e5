"""Which blocks tell one event: those under its heading, or those up to the table that shows its outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from extract.language import vocabularies
from extract.language.periods import find_periods
from extract.reading.layout.marks import ENDS_CLAUSE, numbering
from extract.records.capital.model import Snapshot
from extract.records.capital.party_tables import party_table
from extract.records.capital.story import plain
from extract.records.grid import Grid
from schemas import Block, Document, Section
from schemas.funding import RoundKind

_SHORT_DOCUMENT = 40
"""Pages up to which a document is read whole: an excerpt may lack the headings of its chapter."""
_LONGEST_TITLE, _LEAST_TOLD = 60, 24
_TRIGGER = re.compile(
    r"增资|转让|认购|认缴|设立|成立|折股|折合|折为|减资|减少注册资本|转增|吸收合并|增加注册资本|增加至|注册资本|组建"
)
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]+次")
_OF_TABLE: dict[str, RoundKind] = {"subscriptions": "capital_increase", "transfers": "share_transfer"}
_WHOLE = ("merger", "share_reform", "capital_reduction")
"""Kinds beside which a heading's other words only describe: 整体变更，股本增加至…."""


@dataclass(slots=True)
class Group:
    """The blocks that tell of one event, or of several that share a heading."""

    blocks: list[int]
    heading: int | None = None
    """Index of the heading's block."""
    title: str = ""
    kinds: list[RoundKind] = field(default_factory=list)
    month: str | None = None
    """The month that the heading prints, ISO 8601."""
    loose: bool = False
    """Without a heading of its own: what it is must be told by the text."""
    row: Block | None = None
    """The words of a table's cell that tell the event, where no blocks do."""
    core: int | None = None
    """Of a loose group, the block that tells the transaction; the others only give dates."""


def groups_in(document: Document, snapshots: list[Snapshot]) -> list[Group]:
    """The groups in the order of the document."""
    titled = _titled_sections(document)
    # An excerpt may lack the headings of its chapter; that it is about capital, tables or titles say.
    excerpt = document.pages <= _SHORT_DOCUMENT and (
        document.kind == "prospectus" or bool(snapshots) or bool(titled)
    )
    relevant = _relevant_sections(document, excerpt)
    owners: dict[int | None, int | None] = {}
    anchors = {s.block: kinds for s in snapshots if (kinds := kinds_of_label(s.label))}
    found: list[Group] = []
    loose: list[int] = []
    place: int | None = None
    current: Group | None = None
    printed: tuple[int | None] | None = None
    """The section in which a title printed as a paragraph holds."""
    for index, block in enumerate(document.blocks):
        section = block.section
        if section not in owners:
            owners[section] = _owner(document, section, titled)
        owner = owners[section]
        if (
            current is not None
            and block.kind == "heading"
            and _is_part(current, block.text, titled.get(section))
        ):
            current.blocks.append(index)
        elif block.kind == "heading" and section in titled:
            found += _loose(document, loose, anchors)
            loose = []
            current = _headed(document, index, titled[section])
            found.append(current)
            printed = None
        elif (title := _printed_title(document, index, relevant)) is not None and (title or owner is None):
            found += _loose(document, loose, anchors)
            loose = []
            current = printed = None
            if title:
                current, printed = _headed(document, index, title), (section,)
                found.append(current)
        elif (
            printed is not None and section == printed[0] and block.kind != "heading" and current is not None
        ) or (owner is not None and current is not None):
            current.blocks.append(index)
        elif section in relevant and block.kind in ("paragraph", "table", "heading"):
            if section != place:
                found += _loose(document, loose, anchors)
                loose = []
            loose.append(index)
        place = section
    found += _loose(document, loose, anchors)
    for index, block in enumerate(document.blocks):
        if block.kind == "table" and block.section in relevant:
            found += _told_in_rows(document, index)
    found.sort(key=lambda g: g.blocks[0] if g.blocks else g.heading or 0)
    return [group for group, after in zip_longest(found, found[1:]) if not _is_told_below(group, after)]


def _is_part(group: Group, title: str, kinds: list[RoundKind] | None) -> bool:
    """Whether a heading is of one of several events that the heading above announces: 2019年8月，增资和转让: （1）转让."""
    return (
        kinds is not None
        and len(group.kinds) > 1
        and set(kinds) <= set(group.kinds)
        and not _is_sure(plain(title))
    )


def _is_told_below(group: Group, after: Group | None) -> bool:
    """Whether a heading stands right above those of the events that it sums up: 第一次股权转让及第一次增资."""
    if group.blocks or group.heading is None or after is None or after.heading != group.heading + 1:
        return False
    return set(after.kinds) <= set(group.kinds)


def _titled_sections(document: Document) -> dict[int | None, list[RoundKind]]:
    """The sections whose headings announce events, with the kinds of these."""
    found: dict[int | None, list[RoundKind]] = {}
    for index, section in enumerate(document.sections):
        title = plain(section.title)
        kinds = kinds_of_title(title)
        if kinds and _is_place(section.parent, document.pages <= _SHORT_DOCUMENT, of_its_own=_is_sure(title)):
            found[index] = kinds
    return found


def _is_sure(title: str) -> bool:
    """Whether a title announces an event wherever it stands: 2019年7月，第一次股权转让."""
    return month_of(title) is not None or _NUMBERED.search(title) is not None


def _printed_title(document: Document, index: int, relevant: set[int | None]) -> list[RoundKind] | None:
    """The kinds that a line announces which reading took for a paragraph, though it is a title with number and date.

    None for any other line; a title of something else has no kinds.
    """
    block = document.blocks[index]
    if block.kind != "paragraph" or len(block.text) > _LONGEST_TITLE:
        return None
    text = plain(block.text)
    mark = numbering(text)
    if mark is None or mark[0] == "article" or ENDS_CLAUSE.search(text) or "。" in text:
        return None
    title = text[len(mark[1]) :].strip("、.． ")
    if not _is_sure(title):
        return None
    section = document.sections[block.section] if block.section is not None else None
    told = block.section in relevant or _is_place(section, excerpt=True, of_its_own=True)
    return kinds_of_title(title) if told else None


def kinds_of_title(title: str) -> list[RoundKind]:
    """The kinds of events that a heading announces, none where it speaks of something else."""
    words = vocabularies.load("capital_words")
    if len(title) > 60 or any(word in title for word in words["not_event_titles"]):
        return []
    kinds: list[RoundKind] = [
        k for k, signs in words["event_titles"].items() if any(s in title for s in signs)
    ]
    if "conversion" in kinds and "capital_increase" in kinds:
        kinds.remove("capital_increase")  # 转|增资|本
    for kind in _WHOLE:
        if kind in kinds:
            return [kind]
    return kinds


def kinds_of_label(label: str) -> list[RoundKind]:
    """The kinds of events after which, by its label, a snapshot is taken."""
    if not label or re.search(r"前$|前/|期初|期末", label):
        return []
    words = vocabularies.load("capital_words")["event_labels"]
    kinds: list[RoundKind] = [kind for kind, signs in words.items() if any(sign in label for sign in signs)]
    return kinds[:1] if "merger" in kinds or "share_reform" in kinds else kinds


def _is_place(section: Section | None, excerpt: bool, of_its_own: bool = False) -> bool:
    """Whether the headings above say that a firm's capital is told here: the nearest that says so decides.

    A title that announces an event `of_its_own` needs no such heading, and may tell the history of a subsidiary.
    """
    words = vocabularies.load("capital_words")
    other = () if of_its_own else words["places_of_others"]
    while section is not None:
        title = plain(section.title)
        if any(word in title for word in (*words["not_event_places"], *other)):
            return False
        if any(word in title for word in words["event_places"]):
            return True
        section = section.parent
    return of_its_own or excerpt


def _relevant_sections(document: Document, excerpt: bool) -> set[int | None]:
    """The sections whose text is read for events; None among them where text before any heading is read."""
    numbers: list[int | None] = [None, *range(len(document.sections))]
    return {n for n in numbers if _is_place(document.sections[n] if n is not None else None, excerpt)}


def _owner(document: Document, section: int | None, titled: dict[int | None, list[RoundKind]]) -> int | None:
    """The nearest heading above, or its ancestor, that announces an event."""
    if section is None:
        return None
    if section in titled:
        return section
    ancestor = document.sections[section].parent
    history = vocabularies.load("capital_words")["event_histories"]
    if any(word in plain(document.sections[section].title) for word in history):
        return None
    while ancestor is not None:
        for index in range(section - 1, -1, -1):
            if document.sections[index] is ancestor:
                if index in titled:
                    return index
                break
        ancestor = ancestor.parent
    return None


def _headed(document: Document, index: int, kinds: list[RoundKind]) -> Group:
    title = plain(document.blocks[index].text)
    return Group([], heading=index, title=title, kinds=kinds, month=month_of(title))


def month_of(title: str) -> str | None:
    """The month that a heading prints: 2020年9月，增资至…."""
    dates = [p.iso for p in find_periods(title) if p.iso and p.kind == "point"]
    return dates[0] if dates else None


def _told_in_rows(document: Document, block: int) -> Iterator[Group]:
    """The rows of a table of events, each of a date, a kind and a cell that tells what happened: 2021年7月增资 | 公司…."""
    number = document.blocks[block].table
    grid = Grid(document, number) if number is not None else None
    for row in grid.body if grid is not None else ():
        *others, told = sorted(grid.row_cells(row), key=lambda c: len(c.text)) if grid else [None]
        if told is None or len(told.text) < _LEAST_TOLD or not _TRIGGER.search(told.text):
            continue
        title = plain("".join(cell.text for cell in others if cell is not None and not cell.text.isdigit()))
        if (kinds := kinds_of_title(title)) and (month := month_of(title)):
            words = Block(
                "paragraph", told.text.replace("\n", " "), told.parts, document.blocks[block].section
            )
            yield Group([], heading=None, title=title, kinds=kinds, month=month, row=words)


def _loose(document: Document, blocks: list[int], anchors: dict[int, list[RoundKind]]) -> Iterator[Group]:
    """Groups in a run of blocks without a heading of their own."""
    start = 0
    for place, index in enumerate(blocks):
        if index in anchors:
            yield Group(blocks[start : place + 1], kinds=anchors[index])
            start = place + 1
    rest = blocks[start:]
    for place, index in enumerate(rest):
        table = party_table(document, index) if document.blocks[index].kind == "table" else None
        if table is not None and (kind := _OF_TABLE.get(table.kind)) is not None:
            # What a table of parties closes tells one event as well.
            yield Group(rest[: place + 1], kinds=[kind])
            rest = rest[place + 1 :]
            break
    if any(_tells(document, index) for index in rest):
        yield Group(rest, loose=True)


def _tells(document: Document, index: int) -> bool:
    block = document.blocks[index]
    return (
        block.kind in ("paragraph", "heading")
        and len(block.text) > _LEAST_TOLD
        and _TRIGGER.search(block.text) is not None
    )
