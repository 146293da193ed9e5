"""On which page each fact stands, tested against the text of the finished PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pypdfium2

from corpus.generator.render import Rendered
from corpus.generator.text import Placed

# Signs at the end of a page in which the first half of a cut name is looked for: notes and numbers follow it.
FOOT = 150


def squeeze(words: str) -> str:
    """The text without any white space: line ends and gaps are not part of what is said."""
    return re.sub(r"\s+", "", words)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, as a reader of the file sees it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        # pypdfium2 writes \x02 or U+FFFE for a hyphen at a line's end.
        return [
            page.get_textpage().get_text_range().replace("\x02", "-").replace("\ufffe", "-")
            for page in document
        ]
    finally:
        document.close()


@dataclass
class Places:
    """Finds pages by anchor and makes sure that the words are there."""

    rendered: Rendered
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.texts = [squeeze(text) for text in page_texts(self.rendered.pdf)]

    @property
    def body_start(self) -> int:
        """The page on which the body begins."""
        return self.rendered.pages["body-start"][0]

    def pages(self, key: str) -> list[int]:
        """All pages of an anchor."""
        return self.rendered.pages[key]

    def page(self, key: str) -> int:
        """The page on which an anchor begins."""
        return self.pages(key)[0]

    def has(self, page: int, words: str) -> bool:
        """Whether a page prints these words."""
        return squeeze(words) in self.texts[page - 1]

    def naming(self, words: str) -> list[int]:
        """The pages that print a name, also where a page end cuts it: that is the page on which it begins."""
        name = squeeze(words)
        return [n for n in range(1, len(self.texts) + 1) if self.has(n, name) or self._cut(n, name)]

    def _cut(self, page: int, name: str) -> bool:
        if page == len(self.texts):
            return False
        foot, following = self.texts[page - 1][-FOOT:], self.texts[page]
        return any(name[:k] in foot and following.startswith(name[k:]) for k in range(1, len(name)))

    def quote(self, placed: Placed, key: str, whole: bool = False) -> tuple[int, str]:
        """Page and words of a fact: its clause or sentence, or what the page end leaves of it."""
        page, (start, end) = self.page(key), placed.clause
        spans = [(start, end), (start, placed.end), (placed.start, end), (placed.start, placed.end)]
        for first, last in [placed.sentence, *spans] if whole else spans:
            if self.has(page, placed.plain[first:last]):
                return page, placed.plain[first:last].strip()
        raise ValueError(f"page {page} does not print: {placed.plain[start:end]}")
