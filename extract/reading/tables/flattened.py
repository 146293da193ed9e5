"""Tables that a text file holds as lines: a head of words, then rows of as many words that end in figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extract.reading.layout.marks import BREAKS, UNIT_NOTE
from extract.reading.layout.wrapped import FIGURE, is_row
from extract.reading.tables.flattened_heads import DATE, DATED, DEEPEST, Head, Word, head_of, rejoined
from extract.reading.tables.flattened_rows import (
    COUNTED,
    LEAST_FIGURES,
    Placed,
    Rows,
    is_label,
    mended,
    spanned,
)
from schemas import Evidence, Part, SourceTable, TableCell

_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
_ROW_LINES = 4
_LONGEST = 60
"""Signs of a line above a table that may be its head."""
_WORD = re.compile(rf"合\s计|总\s计|小\s计|{DATE}|\S+")
_SHARE, _PERCENT = re.compile(r"(?:比例|占比)(?:[（(][%％][）)])?$"), re.compile(r"\d[\d.]*[%％]")
_LABEL = re.compile(r"^\S{2,20}[：:]$")

Cite = Callable[[list[Part]], Evidence]


def words_of(text: str, page: int, start: int) -> list[Word]:
    """The words of a line that begins at `start` of its page's text."""
    return [Word(m.group(), [(page, start + m.start(), start + m.end())]) for m in _WORD.finditer(text)]


def flattened(lines: Sequence[tuple[str, Part]], index: int, cite: Cite) -> tuple[SourceTable, int] | None:
    """The table whose head begins with the line at `index`, and how many lines it takes; None where there is none.

    A row has as many words as the head, or a name of several words, or stands below a label printed once for several
    rows: nothing is guessed of empty cells.
    """
    head = _head(lines, index)
    if head is None:
        return None
    columns = head.lower
    rows: list[Placed] = []
    reader = Rows(columns)
    opening = [line[0] for line in lines[index : index + head.taken]]
    figures, taken = 0, head.taken
    while index + taken < len(lines):
        if [line[0] for line in lines[index + taken : index + taken + head.taken]] == opening:
            taken += head.taken  # the head again, on the next page
            continue
        found = _row(lines[index + taken :][:_ROW_LINES], columns, reader)
        if found is None:
            break
        row, used = found
        figures += len(row) > 1
        rows.append(row)
        taken += used
    if reader.refuted or figures < (1 if _divides(columns) else _LEAST_ROWS):
        return None
    while len(rows[-1]) == 1:  # a label that opens what could not be read is not the table's
        rows.pop()
        taken -= 1
    deep = 2 if head.upper else 1
    placed = [
        (number + deep, column, span, 1 if column else _height(rows, number), word)
        for number, row in enumerate(rows)
        for column, span, word in row
    ]
    cells = [
        TableCell(
            page=word.parts[0][0],
            row=number,
            column=column,
            row_span=down,
            column_span=span,
            text=word.text,
            parts=word.parts,
            evidence=cite(word.parts),
        )
        for number, column, span, down, word in [*_head_cells(head), *placed]
    ]
    table = SourceTable(
        page=cells[0].page,
        last_page=cells[-1].page,
        header=head.names,
        header_rows=deep,
        n_rows=len(rows) + deep,
        n_columns=len(columns),
        ruling="borderless",
        cells=cells,
        evidence=cite([lines[index][1]]),
    )
    return table, taken


def _head(lines: Sequence[tuple[str, Part]], index: int) -> Head | None:
    """The head that begins at a line: one line of words, or several above the first row."""
    gathered: list[list[Word]] = []
    for at, line in enumerate(lines[index : index + DEEPEST + 1], start=index):
        words = _words(line)
        if gathered and _is_counted(gathered):
            if _begins_with_one(lines[at : at + 1]):
                return _counted_head(gathered, lines[at : at + _ROW_LINES + 1])
            if is_label(words) and _begins_with_one(lines[at + 1 : at + 2]):
                first = lines[at + 1 : at + _ROW_LINES + 2]
                # A date is a label above the first rows, anything else perhaps the last line of the head
                dated = DATED.fullmatch(words[0].text) is not None
                longer = None if dated else _counted_head([*gathered, words], first)
                return longer or _counted_head(gathered, first)
        if len(gathered) == 1 and (_LABEL.match(line[0]) or _is_share(words, gathered[0])):
            return head_of(gathered, len(gathered[0]))
        if len(gathered) > 1 and is_label(gathered[-1]):
            above = head_of(gathered[:-1])
            if above is not None and spanned(words, above.lower):
                return above
        if gathered and _opens(line[0], words):
            one = len(gathered) == 1 and len(words) > len(gathered[0])  # a name of several words
            head = head_of(gathered, len(gathered[0]) if one else len(words))
            # Of several lines only words that return below others tell where rows begin.
            told = head is not None and head.upper and not FIGURE.match(words[0].text)
            return head if len(gathered) == 1 or told else None
        if any(FIGURE.match(w.text) for w in words) or BREAKS.search(line[0]) or len(line[0]) > _LONGEST:
            return None
        gathered.append(words)
    return None


def _is_counted(gathered: list[list[Word]]) -> bool:
    """Whether a head begins with the column of ordinals, its two signs perhaps one above the other."""
    first = "".join(line[0].text for line in gathered[:2])
    return gathered[0][0].text in COUNTED or first in COUNTED


def _begins_with_one(lines: Sequence[tuple[str, Part]]) -> bool:
    return bool(lines) and lines[0][0].split(maxsplit=1)[:1] == ["1"]


def _counted_head(gathered: list[list[Word]], lines: Sequence[tuple[str, Part]]) -> Head | None:
    """A head above a row that is numbered 1: that row, up to the next ordinal, tells how many columns there are."""
    row: list[Word] = []
    broken: list[int] = []
    for line in lines:
        words = _words(line)
        if row and words[0].text == "2":
            break
        broken += [id(words[0])] if row else []
        row += words
        columns = len(mended(row, broken))
        figures = sum(1 for word in row[1:] if FIGURE.match(word.text))
        if columns < _LEAST_COLUMNS or not (FIGURE.match(row[-1].text) or figures >= LEAST_FIGURES):
            continue
        head = head_of(gathered, columns) or head_of(rejoined(gathered, columns), columns)
        if head is None and len(gathered) == 1:
            head = head_of(gathered, len(gathered[0]))  # a name of several words
        if head is not None:
            return replace(head, taken=len(gathered))
    return None


def _opens(text: str, words: list[Word]) -> bool:
    """Whether a line is the first row below a head."""
    figures = sum(1 for word in words if FIGURE.match(word.text))
    return len(words) >= _LEAST_COLUMNS and (figures >= LEAST_FIGURES or is_row(text))


def _height(rows: list[Placed], number: int) -> int:
    """How many rows the first cell of a row spans: those below it that have none."""
    below = (n for n in range(number + 1, len(rows)) if rows[n][0][0] == 0)
    return next(below, len(rows)) - number


def _divides(head: list[Word]) -> bool:
    """Whether the last column says what share of a whole each row has."""
    return len(head) > 1 and _SHARE.search(head[-1].text) is not None


def _is_share(words: list[Word], head: list[Word]) -> bool:
    """Whether a line is a row of names with their shares of a whole."""
    return _divides(head) and len(words) == len(head) and _PERCENT.fullmatch(words[-1].text) is not None


def _head_cells(head: Head) -> Iterator[tuple[int, int, int, int, Word]]:
    """(row, column, columns spanned, rows spanned, word) of each cell of a head."""
    below = head.below
    single = len(head.lower) - below
    for column, word in enumerate(head.lower):
        yield (
            (1, column, 1, 1, word)
            if head.upper and column >= single
            else (0, column, 1, 1 + bool(head.upper), word)
        )
    for number, word in enumerate(head.upper):
        each = below // len(head.upper)
        yield 0, single + number * each, each, 1, word


def unit_above(line: str) -> str | None:
    """The unit that a line above a table states for it."""
    match = UNIT_NOTE.match(line)
    return match["unit"] if match else None


def _words(line: tuple[str, Part]) -> list[Word]:
    text, (page, start, _) = line
    return words_of(text, page, start)


def _row(lines: Sequence[tuple[str, Part]], head: list[Word], reader: Rows) -> tuple[Placed, int] | None:
    """The row with which lines begin, and how many of them it takes."""
    text, words = lines[0][0], _words(lines[0])
    if len(words) == 1 and _LABEL.match(text):
        return [(0, 1, words[0])], 1
    found = reader.take([(line[0], _words(line)) for line in lines])
    if found is None and _is_share(words, head) and not BREAKS.search(text):
        return [(column, 1, word) for column, word in enumerate(words)], 1
    return found
