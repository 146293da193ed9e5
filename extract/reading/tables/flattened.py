"""Tables that a text file holds as lines: a head of words, then rows of as many words that end in figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.reading.layout.marks import UNIT_NOTE
from extract.reading.layout.wrapped import is_row
from schemas import Evidence, Part, SourceTable, TableCell

_LEAST_COLUMNS, _LEAST_ROWS, _LEAST_FIGURES = 3, 2, 2
_WORD = re.compile(r"合\s计|总\s计|小\s计|\S+")
_TOTAL = re.compile(r"^(?:合\s?计|总\s?计|小\s?计)$")
_COUNTED = frozenset({"序号", "编号"})
_FIGURE = re.compile(r"^[-－+]?[\d,]+(?:\.\d+)?[%％]?$|^[-－—/]+$")
_LABEL = re.compile(r"^\S{2,20}[：:]$")
_SENTENCE = re.compile(r"[。；，：]")

Cite = Callable[[list[Part]], Evidence]


@dataclass(slots=True)
class Word:
    """A word of a line: its slice of the page's text."""

    text: str
    part: Part


def words_of(text: str, page: int, start: int) -> list[Word]:
    """The words of a line that begins at `start` of its page's text."""
    return [Word(m.group(), (page, start + m.start(), start + m.end())) for m in _WORD.finditer(text)]


def flattened(lines: Sequence[tuple[str, Part]], index: int, cite: Cite) -> tuple[SourceTable, int] | None:
    """The table whose head is the line at `index`, and how many lines it takes; None where there is none.

    Only tables in which every row has as many words as the head are read: nothing is guessed of empty cells.
    """
    head = _words(lines[index])
    if (
        len(head) < _LEAST_COLUMNS
        or _SENTENCE.search(lines[index][0])
        or any(_FIGURE.match(w.text) for w in head)
    ):
        return None
    if len({w.text for w in head}) < len(head):
        return None  # the lower level of a head of two: 金额 占比 金额 占比
    rows: list[list[tuple[int, int, Word]]] = [[(column, 1, word) for column, word in enumerate(head)]]
    figures, taken = 0, 1
    for line in lines[index + 1 :]:
        words = _words(line)
        if [w.text for w in words] != [w.text for w in head]:
            row = _row(line[0], words, head)
            if row is None:
                break
            figures += len(words) > 1
            rows.append(row)
        taken += 1
    if figures < _LEAST_ROWS:
        return None
    while len(rows[-1]) == 1:  # a label that opens what could not be read is not the table's
        rows.pop()
        taken -= 1
    cells = [
        TableCell(
            page=word.part[0],
            row=number,
            column=column,
            column_span=span,
            text=word.text,
            parts=[word.part],
            evidence=cite([word.part]),
        )
        for number, row in enumerate(rows)
        for column, span, word in row
    ]
    table = SourceTable(
        page=cells[0].page,
        last_page=cells[-1].page,
        header=["".join(word.text.split()) for word in head],
        header_rows=1,
        n_rows=len(rows),
        n_columns=len(head),
        ruling="borderless",
        cells=cells,
        evidence=cite([lines[index][1]]),
    )
    return table, taken


def unit_above(line: str) -> str | None:
    """The unit that a line above a table states for it."""
    match = UNIT_NOTE.match(line)
    return match["unit"] if match else None


def _words(line: tuple[str, Part]) -> list[Word]:
    text, (page, start, _) = line
    return words_of(text, page, start)


def _row(text: str, words: list[Word], head: list[Word]) -> list[tuple[int, int, Word]] | None:
    """(column, columns spanned, word) for each cell."""
    figures = sum(1 for word in words if _FIGURE.match(word.text))
    if len(words) == len(head) and (figures >= _LEAST_FIGURES or is_row(text)) and not _SENTENCE.search(text):
        return [(column, 1, word) for column, word in enumerate(words)]
    if len(words) == len(head) - 1 and head[0].text in _COUNTED and _TOTAL.match(words[0].text):
        return [(0, 2, words[0])] + [(column, 1, word) for column, word in enumerate(words[1:], start=2)]
    if len(words) == 1 and _LABEL.match(text):
        return [(0, 1, words[0])]
    return None
