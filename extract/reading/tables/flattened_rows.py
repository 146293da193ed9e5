"""The rows of a flattened table, read from the right: an ordinal, words of a name, and as many figures as the table has.

A name in Latin letters has spaces within, and one that is too wide goes on in the next line; what tells that the row is
one is the ordinal at its left, which goes on, and the figures at its right. A label that a line prints alone is the
first cell of the rows below it, each one word shorter, up to the next whole row.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_letters, digits

from extract.reading.layout.marks import BREAKS
from extract.reading.layout.wrapped import FIGURE, is_row
from extract.reading.tables.flattened_heads import Word

Placed = list[tuple[int, int, Word]]
"""(column, columns spanned, word) for each cell of a row."""

LEAST_FIGURES = 2
COUNTED = frozenset({"序号", "编号"})
_TOTALS = frozenset({"合计", "总计", "小计"})
_LATIN = frozenset(ascii_letters)
_MEASURE = frozenset(digits + "（(%％")
"""In the words above a column: it holds figures of a period, or in a unit."""
_MOST_LINES = 4
"""Lines that a row may take."""
_LONGEST_LABEL = 30
_MOST_WORDS = 8
"""Words that a name may have."""


class Rows:
    """Reads rows below a head, one after the other; knows which ordinal comes next."""

    def __init__(self, columns: Sequence[Word]) -> None:
        self._columns = columns
        self._width = len(columns)
        self._counted = columns[0].text in COUNTED
        self._next = 1
        self._labelled = False
        """Whether the rows stand below a label that spans them."""
        self.refuted = False
        """Whether a row has figures where those below a label had names: these were rows with an empty cell."""
        self._spans = False
        """Whether a label has been seen that spans rows."""
        self._measured = False
        """Whether a whole row has shown figures in the second column, where rows below a label have names."""
        self._figures: int | None = None
        """How many figures a row ends in, once a row has shown it."""
        self._longest = 0
        """Signs of the longest label of a whole row."""

    def take(self, lines: Sequence[tuple[str, list[Word]]]) -> tuple[Placed, int] | None:
        """The row with which lines begin, and how many it takes; None where they begin with none."""
        text, words = lines[0]
        plain = self._plain(text, words)
        if plain is not None:
            if not self._counted and FIGURE.match(words[1].text.strip("-－—/")):
                if self._spans:
                    self.refuted = True
                    return None
                self._measured = True
            self._learn(words)
            self._labelled = False
            return plain, 1
        below = self._below_label(lines) or self._group(lines)
        if below is not None:
            return below
        opens = self._opens(words)
        gathered: list[Word] = []
        broken: list[int] = []
        for taken, (text, words) in enumerate(lines[: _MOST_LINES if opens else 1], start=1):
            if BREAKS.search(text) or (taken > 1 and self._begins(words)):
                return None
            broken += [id(words[0])] if taken > 1 else []
            gathered += words
            found = self._apart(gathered, broken) or self._broken(gathered, broken)
            if found is not None:
                self._next += 1
                return found, taken
        return None

    def _opens(self, words: list[Word]) -> bool:
        """Whether a line may be the first of several of a row: it has the next ordinal, or nothing but a label that
        fills it, being longer than any above."""
        if self._counted:
            return bool(words) and words[0].text == str(self._next)
        return self._figures is not None and is_label(words) and len(words[0].text) >= self._longest

    def _plain(self, text: str, words: list[Word]) -> Placed | None:
        """A row of as many words as there are columns, or of one less where it is the total."""
        if BREAKS.search(text):
            return None
        figures = sum(1 for word in words if FIGURE.match(word.text))
        if len(words) == self._width and (figures >= LEAST_FIGURES or is_row(text)):
            return _columns(words, 0)
        if not self._counted or len(words) < 2 or not _is_total(words[0]):
            return None
        if len(words) == self._width - 1 or (figures == len(words) - 1 == self._figures):
            empty = self._width - len(words) + 1
            return [(0, empty, words[0]), *_columns(words[1:], empty)]
        return None

    def _below_label(self, lines: Sequence[tuple[str, list[Word]]]) -> tuple[Placed, int] | None:
        """A row one word short below a label, with the label where it is the first.

        Rows before their label, as where it is printed at half their height, are not read: whose they are is not told.
        Above a single row a label may be the first half of its name, and a figure be missing.
        """
        words = lines[0][1]
        if self._counted or self._measured or not words:
            return None
        if self._labelled and spanned(words, self._columns):
            if _is_total(words[0]):
                self._labelled = False
                return [(0, 2, words[0]), *_columns(words[1:], 2)], 1
            return _columns(words, 1), 1
        below = [line[1] for line in lines[1:3]]
        both = len(below) == 2 and all(spanned(row, self._columns) for row in below)
        if is_label(words) and both and not _is_total(below[1][0]):
            self._labelled = self._spans = True
            return [(0, 1, words[0]), *_columns(below[0], 1)], 2
        return None

    def _group(self, lines: Sequence[tuple[str, list[Word]]]) -> tuple[Placed, int] | None:
        """A label above rows that are counted from 1, at the top or after a total: 2024年度."""
        if not self._counted or not is_label(lines[0][1]) or len(lines) < 2:
            return None
        if lines[1][1][:1] == [] or lines[1][1][0].text != "1":
            return None
        self._next = 1
        return [(0, self._width, lines[0][1][0])], 1

    def _learn(self, words: list[Word]) -> None:
        if self._counted and words[0].text.isdigit():
            self._next = int(words[0].text) + 1
        if len(words) == self._width:
            self._figures = _trailing(words) if self._figures is None else self._figures
            self._longest = max(self._longest, len(words[0].text))

    def _apart(self, words: list[Word], broken: Sequence[int] = ()) -> Placed | None:
        """A row of more words than columns: what stands between the ordinal and the figures is one name.

        `broken` are the ids of the words with which a further line begins.
        """
        before = 1 if self._counted else 0
        figures = self._width - before - 1
        # An ordinal that goes on tells a row as well as a second figure does.
        if figures < (1 if self._counted else LEAST_FIGURES) or self._figures not in (None, figures):
            return None
        name = words[before : len(words) - figures]
        if not 0 < len(name) <= _MOST_WORDS or _trailing(words) != figures:
            return None
        if not self._counted and self._figures is None and any(_LATIN.isdisjoint(w.text) for w in name):
            return None  # nothing but Latin letters or a row above tells that the words are one name
        if self._counted and words[0].text != str(self._next):
            return None
        cells = [*words[:before], _joined(name, broken), *words[len(words) - figures :]]
        return _columns(cells, 0)

    def _broken(self, words: list[Word], broken: Sequence[int]) -> Placed | None:
        """A row whose cells were broken: a word with which a line begins goes on with the one before it."""
        if not self._counted or (len(words) <= self._width and not broken):
            return None
        cells = mended(words, broken)
        figures = _trailing(cells)
        if len(cells) != self._width or figures < (self._figures or LEAST_FIGURES):
            return None
        return _columns(cells, 0)

    def _begins(self, words: list[Word]) -> bool:
        """Whether a line begins another row, or the total; without ordinals, whether it is more than the rest of a label."""
        if not self._counted:
            return len(words) - sum(1 for word in words if FIGURE.match(word.text)) > 1
        return words[0].text == str(self._next + 1) or _is_total(words[0])


def _is_total(word: Word) -> bool:
    return "".join(word.text.split()) in _TOTALS


def is_label(words: Sequence[Word]) -> bool:
    """Whether a line is one word that may be the first cell of several rows."""
    if len(words) != 1 or len(words[0].text) > _LONGEST_LABEL:
        return False
    text = words[0].text
    return not (FIGURE.match(text) or _is_total(words[0]) or BREAKS.search(text))


def spanned(words: Sequence[Word], head: Sequence[Word]) -> bool:
    """Whether a line is a row whose first cell is a label above: a name below a head for names, then figures."""
    figures = len(head) - 2
    if figures < LEAST_FIGURES or len(words) != len(head) - 1 or not _MEASURE.isdisjoint(head[1].text):
        return False
    return FIGURE.match(words[0].text) is None and _trailing(words) == figures


def mended(words: Sequence[Word], broken: Sequence[int]) -> list[Word]:
    """The words of several lines as cells; those in `broken` go on with the word before them, unless that is an ordinal."""
    cells: list[Word] = []
    for word in words:
        if id(word) in broken and len(cells) > 1 and not FIGURE.match(word.text):
            cells[-1] = Word(cells[-1].text + word.text, [*cells[-1].parts, *word.parts])
        else:
            cells.append(word)
    return cells


def _columns(words: Sequence[Word], first: int) -> Placed:
    """Words one to a column, from a column on."""
    return [(column, 1, word) for column, word in enumerate(words, start=first)]


def _trailing(words: Sequence[Word]) -> int:
    """How many figures a row ends in, its ordinal left out of account."""
    count = 0
    for word in reversed(words[1:]):
        if not FIGURE.match(word.text):
            break
        count += 1
    return count


def _joined(words: list[Word], broken: Sequence[int]) -> Word:
    """The words of a name as one: with the space that stood between them, without where a line was broken."""
    text, parts = words[0].text, list(words[0].parts)
    for word in words[1:]:
        if id(word) in broken:
            text += word.text
            parts += word.parts
        else:
            text += " " + word.text
            page, start, _ = parts[-1]
            parts[-1] = (page, start, word.parts[-1][2])
    return Word(text, parts)
