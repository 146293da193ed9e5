"""Key parts of an IPO prospectus: serif, black and white, many tables of holders and accounts."""

from __future__ import annotations

from corpus.generator.blocks import PAGE_BREAK, Group, Heading, contents
from corpus.generator.facts import Check
from corpus.generator.prospectus import accounts, business, capital, history, overview
from corpus.generator.prospectus.claims import CLAIMS
from corpus.generator.prospectus.front import COVER, DECLARATIONS, DEFINITIONS, TERMS_PAGE
from corpus.generator.prospectus.names import ISSUER, ORGANIZATIONS
from corpus.generator.sample import Sample

NAME = "prospectus-chengyu-2024"


def _checks() -> tuple[Check, ...]:
    return (*overview.CHECKS, *history.CHECKS, *capital.checks(), *accounts.checks(), *business.checks())


def sample() -> Sample:
    """The prospectus."""
    opening = (Group(DECLARATIONS, "opening"), *TERMS_PAGE, PAGE_BREAK)
    chapters = (*DEFINITIONS, *overview.BLOCKS, *history.BLOCKS, *business.BLOCKS)
    listed = Heading(1, "目　录", "contents", css="centred")
    body = (*opening, listed, contents((*opening, listed, *chapters)), PAGE_BREAK, *chapters)
    offering = {
        "shares_offered": 25000000,
        "price": 28.6,
        "total_raised": 715000000,
        "issue_cost": 66796500,
        "net_raised": 648203500,
        "exchange": "深圳证券交易所",
        "board": "创业板",
        "sponsor": "远江证券股份有限公司",
        "issue_date": "2024-06-18",
        "share_of_enlarged_capital_percent": 25.0,
        "pe": 33.9,
    }
    return Sample(
        name=NAME,
        header={
            "kind": "prospectus",
            "title": f"{ISSUER}首次公开发行股票并在创业板上市招股说明书",
            "issuer_full_name": ISSUER,
            "stock_code": "301999",
            "board": "深圳证券交易所创业板",
            "sponsor": "远江证券股份有限公司",
            "published_on": "2024-06-12",
        },
        style="prospectus.css",
        front=(COVER,),
        body=body,
        organizations=ORGANIZATIONS,
        claims=CLAIMS,
        checks=_checks(),
        rounds=capital.ROUNDS,
        snapshots=capital.snapshots(),
        projects=business.PROJECT_FACTS,
        statistics=False,
        spaced=True,
        label="prospectus",
        created="2024-06-12T08:00:00Z",
        more={"offering": offering},
    )
