"""Pages cut into lines, and lines into mentions; what was read once is kept."""

from __future__ import annotations

import re

from extract.checking.verify.lines import Line, cut, last_lines
from extract.checking.verify.mentions import Mention, NamesIn
from extract.checking.verify.prose import of_prose
from extract.checking.verify.rows import of_row
from extract.checking.verify.sources import SourcePage, Sources
from extract.checking.verify.words import in_dictionary

_LONGEST_HEAD = 12
_HEAD = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·（）()]+")


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
            page = self.page(page_id)
            self._lines[page_id] = list(cut(page, self._end_of_page_before(page), self.sources))
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
                of_row(line, self.sources, self.names_in) if line.is_row else of_prose(line, self.names_in)
            )
        return self._mentions[key]

    def _end_of_page_before(self, page: SourcePage) -> list[str]:
        before = page.id - 1
        return last_lines(self.page(before)) if page.number > 1 and before in page.document.pages else []
