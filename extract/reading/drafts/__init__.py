"""Drafts that people write: Word, Markdown, text and PDF files to headings, paragraphs and table rows in order."""

from extract.reading.drafts.reader import SUFFIXES, DraftText, read_draft

__all__ = ["SUFFIXES", "DraftText", "read_draft"]
