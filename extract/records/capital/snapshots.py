"""Tables of who holds a firm: one snapshot a table, or one a group of columns (发行前, 发行后)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language.periods import find_periods
from extract.records.capital.firms import Firms, heading_organization
from extract.records.capital.heads import Head, columns, heads, level_above, role_score, words
from extract.records.capital.holder_rows import Group, are_holders, note_doubts, read_rows
from extract.records.capital.model import Snapshot
from extract.records.capital.story import plain
from extract.records.grid import Grid
from extract.records.passages import Passage
from schemas import Document

_ROLES = ("holder", "shares", "paid", "ratio")
_STRONG = 4
_LOOK_BACK = 5
_CARD = 40
"""Lines that a card of a firm may take."""
_LIST_NUMBER = re.compile(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．])")
_ANCHOR = re.compile(r"的?(?:股权|股本|股东|出资|合伙人|股份|持股|发起人|前十[名大])")
_LABEL = re.compile(
    r"(?P<label>(?:本次|此次|该次|上述|前述|首次)?(?:[\u4e00-\u9fff（）\d.,]{0,24}?)(?:前后|完成后|变更后|之?前|之?后|设立时|成立时|变更时|期初|期末|签署日|签署之日|末|目前))(?=[，,]|[^，。；]{0,20}(?:股权|股本|股东|出资|持股|股份))"
)


def snapshots_in(document: Document, firms: Firms) -> list[Snapshot]:
    """All snapshots, in the order in which they are printed."""
    found: list[Snapshot] = []
    seen: set[int] = set()
    for index, block in enumerate(document.blocks):
        if block.kind != "table" or block.table is None or block.table in seen:
            continue
        seen.add(block.table)
        found += _in_table(document, index, block.table, firms)
    return found


def _in_table(document: Document, block: int, number: int, firms: Firms) -> Iterator[Snapshot]:
    grid = Grid(document, number)
    if grid.table.n_columns < 2 or grid.table.n_rows < 2:
        return
    found = heads(grid)
    for place, head in enumerate(found):
        end = found[place + 1].start if place + 1 < len(found) else grid.table.n_rows
        by_role = columns("holders", head.names, _ROLES)
        holder = by_role.get("holder")
        if holder is None or not ({"shares", "ratio"} & set(by_role)) or _is_other(head):
            continue
        lead = lead_above(document, block)
        sure = any(word in lead for word in words("holders_sure_lead"))
        score = role_score("holders", "holder", head.names[holder])
        if score < _STRONG and not _announced(document, block, lead):
            continue
        for group in _groups(head, holder):
            snapshot = read_rows(grid, head, range(head.end, end), holder, group)
            if snapshot is None or not are_holders(snapshot, sure=sure or score >= _STRONG, announced=sure):
                continue
            note_doubts(snapshot)
            _place(snapshot, document, block, lead, firms)
            yield snapshot


def _is_other(head: Head) -> bool:
    """A table that lists holders for another purpose: subscriptions, pledges, salaries."""
    return any(word in name for name in head.names for word in words("holders/not_snapshot"))


def lead_above(document: Document, block: int) -> str:
    """The last sentence of the paragraph above a table, or its caption."""
    caption = ""
    number = document.blocks[block].table
    if number is not None:
        caption = document.tables[number].caption or ""
    for index in range(block - 1, max(-1, block - _LOOK_BACK), -1):
        before = document.blocks[index]
        if before.kind in ("paragraph", "heading"):
            text = plain(before.text)
            sentences = [s for s in re.split(r"(?<=[。；])", text) if s.strip()]
            return (sentences[-1] if sentences else text) + caption
        if before.kind == "table":
            break
    return caption


def _announced(document: Document, block: int, lead: str) -> bool:
    """Whether the words above say that holders follow."""
    title = plain(" ".join(Passage(document, block).headings[:1]))
    if any(w in lead for w in words("holders_sure_lead")):
        return True
    text = lead + title
    return any(w in text for w in words("holders_lead")) and not any(
        w in text for w in words("holders_not_lead")
    )


def _groups(head: Head, holder: int) -> list[Group]:
    """The groups of columns, one where the head has one level.

    Where one group has a ratio, a group without is something else: what is pledged, what may be sold.
    """
    found: list[Group] = []
    labels = list(dict.fromkeys(level_above(n) for c, n in enumerate(head.names) if c != holder))
    for label in labels:
        names = [n if level_above(n) == label and c != holder else "" for c, n in enumerate(head.names)]
        by_role = columns("holders", names, ("shares", "paid", "ratio"))
        shares, ratio = by_role.get("shares"), by_role.get("ratio")
        apart = any(word in label for word in words("holders/not_group"))
        if (shares is not None or ratio is not None) and not apart:
            found.append(Group(label, shares, ratio))
    if any(g.ratio is not None for g in found):
        found = [g for g in found if g.ratio is not None]
    return found


def _place(snapshot: Snapshot, document: Document, block: int, lead: str, firms: Firms) -> None:
    """Say of which firm and time a snapshot is, as far as the words above it do."""
    snapshot.block = block
    label = snapshot.label
    own = next(
        (
            part
            for part in reversed(label.split("/"))
            if len(part) > 2 and part in lead and part[-1] not in "前后"
        ),
        None,
    )
    named = [name for name in (*firms.organizations, own) if name and name in label]
    if named:
        snapshot.firm = firms.display(max(named, key=len))
    else:
        snapshot.firm = (
            firm_in(lead, firms)
            or _firm_of_lines(document, block)
            or _firm_of_section(document, block, firms)
        )
    if not label:
        match = _LABEL.search(lead)
        snapshot.label = _LIST_NUMBER.sub("", match["label"].strip("，, ")) if match else ""
    dates = [p.iso for p in find_periods(lead) if p.iso and p.kind == "point" and len(p.iso) == 10]
    snapshot.as_of = dates[-1] if dates and not label else None


def firm_in(lead: str, firms: Firms) -> str | None:
    """The firm whose holders a sentence announces: the name before 的股权结构, or else its first name."""
    anchors = [m.start() for m in _ANCHOR.finditer(lead)]
    own, others = firms.organizations | firms.generic, firms.others
    for anchor in anchors:
        ends = [name for name in others | own if lead.endswith(name, 0, anchor)]
        if ends:
            return firms.display(max(ends, key=len))
    found = [
        m.group() for m in re.finditer("|".join(map(re.escape, sorted(own, key=len, reverse=True))), lead)
    ]
    before = [m for m in found if anchors and lead.find(m) + len(m) <= anchors[-1]]
    return firms.display((before or found)[-1 if before else 0]) if found else None


def _firm_of_lines(document: Document, block: int) -> str | None:
    """The firm of a card, as lines above print it within the section: 企业名称 …."""
    labels = words("card_names")
    for index in range(block - 1, max(-1, block - _CARD), -1):
        before = document.blocks[index]
        if before.section != document.blocks[block].section:
            return None
        label, _, value = before.text.partition(" ")
        if before.kind == "paragraph" and label.strip("：:") in labels and value:
            return plain(value)
    return None


def _firm_of_section(document: Document, block: int, firms: Firms) -> str | None:
    """The organization that the nearest heading names, where it is not the issuer."""
    titles = Passage(document, block).headings[:2]
    named = next((name for title in titles if (name := heading_organization(title, firms)) is not None), None)
    return firms.display(named) if named is not None else None
