"""Where the real documents and labels lie that some benchmarks measure on; they are no part of the project."""

from __future__ import annotations

import os
from pathlib import Path


def shared_folder() -> Path:
    """The folder that GOUJI_SHARED names, else `shared` beside the repository; it need not be there."""
    named = os.environ.get("GOUJI_SHARED")
    return Path(named) if named else Path(__file__).resolve().parents[1].parent / "shared"
