"""The numbers, dates and rounds of a row of a table, each with the words of its row and its column."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.checking.verify.labels import Label, labels_in
from extract.checking.verify.lines import Line
from extract.checking.verify.mentions import (
    AROUND,
    CLAUSE,
    CLAUSE_END,
    OWN,
    SENTENCE,
    Mention,
    parts,
    slice_at,
)
from extract.checking.verify.numbers import priced
from extract.checking.verify.sources import CellPlace, SourcePage, Sources
from extract.checking.verify.words import serials, totals
from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import Kind, Quantity, find_quantities, parse_unit, read_cell

_ROW = 0.9
_FEW = 6
"""A cell with so many characters more than its number is running text."""


def of_row(line: Line, sources: Sources) -> list[Mention]:
    """The numbers, dates and rounds of a row, from left to right."""
    page = line.page
    starts = [cell.start for cell in page.cells]
    cells = page.cells[bisect_right(starts, line.start - 1) : bisect_right(starts, line.end)]
    if not cells:
        return []
    table = sources.table(cells[0].table)
    row = cells[0].row
    texts = {column: words for (r, column), words in table.texts.items() if r == row}
    labels = [c for c, words in sorted(texts.items()) if words and not _is_number(words)]
    head = " ".join(dict.fromkeys(texts[c] for c in labels[:2]))
    period = _first_period(" ".join(texts.values()), page)
    around_period = next((p for _, t in line.around if (p := _first_period(t, page))), None)
    values = [(cell, v) for cell in cells for v in _in_cell(page, cell, table.unit, table.header)]
    # What a table is of is what its last row adds up.
    total = bool(labels) and "".join(texts[labels[0]].split()) in totals()
    around = [(max(w, SENTENCE) if total and w == AROUND else w, t) for w, t in line.around]
    found = []
    for cell, value in values:
        column = table.header[cell.column] if cell.column < len(table.header) else ""
        if column.strip() in serials():
            continue
        if isinstance(value, Quantity):
            value = priced(value, f"{head} {column}".strip())
        rest = " ".join(words for c, words in texts.items() if c != cell.column)
        own_period = _first_period(column, page) or period
        words, noun, inside = page.text[cell.start : cell.end], "", (0, cell.end - cell.start)
        if len(words) > value.end - value.start + _FEW:  # a number in a cell of words
            inside = slice_at(parts(words, CLAUSE_END), value.start)
            noun = words[value.end : inside[1]]
        own = f"{head} {column}" if not noun else words[slice(*inside)]
        found.append(
            Mention(
                page, value, cell.start, cell.end, (line.start, line.end),
                [
                    (OWN, own),
                    (OWN, words[slice(*inside)]),
                    (_ROW if not noun else SENTENCE, f"{words} {rest}"),
                    *around,
                ],
                [(CLAUSE, v) for c, v in values if v is not value],
                own_period or around_period,
                own_period is not None,
                head,
                own,
                noun,
            )
        )  # fmt: skip
    return found


def _in_cell(
    page: SourcePage, cell: CellPlace, unit: str | None, header: tuple[str, ...]
) -> list[Quantity | Label]:
    """The numbers of a cell: the one it is, in the unit of its column, or those of its words."""
    text = page.text[cell.start : cell.end]
    if not text.strip():
        return []
    context = PeriodContext(published_on=page.document.published_on)
    periods = [p for p in find_periods(text, context) if p.iso and p.kind != "duration"]
    labels: list[Quantity | Label] = list(labels_in(text, periods))
    if labels:
        return labels
    heading = header[cell.column] if cell.column < len(header) else ""
    number = read_cell(text, unit=_unit(heading) or unit or None)
    if number is None:
        return list(find_quantities(text)) if len(text) > 3 else []
    kind: Kind = (
        "money" if number.currency else "percent" if number.unit == "%" else "count" if number.unit else "number"
    )  # fmt: skip
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
    return not re.search(r"[\u4e00-\u9fffA-Za-z]", words)


def _first_period(text: str, page: SourcePage) -> str | None:
    if not re.search(r"\d", text):
        return None
    context = PeriodContext(published_on=page.document.published_on)
    return next((p.iso for p in find_periods(text, context) if p.iso and p.kind != "duration"), None)
