"""Policies, their measures, and the sums, ratios and targets in them."""

from __future__ import annotations

from typing import ClassVar, Literal

from schemas.columns import stored, transient
from schemas.evidence import ExtractedRow
from schemas.quantity import Qualifier

PolicyLevel = Literal["national", "provincial", "municipal", "county"]

AmountRole = Literal["support", "cap", "threshold", "base", "target", "fine", "fund"]


class MeasureAmount(ExtractedRow):
    """A sum, ratio or target of a measure."""

    table_name: ClassVar[str] = "measure_amounts"
    table_title: ClassVar[str] = "举措数额"
    table_description: ClassVar[str] = "举措中的金额、比例与目标"

    measure_id: int | None = stored("举措", "所属举措", references="policy_measures", index=True)
    kind: Literal["amount", "ratio", "target"] = stored(
        "种类", "amount 金额，ratio 比例，target 目标", default="amount"
    )
    text: str = stored("原文", "与原文相同", default="")
    low: float | None = stored("下限", "开口一侧为空")
    high: float | None = stored("上限", "开口一侧为空")
    unit: str | None = stored("单位", "金额为元，比例为 % 或倍，目标与名额为印出的单位")
    currency: str | None = stored("币种", "金额的币种，ISO 4217")
    qualifier: Qualifier = stored("限定", "数额的限定", default="exact")
    condition: str | None = stored("条件", "适用的条件，或比例所对的基数")
    per: str | None = stored("每份", "按什么给：每家、每年、单个项目、每引进1名")
    role: AmountRole | None = stored(
        "性质",
        "support 扶持，cap 上限或名额，threshold 门槛，base 计算基数，target 目标，fine 罚款，fund 基金规模",
    )
    due: str | None = stored("期限", "目标的期限，ISO 8601")


class PolicyMeasure(ExtractedRow):
    """A measure of a policy."""

    table_name: ClassVar[str] = "policy_measures"
    table_title: ClassVar[str] = "政策举措"
    table_description: ClassVar[str] = "政策文件中的举措"

    policy_id: int | None = stored("政策", "所属政策", references="policies", index=True)
    parent_id: int | None = stored("上级", "上一级举措", references="policy_measures")
    number: str | None = stored("序号", "自上而下的序号，以 / 相连")
    title: str | None = stored("标题", "印出的标题")
    text: str = stored("内容", "与原文相同", default="")
    role: str | None = stored(
        "性质", "measure 举措，section 章节，preamble 引言，scope 范围，final 附则，condition 条件"
    )
    instruments: list[str] = stored("政策工具", "补贴、奖励、贷款、基金、税收等", default=[])
    responsible: list[str] = stored("责任单位", "与原文相同", default=[])
    obliged: list[str] = stored("义务与申请主体", "应当、不得或可以申请的人，与原文相同", default=[])
    beneficiaries: str | None = stored("支持对象", "与原文相同")
    parent: PolicyMeasure | None = transient("The measure above")
    amounts: list[MeasureAmount] = transient("Its sums, ratios and targets", default_factory=list)


class Policy(ExtractedRow):
    """A policy that is named in a document, or is the document."""

    table_name: ClassVar[str] = "policies"
    table_title: ClassVar[str] = "政策"
    table_description: ClassVar[str] = "文中提到的或已导入的政策文件"

    title: str | None = stored("名称", "与原文相同，不含书名号；表格只列地区与举措时为空", index=True)
    document_number: str | None = stored("文号", "发文字号")
    issuers: list[str] = stored("发文机关", "与原文相同", default=[])
    issued_on: str | None = stored("成文日期", "ISO 8601", index=True)
    effective_on: str | None = stored("施行日期", "ISO 8601")
    expires_on: str | None = stored("失效日期", "ISO 8601")
    region: str | None = stored("地区", "适用地区", index=True)
    level: PolicyLevel | None = stored("级别", "national 国家，provincial 省，municipal 市，county 区县")
    addressees: str | None = stored("主送机关", "与原文相同")
    printed_on: str | None = stored("印发日期", "ISO 8601")
    validity: str | None = stored("有效期原文", "与原文相同")
    repeals: list[str] = stored("废止", "同时废止的文件", default=[])
    attachments: list[str] = stored("附件", "附件名称", default=[])
    contact: str | None = stored("咨询方式", "与原文相同")
    application_period: str | None = stored("申报时间", "与原文相同")
    issued_with: int | None = stored("印发通知", "印发本文件的通知", references="policies")
    is_document: bool = stored("即本文件", "1 为文件本身，0 为文中提到", default=False)
    table_id: int | None = stored("表格", "读自表格时的表格", references="source_tables")
    notice: Policy | None = transient("The notice that issues it")
    measures: list[PolicyMeasure] = transient("Its measures", default_factory=list)
    table_index: int | None = transient("Index of the table in the document")
