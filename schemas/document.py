"""Documents, pages, sections, tables and figures: what reading finds."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, SkipValidation

from schemas.columns import Row, stored, transient
from schemas.evidence import Box, Evidence, ExtractedRow, Part
from schemas.layout import Block, TextLine, boxes_of

DocumentKind = Literal["white_paper", "prospectus", "policy_notice", "other"]
PageStatus = Literal["ok", "garbled", "scanned", "failed", "skipped"]
TextSource = Literal["native", "ocr", "none"]


class Page(Row):
    """One PDF page: its text in reading order, one paragraph, caption or table row to a line."""

    table_name: ClassVar[str] = "pages"
    table_title: ClassVar[str] = "页面"
    table_description: ClassVar[str] = "每一 PDF 页的文字与读取状态"

    document_id: int | None = stored("文件", "所在文件", references="documents", index=True)
    page: int = stored("页", "PDF 页码，从 1 起", default=1)
    label: str | None = stored("印刷页码", "页面上印出的页码")
    text: str = stored("文字", "按阅读顺序排列的文字；一行一段，表格一行一行，单元格以制表符相隔", default="")
    source: TextSource = stored(
        "文字来源", "native 为文件自带，ocr 为识别所得，none 为没有文字", default="native"
    )
    status: PageStatus = stored(
        "状态",
        "ok 正常，garbled 文字层错乱，scanned 只有图像，failed 读取失败，skipped 超过上限未读",
        default="ok",
    )
    message: str | None = stored("说明", "状态不正常时的原因与办法")
    header: str | None = stored("页眉", "与正文分开的页眉")
    footer: str | None = stored("页脚", "与正文分开的页脚")
    width: float = stored("宽", "页面宽度", unit="点", default=0.0)
    height: float = stored("高", "页面高度", unit="点", default=0.0)
    rotation: int = stored("旋转", "页面的旋转角度", unit="度", default=0)
    lines: SkipValidation[list[TextLine]] = transient(
        "Where each printed line stands in `text` and on the page", default_factory=list
    )


class PageLayout(Row):
    """The place of every character of a page, so that any piece of its text can be boxed later."""

    table_name: ClassVar[str] = "page_layouts"
    table_title: ClassVar[str] = "页面排版"
    table_description: ClassVar[str] = "每行文字在页面上的位置，供核对时画框"

    document_id: int | None = stored("文件", "所在文件", references="documents", index=True)
    page: int = stored("页", "PDF 页码，从 1 起", default=1)
    lines: list[Any] = stored(
        "行", "[[起, 止, x0, 上, x1, 下, [各字左右边界…], 竖排为 1], …]，单位为十分之一点", default=[]
    )


class Section(ExtractedRow):
    """A heading and its place in the tree."""

    table_name: ClassVar[str] = "sections"
    table_title: ClassVar[str] = "章节"
    table_description: ClassVar[str] = "标题及其层级"

    level: int = stored("层级", "1 为最高一级", default=1)
    number: str | None = stored("序号", "印出的序号，如 第一章、（一）、1.")
    title: str = stored("标题", "不含序号的标题", default="")
    parent_id: int | None = stored("上级", "上一级标题", references="sections")
    parent: Section | None = transient("The heading above")


class TableCell(ExtractedRow):
    """A cell that has text."""

    table_name: ClassVar[str] = "table_cells"
    table_title: ClassVar[str] = "单元格"
    table_description: ClassVar[str] = "表格中有文字的单元格"

    table_id: int | None = stored("表格", "所在表格", references="source_tables", index=True)
    row: int = stored("行", "从 0 起，表头在前", default=0)
    column: int = stored("列", "从 0 起", default=0)
    row_span: int = stored("跨行", "合并的行数", default=1)
    column_span: int = stored("跨列", "合并的列数", default=1)
    text: str = stored("文字", "单元格中的文字", default="")
    box: list[float] = stored("位置", "[x0, top, x1, bottom]", unit="点", default=[])
    parts: list[Part] = transient("Slices of the page texts that make up `text`", default_factory=list)
    boxes: list[Box] = transient("One box for each page the cell stands on", default_factory=list)


class SourceTable(ExtractedRow):
    """A table as a reader sees it: one, though it may run over several pages."""

    table_name: ClassVar[str] = "source_tables"
    table_title: ClassVar[str] = "表格"
    table_description: ClassVar[str] = "原文中的表格；跨页的表合为一张"

    number: str | None = stored("表号", "印出的表号，如 表 1")
    caption: str | None = stored("表题", "不含表号的表题")
    last_page: int | None = stored("末页", "表格结束的 PDF 页码")
    header: list[str] = stored("表头", "各列的表头；多级表头以 / 相连", default=[])
    header_rows: int = stored("表头行数", "表头占几行", default=0)
    unit: str | None = stored("单位", "表题或表头旁注明的单位")
    source_note: str | None = stored("资料来源", "表下所注来源")
    n_rows: int = stored("行数", "含表头", default=0)
    n_columns: int = stored("列数", "列的数目", default=0)
    ruling: Literal["ruled", "three_line", "borderless"] = stored(
        "表线", "ruled 有框线，three_line 三线表，borderless 无线", default="ruled"
    )
    section_id: int | None = stored("章节", "所在章节", references="sections")
    doubt: str | None = stored("存疑", "读出的表与印出的不合之处，一句话；没有则为空")
    section: Section | None = transient("The heading the table stands under")
    cells: list[TableCell] = transient("Its cells, row by row", default_factory=list)


class FigureValue(ExtractedRow):
    """A data label printed on a vector chart."""

    table_name: ClassVar[str] = "figure_values"
    table_title: ClassVar[str] = "图中数据"
    table_description: ClassVar[str] = "图上印出的数据标签"

    figure_id: int | None = stored("图", "所在的图", references="source_figures", index=True)
    label: str | None = stored("类目", "横轴或扇区的名称")
    series: str | None = stored("系列", "图例的名称")
    value: float | None = stored("数值", "印出的数")
    unit: str | None = stored("单位", "印出的单位")


class SourceFigure(ExtractedRow):
    """A chart or picture with its caption."""

    table_name: ClassVar[str] = "source_figures"
    table_title: ClassVar[str] = "图"
    table_description: ClassVar[str] = "原文中的图"

    number: str | None = stored("图号", "印出的图号，如 图 1")
    caption: str | None = stored("图题", "不含图号的图题")
    box: list[float] | None = stored("位置", "[x0, top, x1, bottom]", unit="点")
    source_note: str | None = stored("资料来源", "图下所注来源")
    section_id: int | None = stored("章节", "所在章节", references="sections")
    section: Section | None = transient("The heading the figure stands under")
    values: list[FigureValue] = transient("Its data labels", default_factory=list)


class Document(Row):
    """A document, known by its content."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    table_name: ClassVar[str] = "documents"
    table_title: ClassVar[str] = "文件"
    table_description: ClassVar[str] = "已导入的文件；内容相同即为同一份"

    sha256: str = stored("内容摘要", "文件内容的 SHA-256", unique=True, default="")
    file_name: str = stored("文件名", "首次导入时的文件名", index=True, default="")
    kind: DocumentKind = stored(
        "类型",
        "white_paper 白皮书与研究报告，prospectus 招股说明书，policy_notice 政策文件，other 其他",
        default="other",
    )
    title: str | None = stored("标题", "封面或首页所印标题")
    issuer: str | None = stored("发布单位", "编写或发布的单位")
    document_number: str | None = stored("文号", "发文字号或报告编号")
    stock_code: str | None = stored("证券代码", "发行人的证券代码")
    published_on: str | None = stored("发布日期", "ISO 8601，精确到原文所印")
    inferred: str | None = stored("推定", "不是印在文中、而由别处得出的字段及其由来")
    pages: int = stored("页数", "PDF 页数", default=0)
    extractor_version: str = stored("程序版本", "导入时的程序版本；版本变了会重新导入", default="")
    ingested_at: str | None = stored("导入时间", "ISO 8601，UTC")
    superseded_by: int | None = stored(
        "新版本", "同一路径下后来导入的新版本；有新版本的文件不再计入检索、核对与汇总", references="documents"
    )
    source_path: str | None = transient("The file that was read")
    gaps: list[str] = transient("Sentences that say what of it gave no rows", default_factory=list)
    traditional: bool = transient("Whether it is printed in traditional characters", default_factory=bool)
    page_list: SkipValidation[list[Page]] = transient("Its pages, in order", default_factory=list)
    blocks: SkipValidation[list[Block]] = transient(
        "What the pages say, in reading order", default_factory=list
    )
    sections: SkipValidation[list[Section]] = transient("Its headings", default_factory=list)
    tables: SkipValidation[list[SourceTable]] = transient("Its tables", default_factory=list)
    figures: SkipValidation[list[SourceFigure]] = transient("Its figures", default_factory=list)

    def cite(self, parts: list[Part]) -> Evidence:
        """Evidence for slices of the pages' texts, with one box a printed line."""
        parts = self._run_together(parts)
        quote, boxes = "", []
        for number, start, end in parts:
            page = self.page_list[number - 1]
            quote += page.text[start:end]
            boxes += boxes_of(page.lines, number, start, end)
        number, start, end = parts[0]
        if len(parts) == 1:
            return Evidence(page=number, quote=quote, boxes=boxes, char_start=start, char_end=end)
        return Evidence(page=number, quote=quote, boxes=boxes, parts=parts)

    def _run_together(self, parts: list[Part]) -> list[Part]:
        """The slices with those of one page made one, where nothing but white space parts them."""
        joined = parts[:1]
        for number, start, end in parts[1:]:
            page, first, last = joined[-1]
            if page == number and last <= start and not self.page_list[page - 1].text[last:start].strip():
                joined[-1] = (page, first, end)
            else:
                joined.append((number, start, end))
        return joined


class DocumentFile(Row):
    """A path under which a document was ingested; one document may have several."""

    table_name: ClassVar[str] = "document_files"
    table_title: ClassVar[str] = "文件路径"
    table_description: ClassVar[str] = "导入时的文件路径；同一内容可有多个"

    document_id: int | None = stored("文件", "所属文件", references="documents", index=True)
    file_name: str = stored("文件名", "不含目录", index=True, default="")
    path: str = stored("路径", "导入时的绝对路径", unique=True, default="")
