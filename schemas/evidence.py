"""Where a row comes from: one provenance type, used by every row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from schemas.columns import SELF, Row, stored, transient

Box = tuple[int, float, float, float, float]
"""(page, x0, top, x1, bottom): 1-based page, PDF points, origin at the top left of the media box."""

Part = tuple[int, int, int]
"""(page, char_start, char_end): a slice of one page's text."""


class Evidence(Row):
    """A piece of source: the words, where they stand in the page's text, and the boxes around them.

    For evidence on one page `pages.text[char_start:char_end] == quote`. Where a sentence runs over the end
    of a page, `char_start` and `char_end` are null and `parts` has a slice for each page; the slices joined
    are the quote.
    """

    table_name: ClassVar[str] = "evidence"
    table_title: ClassVar[str] = "出处"
    table_description: ClassVar[str] = "每一条数据所依据的原文：页、原文字句、在页面上的位置"

    document_id: int | None = stored("文件", "所在文件", references="documents", index=True)
    page: int = stored("页", "PDF 页码，从 1 起；跨页时为起始页", default=1)
    quote: str = stored("原文", "与页面文字逐字相同的一段", default="")
    boxes: list[Box] = stored(
        "位置", "[[页, x0, top, x1, bottom], …]，单位为点，原点在左上角，每行或每格一框", default=[]
    )
    char_start: int | None = stored("起", "在该页文字中的起始字符位置；跨页时为空")
    char_end: int | None = stored("止", "在该页文字中的结束字符位置（不含）；跨页时为空")
    parts: list[Part] | None = stored("分段", "跨页时各页的 [页, 起, 止]，依次相接即为原文；不跨页时为空")


@dataclass(frozen=True, slots=True)
class Support:
    """A piece of evidence and the columns of a row that it bears out."""

    evidence: Evidence
    fields: tuple[str, ...]


class ExtractedRow(Row):
    """Base of every row read out of a document: it has a document, a page and evidence."""

    document_id: int | None = stored("文件", "所在文件", references="documents", index=True)
    page: int | None = stored("页", "PDF 页码，从 1 起；跨页时为起始页")
    evidence_id: int | None = stored("出处", "所依据的原文", references="evidence")
    evidence: Evidence | None = transient("The evidence itself, before the store has given it an id")
    support: list[Support] = transient(
        "What each piece of evidence bears out, where the row is put together from several",
        default_factory=list,
    )


class StatedRow(ExtractedRow):
    """Base of the rows that state a fact: it may contradict itself, and another document may state it too."""

    doubt: str | None = stored("存疑", "原文自相矛盾之处，一句话；没有则为空")
    same_as: int | None = stored(
        "同于", "另一文件更早陈述同一事项的行；汇总视图只计一次", references=SELF, index=True
    )


class RowEvidence(Row):
    """A piece of evidence of a row that was put together from several places."""

    table_name: ClassVar[str] = "row_evidence"
    table_title: ClassVar[str] = "各项出处"
    table_description: ClassVar[str] = "由多处合成的行，其每处原文各证实了哪些列"

    document_id: int | None = stored("文件", "所在文件", references="documents", index=True)
    of_table: str = stored("表", "行所在的表", default="", column="table_name")
    row_id: int | None = stored("行", "该表中的编号", index=True)
    evidence_id: int | None = stored("出处", "所依据的原文", references="evidence", index=True)
    fields: list[str] = stored("证实", "这处原文证实的列", default=[])
