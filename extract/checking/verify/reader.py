"""Pages cut into lines, and lines read into statements; what was read once is kept."""

from __future__ import annotations

import re
from collections import Counter

from extract.checking.verify.cells import read_row
from extract.checking.verify.lines import Line, cut, last_lines
from extract.checking.verify.prose import read_prose
from extract.checking.verify.sources import SourceDocument, SourcePage, Sources
from extract.checking.verify.statement import PARAGRAPH, Statement
from extract.checking.verify.words import may_be_name
from extract.language.regions import find_regions

_LONGEST_LABEL = 12
_OWN_PLACE = re.compile(r"[全我本]([省市县])")
_LEVELS = {"省": "province", "市": "city", "县": "county"}
_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·（）()]+")


class Reader:
    """Reads sources into statements."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self._lines: dict[int, list[Line]] = {}
        self._pages: dict[int, SourcePage] = {}
        self._labels: dict[int, frozenset[str]] = {}
        self._homes: dict[int, frozenset[str]] = {}
        self._read: dict[tuple[int, int], tuple[list[Statement], list[Statement], list[Statement]]] = {}

    def take_over(self, older: Reader) -> None:
        """Keep what was read before something was written, of the documents that are what they were."""
        before = {document.id: document for document in older.sources.documents()}
        same = [document for document in self.sources.documents() if before.get(document.id) == document]
        pages = frozenset(page for document in same for page in document.pages)
        self._lines = {page: lines for page, lines in older._lines.items() if page in pages}
        self._pages = {page: found for page, found in older._pages.items() if page in pages}
        self._labels = {page: labels for page, labels in older._labels.items() if page in pages}
        self._read = {line: read for line, read in older._read.items() if line[0] in pages}
        self._homes = {d.id: older._homes[d.id] for d in same if d.id in older._homes}

    def page(self, page_id: int) -> SourcePage:
        """A page, read once."""
        if page_id not in self._pages:
            self._pages[page_id] = self.sources.page(page_id)
        return self._pages[page_id]

    def lines(self, page_id: int) -> list[Line]:
        """The lines of a page."""
        if page_id not in self._lines:
            page = self.page(page_id)
            before, home = self._end_of_page_before(page), self._home(page.document)
            self._lines[page_id] = list(cut(page, before, home, self.sources))
        return self._lines[page_id]

    def labels(self, page_id: int) -> frozenset[str]:
        """Short cells of the tables of a page that may be names."""
        if page_id not in self._labels:
            cells, text = self.page(page_id).cells, self.page(page_id).text
            words = {text[c.start : c.end].strip() for c in cells if 2 <= c.end - c.start <= _LONGEST_LABEL}
            self._labels[page_id] = frozenset(w for w in words if _LABEL.fullmatch(w) and may_be_name(w))
        return self._labels[page_id]

    def figures(self, line: Line) -> list[Statement]:
        """The statements of a line's numbers."""
        return self._statements(line)[0]

    def wholes(self, line: Line) -> list[Statement]:
        """The sentences of a line, or the row that it is."""
        return [] if line.is_title else self._statements(line)[1]

    def dated(self, line: Line) -> list[Statement]:
        """The statements of a line's dates."""
        return self._statements(line)[2]

    def _statements(self, line: Line) -> tuple[list[Statement], list[Statement], list[Statement]]:
        key = (line.page.id, line.start)
        if key not in self._read:
            self._read[key] = self._of_row(line) if line.is_row else _of_prose(line)
        return self._read[key]

    def _of_row(self, line: Line) -> tuple[list[Statement], list[Statement], list[Statement]]:
        figures, dated, whole = read_row(line, self.sources)
        return figures, [whole] if whole is not None else [], dated

    def _home(self, document: SourceDocument) -> frozenset[str]:
        """The place that a document means by 全市 or 我省, where its title does not say: the one it names most at its beginning."""
        if document.id not in self._homes:
            self._homes[document.id] = frozenset()
            text = self.page(min(document.pages)).text if document.pages else ""
            if own := _OWN_PLACE.findall(text):
                level = _LEVELS[Counter(own).most_common(1)[0][0]]
                named = Counter(r.name for r in find_regions(text) if r.level == level)
                self._homes[document.id] = frozenset(name for name, _ in named.most_common(1))
        return self._homes[document.id]

    def _end_of_page_before(self, page: SourcePage) -> list[str]:
        before = page.id - 1
        return last_lines(self.page(before)) if page.number > 1 and before in page.document.pages else []


def _of_prose(line: Line) -> tuple[list[Statement], list[Statement], list[Statement]]:
    prose = read_prose(line.text, line.page.document.published_on)
    dated = prose.dated()
    for statement in (*prose.figures, *prose.wholes, *dated):
        statement.page = line.page
        statement.layers += line.around
        statement.layers.sort(key=lambda layer: layer.depth)
        statement.start, statement.end = line.span(statement.start, statement.end)
        statement.quote = line.span(*statement.quote)
        if statement.period is None:
            statement.period_depth = PARAGRAPH
    _take_facts(line, prose.figures)
    return prose.figures, prose.wholes, dated


def _take_facts(line: Line, figures: list[Statement]) -> None:
    """When the text around a number does not say when, what ingest made of it may."""
    for statement in figures:
        if statement.period is None and statement.quantity is not None:
            for fact in line.page.facts:
                if (
                    fact.start <= statement.start < fact.end
                    and fact.text == statement.quantity.text
                    and fact.period
                ):
                    statement.period = fact.period
                    break
