"""A draft to its blocks, by the kind of file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import shown_name
from extract.reading.document.text_files import read_text
from extract.reading.drafts.markdown import blocks_of_markdown
from extract.reading.drafts.printed import blocks_of_document
from extract.reading.drafts.word import blocks_of_word
from extract.reading.files import ReadingError, read_bytes
from extract.reading.reader import read
from schemas import Document, DraftBlock

SUFFIXES = (".docx", ".md", ".txt", ".pdf")
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


@dataclass(slots=True)
class DraftText:
    """What a draft says, in order."""

    blocks: list[DraftBlock]
    notes: list[str] = field(default_factory=list)
    """What could not be read, in Chinese."""


def read_draft(path: str | Path, password: str | None = None) -> DraftText:
    """Headings, paragraphs and table rows of a draft; heads and feet of its pages are left out.

    Raises:
        ReadingError: the file cannot be read; the message says why and what to do.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".docx":
        found = DraftText(blocks_of_word(path, _word(path)))
    elif suffix == ".md":
        found = DraftText(blocks_of_markdown("\n".join(page.text for page in read_text(path).page_list)))
    elif suffix in (".txt", ".pdf"):
        document = _printed(path, password)
        found = DraftText(blocks_of_document(document), _unread(document))
    elif suffix in (".doc", ".wps"):
        raise ReadingError(f"{shown_name(path)} 是旧版文字处理格式；请另存为 .docx 后再核对")
    else:
        raise ReadingError(f"{shown_name(path)} 不是可核对的稿件；请给出 {' '.join(SUFFIXES)} 文件")
    if not found.blocks:
        raise ReadingError(f"{shown_name(path)} 里没有读出文字；若是扫描件，请换带文字的版本")
    return found


def _printed(path: Path, password: str | None) -> Document:
    """A PDF or text file as sources are read."""
    try:
        return read(path, password)
    except ReadingError as error:
        if "--password" in str(error):
            # What helps on ingest is no option of verify.
            raise ReadingError(f"{shown_name(path)} 有打开密码；请去掉密码后再核对") from error
        raise


def _word(path: Path) -> bytes:
    """The content of a Word file, refused where it cannot be one."""
    content = read_bytes(path)
    if not content:
        raise ReadingError(f"{shown_name(path)} 是空文件（0 字节）；请换一份文件")
    if content.startswith(_OLE):
        if _LOCKED in content:
            raise ReadingError(f"{shown_name(path)} 有打开密码；请在 Word 中去掉密码后再核对")
        raise ReadingError(f"{shown_name(path)} 其实是旧版 Word 格式（.doc）；请另存为 .docx 后再核对")
    return content


def _unread(document: Document) -> list[str]:
    """Pages without text that can be checked."""
    bad = [str(page.page) for page in document.page_list if page.status != "ok"]
    return [f"第 {'、'.join(bad)} 页没有读出文字，其中的数字未核对"] if bad else []
