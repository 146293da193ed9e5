"""What staff have said of rows; the judgements themselves live in review.db."""

from __future__ import annotations

from typing import ClassVar, Literal

from schemas.columns import Row, stored

Judgement = Literal["right", "wrong", "changed"]


class Correction(Row):
    """A judgement of staff as it applies to a row of this database."""

    table_name: ClassVar[str] = "corrections"
    table_title: ClassVar[str] = "校对"
    table_description: ClassVar[str] = "人对数据行的判断：对、错或改；重新导入后仍在"

    document_id: int | None = stored("文件", "所属文件", references="documents", index=True)
    of_table: str = stored("表", "行所在的表", default="", column="table_name")
    row_id: int | None = stored("行", "该表中的编号", index=True)
    field: str = stored("列", "所改的列；对整行的判断为空", default="")
    judgement: Judgement = stored("判断", "right 对，wrong 错，changed 改", default="right")
    old_value: str | None = stored("原值", "改之前读出的值，JSON")
    new_value: str | None = stored("新值", "改后的值，JSON")
    by_whom: str = stored("校对人", "登录的名字", default="")
    made_at: str = stored("时间", "ISO 8601，UTC", default="")
    review_id: int | None = stored("校对号", "review.db 中的编号")
