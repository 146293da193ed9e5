"""The numbers, dates and rounds of a row of a table, each with the words of its row and its column."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.checking.verify.labels import Label, labels_in
from extract.checking.verify.lines import Line
from extract.checking.verify.mentions import (
    AROUND,
    CLAUSE,
    OWN,
    SENTENCE,
    Mention,
    NamesIn,
)
from extract.checking.verify.numbers import kind_of, priced
from extract.checking.verify.prose import of_prose
from extract.checking.verify.sources import CellPlace, SourcePage, Sources, SourceTableView
from extract.checking.verify.words import serials, totals
from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import Kind, Quantity, find_quantities, parse_unit, read_cell

_ROW = 0.9
_FEW = 3
_PLAIN = re.compile(r"[-+(（]?[\d,.\s]+[%％]?[)）]?|[-—–/]+")
_WORDS = 16
"""A cell with more characters is running text."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


def of_row(line: Line, sources: Sources, names_in: NamesIn) -> list[Mention]:
    """The numbers, dates and rounds of a row, from left to right."""
    page = line.page
    starts = [cell.start for cell in page.cells]
    cells = page.cells[bisect_right(starts, line.start - 1) : bisect_right(starts, line.end)]
    if not cells:
        return []
    row = _Row(line, cells, sources.table(cells[0].table))
    found = []
    for cell in cells:
        if row.column(cell).strip() in serials():
            continue
        found += row.words_of(cell, names_in) if _is_words(row.text(cell)) else row.numbers_of(cell)
    return found


class _Row:
    """A row of a table with the words that name it."""

    def __init__(self, line: Line, cells: list[CellPlace], table: SourceTableView) -> None:
        self.line, self.page, self.table = line, line.page, table
        row = cells[0].row
        self.texts = {column: words for (r, column), words in table.texts.items() if r == row}
        labels = [c for c, words in sorted(self.texts.items()) if words.strip() and not _is_number(words)]
        self.labels = labels
        self.period = _first_period(" ".join(self.texts.values()), self.page)
        self.around_period = next((p for _, t in line.around if (p := _first_period(t, self.page))), None)
        # What a table is of is what its last row adds up.
        total = bool(labels) and "".join(self.texts[labels[0]].split()) in totals()
        self.around = [(max(w, SENTENCE) if total and w == AROUND else w, t) for w, t in line.around]
        self.values = {cell: _in_cell(self.page, cell, table) for cell in cells}

    def text(self, cell: CellPlace) -> str:
        """The words of a cell."""
        return self.page.text[cell.start : cell.end]

    def column(self, cell: CellPlace) -> str:
        """The heading over a cell."""
        return self.table.header[cell.column] if cell.column < len(self.table.header) else ""

    def head(self, cell: CellPlace) -> str:
        """The words that name a cell's row; in rows of label, value, label, value the label before the value."""
        numbers = [c for c, words in self.texts.items() if _is_number(words)]
        if len(numbers) > 1 and all(c - 1 in self.labels for c in numbers) and cell.column - 1 in self.labels:
            return self.texts[cell.column - 1]
        return " ".join(dict.fromkeys(self.texts[c] for c in self.labels[:2] if c != cell.column))

    def numbers_of(self, cell: CellPlace) -> list[Mention]:
        """What a cell holds that is a number, a date or a round."""
        column = self.column(cell)
        rest = " ".join(words for c, words in self.texts.items() if c != cell.column)
        period = _first_period(column, self.page) or self.period
        head = self.head(cell)
        own = f"{head} {column}"
        others = [v for values in self.values.values() for v in values]
        return [
            Mention(
                self.page,
                priced(value, own.strip()) if isinstance(value, Quantity) else value,
                cell.start,
                cell.end,
                (self.line.start, self.line.end),
                [(OWN, own), (OWN, self.text(cell)), (_ROW, f"{self.text(cell)} {rest}"), *self.around],
                [(CLAUSE, v) for v in others if v is not value],
                period or self.around_period,
                period is not None,
                head,
                own,
            )
            for value in self.values[cell]
        ]

    def words_of(self, cell: CellPlace, names_in: NamesIn) -> list[Mention]:
        """The numbers in a cell of running text."""
        rest = " ".join(words for c, words in self.texts.items() if c != cell.column)
        around = [(SENTENCE, f"{rest} {self.column(cell)}"), *self.line.around]
        paragraph = Line(self.page, self.text(cell), [(0, cell.start)], around=around)
        found = of_prose(paragraph, names_in)
        for mention in found:
            mention.period = mention.period or self.period or self.around_period
        return found


def _is_words(text: str) -> bool:
    return len(text) > _WORDS and len(_HAN.findall(text)) > len(text) / 2


def _in_cell(page: SourcePage, cell: CellPlace, table: SourceTableView) -> list[Quantity | Label]:
    """The numbers of a cell: the one it is, in the unit of its column, or those of its words."""
    text = page.text[cell.start : cell.end]
    if not text.strip():
        return []
    context = PeriodContext(published_on=page.document.published_on)
    periods = [p for p in find_periods(text, context) if p.iso and p.kind != "duration"]
    labels: list[Quantity | Label] = list(labels_in(text, periods))
    if labels:
        return labels
    printed = find_quantities(text)
    if len(printed) == 1 and printed[0].unit and printed[0].end - printed[0].start >= len(text.strip()):
        return [*printed]
    heading = table.header[cell.column] if cell.column < len(table.header) else ""
    number = read_cell(text, unit=_unit(heading) or table.unit or None)
    if number is None:
        return [*printed] if len(text) > _FEW else []
    kind: Kind = "money" if number.currency else kind_of(number.unit)
    return [
        Quantity(
            0, len(text), text, 0, len(text), number.value, number.low, number.high, number.qualifier,
            number.unit, number.currency, kind, number.precision,
        )
    ]  # fmt: skip


def _unit(heading: str) -> str | None:
    match = re.search(r"[（(]([^（）()]+)[）)]", heading)
    if match and parse_unit(match[1]) is not None:
        return match[1]
    return "%" if re.search(r"比例|占比|比重|率[（(]?%?", heading) and "倍" not in heading else None


def _is_number(words: str) -> bool:
    """Whether a cell is a number, with its unit or without: 71,500.00万元 names nothing."""
    if _PLAIN.fullmatch(words.strip()):
        return True
    found = find_quantities(words) if len(words) < _WORDS else []
    return len(found) == 1 and found[0].end - found[0].start >= len(words.strip())


def _first_period(text: str, page: SourcePage) -> str | None:
    if not re.search(r"\d", text):
        return None
    context = PeriodContext(published_on=page.document.published_on)
    return next((p.iso for p in find_periods(text, context) if p.iso and p.kind != "duration"), None)
