"""Rows of tables read into statements: a cell speaks with its own row's label and its own column's heads alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import takewhile

from extract.checking.verify.lines import Line
from extract.checking.verify.numbers import is_class, kind_of
from extract.checking.verify.prose import read_prose
from extract.checking.verify.segments import priced
from extract.checking.verify.sources import CellPlace, SourceFact, SourcePage, Sources, SourceTableView
from extract.checking.verify.statement import CLAUSE, OWN, PARAGRAPH, Date, Layer, Statement
from extract.checking.verify.words import is_listed
from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import Kind, Quantity, find_quantities, parse_unit, read_cell

_PLAIN = re.compile(r"[-+(（]?[\d,.\s]+[%％]?[)）]?|[-—–/]+")
_WORDS = 16
"""A cell with more characters is running text."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FEW = 3
_DATE = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?")
_PRINTED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|[A-Z]|\D{0,2}$)")
_PART_OF_YEAR = re.compile(r"季度?|半年|月")
_YEAR = re.compile(r"(?:19|20)\d\d")


def read_row(line: Line, sources: Sources) -> tuple[list[Statement], list[Statement], Statement | None]:
    """The numbers of a row from left to right, its dates, and the row as a whole."""
    page = line.page
    starts = [cell.start for cell in page.cells]
    cells = page.cells[bisect_right(starts, line.start - 1) : bisect_right(starts, line.end)]
    if not cells:
        return [], [], None
    row = _Row(line, cells, sources.table(cells[0].table))
    found: list[Statement] = []
    for cell in cells:
        if is_listed("serials", row.head(cell.column).strip()):
            continue
        found += row.prose_of(cell) if _is_words(row.text(cell)) else row.numbers_of(cell)
    for statement in found:
        statement.sisters = [other for other in found if other is not statement]
    return found, [date for cell in cells for date in row.dates_of(cell)], row.whole()


def label_of(table: SourceTableView, row: int, column: int) -> str:
    """The words that name the row of a cell: the labels on its left, else the first of the row."""
    texts = {c: words for (r, c), words in table.texts.items() if r == row}
    labels = [c for c, words in sorted(texts.items()) if words.strip() and not is_number(words)]
    left = [c for c in labels if c < column]
    headed = column < len(table.header) and table.header_rows > 0 and table.header[column].strip()
    if (
        not headed
        and len(left) > 1
        and left[-1] == column - 1
        and any(is_number(texts[c]) for c in texts if c < column)
    ):
        return texts[left[-1]]  # label, value, label, value
    if len(left) > 1 and is_mirrored(table, left[0], left[-1]):
        return texts[left[-1]]
    chosen = left[:2] or [c for c in labels[:1] if c != column]
    return " ".join(dict.fromkeys(texts[c] for c in chosen))


def is_mirrored(table: SourceTableView, one: int, other: int) -> bool:
    """Whether two columns have the same head on two sides of a table: 收入/项目 and 支出/项目."""
    heads = [table.header[c] if 0 <= c < len(table.header) else "" for c in (one, other)]
    return heads[0] != heads[1] and bool(heads[0]) and heads[0].split("/")[-1] == heads[1].split("/")[-1]


class _Row:
    """A row of a table with the words that name it."""

    def __init__(self, line: Line, cells: list[CellPlace], table: SourceTableView) -> None:
        self.line, self.page, self.cells, self.table = line, line.page, cells, table
        self.row = cells[0].row
        self.texts = {column: words for (r, column), words in table.texts.items() if r == self.row}
        self.around = [*line.around]
        if group := self._group():
            self.around.insert(0, Layer(PARAGRAPH, group))

    def text(self, cell: CellPlace) -> str:
        """The words of a cell."""
        return self.page.text[cell.start : cell.end]

    def head(self, column: int) -> str:
        """The headings over a column."""
        return self.table.header[column] if column < len(self.table.header) else ""

    def numbers_of(self, cell: CellPlace) -> list[Statement]:
        """What a cell holds that is a number."""
        head, label = self.head(cell.column), label_of(self.table, self.row, cell.column)
        layers = self._layers(cell)
        period, depth = None, OWN
        for layer in (Layer(OWN, head), *layers):
            if (period := first_period(layer.text, self.page, self._year(layer, layers))) is not None:
                depth = layer.depth
                break
        fact = self._fact(cell)
        if fact is not None and fact.period and (not fact.inferred or period is None or depth >= PARAGRAPH):
            period, depth = fact.period, PARAGRAPH if fact.inferred else OWN
        printed = {p for text in (head, *self.texts.values()) if (p := first_period(text, self.page))}
        return [
            Statement(
                priced(value, f"{label} {head}".strip()), cell.start, cell.end, (self.line.start, self.line.end),
                layers, period, depth, frozenset(printed), page=self.page, row=(cell.table, cell.row, cell.column),
                ahead=fact is not None and fact.ahead,
            )
            for value in _in_cell(self.page, cell, self.table, label, fact)
        ]  # fmt: skip

    def _year(self, layer: Layer, layers: list[Layer]) -> str | None:
        """The year printed above a head that has none, 第三季度 in a report of 2022; else that of publication decides."""
        if _PRINTED_YEAR.search(layer.text) or not _PART_OF_YEAR.search(layer.text):
            return None
        above = (_PRINTED_YEAR.search(other.text) for other in layers if other.depth >= PARAGRAPH)
        return next((match[0] for match in above if match), None)

    def _fact(self, cell: CellPlace) -> SourceFact | None:
        """What ingest made of a cell: period, unit and plan or fact from corner, caption and heads."""
        text = self.text(cell).strip()
        facts = self.page.facts
        first = bisect_left(facts, cell.start, key=lambda fact: fact.start)
        here = takewhile(lambda fact: fact.start < max(cell.end, cell.start + 1), facts[first:])
        return next((fact for fact in here if fact.in_table and fact.text.strip() == text), None)

    def dates_of(self, cell: CellPlace) -> list[Statement]:
        """What a cell holds that is a date."""
        context = PeriodContext(published_on=self.page.document.published_on)
        return [
            Statement(
                Date(p.start, p.end, p.text, p.iso), cell.start, cell.end, (self.line.start, self.line.end),
                self._layers(cell), page=self.page, row=(cell.table, cell.row, cell.column),
            )
            for p in find_periods(self.text(cell), context)
            if p.iso and p.kind == "point"
        ]  # fmt: skip

    def _layers(self, cell: CellPlace) -> list[Layer]:
        """The words of a cell's own label and heads, then those of the row's other short cells, then what is above."""
        own = f"{label_of(self.table, self.row, cell.column)} {self.head(cell.column)} {self.text(cell)}"
        labels = [c for c, words in self.texts.items() if words.strip() and not is_number(words)]
        mine = max((c for c in labels if c < cell.column), default=-1)
        others = [
            f"{self.head(c)} {words}"
            for c, words in self.texts.items()
            if c != cell.column
            and not is_mirrored(self.table, c, mine)
            and words.strip()
            and len(words) <= _WORDS
            and not is_number(words)
        ]
        return [Layer(OWN, own), Layer(CLAUSE, " ".join(others)), *self.around]

    def prose_of(self, cell: CellPlace) -> list[Statement]:
        """The numbers in a cell of running text."""
        rest = " ".join(f"{self.head(c)} {words}" for c, words in self.texts.items() if c != cell.column)
        found = read_prose(self.text(cell), self.page.document.published_on).figures
        for statement in found:
            statement.start, statement.end = statement.start + cell.start, statement.end + cell.start
            statement.quote = (statement.quote[0] + cell.start, statement.quote[1] + cell.start)
            statement.layers += [Layer(PARAGRAPH, f"{rest} {self.head(cell.column)}"), *self.around]
            statement.page = self.page
        return found

    def whole(self) -> Statement:
        """The row as one statement, for claims without numbers."""
        words = " ".join(f"{self.head(c)} {text}" for c, text in sorted(self.texts.items()) if text.strip())
        periods = frozenset(p for text in self.texts.values() if (p := first_period(text, self.page)))
        place = (self.line.start, self.line.end)
        return Statement(
            None, *place, place, [Layer(OWN, words), *self.around], next(iter(sorted(periods)), None), OWN, periods,
            page=self.page, row=(self.cells[0].table, self.row, -1),
        )  # fmt: skip

    def _group(self) -> str:
        """The nearest row above that has one cell alone and heads those below it: 一、营业收入."""
        for row in range(self.row - 1, max(self.table.header_rows, self.row - 40) - 1, -1):
            words = {text for (r, _), text in self.table.texts.items() if r == row and text.strip()}
            if len(words) == 1 and not is_number(next(iter(words))):
                return words.pop()
        return ""


def is_number(words: str) -> bool:
    """Whether a cell is a number, with its unit or without: 71,500.00万元 names nothing."""
    if _PLAIN.fullmatch(words.strip()):
        return not _DATE.fullmatch(words.strip())
    found = find_quantities(words) if len(words) < _WORDS else []
    alone = len(found) == 1 and found[0].end - found[0].start >= len(words.strip())
    return alone and not is_class(words, found[0])


def first_period(text: str, page: SourcePage, year: str | None = None) -> str | None:
    """The first period that a text names; one without a year is of `year`, else of that of publication."""
    if not re.search(r"\d|期|年", text):
        return None
    context = PeriodContext(published_on=f"{year}-12-31" if year else page.document.published_on)
    return next((p.iso for p in find_periods(text, context) if p.iso and p.kind != "duration"), None)


def _is_words(text: str) -> bool:
    return len(text) > _WORDS and len(_HAN.findall(text)) > len(text) / 2


def _in_cell(
    page: SourcePage, cell: CellPlace, table: SourceTableView, label: str, fact: SourceFact | None
) -> list[Quantity]:
    """The numbers of a cell: the one it is, in the unit of its column or row, or those of its words."""
    text = page.text[cell.start : cell.end]
    if (not any(c.isdigit() for c in text) and len(text) > _WORDS) or not text.strip():
        return []
    context = PeriodContext(published_on=page.document.published_on)
    dated = [p for p in find_periods(text, context) if p.iso and p.kind != "duration"]
    if any(p.end - p.start >= len(text.strip()) - 1 for p in dated):
        return []
    printed = find_quantities(text)
    if len(printed) == 1 and printed[0].unit and printed[0].end - printed[0].start >= len(text.strip()):
        return [*printed]
    heading = table.header[cell.column] if cell.column < len(table.header) else ""
    number = read_cell(text, unit=_unit(heading) or _unit(label) or table.unit or None)
    if number is not None and number.unit is None and _YEAR.fullmatch(text.strip()):
        return []
    if number is None:
        return [*printed] if len(text) > _FEW else []
    kind: Kind = "money" if number.currency else kind_of(number.unit)
    value = Quantity(
        0, len(text), text, 0, len(text), number.value, number.low, number.high, number.qualifier,
        number.unit, number.currency, kind, number.precision,
    )  # fmt: skip
    return [_measured(value, fact) if fact is not None and number.unit is None else value]


def _measured(value: Quantity, fact: SourceFact) -> Quantity:
    """A bare number of a cell in the unit that ingest found for it."""
    if fact.unit is None or not value.value or not fact.value:
        return value
    scale = fact.value / value.value
    low, high = (None if bound is None else bound * scale for bound in (value.low, value.high))
    currency = "CNY" if fact.unit == "元" else None
    return replace(
        value, value=fact.value, low=low, high=high, precision=value.precision * scale, unit=fact.unit,
        currency=currency, kind="money" if currency else kind_of(fact.unit),
    )  # fmt: skip


def _unit(heading: str) -> str | None:
    match = re.search(r"[（(]([^（）()]+)[）)]", heading)
    if match and parse_unit(match[1]) is not None:
        return match[1]
    return "%" if re.search(r"比例|占比|比重|率[（(]?%?", heading) and "倍" not in heading else None
