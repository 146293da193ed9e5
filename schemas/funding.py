"""Money that goes into firms: rounds, holdings, offerings, funds, and the accounts that show it."""

from __future__ import annotations

from typing import ClassVar, Literal

from schemas.columns import stored, transient
from schemas.evidence import ExtractedRow, StatedRow
from schemas.organization import Organization
from schemas.quantity import Qualifier

RoundKind = Literal[
    "round",
    "founding",
    "capital_increase",
    "share_transfer",
    "share_reform",
    "capital_reduction",
    "conversion",
    "merger",
    "ipo",
]
Role = Literal[
    "lead", "participant", "sole", "investor", "transferor", "transferee", "acquirer", "unspecified"
]


class FundingParticipant(ExtractedRow):
    """A party in a financing event."""

    table_name: ClassVar[str] = "funding_participants"
    table_title: ClassVar[str] = "融资参与方"
    table_description: ClassVar[str] = "融资事件的各方"

    round_id: int | None = stored("融资事件", "所属事件", references="funding_rounds", index=True)
    organization_id: int | None = stored("机构", "参与方", references="organizations", index=True)
    name: str = stored("名称", "与原文相同", default="")
    role: Role = stored(
        "角色",
        "lead 领投，participant 跟投，sole 独家，investor 认购方，transferor 转让方，transferee 受让方，"
        "acquirer 收购方，unspecified 未说明",
        default="unspecified",
    )
    amount_text: str | None = stored("金额原文", "与原文相同")
    amount_low: float | None = stored("金额下限", "该方的金额", unit="币种的基本单位")
    amount_high: float | None = stored("金额上限", "该方的金额", unit="币种的基本单位")
    currency: str | None = stored("币种", "ISO 4217")
    qualifier: Qualifier | None = stored("限定", "金额的限定")
    shares: float | None = stored("股数", "股份数；有限公司为注册资本", unit="股或元注册资本")
    ratio: float | None = stored("比例", "事件后的持股比例", unit="%")
    organization: Organization | None = transient("The party")


class FundingRound(StatedRow):
    """A financing or capital event of a firm."""

    table_name: ClassVar[str] = "funding_rounds"
    table_title: ClassVar[str] = "融资事件"
    table_description: ClassVar[str] = "企业的融资、增资、股权转让、股改、并购、上市等事件"

    organization_id: int | None = stored("机构", "融资企业", references="organizations", index=True)
    firm: str = stored("企业", "与原文相同", index=True, default="")
    date: str | None = stored("日期", "ISO 8601，精确到原文所印", index=True)
    date_kind: str | None = stored("日期性质", "日期所指，如 协议、决议、验资、工商变更")
    kind: RoundKind = stored(
        "类型",
        "round 融资轮次，founding 设立，capital_increase 增资，share_transfer 股权转让，share_reform 整体变更，"
        "capital_reduction 减资，conversion 转增，merger 并购，ipo 首次公开发行",
        default="round",
    )
    round: str | None = stored("轮次", "原文披露的轮次，统一写法；未披露为空")
    amount_text: str | None = stored("金额原文", "与原文相同")
    amount_low: float | None = stored("金额下限", "融资金额", unit="币种的基本单位")
    amount_high: float | None = stored("金额上限", "融资金额", unit="币种的基本单位")
    currency: str | None = stored("币种", "ISO 4217")
    qualifier: Qualifier | None = stored("限定", "金额的限定")
    price_per_share: float | None = stored("每股价格", "每股或每元注册资本的价格", unit="元")
    pre_money: float | None = stored("投前估值", "投资前估值", unit="币种的基本单位")
    post_money: float | None = stored("投后估值", "投资后估值", unit="币种的基本单位")
    capital_before: float | None = stored("变更前资本", "变更前的注册资本或股本", unit="元或股")
    capital_after: float | None = stored("变更后资本", "变更后的注册资本或股本", unit="元或股")
    note: str | None = stored("说明", "推定或存疑之处")
    table_id: int | None = stored("表格", "读自表格时的表格", references="source_tables")
    organization: Organization | None = transient("The firm")
    participants: list[FundingParticipant] = transient("Its parties", default_factory=list)
    table_index: int | None = transient("Index of the table in the document")


class Shareholding(StatedRow):
    """A holder in a snapshot of who holds a firm."""

    table_name: ClassVar[str] = "shareholdings"
    table_title: ClassVar[str] = "持股"
    table_description: ClassVar[str] = "某一时点的股东及持股"

    organization_id: int | None = stored("机构", "发行人", references="organizations", index=True)
    firm: str | None = stored("企业", "与原文相同")
    as_of: str | None = stored("时点", "日期，或原文所印的说法", index=True)
    holder: str = stored("股东", "与原文相同", index=True, default="")
    holder_id: int | None = stored("股东机构", "股东为机构时", references="organizations", index=True)
    holder_kind: str | None = stored("股东类别", "自然人、企业、基金、员工持股平台、国有股东等")
    shares: float | None = stored("股数", "股份数；有限公司为注册资本", unit="股或元注册资本")
    ratio: float | None = stored("比例", "持股比例", unit="%")
    table_id: int | None = stored("表格", "所在表格", references="source_tables")
    note: str | None = stored("说明", "单位存疑等")
    organization: Organization | None = transient("The issuer")
    holder_organization: Organization | None = transient("The holder, unless a natural person")
    table_index: int | None = transient("Index of the table in the document")


class Listing(StatedRow):
    """A listing or offering of a firm."""

    table_name: ClassVar[str] = "listings"
    table_title: ClassVar[str] = "上市与发行"
    table_description: ClassVar[str] = "企业的上市或公开发行"

    organization_id: int | None = stored("机构", "发行人", references="organizations", index=True)
    firm: str = stored("企业", "与原文相同", default="")
    board: str | None = stored("板块", "主板、创业板、科创板、北交所等")
    exchange: str | None = stored("交易所", "上市的交易所")
    stock_code: str | None = stored("证券代码", "原文给出的证券代码")
    listed_on: str | None = stored("上市日期", "ISO 8601")
    shares_offered: float | None = stored("发行股数", "本次发行的股数", unit="股")
    price: float | None = stored("发行价", "每股发行价", unit="元")
    raised_low: float | None = stored("募资下限", "募集资金总额", unit="元")
    raised_high: float | None = stored("募资上限", "募集资金总额", unit="元")
    raised_net: float | None = stored("募资净额", "扣除发行费用后的净额", unit="元")
    sponsor: str | None = stored("保荐机构", "保荐机构或主承销商")
    organization: Organization | None = transient("The issuer")


class Proceeds(StatedRow):
    """A project that the proceeds of an offering pay for."""

    table_name: ClassVar[str] = "proceeds"
    table_title: ClassVar[str] = "募集资金用途"
    table_description: ClassVar[str] = "募集资金拟投项目"

    organization_id: int | None = stored("机构", "发行人", references="organizations", index=True)
    project: str = stored("项目", "与原文相同", default="")
    total_investment: float | None = stored("总投资", "项目总投资", unit="元")
    planned_use: float | None = stored("拟投入", "拟投入募集资金", unit="元")
    table_id: int | None = stored("表格", "所在表格", references="source_tables")
    organization: Organization | None = transient("The issuer")
    table_index: int | None = transient("Index of the table in the document")


class Financial(StatedRow):
    """An indicator of a firm for a period."""

    table_name: ClassVar[str] = "financials"
    table_title: ClassVar[str] = "财务数据"
    table_description: ClassVar[str] = "财务报表与主要财务指标"

    organization_id: int | None = stored("机构", "所属企业", references="organizations", index=True)
    indicator: str = stored("指标", "与原文相同", index=True, default="")
    period: str | None = stored("期间", "ISO 8601 的年、月、日或区间", index=True)
    value: float | None = stored("数值", "以 unit 为单位")
    unit: str | None = stored("单位", "元、%、元/股、次等")
    statement: str | None = stored("报表", "所在报表，如 合并资产负债表")
    table_id: int | None = stored("表格", "所在表格", references="source_tables", index=True)
    cell_row: int | None = stored("行", "表格中的行")
    cell_column: int | None = stored("列", "表格中的列")
    organization: Organization | None = transient("The firm")
    table_index: int | None = transient("Index of the table in the document")


class Fund(StatedRow):
    """A government guidance fund or an industry fund."""

    table_name: ClassVar[str] = "funds"
    table_title: ClassVar[str] = "基金"
    table_description: ClassVar[str] = "政府引导基金与产业基金"

    organization_id: int | None = stored("机构", "基金本身", references="organizations", index=True)
    name: str = stored("基金名称", "与原文相同", index=True, default="")
    level: str | None = stored("级别", "国家级、省级、市级等，与原文相同")
    mode: str | None = stored("投资模式", "直投、母基金等，与原文相同")
    fields: str | None = stored("投向", "投资领域，与原文相同")
    size_text: str | None = stored("规模原文", "与原文相同")
    size_low: float | None = stored("规模下限", "基金规模", unit="币种的基本单位")
    size_high: float | None = stored("规模上限", "基金规模", unit="币种的基本单位")
    currency: str | None = stored("币种", "ISO 4217")
    qualifier: Qualifier | None = stored("限定", "规模的限定")
    region: str | None = stored("地区", "基金所属地区")
    founder: str | None = stored("发起方", "设立或发起的机构，与原文相同")
    table_id: int | None = stored("表格", "读自表格时的表格", references="source_tables")
    organization: Organization | None = transient("The fund as an organization")
    table_index: int | None = transient("Index of the table in the document")
