"""All that one document gives: what the readers, the records and the checks hand to the store."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.check import Check
from schemas.document import Document
from schemas.funding import Financial, Fund, FundingRound, Listing, Proceeds, Shareholding
from schemas.organization import Mention, Organization
from schemas.policy import Policy
from schemas.statistic import Statistic


@dataclass
class Extraction:
    """A document with every row made from it; rows refer to each other as objects until they are stored."""

    document: Document
    organizations: list[Organization] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    funding_rounds: list[FundingRound] = field(default_factory=list)
    shareholdings: list[Shareholding] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    proceeds: list[Proceeds] = field(default_factory=list)
    financials: list[Financial] = field(default_factory=list)
    funds: list[Fund] = field(default_factory=list)
    statistics: list[Statistic] = field(default_factory=list)
    policies: list[Policy] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
