"""Accounts: every figure of the statements and of the tables of main indicators, with its period and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extract.language import vocabularies
from extract.language.periods import find_periods
from extract.language.quantities import UnitScale, parse_unit, read_cell
from extract.records.capital.story import plain
from extract.records.grid import Grid
from extract.records.passages import Passage
from schemas import Document, Evidence, Financial

_BRACKET = re.compile(r"[（(【\[]([^（()）【】\[\]]+)[）)】\]]")
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．](?!\d)|其中[：:]|[加减][：:])\s*"
)
_PARENT, _GROUP = "母公司", "合并"
_LOOK_BACK = 6
_REPORT_YEAR = re.compile(r"((?:19|20)\d{2})\s*年?(?:年度报告|年报|度报告|半年度报告)")
_THIS = re.compile(r"^(?:本期|本年|期末|年末|报告期末|本报告期)")
_LAST = re.compile(r"^(?:上期|上年|期初|年初|上年年末|上年同期|上年度末)")
_OPENING = re.compile(r"((?:19|20)\d{2})\s*年(?:年)?初")
_QUARTER = re.compile(r"第([一二三四])季度")
_UNIT = re.compile(r"(?<![制填报])单位[:：]?(?:(?:人民币)?[十百千万亿]*元)?")
"""编制单位：某某公司 单位：元 states whose table it is, and then the unit."""
_YEAR_ENDS = {"一": ("01", "03"), "二": ("04", "06"), "三": ("07", "09"), "四": ("10", "12")}


@dataclass(frozen=True, slots=True)
class _Period:
    """The period of a column: of flows, and of balances where the head prints both."""

    flow: str
    stock: str


def financials_in(document: Document) -> list[Financial]:
    """Every figure, row by row, in the order of the tables."""
    found: list[Financial] = []
    seen: set[int] = set()
    year = _report_year(document)
    for index, block in enumerate(document.blocks):
        if block.kind != "table" or block.table is None or block.table in seen:
            continue
        seen.add(block.table)
        reader = _Reader(document, index, block.table, year)
        statement = reader.statement()
        if statement is not None:
            found += reader.rows(statement)
    return found


def _report_year(document: Document) -> int | None:
    head = (document.title or "") + "".join(page.text for page in document.page_list[:2])[:400]
    match = _REPORT_YEAR.search("".join(head.split()))
    return int(match[1]) if match else None


class _Reader:
    """One table of accounts while it is read."""

    def __init__(self, document: Document, block: int, number: int, year: int | None) -> None:
        self.document, self.block, self.year = document, block, year
        self.grid = Grid(document, number)
        self.words: dict[str, Any] = vocabularies.load("financial_indicators")

    @cached_property
    def leads(self) -> list[str]:
        """The words above: caption, lines before the table, headings, the nearest first."""
        found = [self.grid.table.caption] if self.grid.table.caption else []
        for index in range(self.block - 1, max(-1, self.block - _LOOK_BACK), -1):
            before = self.document.blocks[index]
            if before.kind == "table":
                break
            if before.kind in ("paragraph", "heading", "caption"):
                found.append(plain(before.text)[-60:])
        return [plain(text) for text in (*found, *Passage(self.document, self.block).headings)]

    @cached_property
    def labels(self) -> list[str]:
        """The first words of each row without numbering and unit."""
        return [_bare(plain(self.grid.text(row, 0))) for row in range(self.grid.table.n_rows)]

    def statement(self) -> str | None:
        """What the table is: a statement with the accounts it belongs to, 主要财务指标, or None."""
        if self.grid.table.n_columns < 2 or self.grid.table.n_rows < 2:
            return None
        places = Passage(self.document, self.block).headings
        if any(word in plain(title) for word in self.words["not_places"] for title in places):
            return None
        signed = self._by_rows()
        for text in self.leads[:4]:
            named = _statement_named(text)
            if named is not None and signed in (None, named[1]):
                return f"{named[0]}{named[1]}" if self._speaks_of(named[1]) else None
        if signed is not None:
            return f"{signed}项目" if self._periods() else None
        known = sum(1 for label in self.labels if label in self.words["indicators"])
        led = any(word in text for word in self.words["indicator_leads"] for text in self.leads[:3])
        if known >= (1 if led else self.words["least_indicators"]) and self._periods():
            return "主要财务指标"
        return None

    def _by_rows(self) -> str | None:
        """The statement whose items the rows are."""
        counts = {
            name: sum(1 for x in self.labels if x in signs) for name, signs in self.words["signs"].items()
        }
        best = max(counts, key=lambda name: counts[name])
        return best if counts[best] >= self.words["least_signs"] else None

    def _speaks_of(self, statement: str) -> bool:
        """Whether at least one row is an item of a statement."""
        signs = self.words["signs"][statement] + self.words["indicators"]
        return any(sign in label for sign in signs for label in self.labels)

    def rows(self, statement: str) -> Iterator[Financial]:
        """The figures of the table."""
        periods = self._periods()
        head = self.grid.table.header_rows
        for row in range(head, self.grid.table.n_rows):
            label = plain(self.grid.text(row, 0))
            if not label or _bare(label) in self.words["not_rows"]:
                inner = self._row_periods(row)
                periods = inner or periods
                continue
            evidence: Evidence | None = None
            for column, period in periods.items():
                cell = self.grid.cells.get((row, column))
                if cell is None or cell.column == 0 or cell.row != row:
                    continue
                figure = self._figure(cell.text, label, column)
                if figure is None:
                    continue
                evidence = evidence or self.grid.evidence(row)
                yield Financial(
                    indicator=label,
                    period=period.stock if self._is_stock(label, statement) else period.flow,
                    value=figure[0],
                    unit=figure[1],
                    statement=statement,
                    cell_row=row,
                    cell_column=column,
                    table_index=self.grid.index,
                    evidence=evidence,
                )

    def _figure(self, text: str, label: str, column: int) -> tuple[float, str | None] | None:
        """(value, unit) of a cell: money in the unit of the table, ratios and sums per share as printed."""
        scale = self._scale(label, column)
        number = read_cell(text, f"单位：{scale.spelled}" if scale else None)
        if number is None or number.value is None:
            return None
        return number.value, number.unit or (scale.unit if scale else None)

    def _scale(self, label: str, column: int) -> UnitScale | None:
        own = next(
            (s for m in reversed(_BRACKET.findall(label)) if (s := parse_unit(f"（{m}）")) is not None), None
        )
        bare = _BRACKET.sub("", label)
        if any(word in bare for word in self.words["per_share"]):
            return UnitScale("元/股", 0, "CNY")
        if own is not None:
            return own
        if any(word in bare for word in self.words["multiples"]):
            return UnitScale("倍")
        if any(bare.endswith(word) for word in self.words["ratios"]):
            return None
        name = self.grid.table.header[column] if column < len(self.grid.table.header) else ""
        found = parse_unit(name) if _BRACKET.search(name) else None
        stated = self.grid.table.unit
        return found or (parse_unit(stated) if stated else self._lead_unit())

    def _lead_unit(self) -> UnitScale | None:
        units = (unit[0] for text in self.leads[:3] for unit in _UNIT.finditer(text))
        return next((scale for unit in units if (scale := parse_unit(unit)) is not None), None)

    def _is_stock(self, label: str, statement: str) -> bool:
        if "资产负债表" in statement:
            return True
        bare = _bare(label)
        if any(word in bare for word in self.words["not_stocks"]):
            return False
        return any(word in bare for word in self.words["stocks"])

    def _periods(self) -> dict[int, _Period]:
        """The period of each column that has one."""
        header = self.grid.table.header
        named = ((column, self._period(name)) for column, name in enumerate(header) if column)
        return {column: period for column, period in named if period is not None}

    def _row_periods(self, row: int) -> dict[int, _Period]:
        """The periods that a row in the middle of the table prints anew."""
        cells = [cell for cell in self.grid.row_cells(row) if cell.column > 0]
        found = {
            cell.column: period for cell in cells if (period := self._period(plain(cell.text))) is not None
        }
        return found if len(found) > 1 else {}

    def _period(self, name: str) -> _Period | None:
        text = plain(name)
        if not text or any(word in text for word in self.words["not_period"]):
            return None
        dates = _dates(text)
        if dates:
            stocks = [d for d in dates if len(d) == 10]
            flows = [d for d in dates if len(d) != 10] or stocks
            return _Period(flows[0], stocks[0] if stocks else flows[0])
        if self.year is None:
            return None
        quarter = _QUARTER.search(text)
        if quarter:
            first, last = _YEAR_ENDS[quarter[1]]
            return _Period(
                f"{self.year}-{first}/{self.year}-{last}", f"{self.year}-{first}/{self.year}-{last}"
            )
        for pattern, year in ((_THIS, self.year), (_LAST, self.year - 1)):
            if pattern.match(text):
                return _Period(str(year), f"{year}-12-31")
        return None


def _dates(text: str) -> list[str]:
    """The dates of a heading; its parts by strokes each read alone."""
    opening = _OPENING.search(text)
    if opening:
        return [f"{opening[1]}-01-01"]
    parts = re.split(r"/(?=\D*(?:19|20)\d{2})", text)
    return [p.iso for part in parts for p in find_periods(part)[:1] if p.iso and p.kind in ("point", "span")]


def _bare(label: str) -> str:
    """A label without numbering, sign and notes in brackets."""
    return _BRACKET.sub("", _ORDINAL.sub("", _ORDINAL.sub("", label))).strip("：:*")


@vocabularies.derived
def _statement_named(text: str) -> tuple[str, str] | None:
    """(合并 or 母公司 or nothing, the statement) where a heading is the name of a statement."""
    words = vocabularies.load("financial_indicators")
    line = re.sub(r"单位[：:].*$", "", text.strip())
    line = re.sub(r"[（(][^（()）]*[）)]|[:：]$|(?:19|20)\d{2}年.*$", "", line).strip("：: ")
    for name, forms in words["statements"].items():
        for form in forms:
            after = "|".join(map(re.escape, words["after_statement"]))
            match = re.search(rf"{re.escape(form)}(?:{after})?(?:如下)?$", line)
            if match is None or len(line) > 30:
                continue
            before = line[: match.start()]
            if _PARENT in before and _GROUP not in before:
                return _PARENT, name
            return (_GROUP if _GROUP in before else ""), name
    return None
