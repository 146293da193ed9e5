"""Tables of who holds a firm: one snapshot a table, or one a group of columns (发行前, 发行后)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.language.periods import find_periods
from extract.language.quantities import UnitScale, parse_unit, read_cell
from extract.records.capital.firms import Firms, heading_organization
from extract.records.capital.heads import Head, columns, heads, level_above, role_score, words
from extract.records.capital.model import Snapshot
from extract.records.capital.story import plain
from extract.records.grid import Grid
from extract.records.passages import Passage
from schemas import Document, Shareholding

_ROLES = ("holder", "shares", "paid", "ratio")
_STRONG = 4
_LOOK_BACK = 5
_BLANK = re.compile(r"[-—–－/\s]*")
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．](?!\d))\s*"
)
_NUMBERED = re.compile(r"^[一二三四五六七八九十]+、")
_ANCHOR = re.compile(r"的?(?:股权|股本|股东|出资|合伙人|股份|持股|发起人|前十[名大])")
_LABEL = re.compile(
    r"(?P<label>(?:本次|此次|该次|上述|前述|首次)?(?:[\u4e00-\u9fff（）\d.,]{0,24}?)(?:前后|完成后|变更后|之?前|之?后|设立时|成立时|变更时|期初|期末|签署日|签署之日|末|目前))(?=[，,]|[^，。；]{0,20}(?:股权|股本|股东|出资|持股|股份))"
)
_STATED = re.compile(r"[（(【].*[）)】]|[%％]")
_COUNT = re.compile(r"股数|股份|持股|股本")


@dataclass(frozen=True, slots=True)
class _Group:
    """The columns of one snapshot."""

    label: str
    shares: int | None
    ratio: int | None


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
        if not sure and any(word in lead for word in words("holders_subscribed")):
            continue
        if role_score("holders", "holder", head.names[holder]) < _STRONG and not _announced(
            document, block, lead
        ):
            continue
        for group in _groups(head, holder):
            snapshot = _read(grid, head, range(head.end, end), holder, group)
            if snapshot is None:
                continue
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


def _groups(head: Head, holder: int) -> list[_Group]:
    """The groups of columns, one where the head has one level."""
    found: list[_Group] = []
    labels = list(dict.fromkeys(level_above(n) for c, n in enumerate(head.names) if c != holder))
    for label in labels:
        names = [n if level_above(n) == label and c != holder else "" for c, n in enumerate(head.names)]
        by_role = columns("holders", names, ("shares", "paid", "ratio"))
        shares, ratio = by_role.get("shares"), by_role.get("ratio")
        if shares is not None or ratio is not None:
            found.append(_Group(label, shares, ratio))
    if len(found) == 2 and {bool(g.shares is None) for g in found} == {True, False}:
        # 持股数量 and 持股比例 under heads of their own are one snapshot.
        counted = next(g for g in found if g.shares is not None)
        divided = next(g for g in found if g.shares is None)
        if counted.ratio is None:
            return [_Group("", counted.shares, divided.ratio)]
    subscribed = [g for g in found if "实缴" not in g.label]
    return subscribed or found


def _read(grid: Grid, head: Head, rows: range, holder: int, group: _Group) -> Snapshot | None:
    unit = _unit(grid, head, group.shares)
    percent = "%" if group.ratio is not None and re.search(r"[%％]", head.names[group.ratio]) else None
    snapshot = Snapshot(None, None, group.label, 0, [], table_index=grid.index)
    snapshot.currency = unit.currency if unit else None
    note = _note(unit, head, group)
    for row in rows:
        name = _holder_name(grid, row, holder)
        shares = _number(grid, row, group.shares, unit)
        ratio = _number(grid, row, group.ratio, UnitScale("%") if percent else None)
        if is_total(name):
            if snapshot.rows and snapshot.total_shares is None and snapshot.total_ratio is None:
                snapshot.total_shares, snapshot.total_ratio = shares, ratio
            continue
        if shares is None and ratio is None:
            if snapshot.rows and name and len(grid.row_cells(row)) == 1 and not _NUMBERED.match(name):
                snapshot.rows[-1].holder += name  # the second line of a name, cut off by the page's end
            continue
        if not name or name in words("not_holders") or _is_subtotal(grid, row, rows, holder, name):
            continue
        snapshot.rows.append(
            Shareholding(
                holder=_ORDINAL.sub("", name),
                shares=shares,
                ratio=ratio,
                note=note if shares is not None else None,
                table_index=grid.index,
                evidence=grid.evidence(row),
            )
        )
    return snapshot if snapshot.rows else None


def _unit(grid: Grid, head: Head, column: int | None) -> UnitScale | None:
    if column is None:
        return None
    for name in reversed(head.names[column].split("/")):
        if _STATED.search(name) and (scale := parse_unit(name)) is not None and scale.unit != "%":
            return scale
    scale = parse_unit(grid.table.unit) if grid.table.unit else None
    return scale if scale is not None and scale.unit != "%" else None


def _note(unit: UnitScale | None, head: Head, group: _Group) -> str | None:
    """What is doubtful of the unit of shares."""
    if group.shares is None:
        return None
    if unit is None:
        return "表中未注明单位，数为印出之数"
    if unit.currency not in (None, "CNY"):
        return f"出资额以{unit.unit}计"
    if unit.currency == "CNY" and _COUNT.search(head.names[group.shares]):
        return "表注单位为货币，列名为股数"
    return None


def _number(grid: Grid, row: int, column: int | None, unit: UnitScale | None) -> float | None:
    text = grid.text(row, column)
    if not text or _BLANK.fullmatch(text):
        return None
    scale = f"单位：{_spelled(unit)}" if unit else None
    number = read_cell(text, scale)
    return number.value if number is not None else None


def _spelled(unit: UnitScale) -> str:
    return {0: "", 3: "千", 4: "万", 6: "百万", 8: "亿"}.get(unit.power, "") + unit.unit


def _holder_name(grid: Grid, row: int, holder: int) -> str:
    name = plain(grid.text(row, holder))
    if not name and grid.row_cells(row):
        first = plain(grid.row_cells(row)[0].text)
        return first if is_total(first) else ""
    return name


def is_total(name: str) -> bool:
    """Whether a row's label says that it sums the others."""
    return "".join(name.split()).strip("：:") in words("totals")


def _is_subtotal(grid: Grid, row: int, rows: range, holder: int, name: str) -> bool:
    """Whether a row sums those below it: 一、有限售条件的股份."""
    if not any(sign in name for sign in words("subtotals")) or re.search(
        r"公众|本次发行|本次公开|新发行", name
    ):
        return False
    below = _holder_name(grid, row + 1, holder) if row + 1 in rows else ""
    return bool(below) and not is_total(below) and not _NUMBERED.match(below)


def _place(snapshot: Snapshot, document: Document, block: int, lead: str, firms: Firms) -> None:
    """Say of which firm and time a snapshot is, as far as the words above it do."""
    snapshot.block = block
    passage = Passage(document, block)
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
        snapshot.firm = max(named, key=len)
    else:
        snapshot.firm = firm_in(lead, firms) or _firm_of_section(passage, firms)
    if not label:
        match = _LABEL.search(lead)
        snapshot.label = match["label"].strip("，, ") if match else ""
    dates = [p.iso for p in find_periods(lead) if p.iso and p.kind == "point" and len(p.iso) == 10]
    snapshot.as_of = dates[-1] if dates and not named and "/" not in label and not label else None


def firm_in(lead: str, firms: Firms) -> str | None:
    """The firm whose holders a sentence announces: the name before 的股权结构, or else its first name."""
    names = sorted(firms.organizations | firms.generic, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names)))
    found = list(pattern.finditer(lead))
    if not found:
        return None
    anchors = [m.start() for m in _ANCHOR.finditer(lead)]
    for match in found:
        if match.end() in anchors:
            return firms.display(match.group())
    before = [m for m in found if anchors and m.end() <= anchors[-1]]
    return firms.display((before or found)[-1 if before else 0].group())


def _firm_of_section(passage: Passage, firms: Firms) -> str | None:
    """The organization that the nearest heading names, where it is not the issuer."""
    for title in passage.headings[:2]:
        name = heading_organization(title, firms)
        if name is not None:
            return firms.display(name)
    return None
