"""Opening a file safely: what cannot be read is refused in one sentence that says what to do."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from extract.errors import shown_name
from extract.reading.files import ReadingError, read_bytes
from extract.reading.page.fonts import plain_fonts, system_fonts

_HEADER_WITHIN = 1024
_END_WITHIN = 2048


class _Pdf(pypdfium2.PdfDocument):  # type: ignore[misc]
    """A PDF that can be opened once more."""

    def __init__(self, content: bytes, password: str | None) -> None:
        super().__init__(content, password=password)
        self.content = content
        self.password = password


@contextlib.contextmanager
def open_pdf(
    path: Path, password: str | None = None, *, to_show: bool = False
) -> Iterator[pypdfium2.PdfDocument]:
    """An open PDF, to be read, or `to_show` to be drawn as it looks: missing fonts are found accordingly.

    Raises:
        ReadingError: not a PDF, empty, truncated, broken, or locked with another password.
    """
    content = read_bytes(path)
    if not content:
        raise ReadingError(f"{shown_name(path)} 是空文件（0 字节）；请重新下载")
    if b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise ReadingError(f"{shown_name(path)} 不是 PDF 文件（文件头不符）；请检查是否误存了网页或其他格式")
    try:
        document = _Pdf(content, password)
    except pypdfium2.PdfiumError as error:
        raise ReadingError(_explain(path, str(error), content, password)) from error
    try:
        if len(document) == 0:
            raise ReadingError(f"{shown_name(path)} 没有一页；请换一份文件")
        with system_fonts() if to_show else plain_fonts():
            yield document
    finally:
        document.close()


@contextlib.contextmanager
def to_show(page: pypdfium2.PdfPage, number: int) -> Iterator[pypdfium2.PdfPage]:
    """A page that is being read, to be drawn as it looks; `number` is its place in the document, from 1."""
    if not isinstance(page.pdf, _Pdf):
        yield page
        return
    with system_fonts():
        document = pypdfium2.PdfDocument(page.pdf.content, password=page.pdf.password)
        try:
            shown = document[number - 1]
            try:
                yield shown
            finally:
                shown.close()
        finally:
            document.close()


def _explain(path: Path, error: str, content: bytes, password: str | None) -> str:
    if "password" in error.lower():
        if password is None:
            return f"{shown_name(path)} 有打开密码；请用 --password 给出密码"
        return f"{shown_name(path)} 的密码不对；请用 --password 给出正确的密码"
    if "security" in error.lower():
        return f"{shown_name(path)} 使用了不支持的加密方式；请另存为不加密的 PDF"
    if b"%%EOF" not in content[-_END_WITHIN:]:
        return f"{shown_name(path)} 不完整（缺少文件结尾，可能下载中断）；请重新下载"
    return f"{shown_name(path)} 已损坏，无法打开；请换一份文件，或用其他软件另存后再导入"
