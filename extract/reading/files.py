"""Files before they are read: what kinds there are, what one is known by, and what is said where one cannot be read.

Nothing here loads a reader, so that a run that has nothing to read begins and ends at once.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.errors import GoujiError

PDF_SUFFIXES = frozenset({".pdf"})
TEXT_SUFFIXES = frozenset({".txt"})


class ReadingError(GoujiError):
    """A file that cannot be read; the message names it and says what to do."""


def is_text(path: Path) -> bool:
    """Whether a file is read as text and has no pages of its own."""
    return path.suffix.lower() in TEXT_SUFFIXES


def digest(path: Path) -> str:
    """SHA-256 of the file's content: what a document is known by."""
    return hashlib.sha256(read_bytes(path)).hexdigest()


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises:
        ReadingError: it does not exist or may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError(f"{path} 不存在；请检查路径") from error
    except OSError as error:
        raise ReadingError(f"无法读取 {path}（{error.strerror}）；请检查权限") from error
