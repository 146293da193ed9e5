"""The lines of a source page: its paragraphs and the rows of its tables, each with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from extract.checking.verify.sources import SourcePage, Sources
from extract.checking.verify.statement import ABOVE, AROUND, CLAUSE, PARAGRAPH, TITLE, Layer
from extract.checking.verify.words import ends_in_noun

_ARTICLE = re.compile(
    r"\s*第[一二三四五六七八九十百\d]+[条章节]|\s*[一二三四五六七八九十]+、|\s*（[一二三四五六七八九十]+）|\s*\d+[.．、]"
)
_ABOVE_TABLE = 2
"""Lines above a table that may say what it is of."""
_HEADINGS = 8
_KEPT = 12
_NEAR = 160
"""Of a line above, that many characters."""
_WIDE = 20
"""A printed line of a text file with so many characters or more may go on in the next."""
_FINISHED = tuple("。：；！？:;!?")
_TEXT_FILE = ".txt"
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass
class Line:
    """A line of a page: a paragraph, or a row of a table."""

    page: SourcePage
    text: str
    """Its words, without line breaks."""
    segments: list[tuple[int, int]]
    """Where parts of the words begin, and where these stand in the page's text; ascending."""
    is_row: bool = False
    is_title: bool = False
    """A heading that names what follows and says nothing of it: 主办券商及其变动情况."""
    around: list[Layer] = field(default_factory=list)
    """What stands above, headings, caption and title, the nearest first."""

    @property
    def start(self) -> int:
        """Where it begins in the page's text."""
        return self.segments[0][1]

    @property
    def end(self) -> int:
        """Where it ends there."""
        return self.place(len(self.text))

    def place(self, offset: int) -> int:
        """Where in the page's text a place in the words is; the end of a part is no start of the next."""
        index = max(0, bisect_right(self.segments, (offset - 1, self.page_end)) - 1)
        start, place = self.segments[index]
        return place + offset - start

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A slice of the words as a slice of the page's text."""
        index = max(0, bisect_right(self.segments, (start, self.page_end)) - 1)
        begin, place = self.segments[index]
        return place + start - begin, self.place(end)

    @property
    def page_end(self) -> int:
        """More than any offset in the page's text."""
        return len(self.page.text) + 1

    @cached_property
    def everything(self) -> str:
        """Its words with all that stands around it, for a first look."""
        return "\n".join([self.text, *(layer.text for layer in self.around)])


def cut(page: SourcePage, before: list[str], home: frozenset[str], sources: Sources) -> Iterator[Line]:
    """The lines of a page; `before` are the last lines of running text of the page before, `home` the document's place."""
    heading_starts = [start for start, _ in page.headings]
    above = list(before)
    carried = [Layer(CLAUSE, above[-1])] if above and not above[-1].rstrip().endswith(_FINISHED) else []
    document = page.document
    named = (document.title, document.issuer, document.number, *sorted(home))
    title = Layer(TITLE, " ".join(each or "" for each in named))
    for text, segments, table in _printed(page):
        around = list(carried) if table is None else []
        if table is not None:
            view = sources.table(table)
            around += [Layer(PARAGRAPH, view.caption), Layer(AROUND, view.section)]
        around += _above(above, table is not None)
        heading = bisect_right(heading_starts, segments[0][1]) - 1
        if heading >= 0:
            titles = [t for t in page.headings[heading][1] if t != text]
            around += [Layer(AROUND + nearness, t) for nearness, t in enumerate(titles[:_HEADINGS])]
        kept = sorted((layer for layer in (*around, title) if layer.text), key=lambda layer: layer.depth)
        is_title = heading >= 0 and text.endswith(page.headings[heading][1][0]) and ends_in_noun(text)
        yield Line(page, text, segments, table is not None, is_title, kept)
        carried = []
        if table is None:
            above.append(text)
        del above[:-_KEPT]


def last_lines(page: SourcePage) -> list[str]:
    """The last lines of running text of a page: a sentence or a list may go on behind it."""
    last = page.text.rstrip().split("\n")[-3:]
    return [line[-_NEAR:] for line in last if line.strip() and "\t" not in line]


def _printed(page: SourcePage) -> Iterator[tuple[str, list[tuple[int, int]], int | None]]:
    """Lines with their place and the table they are a row of. A text file's lines end where the paper did."""
    starts = [cell.start for cell in page.cells]
    wraps = page.document.file_name.lower().endswith(_TEXT_FILE)
    text, segments = "", list[tuple[int, int]]()
    place = 0
    for words in page.text.split("\n"):
        start, end = place, place + len(words)
        place = end + 1
        if not words.strip():
            continue
        first = bisect_right(starts, end) - 1
        is_row = first >= 0 and starts[first] >= start
        if text and not (wraps and not is_row and _goes_on(text, words)):
            yield text, segments, None
            text, segments = "", []
        if is_row:
            yield words, [(0, start)], page.cells[first].table
            continue
        text, segments = text + words, [*segments, (len(text), start)]
    if text:
        yield text, segments, None


def _goes_on(text: str, following: str) -> bool:
    """Whether a wide line of running text without a full stop goes on in the next one."""
    last = text.rstrip()
    wide = len(last) >= _WIDE and len(_HAN.findall(last)) > len(last) / 2
    return wide and not last.endswith(_FINISHED) and _ARTICLE.match(following) is None


def _above(above: list[str], is_row: bool) -> list[Layer]:
    """What stands above a line, as far as the article or the item it belongs to."""
    found: list[Layer] = []
    for distance, text in enumerate(reversed(above)):
        leads = text.rstrip().endswith(("：", ":"))
        starts = _ARTICLE.match(text) is not None
        if leads or starts or (is_row and distance < _ABOVE_TABLE):
            found.append(Layer(ABOVE + distance, text[:_NEAR] if starts else text[-_NEAR:]))
        if starts and text.lstrip().startswith("第"):
            break
    return found
