"""Organizations, the names they go by, and the places that name them."""

from __future__ import annotations

from typing import ClassVar, Literal

from schemas.columns import Row, stored, transient
from schemas.evidence import ExtractedRow

OrganizationKind = Literal[
    "firm",
    "investor",
    "fund",
    "government",
    "exchange",
    "association",
    "research",
    "media",
    "intermediary",
    "other",
]
NameKind = Literal["full", "short", "english", "alias"]


class Organization(Row):
    """One organization, whatever it is called."""

    table_name: ClassVar[str] = "organizations"
    table_title: ClassVar[str] = "机构"
    table_description: ClassVar[str] = "企业、投资机构、基金、政府部门等；同一机构的各种称呼归为一条"

    name: str = stored("名称", "最常用的称呼", index=True, default="")
    full_name: str | None = stored("全称", "原文中出现过的全称")
    kind: OrganizationKind = stored(
        "类别",
        "firm 企业，investor 投资机构，fund 基金，government 政府部门，exchange 交易所，association 协会联盟，"
        "research 研究机构，media 媒体，intermediary 中介机构，other 其他",
        default="other",
    )
    region: str | None = stored("地区", "注册地或所在地，原文给出或由全称得出")
    stock_code: str | None = stored("证券代码", "原文给出的证券代码")
    names: list[OrganizationName] = transient("The forms under which it was met", default_factory=list)


class OrganizationName(Row):
    """A surface form of an organization in a document."""

    table_name: ClassVar[str] = "organization_names"
    table_title: ClassVar[str] = "机构称呼"
    table_description: ClassVar[str] = "机构在各文件中的称呼"

    organization_id: int | None = stored("机构", "所指机构", references="organizations", index=True)
    name: str = stored("称呼", "与原文相同", index=True, default="")
    kind: NameKind = stored(
        "种类", "full 全称，short 简称，english 外文名，alias 仅在本文件内有效的代称", default="short"
    )
    document_id: int | None = stored("文件", "出现的文件", references="documents", index=True)
    key: str = stored("归并键", "去掉空白与标点、统一全半角后的称呼", index=True, default="")


class Mention(ExtractedRow):
    """A place where an organization is named."""

    table_name: ClassVar[str] = "mentions"
    table_title: ClassVar[str] = "机构提及"
    table_description: ClassVar[str] = "原文中提到机构之处"

    organization_id: int | None = stored("机构", "所指机构", references="organizations", index=True)
    name: str = stored("称呼", "与原文相同", default="")
    organization: Organization | None = transient("The organization meant")
