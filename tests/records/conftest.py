"""Documents of paragraphs made in the test, and the rows that their sentences give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.options import Options
from extract.records.pipeline import extract_records
from schemas import Block, Document, Extraction, Page

Tell = Callable[..., Extraction]

TITLES = {
    "white_paper": "储能产业发展白皮书（{year}年）",
    "policy_notice": "关于印发储能产业若干措施的通知",
    "prospectus": "首次公开发行股票招股说明书",
}


def tell(*paragraphs: str, year: int = 2023, kind: str = "white_paper") -> Extraction:
    """Everything that a document of a kind, of a year, says in the given paragraphs on its one page."""
    document = Document(kind=kind, pages=1)  # type: ignore[arg-type]
    text = ""
    for index, words in enumerate((TITLES[kind].format(year=year), *paragraphs)):
        part = (1, len(text), len(text) + len(words))
        size = 12.0 if index else 22.0
        block = Block(kind="paragraph" if index else "heading", text=words, parts=[part], size=size)
        document.blocks.append(block)
        text += f"{words}\n"
    document.page_list.append(Page(page=1, text=text))
    return extract_records(document, Options(kind=kind))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def told() -> Tell:
    """The rows of a document that is told in paragraphs."""
    return tell
