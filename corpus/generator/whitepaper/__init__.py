"""A white paper on investment in energy storage: sans serif, teal, charts and tables of every ruling."""

from __future__ import annotations

from corpus.generator.blocks import PAGE_BREAK, Contents, Group, Heading, contents, walk
from corpus.generator.charts import Figure
from corpus.generator.facts import Organization
from corpus.generator.sample import Sample
from corpus.generator.tables import Table
from corpus.generator.whitepaper import deals, industry, market, outlook
from corpus.generator.whitepaper.claims import CLAIMS, PROSE_CHECKS
from corpus.generator.whitepaper.front import COVER, FOREWORD, IMPRINT
from corpus.generator.whitepaper.tables import checks

NAME = "whitepaper-storage-2023"

PUBLISHERS = (
    Organization("江海储能产业研究院", "research", ("Jianghai Energy Storage Industry Institute",)),
    Organization("江海新型储能产业联盟", "association", ("联盟",)),
    Organization("泽晖会计师事务所（特殊普通合伙）", "intermediary"),
)
GOVERNMENT = tuple(
    Organization(name, "government")
    for name in ("国家发展改革委", "国家能源局", "工业和信息化部", "国家统计局")
)
INVESTORS = (
    "青禾岭创投",
    "东序资本",
    "海桐湾资本",
    "砚池创投",
    "旭麓资本",
    "明渠产投",
    "霁川资本",
    "远樟资本",
    "鲸屿资本",
    "蓝岫投资",
)


def organizations() -> tuple[Organization, ...]:
    """Every organization that is named, firms and funds from the tables."""
    firms = list(dict.fromkeys([deal.firm for deal in deals.DEALS] + ["澄屿科技"]))
    funds = [name for name, *_ in deals.FUNDS] + ["融昇储能产业基金", "云岫岭基金", "东序智造基金"]
    return (
        *PUBLISHERS,
        *GOVERNMENT,
        *(Organization(name, "firm") for name in firms),
        *(Organization(name, "investor") for name in INVESTORS),
        *(Organization(name, "fund") for name in funds),
    )


def sample() -> Sample:
    """The white paper."""
    body = (*industry.BLOCKS, *market.BLOCKS, *outlook.BLOCKS)
    captioned = [b for b in walk(body) if isinstance(b, Figure | Table) and b.number != "附表"]
    figures, tables = (
        Contents(tuple((1, f"{b.number}　{b.caption}", b.key) for b in captioned if isinstance(b, kind)))
        for kind in (Figure, Table)
    )
    front = (
        COVER,
        IMPRINT,
        Group(FOREWORD, "foreword"),
        Heading(1, "目　录", "contents", listed=False, css="front-title"),
        contents(body),
        PAGE_BREAK,
        Heading(1, "图 目 录", "figure-list", listed=False, css="front-title"),
        figures,
        Heading(1, "表 目 录", "table-list", listed=False, css="front-title"),
        tables,
    )
    return Sample(
        name=NAME,
        header={
            "kind": "white_paper",
            "title": "中国新型储能产业投融资白皮书（2023年）",
            "issuers": ["江海储能产业研究院", "江海新型储能产业联盟"],
            "published_on": "2024-03",
        },
        style="whitepaper.css",
        front=front,
        body=body,
        organizations=organizations(),
        claims=CLAIMS,
        checks=(*checks(), *PROSE_CHECKS),
        rounds=market.ROUNDS,
        funds=(*deals.FUND_FACTS, outlook.FUND_IN_TEXT),
        policies=industry.POLICIES,
        label="roman_front",
        created="2024-03-18T09:00:00Z",
    )
