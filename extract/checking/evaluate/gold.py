"""What is compared: a file of expected rows, and what a database holds of the same document."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from extract.errors import GoujiError

Record = dict[str, Any]
"""A row by column name, or an entry of a gold file."""

_LAYERS = {"figure captions": "figures", "measures": "policies"}
"""The name under which a gold file keeps the pages of a list, where it is another than the list's."""


class GoldError(GoujiError):
    """A gold file that cannot be used; the message says which and what to do."""


@dataclass(frozen=True)
class Gold:
    """The expected rows of one document."""

    path: Path
    content: Record

    @property
    def document(self) -> Record:
        """What is expected of the document itself: its file, kind, title …"""
        found: Record = self.content["document"]
        return found

    @property
    def file_name(self) -> str:
        """The document's file name."""
        return Path(self.document["file"]).name

    def entries(self, name: str) -> list[Record] | None:
        """The expected rows of a list; None where the file does not label it."""
        found: list[Record] | None = self.content.get(name)
        return found

    def covers(self, name: str, page: int | None) -> bool:
        """Whether a list was labelled on a page; what is found elsewhere is left out of account."""
        by_layer = self.document.get("annotated_pages_by_layer") or {}
        pages = by_layer.get(_LAYERS.get(name, name))
        if pages is None:
            pages = self.document.get("annotated_pages", self.document.get("annotated_pdf_pages"))
        return pages is None or page in pages

    @property
    def names_all_organizations(self) -> bool:
        """Whether organizations are labelled in full; where each list has its own pages, they are samples."""
        return "annotated_pages_by_layer" not in self.document


@dataclass
class Found:
    """What a database holds of one document."""

    document: Record = field(default_factory=dict)
    rows: dict[str, list[Record]] = field(default_factory=dict)
    """The rows of each table."""
    names: dict[int, set[str]] = field(default_factory=dict)
    """The names of each organization, in all documents."""

    def on_pages(self, gold: Gold, table: str, name: str | None = None) -> list[Record]:
        """The rows of a table on the pages where the list `name` was labelled."""
        return [row for row in self.rows.get(table, []) if gold.covers(name or table, row["page"])]


def load(path: Path) -> Gold:
    """A gold file.

    Raises:
        GoldError: it cannot be read, is no YAML, or does not say which document it is about.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"无法读取标注文件 {path}；请检查路径与编码（UTF-8）") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise GoldError(f"{path} 第 {mark.line + 1 if mark else '?'} 行不合 YAML 格式") from error
    if not isinstance(content, dict) or not isinstance(content.get("document"), dict):
        raise GoldError(f"{path} 没有 document 一节，不是标注文件；格式见 corpus/samples/*.yaml")
    if not content["document"].get("file"):
        raise GoldError(f"{path} 的 document 没有写明 file（文件名）")
    return Gold(path, content)
