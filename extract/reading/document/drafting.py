"""The pages of a PDF to drafts, any range of them: what is broken, too large or left out says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import pypdfium2

from extract.options import Options
from extract.reading.document.pages import read_page, read_page_again
from extract.reading.layout.draft import Draft
from extract.reading.page.frames import Turn
from extract.reading.page.opening import open_pdf
from extract.reading.page.size import TooLargeError

Step = Callable[[int, float], None]
"""Called with a page's number and the seconds it may take, before it is read."""

_READ_AGAIN = "第 {} 页改用 pdfplumber 读出（{}）；引用前请核对原图"
_UNREAD = "第 {} 页无法读取（{}）；可用其他软件另存 PDF 后再导入"


def count_pages(path: Path, password: str | None = None) -> int:
    """How many pages a PDF says it has.

    Raises:
        ReadingError: the file cannot be read; the message says why and what to do.
    """
    with open_pdf(path, password) as pdf:
        return len(pdf)


def read_drafts(
    path: Path,
    options: Options | None = None,
    pages: range | None = None,
    skip: Mapping[int, str] | None = None,
    step: Step = lambda number, seconds: None,
) -> list[Draft]:
    """The drafts of pages, of all by default, in order; pages count from 1.

    A page that fails is read by pdfplumber, and says so; one on which that fails too is kept as a page with
    status `failed`, one that is over a limit or in `skip` with status `skipped`. The others are read.

    Raises:
        ReadingError: the file cannot be read; the message says why and what to do.
    """
    options, skip = options or Options(ocr="never"), skip or {}
    with open_pdf(path, options.password) as pdf:
        numbers = pages or range(1, min(len(pdf), options.limits.pages) + 1)
        drafts = []
        for number in numbers:
            if number in skip:
                drafts.append(unread(number, "skipped", skip[number]))
                continue
            step(number, options.page_seconds)
            drafts.append(_draft(pdf, path, number, options))
        return drafts


def unread(number: int, status: Literal["failed", "skipped"], message: str) -> Draft:
    """The draft of a page that was not read, and why."""
    draft = Draft(number, 0.0, 0.0, Turn(0, 0.0, 0.0))
    draft.status, draft.source, draft.message = status, "none", message
    return draft


def _draft(pdf: pypdfium2.PdfDocument, path: Path, number: int, options: Options) -> Draft:
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        # Another reader would search the whole file for it, once for every page that is not there.
        return unread(number, "failed", _UNREAD.format(number, "文件里没有这一页的内容"))
    try:
        return read_page(page, number, options.ocr, options.limits)
    except TooLargeError as error:
        return unread(number, "skipped", str(error))
    except Exception as error:
        # Whatever a broken page does, the others are still wanted; the page says that it failed.
        return _once_more(path, number, options, error)
    finally:
        page.close()


def _once_more(path: Path, number: int, options: Options, error: Exception) -> Draft:
    """A page that could not be read the fast way."""
    try:
        draft = read_page_again(path, number, options.password)
    except Exception:
        return unread(number, "failed", _UNREAD.format(number, f"{type(error).__name__}: {error}"))
    draft.message = draft.message or _READ_AGAIN.format(number, type(error).__name__)
    return draft
