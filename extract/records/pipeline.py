"""A document to all the rows that are made from it."""

from __future__ import annotations

from extract.options import Options
from schemas import Document, Extraction


def extract_records(document: Document, options: Options) -> Extraction:
    """Every row that the document gives."""
    return Extraction(document)
