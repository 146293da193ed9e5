"""The data model: what is read, stored, queried and documented. One file a family."""

from schemas.check import (
    Check,
    CheckMember,
    DraftBlock,
    DraftFigure,
    DraftReport,
    FigureVerdict,
    Verdict,
    VerdictEvidence,
)
from schemas.columns import Column, Row
from schemas.document import (
    Document,
    DocumentFile,
    FigureValue,
    Page,
    PageLayout,
    Section,
    SourceFigure,
    SourceTable,
    TableCell,
)
from schemas.evidence import Box, Evidence, ExtractedRow, Part
from schemas.extraction import Extraction
from schemas.funding import (
    Financial,
    Fund,
    FundingParticipant,
    FundingRound,
    Listing,
    Proceeds,
    Shareholding,
)
from schemas.ingest import IngestLog, Report
from schemas.layout import Block, TextLine, boxes_of, of_kind
from schemas.organization import Mention, Organization, OrganizationName
from schemas.policy import MeasureAmount, Policy, PolicyMeasure
from schemas.statistic import Statistic

TABLES: tuple[type[Row], ...] = (
    Document,
    DocumentFile,
    Page,
    PageLayout,
    Evidence,
    Section,
    SourceTable,
    TableCell,
    SourceFigure,
    FigureValue,
    Organization,
    OrganizationName,
    Mention,
    FundingRound,
    FundingParticipant,
    Shareholding,
    Listing,
    Proceeds,
    Financial,
    Fund,
    Statistic,
    Policy,
    PolicyMeasure,
    MeasureAmount,
    Check,
    CheckMember,
    IngestLog,
)
"""Every stored model, parents before children."""

__all__ = [
    "TABLES",
    "Block",
    "Box",
    "Check",
    "CheckMember",
    "Column",
    "Document",
    "DocumentFile",
    "DraftBlock",
    "DraftFigure",
    "DraftReport",
    "Evidence",
    "ExtractedRow",
    "Extraction",
    "FigureValue",
    "FigureVerdict",
    "Financial",
    "Fund",
    "FundingParticipant",
    "FundingRound",
    "IngestLog",
    "Listing",
    "MeasureAmount",
    "Mention",
    "Organization",
    "OrganizationName",
    "Page",
    "PageLayout",
    "Part",
    "Policy",
    "PolicyMeasure",
    "Proceeds",
    "Report",
    "Row",
    "Section",
    "Shareholding",
    "SourceFigure",
    "SourceTable",
    "Statistic",
    "TableCell",
    "TextLine",
    "Verdict",
    "VerdictEvidence",
    "boxes_of",
    "of_kind",
]
