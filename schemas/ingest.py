"""What became of every file that was given."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, Field

from schemas.columns import Row, stored

IngestStatus = Literal["done", "unchanged", "failed", "partial"]


class IngestLog(Row):
    """An attempt on a file."""

    table_name: ClassVar[str] = "ingest_log"
    table_title: ClassVar[str] = "导入记录"
    table_description: ClassVar[str] = "每次导入每个文件的结果"

    file_name: str = stored("文件名", "不含目录", index=True, default="")
    path: str | None = stored("路径", "导入时的路径")
    sha256: str | None = stored("内容摘要", "文件内容的 SHA-256", index=True)
    status: IngestStatus = stored(
        "结果", "done 完成，unchanged 没有变化，failed 失败，partial 部分页面没有读出", default="done"
    )
    error: str | None = stored("说明", "失败或不全的原因与办法")
    seconds: float | None = stored("用时", "导入所用时间", unit="秒")
    pages: int | None = stored("页数", "PDF 页数")
    started_at: str = stored("开始时间", "ISO 8601，UTC", default="")


class FormerRow(Row):
    """A row that is no longer there, so that its address can say what became of it."""

    table_name: ClassVar[str] = "former_rows"
    table_title: ClassVar[str] = "旧行"
    table_description: ClassVar[str] = "重新导入或删除文件后不再存在的行，以及原处现在是哪一行"

    of_table: str = stored("表", "行所在的表", default="", column="table_name")
    row_id: int | None = stored("行", "该表中原来的编号")
    of_document: int | None = stored("原文件", "所属文件的编号")
    file_name: str = stored("文件名", "所属文件的名称", default="")
    page: int | None = stored("页", "原来所在的 PDF 页")
    quote: str | None = stored("原文", "所依据原文的开头；机构为其称呼")
    became: int | None = stored("现为", "同一处现在的行，没有则为空")
    gone_at: str = stored("时间", "ISO 8601，UTC", default="")


class Report(BaseModel):
    """What one run of `gouji ingest` did."""

    files: list[IngestLog] = Field(default_factory=list, description="One entry for each file, in order")

    @property
    def ok(self) -> bool:
        """Whether every file is in the database, whole."""
        return all(entry.status in ("done", "unchanged") for entry in self.files)
