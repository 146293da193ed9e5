"""How a file is to be ingested: what a person may set."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

KindOption = Literal["auto", "white_paper", "prospectus", "policy_notice", "other"]
OcrOption = Literal["auto", "never", "always"]


@dataclass(frozen=True)
class Limits:
    """What one file may cost. What lies beyond says so, and the run goes on; nothing waits for ever.

    The defaults are several times what the largest honest documents take.
    """

    opening_seconds: float = 60.0
    """Of work, opening a file: finding out what it is and how many pages it has."""
    page_seconds: float = 30.0
    """Of work, reading one page."""
    ocr_page_seconds: float = 120.0
    """The same where pictures are recognised."""
    rows_seconds: float = 300.0
    """Of work, making the rows of one document from its pages and checking them."""
    document_seconds: float = 1_800.0
    """By the clock, reading all pages of one document; those that are left then are not read."""
    memory_mb: int = 600
    """Of one process that reads."""
    ocr_memory_mb: int = 1_400
    """Of one process that recognises pictures: the models alone take several hundred."""
    pages: int = 5_000
    """Of one document."""
    page_objects: int = 150_000
    """Lines, pictures and pieces of text on one page."""
    page_characters: int = 60_000
    """On one page."""
    file_megabytes: int = 1_000
    """Of a file."""
    text_characters: int = 20_000_000
    """Of a text file."""

    @classmethod
    def of(cls, settings: dict[str, str]) -> Limits:
        """Limits from words as a person types them.

        Raises:
            ValueError: an unknown name, or no positive number.
        """
        known: dict[str, type[float] | type[int]] = {
            item.name: int if isinstance(item.default, int) else float for item in fields(cls)
        }
        values: dict[str, float | int] = {}
        for name, text in settings.items():
            if name not in known:
                raise ValueError(f"没有名为 {name} 的上限；可用：{'、'.join(known)}")
            try:
                values[name] = known[name](text)
            except ValueError as error:
                raise ValueError(f"上限 {name} 须为数字，而不是 {text!r}") from error
            if not values[name] > 0:
                raise ValueError(f"上限 {name} 须大于零")
        return cls(**values)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Options:
    """Settings of one run of `gouji ingest`; they travel to worker processes."""

    kind: KindOption = "auto"
    ocr: OcrOption = "auto"
    password: str | None = None
    vocabulary: Path | None = None
    """A folder of the user's own vocabulary files, added to those that come with gouji."""
    limits: Limits = field(default_factory=Limits)

    @property
    def page_seconds(self) -> float:
        """Seconds of work that a page may take."""
        return self.limits.page_seconds if self.ocr == "never" else self.limits.ocr_page_seconds

    @property
    def memory_mb(self) -> int:
        """What a process that reads may hold."""
        return self.limits.memory_mb if self.ocr == "never" else self.limits.ocr_memory_mb
