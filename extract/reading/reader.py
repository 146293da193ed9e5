"""A file to a document."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.reading.document.assemble import assemble
from extract.reading.document.pages import read_page, read_page_again
from extract.reading.document.text_files import read_text
from extract.reading.layout.draft import Draft
from extract.reading.page.frames import Turn
from extract.reading.page.opening import open_pdf, read_bytes
from schemas import Document

PDF_SUFFIXES = frozenset({".pdf"})
TEXT_SUFFIXES = frozenset({".txt"})
_READ_AGAIN = "第 {} 页改用 pdfplumber 读出（{}）；引用前请核对原图"


def read(path: str | Path, password: str | None = None, ocr: str = "auto") -> Document:
    """Read a PDF or a text file: pages with their text, headings, tables and figures, each with its place.

    `ocr` is `auto` to recognise pages without readable text and tables that are pictures (where recognition
    is installed), `always` for all pictures, or `never`.

    Raises:
        ReadingError: the file cannot be read; the message says why and what to do.
    """
    path = Path(path)
    if path.suffix.lower() in TEXT_SUFFIXES:
        document = read_text(path)
    else:
        document = assemble(read_drafts(path, password, ocr))
    document.sha256 = digest(path)
    document.file_name = path.name
    document.source_path = str(path.resolve())
    return document


def read_drafts(path: Path, password: str | None = None, ocr: str = "never") -> list[Draft]:
    """The drafts of all pages.

    A page that fails is read by pdfplumber, and says so; one on which that fails too is kept as a page with
    status `failed`. The others are read.
    """
    drafts: list[Draft] = []
    with open_pdf(path, password) as pdf:
        for index in range(len(pdf)):
            try:
                page = pdf[index]
                try:
                    drafts.append(read_page(page, index + 1, ocr))
                finally:
                    page.close()
            except Exception as error:
                # Whatever a broken page does, the others are still wanted; the page says that it failed.
                drafts.append(_once_more(path, index + 1, password, error))
    return drafts


def digest(path: Path) -> str:
    """SHA-256 of the file's content: what a document is known by."""
    return hashlib.sha256(read_bytes(path)).hexdigest()


def _once_more(path: Path, number: int, password: str | None, error: Exception) -> Draft:
    """A page that could not be read the fast way."""
    try:
        draft = read_page_again(path, number, password)
    except Exception:
        return _failed(number, error)
    draft.message = draft.message or _READ_AGAIN.format(number, type(error).__name__)
    return draft


def _failed(number: int, error: Exception) -> Draft:
    draft = Draft(number, 0.0, 0.0, Turn(0, 0.0, 0.0))
    draft.status, draft.source = "failed", "none"
    draft.message = (
        f"第 {number} 页无法读取（{type(error).__name__}: {error}）；可用其他软件另存 PDF 后再导入"
    )
    return draft
