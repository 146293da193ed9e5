"""Quantitative statements."""

from __future__ import annotations

from typing import ClassVar, Literal

from schemas.columns import stored, transient
from schemas.evidence import StatedRow
from schemas.quantity import Qualifier

Relation = Literal["level", "share", "growth", "change", "rank", "multiple"]
Modality = Literal["actual", "planned", "expected", "target"]


class Statistic(StatedRow):
    """One figure that the source states of something."""

    table_name: ClassVar[str] = "statistics"
    table_title: ClassVar[str] = "统计数据"
    table_description: ClassVar[str] = "原文陈述的数字：谁、什么指标、多少、何时、何地"

    subject: str | None = stored("对象", "数字所说的事物", index=True)
    metric: str | None = stored("指标", "所说的方面，如 数量、融资规模、同比增长", index=True)
    text: str | None = stored("数字原文", "与原文相同")
    value: float | None = stored("数值", "基本单位；百分数存印出的数")
    low: float | None = stored("下限", "开口一侧为空")
    high: float | None = stored("上限", "开口一侧为空")
    unit: str | None = stored("单位", "元、家、%、百分点等")
    qualifier: Qualifier = stored(
        "限定",
        "exact 恰为，about 约，more_than 超过，at_least 不低于，less_than 不足，at_most 不超过，nearly 近，several 数，"
        "range 区间，undisclosed 未披露",
        default="exact",
    )
    period: str | None = stored("时期", "ISO 8601 的年、月、日或区间", index=True)
    period_text: str | None = stored("时期原文", "据以确定时期的字句")
    region: str | None = stored("地区", "数字所限的地区")
    relation: Relation = stored(
        "关系",
        "level 水平，share 占比，growth 增长率，change 增减量，rank 位次，multiple 倍数",
        default="level",
    )
    base: str | None = stored("基数", "占比或倍数所对的整体")
    inferred: str | None = stored("推定", "由上下文推定的字段")
    table_id: int | None = stored("表格", "读自表格时的表格", references="source_tables", index=True)
    cell_id: int | None = stored("单元格", "读自表格时的单元格", references="table_cells")
    modality: Modality = stored(
        "语态", "actual 实际，planned 计划，expected 预计，target 目标", default="actual"
    )
    table_index: int | None = transient("Index of the table in the document")
    cell_index: int | None = transient("Index of the cell in the table")
