"""What is said around a table and holds for all of it: its unit and its period, by caption, lead, heading or notes."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from extract.language.periods import find_periods
from extract.language.quantities import UnitScale, parse_unit
from extract.records.tables.heads import HeadPeriod, head_words
from extract.records.tables.model import Around
from extract.records.tables.reporting import Reporting
from schemas import Document, Section, SourceTable

_LOOK_BACK = 3
_LEAD = 160
_TABLES_BACK = 8
_DAY = len("2022-12-31")
_UNTIL = re.compile("截[至止]")
_HEAD_OF_PAGE = 240
_DECLARED = re.compile(
    r"除(?:另有|特别|特殊|非)?[^，。；\n]{0,12}外[^。；\n]{0,24}?(?P<unit>(?:人民币)?(?:[千万亿]|百万|十万|千万)?元)"
)
_UNIT_LINE = re.compile(r"(?<![制报])单\s*位\s*[:：为][^\n。]{1,20}")
_BARE_UNIT = re.compile(
    r"^[（(]?\s*(?:金额)?(?:单位)?\s*[:：]?\s*(?P<unit>人民币\s*(?:[千万亿]|百万)元)\s*[）)]?$"
)


class Surroundings:
    """What is said around each table of a document."""

    def __init__(self, document: Document, reporting: Reporting) -> None:
        self.document = document
        self.reporting = reporting

    def of(self, index: int) -> Around:
        """Around one table."""
        table = self.document.tables[index]
        leads = self.leads(index)
        unit = table.unit or self._unit_in(table.caption or "") or next(
            (found for lead in leads if (found := self._unit_in(lead)) is not None), None
        )  # fmt: skip
        near = unit is not None
        if unit is None:
            unit = self._declared(table.page or 0)
        period = next(
            (p for text in (table.caption or "", *leads) if (p := self._period(text)) is not None), None
        )
        if period is None:
            # A day in a heading is that of a signature, unless it says 截至.
            heads = (self._period(text) for text in self._headings(table))
            period = next(
                (p for p in heads if p is not None and (len(p.iso) != _DAY or _UNTIL.match(p.text))), None
            )
        return Around(unit, near, period, self._money_near(index))

    @cached_property
    def places(self) -> dict[int, int]:
        """The block of each table."""
        found: dict[int, int] = {}
        for place, block in enumerate(self.document.blocks):
            if block.kind == "table" and block.table is not None:
                found.setdefault(block.table, place)
        return found

    @cached_property
    def money(self) -> list[UnitScale | None]:
        """The unit of money that each table states, beside it, in a head or in the label of a row."""
        return [_money_of(table) for table in self.document.tables]

    @cached_property
    def usual_money(self) -> UnitScale | None:
        """The unit of money of most tables that state one."""
        counts = Counter(scale for scale in self.money if scale is not None)
        best = counts.most_common(1)
        return best[0][0] if best and 2 * best[0][1] > counts.total() else None

    def _money_near(self, index: int) -> UnitScale | None:
        """The money of the nearest table before that states one, else that of most tables."""
        near = self.money[max(0, index - _TABLES_BACK) : index]
        return next((scale for scale in reversed(near) if scale is not None), self.usual_money)

    @cached_property
    def _declarations(self) -> list[tuple[int, str]]:
        """(page, unit) where a page says of what is to come that its sums are in a unit."""
        found: list[tuple[int, str]] = []
        for page in self.document.page_list:
            lines = "\n".join([page.header or "", page.text[:_HEAD_OF_PAGE]])
            match = _DECLARED.search(page.header or "") or _DECLARED.search(page.text)
            unit = match["unit"] if match else None
            if unit is None:
                bare = next((m for line in lines.split("\n") if (m := _BARE_UNIT.match(line.strip()))), None)
                unit = "".join(bare["unit"].split()) if bare else None
            if unit is not None:
                found.append((page.page, unit))
        return found

    def _declared(self, page: int) -> str | None:
        """The last declaration on the page of a table or before it."""
        return next((unit for number, unit in reversed(self._declarations) if number <= page), None)

    def leads(self, index: int) -> list[str]:
        """The ends of the paragraphs above a table, the nearest first."""
        place = self.places.get(index)
        if place is None:
            return []
        found: list[str] = []
        for before in range(place - 1, max(-1, place - 1 - _LOOK_BACK), -1):
            block = self.document.blocks[before]
            if block.kind == "table":
                break
            if block.kind in ("paragraph", "caption", "title"):
                found.append(block.text[-_LEAD:])
            if block.kind == "heading":
                break
        return found

    def _headings(self, table: SourceTable) -> list[str]:
        """The titles above a table, the nearest first."""
        found: list[str] = []
        section: Section | None = table.section
        while section is not None:
            found.append(section.title)
            section = section.parent
        return found

    @staticmethod
    def _unit_in(text: str) -> str | None:
        match = _UNIT_LINE.search(text)
        if match is not None and parse_unit(match[0]) is not None:
            return match[0]
        return head_words([text], Reporting()).unit if len(text) < 60 and "（" in text else None

    def _period(self, text: str) -> HeadPeriod | None:
        """The one period that words name; several say nothing of all rows."""
        found = [p for p in find_periods(text) if p.iso and not p.inferred and p.kind in ("point", "span")]
        distinct = {period.iso for period in found}
        if len(distinct) == 1:
            return HeadPeriod(found[-1].iso or "", found[-1].text)
        return None


def _money_of(table: SourceTable) -> UnitScale | None:
    labels = (cell.text for cell in table.cells if cell.column == 0 or cell.row < table.header_rows)
    for text in (table.unit or "", *labels):
        unit = text if text == table.unit else head_words([text], Reporting()).unit if "（" in text else None
        scale = parse_unit(unit) if unit else None
        if scale is not None and scale.currency is not None and "/" not in scale.unit:
            return scale
    return None
