"""A policy notice and the measures it issues: large serif type, red head, articles, an attached table."""

from __future__ import annotations

from corpus.generator.facts import Fund, Organization, Policy
from corpus.generator.policy import measures, notice, table
from corpus.generator.policy.claims import CHECKS, CLAIMS
from corpus.generator.quantities import exact
from corpus.generator.sample import Sample

NAME = "policy-huzhou-storage-2024"
REPEALED = "湖州市储能产业培育扶持暂行办法"
MUNICIPAL = (
    "市投资促进局",
    "市财政局",
    "市经济和信息化局",
    "市科技局",
    "市发展改革委",
    "市市场监管局",
    "市能源局",
    "市国资委",
    "市委金融办",
    "市委人才办",
    "市人力社保局",
    "市教育局",
    "市自然资源和规划局",
    "市生态环境局",
    "市政府",
    "各区县人民政府",
    "湖州南太湖新区管委会",
    "市委办公室",
    "市人大常委会办公室",
    "市政府办公室",
    "市政协办公室",
    "人民银行湖州市分行",
)
ORGANIZATIONS = (
    Organization(notice.BUREAU, "government", ("市新型储能产业发展局",)),
    Organization(f"{notice.BUREAU}办公室", "government"),
    *(Organization(name, "government") for name in MUNICIPAL),
    Organization("市供电公司", "firm"),
    Organization("湖州太湖源新型储能产业基金", "fund"),
)


def sample() -> Sample:
    """The policy notice."""
    issuer = (notice.BUREAU,)
    local = {"region": "浙江湖州", "level": "municipal"}
    return Sample(
        name=NAME,
        header={
            "kind": "policy_notice",
            "title": notice.TITLE,
            "attached_title": notice.ATTACHED,
            "document_number": notice.NUMBER,
            "issuers": list(issuer),
            "issued_on": "2024-04-26",
            "printed_on": "2024-04-28",
            "effective_on": "2024-06-01",
            "expires_on": "2027-12-31",
            "validity_text": "自2024年6月1日起施行，有效期至2027年12月31日",
            "recipients": notice.RECIPIENTS.split("，"),
            "repeals": [REPEALED],
            **local,
        },
        style="policy.css",
        front=(),
        body=(*notice.NOTICE, *measures.BLOCKS, *table.BLOCKS),
        organizations=ORGANIZATIONS,
        claims=CLAIMS,
        checks=CHECKS,
        funds=(
            Fund(
                "湖州太湖源新型储能产业基金",
                exact("50", "亿元"),
                "fund",
                None,
                None,
                "种子期、初创期企业",
                "浙江湖州",
            ),
        ),
        policies=(
            Policy(notice.TITLE, "notice-title", issuer, "2024-04-26", notice.NUMBER, **local),
            Policy(notice.ATTACHED, "attached-title", issuer, "2024-04-26", None, **local),
            Policy(REPEALED, "repealed", (), "2021", "湖储发〔2021〕7号", **local),
        ),
        label="arabic",
        created="2024-04-28T08:00:00Z",
    )
