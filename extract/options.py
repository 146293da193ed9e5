"""How a file is to be ingested: what a person may set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

KindOption = Literal["auto", "white_paper", "prospectus", "policy_notice", "other"]
OcrOption = Literal["auto", "never", "always"]


@dataclass(frozen=True)
class Options:
    """Settings of one run of `gouji ingest`; they travel to worker processes."""

    kind: KindOption = "auto"
    ocr: OcrOption = "auto"
    password: str | None = None
    vocabulary: Path | None = None
    """A folder of the user's own vocabulary files, added to those that come with gouji."""
