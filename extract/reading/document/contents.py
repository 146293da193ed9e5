"""Tables of contents: recognised so that they are used, and not taken for text."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from extract.reading.layout.draft import Draft, DraftTable, Item
from extract.reading.layout.lines import Line
from extract.reading.layout.marks import ENTRY, PLAIN_ENTRY, caption, numbering

_TITLE = re.compile(
    r"^(?:图|表|图表|插图|附图|附表|表格)?\s*(?:目\s*录|目\s*次|索\s*引)(?:\s*CONTENTS)?$|^CONTENTS$", re.I
)
_LEAST_ENTRIES = 4
_FIRST_PART = 40
"""Contents stand among the first pages."""


@dataclass(slots=True)
class Entry:
    """A line of a table of contents."""

    title: str
    label: str | None


@dataclass(slots=True)
class Contents:
    """What the tables of contents of a document say, and the pages and lines that they are."""

    entries: list[Entry]
    items: set[int]
    """Ids of the lines and tables that belong to a table of contents."""

    def titles(self) -> set[str]:
        """The titles of headings, without white space."""
        return {squeeze(e.title) for e in self.entries if caption(e.title) is None}


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def find_contents(drafts: list[Draft]) -> Contents:
    """Read the tables of contents among the first pages."""
    found = Contents([], set())
    going = False
    for draft in drafts[:_FIRST_PART]:
        items = [item for zone in draft.zones for item in zone.items]
        titled = any(isinstance(i, Line) and _TITLE.match(i.text.strip()) for i in items)
        leaders = [i for i in items if isinstance(i, Line) and ENTRY.match(i.text)]
        grids = [i for i in items if isinstance(i, DraftTable) and _is_contents_table(i)]
        if not (len(leaders) >= _LEAST_ENTRIES or (grids and (titled or going)) or (going and leaders)):
            if titled:
                plain = [i for i in items if isinstance(i, Line) and PLAIN_ENTRY.match(i.text.strip())]
                if len(plain) >= _LEAST_ENTRIES:
                    _take_lines(found, items, plain)
                    going = True
                    continue
            going = False
            continue
        going = True
        _take_lines(found, items, leaders)
        for grid in grids:
            _take_table(found, grid)
    return found


def _take_lines(found: Contents, items: list[Item], entries: list[Line]) -> None:
    if not entries:
        return
    order = [i for i in items if isinstance(i, Line)]
    positions = {id(line): n for n, line in enumerate(order)}
    last = max(positions[id(line)] for line in entries)
    pending: list[Line] = []
    for line in order[: last + 1]:
        text = line.text.strip()
        if _TITLE.match(text):
            found.items.add(id(line))
            pending = []
            continue
        match = ENTRY.match(text) or (PLAIN_ENTRY.match(text) if line in entries else None)
        if match is None:
            pending.append(line)
            continue
        # A long title runs over two lines; only the last has the leader. A numbered line begins an entry.
        lead: list[Line] = []
        for before in reversed(pending):
            lead.insert(0, before)
            if numbering(before.text.strip()) or caption(before.text.strip()):
                break
        if numbering(text) or caption(text) or len(lead) > 2:
            lead = []
        title = "".join(b.text for b in lead) + match["title"]
        found.items.update(id(b) for b in lead)
        found.items.add(id(line))
        found.entries.append(Entry(title.strip(" .…·"), match["page"]))
        pending = []


def _is_contents_table(table: DraftTable) -> bool:
    """Two columns, the last of them rising page numbers."""
    if table.n_columns != 2 or table.n_rows < 2:
        return False
    numbers = [cell.text.strip() for cell in table.cells if cell.column == 1 and cell.lines]
    if len(numbers) < 0.8 * table.n_rows or not all(n.isdigit() for n in numbers):
        return False
    values = [int(n) for n in numbers]
    return all(a <= b for a, b in itertools.pairwise(values))


def _take_table(found: Contents, table: DraftTable) -> None:
    found.items.add(id(table))
    for row in range(table.n_rows):
        cells = {c.column: c.text.strip() for c in table.row(row)}
        if cells.get(0):
            found.entries.append(Entry(cells[0].rstrip(" .…·"), cells.get(1)))
