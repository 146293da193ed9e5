"""Arithmetic relations tested, and verdicts on quoted figures."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, Field

from schemas.columns import Row, stored, transient
from schemas.evidence import Box, Evidence

CheckKind = Literal["sum", "share", "growth", "product", "flow_snapshot", "caption", "cross_document"]
CheckVerdict = Literal["consistent", "within_rounding", "inconsistent", "undetermined"]


class CheckMember(Row):
    """A number that takes part in a relation."""

    table_name: ClassVar[str] = "check_members"
    table_title: ClassVar[str] = "勾稽数字"
    table_description: ClassVar[str] = "参与勾稽的数字及其出处"

    check_id: int | None = stored("勾稽", "所属勾稽", references="checks", index=True)
    evidence_id: int | None = stored("出处", "所依据的原文", references="evidence")
    role: str | None = stored("角色", "在等式中的角色，如 合计、部分、基数")
    value: float | None = stored("数值", "印出的数，已换算为基本单位")
    evidence: Evidence | None = transient("The evidence itself")


class Check(Row):
    """An arithmetic relation that a document's own figures should satisfy."""

    table_name: ClassVar[str] = "checks"
    table_title: ClassVar[str] = "勾稽"
    table_description: ClassVar[str] = "原文数字之间的算术关系是否成立"

    document_id: int | None = stored("文件", "所在文件", references="documents", index=True)
    page: int | None = stored("页", "PDF 页码", index=True)
    evidence_id: int | None = stored("出处", "所核对的数字", references="evidence")
    kind: CheckKind = stored(
        "种类",
        "sum 合计，share 占比，growth 增长，product 乘积，flow_snapshot 变动与时点，caption 目录与题名，cross_document 文件之间",
        default="sum",
    )
    formula: str = stored("算式", "代入数字的算式", default="")
    stated: float | None = stored("印出", "原文印出的数")
    computed_low: float | None = stored("算得下限", "按印出各数的精度与限定算得")
    computed_high: float | None = stored("算得上限", "按印出各数的精度与限定算得")
    verdict: CheckVerdict = stored(
        "结论",
        "consistent 相符，within_rounding 舍入所致，inconsistent 不符，undetermined 无法判断",
        default="undetermined",
        index=True,
    )
    explanation: str = stored("说明", "一句话说明", default="")
    evidence: Evidence | None = transient("The evidence of the figure tested")
    members: list[CheckMember] = transient("The numbers that take part", default_factory=list)


VerdictKind = Literal["supported", "contradicted", "not_found"]


class VerdictEvidence(BaseModel):
    """A place in a source, as `gouji verify` reports it."""

    document_id: int = Field(description="The document's id in the database")
    file_name: str = Field(description="The document's file name")
    page: int = Field(description="1-based PDF page")
    quote: str = Field(description="Verbatim text")
    boxes: list[Box] = Field(default_factory=list, description="One box a line or cell, in PDF points")
    char_start: int | None = Field(default=None, description="Where the quote begins in the page's text")
    char_end: int | None = Field(default=None, description="Where it ends, exclusive")


class Caution(BaseModel):
    """What stands against a verdict: sources that disagree, or arithmetic of the source that does not hold."""

    reason: str = Field(description="One sentence in Chinese")
    evidence: list[VerdictEvidence] = Field(default_factory=list, description="Where the other figure stands")


class FigureVerdict(BaseModel):
    """What the sources say of one figure of a claim."""

    text: str = Field(description="The figure as claimed")
    verdict: VerdictKind = Field(description="What the sources say of it")
    stated: dict[str, Any] = Field(
        default_factory=dict, description="The claim's facets: value, unit, subject, period …"
    )
    found: dict[str, Any] | None = Field(
        default=None, description="The same facets of the source's statement"
    )
    explanation: str = Field(default="", description="One sentence in Chinese")


class Verdict(BaseModel):
    """The answer to: is the figure I quote what the source says?"""

    id: str | None = Field(default=None, description="The claim's id in a batch")
    claim: str = Field(description="The claim as given")
    verdict: VerdictKind = Field(description="supported, contradicted or not_found")
    figures: list[FigureVerdict] = Field(default_factory=list, description="One for each figure of the claim")
    evidence: list[VerdictEvidence] = Field(default_factory=list, description="Where the sources speak to it")
    caution: Caution | None = Field(
        default=None, description="Where sources disagree or the source's own arithmetic does not hold"
    )
    explanation: str = Field(default="", description="One sentence in Chinese")
    candidates: list[VerdictEvidence] = Field(
        default_factory=list, description="The nearest statements, where nothing fits"
    )


DraftBlockKind = Literal["heading", "paragraph", "caption", "row"]


class DraftFigure(BaseModel):
    """A figure of a draft and what the sources say of it."""

    start: int = Field(description="Offset in the block's text")
    end: int = Field(description="End in the block's text, exclusive")
    text: str = Field(description="The figure as the draft prints it")
    verdict: VerdictKind = Field(description="What the sources say of it")
    explanation: str = Field(default="", description="One sentence in Chinese")
    printed: str = Field(default="", description="What the source prints, where it speaks to the figure")
    claim: str = Field(default="", description="What was put to the sources: the sentence with its context")
    evidence: list[VerdictEvidence] = Field(
        default_factory=list, description="Where the sources speak to it, the best first"
    )
    candidates: list[VerdictEvidence] = Field(
        default_factory=list, description="The nearest statements, where nothing fits"
    )


class DraftBlock(BaseModel):
    """A heading, a paragraph or a table row of a draft."""

    kind: DraftBlockKind = Field(description="heading, paragraph, caption (of a table or figure) or row")
    text: str = Field(description="Its text; the cells of a row are parted by tabs")
    level: int = Field(default=0, description="Of a heading, from 1")
    table: int | None = Field(default=None, description="Of a row: which table, from 0")
    is_head: bool = Field(default=False, description="Of a row: it names the columns")
    label: str = Field(default="", description="Of a row: what it is of, also where a merged cell says so")
    heads: list[str] = Field(default_factory=list, description="Of a row: the heading above each cell")
    figures: list[DraftFigure] = Field(default_factory=list, description="Its figures, in order")


class DraftReport(BaseModel):
    """The figures of a draft, each with its verdict."""

    file_name: str = Field(description="The draft")
    document: str | None = Field(default=None, description="The one source that was asked, None for all")
    counts: dict[VerdictKind, int] = Field(description="How many figures have each verdict")
    blocks: list[DraftBlock] = Field(description="The draft in order")
    notes: list[str] = Field(
        default_factory=list, description="What of the draft could not be read, in Chinese"
    )

    @property
    def figures(self) -> list[DraftFigure]:
        """All figures, in order."""
        return [figure for block in self.blocks for figure in block.figures]
