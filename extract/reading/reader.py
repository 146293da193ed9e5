"""A file to a document."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from extract.errors import shown_name
from extract.options import OcrOption, Options
from extract.reading.document.assemble import assemble
from extract.reading.document.drafting import read_drafts
from extract.reading.document.text_files import read_text
from extract.reading.files import digest, is_text
from extract.reading.layout.draft import Draft
from schemas import Document


def read(path: str | Path, password: str | None = None, ocr: str = "auto") -> Document:
    """Read a PDF or a text file: pages with their text, headings, tables and figures, each with its place.

    `ocr` is `auto` to recognise pages without readable text and tables that are pictures (where recognition
    is installed), `always` for all pictures, or `never`.

    Raises:
        ReadingError: the file cannot be read; the message says why and what to do.
    """
    path = Path(path)
    options = Options(ocr=cast("OcrOption", ocr), password=password)
    return document_of(path, None if is_text(path) else read_drafts(path, options), options)


def document_of(path: Path, drafts: list[Draft] | None, options: Options) -> Document:
    """The document of a PDF whose pages have been read (the drafts are used up), or of a text file.

    Raises:
        ReadingError: the text file cannot be read; the message says why and what to do.
    """
    document = read_text(path, options.limits) if drafts is None else assemble(drafts)
    document.sha256 = digest(path)
    document.file_name = shown_name(path)
    document.source_path = str(path.resolve())
    return document
