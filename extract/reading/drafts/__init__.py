"""Drafts that people write and want checked.

In: Word, Markdown, text and PDF files. Out: `DraftText`: headings, paragraphs and table rows in order.
"""

from extract.reading.drafts.reader import SUFFIXES, DraftText, read_draft

__all__ = ["SUFFIXES", "DraftText", "read_draft"]
