"""The numbers of a source page, each with the words around it, the nearest first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from extract.checking.verify.sources import CellPlace, SourceFact, SourcePage, Sources
from extract.language.periods import Period, PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities, parse_unit, read_cell
from extract.language.regions import find_regions
from extract.language.rounds import find_rounds

OWN, CLAUSE, SENTENCE, AFTER, PARAGRAPH, AROUND, TITLE = 1.0, 0.95, 0.8, 0.6, 0.55, 0.5, 0.35
"""How much a word counts by where it stands: beside the number, in its clause, before it in the sentence, after it
in the sentence, in the paragraph, in headings and captions, in the document's title."""
_ROW = 0.9
_CLAUSE_END = re.compile(r"[，,。！？!?；;：:]")
_SENTENCE_END = re.compile(r"[。！？!?；;]")
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百\d]+[条章节]|\s*[一二三四五六七八九十]+、|\s*（[一二三四五六七八九十]+）|\s*\d+[.．、]")
COMPARED = re.compile(r"上年|去年|同期|前年|上一年|上月")
"""A period that a number is compared with is not the one it is of."""
_ABOVE = 4
"""Lines above a line that may say what a list is of."""
_NEAR = 160
"""Of a line above, that many characters."""


@dataclass(slots=True)
class Mention:
    """A number of a source in its context."""

    page: SourcePage
    quantity: Quantity
    start: int
    end: int
    """Slice of the page's text: the number."""
    quote: tuple[int, int]
    """Slice of the page's text: the sentence or the row."""
    contexts: list[tuple[float, str]]
    """Words around it with how much they count, the nearest first."""
    siblings: list[tuple[float, Quantity]]
    """The other numbers beside it."""
    period: str | None = None
    period_printed: bool = False
    """The period stands in the sentence or the row itself."""
    head: str = ""
    """For a number in a table: the words that name its row."""
    own: str = ""
    """What stands nearest: the clause, or the row's head and the column's."""


@dataclass
class Line:
    """A line of a page: a paragraph, or a row of a table."""

    page: SourcePage
    start: int
    end: int
    is_row: bool = False
    around: list[tuple[float, str]] = field(default_factory=list)
    """Headings, caption, what stands above."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.page.text[self.start : self.end]

    @cached_property
    def everything(self) -> str:
        """Its words with all that stands around it, for a first look."""
        return "\n".join([self.text, *(words for _, words in self.around)])


class Reader:
    """Cuts pages into lines and lines into mentions; what was read once is kept."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self._lines: dict[int, list[Line]] = {}
        self._pages: dict[int, SourcePage] = {}
        self._mentions: dict[tuple[int, int], list[Mention]] = {}

    def page(self, page_id: int) -> SourcePage:
        """A page, read once."""
        if page_id not in self._pages:
            self._pages[page_id] = self.sources.page(page_id)
        return self._pages[page_id]

    def lines(self, page_id: int) -> list[Line]:
        """The lines of a page."""
        if page_id not in self._lines:
            self._lines[page_id] = list(self._cut(self.page(page_id)))
        return self._lines[page_id]

    def mentions(self, line: Line) -> list[Mention]:
        """The numbers of a line."""
        key = (line.page.id, line.start)
        if key not in self._mentions:
            found = self._of_row(line) if line.is_row else self._of_prose(line)
            self._mentions[key] = found
        return self._mentions[key]

    def _cut(self, page: SourcePage) -> Iterator[Line]:
        cells = page.cells
        starts = [cell.start for cell in cells]
        heading_starts = [start for start, _ in page.headings]
        title = page.document.title or ""
        above: list[tuple[int, int]] = []
        place = 0
        for words in page.text.split("\n"):
            start, end = place, place + len(words)
            place = end + 1
            if not words.strip():
                continue
            first = bisect_right(starts, end) - 1
            is_row = first >= 0 and cells[first].start >= start
            around: list[tuple[float, str]] = []
            heading = bisect_right(heading_starts, start) - 1
            if heading >= 0:
                around += [(AROUND, t) for t in page.headings[heading][1] if t != words]
            if is_row:
                table = self.sources.table(cells[first].table)
                around += [(AROUND, table.caption), (AROUND, table.section), (AROUND, " ".join(table.header))]
            around += self._above(page, above, is_row)
            around.append((TITLE, title))
            yield Line(page, start, end, is_row, [(w, t) for w, t in around if t])
            if not is_row or not above or above[-1] == (-1, -1):
                above.append((start, end))
            del above[:-12]

    @staticmethod
    def _above(page: SourcePage, above: list[tuple[int, int]], is_row: bool) -> list[tuple[float, str]]:
        """What stands above a line, as far as the article or the item it belongs to."""
        found: list[tuple[float, str]] = []
        for distance, (start, end) in enumerate(reversed(above)):
            text = page.text[start:end]
            leads = text.rstrip().endswith(("：", ":"))
            starts = _ARTICLE.match(text) is not None
            if distance < _ABOVE or starts or leads:
                weight = AROUND if (leads or starts or (is_row and distance == 0)) else TITLE
                found.append((weight, text[-_NEAR:] if not starts else text[:_NEAR]))
            if starts and text.lstrip().startswith("第"):
                break
        return found

    # Prose --------------------------------------------------------------------------------------------

    def _of_prose(self, line: Line) -> list[Mention]:
        text = line.text
        quantities = [q for q in find_quantities(text) if not q.rhetorical or q.unit]
        if not quantities:
            return []
        document = line.page.document
        periods = find_periods(text, PeriodContext(published_on=document.published_on))
        sentences, clauses = _parts(text, _SENTENCE_END), _parts(text, _CLAUSE_END)
        facts = [f for f in line.page.facts if f.start < line.end and f.end > line.start]
        found = []
        for index, quantity in enumerate(quantities):
            if any(p.start <= quantity.start and quantity.end <= p.end for p in periods):
                continue
            sentence, clause = _at(sentences, quantity.start), _at(clauses, quantity.start)
            before = max([clause[0], *(q.end for q in quantities[:index] if q.end > clause[0])])
            after = min([clause[1], *(q.start for q in quantities[index + 1 :] if q.start < clause[1])])
            own = f"{text[before : quantity.start]} {text[quantity.start : after]}"
            fact = _fact(facts, quantity, line.start)
            contexts = [(OWN, own)]
            if fact is not None:
                contexts.append((OWN, f"{fact.subject} {fact.region or ''}"))
            contexts += [
                (CLAUSE, text[slice(*clause)]),
                (SENTENCE, text[sentence[0] : quantity.end]),
                (AFTER, text[quantity.end : sentence[1]]),
                (PARAGRAPH, text[: sentence[0]]),
                (AROUND, text[sentence[1] :]),
                *line.around,
            ]
            siblings = [
                (CLAUSE if clause[0] <= q.start < clause[1] else SENTENCE if sentence[0] <= q.start < sentence[1] else TITLE, q)
                for q in quantities
                if q is not quantity
            ]
            period, printed = _period(periods, quantity, clause, sentence)
            if not printed and fact is not None and fact.period:
                period = fact.period
            found.append(
                Mention(
                    line.page,
                    quantity,
                    line.start + quantity.start,
                    line.start + quantity.end,
                    (line.start + sentence[0], line.start + sentence[1]),
                    contexts,
                    siblings,
                    period,
                    printed,
                    own=own,
                )
            )
        return found

    # Tables -------------------------------------------------------------------------------------------

    def _of_row(self, line: Line) -> list[Mention]:
        page = line.page
        starts = [cell.start for cell in page.cells]
        cells = page.cells[bisect_right(starts, line.start - 1) : bisect_right(starts, line.end)]
        if not cells:
            return []
        table = self.sources.table(cells[0].table)
        row = cells[0].row
        texts = {column: words for (r, column), words in table.texts.items() if r == row}
        labels = [c for c, words in sorted(texts.items()) if words and not _is_number(words)]
        head = " ".join(texts[c] for c in labels[:2])
        period = _first_period(" ".join(texts.values()), page)
        numbers = [(cell, q) for cell in cells for q in self._in_cell(page, cell, table.unit, table.header)]
        found = []
        for cell, quantity in numbers:
            column = table.header[cell.column] if cell.column < len(table.header) else ""
            rest = " ".join(words for c, words in texts.items() if c != cell.column)
            contexts = [
                (OWN, f"{head} {column}"),
                (OWN, page.text[cell.start : cell.end]),
                (_ROW, rest),
                *line.around,
            ]
            own_period = _first_period(column, page) or period
            found.append(
                Mention(
                    page,
                    quantity,
                    cell.start,
                    cell.end,
                    (line.start, line.end),
                    contexts,
                    [(CLAUSE, q) for c, q in numbers if q is not quantity],
                    own_period,
                    own_period is not None,
                    head,
                    f"{head} {column}",
                )
            )
        return found

    @staticmethod
    def _in_cell(page: SourcePage, cell: CellPlace, unit: str | None, header: tuple[str, ...]) -> list[Quantity]:
        """The numbers of a cell: the one it is, in the unit of its column, or those of its words."""
        text = page.text[cell.start : cell.end]
        heading = header[cell.column] if cell.column < len(header) else ""
        number = read_cell(text, unit=_unit(heading) or unit or None) if text.strip() else None
        if number is None:
            return find_quantities(text) if len(text) > 3 else []
        kind = (
            "money"
            if number.currency
            else "percent"
            if number.unit == "%"
            else "number"
            if number.unit is None
            else "count"
        )
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


def _parts(text: str, end: re.Pattern[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in end.finditer(text):
        # 1,234 and 1.5:1 are numbers, not ends of clauses.
        if match[0] in ",:" and text[match.end() : match.end() + 1].isdigit():
            continue
        found.append((start, match.end()))
        start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return found or [(0, len(text))]


def _at(parts: list[tuple[int, int]], place: int) -> tuple[int, int]:
    return next(((a, b) for a, b in parts if a <= place < b), parts[-1])


def _fact(facts: list[SourceFact], quantity: Quantity, offset: int) -> SourceFact | None:
    """What ingest made of a number."""
    start = quantity.start + offset
    for fact in facts:
        if fact.text == quantity.text and fact.start <= start < fact.end:
            return fact
    return None


def _period(
    periods: list[Period], quantity: Quantity, clause: tuple[int, int], sentence: tuple[int, int]
) -> tuple[str | None, bool]:
    """The period nearest before a number in its clause or sentence; whether it is printed there."""
    periods = [p for p in periods if p.iso and p.kind != "duration" and not COMPARED.search(p.text)]
    before = [p for p in periods if sentence[0] <= p.start < quantity.start]
    if before:
        return before[-1].iso, True
    inside = [p for p in periods if clause[0] <= p.start < clause[1]]
    if inside:
        return inside[0].iso, True
    above = [p for p in periods if p.kind == "point" and p.start < sentence[0]]
    return (above[-1].iso, False) if above else (None, False)


def _first_period(text: str, page: SourcePage) -> str | None:
    if not re.search(r"\d", text):
        return None
    context = PeriodContext(published_on=page.document.published_on)
    return next((p.iso for p in find_periods(text, context) if p.iso and p.kind != "duration"), None)


def rounds_in(text: str) -> frozenset[str]:
    """The funding rounds named in a text."""
    return frozenset(r.name for r in find_rounds(text))


def regions_in(text: str) -> frozenset[str]:
    """The regions named in a text, other than countries."""
    return frozenset(r.name for r in find_regions(text) if r.level != "country")
