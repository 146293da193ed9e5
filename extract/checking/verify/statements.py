"""The numbers of a source page, each with the words around it, the nearest first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extract.checking.verify.labels import Label, labels_in
from extract.checking.verify.numbers import priced
from extract.checking.verify.sources import CellPlace, SourceFact, SourcePage, Sources
from extract.checking.verify.words import NameSpan, in_dictionary, serials, totals
from extract.language.periods import Period, PeriodContext, find_periods
from extract.language.quantities import Kind, Quantity, find_quantities, parse_unit, read_cell
from extract.records.statistics.alignment import aligned, runs_of

OWN, CLAUSE, SENTENCE, AFTER, PARAGRAPH, AROUND, TITLE = 1.0, 0.95, 0.8, 0.45, 0.55, 0.5, 0.35
"""How much a word counts by where it stands: beside the number, in its clause, before it in the sentence, after it
in the sentence, in the paragraph, in headings and captions, in the document's title."""
_ROW = 0.9
_LATER = 0.4
"""In the sentences behind."""
_SHARED = 0.5
"""In a clause whose numbers each have a noun of their own, or are told apart by 分别."""
CLAUSE_END = re.compile(r"[，,。！？!?；;：:]")
_SENTENCE_END = re.compile(r"[。！？!?；;]")
_ARTICLE = re.compile(
    r"\s*第[一二三四五六七八九十百\d]+[条章节]|\s*[一二三四五六七八九十]+、|\s*（[一二三四五六七八九十]+）|\s*\d+[.．、]"
)
NamesIn = Callable[[str], Sequence[NameSpan]]
COMPARED = re.compile(r"上年|去年|同期|前年|上一年|上月")
"""A period that a number is compared with is not the one it is of."""
_LISTED = re.compile(r"^[^，。；：]*[、和及与]\s*$")
_FEW = 6
"""A cell with so many characters more than its number is running text."""
_LONGEST_HEAD = 12
_HEAD = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·（）()]+")
_ABOVE = 4
"""Lines above a line that may say what a list is of."""
_NEAR = 160
"""Of a line above, that many characters."""


@dataclass(slots=True)
class Mention:
    """A number, date, round or document number of a source in its context."""

    page: SourcePage
    value: Quantity | Label
    start: int
    end: int
    """Slice of the page's text: the number."""
    quote: tuple[int, int]
    """Slice of the page's text: the sentence or the row."""
    contexts: list[tuple[float, str]]
    """Words around it with how much they count, the nearest first."""
    siblings: list[tuple[float, Quantity | Label]]
    """The other numbers beside it."""
    period: str | None = None
    period_printed: bool = False
    """The period stands in the sentence or the row itself."""
    head: str = ""
    """For a number in a table: the words that name its row."""
    own: str = ""
    """What stands nearest: the clause, or the row's head and the column's."""
    noun: str = ""
    """What stands right after a number of running text."""
    before: str = ""
    """The sentence up to the number."""
    listed: bool = False
    """A list with 分别 says whose it is."""
    is_condition: bool = False
    """It says for whom another number holds, and is itself no statement."""
    until: bool = False
    """It counts all up to the period, not what fell in it: 截至2018年3月31日."""


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

    def __init__(self, sources: Sources, names_in: NamesIn) -> None:
        self.sources = sources
        self.names_in = names_in
        self._lines: dict[int, list[Line]] = {}
        self._pages: dict[int, SourcePage] = {}
        self._mentions: dict[tuple[int, int], list[Mention]] = {}
        self._heads: dict[int, frozenset[str]] = {}

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

    def heads(self, page_id: int) -> frozenset[str]:
        """Short labels in the tables of a page that may be names."""
        if page_id not in self._heads:
            cells = self.page(page_id).cells
            text = self.page(page_id).text
            labels = {text[c.start : c.end].strip() for c in cells if 2 <= c.end - c.start <= _LONGEST_HEAD}
            self._heads[page_id] = frozenset(w for w in labels if _HEAD.fullmatch(w) and not in_dictionary(w))
        return self._heads[page_id]

    def mentions(self, line: Line) -> list[Mention]:
        """The numbers of a line."""
        key = (line.page.id, line.start)
        if key not in self._mentions:
            self._mentions[key] = (
                _of_row(line, self.sources) if line.is_row else _of_prose(line, self.names_in)
            )
        return self._mentions[key]

    def _cut(self, page: SourcePage) -> Iterator[Line]:
        cells = page.cells
        starts = [cell.start for cell in cells]
        heading_starts = [start for start, _ in page.headings]
        above: list[str] = self._end_of_page_before(page)
        carried = (
            [(SENTENCE, above[-1])] if above and not above[-1].rstrip().endswith(("。", "：", "；")) else []
        )
        place = 0
        for words in page.text.split("\n"):
            start, end = place, place + len(words)
            place = end + 1
            if not words.strip():
                continue
            first = bisect_right(starts, end) - 1
            is_row = first >= 0 and cells[first].start >= start
            around: list[tuple[float, str]] = [] if is_row else carried
            heading = bisect_right(heading_starts, start) - 1
            if heading >= 0:
                around = [*around, *((AROUND, t) for t in page.headings[heading][1] if t != words)]
            if is_row:
                table = self.sources.table(cells[first].table)
                around += [(AROUND, table.caption), (AROUND, table.section), (AROUND, " ".join(table.header))]
            around = [*around, *_above(above, is_row), (TITLE, page.document.title or "")]
            yield Line(page, start, end, is_row, [(w, t) for w, t in around if t])
            carried = []
            if not is_row:
                above.append(words)
            del above[:-12]

    def _end_of_page_before(self, page: SourcePage) -> list[str]:
        """The last lines of running text of the page before: a sentence or a list may go on."""
        before = page.id - 1
        if page.number < 2 or before not in page.document.pages:
            return []
        last = self.page(before).text.rstrip().split("\n")[-3:]
        return [line[-_NEAR:] for line in last if line.strip() and "\t" not in line]


def _above(above: list[str], is_row: bool) -> list[tuple[float, str]]:
    """What stands above a line, as far as the article or the item it belongs to."""
    found: list[tuple[float, str]] = []
    for distance, text in enumerate(reversed(above)):
        leads = text.rstrip().endswith(("：", ":"))
        starts = _ARTICLE.match(text) is not None
        if distance < _ABOVE or starts or leads:
            weight = AROUND if (leads or starts or (is_row and distance == 0)) else TITLE
            found.append((weight, text[:_NEAR] if starts else text[-_NEAR:]))
        if starts and text.lstrip().startswith("第"):
            break
    return found


# Prose ------------------------------------------------------------------------------------------------


def _of_prose(line: Line, names_in: NamesIn) -> list[Mention]:
    text = line.text
    context = PeriodContext(published_on=line.page.document.published_on)
    periods = [p for p in find_periods(text, context) if p.iso and p.kind != "duration"]
    inside_period = [(p.start, p.end) for p in periods]
    quantities = [
        priced(q, text[: q.start])
        for q in find_quantities(text)
        if (not q.rhetorical or q.unit) and not any(a <= q.start and q.end <= b for a, b in inside_period)
    ]
    labels = labels_in(text, periods)
    values: list[Quantity | Label] = [*quantities, *labels]
    sentences, clauses = parts(text, _SENTENCE_END), parts(text, CLAUSE_END)
    facts = [f for f in line.page.facts if f.start < line.end and f.end > line.start]
    respective = _respective(text, sentences, clauses, quantities, periods, names_in)
    found = []
    for value in sorted(values, key=lambda v: v.start):
        sentence, clause = _at(sentences, value.start), _at(clauses, value.start)
        others = [v for v in (quantities if isinstance(value, Quantity) else values) if v is not value]
        before = max([clause[0], *(q.end for q in others if clause[0] < q.end <= value.start)])
        after = min([clause[1], *(q.start for q in others if value.end <= q.start < clause[1])])
        front, noun = text[before : value.start], text[value.end : after]
        of = respective.get(value.start)
        shared = of is not None
        if before > clause[0] and noun.strip(" 、，。；") and _LISTED.match(front):
            front, shared = "", True  # 32个顶层设计政策、6个数据政策: each number has its noun behind it
        if of is not None:
            front, noun = of.item, of.noun
        own = f"{front} {value.text} {noun}"
        contexts = [(OWN, own)]
        fact = _fact(facts, value, line.start)
        if of is not None:
            contexts.append((SENTENCE, of.last))
        if fact is not None and of is None:
            contexts.append((OWN, f"{fact.subject} {fact.region or ''}"))
        leads = isinstance(value, Label)
        if isinstance(value, Label):
            contexts += _of_label(text, value, labels, sentence)
            shared = (
                value.kind == "date" or sum(v.kind == value.kind and _within(v, sentence) for v in labels) > 1
            )
        contexts += [
            (_SHARED if shared else CLAUSE, text[slice(*clause)]),
            (_SHARED if shared else SENTENCE, text[sentence[0] : value.end]),
            (_SHARED if shared else SENTENCE if leads else AFTER, text[value.end : sentence[1]]),
            *(
                (PARAGRAPH if not shared else AROUND, text[a:b])
                for a, b in reversed(sentences)
                if b <= sentence[0]
            ),
            (_LATER, text[sentence[1] :]),
            *line.around,
        ]
        siblings = [(_distance(v, clause, sentence), v) for v in values if v is not value]
        if of is not None and of.partner is not None:
            siblings = [(OWN if v is of.partner else AROUND, v) for _, v in siblings]
        period, printed = _period(periods, value, clause, sentence)
        if of is not None and of.period is not None:
            period, printed = of.period, True
        elif isinstance(value, Label) and value.kind == "date":
            period, printed = value.value, True
        elif fact is not None and fact.period and (shared or not printed):
            period = fact.period
        found.append(
            Mention(
                line.page, value, line.start + value.start, line.start + value.end,
                (line.start + sentence[0], line.start + sentence[1]), contexts, siblings, period, printed,
                own=own, noun=noun, before=text[sentence[0] : value.start],
                until=_until(periods, value, sentence), is_condition=of is not None and of.is_condition,
                listed=of is not None,
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class _Member:
    """A number of a list that 分别 hands out."""

    item: str
    """What it belongs to."""
    last: str
    """The last of the things listed, with what is said of all: 国际、国内首台储能装备."""
    noun: str
    """What stands behind the list: it is said of every member."""
    period: str | None = None
    partner: Quantity | None = None
    is_condition: bool = False
    """The number that it belongs to: 10亿元、50亿元的企业，分别给予100万元、300万元."""


def _respective(
    text: str,
    sentences: list[tuple[int, int]],
    clauses: list[tuple[int, int]],
    quantities: list[Quantity],
    periods: list[Period],
    names_in: NamesIn,
) -> dict[int, _Member]:
    """The members of lists after 分别, by their place."""
    found: dict[int, _Member] = {}
    for start, end in sentences:
        mark = text.find("分别", start, end)
        if mark < 0:
            continue
        inside = [q for q in quantities if start <= q.start < end]
        items = aligned(text, start, inside, periods)
        names = [text[n.start : n.end] for n in names_in(text) if start <= n.start and n.end <= mark]
        runs = [run for run in runs_of(text, inside) if len(run) > 1]
        for run in runs:
            if run[0].start < mark:
                continue
            last = run[-1].end
            stop = min([_at(clauses, run[-1].start)[1], *(q.start for q in inside if q.start >= last)])
            begin = max([mark + 2, *(q.end for q in inside if q.end <= run[0].start)])
            noun = f"{text[begin : run[0].start]} {text[last:stop]}"
            before = [r for r in runs if r[-1].end <= mark and len(r) == len(run)]
            shared = items[run[-1].start].item if run[-1].start in items else ""
            for index, quantity in enumerate(run):
                item = items.get(quantity.start)
                if len(names) == len(run):
                    found[quantity.start] = _Member(names[index], "", noun)
                elif item is not None and (item.item or item.period):
                    period = item.period.iso if item.period else None
                    found[quantity.start] = _Member(item.item, shared, noun, period)
                elif before:
                    partner = before[-1][index]
                    found[quantity.start] = _Member("", "", noun, partner=partner)
                    condition = text[partner.end : _at(clauses, partner.start)[1]]
                    found[partner.start] = _Member("", "", condition, partner=quantity, is_condition=True)
    return found


def _of_label(
    text: str, label: Label, labels: list[Label], sentence: tuple[int, int]
) -> list[tuple[float, str]]:
    """What happened on a date stands behind it, as far as the next date."""
    others = [v for v in labels if v is not label and v.kind == label.kind and _within(v, sentence)]
    start = max([sentence[0], *(v.end for v in others if v.end <= label.start)])
    end = min([sentence[1], *(v.start for v in others if v.start >= label.end)])
    before = PARAGRAPH if label.kind == "date" else SENTENCE
    return [(CLAUSE, text[label.start : end]), (before, text[start : label.start])]


def _within(value: Quantity | Label, part: tuple[int, int]) -> bool:
    return part[0] <= value.start < part[1]


def _distance(value: Quantity | Label, clause: tuple[int, int], sentence: tuple[int, int]) -> float:
    if clause[0] <= value.start < clause[1]:
        return CLAUSE
    return SENTENCE if sentence[0] <= value.start < sentence[1] else TITLE


def parts(text: str, end: re.Pattern[str]) -> list[tuple[int, int]]:
    """Slices of a text that end with a mark; one at least."""
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


def _at(slices: list[tuple[int, int]], place: int) -> tuple[int, int]:
    return next(((a, b) for a, b in slices if a <= place < b), slices[-1])


def _fact(facts: list[SourceFact], value: Quantity | Label, offset: int) -> SourceFact | None:
    """What ingest made of a number."""
    start = value.start + offset
    return next((f for f in facts if f.text == value.text and f.start <= start < f.end), None)


def _period(
    periods: list[Period], value: Quantity | Label, clause: tuple[int, int], sentence: tuple[int, int]
) -> tuple[str | None, bool]:
    """The period nearest before a number in its clause or sentence; whether it is printed there."""
    periods = [p for p in periods if not COMPARED.search(p.text) and p.start != value.start]
    before = [p for p in periods if sentence[0] <= p.start < value.start]
    if before:
        return before[-1].iso, True
    inside = [p for p in periods if clause[0] <= p.start < clause[1]]
    if inside:
        return inside[0].iso, True
    above = [p for p in periods if p.kind == "point" and p.start < sentence[0]]
    return (above[-1].iso, False) if above else (None, False)


# Tables -----------------------------------------------------------------------------------------------


def _of_row(line: Line, sources: Sources) -> list[Mention]:
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
            inside = _at(parts(words, CLAUSE_END), value.start)
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


def _until(periods: list[Period], value: Quantity | Label, sentence: tuple[int, int]) -> bool:
    before = [p for p in periods if sentence[0] <= p.start < value.start]
    return bool(before) and before[-1].relation == "until"


def _first_period(text: str, page: SourcePage) -> str | None:
    if not re.search(r"\d", text):
        return None
    context = PeriodContext(published_on=page.document.published_on)
    return next((p.iso for p in find_periods(text, context) if p.iso and p.kind != "duration"), None)
